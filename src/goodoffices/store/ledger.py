"""The tables of `record.db`, and how rows become entries, checkpoints and logs."""

from collections.abc import Iterator

import apsw

from goodoffices.record.checkpoint import Checkpoint, Log, Signed
from goodoffices.record.envelope import Envelope, Form
from goodoffices.record.epoch import Place
from goodoffices.record.examination import (
    CheckpointChanged,
    HeadChanged,
    RestorationChanged,
    StoredCheckpoint,
    StoredEntry,
)
from goodoffices.record.restoration import Restoration
from goodoffices.record.tree import HASH_BYTES, Frontier, leaf_hash

SCHEMA = """
CREATE TABLE record (format INTEGER NOT NULL, case_id BLOB NOT NULL, public BLOB NOT NULL) STRICT;
CREATE TABLE entry (
    number INTEGER PRIMARY KEY,
    room BLOB NOT NULL CHECK (length(room) = 16), position INTEGER NOT NULL CHECK (position > 0),
    id BLOB NOT NULL CHECK (length(id) = 16), form INTEGER NOT NULL, epoch INTEGER NOT NULL,
    envelope BLOB NOT NULL,
    UNIQUE (room, position), UNIQUE (room, id)
) STRICT;
CREATE INDEX notice ON entry (room, epoch, form) WHERE form >= 3;
CREATE TABLE checkpoint (
    number INTEGER PRIMARY KEY, room BLOB NOT NULL, size INTEGER NOT NULL, chain BLOB NOT NULL, root BLOB NOT NULL,
    signature BLOB NOT NULL, case_chain BLOB NOT NULL,
    UNIQUE (room, size)
) STRICT;
CREATE TABLE head (
    subject BLOB PRIMARY KEY NOT NULL, size INTEGER NOT NULL, chain BLOB NOT NULL, peaks BLOB NOT NULL,
    signature BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE wrap (
    room BLOB NOT NULL, epoch INTEGER NOT NULL, person BLOB NOT NULL, sealed BLOB NOT NULL,
    PRIMARY KEY (room, epoch, person)
) STRICT;
CREATE TABLE hold (room BLOB PRIMARY KEY NOT NULL CHECK (length(room) = 16)) STRICT;
CREATE TABLE restoration (
    ended INTEGER PRIMARY KEY, known INTEGER NOT NULL, time INTEGER NOT NULL,
    salt BLOB NOT NULL CHECK (length(salt) = 16)
) STRICT;
CREATE TRIGGER an_entry_stays_as_it_is BEFORE UPDATE ON entry
BEGIN SELECT raise(ABORT, 'an entry is never changed'); END;
CREATE TRIGGER an_entry_stays BEFORE DELETE ON entry
BEGIN SELECT raise(ABORT, 'an entry is never deleted'); END;
CREATE TRIGGER a_checkpoint_stays_as_it_is BEFORE UPDATE ON checkpoint
BEGIN SELECT raise(ABORT, 'a checkpoint is never changed'); END;
CREATE TRIGGER a_checkpoint_stays BEFORE DELETE ON checkpoint
BEGIN SELECT raise(ABORT, 'a checkpoint is never deleted'); END;
"""
FORMAT = 1


