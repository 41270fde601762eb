"""The record of one case on SQLite: `record.db`, acknowledged only once it is durable with its signed checkpoint."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from threading import RLock
from typing import Any, Self

import apsw

from goodoffices.record.checkpoint import Receipt, Signed
from goodoffices.record.entry import Parcel
from goodoffices.record.envelope import Envelope, Form, attachment_id, fresh_id
from goodoffices.record.epoch import NewEpoch, Place, Wrap, shredding
from goodoffices.record.examination import Examined, HeadChanged, examine_case, examine_room
from goodoffices.record.ports import Placed, Shredded
from goodoffices.record.restoration import Restoration
from goodoffices.record.tree import consistency, inclusion
from goodoffices.store.connection import check_integrity, connect, declared, reading, refusing, scrub, writing
from goodoffices.store.keyfile import SqliteKeys
from goodoffices.store.ledger import FORMAT, SCHEMA, Ledger
from goodoffices.store.witness import Witness
from goodoffices.store.writer import Writer
from goodoffices.terms import NotPossible

NOT_COVERED = (
    "What a flash disk keeps of overwritten blocks, and what the system swapped out or kept in snapshots.",
    "Copies of the key file: key archives, and offline kits that were handed out with these rooms.",
    "What readers copied, printed or remember.",
)
"""What no program can destroy from here; the receipt of a shredding says so."""

_AT_ONCE = 500


class EpochPassed(NotPossible):
    """The key of this room was changed meanwhile, so nothing was added: open the room again and send it anew."""


class EpochOutOfOrder(NotPossible):
    """The room's keys were changed by somebody else at the same time: look who reads the room now, and try again."""


class NoSuchEntry(NotPossible):
    """There is no such entry in this room: look for it in the list of the room."""


class RoomHeld(NotPossible):
    """A hold lies on this room, so nothing of it was shredded: a head of the team must lift the hold first."""


class KeysMissing(NotPossible):
    """Epoch {epoch} of room {room} was not shredded, but its keys are not there: restore the key archive."""


