"""The key file of a case, `keys.db`: the store's shares, persons' sealed keys, the signing seed, the escrow.

It is small, and backed up by itself: who has the record without it cannot open anything, not even with all passphrases.
"""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, Self

import apsw

from goodoffices.record.checkpoint import Signer
from goodoffices.record.escrow import Escrow
from goodoffices.record.hybrid import PublicKey
from goodoffices.record.ports import KeptPerson
from goodoffices.store.connection import check_integrity, connect, declared, refusing, scrub, writing
from goodoffices.terms import NotPossible

SCHEMA = """
CREATE TABLE signer (seed BLOB NOT NULL CHECK (length(seed) = 32)) STRICT;
CREATE TABLE share (
    room BLOB NOT NULL, epoch INTEGER NOT NULL, share BLOB NOT NULL CHECK (length(share) = 32),
    PRIMARY KEY (room, epoch)
) STRICT;
CREATE TABLE person (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16), public BLOB NOT NULL, sealed BLOB NOT NULL, deposited BLOB
) STRICT;
CREATE TABLE escrow (public BLOB NOT NULL, sealed BLOB NOT NULL) STRICT;
CREATE TRIGGER a_public_key_stays BEFORE UPDATE OF id, public ON person
BEGIN SELECT raise(ABORT, 'a public key is never exchanged'); END;
"""


class NoSuchPerson(NotPossible):
    """Nobody of this name has a key in this case: ask a head of the team to add the person."""


class PersonExists(NotPossible):
    """This person has a key already, and a public key is never exchanged: remove the person and add another."""


class SqliteKeys:
    """The key file of one case, on SQLite."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._db = connection

    @classmethod
    def create(cls, path: Path, signer: Signer, vfs: str | None = None) -> Self:
        """Make a key file with the seed of its signer."""
        connection = connect(path, vfs, create=True)
        with writing(connection):
            connection.execute(SCHEMA)
            connection.execute("INSERT INTO signer VALUES (?)", (signer.seed,))
        return cls(connection)

    @classmethod
    def open(cls, path: Path, vfs: str | None = None) -> Self:
        """Open a key file."""
        return cls(connect(path, vfs))

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def signer(self) -> Signer:
        """The signer of the case's checkpoints."""
        with refusing():
            return Signer(self._db.execute("SELECT seed FROM signer").get)

    def shares(self) -> Mapping[tuple[bytes, int], bytes]:
        """The store's shares by room and epoch."""
        with refusing():
            rows: list[Any] = self._db.execute("SELECT room, epoch, share FROM share").fetchall()
        return {(room, epoch): share for room, epoch, share in rows}

    def set_share(self, room: bytes, epoch: int, share: bytes) -> None:
        """Keep the store's share of an epoch that is about to be opened."""
        with writing(self._db):
            self._db.execute("INSERT OR REPLACE INTO share VALUES (?, ?, ?)", (room, epoch, share))

    def destroy_shares(self, room: bytes, epochs: Collection[int]) -> None:
        """Destroy the store's shares of some epochs, in the file and in its write-ahead log."""
        with writing(self._db):
            self._db.executemany("DELETE FROM share WHERE room = ? AND epoch = ?", [(room, one) for one in epochs])
        scrub(self._db)

    def scrub(self) -> None:
        """Empty the write-ahead log, in which something deleted may still stand where a process was killed."""
        scrub(self._db)

    def person(self, person: bytes) -> KeptPerson:
        """One person.

        Raises:
            NoSuchPerson: nobody has this id.
        """
        with refusing():
            row = self._db.execute("SELECT public, sealed, deposited FROM person WHERE id = ?", (person,)).fetchone()
        if row is None:
            raise NoSuchPerson
        return KeptPerson(person, PublicKey(row[0]), row[1], row[2])

    def add_person(self, person: KeptPerson) -> None:
        """Add a person.

        Raises:
            PersonExists: a person of this id is there already.
        """
        row = (person.id, person.public.raw, person.sealed, person.deposited)
        with writing(self._db):
            try:
                self._db.execute("INSERT INTO person VALUES (?, ?, ?, ?)", row)
            except apsw.ConstraintError as error:
                raise PersonExists from error

    def reseal(self, person: bytes, sealed: bytes) -> None:
        """Put another seal in the place of a person's old one, which is destroyed in the file and in its log."""
        with writing(self._db):
            self._db.execute("UPDATE person SET sealed = ? WHERE id = ?", (sealed, person))
            changed = self._db.changes()
        if not changed:
            raise NoSuchPerson
        scrub(self._db)

    def escrow(self) -> Escrow | None:
        """The escrow, if there is one."""
        with refusing():
            row = self._db.execute("SELECT public, sealed FROM escrow").fetchone()
        return None if row is None else Escrow(PublicKey(row[0]), row[1])

    def set_escrow(self, escrow: Escrow, deposited: Mapping[bytes, bytes]) -> None:
        """Begin an escrow, or put another in the place of the old one, with what is deposited in it by person."""
        with writing(self._db):
            self._db.execute("DELETE FROM escrow")
            self._db.execute("INSERT INTO escrow VALUES (?, ?)", (escrow.public.raw, escrow.sealed))
            self._db.execute("UPDATE person SET deposited = NULL")
            rows = [(sealed, person) for person, sealed in deposited.items()]
            self._db.executemany("UPDATE person SET deposited = ? WHERE id = ?", rows)
        scrub(self._db)

    def verify(self) -> None:
        """Check the file itself.

        Raises:
            FileDamaged: it is damaged, or its tables were changed.
        """
        check_integrity(self._db, declared(SCHEMA))
