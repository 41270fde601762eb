"""Clauses of the old draft, what they became in the new one, and what changed in them."""

from dataclasses import dataclass
from enum import StrEnum

from goodoffices.text.compare.changes import BracketChange, Fate, LanguageChange, StatusChange, Stretch
from goodoffices.text.compare.clause import Clause


class Lot(StrEnum):
    """What became of clauses from the old draft to the new one.

    Redrawn: several became several, and no one of them is the answer to one alone.
    """

    STANDS = "stands"
    NEW = "new"
    GONE = "gone"
    SPLIT = "split"
    MERGED = "merged"
    REDRAWN = "redrawn"


@dataclass(frozen=True, slots=True)
class Passage:
    """Clauses of the old draft, what they became in the new one, and what changed in them.

    `moved_from` are the clauses that stood before and after it in the old draft (None at its beginning or end), where
    it changed places with others; else it is None itself.
    """

    lot: Lot
    old: tuple[Clause, ...]
    new: tuple[Clause, ...]
    stretches: tuple[Stretch, ...] = ()
    brackets: tuple[BracketChange, ...] = ()
    statuses: tuple[StatusChange, ...] = ()
    languages: tuple[LanguageChange, ...] = ()
    moved_from: tuple[Clause | None, Clause | None] | None = None

    @property
    def reworded(self) -> bool:
        """Whether words outside brackets changed in a clause that stands."""
        return self.lot is Lot.STANDS and bool(self.stretches)

    @property
    def rebracketed(self) -> bool:
        """Whether a bracket was lifted, opened or changed in clauses that are in both drafts."""
        return bool(self.old and self.new) and any(one.fate is not Fate.STILL_OPEN for one in self.brackets)

    @property
    def renumbered(self) -> bool:
        """Whether a clause that stands bears another number."""
        return self.lot is Lot.STANDS and self.old[0].label != self.new[0].label

    @property
    def changed(self) -> bool:
        """Whether anything but its number changed."""
        return (
            self.lot is not Lot.STANDS
            or self.reworded
            or self.rebracketed
            or bool(self.statuses or self.languages)
            or self.moved_from is not None
        )


@dataclass(frozen=True, slots=True)
class Count:
    """How many there were before and are now."""

    before: int = 0
    now: int = 0
