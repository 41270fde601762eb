"""Tables on paper: thin rules between the rows, columns as wide as their words want."""

from collections.abc import Sequence
from math import sqrt

from goodoffices.text.language import Direction
from goodoffices.text.write.word.looks import RULE
from goodoffices.text.write.word.oxml import Element, element, paragraph, properties

WIDTH = 9000
"""The width of the text, in twentieths of a point."""

_SHORT = 60
"""Narrower than what so many characters want, no column is."""

_UNBROKEN = 700
"""As long as a cell may be, in characters, for its row to be kept on one page."""


def filled(rows: Sequence[Sequence[Sequence[Element]]], direction: Direction) -> Element:
    """Return a table over the width of the text; a cell is given as its paragraphs, and may have none.

    The first of several rows is its head, and stands again on every page that the table goes on to.
    """
    widths = _widths(rows)
    made = table(widths, direction)
    for place, line in enumerate(rows):
        cells = [inside or [paragraph({"pStyle": "Cell"})] for inside in line]
        made.append(row(widths, cells, head=place == 0 and len(rows) > 1))
    return made


def row(widths: Sequence[int], cells: Sequence[Sequence[Element]], *, head: bool = False) -> Element:
    """Return a row of cells, each given as its paragraphs; a page does not end within a row that is short."""
    short = max(map(_length, cells)) <= _UNBROKEN
    made = element("tr", None, properties("trPr", {"cantSplit": short, "tblHeader": head and short}))
    made.extend(cell(width, inside) for width, inside in zip(widths, cells, strict=True))
    return made


def _widths(rows: Sequence[Sequence[Sequence[Element]]]) -> list[int]:
    """Return the width of each column, as the root of the length of its longest cell: long ones wrap, none starves."""
    longest = [max(map(_length, column)) for column in zip(*rows, strict=True)]
    wants = [sqrt(max(length, _SHORT)) for length in longest]
    return [int(WIDTH * want / sum(wants)) for want in wants]


def _length(inside: Sequence[Element]) -> int:
    return sum(len(str(one.xpath("string()"))) for one in inside)


def table(widths: Sequence[int], direction: Direction) -> Element:
    """Return a table without rows, with thin rules between them; its first column is on the side lines begin at."""
    rules = [
        element(side, {"val": "single", "sz": "4", "space": "0", "color": RULE})
        for side in ("top", "bottom", "insideH")
    ]
    table_properties = properties(
        "tblPr",
        {
            "bidiVisual": direction is Direction.RTL,
            "tblW": {"w": str(sum(widths)), "type": "dxa"},
            "tblBorders": rules,
            "tblLayout": {"type": "fixed"},
        },
    )
    grid = element("tblGrid", None, *(element("gridCol", {"w": str(width)}) for width in widths))
    return element("tbl", None, table_properties, grid)


def cell(width: int, paragraphs: Sequence[Element]) -> Element:
    """Return a cell of a table."""
    return element("tc", None, properties("tcPr", {"tcW": {"w": str(width), "type": "dxa"}}), *paragraphs)
