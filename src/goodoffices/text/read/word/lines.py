"""A story laid out for one view: what is left of its paragraphs once all tracked changes are accepted or rejected.

Where the end of a paragraph does not stand, it runs on into the next paragraph beside it, as in Word; it cannot run
into a table. The joined paragraph goes by the id of the first that has words left, and looks like the last: the
properties of a paragraph are those of its end. Tables with nothing between them are one table.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from goodoffices.text.document import Cell, ChangeScope
from goodoffices.text.read.word.story import UNTRACKED, Flow, Paragraph, Piece, Revision, Sign, Table, TableRow, Tracked
from goodoffices.text.read.word.styles import View


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a piece begins in the text of its line, and how much of it is seen there."""

    piece: Piece
    order: int
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph as it reads in one view: made of one or more paragraphs of the file.

    `leader` is the first member that has words. `ends` holds the offset at which each member ends, `note` the number of
    the note that begins with it ("" where none is printed, None for what is no note).
    """

    leader: Paragraph
    members: tuple[Paragraph, ...]
    ends: tuple[int, ...]
    text: str
    placed: tuple[Placed, ...]
    cell: Cell | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Touched:
    """A row, cell or note that was inserted or deleted as a whole: its lines are `lines[first:last]`."""

    scope: ChangeScope
    revision: Revision
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Reference:
    """A reference to a note, and the change by which it stands in this view alone."""

    kind: Sign
    note: str
    own_mark: bool
    revision: Revision | None


class Layout:
    """Lays out the stories of a file for one view. Notes follow the text that refers to them."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.lines: list[Line] = []
        self.touched: list[Touched] = []
        self._fields = _Fields()
        self._tables = 0
        self._references: list[_Reference] = []
        self._note: str | None = None

    def story(self, flow: Flow) -> None:
        """Lay out the main text."""
        self._flow(flow, None)

    def notes(self, kind: Sign, flows: Mapping[str, Flow], numbers: Callable[[int], str]) -> None:
        """Lay out the notes of one kind that the text refers to, in the order of the references."""
        count = 0
        seen: set[str] = set()
        for one in tuple(self._references):
            if one.kind is not kind or one.note not in flows or one.note in seen:
                continue
            seen.add(one.note)
            count += not one.own_mark
            self._note = "" if one.own_mark else numbers(count)
            first = len(self.lines)
            self._flow(flows[one.note], None)
            self._touch(ChangeScope.WORDS, one.revision, first)
        self._note = None

    def _flow(self, flow: Flow, cell: Cell | None) -> None:
        joined: list[Paragraph] = []
        above: Cell | None = None
        for item in flow:
            if isinstance(item, Paragraph):
                joined.append(item)
                if not item.mark.stands(self.view):
                    continue
            elif not item.stands(self.view):
                continue
            if isinstance(item, Paragraph) or self._has_anything(joined):
                self._close(joined, cell)
                above = None
            joined = []
            if isinstance(item, Table):
                above = self._table(item, above)
        if self._has_anything(joined):
            self._close(joined, cell)

    def _has_anything(self, members: list[Paragraph]) -> bool:
        return any(piece.tracked.stands(self.view) for member in members for piece in member.pieces)

    def _table(self, table: Table, above: Cell | None) -> Cell:
        """Lay out a table, below the last row of the one that it continues; return the place of its last row."""
        if above is None:
            above = Cell(self._tables, -1, 0)
            self._tables += 1
        for row in table.rows:
            if row.tracked.stands(self.view):
                above = replace(above, row=above.row + 1)
                first = len(self.lines)
                self._row(row, replace(above, column=row.indent))
                self._touch(ChangeScope.ROW, deciding(row.tracked, self.view), first)
        return above

    def _row(self, row: TableRow, place: Cell) -> None:
        for cell in row.cells:
            if not cell.tracked.stands(self.view):
                continue
            first = len(self.lines)
            self._flow(cell.flow, place)
            self._touch(ChangeScope.CELL, deciding(cell.tracked, self.view), first)
            place = replace(place, column=place.column + cell.span(self.view))

    def _touch(self, scope: ChangeScope, revision: Revision | None, first: int) -> None:
        if revision is not None:
            self.touched.append(Touched(scope, revision, first, len(self.lines)))

    def _close(self, members: list[Paragraph], cell: Cell | None) -> None:
        if not members:
            return
        writer = _Writer(self.view, self._fields)
        leader: Paragraph | None = None
        ends: list[int] = []
        for member in members:
            begun = writer.length
            for piece in member.pieces:
                writer.add(piece, member.order)
            ends.append(writer.length)
            if leader is None and writer.has_words_since(begun):
                leader = member
        self._references += writer.references
        self.lines.append(
            Line(
                leader=leader or members[-1],
                members=tuple(members),
                ends=tuple(ends),
                text=writer.text(),
                placed=tuple(writer.placed),
                cell=cell,
                note=self._note,
            )
        )
        self._note = None if self._note is None else ""
        for box in writer.boxes:
            outer, self._fields = self._fields, _Fields()
            self._flow(box, cell)
            self._fields = outer


