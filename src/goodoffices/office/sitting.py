"""A sitting: one person, unlocked, at work in one case."""

from collections.abc import Iterator
from typing import Protocol

from goodoffices.case.fold import Fold
from goodoffices.case.said import Said, body_of, files_in, from_body
from goodoffices.case.statement import Statement
from goodoffices.case.view import View
from goodoffices.office.attaching import Attachment, check_attachments
from goodoffices.record.checkpoint import Receipt, code_of
from goodoffices.record.entry import Entry, Parcel
from goodoffices.record.envelope import Form, fresh_id
from goodoffices.record.hybrid import PrivateKey
from goodoffices.record.keyring import Keyring, NotYourRoom
from goodoffices.record.ports import Keys, Record
from goodoffices.terms import Clock, NotPossible


class Case(Protocol):
    """An open case: its record and its key file."""

    @property
    def record(self) -> Record:
        """The record."""

    @property
    def keys(self) -> Keys:
        """The key file."""


class ReadersDiffer(NotPossible):
    """This was computed from a room that not everybody in the chosen room reads: choose a room of people who read both, or admit them first."""  # noqa: E501 - one sentence


class SaidElsewhere(NotPossible):
    """This was sent already and is kept in another room: open the form anew to say something else."""


class NoSuchAttachment(NotPossible):
    """This entry has no such attachment: go back and choose from the list."""


def fresh() -> str:
    """Return a new id for an entry, in hexadecimal."""
    return fresh_id().hex()


class Sitting:
    """What a person's key opens of a case, and that person's pen.

    `folds` may be kept from one sitting to the next of the same log-in, and must be dropped when the person locks.
    """

    def __init__(
        self, case: Case, person: str, private: PrivateKey, clock: Clock, folds: dict[str, Fold] | None = None
    ) -> None:
        self.record = case.record
        self.keys = case.keys
        self.person = person
        self.clock = clock
        self._private = private
        self._folds = {} if folds is None else folds
        self._view: View | None = None
        self.reopen()

    def reopen(self) -> None:
        """Open again what the person's key opens: after a room was opened, or somebody was admitted or removed."""
        self._keyring = Keyring.opened(self.record, self.keys, bytes.fromhex(self.person), self._private)
        for gone in self._folds.keys() - self.rooms:
            del self._folds[gone]
        self._view = None

    @property
    def keyring(self) -> Keyring:
        """The person's keyring."""
        return self._keyring

    @property
    def rooms(self) -> frozenset[str]:
        """The ids of the rooms that the person reads."""
        return frozenset(room.hex() for room in self._keyring.rooms)

    @property
    def view(self) -> View:
        """The case as this person may read it now; what was appended since is folded in."""
        self._catch_up()
        if self._view is None:
            self._view = View.joined(self._folds[room] for room in sorted(self.rooms))
        return self._view

    def say(self, room: str, statement: Statement, own_id: str, attachments: tuple[Attachment, ...] = ()) -> Receipt:
        """Append a statement to a room; it is safe once this returns. The same id twice gives the first answer.

        Raises:
            NotYourRoom: the person does not read the room.
            ReadersDiffer: it was computed from a room that not all who read this one read.
            SaidElsewhere: an entry of this id lies in another room.
            TooManyFiles, FileTooLarge, RoomFull: its attachments are more than an entry or the room takes.
            TooLarge, DiskFull, EpochPassed: the record refuses it, and nothing was added.
        """
        return self.record.append(self.sealed(room, statement, own_id, attachments))

    def sealed(self, room: str, statement: Statement, own_id: str, attachments: tuple[Attachment, ...] = ()) -> Parcel:
        """Return a statement sealed for a room, not appended yet; it is refused as `say` refuses it."""
        self.check_readers(room, statement)
        self._catch_up()
        if any(own_id in fold.ids for other, fold in self._folds.items() if other != room):
            raise SaidElsewhere
        if attachments and own_id not in self._folds[room].ids:
            check_attachments(attachments, self.record.attached(bytes.fromhex(room)))
        body = body_of(self.person, statement, (one.told for one in attachments))
        contents = tuple(one.content for one in attachments)
        entry = Entry(bytes.fromhex(own_id), self.clock.now(), body, statement.VERSION, contents)
        return self._keyring.seal(entry, bytes.fromhex(room))

    def attachment(self, said: Said, number: int) -> bytes:
        """Return an attachment of an entry, counted from 1.

        Raises:
            NoSuchAttachment: the entry has none of this number.
        """
        if not 1 <= number <= said.attachments:
            raise NoSuchAttachment
        parcel = self.record.parcel(bytes.fromhex(said.room), bytes.fromhex(said.id))
        return self._keyring.open(parcel.attachments[number - 1])

    def readers(self, room: str) -> frozenset[str]:
        """Return the ids of those who read what is said in a room from now on.

        Raises:
            NotYourRoom: the person does not read the room.
        """
        raw = bytes.fromhex(room)
        if room not in self.rooms:
            raise NotYourRoom
        return self._readers_of(raw, self.record.epoch(raw))

    def code(self) -> str:
        """Return the code of the person's rooms as they stand: it depends on no other room."""
        return code_of(self.record.checkpoint(room).checkpoint for room in sorted(self._keyring.rooms))

    def whole_readers(self, room: str) -> frozenset[str]:
        """Return the ids of those who read all of a room that this person reads, not only what is said from now on.

        Raises:
            NotYourRoom: the person does not read the room.
        """
        raw = bytes.fromhex(room)
        epochs = [epoch for one, epoch in self._keyring.epochs if one == raw]
        if not epochs:
            raise NotYourRoom
        return frozenset.intersection(*(self._readers_of(raw, epoch) for epoch in epochs))

    def check_readers(self, room: str, statement: Statement) -> None:
        """Check that all who read a room read all of every room that a statement was computed from.

        Raises:
            NotYourRoom: the person does not read one of them.
            ReadersDiffer: somebody does not.
        """
        readers = self.readers(room)
        for other in statement.rests_on:
            if other != room and not readers <= self.whole_readers(other):
                raise ReadersDiffer

    def _readers_of(self, room: bytes, epoch: int) -> frozenset[str]:
        return frozenset(one.hex() for one in self.record.readers(room, epoch))

    def _catch_up(self) -> None:
        grown = [self._caught_up(room) for room in sorted(self.rooms)]
        if any(grown):
            self._view = None

    def _caught_up(self, room: str) -> bool:
        fold = self._folds.setdefault(room, Fold(room))
        before = fold.position
        fold.extend(self._since(room, before))
        return fold.position > before

    def _since(self, room: str, position: int) -> Iterator[tuple[int, Said]]:
        for placed in self.record.read(bytes.fromhex(room), position):
            header = placed.envelope.header
            if header.form is Form.ENTRY and (header.room, header.epoch) in self._keyring.epochs:
                body = self._keyring.open(placed.envelope)
                author, statement = from_body(body, header.kind_version)
                files = files_in(body) if header.attachments else ()
                yield (
                    placed.position,
                    Said(header.time, header.id.hex(), room, author, statement, header.attachments, files),
                )
