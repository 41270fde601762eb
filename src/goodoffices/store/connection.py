"""Connections to SQLite as a record needs them: durable when acknowledged, and deleted means gone."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw

from goodoffices.terms import NotPossible

OLDEST = (3, 51, 3)
"""Earlier versions of SQLite can damage a file in WAL mode when its log begins anew (fixed on 13 March 2026)."""

SETTINGS: Mapping[str, str | int] = {
    "journal_mode": "WAL",
    "synchronous": "FULL",
    "secure_delete": "ON",
    "foreign_keys": "ON",
    "trusted_schema": "OFF",
    "mmap_size": 0,
    "temp_store": "MEMORY",
}
"""Without `synchronous=FULL` a power cut loses entries that were acknowledged; the tests show it."""

PATIENCE = 20_000
"""How long to wait for another connection's lock, in milliseconds."""


class SqliteTooOld(NotPossible):
    """SQLite {found} can damage a record, and {oldest} or newer is needed: install the packages that the lock lists."""


class DiskFull(NotPossible):
    """The disk of this case is full, so nothing was added: make room and send it again."""


class DiskFailed(NotPossible):
    """The disk of this case did not do what it was asked to, so nothing was added: check the disk and send it again."""


class CaseInUse(NotPossible):
    """Another program holds this case and did not let go in time: end it, or try again."""


class FileDamaged(NotPossible):
    """A file of this case is damaged ({reason}): restore a backup that verifies."""


def library() -> tuple[str, str]:
    """Return the version of SQLite that is used, and the oldest that may be.

    Raises:
        SqliteTooOld: the library would put the record at risk.
    """
    found, oldest = apsw.sqlite_lib_version(), ".".join(map(str, OLDEST))
    if tuple(map(int, found.split("."))) < OLDEST:
        raise SqliteTooOld(found=found, oldest=oldest)
    return found, oldest


def connect(path: Path, vfs: str | None = None, *, create: bool = False) -> apsw.Connection:
    """Open a database file with the settings of a record.

    Raises:
        SqliteTooOld: the library would put the record at risk.
        DiskFull, DiskFailed, CaseInUse, FileDamaged: it cannot be opened.
    """
    library()
    if create:
        path.touch(mode=0o600)
    flags = apsw.SQLITE_OPEN_READWRITE | (apsw.SQLITE_OPEN_CREATE if create else 0)
    with refusing():
        connection = apsw.Connection(str(path), flags, vfs)
        connection.set_busy_timeout(PATIENCE)
        for name, setting in SETTINGS.items():
            connection.pragma(name, setting)
    return connection


@contextmanager
def refusing() -> Iterator[None]:
    """Say in a sentence what SQLite says in a code."""
    try:
        yield
    except apsw.FullError as error:
        raise DiskFull from error
    except (apsw.IOError, apsw.CantOpenError, apsw.ReadOnlyError) as error:
        raise DiskFailed from error
    except (apsw.BusyError, apsw.LockedError) as error:
        raise CaseInUse from error
    except (apsw.CorruptError, apsw.NotADBError, apsw.SQLError) as error:
        raise FileDamaged(reason=str(error).lower()) from error


@contextmanager
def writing(connection: apsw.Connection) -> Iterator[None]:
    """Do all that is done inside or none of it; when it ends, it is durable.

    Raises:
        DiskFull, DiskFailed, CaseInUse, FileDamaged: none of it was done.
    """
    with refusing():
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")


@contextmanager
def reading(connection: apsw.Connection) -> Iterator[None]:
    """See one state of the file throughout."""
    with refusing():
        connection.execute("BEGIN")
        try:
            yield
        finally:
            connection.execute("ROLLBACK")


def scrub(connection: apsw.Connection) -> None:
    """Bring the write-ahead log into the database and empty it, so that nothing deleted stays readable in it.

    Raises:
        CaseInUse: another connection still reads an older state.
    """
    with refusing():
        connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)


def check_integrity(connection: apsw.Connection, expected: Mapping[str, str]) -> None:
    """Check the file itself, and that its tables and triggers are still those that it was made with.

    Raises:
        FileDamaged: they are not.
    """
    with refusing():
        found = _schema(connection)
    if found != expected:
        raise FileDamaged(reason="its tables or triggers were changed")
    _check_pages(connection)


def _check_pages(connection: apsw.Connection) -> None:
    with refusing():
        told = connection.execute("PRAGMA integrity_check(1)").fetchall()
    if told != [("ok",)]:
        raise FileDamaged(reason=str(told[0][0]).lower())


def check_file(path: Path) -> None:
    """Check a database file that is not a record.

    Raises:
        FileDamaged: it is damaged.
    """
    with refusing():
        connection = apsw.Connection(str(path), apsw.SQLITE_OPEN_READWRITE)
        try:
            _check_pages(connection)
        finally:
            connection.close()


def copy_file(path: Path, target: Path) -> None:
    """Copy a whole database as it stands to a new file in one step, also while it is written to."""
    with refusing():
        source = apsw.Connection(str(path), apsw.SQLITE_OPEN_READWRITE)
        target.touch(mode=0o600)
        copy = apsw.Connection(str(target))
        try:
            source.set_busy_timeout(PATIENCE)
            with copy.backup("main", source, "main") as copying:
                copying.step(-1)
            copy.pragma("journal_mode", "DELETE")
        finally:
            copy.close()
            source.close()


def declared(statements: str) -> dict[str, str]:
    """Return what SQLite itself says of a schema once it was made, by name."""
    connection = apsw.Connection(":memory:")
    connection.execute(statements)
    return _schema(connection)


def _schema(connection: apsw.Connection) -> dict[str, str]:
    rows: list[Any] = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
    return dict(rows)
