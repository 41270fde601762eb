"""What lies on the page one by one, and tables whole: the blocks of a document, or the clauses of a framework."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from goodoffices.text.document import Block, Cell, Kind

Item = TypeVar("Item")

Row = tuple[tuple[Item, ...], ...]
"""The cells of a row from the first column on; a cell holds the items in it, none where it is empty."""

Grid = tuple[Row[Item], ...]
"""The rows of a table, all of one length."""


def laid_out(items: Sequence[Item], cell_of: Callable[[Item], Cell | None]) -> Iterator[Item | Grid[Item]]:
    """Yield each item, and in the place of neighbours that lie in one table, its rows."""

    def table(item: Item) -> int:
        cell = cell_of(item)
        return -1 if cell is None else cell.table

    for number, run in groupby(items, key=table):
        if number < 0:
            yield from run
        else:
            yield _rows([(cell, item) for item in run if (cell := cell_of(item)) is not None])


def cell_of_block(block: Block) -> Cell | None:
    """Return where a block lies in a table of its document, None where it is in none."""
    return block.cell if block.kind is Kind.CELL else None


def _rows(placed: Sequence[tuple[Cell, Item]]) -> Grid[Item]:
    cells: dict[tuple[int, int], list[Item]] = {}
    for cell, item in placed:
        cells.setdefault((cell.row, cell.column), []).append(item)
    # Rows and columns that hold nothing are not drawn: a damaged file may count them in millions.
    rows = sorted({row for row, _ in cells})
    columns = sorted({column for _, column in cells})
    return tuple(tuple(tuple(cells.get((row, column), ())) for column in columns) for row in rows)