def deciding(tracked: Tracked, view: View) -> Revision | None:
    """Return the change by which something stands in this view and not in the other; None where it stands in both."""
    if not tracked.stands(view):
        return None
    return tracked.removed if view is View.BEFORE else tracked.added


class _Fields:
    """The fields that are open at a place, and how many of them are still in their instruction."""

    def __init__(self) -> None:
        self.in_instruction = 0
        self._open: list[bool] = []

    def begin(self) -> None:
        self._open.append(True)
        self.in_instruction += 1

    def begin_result(self) -> None:
        if self._open:
            self.in_instruction -= self._open[-1]
            self._open[-1] = False

    def end(self) -> None:
        if self._open:
            self.in_instruction -= self._open.pop()


class _Writer:
    """Puts the pieces of one line together."""

    def __init__(self, view: View, fields: "_Fields") -> None:
        self.length = 0
        self.placed: list[Placed] = []
        self.references: list[_Reference] = []
        self.boxes: list[Flow] = []
        self._view = view
        self._fields = fields
        self._parts: list[str] = []
        self._worded_to = 0
        self._page_break = False
        self._own_mark = False

    def text(self) -> str:
        return "".join(self._parts)

    def has_words_since(self, start: int) -> bool:
        return self._worded_to > start

    def add(self, piece: Piece, order: int) -> None:
        start, length = self.length, 0
        if piece.tracked is UNTRACKED or piece.tracked.stands(self._view):
            if piece.sign is not Sign.TEXT:
                self._obey(piece)
            elif not self._fields.in_instruction:
                if self._page_break:
                    self._page_break = False
                    self._write("\n")
                start, length = self.length, len(piece.text)
                self._write(piece.text)
                if not piece.text.isspace():
                    self._worded_to = self.length
        self.placed.append(Placed(piece, order, start, length))

    def _write(self, words: str) -> None:
        self._parts.append(words)
        self.length += len(words)

    def _obey(self, piece: Piece) -> None:
        hidden = self._fields.in_instruction > 0
        match piece.sign:
            case Sign.PAGE_BREAK:
                self._page_break = self._worded_to > 0
            case Sign.FIELD_BEGINS:
                self._fields.begin()
            case Sign.RESULT_BEGINS:
                self._fields.begin_result()
            case Sign.FIELD_ENDS:
                self._fields.end()
            case Sign.OWN_MARK:
                self._own_mark = True
            case Sign.FOOTNOTE | Sign.ENDNOTE if not hidden:
                revision = deciding(piece.tracked, self._view)
                self.references.append(_Reference(piece.sign, piece.text, self._own_mark, revision))
                self._own_mark = False
            case Sign.BOX if not hidden:
                self.boxes.append(piece.box)
            case _:
                pass
