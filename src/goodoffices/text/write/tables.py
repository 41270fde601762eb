"""Provisions that lie in a table, set into its rows again: the framework keeps their order, layouts their columns."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from goodoffices.text.document import Cell, Kind
from goodoffices.text.framework import Framework
from goodoffices.text.write.paper import Clause

Row = tuple[tuple[Clause, ...], ...]
"""The cells of a row from the first column on; a cell holds the clauses in it, none where it is empty."""


def with_tables(clauses: Sequence[Clause], framework: Framework) -> Iterator[Clause | tuple[Row, ...]]:
    """Yield each clause, and in the place of neighbours that some proposal lays out in a table, its rows.

    A clause begins a new row where its column does not follow that of the one before. Clauses of which no layout
    tells a column (those of a framework that was read from the notation) stand one below the other.
    """
    cells = _cells(framework)
    for tabled, run in groupby(clauses, key=lambda one: one.provision.kind is Kind.CELL and one.provision.id in cells):
        if tabled:
            yield _rows(tuple(run), cells)
        else:
            yield from run


def _cells(framework: Framework) -> Mapping[str, Cell]:
    """Return the cell that the first proposal that lays a provision out as one has for it."""
    cells: dict[str, Cell] = {}
    for origin in framework.origins:
        for layout in origin.layouts:
            for block in layout.blocks:
                if block.cell is not None:
                    for part in block.parts:
                        cells.setdefault(part.provision, block.cell)
    return cells


def _rows(clauses: Sequence[Clause], cells: Mapping[str, Cell]) -> tuple[Row, ...]:
    rows: list[dict[int, list[Clause]]] = []
    before: Cell | None = None
    for clause in clauses:
        cell = cells[clause.provision.id]
        if before is None or cell.column < before.column or (cell.column == before.column and cell != before):
            rows.append({})
        rows[-1].setdefault(cell.column, []).append(clause)
        before = cell
    columns = sorted({column for row in rows for column in row})
    return tuple(tuple(tuple(row.get(column, ())) for column in columns) for row in rows)
