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


def filled(rows: Sequence[Sequence[Sequence[Element]]], direction: Direction) -> Element:
    """Return a table over the width of the text; a cell is given as its paragraphs, and may have none."""
    widths = _widths(rows)
    made = table(widths, direction)
    for row in rows:
        cells = (
            cell(width, inside or [paragraph({"pStyle": "Cell"})]) for width, inside in zip(widths, row, strict=True)
        )
        made.append(element("tr", None, *cells))
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