class SqliteRecord:
    """The append-only record of one case, on SQLite, with its key file and checkpoint file."""

    def __init__(self, connection: apsw.Connection, keys: SqliteKeys, witness: Witness | None = None) -> None:
        self._db, self._keys, self._witness, self._lock = connection, keys, witness, RLock()
        self._signer = keys.signer()
        with refusing():
            told = connection.execute("SELECT format, case_id, public FROM record").fetchone()
        if told is None or told[0] != FORMAT or told[2] != self._signer.public:
            raise HeadChanged
        self.case: bytes = told[1]
        self.public: bytes = told[2]
        self._ledger = Ledger(connection, self.case)
        self._writer = Writer(connection, self._ledger, self._signer, self.case)

    @classmethod
    def create(cls, path: Path, case: bytes, keys: SqliteKeys, vfs: str | None = None) -> Self:
        """Make an empty record; its case log begins signed."""
        connection = connect(path, vfs, create=True)
        signer = keys.signer()
        with writing(connection):
            connection.execute(SCHEMA)
            connection.execute("INSERT INTO record VALUES (?, ?, ?)", (FORMAT, case, signer.public))
        return cls(connection, keys)

    @classmethod
    def open(cls, path: Path, keys: SqliteKeys, vfs: str | None = None) -> Self:
        """Open a record, and bring to its end what was interrupted: a shredding, or emptying the write-ahead logs."""
        record = cls(connect(path, vfs), keys)
        record._finish_shredding()
        return record

    def attach(self, witness: Witness) -> None:
        """Write every further commit to a checkpoint file."""
        self._witness = witness
        witness.write(self.case_checkpoint())

    def close(self) -> None:
        """Close the record."""
        with self._lock, refusing():
            self._db.close()
        if self._witness:
            self._witness.close()

    def append(self, parcel: Parcel) -> Receipt:
        """Append an entry with its attachments; returns once it is durable. The same id twice gives the first answer.

        Raises:
            EpochPassed: it is sealed with a key that is not the room's newest, or that was shredded.
            DiskFull, DiskFailed, CaseInUse: nothing was added.
        """
        with self._lock:
            with self._writer.writing():
                receipt = self._added(parcel)
            self._tell_witness()
        return receipt

    def open_epoch(self, new: NewEpoch, own_id: bytes, time: int) -> Receipt:
        """Open the next epoch of a room; who is not among its readers loses the wraps of earlier ones too.

        Raises:
            EpochOutOfOrder: another epoch was opened meanwhile.
        """
        place = new.key.place
        with self._lock:
            with self._writer.writing():
                receipt = self._writer.receipt(place.room, own_id)
                if receipt is None:
                    if self._writer.last_epoch(place.room)[0] != place.epoch - 1:
                        raise EpochOutOfOrder
                    self._keys.set_share(place.room, place.epoch, new.store_share)
                    receipt = self._writer.commit((new.opening.enveloped(place, own_id, time),))
                    self._keep_readers(place.room, {wrap.person for wrap in new.wraps})
                    self._write_wraps(new.wraps)
            self._tell_witness()
            if place.epoch > 1:
                scrub(self._db)
        return receipt

    def add_wraps(self, wraps: Collection[Wrap]) -> None:
        """Admit persons to epochs that exist."""
        with self._lock, writing(self._db):
            self._write_wraps(wraps)

    def wraps(self, person: bytes) -> Sequence[Wrap]:
        """The wraps of one person over all rooms, in order of room and epoch."""
        asked = "SELECT room, epoch, person, sealed FROM wrap WHERE person = ? ORDER BY room, epoch"
        with self._lock, refusing():
            rows: list[Any] = self._db.execute(asked, (person,)).fetchall()
        return [Wrap(*row) for row in rows]

    def readers(self, room: bytes, epoch: int) -> frozenset[bytes]:
        """The ids of those who may read an epoch."""
        asked = "SELECT person FROM wrap WHERE room = ? AND epoch = ?"
        with self._lock, refusing():
            rows: list[Any] = self._db.execute(asked, (room, epoch)).fetchall()
        return frozenset(person for (person,) in rows)

    def rooms(self) -> Sequence[bytes]:
        """The rooms that have entries, in the order of their ids."""
        with self._lock, refusing():
            return self._ledger.rooms()

    def epoch(self, room: bytes) -> int:
        """The number of the room's last epoch, 0 where it has none."""
        with self._lock, refusing():
            return self._ledger.last_epoch(room)[0]

    def opening(self, room: bytes, epoch: int) -> Envelope:
        """The envelope that opened an epoch.

        Raises:
            NoSuchEntry: it was never opened.
        """
        asked = "SELECT envelope FROM entry WHERE room = ? AND epoch = ? AND form = ? AND form >= 3"
        with self._lock, refusing():
            row = self._db.execute(asked, (room, epoch, int(Form.OPENING))).fetchone()
        return _decoded(row)

    def read(self, room: bytes, after: int = 0) -> Iterator[Placed]:
        """The room's envelopes in order, those after a position; attachments are left out."""
        while rows := self._rows_after(room, after):
            for position, encoded in rows:
                yield Placed(position, Envelope.decoded(encoded))
            after = rows[-1][0]

    def parcel(self, room: bytes, own_id: bytes) -> Parcel:
        """An entry with its attachments.

        Raises:
            NoSuchEntry: the room has no entry of this id, or an attachment is not there.
        """
        asked = "SELECT envelope FROM entry WHERE room = ? AND id = ?"
        with self._lock, refusing():
            entry = _decoded(self._db.execute(asked, (room, own_id)).fetchone())
            ids = [attachment_id(own_id, number) for number in range(1, entry.header.attachments + 1)]
            attached = tuple(_decoded(self._db.execute(asked, (room, one)).fetchone()) for one in ids)
        return Parcel(entry, attached)

    def attached(self, room: bytes) -> int:
        """How many bytes the sealed attachments of a room take."""
        asked = "SELECT coalesce(sum(length(envelope)), 0) FROM entry WHERE room = ? AND form = ?"
        with self._lock, refusing():
            rows: list[Any] = self._db.execute(asked, (room, int(Form.ATTACHMENT))).fetchall()
        return int(rows[0][0])

    def checkpoint(self, room: bytes) -> Signed:
        """The last signed checkpoint of a room.

        Raises:
            NoSuchEntry: the room has no entries.
        """
        with self._lock, refusing():
            signed = self._ledger.signed(room)
        if signed is None:
            raise NoSuchEntry
        return signed

    def case_checkpoint(self) -> Signed:
        """The signed checkpoint over all rooms, which is the mediators' alone."""
        with self._lock, refusing():
            signed = self._ledger.signed(self.case)
            return signed or self._signer.sign(self._ledger.log(self.case).checkpoint(self.case, self.case))

    def inclusion(self, room: bytes, position: int) -> tuple[bytes, ...]:
        """The proof that the entry at a position is in the room's tree."""
        with self._lock, reading(self._db):
            return inclusion(self._ledger.leaves(room), position - 1)

    def consistency(self, room: bytes, old_size: int) -> tuple[bytes, ...]:
        """The proof that the room's tree began as it was at an older size."""
        with self._lock, reading(self._db):
            return consistency(self._ledger.leaves(room), old_size)

    def case_chain(self, number: int) -> bytes | None:
        """The chain of the case after so many checkpoints, if there were as many."""
        with self._lock, refusing():
            return self._ledger.case_chain(number)

    @property
    def not_covered(self) -> tuple[str, ...]:
        """What no shredding destroys, each in a sentence."""
        return NOT_COVERED

    def shred(self, room: bytes, epochs: Collection[int], time: int, told: Parcel | None = None) -> Shredded:
        """Destroy both shares of the keys of some epochs of a room; what is sealed under them stays closed for ever.

        It is noted in the room first, and in the same step `told` is appended to another room, if it is given: whatever
        happens, no key is destroyed that nothing tells of. What is interrupted after that step is brought to its end at
        the next start, or when it is asked for again.

        Raises:
            RoomHeld, EpochPassed: nothing was destroyed, and nothing told.
            NoSuchEntry: one of the epochs was never opened.
            CaseInUse: another program still holds the files; try again.
        """
        chosen, receipts = tuple(sorted(set(epochs))), list[Receipt]()
        with self._lock:
            with self._writer.writing():
                if room in self._ledger.holds():
                    raise RoomHeld
                for epoch in chosen:
                    self.opening(room, epoch)
                    notice = shredding(Place(self.case, room, epoch), time)
                    receipts.append(self._writer.receipt(room, notice.header.id) or self._writer.commit((notice,)))
                if told:
                    self._added(told)
            self._tell_witness()
            self._destroy(room, chosen)
        return Shredded(room, chosen, tuple(receipts), NOT_COVERED)

    def set_hold(self, room: bytes) -> None:
        """Forbid to shred anything of a room; who may, and why, is not the record's to know."""
        with self._lock, writing(self._db):
            self._db.execute("INSERT OR IGNORE INTO hold VALUES (?)", (room,))

    def lift_hold(self, room: bytes) -> None:
        """Allow again to shred in a room."""
        with self._lock, writing(self._db):
            self._db.execute("DELETE FROM hold WHERE room = ?", (room,))

    def holds(self) -> frozenset[bytes]:
        """The rooms on which a hold lies."""
        with self._lock, refusing():
            return self._ledger.holds()

    def restorations(self) -> Sequence[Restoration]:
        """How often, when and from where the case went on from an older copy; for who leads the case alone."""
        with self._lock, refusing():
            return self._ledger.restorations()

    def note_restoration(self, known: int, time: int) -> Restoration:
        """Say in every room that the case goes on from here, an older copy; `known` is the last commit known of, or 0.

        An empty record has no room to say it in.
        """
        with self._lock:
            with self._writer.writing():
                noted = Restoration(self._writer.log(self.case).size, known, time, fresh_id())
                rooms = self._ledger.rooms()
                if rooms:
                    self._ledger.add_restoration(noted)
                for room in rooms:
                    self._writer.commit((noted.notice(Place(self.case, room, self._writer.last_epoch(room)[0])),))
            self._tell_witness()
        return noted

    def verify(self) -> Examined:
        """Examine everything that is stored: files, entries, chains, trees, checkpoints, and that the keys are there.

        Raises:
            FileDamaged, EntryChanged, EntriesMissing, CheckpointChanged, HeadChanged, SignatureDoesNotFit,
                RestorationChanged, KeysMissing: the first thing that is not as it was recorded.
        """
        check_integrity(self._db, declared(SCHEMA))
        self._keys.verify()
        with self._lock, reading(self._db):
            rooms, entries = self._ledger.rooms(), 0
            log = examine_case(self.case, self.public, self._ledger.checkpoints(), self.case_checkpoint())
            for room in rooms:
                found = examine_room(self.case, room, self._ledger.entries(room), self._ledger.checkpoints(room))
                last = self._ledger.signed(room)
                if last is None or last.checkpoint != found.checkpoint(self.case, room):
                    raise HeadChanged
                last.check(self.public)
                entries += found.size
            self._ledger.check_restorations()
            self._check_keys()
        return Examined(len(rooms), entries, log.size)

    def copy_to(self, path: Path) -> None:
        """Copy the whole record as it stands to a new file, in one step."""
        with self._lock, refusing():
            target = connect(path, create=True)
            try:
                with target.backup("main", self._db, "main") as copying:
                    copying.step(-1)
                target.pragma("journal_mode", "DELETE")
            finally:
                target.close()

    def _rows_after(self, room: bytes, after: int) -> list[tuple[int, bytes]]:
        asked = "SELECT position, envelope FROM entry WHERE room = ? AND position > ? AND form != ? ORDER BY 1 LIMIT ?"
        with self._lock, refusing():
            rows: list[Any] = self._db.execute(asked, (room, after, int(Form.ATTACHMENT), _AT_ONCE)).fetchall()
        return rows

    def _added(self, parcel: Parcel) -> Receipt:
        header = parcel.entry.header
        receipt = self._writer.receipt(header.room, header.id)
        if receipt is None:
            if self._writer.last_epoch(header.room) != (header.epoch, Form.OPENING):
                raise EpochPassed
            receipt = self._writer.commit(parcel.envelopes)
        return receipt

    def _tell_witness(self) -> None:
        if self._witness:
            self._witness.write(self._writer.whole or self.case_checkpoint())

    def _write_wraps(self, wraps: Collection[Wrap]) -> None:
        rows = [(one.room, one.epoch, one.person, one.sealed) for one in wraps]
        self._db.executemany("INSERT OR REPLACE INTO wrap VALUES (?, ?, ?, ?)", rows)

    def _keep_readers(self, room: bytes, readers: Collection[bytes]) -> None:
        before = self._db.execute("SELECT DISTINCT person FROM wrap WHERE room = ?", (room,)).fetchall()
        gone = [(room, person) for (person,) in before if person not in readers]
        self._db.executemany("DELETE FROM wrap WHERE room = ? AND person = ?", gone)

    def _destroy(self, room: bytes, epochs: Collection[int]) -> None:
        self._keys.destroy_shares(room, epochs)
        with writing(self._db):
            self._db.executemany("DELETE FROM wrap WHERE room = ? AND epoch = ?", [(room, one) for one in epochs])
        scrub(self._db)

    def _finish_shredding(self) -> None:
        with refusing():
            shredded = self._ledger.notices(Form.SHREDDING)
            wrapped = set(self._db.execute("SELECT DISTINCT room, epoch FROM wrap"))
        for room, epoch in sorted(shredded & (wrapped | self._keys.shares().keys())):
            self._destroy(room, (epoch,))
        self._keys.scrub()
        scrub(self._db)

    def _check_keys(self) -> None:
        wrapped = set(self._db.execute("SELECT DISTINCT room, epoch FROM wrap"))
        kept = self._ledger.notices(Form.OPENING) - self._ledger.notices(Form.SHREDDING)
        for room, epoch in sorted(kept - (wrapped & self._keys.shares().keys())):
            raise KeysMissing(room=room.hex(), epoch=epoch)


def _decoded(row: tuple[bytes] | None) -> Envelope:
    if row is None:
        raise NoSuchEntry
    return Envelope.decoded(row[0])
