"""Whatever is done to the stored entries behind the program's back, `verify` finds it."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.record.scene import reader
from tests.store.record.talks import MEDIATORS, ROOM_A, fill, keyring, open_room
from tests.tiers import Hold

from goodoffices.store.casefolder import CaseFolder
from goodoffices.terms import NotPossible

Edit = Callable[[sqlite3.Connection, random.Random], None]


def unlocked(database: sqlite3.Connection) -> list[str]:
    """Take the triggers off, as somebody with the file can; return them to be put back."""
    triggers = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        database.execute(f"DROP TRIGGER {name}")
    return [sql for _, sql in triggers]


def any_row(database: sqlite3.Connection, chance: random.Random, table: str) -> int:
    return chance.choice(database.execute(f"SELECT number FROM {table}").fetchall())[0]  # noqa: S608 - the test's own words


def flip(database: sqlite3.Connection, chance: random.Random) -> None:
    number = any_row(database, chance, "entry")
    envelope = bytearray(database.execute("SELECT envelope FROM entry WHERE number = ?", (number,)).fetchone()[0])
    at = chance.randrange(len(envelope) * 8)
    envelope[at // 8] ^= 1 << at % 8
    database.execute("UPDATE entry SET envelope = ? WHERE number = ?", (bytes(envelope), number))


def shorten(database: sqlite3.Connection, chance: random.Random) -> None:
    number = any_row(database, chance, "entry")
    asked = "UPDATE entry SET envelope = substr(envelope, 1, length(envelope) - ?) WHERE number = ?"
    database.execute(asked, (chance.randint(1, 250), number))


def swap(database: sqlite3.Connection, chance: random.Random) -> None:
    rows = database.execute("SELECT number, envelope, id FROM entry WHERE form = 1").fetchall()
    (one, first, own), (two, second, other) = chance.sample(rows, 2)
    for number, envelope, own_id in ((one, second, bytes(16)), (two, first, own), (one, second, other)):
        database.execute("UPDATE entry SET envelope = ?, id = ? WHERE number = ?", (envelope, own_id, number))


def delete(database: sqlite3.Connection, chance: random.Random) -> None:
    table = chance.choice(["entry", "checkpoint", "head"])
    key = "rowid" if table != "head" else "subject"
    row = chance.choice(database.execute(f"SELECT {key} FROM {table}").fetchall())  # noqa: S608 - the test's own words
    database.execute(f"DELETE FROM {table} WHERE {key} = ?", row)  # noqa: S608 - the test's own words


def truncate(database: sqlite3.Connection, chance: random.Random) -> None:
    last = any_row(database, chance, "entry")
    database.execute("DELETE FROM entry WHERE number >= ?", (last,))
    if chance.random() < 0.5:
        database.execute("DELETE FROM checkpoint WHERE number >= ?", (last,))


def duplicate(database: sqlite3.Connection, chance: random.Random) -> None:
    number = any_row(database, chance, "entry")
    database.execute(
        "INSERT INTO entry (room, position, id, form, epoch, envelope) "
        "SELECT room, 9999, randomblob(16), form, epoch, envelope FROM entry WHERE number = ?",
        (number,),
    )


def change_column(database: sqlite3.Connection, chance: random.Random) -> None:
    table, column = chance.choice(
        [
            *(("entry", one) for one in ("id", "form", "epoch", "position", "room")),
            *(("checkpoint", one) for one in ("size", "chain", "root", "signature", "case_chain", "room", "number")),
        ]
    )
    blob = column in {"id", "room", "chain", "root", "signature", "case_chain"}
    new = chance.randbytes(64 if column == "signature" else 16) if blob else 5_000 + chance.randrange(5_000)
    number = any_row(database, chance, table)
    database.execute(f"UPDATE {table} SET {column} = ? WHERE number = ?", (new, number))  # noqa: S608 - the test's own words


def change_head(database: sqlite3.Connection, chance: random.Random) -> None:
    column = chance.choice(["size", "chain", "peaks", "signature"])
    subject = chance.choice(database.execute("SELECT subject FROM head").fetchall())[0]
    new = chance.randrange(-3, 10**6) if column == "size" else chance.randbytes(32)
    database.execute(f"UPDATE head SET {column} = ? WHERE subject = ?", (new, subject))  # noqa: S608 - the test's own words


def exchange_identity(database: sqlite3.Connection, chance: random.Random) -> None:
    column, length = chance.choice([("case_id", 16), ("public", 32)])
    database.execute(f"UPDATE record SET {column} = ?", (chance.randbytes(length),))  # noqa: S608 - the test's own words


EDITS_OF_A_FILE: tuple[Edit, ...] = (
    *(flip, flip, flip, shorten, swap, delete, truncate, duplicate),
    *(change_column, change_column, change_head, exchange_identity),
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed case of two rooms with two hundred entries."""
    folder = tmp_path_factory.mktemp("tampering") / "talks.case"
    case, amina = CaseFolder.create(folder), reader("Amina")
    for room in (MEDIATORS, ROOM_A):
        open_room(case, room, amina)
        fill(case, keyring(case, amina), room, 100)
    case.record.verify()
    case.close()
    return folder


def found(folder: Path) -> bool:
    """Whether somebody who opens and verifies the case is told."""
    try:
        case = CaseFolder.open(folder)
    except NotPossible:
        return True
    try:
        case.record.verify()
    except NotPossible:
        return True
    finally:
        case.close()
    return False


@pytest.mark.parametrize("edits", [120, pytest.param(1_000, marks=pytest.mark.heavy)])
def test_every_edit_of_a_stored_record_is_found(whole: Path, tmp_path: Path, edits: int, bar: Hold) -> None:
    chance, detected = random.Random(4), 0  # noqa: S311 - chance, not a secret
    assert not found(whole)
    for edit in range(edits):
        folder = tmp_path / "edited.case"
        shutil.copytree(whole, folder)
        database = sqlite3.connect(folder / "record.db", isolation_level=None)
        database.execute("PRAGMA ignore_check_constraints = ON")
        triggers = unlocked(database)
        EDITS_OF_A_FILE[edit % len(EDITS_OF_A_FILE)](database, chance)
        for trigger in triggers:
            database.execute(trigger)
        database.close()
        detected += found(folder)
        shutil.rmtree(folder)
    bar("share of edits of stored entries found by verify", detected / edits, at_least=1, tried=f"{edits:,} edits")


def test_a_flipped_bit_of_an_entry_in_the_file_itself_is_found(whole: Path, tmp_path: Path) -> None:
    content, chance = (whole / "record.db").read_bytes(), random.Random(5)  # noqa: S311 - chance, not a secret
    database = sqlite3.connect(whole / "record.db")
    rows = database.execute("SELECT envelope FROM entry WHERE form = 1").fetchall()
    database.close()
    places = [at for (one,) in rows if (at := content.find(one)) >= 0]
    assert len(places) > 100
    for _ in range(50):
        changed = bytearray(content)
        changed[chance.choice(places) + chance.randrange(300)] ^= 1 << chance.randrange(8)
        folder = tmp_path / "flipped.case"
        shutil.copytree(whole, folder)
        (folder / "record.db").write_bytes(changed)
        assert found(folder)
        shutil.rmtree(folder)


def test_triggers_that_were_taken_off_are_missed(whole: Path, tmp_path: Path) -> None:
    folder = tmp_path / "unlocked.case"
    shutil.copytree(whole, folder)
    database = sqlite3.connect(folder / "record.db", isolation_level=None)
    unlocked(database)
    database.close()
    assert found(folder)
