"""What the record asks of a store. SQLite answers it today; PostgreSQL can, without a caller noticing."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from goodoffices.record.checkpoint import Receipt, Signed
from goodoffices.record.entry import Parcel
from goodoffices.record.envelope import Envelope
from goodoffices.record.epoch import NewEpoch, Wrap
from goodoffices.record.escrow import Escrow
from goodoffices.record.examination import Examined
from goodoffices.record.hybrid import PublicKey
from goodoffices.record.restoration import Restoration


@dataclass(frozen=True, slots=True)
class Placed:
    """An envelope and its place in its room, counted from 1."""

    position: int
    envelope: Envelope


@dataclass(frozen=True, slots=True)
class Shredded:
    """The receipt of a shredding: which epochs of a room cannot be opened any more, and what that does not cover."""

    room: bytes
    epochs: tuple[int, ...]
    receipts: tuple[Receipt, ...]
    not_covered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeptPerson:
    """A person as the key file has it: public key, private key sealed by the passphrase, and by the escrow if any."""

    id: bytes
    public: PublicKey
    sealed: bytes
    deposited: bytes | None = None


class Record(Protocol):
    """The append-only record of one case."""

    @property
    def case(self) -> bytes:
        """The id of the case."""

    @property
    def public(self) -> bytes:
        """The key that its checkpoints are checked with."""

    def append(self, parcel: Parcel) -> Receipt:
        """Append an entry with its attachments; durable once it returns. The same id twice gives the first answer."""

    def open_epoch(self, new: NewEpoch, own_id: bytes, time: int) -> Receipt:
        """Open the next epoch of a room; who is not among its readers loses the wraps of earlier ones too."""

    def add_wraps(self, wraps: Collection[Wrap]) -> None:
        """Admit persons to epochs that exist."""

    def wraps(self, person: bytes) -> Sequence[Wrap]:
        """The wraps of one person over all rooms, in order of room and epoch."""

    def readers(self, room: bytes, epoch: int) -> frozenset[bytes]:
        """The ids of those who may read an epoch."""

    def rooms(self) -> Sequence[bytes]:
        """The rooms that have entries, in the order of their ids."""

    def epoch(self, room: bytes) -> int:
        """The number of the room's last epoch, 0 where it has none."""

    def opening(self, room: bytes, epoch: int) -> Envelope:
        """The envelope that opened an epoch."""

    def read(self, room: bytes, after: int = 0) -> Iterator[Placed]:
        """The room's envelopes in order, those after a position; attachments are left out."""

    def parcel(self, room: bytes, own_id: bytes) -> Parcel:
        """An entry with its attachments."""

    def attached(self, room: bytes) -> int:
        """How many bytes the sealed attachments of a room take."""

    def checkpoint(self, room: bytes) -> Signed:
        """The last signed checkpoint of a room."""

    def case_checkpoint(self) -> Signed:
        """The signed checkpoint over all rooms, which is the mediators' alone."""

    def inclusion(self, room: bytes, position: int) -> tuple[bytes, ...]:
        """The proof that the entry at a position is in the room's tree."""

    def consistency(self, room: bytes, old_size: int) -> tuple[bytes, ...]:
        """The proof that the room's tree began as it was at an older size."""

    @property
    def not_covered(self) -> tuple[str, ...]:
        """What no shredding destroys, each in a sentence."""

    def shred(self, room: bytes, epochs: Collection[int], time: int, told: Parcel | None = None) -> Shredded:
        """Destroy both shares of the keys of some epochs of a room, unless a hold lies on it.

        `told` is an entry of another room, appended in the step that decides it; what breaks off later is finished.
        """

    def set_hold(self, room: bytes) -> None:
        """Forbid to shred anything of a room; who may, and why, is not the record's to know."""

    def lift_hold(self, room: bytes) -> None:
        """Allow again to shred in a room."""

    def holds(self) -> frozenset[bytes]:
        """The rooms on which a hold lies."""

    def restorations(self) -> Sequence[Restoration]:
        """How often, when and from where the case went on from an older copy; for who leads the case alone."""

    def verify(self) -> Examined:
        """Examine everything that is stored."""


class Keys(Protocol):
    """The key file of one case: it is backed up by itself, for fewer people and a shorter time."""

    def shares(self) -> Mapping[tuple[bytes, int], bytes]:
        """The store's shares by room and epoch."""

    def person(self, person: bytes) -> KeptPerson:
        """One person."""

    def add_person(self, person: KeptPerson) -> None:
        """Add a person; nobody's public key is ever exchanged."""

    def reseal(self, person: bytes, sealed: bytes) -> None:
        """Put another seal in the place of a person's old one, which is destroyed."""

    def escrow(self) -> Escrow | None:
        """The escrow, if there is one."""

    def set_escrow(self, escrow: Escrow, deposited: Mapping[bytes, bytes]) -> None:
        """Begin an escrow, or put another in the place of the old one, with what is deposited in it by person."""
