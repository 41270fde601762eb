"""The view: the case as one person's keys open it, the join of the folds of that person's rooms."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from heapq import merge
from typing import Generic, Self, TypeVar

from goodoffices.case.fold import Fold, Subject
from goodoffices.case.said import Said
from goodoffices.case.statement import Statement
from goodoffices.terms import NotPossible

S = TypeVar("S", bound=Statement)


class NoSuchThing(NotPossible):
    """There is nothing of this kind under this id among what you may read: go back and choose from the list."""


@dataclass(frozen=True, slots=True)
class Matter(Generic[S]):
    """One thing that was spoken of: all that was said of it, in order; the latest holds."""

    history: tuple[Said, ...]

    @property
    def id(self) -> str:
        """Its id."""
        return self.history[0].about

    @property
    def first(self) -> Said:
        """The entry that it began with."""
        return self.history[0]

    @property
    def last(self) -> Said:
        """The latest entry."""
        return self.history[-1]

    @property
    def now(self) -> S:
        """What holds now."""
        return self.last.statement  # type: ignore[return-value]  # the view sorts by type

    @property
    def rooms(self) -> frozenset[str]:
        """The rooms that it was spoken of in."""
        return frozenset(one.room for one in self.history)


Subjects = Mapping[type[Statement], Mapping[str, tuple[Said, ...]]]


@dataclass(frozen=True, slots=True)
class View:
    """All that one person may read: entries in order of time and id. Equal entries make equal views.

    `subjects` holds the same entries by kind and by the thing that they are said of, `by_id` each by its id.
    """

    entries: tuple[Said, ...]
    rooms: frozenset[str]
    subjects: Subjects = field(compare=False, repr=False)
    by_id: Mapping[str, Said] = field(compare=False, repr=False)

    @classmethod
    def joined(cls, folds: Iterable[Fold]) -> Self:
        """Join the folds of some rooms; their order does not matter."""
        chosen = list(folds)
        entries = tuple(merge(*(one.entries for one in chosen)))
        return cls(entries, frozenset(one.room for one in chosen), _subjects(chosen), _by_id(chosen))

    def before(self, time: int) -> "View":
        """Return the view as of a time (milliseconds since 1970 UTC, that moment included)."""
        return self._part((one for one in self.entries if one.time <= time), self.rooms)

    def within(self, rooms: Iterable[str]) -> "View":
        """Return what of the view lies in some rooms."""
        chosen = frozenset(rooms) & self.rooms
        return self._part((one for one in self.entries if one.room in chosen), chosen)

    def all(self, kind: type[S]) -> Iterator[Matter[S]]:
        """Yield the things of a kind in the order in which they were first spoken of."""
        histories = self.subjects.get(kind, {}).values()
        yield from sorted((Matter(one) for one in histories), key=lambda matter: (matter.first.time, matter.first.id))

    def one(self, kind: type[S], about: str) -> Matter[S]:
        """Return one thing.

        Raises:
            NoSuchThing: nothing of this kind and id is in the view.
        """
        history = self.subjects.get(kind, {}).get(about)
        if history is None:
            raise NoSuchThing
        return Matter(history)

    def entry(self, own_id: str) -> Said:
        """Return one entry.

        Raises:
            NoSuchThing: it is not in the view.
        """
        found = self.by_id.get(own_id)
        if found is None:
            raise NoSuchThing
        return found

    @classmethod
    def _part(cls, entries: Iterable[Said], rooms: frozenset[str]) -> Self:
        fold = Fold("")
        fold.extend(enumerate(entries, 1))
        return cls(tuple(fold.entries), rooms, _subjects([fold]), _by_id([fold]))


def _by_id(folds: Iterable[Fold]) -> Mapping[str, Said]:
    return {own_id: said for fold in folds for own_id, said in fold.ids.items()}


def _subjects(folds: Iterable[Fold]) -> Subjects:
    lists: dict[Subject, list[list[Said]]] = {}
    for fold in folds:
        for subject, said in fold.by_subject.items():
            lists.setdefault(subject, []).append(said)
    joined: dict[type[Statement], dict[str, tuple[Said, ...]]] = {}
    for (kind, about), parts in lists.items():
        joined.setdefault(kind, {})[about] = tuple(merge(*parts))
    return joined
