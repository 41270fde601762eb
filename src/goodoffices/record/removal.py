"""Removing a reader: nothing that follows is theirs, and what was theirs is counted."""

from collections.abc import Iterator
from dataclasses import dataclass

from goodoffices.record.checkpoint import Receipt
from goodoffices.record.envelope import Form, fresh_id
from goodoffices.record.epoch import Place, new_epoch
from goodoffices.record.ports import Keys, Placed, Record
from goodoffices.terms import NotPossible


class NotAReader(NotPossible):
    """This person does not read the room, so nobody was removed: look who reads it now."""


class LastReader(NotPossible):
    """Nobody else reads this room, and a room without readers is closed for ever: admit somebody first."""


@dataclass(frozen=True, slots=True)
class Removed:
    """What a person who was removed from a room could have read: so many entries, the last of them until when.

    `until` is the time of the last such entry in milliseconds since 1970 UTC as its writer told it, and None where
    there was none; `position` is its place in the room, 0 where there was none. Who was admitted late, or only to
    some epochs, could read only those. `receipt` is that of the epoch that the others have from now on.
    """

    entries: int
    until: int | None
    position: int
    receipt: Receipt


def remove_reader(record: Record, keys: Keys, room: bytes, person: bytes, time: int) -> Removed:
    """Open a room's next epoch for all its readers but one, and say what that one could have read until then.

    It is counted once the new epoch is open, because nothing can be added to the earlier ones after that.

    Raises:
        NotAReader: the person reads nothing of the room's last epoch.
        LastReader: nobody would be left.
        EpochOutOfOrder: somebody else changed the room's readers meanwhile.
    """
    epoch = record.epoch(room)
    readers = record.readers(room, epoch)
    if person not in readers:
        raise NotAReader
    if readers == {person}:
        raise LastReader
    theirs = _epochs(record, room, person)
    public = {one: keys.person(one).public for one in sorted(readers - {person})}
    receipt = record.open_epoch(new_epoch(Place(record.case, room, epoch + 1), public), fresh_id(), time)
    entries, until, position = 0, None, 0
    for placed in _opened_by(record, room, theirs):
        entries, until, position = entries + 1, placed.envelope.header.time, placed.position
    return Removed(entries, until, position, receipt)


def could_read(record: Record, room: bytes, person: bytes) -> int:
    """Return how many entries of a room lie open to a person now; who was admitted late has fewer."""
    return sum(1 for _ in _opened_by(record, room, _epochs(record, room, person)))


def _epochs(record: Record, room: bytes, person: bytes) -> frozenset[int]:
    return frozenset(wrap.epoch for wrap in record.wraps(person) if wrap.room == room)


def _opened_by(record: Record, room: bytes, epochs: frozenset[int]) -> Iterator[Placed]:
    for placed in record.read(room):
        header = placed.envelope.header
        if header.form is Form.ENTRY and header.epoch in epochs:
            yield placed
