"""The commands that look after a case: what doctor sees, what a backup leaves behind, how an older copy is taken."""

import os
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.cli.conftest import Run

pytest.importorskip("apsw", reason="cases need the extra serve")

from goodoffices.cli import doctor
from goodoffices.record.escrow import new_escrow
from goodoffices.store.casefolder import CaseFolder

from tests.record.scene import named, reader  # isort: skip
from tests.store.record.talks import open_room  # isort: skip

DAY = 86_400


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case that nobody works in yet."""
    folder = tmp_path / "orsel.case"
    CaseFolder.create(folder).close()
    return folder


def line(run: Run, about: str, *words: str | Path) -> str:
    """What doctor says of one thing."""
    result = run("doctor", *words)
    assert result.exit_code == 0
    (found,) = [one for one in result.output.splitlines() if one[6:].startswith(about)]
    return found


def test_doctor_needs_no_case_and_tells_each_thing_in_one_line(run: Run) -> None:
    lines = run("doctor").output.splitlines()
    assert [one[6:].partition(":")[0] for one in lines] == ["Arabic", "SQLite", "Clock", "Disk"]
    assert {one[:4] for one in lines} <= {"ok  ", "LOOK"}


def test_doctor_says_that_there_is_no_case(run: Run, tmp_path: Path) -> None:
    assert "holds no case" in line(run, "Case", tmp_path / "nowhere.case")


def test_doctor_sees_a_clock_that_was_set_back(run: Run, case: Path) -> None:
    assert line(run, "Clock", case).startswith("ok")
    later = (case / "checkpoint").stat().st_mtime + DAY
    os.utime(case / "checkpoint", (later, later))
    assert line(run, "Clock", case).startswith("LOOK")


@pytest.mark.skipif(os.name != "posix", reason="Windows has other permissions.")
def test_doctor_sees_a_folder_that_others_may_reach(run: Run, case: Path) -> None:
    assert line(run, "Folder", case).startswith("ok")
    case.chmod(0o750)
    assert "chmod 700 orsel.case" in line(run, "Folder", case)


def test_doctor_sees_a_disk_without_room(run: Run, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "LEAST_FREE", 10**18)
    assert "make room" in line(run, "Disk", case)


def test_doctor_sees_whether_a_font_has_arabic_letters(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor.sys, "platform", "linux")
    monkeypatch.setattr(doctor.shutil, "which", lambda _: None)
    assert "install fontconfig" in line(run, "Arabic")


def test_doctor_sees_whether_keepers_can_recover_a_key(run: Run, case: Path) -> None:
    assert line(run, "Escrow", case).startswith("LOOK")
    opened = CaseFolder.open(case)
    opened.keys.set_escrow(new_escrow()[0], {})
    opened.close()
    assert line(run, "Escrow", case).startswith("ok")


def test_doctor_counts_what_came_since_the_last_backup(run: Run, case: Path, tmp_path: Path) -> None:
    assert "run goodoffices backup" in line(run, "Backup", case)
    assert run("backup", case, tmp_path / "r.zip", "--keys", tmp_path / "k.zip").exit_code == 0
    assert "nothing was recorded since" in line(run, "Backup", case)
    grow(case)
    assert "commits since then: 1" in line(run, "Backup", case)


def test_the_key_of_the_cookies_goes_with_the_keys_and_the_certificate_does_not(
    run: Run, case: Path, tmp_path: Path
) -> None:
    (case / "door.key").write_text("a key of cookies", encoding="ascii")
    (case / "tls.key").write_text("a key of the site", encoding="ascii")
    record, keys = tmp_path / "r.zip", tmp_path / "k.zip"
    assert run("backup", case, record, "--keys", keys).exit_code == 0
    assert b"a key of cookies" not in record.read_bytes()
    assert b"a key of the site" not in record.read_bytes() + keys.read_bytes()
    assert run("restore", record, tmp_path / "again.case", "--keys", keys).exit_code == 0
    assert (tmp_path / "again.case" / "door.key").read_text(encoding="ascii") == "a key of cookies"
    if os.name == "posix":
        kept = [tmp_path / "again.case", *(tmp_path / "again.case").iterdir(), case / "last-backup", record, keys]
        assert [path.name for path in kept if path.stat().st_mode & 0o077] == []


def test_the_site_of_an_older_copy_opens_only_once_it_is_accepted_and_doctor_remembers(
    run: Run, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    grow(case)
    shutil.copy(case / "record.db", tmp_path / "older.db")
    grow(case)
    shutil.copy(tmp_path / "older.db", case / "record.db")
    serve = pytest.importorskip("goodoffices.cli.serve", reason="the site needs the extra serve")
    served = list[Path]()
    monkeypatch.setattr(serve, "serve", lambda place, *_: served.append(place))
    monkeypatch.setattr(serve, "set_up", lambda *_: SimpleNamespace(prepare_accounts=lambda: None))
    refused = run("serve", case)
    assert (refused.exit_code, served) == (1, [])
    assert "--accept-older" in refused.output
    assert "an older copy was put back" in line(run, "Case", case)
    assert run("serve", case, "--accept-older").exit_code == 0
    assert served == [case]
    assert "commits 2 to 2 are missing" in line(run, "History", case)


def grow(folder: Path) -> None:
    """Record one commit more."""
    case, amina = CaseFolder.open(folder), reader("Amina")
    open_room(case, named("room of A"), amina)
    case.close()
