"""What the database of accounts says in a code, as the sentence of the record."""

import sqlite3

from django.db.utils import OperationalError

from goodoffices.store.connection import CaseInUse, DiskFailed, DiskFull
from goodoffices.terms import NotPossible

_PRIMARY = 0xFF
"""The bits of SQLite's codes that say what happened; the others say where."""

_SENTENCES: dict[int, type[NotPossible]] = {
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_BUSY: CaseInUse,
    sqlite3.SQLITE_LOCKED: CaseInUse,
}


def in_a_sentence(error: OperationalError) -> NotPossible:
    """Return the refusal that an error of the database stands for."""
    code = getattr(error.__cause__, "sqlite_errorcode", 0)
    return _SENTENCES.get(code & _PRIMARY, DiskFailed)()
