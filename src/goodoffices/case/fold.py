"""The fold of one room: its entries, in order and by what they are said of."""

from bisect import insort
from collections.abc import Iterable

from goodoffices.case.said import Said
from goodoffices.case.statement import Statement

Subject = tuple[type[Statement], str]
"""A kind of statement, and the id of the thing that it is said of."""


class Fold:
    """The entries of one room, extended as they are appended: in order, by id, by what they are said of.

    `position` is how far the room's chain was folded.
    """

    __slots__ = ("by_subject", "entries", "ids", "position", "room")

    def __init__(self, room: str) -> None:
        self.room = room
        self.position = 0
        self.entries: list[Said] = []
        self.ids: dict[str, Said] = {}
        self.by_subject: dict[Subject, list[Said]] = {}

    def extend(self, said: Iterable[tuple[int, Said]]) -> None:
        """Fold in entries with their positions; the order in which they come does not matter."""
        for position, one in said:
            insort(self.entries, one)
            self.ids[one.id] = one
            insort(self.by_subject.setdefault((type(one.statement), one.about), []), one)
            self.position = max(self.position, position)
