"""What the papers of the house must hold: no dead link, no undocumented command, decisions with their reasons."""

import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from goodoffices.cli import main
from tests.house.source import ROOT

PAPERS = sorted(path for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")))
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
LINK = re.compile(r"\]\(([^)\s#]+)(?:#[^)]*)?\)")
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:root|home|work|Users)/")


def tracked() -> list[Path]:
    """The files of the repository that are text."""
    told = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if told.returncode:
        pytest.skip("This is not a git checkout, so nothing is known of its files.")
    return [ROOT / name for name in told.stdout.split("\0") if name and (ROOT / name).is_file()]


def commands(group: click.Command, path: str = "goodoffices") -> Iterator[tuple[str, click.Command]]:
    """Every command with the words that call it."""
    if isinstance(group, click.Group):
        for name, command in group.commands.items():
            yield from commands(command, f"{path} {name}")
    else:
        yield path, group


COMMANDS = dict(commands(main))


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
    assert re.findall(r"^## (.+)$", page, re.MULTILINE) == ["The question", "The decision", "The figure", "What it costs"]
    assert re.match(rf"# {int(decision.name[:4])}\. \S", page)
    assert len(page.splitlines()) <= 60


def test_decisions_are_numbered_without_a_gap() -> None:
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_and_each_of_its_options_is_explained(name: str) -> None:
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    section = re.search(rf"^## `?{name}`?\b.*?(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    assert section, f"docs/commands.md has no heading for {name}"
    spoken = [option for one in COMMANDS[name].params if isinstance(one, click.Option) for option in one.opts]
    assert [option for option in spoken if f"`{option}" not in section.group()] == []


def test_the_readme_names_what_the_start_script_offers() -> None:
    script = (ROOT / "goodoffices").read_text(encoding="utf-8")
    offered = set(re.findall(r"^  \./goodoffices (\w+)", script, re.MULTILINE))
    assert {name.split()[1] for name in COMMANDS} <= offered
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert {"./goodoffices demo", "./goodoffices test"} <= set(re.findall(r"\./goodoffices \w+", readme))


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
