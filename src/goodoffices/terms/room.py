"""Rooms and labels: who may read what, carried by everything that is derived."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Room:
    """A room: a set of people who may read what is said in it, known by its name."""

    name: str

    def __post_init__(self) -> None:
        if not self.name.strip() or self.name != self.name.strip():
            raise ValueError(self.name)

    def __str__(self) -> str:
        return self.name


TABLE = Room("table")
"""What lies on the table is known to every room."""

MEDIATORS = Room("mediators")
"""The room of the mediation team."""


@dataclass(frozen=True, slots=True)
class Label:
    """The rooms that something was derived from; only who may read them all may read it."""

    rooms: frozenset[Room] = frozenset()

    @classmethod
    def of(cls, rooms: Iterable[Room]) -> "Label":
        """Return the label of something derived from these rooms; the table adds nothing to it."""
        return cls(frozenset(rooms) - {TABLE})

    def __or__(self, other: "Label") -> "Label":
        return Label(self.rooms | other.rooms)

    def readable_in(self, rooms: Iterable[Room]) -> bool:
        """Whether who may read these rooms (and the table, as all may) may read what bears this label."""
        return self.rooms <= frozenset(rooms)

    def names(self) -> tuple[str, ...]:
        """The names of the rooms in alphabetical order."""
        return tuple(sorted(room.name for room in self.rooms))
