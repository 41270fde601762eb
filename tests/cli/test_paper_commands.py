"""Copies go out, forms come back, returned drafts are collected, and changes are tracked: all on files."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from goodoffices.cli import main
from goodoffices.text.copies import code_of
from goodoffices.text.form.framework import dumps
from goodoffices.text.form_codes import Answer, code_for
from goodoffices.text.read.plain import read_text
from goodoffices.text.read.reading import read_document
from goodoffices.text.taking_up import taken_up
from goodoffices.text.write import digest_of

TEXT = b"1. Fire ceases within thirty days of the signature.\n\n2. Convoys pass every checkpoint freely at any hour.\n"
DRAFT = taken_up(read_text("draft.txt", TEXT))

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    Path("draft.json").write_bytes(dumps(DRAFT))
    return lambda *words: CliRunner().invoke(main, list(words))


@pytest.mark.parametrize("form", ["docx", "odt"])
def test_each_recipient_has_a_numbered_copy_that_collect_knows(run: Run, form: str) -> None:
    Path("out").mkdir()
    made = run("copies", "draft.json", "--to", "Amedra", "--to", "Borvane", "-o", "out", "--first", "3", "--form", form)
    assert made.exit_code == 0, made.output
    code = code_of(digest_of(DRAFT))
    assert f"All bear the code {code}." in made.output
    told = run("collect", f"out/copy-4.{form}", "draft.json", "--from", "B")
    assert f"The file is copy 4 for Borvane of this draft ({code}), returned by B." in told.output
    assert "2 provisions came back as they went out." in told.output


def test_collect_tells_its_findings_in_json(run: Run) -> None:
    Path("out").mkdir()
    run("copies", "draft.json", "--to", "Amedra", "-o", "out")
    found = json.loads(run("collect", "out/copy-1.docx", "draft.json", "--from", "A", "--json").output)
    assert (found["format"], found["party"], found["standing"]) == ("good-offices-returned", "A", "current")


def test_a_form_is_printed_and_typed_back(run: Run) -> None:
    assert run("form", "draft.json", "--for", "B", "-o", "form.docx").exit_code == 0
    assert "Reactions of B" in read_document("form.docx", Path("form.docx").read_bytes()).title
    code = code_for(2, Answer.ONLY_IF, code_of(digest_of(DRAFT)))
    Path("typed.txt").write_text(f"{code}: if by day\n9ZZ\n", encoding="utf-8")
    told = run("form", "draft.json", "--for", "B", "--typed", "typed.txt").output
    assert "B on 2.: only if (if by day)" in told
    assert "“9ZZ” is no code of this form" in told


def test_changes_since_another_draft_are_tracked(run: Run) -> None:
    Path("old.txt").write_bytes(TEXT)
    Path("new.txt").write_bytes(TEXT.replace(b"thirty", b"sixty"))
    assert run("compare", "old.txt", "new.txt", "-o", "changes.docx", "--author", "Mediators").exit_code == 0
    changes = read_document("changes.docx", Path("changes.docx").read_bytes()).changes
    assert {one.author for one in changes} == {"Mediators"}
    assert sorted(one.text.strip() for one in changes) == ["sixty days", "thirty days"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["form", "draft.json", "--for", "B"], "either written, with -o, or typed back in"),
        (["form", "draft.json", "--for", "B", "-o", "f.pdf"], "written as a Word file"),
        (["compare", "draft.json", "draft.json", "-o", "c.odt"], "Tracked changes are written as Word files"),
        (["copies", "draft.txt", "--to", "A", "-o", "."], "holds no framework"),
        (["collect", "draft.json", "draft.txt", "--from", "A"], "holds no framework"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(run: Run, words: list[str], sentence: str) -> None:
    Path("draft.txt").write_bytes(TEXT)
    refused = run(*words)
    assert refused.exit_code == 1
    assert sentence in refused.output
