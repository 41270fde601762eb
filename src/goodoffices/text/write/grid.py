"""The blocks of a document as they lie on the page: one by one, and tables whole."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from goodoffices.text.document import Block, Kind

Row = tuple[tuple[Block, ...], ...]
"""The cells of a row from the first column on; a cell holds the blocks in it, none where it is empty."""


def laid_out(blocks: Sequence[Block]) -> Iterator[Block | tuple[Row, ...]]:
    """Yield each block, and in the place of blocks that lie in one table, its rows."""
    for (table, _), run in groupby(blocks, key=_table):
        if table < 0:
            yield from run
        else:
            yield _rows(tuple(run))


def _table(block: Block) -> tuple[int, bool]:
    inside = block.kind is Kind.CELL and block.cell is not None
    return (block.cell.table if inside and block.cell else -1, inside)


def _rows(blocks: Sequence[Block]) -> tuple[Row, ...]:
    cells: dict[int, dict[int, list[Block]]] = {}
    for block in blocks:
        if block.cell is not None:
            cells.setdefault(block.cell.row, {}).setdefault(block.cell.column, []).append(block)
    # Columns that hold nothing in any row are not drawn: a damaged file may count them in millions.
    columns = sorted({column for row in cells.values() for column in row})
    return tuple(tuple(tuple(cells[row].get(column, ())) for column in columns) for row in sorted(cells))
