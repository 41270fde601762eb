"""Writes a text of the case as the Word file that its author would have saved.

The package is written by hand, and stored without compression, because every library drops some of what the
case has to show (tracked moves, inserted rows, replies to comments) and because the bytes must not depend on the
machine. The order of the elements is that of the schema, ECMA-376 part 1, section 17.
"""

import io
import zipfile
from collections.abc import Iterator
from itertools import count, groupby
from xml.sax.saxutils import escape, quoteattr

from scripts.demo_case import parts
from scripts.demo_case.numbers import Numbers
from scripts.demo_case.source import Edge, NoteMark, Piece, Sign, Source, SourceBlock, Style, Tracked, Words

_ELEMENT = {Sign.INSERTED: "ins", Sign.DELETED: "del", Sign.MOVED_AWAY: "moveFrom", Sign.MOVED_HERE: "moveTo"}
_STYLE = {
    Style.TITLE: "Title",
    Style.SUBTITLE: "Subtitle",
    Style.HEADING: "Heading1",
    Style.SECTION: "Heading1",
    Style.CLAUSE: "Clause",
    Style.ITEM: "Item",
    Style.PLAIN: "BodyText",
    Style.ROW: "TableText",
}
_LEVEL = {Style.SECTION: 0, Style.CLAUSE: 1, Style.ITEM: 2}
_WIDTHS = (1300, 1300, 1700, 1700, 3072)


