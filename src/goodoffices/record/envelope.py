"""The envelope: what of an entry lies open, and the sealed rest; the bytes that are chained and kept for ever."""

import struct
from dataclasses import dataclass
from enum import IntEnum
from hashlib import sha256
from typing import Self

from nacl.utils import random as random_bytes

from goodoffices.terms import NotPossible

MAGIC = b"GOR1"
ID_BYTES = 16
HEADER = struct.Struct(">4sBBH16s16sIQHI")
"""Magic, form, lock, kind version, id, room, epoch, time, attachments, size class: 58 bytes, big-endian."""

_LABEL = b"goodoffices/envelope/1"


class NotAnEnvelope(NotPossible):
    """These bytes are not an entry of a record that this version knows: open the case with a newer Good Offices, or verify it."""  # noqa: E501 - one sentence


class Form(IntEnum):
    """What an envelope holds."""

    ENTRY = 1
    ATTACHMENT = 2
    OPENING = 3
    SHREDDING = 4
    RESTORING = 5


class Lock(IntEnum):
    """What an envelope is closed with."""

    NONE = 0
    ROOM = 1
    DEPOSIT = 2


def fresh_id() -> bytes:
    """Return a new random id of 16 bytes, as cases, rooms, persons and entries have it."""
    return random_bytes(ID_BYTES)


def attachment_id(entry: bytes, number: int) -> bytes:
    """Return the id of an entry's attachment, counted from 1: it follows from the entry's, so none can be moved."""
    return sha256(b"goodoffices/attachment/1" + entry + number.to_bytes(2)).digest()[:ID_BYTES]


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What lies open: time in milliseconds since 1970 UTC as its writer told it, size class in steps of 256 bytes."""

    form: Form
    lock: Lock
    id: bytes
    room: bytes
    epoch: int
    time: int
    kind_version: int = 0
    attachments: int = 0
    size_class: int = 0

    def encoded(self) -> bytes:
        """Return the 58 bytes."""
        named = (self.kind_version, self.id, self.room, self.epoch, self.time, self.attachments, self.size_class)
        return HEADER.pack(MAGIC, self.form, self.lock, *named)

    def bound(self, case: bytes) -> bytes:
        """Return what the sealed rest is bound to: the case and the whole header."""
        return _LABEL + case + self.encoded()


@dataclass(frozen=True, slots=True)
class Envelope:
    """A header and what is sealed under it (for the opening or shredding of an epoch: what all may see)."""

    header: Header
    content: bytes

    def encoded(self) -> bytes:
        """Return the bytes that are chained and stored."""
        return self.header.encoded() + self.content

    @classmethod
    def decoded(cls, encoded: bytes) -> Self:
        """Read an envelope.

        Raises:
            NotAnEnvelope: the bytes are too short, or of a format, form or lock that this version does not know.
        """
        try:
            magic, form, lock, version, own, room, epoch, time, attachments, size = HEADER.unpack_from(encoded)
            if magic != MAGIC:
                raise NotAnEnvelope
            header = Header(
                form=Form(form),
                lock=Lock(lock),
                id=own,
                room=room,
                epoch=epoch,
                time=time,
                kind_version=version,
                attachments=attachments,
                size_class=size,
            )
        except (struct.error, ValueError) as error:
            raise NotAnEnvelope from error
        return cls(header, encoded[HEADER.size :])
