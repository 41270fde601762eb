"""The place of a cell in a table whose cells may reach over several columns and rows."""

from dataclasses import dataclass, field

from goodoffices.text.document import Cell

WIDEST = 1000
"""The most columns that a cell may reach over, as the HTML standard has it."""


@dataclass(slots=True)
class Table:
    """A table that is being read; `taken` counts how many rows more a column is covered by a cell from above."""

    number: int
    row: int = -1
    column: int = -1
    taken: dict[int, int] = field(default_factory=dict)

    def next_row(self) -> None:
        """Begin a row."""
        self.row, self.column = self.row + 1, -1
        self.taken = {column: rows - 1 for column, rows in self.taken.items() if rows > 1}

    def next_cell(self, columns: int, rows: int) -> Cell:
        """Return the place of the next cell, which reaches over so many columns and rows."""
        self.row = max(self.row, 0)
        self.column += 1
        while self.column in self.taken:
            self.column += 1
        columns = min(max(columns, 1), WIDEST)
        place = Cell(self.number, self.row, self.column)
        # A cell keeps its own columns too: the next one in the row begins beside it.
        self.taken.update(dict.fromkeys(range(self.column, self.column + columns), max(rows, 1)))
        return place
