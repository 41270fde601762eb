"""A case of every release is kept and opened for ever: what was recorded once can be read by every later version."""

import shutil
from pathlib import Path

import pytest
from tests.kept.making import SCAN
from tests.office.table import StillClock

from goodoffices.case.kinds import Deadline, Held, Note, Reaction, RoomNamed, Shredded, Stance
from goodoffices.office.sitting import Sitting
from goodoffices.record.person import open_key
from goodoffices.store.casefolder import CaseFolder

KEPT = sorted(Path(__file__).parent.glob("*.case"))


def sitting(case: CaseFolder, folder: Path, called: str) -> Sitting:
    people = dict(line.split() for line in (folder / "people.txt").read_text("utf-8").splitlines())
    raw = bytes.fromhex(people[called])
    kept = case.keys.person(raw)
    private = open_key(kept.sealed, raw, kept.public, f"{called} and seven herons")
    return Sitting(case, people[called], private, StillClock())


def test_there_is_a_kept_case() -> None:
    assert KEPT


@pytest.mark.parametrize("kept", KEPT, ids=lambda path: path.name)
def test_a_kept_case_verifies_and_opens_with_its_passphrases(kept: Path, tmp_path: Path) -> None:
    folder = tmp_path / kept.name
    shutil.copytree(kept, folder)
    case = CaseFolder.open(folder)
    case.record.verify()
    view, tomas = sitting(case, folder, "Ilse").view, sitting(case, folder, "Tomas")
    assert [one.now.text for one in view.all(Note)] == ["They can live with thirty days.", "تبقى القوات حيث هي."]
    assert [one.now.stance for one in view.all(Reaction)] == [Stance.LIVE_WITH]
    assert [one.now.on for one in view.all(Deadline)] == ["2026-12-01"]
    assert [one.now.title for one in view.all(Shredded)] == ["Burnt"]
    assert [one.now.because for one in view.all(Held)] == ["The archive law of Sarn."]
    assert {one.now.title for one in view.all(RoomNamed)} == {"Heads", "Said by A"}
    first = next(view.all(Note)).first
    assert sitting(case, folder, "Ilse").attachment(first, 1) == SCAN
    assert list(tomas.view.entries) == []
    case.close()
