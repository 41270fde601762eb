"""What stands in a Word file, in its own order and with every tracked change still in it.

A story (the main text, a note, a comment, a text box) is a flow of paragraphs and tables. Each piece of it knows
whether it stands in the text before the tracked changes, in the text after them, in both or in neither.
"""

from dataclasses import dataclass
from enum import Enum, auto

from goodoffices.text.document import ChangeKind
from goodoffices.text.read.word.names import Element
from goodoffices.text.read.word.styles import View


@dataclass(frozen=True, slots=True)
class Revision:
    """Who did what when, as the file states it."""

    kind: ChangeKind
    author: str = ""
    date: str = ""

    @property
    def adds(self) -> bool:
        """Whether it adds to the text (and does not take away)."""
        return self.kind in {ChangeKind.INSERTION, ChangeKind.MOVED_HERE}


@dataclass(frozen=True, slots=True)
class Tracked:
    """All tracked changes that bear on a piece: what was added does not stand before, what was taken away not after."""

    added: Revision | None = None
    removed: Revision | None = None

    def under(self, revision: Revision) -> "Tracked":
        """Return what holds for a piece within one more change; the innermost change of a kind counts."""
        return Tracked(revision, self.removed) if revision.adds else Tracked(self.added, revision)

    def stands(self, view: View) -> bool:
        """Whether the piece stands in a view."""
        return self.added is None if view is View.BEFORE else self.removed is None


UNTRACKED = Tracked()


class Sign(Enum):
    """What a piece is."""

    TEXT = auto()
    PAGE_BREAK = auto()
    FIELD_BEGINS = auto()
    RESULT_BEGINS = auto()
    FIELD_ENDS = auto()
    COMMENT_BEGINS = auto()
    COMMENT_ENDS = auto()
    COMMENT = auto()
    OWN_MARK = auto()
    FOOTNOTE = auto()
    ENDNOTE = auto()
    BOX = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a paragraph: words, or a sign with the id of what it points to in `text`.

    An own mark says that the note which follows is marked in the text itself and bears no number.
    """

    sign: Sign
    text: str
    tracked: Tracked = UNTRACKED
    box: "Flow" = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as the file has it; `mark` tells whether its end stands, `order` is its place in the file."""

    id: str
    order: int
    element: Element
    properties: Element | None
    pieces: tuple[Piece, ...]
    mark: Tracked = UNTRACKED
    bookmarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell and the number of grid columns that it takes up, before the changes and after them."""

    flow: "Flow"
    span_before: int = 1
    span_after: int = 1
    tracked: Tracked = UNTRACKED

    def span(self, view: View) -> int:
        """Return the number of grid columns that it takes up in a view."""
        return self.span_before if view is View.BEFORE else self.span_after


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row; `indent` is the number of grid columns left empty before its first cell."""

    cells: tuple[TableCell, ...]
    indent: int = 0
    tracked: Tracked = UNTRACKED


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its rows in order."""

    rows: tuple[TableRow, ...]

    def stands(self, view: View) -> bool:
        """Whether any row of it stands in a view."""
        return any(row.tracked.stands(view) for row in self.rows)


Flow = tuple[Paragraph | Table, ...]
