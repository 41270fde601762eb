"""A document as Markdown (CommonMark, and the tables of GitHub): what is written is seen again, sign by sign."""

import re

from goodoffices.text.document import Block, Document, Kind
from goodoffices.text.read.label import split_label
from goodoffices.text.write.grid import Grid, Row, cell_of_block, laid_out
from goodoffices.text.write.shown import shown

_ALWAYS = re.compile(r"[\\`*_<~]|&(?=#?\w+;)|(?<=\])[(:]|\[(?=\^|[ xX]\])")
_AT_START = re.compile(r"^(?:([0-9]{1,9})(?=[.)](?:\s|$))|(?=[#>|=]|:-|--|[-+](?:\s|$)))")
_EDGES = re.compile(r"^[ \t]+|[ \t]+$")
_LINE_END = "\\\n"
_MOST_HASHES = 6
_BULLET = "•"


def write_document_markdown(document: Document) -> str:
    """Return the text of a document after its tracked changes.

    Numbers stand as literal text, those of items after the mark of a list (an item without one that is
    told as such is a plain paragraph). Below a title, headings stand one level lower.
    """
    lower = 1 if any(block.kind is Kind.TITLE for block in document.blocks) else 0
    written: list[str] = []
    around: list[int] = []
    for one in laid_out(document.blocks, cell_of_block):
        if isinstance(one, tuple):
            around = []
            written.append(_table(one))
        elif one.kind is Kind.ITEM and _may_be_listed(one):
            # Items of one list stand without empty lines between them.
            above = f"{written.pop()}\n" if around else ""
            around = [*(level for level in around if level < one.level), one.level]
            written.append(above + _item(one, len(around)))
        else:
            around = []
            written.append(_block(one, lower))
    return "\n\n".join(one for one in written if one) + "\n"


def _line(line: str, also: str) -> str:
    line = _ALWAYS.sub(lambda found: f"\\{found[0]}", line)
    line = line.replace(also, f"\\{also}") if also else _AT_START.sub(lambda found: f"{found[1] or ''}\\", line)
    return _EDGES.sub(lambda found: "".join(f"&#{ord(blank)};" for blank in found[0]), line)


def _escaped(text: str, also: str = "", line_end: str = _LINE_END) -> str:
    """Return a text so that Markdown shows it as it is: line by line, blanks at the edges kept as codes.

    `also` is a sign that means something in a heading or cell, where nothing means more at the start of a line;
    `line_end` is how a line ends where the text will stand.
    """
    return line_end.join(_line(line, also) for line in shown(text).split("\n"))


def _numbered(block: Block) -> str:
    return f"{block.label} {block.text}" if block.label and block.text else block.label or block.text


def _may_be_listed(block: Block) -> bool:
    """Whether the mark of a list is not taken for a word of the item: it is one, or has a number that is told first."""
    return block.label == _BULLET or split_label(_numbered(block))[0] != ""


def _item(block: Block, depth: int) -> str:
    words = block.text if block.label == _BULLET else _numbered(block)
    return f"{'  ' * (depth - 1)}- {_escaped(words, line_end=_LINE_END + '  ' * depth)}"


def _block(block: Block, lower: int) -> str:
    if block.kind is Kind.TITLE:
        return f"# {_escaped(_numbered(block), '#', '<br>')}"
    if block.kind is Kind.HEADING:
        return f"{'#' * min(max(block.level, 1) + lower, _MOST_HASHES)} {_escaped(_numbered(block), '#', '<br>')}"
    return _escaped(_numbered(block))


def _table(rows: Grid[Block]) -> str:
    width = max(map(len, rows))
    lines = [_row(row) for row in rows]
    lines.insert(1, "|" + " --- |" * width)
    return "\n".join(lines)


def _row(row: Row[Block]) -> str:
    cells = ("<br>".join(_escaped(_numbered(block), "|", "<br>") for block in cell) for cell in row)
    return f"| {' | '.join(cells)} |"
