"""Every promise names a test that holds it, and every test that is named is there."""

import re

import pytest
from tests.house.source import ROOT

ROWS = re.findall(
    r"^\| \*\*(.+?)\*\*.*\| (.+?) \|$", (ROOT / "docs" / "promises.md").read_text(encoding="utf-8"), re.MULTILINE
)


@pytest.mark.parametrize(("promise", "check"), ROWS)
def test_a_promise_names_tests_that_are_there(promise: str, check: str) -> None:
    named = re.findall(r"`(tests/[^`]+)`", check)
    assert named, f"no test is named for: {promise}"
    assert [one for one in named if "def test_" not in (ROOT / one).read_text(encoding="utf-8")] == []


def test_the_page_has_promises() -> None:
    assert len(ROWS) == (ROOT / "docs" / "promises.md").read_text(encoding="utf-8").count("\n| **")
    assert ROWS
