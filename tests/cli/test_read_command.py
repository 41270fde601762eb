"""`goodoffices read`: a document before or after its changes, a framework as a party or a room reads it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.conftest import AMEDRA, Run

from goodoffices.demo import case_folder
from goodoffices.text.form.framework import loads
from goodoffices.text.read import read_document

NOTATION = """\
good-offices framework 1
title: A truce
languages: en, ar
proposal A: Amedra
proposal B: Borvane

{p1} 1. Forces shall withdraw within [30 days]^A [60 days]^B of signature.
@ar working translation: تنسحب القوات خلال [٣٠ يومًا]^A [٦٠ يومًا]^B.

{p2} [2. A joint commission shall meet.]^B
"""


@pytest.fixture
def case() -> Iterator[Path]:
    with case_folder() as folder:
        yield folder


@pytest.fixture
def full(run: Run, table: Path) -> Path:
    """The full form of a framework with text of two rooms."""
    words = ("--holder", "A=amedra.md", "--holder", "B=borvane.md", "--room", "A=A", "--room", "B=B", "cadren.md")
    assert run("unify", *words, "-o", "full.json").exit_code == 0
    return table / "full.json"


def test_a_document_is_printed_with_its_changes_told_beside_it(run: Run, case: Path) -> None:
    told = run("read", case / "borvane-proposal.docx")
    assert "means the day" in told.stdout
    assert "93 tracked changes: Ilka Maudry 50, Joren Vostrel 43." in told.stderr
    assert "8 comments: Ilka Maudry 4, Joren Vostrel 4." in told.stderr


@pytest.mark.parametrize(("option", "said"), [("--accept", "12 August 2026"), ("--reject", "30 April 2026")])
def test_changes_are_accepted_or_rejected_without_a_trace(run: Run, case: Path, option: str, said: str) -> None:
    form = json.loads(run("read", case / "borvane-proposal.docx", option, "--json").stdout)
    line = next(block["text"] for block in form["blocks"] if "Contact Line” means" in block["text"])
    assert said in line
    assert form["changes"] == []
    assert "before" not in form


def test_the_form_of_a_document_has_its_blocks_changes_and_comments(run: Run, case: Path) -> None:
    told = run("read", case / "borvane-proposal.docx", "--json")
    form = json.loads(told.stdout)
    assert {"id", "kind", "level", "label", "text"} <= set(form["blocks"][0])
    assert (len(form["changes"]), len(form["comments"])) == (93, 8)
    assert told.stderr == ""


def test_a_list_of_blocks_keeps_its_ids(run: Run, table: Path) -> None:
    listed = [{"id": "x", "num": "4.", "text": "The Parties shall cease fire."}, {"id": 7, "num": "5.", "text": "So."}]
    (table / "list.json").write_text(json.dumps(listed), encoding="utf-8")
    form = json.loads(run("read", "list.json", "--json").stdout)
    assert [(one["id"], one["label"]) for one in form["blocks"]] == [("x", "4."), ("7", "5.")]


@pytest.mark.parametrize("suffix", [".docx", ".md", ".html", ".json"])
def test_a_document_is_written_in_every_form(run: Run, table: Path, suffix: str) -> None:
    assert run("read", "amedra.md", "-o", f"copy{suffix}").stdout == f"Written: copy{suffix}\n"
    read = read_document(f"copy{suffix}", (table / f"copy{suffix}").read_bytes())
    assert [(one.label, one.text) for one in read.blocks] == [
        (one.label, one.text) for one in read_document("amedra.md", AMEDRA.encode()).blocks
    ]


def test_a_framework_without_a_party_is_printed_in_the_notation(run: Run, table: Path) -> None:
    (table / "text.md").write_text(NOTATION, encoding="utf-8")
    told = run("read", "text.md")
    assert told.stdout == NOTATION
    assert "Provisions:    2, of them 0 without a bracket; in en, ar" in told.stderr


def test_a_framework_is_read_as_a_party_has_it(run: Run, full: Path) -> None:
    told = run("read", full, "--as", "B", "-o", "b.md")
    assert told.exit_code == 0
    assert "60 days" in (full.parent / "b.md").read_text(encoding="utf-8")
    assert "30 days" not in run("read", full, "--as", "B").stdout


def test_a_party_is_read_out_of_the_notation_too(run: Run, table: Path) -> None:
    (table / "text.md").write_text(NOTATION, encoding="utf-8")
    assert run("read", "text.md", "--as", "A").stdout == "1\\. Forces shall withdraw within 30 days of signature.\n"


def test_a_party_is_read_out_of_a_full_form_that_was_typed(run: Run, table: Path) -> None:
    (table / "text.md").write_text(NOTATION, encoding="utf-8")
    assert run("read", "text.md", "-o", "typed.json").exit_code == 0
    told = run("read", "typed.json", "--as", "B")
    assert told.exit_code == 0, told.stderr
    assert "within 60 days of signature" in told.stdout
    assert "A joint commission shall meet" in told.stdout


def test_a_room_sees_what_would_be_there_without_the_rest(run: Run, full: Path) -> None:
    seen = run("read", full, "--for", "A", "--json").stdout_bytes
    assert [one.id for one in loads(seen).origins] == ["A", "cadren"]
    for other in (b"60", b"commission", b'"B"'):
        assert other not in seen
    assert run("read", full, "--for", "A", "--for", "B", "--json").stdout_bytes == full.read_bytes()


def test_a_typed_framework_becomes_a_paper(run: Run, table: Path) -> None:
    (table / "text.md").write_text(NOTATION, encoding="utf-8")
    assert run("read", "text.md", "-o", "text.docx", "-o", "text.html").exit_code == 0
    words = [one.text for one in read_document("text.docx", (table / "text.docx").read_bytes()).blocks]
    assert any("[30 days]A [60 days]B" in one for one in words)


def test_the_brackets_of_a_draft_become_brackets(run: Run, table: Path) -> None:
    (table / "draft.md").write_text("1. Parties [shall] [should] act] at once.\n", encoding="utf-8")
    assert "1. Parties [shall] [should] act\\] at once." in run("read", "draft.md", "--brackets").stdout


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["amedra.md", "--accept", "--reject"], "both accepted and rejected"),
        (["amedra.md", "--as", "A"], "is one document and no framework"),
        (["amedra.md", "--for", "A"], "is one document and no framework"),
        (["text.md", "--accept"], "A framework has brackets and no tracked changes"),
        (["text.md", "--as", "C"], 'holds no proposal called "C": choose one of A, B'),
        (["text.md", "--language", "ar"], "name the party with --as"),
        (["text.md", "--as", "A", "--language", "fr"], 'has no text in "fr"'),
        (["text.md", "--for", "A"], "use the .json form"),
        (["text.md", "-o", "text.md"], "is one of those that are read"),
        (["broken.md"], "Line 4: "),
        (["broken.json"], "cannot be read as it stands"),
        (["nowhere.json"], 'There is no file "nowhere.json"'),
        (["scan.pdf"], "cannot be opened"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_sentence(run: Run, table: Path, words: list[str], sentence: str) -> None:
    (table / "text.md").write_text(NOTATION, encoding="utf-8")
    (table / "broken.md").write_text(
        "good-offices framework 1\nproposal A; B\n\n1. Within [30 days.\n", encoding="utf-8"
    )
    (table / "broken.json").write_text(
        '{"format": "good-offices-framework", "version": 1, "more": 1}', encoding="utf-8"
    )
    (table / "scan.pdf").write_bytes(b"%PDF-1.7\n")
    told = run("read", *words)
    assert told.exit_code == 1
    assert told.stdout == ""
    assert sentence in told.stderr
