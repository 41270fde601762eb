"""`goodoffices align`: pairs of clauses, with how sure they are."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from goodoffices.demo import case_folder

pytestmark = pytest.mark.usefixtures("table")


def test_links_name_the_blocks_and_how_sure_they_are(run: Run) -> None:
    told = run("align", "amedra.md", "cadren.md", "--json")
    form = json.loads(told.stdout)
    assert list(form) == ["links"]
    assert [set(link) for link in form["links"]] == [{"a", "b", "confidence"}] * 2
    assert {(link["a"], link["b"]) for link in form["links"]} == {("p1", "p2"), ("p2", "p1")}
    assert all(0 <= link["confidence"] <= 1 for link in form["links"])
    assert told.stderr == ""


def test_in_words_the_pairs_come_first_and_then_what_nothing_answers(run: Run) -> None:
    told = run("align", "amedra.md", "borvane.md").stdout
    assert "1. [p1] = 1. [p1]: The Parties shall withdraw" in told
    assert "Only in the second document:\n      3. [p3]: A joint commission" in told
    assert "Only in the first" not in told
    assert told.endswith("\n2 pairs, 0 of them unsure (marked ?).\n")


@pytest.mark.parametrize("answer", ["same", "different"])
def test_a_decision_outweighs_what_the_words_say(run: Run, table: Path, answer: str) -> None:
    entry = f'[[decision]]\nkind = "pair"\none = "C:p1"\nother = "A:p2"\nanswer = "{answer}"\n'
    (table / "decisions.toml").write_text(entry, encoding="utf-8")
    words = ("--holder", "A=amedra.md", "--holder", "C=cadren.md", "--alignment", "decisions.toml", "--json")
    links = json.loads(run("align", "amedra.md", "cadren.md", *words).stdout)["links"]
    assert (("p2", "p1") in {(link["a"], link["b"]) for link in links}) is (answer == "same")


def test_a_text_is_set_against_its_translation(run: Run) -> None:
    with case_folder() as case:
        told = run("align", case / "amedra-proposal.ar.docx", case / "amedra-proposal.en.docx", "--json")
    links = json.loads(told.stdout)["links"]
    assert len(links) > 60
    assert all(link["a"] == link["b"] for link in links)


def test_a_missing_file_is_told(run: Run) -> None:
    told = run("align", "amedra.md", "nowhere.md")
    assert (told.exit_code, told.stdout) == (1, "")
    assert 'There is no file "nowhere.md"' in told.stderr


def test_a_file_is_not_aligned_with_itself(run: Run) -> None:
    assert "is given twice" in run("align", "amedra.md", "amedra.md").stderr
