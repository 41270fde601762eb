"""A person's keyring: every epoch that the person's key opens. What is not on it cannot be read."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from goodoffices.record.entry import Entry, Parcel, open_envelope, open_parcel, seal_entry
from goodoffices.record.envelope import Envelope
from goodoffices.record.epoch import EpochKey, Opening, Wrap, open_epoch
from goodoffices.record.hybrid import PrivateKey, PublicKey
from goodoffices.record.ports import Keys, Record
from goodoffices.terms import NotPossible


class NotYourRoom(NotPossible):
    """This key does not open this room: ask somebody who reads it to admit you."""


@dataclass(frozen=True, slots=True, repr=False)
class Keyring:
    """The open epochs of one unlocked person, by room and number."""

    person: bytes
    epochs: Mapping[tuple[bytes, int], EpochKey]

    @classmethod
    def opened(cls, record: Record, keys: Keys, person: bytes, private: PrivateKey) -> Self:
        """Open every epoch that is wrapped for a person and not shredded.

        Raises:
            DoesNotOpen, KeyWasExchanged: a wrap or share is not the one that was made for the person.
        """
        shares = keys.shares()
        epochs = {}
        for wrap in record.wraps(person):
            share = shares.get((wrap.room, wrap.epoch))
            if share is not None:
                opening = Opening.of(record.opening(wrap.room, wrap.epoch))
                epochs[wrap.room, wrap.epoch] = open_epoch(record.case, opening, wrap, share, private)
        return cls(person, epochs)

    @property
    def rooms(self) -> frozenset[bytes]:
        """The rooms of which the person can read something."""
        return frozenset(room for room, _ in self.epochs)

    def key(self, room: bytes, epoch: int) -> EpochKey:
        """The key of an epoch.

        Raises:
            NotYourRoom: it is not on the keyring.
        """
        key = self.epochs.get((room, epoch))
        if key is None:
            raise NotYourRoom
        return key

    def seal(self, entry: Entry, room: bytes) -> Parcel:
        """Seal an entry with the room's newest key that is on the keyring.

        Raises:
            NotYourRoom: the keyring has no key of the room.
        """
        newest = max((epoch for own, epoch in self.epochs if own == room), default=0)
        return seal_entry(entry, self.key(room, newest))

    def open(self, envelope: Envelope) -> bytes:
        """Open an entry or an attachment.

        Raises:
            NotYourRoom: the keyring has no key of its room's epoch.
            DoesNotOpen: the envelope was changed.
        """
        return open_envelope(envelope, self.key(envelope.header.room, envelope.header.epoch))

    def open_parcel(self, parcel: Parcel) -> Entry:
        """Open an entry with its attachments.

        Raises:
            NotYourRoom: the keyring has no key of its room's epoch.
            DoesNotOpen: a part was changed, exchanged or left out.
        """
        header = parcel.entry.header
        return open_parcel(parcel, self.key(header.room, header.epoch))

    def admit(self, person: bytes, public: PublicKey, room: bytes, epochs: Iterable[int]) -> Iterator[Wrap]:
        """Yield the wraps that let another person read some epochs of a room.

        Raises:
            NotYourRoom: the keyring itself lacks one of them.
        """
        for epoch in epochs:
            yield self.key(room, epoch).wrap_for(person, public)
