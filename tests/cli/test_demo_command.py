"""`goodoffices demo --papers`: the whole of it, on the invented talks, and nobody's file is lost."""

import re
import shlex
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from goodoffices.text.form.framework import loads
from goodoffices.text.read import read_document


@pytest.fixture
def shown(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """What the demonstration says, from a folder of its own."""
    monkeypatch.chdir(tmp_path)
    told = run("demo", "--papers")
    assert told.exit_code == 0, told.stderr
    return told.stdout


def test_it_writes_the_text_in_every_form_with_what_it_was_made_of(shown: str, tmp_path: Path) -> None:
    folder = tmp_path / "good-offices-demo"
    for name in (path.relative_to(folder).as_posix() for path in folder.iterdir()):
        assert name in shown
    framework = loads((folder / "framework.json").read_bytes())
    assert f"{len(framework.questions)} questions" in shown
    assert read_document("framework.docx", (folder / "framework.docx").read_bytes()).blocks
    assert (folder / "proposals" / "table.toml").is_file()


def test_whatever_it_says_to_try_next_works(shown: str, run: Run) -> None:
    commands = re.findall(r"^ {6}\S*goodoffices\S* (.+)$", shown, re.MULTILINE)
    assert len(commands) == 5
    for words in commands:
        told = run(*shlex.split(words.replace("\\", "/")))
        assert told.exit_code == 0, (words, told.stderr)


def test_the_same_again_changes_nothing(shown: str, run: Run, tmp_path: Path) -> None:
    before = {path: path.stat().st_size for path in tmp_path.rglob("*")}
    assert run("demo", "--papers").stdout == shown
    assert {path: path.stat().st_size for path in tmp_path.rglob("*")} == before


def test_where_a_file_is_in_the_way_it_takes_another_folder(shown: str, run: Run, tmp_path: Path) -> None:
    mine = tmp_path / "good-offices-demo" / "questions.toml"
    mine.write_text("# my answers\n", encoding="utf-8")
    assert "Made in good-offices-demo-2:" in run("demo", "--papers").stdout
    assert mine.read_text(encoding="utf-8") == "# my answers\n"
    refused = run("demo", "--papers", "good-offices-demo")
    assert refused.exit_code == 1
    assert "is there already" in refused.stderr
    assert mine.read_text(encoding="utf-8") == "# my answers\n"
    assert "Made in" in shown


def test_a_file_of_the_name_is_no_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine", encoding="utf-8")
    assert run("demo", "--papers", tmp_path / "mine").exit_code == 1
    assert (tmp_path / "mine").read_text(encoding="utf-8") == "mine"
