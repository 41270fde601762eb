"""A returned file is read provision by provision, whatever editor it went through."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path
from random import Random

import docx
import pytest
from docx.document import Document as WordDocument
from hypothesis import given, settings
from lxml import etree
from tests.text.returned.conftest import TEXT
from tests.text.returned.editing import Session, W
from tests.text.strategies import frameworks

from goodoffices.cli.proposals import read_proposals
from goodoffices.cli.tabled import Told, tabled
from goodoffices.demo import case_folder
from goodoffices.text.copies import Copy
from goodoffices.text.framework import Framework
from goodoffices.text.read.plain import read_text
from goodoffices.text.read.word import read_word
from goodoffices.text.returned import Lot, RemarkKind, Returned, Standing, form_of, returned, sentences
from goodoffices.text.taking_up import taken_up
from goodoffices.text.unify import unify
from goodoffices.text.write.bookmarks import bookmarked
from goodoffices.text.write.style import Attribution, PaperStyle
from goodoffices.text.write.word import write_word

COPY = Copy(4, "Borvane", "6 May 2031")
NOTED = PaperStyle(Attribution.FOOTNOTES)


def back(framework: Framework, content: bytes, party: str = "B") -> Returned:
    return returned(framework, read_word("returned.docx", content), party)


def retyped(content: bytes, old: str, new: str) -> bytes:
    """The file after somebody who tracks nothing replaced some words."""
    paper = docx.Document(io.BytesIO(content))
    run = next(run for paragraph in paper.paragraphs for run in paragraph.runs if old in run.text)
    run.text = run.text.replace(old, new)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def _saved(paper: WordDocument) -> bytes:
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def _packed(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize("style", [PaperStyle(), PaperStyle(Attribution.HIDDEN), NOTED, PaperStyle(large=True)])
def test_a_copy_that_nobody_touched_has_no_finding(draft: Framework, style: PaperStyle) -> None:
    found = back(draft, write_word(draft, style, COPY))
    assert found.standing is Standing.CURRENT
    assert (found.copy, found.recipient) == ("4", "Borvane")
    assert not [one for one in found.findings if one.touched]
    assert {each.id for one in found.findings for each in one.provisions} == {one.id for one in draft.provisions}


@pytest.mark.parametrize("style", [PaperStyle(), NOTED])
@given(frameworks())
@settings(max_examples=15)
def test_whatever_goes_out_comes_back_untouched(style: PaperStyle, framework: Framework) -> None:
    found = back(framework, write_word(framework, style, COPY))
    assert not [one for one in found.findings if one.lot is not Lot.UNTOUCHED]


def test_an_edit_without_tracking_is_found(draft: Framework) -> None:
    found = back(draft, retyped(write_word(draft, copy=COPY), "every second Monday", "every third Tuesday"))
    (one,) = [one for one in found.findings if one.touched]
    assert (one.lot, one.provisions[0].id) == (Lot.REWORDED, "p6")
    assert "every third Tuesday" in one.now
    assert {hand.party for edit in one.edits for hand in edit.hands} == {"B"}


def test_an_old_draft_is_named_as_old(draft: Framework, newer: Framework) -> None:
    found = back(newer, write_word(draft, copy=COPY))
    assert found.standing is Standing.OLD
    assert "another draft" in sentences(found)[0]
    assert [one.provisions[0].id for one in found.of(Lot.REWORDED)] == ["p6"]


@pytest.fixture
def newer() -> Framework:
    """The same draft once a word of it was changed."""
    text = TEXT.replace("every second Monday", "every second Friday")
    return taken_up(read_text("draft.txt", text.encode()))


def test_names_that_are_lost_are_made_up_for_by_words(draft: Framework) -> None:
    session = Session(write_word(draft, copy=COPY), Random(1), ("Ilke Bor",))  # noqa: S311 - nothing is drawn
    session.lose_names()
    found = back(draft, session.saved())
    assert not [one for one in found.findings if one.touched]


def test_the_mark_in_the_header_is_enough(draft: Framework) -> None:
    session = Session(write_word(draft, copy=COPY), Random(1), ("Ilke Bor",))  # noqa: S311 - nothing is drawn
    session.lose_names()
    assert back(draft, session.saved()).standing is Standing.CURRENT


def test_a_comment_beside_an_edit_of_its_author_is_a_reason(draft: Framework) -> None:
    content = retyped(write_word(draft, copy=COPY), "in equal halves", "by need")
    paper = docx.Document(io.BytesIO(content))
    for words, said in (("by need", "Our fields lie lower."), ("Lindow opens", "We can live with it.")):
        run = next(run for paragraph in paper.paragraphs for run in paragraph.runs if words in run.text)
        paper.add_comment(run, said, author="Ilke Bor", initials="IB")
    out = io.BytesIO()
    paper.save(out)
    reason, reaction = back(draft, out.getvalue()).remarks
    assert (reason.kind, reason.provisions[0].id) == (RemarkKind.REASON, "p12")
    assert (reaction.kind, reaction.text) == (RemarkKind.REACTION, "We can live with it.")


def test_what_is_found_is_said_in_words_and_in_json(draft: Framework) -> None:
    found = back(draft, retyped(write_word(draft, copy=COPY), "every second Monday", "every third Tuesday"))
    told = "\n".join(sentences(found))
    assert "copy 4 for Borvane of this draft" in told
    assert '"second Monday" became "third Tuesday"' in told
    assert [one["lot"] for one in form_of(found)["findings"]].count("reworded") == 1


@pytest.mark.heavy
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("style", [PaperStyle(), NOTED])
def test_every_provision_of_the_fictional_case_is_known_after_libreoffice(
    case: Framework, style: PaperStyle, tmp_path: Path
) -> None:
    sent = tmp_path / "copy.docx"
    sent.write_bytes(write_word(case, style, COPY))
    home = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    form = ["--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path / "saved")]
    subprocess.run(["soffice", home, *form, str(sent)], check=True, capture_output=True, timeout=300)
    found = back(case, (tmp_path / "saved" / "copy.docx").read_bytes())
    assert found.standing is Standing.CURRENT
    assert not [one for one in found.findings if one.touched]
    assert {each.id for one in found.findings for each in one.provisions} == {one.id for one in case.provisions}


@pytest.fixture(scope="module")
def case() -> Framework:
    """The framework of the fictional case, unified from its proposals."""
    with case_folder() as folder:
        table = tabled([folder / "table.toml"], None, Told())
        return unify(read_proposals(table.submissions, (), lambda _: None), title=table.title)


def test_a_clause_that_is_taken_out_takes_its_footnotes_along(case: Framework) -> None:
    paper = docx.Document(io.BytesIO(write_word(case, NOTED, COPY)))
    gone = next(
        one for one in paper.element.body.iterchildren(f"{W}p") if one.find(f".//{W}footnoteReference") is not None
    )
    name = gone.find(f"{W}bookmarkStart").get(f"{W}name")
    gone.getparent().remove(gone)
    found = back(case, _saved(paper))
    assert found.standing is Standing.CURRENT
    touched = [one for one in found.findings if one.touched]
    assert {each.id for one in touched for each in one.provisions} == {bookmarked(case)[name][0]}
    assert not list(found.of(Lot.NEW, Lot.BESIDE))


def test_a_footnote_that_a_party_wrote_is_found(case: Framework) -> None:
    content = write_word(case, NOTED, COPY)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    root = etree.fromstring(files["word/footnotes.xml"])
    words = next(one for one in root.iter(f"{W}t") if one.text and one.text.strip().startswith("Held by"))
    words.text = f"{words.text} We never said so at Lindow."
    files["word/footnotes.xml"] = etree.tostring(root)
    found = back(case, _packed(files))
    (one,) = [one for one in found.findings if one.touched]
    assert one.lot is Lot.BESIDE
    assert "We never said so at Lindow." in one.now


def test_files_of_other_editors_come_through(draft: Framework, shared_data: Path) -> None:
    papers = sorted((shared_data / "docx").glob("*.docx"))
    assert papers
    for path in papers:
        document = read_word(path.name, path.read_bytes())
        found = returned(draft, document, "B")
        assert sum(len(one.blocks) for one in found.findings) == len(document.blocks)
        assert len(found.remarks) == len(document.comments)
