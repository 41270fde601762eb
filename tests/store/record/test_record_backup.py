"""A backup counts once it was restored and verified; an older copy is known for what it is, and says so when taken."""

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.record.scene import reader, said
from tests.store.record.talks import MEDIATORS, ROOM_A, TIME, add_person, fill, keyring, open_room
from tests.tiers import ROOT

from goodoffices.cli import main
from goodoffices.record.envelope import Form
from goodoffices.record.examination import EntryChanged, RestorationChanged
from goodoffices.store import backup
from goodoffices.store.backup import ArchiveExists, NotABackup, OneArchive, back_up, restore
from goodoffices.store.casefolder import CaseFolder, FolderExists, OlderCopy, accept
from goodoffices.store.witness import WitnessDamaged
from goodoffices.terms import NotPossible

AMINA, BORIS = reader("Amina"), reader("Boris")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed case of two rooms, with accounts."""
    place = tmp_path / "talks.case"
    case = CaseFolder.create(place)
    for room, one in ((MEDIATORS, AMINA), (ROOM_A, BORIS)):
        add_person(case, one)
        open_room(case, room, one)
        fill(case, keyring(case, one), room, 3)
    case.close()
    accounts = sqlite3.connect(place / "accounts.db")
    accounts.execute("CREATE TABLE account (name TEXT)")
    accounts.execute("INSERT INTO account VALUES ('heron')")
    accounts.commit()
    accounts.close()
    return place


@pytest.fixture
def archives(folder: Path, tmp_path: Path) -> tuple[Path, Path]:
    """A backup of the case as it stands."""
    pair = tmp_path / "record.zip", tmp_path / "keys.zip"
    back_up(folder, *pair)
    return pair


def more(folder: Path, count: int) -> None:
    """Go on with the talks."""
    case = CaseFolder.open(folder)
    for at in range(count):
        case.record.append(keyring(case, AMINA).seal(said(f"since {at}"), MEDIATORS))
    case.close()


def called(*words: str | Path) -> tuple[int, str]:
    """Call the program; return its exit code and all that it said."""
    result = CliRunner().invoke(main, [str(word) for word in words])
    return result.exit_code, result.output


def test_a_backup_is_restored_whole_with_its_accounts(folder: Path, archives: tuple[Path, Path]) -> None:
    again = folder.with_name("again.case")
    more(folder, 2)
    assert restore(*archives, again).entries == 8
    case = CaseFolder.open(again)
    assert len(list(case.record.read(MEDIATORS))) == 4
    assert keyring(case, BORIS).rooms == {ROOM_A}
    case.close()
    accounts = sqlite3.connect(again / "accounts.db")
    assert accounts.execute("SELECT name FROM account").fetchall() == [("heron",)]
    accounts.close()
    assert {path.name for path in folder.parent.iterdir()} == {"talks.case", "again.case", "record.zip", "keys.zip"}


def test_the_archive_of_the_record_holds_no_key_and_only_its_owner_reads_that_of_the_keys(
    folder: Path, archives: tuple[Path, Path]
) -> None:
    case = CaseFolder.open(folder)
    secrets = [*case.keys.shares().values(), case.keys.signer().seed]
    case.close()
    assert not any(secret in archives[0].read_bytes() for secret in secrets)
    assert all(secret in archives[1].read_bytes() for secret in secrets)
    if sys.platform != "win32":
        assert archives[1].stat().st_mode & 0o077 == 0


def test_a_backup_overwrites_nothing_and_keeps_record_and_keys_apart(
    folder: Path, archives: tuple[Path, Path], tmp_path: Path
) -> None:
    with pytest.raises(ArchiveExists):
        back_up(folder, archives[0], tmp_path / "other.zip")
    with pytest.raises(OneArchive):
        back_up(folder, tmp_path / "other.zip", tmp_path / "other.zip")
    with pytest.raises(FolderExists):
        restore(*archives, folder)


def test_a_backup_that_does_not_restore_is_none(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def changed(*_: object) -> None:
        raise EntryChanged(position=1, room="of the mediators")

    monkeypatch.setattr(backup, "restore", changed)
    with pytest.raises(EntryChanged):
        back_up(folder, folder.with_name("record.zip"), folder.with_name("keys.zip"))
    assert list(folder.parent.iterdir()) == [folder]


def test_a_damaged_backup_leaves_no_folder(folder: Path, archives: tuple[Path, Path], tmp_path: Path) -> None:
    with pytest.raises(NotABackup):
        restore(archives[1], archives[1], tmp_path / "again.case")
    content = bytearray(archives[0].read_bytes())
    content[len(content) // 2] ^= 1
    archives[0].write_bytes(content)
    with pytest.raises(NotPossible):
        restore(*archives, tmp_path / "again.case")
    assert {path.name for path in tmp_path.iterdir()} == {folder.name, "record.zip", "keys.zip"}


def test_an_older_copy_that_is_put_back_is_recognised_and_says_so_in_every_room(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "older")
    more(folder, 2)
    shutil.copy(tmp_path / "older" / "record.db", folder / "record.db")
    with pytest.raises(OlderCopy, match="ends at commit 8, but its checkpoint file knows of 10"):
        CaseFolder.open(folder)
    accepted = accept(folder, TIME)
    assert accepted
    assert (accepted.ended, accepted.known, accepted.missing) == (8, 10, 2)
    assert accept(folder, TIME) is None
    case = CaseFolder.open(folder)
    assert case.record.restorations() == [accepted]
    for room in (MEDIATORS, ROOM_A):
        *_, last = case.record.read(room)
        assert (last.envelope.header.form, last.envelope.header.time) == (Form.RESTORING, TIME)
        assert last.envelope.content == b""
    case.record.append(keyring(case, AMINA).seal(said("and on"), MEDIATORS))
    case.record.verify()
    case.close()


@pytest.mark.parametrize(
    "edit",
    [
        "DELETE FROM restoration",
        "UPDATE restoration SET known = 9",
        "UPDATE restoration SET ended = -7",
        "UPDATE restoration SET time = 0",
        "INSERT INTO restoration VALUES (4, 5, 6, randomblob(16))",
    ],
)
def test_what_is_told_of_an_older_copy_cannot_be_changed(folder: Path, tmp_path: Path, edit: str) -> None:
    shutil.copy(folder / "record.db", tmp_path / "older.db")
    more(folder, 2)
    shutil.copy(tmp_path / "older.db", folder / "record.db")
    accept(folder, TIME)
    database = sqlite3.connect(folder / "record.db")
    database.execute(edit)
    database.commit()
    database.close()
    case = CaseFolder.open(folder)
    with pytest.raises(RestorationChanged):
        case.record.verify()
    case.close()


def test_a_backup_older_than_the_checkpoint_that_was_kept_elsewhere_says_so(
    folder: Path, archives: tuple[Path, Path], tmp_path: Path
) -> None:
    more(folder, 3)
    restore(*archives, tmp_path / "again.case", folder / "checkpoint", TIME)
    case = CaseFolder.open(tmp_path / "again.case")
    assert [(one.ended, one.known) for one in case.record.restorations()] == [(8, 11)]
    case.close()
    CaseFolder.create(tmp_path / "foreign.case").close()
    with pytest.raises(WitnessDamaged):
        restore(*archives, tmp_path / "third.case", tmp_path / "foreign.case" / "checkpoint", TIME)


def test_the_commands_back_up_restore_verify_and_accept(folder: Path, tmp_path: Path) -> None:
    pair: list[str | Path] = [tmp_path / "r.zip", "--keys", tmp_path / "k.zip"]
    code, said_of = called("backup", folder, *pair)
    assert (code, "Backed up, restored and verified. Whole: 8 entries in 2 rooms" in said_of) == (0, True)
    assert called("verify", folder) == (0, "Whole: 8 entries in 2 rooms, up to commit 8.\n")
    more(folder, 2)
    code, said_of = called("restore", *pair, tmp_path / "new.case", "--checkpoint", folder / "checkpoint")
    assert code == 0
    code, said_of = called("verify", tmp_path / "new.case")
    assert "Restored at commit 8 on " in said_of
    assert "commits 9 to 10 are missing." in said_of
    shutil.copy(folder / "checkpoint", tmp_path / "kept")
    assert called("restore", *pair, tmp_path / "old.case")[0] == 0
    shutil.copy(tmp_path / "kept", tmp_path / "old.case" / "checkpoint")
    code, said_of = called("verify", tmp_path / "old.case")
    assert (code, "an older copy was put back" in said_of) == (1, True)
    assert called("verify", tmp_path / "old.case", "--accept-older")[0] == 0
    assert called("verify", tmp_path / "old.case")[0] == 0


BARE = """
import sys
sys.modules["apsw"] = None
from goodoffices.cli import main
main(sys.argv[1:])
"""


@pytest.mark.parametrize("words", [["verify", "x.case"], ["backup", "x.case", "a", "--keys", "b"]])
def test_without_the_packages_for_cases_a_command_says_so_in_a_sentence(words: list[str], tmp_path: Path) -> None:
    asked = [sys.executable, "-c", BARE, *words]
    ended = subprocess.run(asked, capture_output=True, text=True, check=False, cwd=tmp_path, timeout=60)
    assert (ended.returncode, ended.stderr.count("\n")) == (1, 1)
    assert "apsw is not there" in ended.stderr
    helped = subprocess.run([*asked[:3], words[0], "--help"], capture_output=True, text=True, check=False, cwd=ROOT)
    assert (helped.returncode, "Usage" in helped.stdout) == (0, True)
