"""A document as a Word file: its text after the tracked changes, numbers as literal text, bookmarks kept."""

import re
from collections.abc import Iterator, Sequence

from goodoffices.text.document import Block, Document, Kind
from goodoffices.text.language import Direction, direction_of
from goodoffices.text.write.grid import Grid, cell_of_block, laid_out
from goodoffices.text.write.indent import indent_of
from goodoffices.text.write.shown import shown
from goodoffices.text.write.word.container import Sheets, packed
from goodoffices.text.write.word.oxml import Element, Properties, directed, element, paragraph, run
from goodoffices.text.write.word.page import footer, header
from goodoffices.text.write.word.provisions import gap_after, indented, style_of
from goodoffices.text.write.word.styles import mirrored, styles
from goodoffices.text.write.word.tables import WIDTH, filled

_NAME = re.compile(r"[^\W\d_]\w{0,39}")


def write_document_word(document: Document) -> bytes:
    """Return the document as a Word file (.docx), the same bytes each time."""
    return packed(document_sheets(document))


def document_sheets(document: Document) -> Sheets:
    """Return all that goes into the file of a document."""
    language = document.language
    direction = direction_of("".join(block.text for block in document.blocks[:20]), language)
    title = shown(document.title or document.source)
    languages = tuple(dict.fromkeys(one.language or language for one in document.blocks))
    rtl = frozenset(one.language or language for one in document.blocks if one.direction is Direction.RTL)
    return Sheets(
        title=title,
        language=language,
        rtl=direction is Direction.RTL,
        body=list(_Painter(language).painted(document.blocks)),
        header=header("", direction, language),
        footer=footer(title, direction, language, WIDTH),
        styles=styles(languages, rtl),
    )


class _Painter:
    """Paints blocks; each bookmark once, for a name stands for one place in a file."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.bookmarks: set[str] = set()

    def painted(self, blocks: Sequence[Block]) -> Iterator[Element]:
        for one in laid_out(blocks, cell_of_block):
            if isinstance(one, tuple):
                yield self.table(one)
                # Between two tables, or Word makes one of them.
                yield paragraph({"pStyle": "Legend"})
            else:
                yield self.block(one)

    def block(self, block: Block) -> Element:
        children = list(self._words(block))
        for name in block.bookmarks:
            if _NAME.fullmatch(name) and name.lower() not in self.bookmarks:
                number = str(len(self.bookmarks))
                self.bookmarks.add(name.lower())
                children.insert(0, element("bookmarkStart", {"id": number, "name": name}))
                children.append(element("bookmarkEnd", {"id": number}))
        return paragraph(self._properties(block), *children)

    def table(self, rows: Grid[Block]) -> Element:
        direction = next(one.direction for row in rows for blocks in row for one in blocks)
        return filled([[[self.block(one) for one in blocks] for blocks in row] for row in rows], direction)

    def _words(self, block: Block) -> Iterator[Element]:
        language = block.language or self.language
        if block.label:
            label = shown(block.label)
            gap = gap_after(indent_of(block.kind, block.level, block.label)) if block.text else ""
            yield run(f"{label}{gap}", {"rStyle": "Label", **directed(label, block.direction, language)})
        if block.text:
            text = shown(block.text)
            yield run(text, directed(text, block.direction, language))

    def _properties(self, block: Block) -> Properties:
        if block.kind is Kind.CELL and block.cell is not None:
            return {"pStyle": "Provision", "spacing": {"before": "20", "after": "20"}, **mirrored(block.direction)}
        indent = indent_of(block.kind, block.level, block.label)
        return {"pStyle": style_of(block.kind, block.level), **indented(indent), **mirrored(block.direction)}
