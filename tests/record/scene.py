"""A small case in memory for the tests: ids, a room with two readers, what they say."""

from dataclasses import dataclass
from hashlib import sha256

from goodoffices.record.entry import Entry
from goodoffices.record.epoch import NewEpoch, Place, new_epoch
from goodoffices.record.hybrid import PrivateKey
from goodoffices.record.person import Effort

QUICK = Effort(passes=1, mebibytes=1)
"""Cheap enough for a test, and far too cheap for a person."""


def named(name: str) -> bytes:
    """An id that a test can name."""
    return sha256(name.encode()).digest()[:16]


CASE, ROOM = named("case"), named("room")


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody with a key."""

    id: bytes
    private: PrivateKey


def reader(name: str) -> Reader:
    """Somebody with a new key."""
    return Reader(named(name), PrivateKey.fresh())


def epoch_for(*readers: Reader, case: bytes = CASE, room: bytes = ROOM, epoch: int = 1) -> NewEpoch:
    """A new epoch that these may read."""
    return new_epoch(Place(case, room, epoch), {one.id: one.private.public for one in readers})


def said(name: str, body: bytes = b"We can live with thirty days.", *attachments: bytes) -> Entry:
    """An entry whose id a test can name."""
    return Entry(named(name), 1_700_000_000_000, body, 1, attachments)
