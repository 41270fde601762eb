"""The commands `feasible` and `ask` on a case: somebody logs in, and what that person reads counts."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

pytest.importorskip("apsw", reason="cases need the extra serve")
if os.name == "nt":
    pytest.skip("Windows reads a passphrase from the console alone.", allow_module_level=True)

pytestmark = pytest.mark.heavy

MADE = """
import sys
from pathlib import Path
from goodoffices.cli import serve
from goodoffices.demo.talks import living_case
from goodoffices.store.clock import SystemClock
people = living_case(Path(sys.argv[1]), SystemClock().now())
serve.set_up(Path(sys.argv[1])).prepare_accounts()
from goodoffices.store.accounts import door
for one in people:
    enrolled = door.enrol(one.character.login, one.person.id, one.private)
    print(one.character.login, *enrolled.codes, one.character.passphrase, sep="|")
"""


@dataclass
class Living:
    """The invented case, and what its people log in with; each code is good once."""

    folder: Path
    people: dict[str, tuple[str, Iterator[str]]]

    def runs(self, command: str, name: str, code: str = "") -> subprocess.CompletedProcess[str]:
        """Call a command and log in; nobody is at a terminal, so what is typed comes from standard input."""
        passphrase, codes = self.people[name]
        return subprocess.run(
            [sys.executable, "-m", "goodoffices", command, str(self.folder), "--worlds", "200", "--json"],
            input=f"{name}\n{passphrase}\n{code or next(codes)}\n",
            capture_output=True,
            text=True,
            encoding="utf-8",
            start_new_session=True,
            check=False,
        )


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory) -> Living:
    folder = tmp_path_factory.mktemp("packages") / "orsel.case"
    made = subprocess.run(
        [sys.executable, "-c", MADE, str(folder)], capture_output=True, text=True, encoding="utf-8", check=True
    )
    rows = [line.split("|") for line in made.stdout.splitlines()]
    return Living(folder, {name: (rest[-1], iter(rest[:-1])) for name, *rest in rows})


def test_a_head_is_told_whether_there_is_a_deal_and_which_rooms_it_rests_on(living: Living) -> None:
    ended = living.runs("feasible", "heron")
    assert ended.returncode == 0, ended.stderr
    found = json.loads(ended.stdout)
    assert found["format"] == "feasibility 1"
    assert {"Said by Amedra", "Said by Borvane", "The single text"} <= set(found["rooms"])
    assert found["not_enough"] == []
    assert found["some_package"][0]["yes"] > 0
    assert len(found["package"]) > 50
    assert "Your passphrase" in ended.stderr


def test_ask_gives_each_party_its_agenda(living: Living) -> None:
    ended = living.runs("ask", "heron")
    assert ended.returncode == 0, ended.stderr
    found = json.loads(ended.stdout)
    assert found["contradictions"] == []
    assert [one["party"] for one in found["agenda"]] == ["Amedra", "Borvane"]
    assert any(one["questions"] for one in found["agenda"])


def test_who_does_not_read_the_text_is_told_that_there_is_none(living: Living) -> None:
    ended = living.runs("feasible", "willow")
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "There is no negotiating text in your rooms yet" in ended.stderr


def test_a_code_opens_a_case_once(living: Living) -> None:
    ended = living.runs("feasible", "heron", "AAAABBBBCCCC")
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "do not fit together" in ended.stderr


def test_a_folder_that_is_no_case_is_refused_before_anything_is_asked(living: Living, tmp_path: Path) -> None:
    ended = Living(tmp_path, living.people).runs("ask", "heron", "none")
    assert ended.returncode == 1
    assert "holds no case" in ended.stderr
    assert not list(tmp_path.iterdir())
