"""What the papers of the house must hold: no dead link, no undocumented command, decisions with their reasons."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from tests.house.source import ROOT

from goodoffices.text.framework import Bracket
from goodoffices.text.notation import parse_segments

PAPERS = sorted(path for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")))
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
PARTS = ["The question", "The decision", "The figure", "What it costs"]
LINK = re.compile(r"\]\(([^)\s#]+)(?:#[^)]*)?\)")
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:root|home|work|Users)/")


def tracked() -> list[Path]:
    """The files of the repository that are text."""
    told = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if told.returncode:
        pytest.skip("This is not a git checkout, so nothing is known of its files.")
    return [ROOT / name for name in told.stdout.split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_link_leads_somewhere(paper: Path) -> None:
    links = [link for link in LINK.findall(paper.read_text(encoding="utf-8")) if "://" not in link]
    assert [link for link in links if not (paper.parent / link).exists()] == []


def test_changes_are_told_before_they_are_released() -> None:
    heads = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert heads[0] == "Unreleased"


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_tells_its_figure_and_what_it_costs_on_one_page(decision: Path) -> None:
    page = decision.read_text(encoding="utf-8")
    assert re.findall(r"^## (.+)$", page, re.MULTILINE) == [
        "The question",
        "The decision",
        "The figure",
        "What it costs",
    ]
    assert re.match(rf"# {int(decision.name[:4])}\. \S", page)
    assert len(page.splitlines()) <= 60


def test_decisions_are_numbered_without_a_gap() -> None:
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))


def test_the_version_is_stated_once() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert "version" not in project


def test_no_file_names_a_place_on_one_machine() -> None:
    told = []
    for path in tracked():
        if path.suffix in {".docx", ".png", ".ttf"} or path == Path(__file__):
            continue
        if MACHINE_PATH.search(path.read_text(encoding="utf-8", errors="replace")):
            told.append(path.relative_to(ROOT).as_posix())
    assert told == []


def test_the_text_that_the_readme_shows_is_in_our_notation() -> None:
    shown = re.findall(r"^\{p\d+\} \d+\. (.+)$", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(shown) == 1
    brackets = [one for one in parse_segments(shown[0]) if isinstance(one, Bracket)]
    assert [sorted(one.holders) for one in brackets] == [["A", "B", "C"], ["A", "B", "C"]]
