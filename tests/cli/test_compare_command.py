"""`goodoffices compare`: what changed, in words."""

import json

import pytest
from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("table")


def test_what_changed_is_told_in_words(run: Run) -> None:
    told = run("compare", "amedra.md", "borvane.md")
    assert told.exit_code == 0, told.stderr
    assert '"30 days" became "60 days"' in told.stdout
    assert "A joint commission shall meet every week in Hallent." in told.stdout


def test_the_form_is_one_object(run: Run) -> None:
    told = run("compare", "amedra.md", "borvane.md", "--json")
    assert isinstance(json.loads(told.stdout), dict)
    assert told.stderr == ""


def test_two_frameworks_are_compared_bracket_by_bracket(run: Run) -> None:
    named = ("--holder", "A=amedra.md", "--holder", "B=borvane.md")
    run("unify", *named, "-o", "old.json")
    run("unify", *named, "--holder", "C=cadren.md", "-o", "new.json")
    told = run("compare", "old.json", "new.json").stdout
    assert "90 days" in told
    assert run("compare", "old.json", "old.json").stdout != told


def test_a_missing_draft_is_told(run: Run) -> None:
    told = run("compare", "amedra.md", "nowhere.md")
    assert (told.exit_code, told.stdout) == (1, "")
    assert 'There is no file "nowhere.md"' in told.stderr
