"""A document as one web page that needs nothing else."""

from collections.abc import Iterator, Sequence

from goodoffices.text.document import Block, Document, Kind
from goodoffices.text.language import Direction, direction_of
from goodoffices.text.write.grid import Grid, cell_of_block, laid_out
from goodoffices.text.write.html.page import escaped, page
from goodoffices.text.write.html.pieces import numbered, opened
from goodoffices.text.write.indent import indent_of
from goodoffices.text.write.shown import shown

_DEEPEST_HEADING = 6


def write_document_html(document: Document) -> str:
    """Return the text of a document after its tracked changes as a page, its numbers as literal text."""
    title = shown(document.title or document.source)
    language = shown(document.language)
    direction = direction_of("".join(block.text for block in document.blocks[:20]), document.language)
    body = "\n".join(("<main>", *_blocks(document.blocks), "</main>"))
    return page(title, language, direction, body)


def _blocks(blocks: Sequence[Block]) -> Iterator[str]:
    above = 0
    for one in laid_out(blocks, cell_of_block):
        if isinstance(one, tuple):
            yield _table(one)
            continue
        tag = "p"
        if one.kind in {Kind.TITLE, Kind.HEADING}:
            above = 1 if one.kind is Kind.TITLE else min(max(one.level, 1) + 1, above + 1, _DEEPEST_HEADING)
            tag = f"h{above}"
        yield _block(one, tag)


def _block(block: Block, tag: str) -> str:
    start = opened(tag, block.kind, indent_of(block.kind, block.level, block.label))
    language = f' lang="{escaped(shown(block.language))}"' if block.language else ""
    words = f"{numbered(shown(block.label))}{escaped(shown(block.text))}"
    return f'{start}{language} dir="{block.direction}">{words}</{tag}>'


def _table(rows: Grid[Block]) -> str:
    columns = (one for row in rows for cell in row for one in cell)
    direction = next((one.direction for one in columns), Direction.LTR)
    lines = ("".join(f"<td>{''.join(_block(one, 'p') for one in cell)}</td>" for cell in row) for row in rows)
    body = "\n".join(f"<tr>{line}</tr>" for line in lines)
    return f'<table class="grid" dir="{direction}">\n{body}\n</table>'
