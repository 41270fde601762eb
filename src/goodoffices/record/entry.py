"""Entries before they are sealed and after they are opened."""

from collections.abc import Callable
from dataclasses import dataclass

from goodoffices.record.envelope import Envelope, Form, Header, Lock, attachment_id
from goodoffices.record.epoch import EpochKey, Opening, Place
from goodoffices.record.sealing import STEP, DoesNotOpen, pad, padded_size, seal, unpad, unseal
from goodoffices.terms import NotPossible

MOST_ATTACHMENTS = 1000
MOST_BYTES = 64_000_000


class TooLarge(NotPossible):
    """An entry or attachment has {size} bytes, and at most {most} fit into the record: divide it."""


class TooManyAttachments(NotPossible):
    """An entry has {count} attachments, and at most {most} fit: divide them over several entries."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What somebody says: an id made by who says it, the time in milliseconds since 1970 UTC, a body, attachments."""

    id: bytes
    time: int
    body: bytes
    kind_version: int = 1
    attachments: tuple[bytes, ...] = ()

    def __post_init__(self) -> None:
        if len(self.attachments) > MOST_ATTACHMENTS:
            raise TooManyAttachments(count=len(self.attachments), most=MOST_ATTACHMENTS)
        largest = max(map(len, (self.body, *self.attachments)))
        if largest > MOST_BYTES:
            raise TooLarge(size=largest, most=MOST_BYTES)


@dataclass(frozen=True, slots=True)
class Parcel:
    """A sealed entry and its sealed attachments: they enter the record together or not at all."""

    entry: Envelope
    attachments: tuple[Envelope, ...] = ()

    @property
    def envelopes(self) -> tuple[Envelope, ...]:
        """The entry, then its attachments."""
        return (self.entry, *self.attachments)


def seal_entry(entry: Entry, key: EpochKey) -> Parcel:
    """Seal an entry with a room's key."""

    def sealed(header: Header, body: bytes) -> Envelope:
        return Envelope(header, seal(key.key, pad(body), header.bound(key.place.case)))

    return _parcel(entry, key.place, Lock.ROOM, sealed)


def deposit_entry(entry: Entry, place: Place, opening: Opening) -> Parcel:
    """Seal an entry into a room that its writer may not read: only the room's readers open it."""

    def sealed(header: Header, body: bytes) -> Envelope:
        return Envelope(header, opening.deposit.seal(pad(body), header.bound(place.case)))

    return _parcel(entry, place, Lock.DEPOSIT, sealed)


def open_envelope(envelope: Envelope, key: EpochKey) -> bytes:
    """Open an entry or an attachment and return its body.

    Raises:
        DoesNotOpen: the key is that of another room or epoch, or the envelope was changed.
    """
    header = envelope.header
    bound = header.bound(key.place.case)
    match header.lock:
        case Lock.ROOM:
            return unpad(unseal(key.key, envelope.content, bound))
        case Lock.DEPOSIT:
            return unpad(key.deposit.unseal(envelope.content, bound))
        case Lock.NONE:
            raise DoesNotOpen


def open_parcel(parcel: Parcel, key: EpochKey) -> Entry:
    """Open an entry with all its attachments.

    Raises:
        DoesNotOpen: the key is that of another room or epoch, or a part was changed, exchanged or left out.
    """
    header = parcel.entry.header
    expected = [attachment_id(header.id, number) for number in range(1, header.attachments + 1)]
    if [one.header.id for one in parcel.attachments] != expected:
        raise DoesNotOpen
    body, *attachments = (open_envelope(one, key) for one in parcel.envelopes)
    return Entry(header.id, header.time, body, header.kind_version, tuple(attachments))


def _parcel(entry: Entry, place: Place, lock: Lock, sealed: Callable[[Header, bytes], Envelope]) -> Parcel:
    def header(form: Form, own_id: bytes, body: bytes, attachments: int = 0) -> Header:
        return Header(
            form=form,
            lock=lock,
            id=own_id,
            room=place.room,
            epoch=place.epoch,
            time=entry.time,
            kind_version=entry.kind_version,
            attachments=attachments,
            size_class=padded_size(len(body)) // STEP,
        )

    attached = (
        sealed(header(Form.ATTACHMENT, attachment_id(entry.id, number), body), body)
        for number, body in enumerate(entry.attachments, 1)
    )
    first = sealed(header(Form.ENTRY, entry.id, entry.body, len(entry.attachments)), entry.body)
    return Parcel(first, tuple(attached))
