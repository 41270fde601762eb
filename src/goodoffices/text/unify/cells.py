"""Cells of tables that answer one another by their place: "Day 42" and "Day 49" share no word but row and column."""

from collections import Counter
from collections.abc import Mapping, Sequence

from goodoffices.text.align import SURE, Link
from goodoffices.text.document import Block, Cell, Kind

_Line = tuple[int, int]
"""A row or column: the table it lies in, and its number there."""


def with_cells_by_place(ones: Sequence[Block], others: Sequence[Block], links: Sequence[Link]) -> tuple[Link, ...]:
    """Return the links with those between cells set by row and column, where the tables tell which row is which.

    Rows and columns answer one another when most of their linked cells say so; then the cells where they cross do too,
    surely. A cell never answers a clause: "Day 42" in a table is no part of the sentence that names the day.
    """
    a, b = ({block.id: block for block in blocks if block.kind is Kind.CELL} for blocks in (ones, others))
    between = [(a[link.a], b[link.b]) for link in links if link.a in a and link.b in b]
    rows = _matched([(_row(one), _row(other)) for one, other in between if one.cell and other.cell])
    columns = _matched([(_column(one), _column(other)) for one, other in between if one.cell and other.cell])
    placed = _crossing(tuple(a.values()), tuple(b.values()), rows, columns)
    ids = {name for link in placed for name in (("a", link.a), ("b", link.b))}
    kept = [
        link
        for link in links
        if (link.a in a) == (link.b in b) and ("a", link.a) not in ids and ("b", link.b) not in ids
    ]
    return (*kept, *placed)


def _row(block: Block) -> tuple[int, int]:
    cell = block.cell or Cell(0, 0, 0)
    return cell.table, cell.row


def _column(block: Block) -> tuple[int, int]:
    cell = block.cell or Cell(0, 0, 0)
    return cell.table, cell.column


def _matched(pairs: Sequence[tuple[_Line, _Line]]) -> Mapping[_Line, _Line]:
    """Return for each line of one table the line of the other that it has most pairs with, each used once."""
    votes = Counter(pairs)
    matched: dict[_Line, _Line] = {}
    for one, other in sorted(votes, key=lambda pair: (-votes[pair], pair)):
        if one not in matched and other not in matched.values():
            matched[one] = other
    return matched


def _crossing(
    ones: Sequence[Block],
    others: Sequence[Block],
    rows: Mapping[tuple[int, int], tuple[int, int]],
    columns: Mapping[tuple[int, int], tuple[int, int]],
) -> list[Link]:
    """Return a link for each cell whose row and column are matched; of several paragraphs in a cell, one by one."""
    there: dict[tuple[tuple[int, int] | None, tuple[int, int] | None], list[Block]] = {}
    for block in others:
        there.setdefault((_row(block), _column(block)), []).append(block)
    links = []
    for block in ones:
        waiting = there.get((rows.get(_row(block)), columns.get(_column(block))), [])
        if waiting:
            links.append(Link(block.id, waiting.pop(0).id, SURE))
    return links