class Ledger:
    """Reads and writes the rows of one record; whoever calls it holds the transaction."""

    def __init__(self, connection: apsw.Connection, case: bytes) -> None:
        self._db, self._case = connection, case

    def log(self, subject: bytes) -> Log:
        """The log of a room, or of the whole case, as it stands."""
        row = self._db.execute("SELECT size, chain, peaks FROM head WHERE subject = ?", (subject,)).fetchone()
        if row is None:
            return Log.begun(self._case, subject)
        size, chain, peaks = row
        if size < 1 or len(peaks) != size.bit_count() * HASH_BYTES:
            raise HeadChanged
        return Log(chain, Frontier(size, tuple(peaks[at : at + HASH_BYTES] for at in range(0, len(peaks), HASH_BYTES))))

    def set_logs(self, room_log: Log, room: Signed, case_log: Log, case: Signed) -> None:
        """Write how the log of a room and that of the case stand, with the signatures of their checkpoints."""
        rows = (*_head(room_log, room), *_head(case_log, case))
        self._db.execute("INSERT OR REPLACE INTO head VALUES (?, ?, ?, ?, ?), (?, ?, ?, ?, ?)", rows)

    def signed(self, subject: bytes) -> Signed | None:
        """The last signed checkpoint of a room, or of the whole case."""
        row = self._db.execute("SELECT signature FROM head WHERE subject = ?", (subject,)).fetchone()
        return None if row is None else Signed(self.log(subject).checkpoint(self._case, subject), row[0])

    def add_entry(self, position: int, envelope: Envelope, encoded: bytes) -> None:
        """Write an entry at its position."""
        header = envelope.header
        self._db.execute(
            "INSERT INTO entry (room, position, id, form, epoch, envelope) VALUES (?, ?, ?, ?, ?, ?)",
            (header.room, position, header.id, int(header.form), header.epoch, encoded),
        )

    def add_checkpoint(self, case_log: Log, signed: Signed) -> None:
        """Write a room's checkpoint under the number that it has in the log of the case."""
        one = signed.checkpoint
        row = (case_log.size, one.subject, one.size, one.chain, one.root, signed.signature, case_log.chain)
        self._db.execute("INSERT INTO checkpoint VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def position(self, room: bytes, own_id: bytes) -> int | None:
        """Where the entry of an id stands in its room."""
        found = self._db.execute("SELECT position FROM entry WHERE room = ? AND id = ?", (room, own_id)).fetchone()
        return None if found is None else int(found[0])

    def checkpoint_over(self, room: bytes, position: int) -> Signed:
        """The first checkpoint that covers a position."""
        rows = self._checkpoints("WHERE room = ? AND size >= ? ORDER BY size LIMIT 1", (room, position))
        return next(rows).signed

    def checkpoints(self, room: bytes | None = None) -> Iterator[StoredCheckpoint]:
        """The checkpoints of a room in order of its positions, or all in the order of the case."""
        if room is None:
            return self._checkpoints("ORDER BY number", ())
        return self._checkpoints("WHERE room = ? ORDER BY size", (room,))

    def case_chain(self, number: int) -> bytes | None:
        """The chain of the case after so many checkpoints."""
        found = self._db.execute("SELECT case_chain FROM checkpoint WHERE number = ?", (number,)).fetchone()
        return None if found is None else found[0]

    def entries(self, room: bytes) -> Iterator[StoredEntry]:
        """All entries of a room as they are stored, in order of position."""
        asked = "SELECT room, position, id, form, epoch, envelope FROM entry WHERE room = ? ORDER BY position"
        return (StoredEntry(*row) for row in self._db.execute(asked, (room,)))

    def leaves(self, room: bytes) -> list[bytes]:
        """The leaves of a room's tree."""
        return [leaf_hash(entry.encoded) for entry in self.entries(room)]

    def rooms(self) -> list[bytes]:
        """Every room that a row names, in the order of their ids."""
        asked = "SELECT room FROM entry UNION SELECT room FROM checkpoint UNION SELECT subject FROM head ORDER BY 1"
        return [room for (room,) in self._db.execute(asked) if room != self._case]

    def notices(self, form: int) -> set[tuple[bytes, int]]:
        """The rooms and epochs that were opened, or shredded."""
        return set(self._db.execute("SELECT room, epoch FROM entry WHERE form = ? AND form >= 3", (form,)))

    def last_epoch(self, room: bytes) -> tuple[int, int]:
        """The room's last epoch and the form of the last notice of it; (0, 0) where none was opened."""
        asked = (
            "SELECT epoch, form FROM entry WHERE room = ? AND form >= 3 AND form < 5 "
            "ORDER BY epoch DESC, form DESC LIMIT 1"
        )
        return self._db.execute(asked, (room,)).fetchone() or (0, 0)

    def holds(self) -> frozenset[bytes]:
        """The rooms on which a hold lies."""
        return frozenset(room for (room,) in self._db.execute("SELECT room FROM hold"))

    def restorations(self) -> list[Restoration]:
        """What is written of older copies that the case went on from, in order."""
        rows = self._db.execute("SELECT ended, known, time, salt FROM restoration ORDER BY ended")
        return [Restoration(*row) for row in rows]

    def add_restoration(self, one: Restoration) -> None:
        """Write from which commit the case goes on."""
        self._db.execute("INSERT INTO restoration VALUES (?, ?, ?, ?)", (one.ended, one.known, one.time, one.salt))

    def check_restorations(self) -> None:
        """Check that what is written of older copies and the notices in the rooms fit each other.

        Raises:
            RestorationChanged: one is there without the other.
        """
        asked = "SELECT room, id FROM entry WHERE form = ? AND form >= 3"
        noticed: set[tuple[bytes, bytes]] = set(self._db.execute(asked, (int(Form.RESTORING),)))
        for one in self.restorations():
            told = {(room, one.notice(Place(self._case, room, 0)).header.id) for room in self.rooms()}
            if not told & noticed:
                raise RestorationChanged
            noticed -= told
        if noticed:
            raise RestorationChanged

    def _checkpoints(self, where: str, bindings: tuple[bytes | int, ...]) -> Iterator[StoredCheckpoint]:
        asked = f"SELECT number, room, size, chain, root, signature, case_chain FROM checkpoint {where}"  # noqa: S608 - its own clauses
        for number, room, size, chain, root, signature, case_chain in self._db.execute(asked, bindings):
            if size < 1:
                raise CheckpointChanged(number=number)
            one = Checkpoint(self._case, room, size, chain, root)
            yield StoredCheckpoint(number, Signed(one, signature), case_chain)


def _head(log: Log, signed: Signed) -> tuple[bytes, int, bytes, bytes, bytes]:
    return signed.checkpoint.subject, log.size, log.chain, b"".join(log.frontier.peaks), signed.signature
