"""A room's epochs: the key for those who read, its two shares, and the key pair for those who may only deposit.

The key of an epoch is derived from two random shares. The *readers' share* is sealed to each reader and lies beside
the record; the *store's share* lies in the key file. Either alone tells nothing, and destroying either is enough to
shred all that was sealed in the epoch.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Self

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from nacl.bindings import sodium_memcmp

from goodoffices.record.envelope import ID_BYTES, Envelope, Form, Header, Lock, NotAnEnvelope
from goodoffices.record.hybrid import PRIVATE_BYTES, PUBLIC_BYTES, PrivateKey, PublicKey
from goodoffices.record.sealing import KEY_BYTES, NONCE_BYTES, TAG_BYTES, fresh_key, seal, unseal
from goodoffices.terms import NotPossible

_COMMITMENT = 32
_OPENING_BYTES = _COMMITMENT + PUBLIC_BYTES + NONCE_BYTES + PRIVATE_BYTES + TAG_BYTES


class KeyWasExchanged(NotPossible):
    """The key kept for this room is not the one that the room was opened with, so somebody exchanged it: write nothing and verify the case."""  # noqa: E501 - one sentence


@dataclass(frozen=True, slots=True)
class Place:
    """Which epoch, counted from 1, of which room of which case."""

    case: bytes
    room: bytes
    epoch: int

    def bound(self, purpose: bytes) -> bytes:
        """Return what a key of this place is bound to."""
        return b"goodoffices/" + purpose + b"/1" + self.case + self.room + self.epoch.to_bytes(4)


@dataclass(frozen=True, slots=True)
class Wrap:
    """The readers' share of an epoch, sealed to one person."""

    room: bytes
    epoch: int
    person: bytes
    sealed: bytes


@dataclass(frozen=True, slots=True)
class Opening:
    """What the record says of an epoch: a commitment to its key, and its deposit key pair, the private half sealed."""

    commitment: bytes
    deposit: PublicKey
    sealed_deposit: bytes

    def enveloped(self, place: Place, own_id: bytes, time: int) -> Envelope:
        """Return the envelope that opens the epoch in its room's chain."""
        header = Header(form=Form.OPENING, lock=Lock.NONE, id=own_id, room=place.room, epoch=place.epoch, time=time)
        return Envelope(header, self.commitment + self.deposit.raw + self.sealed_deposit)

    @classmethod
    def of(cls, envelope: Envelope) -> Self:
        """Read the opening from its envelope.

        Raises:
            NotAnEnvelope: it opens no epoch.
        """
        content = envelope.content
        if envelope.header.form is not Form.OPENING or len(content) != _OPENING_BYTES:
            raise NotAnEnvelope
        end = _COMMITMENT + PUBLIC_BYTES
        return cls(content[:_COMMITMENT], PublicKey(content[_COMMITMENT:end]), content[end:])


@dataclass(frozen=True, slots=True, repr=False)
class EpochKey:
    """An epoch as a reader has it open: the readers' share (to admit others), the key, the private deposit key."""

    place: Place
    readers_share: bytes
    key: bytes
    deposit: PrivateKey

    def wrap_for(self, person: bytes, public: PublicKey) -> Wrap:
        """Seal the readers' share to a person who is admitted to the epoch."""
        sealed = public.seal(self.readers_share, self.place.bound(b"wrap") + person)
        return Wrap(self.place.room, self.place.epoch, person, sealed)


@dataclass(frozen=True, slots=True, repr=False)
class NewEpoch:
    """An epoch that is about to be opened: what goes into the record, into the key file, and to whom."""

    opening: Opening
    wraps: tuple[Wrap, ...]
    store_share: bytes
    key: EpochKey


def new_epoch(place: Place, readers: Mapping[bytes, PublicKey]) -> NewEpoch:
    """Make the keys of an epoch and seal its readers' share to each reader, given by id."""
    readers_share, store_share = fresh_key(), fresh_key()
    key, commitment = _derived(place, readers_share, store_share)
    deposit = PrivateKey.fresh()
    opening = Opening(commitment, deposit.public, seal(key, deposit.raw, place.bound(b"deposit")))
    opened = EpochKey(place, readers_share, key, deposit)
    wraps = tuple(opened.wrap_for(person, public) for person, public in readers.items())
    return NewEpoch(opening, wraps, store_share, opened)


def open_epoch(case: bytes, opening: Opening, wrap: Wrap, store_share: bytes, private: PrivateKey) -> EpochKey:
    """Open an epoch with a person's wrap of the readers' share and with the store's share.

    Raises:
        DoesNotOpen: the wrap was made for another person, room or epoch, or was changed.
        KeyWasExchanged: the shares give another key than the epoch was opened with.
    """
    place = Place(case, wrap.room, wrap.epoch)
    readers_share = private.unseal(wrap.sealed, place.bound(b"wrap") + wrap.person)
    key, commitment = _derived(place, readers_share, store_share)
    if not sodium_memcmp(commitment, opening.commitment):
        raise KeyWasExchanged
    deposit = PrivateKey(unseal(key, opening.sealed_deposit, place.bound(b"deposit")))
    if deposit.public != opening.deposit:
        raise KeyWasExchanged
    return EpochKey(place, readers_share, key, deposit)


def _derived(place: Place, readers_share: bytes, store_share: bytes) -> tuple[bytes, bytes]:
    """Return the key of the epoch and the commitment to it: HKDF-SHA-256 (RFC 5869) of both shares."""
    expanded = HKDF(SHA256(), KEY_BYTES + _COMMITMENT, salt=None, info=place.bound(b"epoch"))
    derived = expanded.derive(readers_share + store_share)
    return derived[:KEY_BYTES], derived[KEY_BYTES:]


def shredding(place: Place, time: int) -> Envelope:
    """Return the envelope that says in a room's chain that the keys of an epoch were destroyed."""
    own_id = sha256(place.bound(b"shredding")).digest()[:ID_BYTES]
    header = Header(form=Form.SHREDDING, lock=Lock.NONE, id=own_id, room=place.room, epoch=place.epoch, time=time)
    return Envelope(header, b"")