def word_file(source: Source) -> bytes:
    """Return the bytes of the Word file; the same source gives the same bytes on every machine."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as package:
        for name, text in _package(source).items():
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.create_system = 0
            package.writestr(member, text.encode())
    return stream.getvalue()


def _package(source: Source) -> dict[str, str]:
    return {
        "[Content_Types].xml": parts.CONTENT_TYPES,
        "_rels/.rels": parts.PACKAGE_RELATIONS,
        "docProps/core.xml": parts.core_properties(source.properties),
        "word/document.xml": parts.document(_Body(source).xml(), rtl=source.rtl),
        "word/_rels/document.xml.rels": parts.DOCUMENT_RELATIONS,
        "word/styles.xml": parts.styles(source.properties["language"]),
        "word/numbering.xml": parts.NUMBERING,
        "word/settings.xml": parts.settings(tracking=source.tracked),
        "word/footnotes.xml": parts.footnotes(source.footnotes),
        "word/footer1.xml": parts.footer(rtl=source.rtl),
        "word/comments.xml": parts.comments(source.comments, rtl=source.rtl),
        "word/commentsExtended.xml": parts.comments_extended(source.comments),
    }


class _Body:
    """The body of one document while it is written: the numbers typed so far, and the ids of its changes."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.numbers = Numbers(source.properties)
        self.typed = source.properties["numbers"] == "typed"
        self.ids = count(100)
        self.moves: dict[str, int] = {}

    def xml(self) -> str:
        """Return the paragraphs and tables."""
        return "".join(
            self._table(list(blocks)) if in_table else "".join(map(self._paragraph, blocks))
            for in_table, blocks in groupby(self.source.blocks, lambda block: block.style is Style.ROW)
        )

    def _table(self, rows: list[SourceBlock]) -> str:
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
        bidi = "<w:bidiVisual/>" if self.source.rtl else ""
        written = "".join(self._row(row, header=not index) for index, row in enumerate(rows))
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>{bidi}<w:tblW w:w="{sum(_WIDTHS)}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{written}</w:tbl>'
        )

    def _row(self, row: SourceBlock, *, header: bool) -> str:
        properties = "<w:cantSplit/>" + ("<w:tblHeader/>" if header else "") + self._empty_mark(row.tracked)
        style = "TableHeading" if header else "TableText"
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            f"<w:p>{self._paragraph_properties(style, row)}{''.join(map(self._piece, cell))}</w:p></w:tc>"
            for width, cell in zip(_WIDTHS, row.cells, strict=True)
        )
        return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"

    def _paragraph(self, block: SourceBlock) -> str:
        label = self._typed_label(block)
        content = label + "".join(map(self._piece, block.cells[0]))
        opening, closing = self._move_range(block.tracked)
        properties = self._paragraph_properties(_STYLE[block.style], block)
        return f"<w:p>{properties}{opening}{content}</w:p>{closing}"

    def _paragraph_properties(self, style: str, block: SourceBlock) -> str:
        numbered = not self.typed and block.style in _LEVEL
        level = f'<w:numPr><w:ilvl w:val="{_LEVEL[block.style]}"/><w:numId w:val="1"/></w:numPr>' if numbered else ""
        bidi = "<w:bidi/>" if self.source.rtl else ""
        mark = self._empty_mark(block.tracked) + ("<w:rtl/>" if self.source.rtl else "")
        run = f"<w:rPr>{mark}</w:rPr>" if mark else ""
        return f'<w:pPr><w:pStyle w:val="{style}"/>{level}{bidi}{run}</w:pPr>'

    def _typed_label(self, block: SourceBlock) -> str:
        label = self.numbers.next(block.style) if self.typed else ""
        if not label:
            return ""
        return self._run(_text(f"{label} ") if block.style is Style.SECTION else f"{_text(label)}<w:tab/>")

    def _piece(self, piece: Piece) -> str:
        match piece:
            case Words(text, tracked):
                return self._words(text, tracked)
            case NoteMark(number):
                style = '<w:rStyle w:val="FootnoteReference"/>'
                return f'<w:r><w:rPr>{style}</w:rPr><w:footnoteReference w:id="{number}"/></w:r>'
            case Edge(name, opens):
                return "".join(self._edge(index, opens=opens) for index in self._thread(name))

    def _words(self, text: str, tracked: Tracked | None) -> str:
        if tracked is None:
            return self._run(_text(text))
        tag = "delText" if tracked.sign is Sign.DELETED else "t"
        return f"<w:{self._attributes(tracked)}>{self._run(_text(text, tag))}</w:{_ELEMENT[tracked.sign]}>"

    def _thread(self, name: str) -> Iterator[int]:
        for index, comment in enumerate(self.source.comments):
            if name in {comment.name, comment.answers}:
                yield index

    @staticmethod
    def _edge(index: int, *, opens: bool) -> str:
        if opens:
            return f'<w:commentRangeStart w:id="{index}"/>'
        reference = f'<w:commentReference w:id="{index}"/>'
        return (
            f'<w:commentRangeEnd w:id="{index}"/>'
            f'<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>{reference}</w:r>'
        )

    def _move_range(self, tracked: Tracked | None) -> tuple[str, str]:
        if tracked is None or not tracked.name:
            return "", ""
        element = _ELEMENT[tracked.sign]
        number = self.moves.setdefault(tracked.name, len(self.moves) + 1)
        start = self._attributes(tracked).replace(element, f"{element}RangeStart", 1)
        end = start.split('"')[1]
        return f'<w:{start} w:name="move{number}"/>', f'<w:{element}RangeEnd w:id="{end}"/>'

    def _empty_mark(self, tracked: Tracked | None) -> str:
        return f"<w:{self._attributes(tracked)}/>" if tracked else ""

    def _attributes(self, tracked: Tracked) -> str:
        author, moment = quoteattr(tracked.hand.author), quoteattr(tracked.hand.moment)
        return f'{_ELEMENT[tracked.sign]} w:id="{next(self.ids)}" w:author={author} w:date={moment}'

    def _run(self, content: str) -> str:
        properties = "<w:rPr><w:rtl/></w:rPr>" if self.source.rtl else ""
        return f"<w:r>{properties}{content}</w:r>"


def _text(text: str, tag: str = "t") -> str:
    return f'<w:{tag} xml:space="preserve">{escape(text)}</w:{tag}>'
