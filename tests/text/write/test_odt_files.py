"""An OpenDocument text says what the Word file says, word for word and name for name."""

import io
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from tests.text.strategies import frameworks
from tests.text.write.opened import STYLES

from goodoffices.text.copies import Copy
from goodoffices.text.document import Block, Document
from goodoffices.text.framework import Framework
from goodoffices.text.read.reading import read_document
from goodoffices.text.write.odt import write_document_odt, write_odt
from goodoffices.text.write.style import PaperStyle
from goodoffices.text.write.word import write_word

COPY = Copy(7, "Ormland Council", "4 May 2031")


def told(document: Document) -> list[Block]:
    return [replace(one, language="") for one in document.blocks]


def both(framework: Framework, style: PaperStyle) -> tuple[Document, Document]:
    return (
        read_document("a.odt", write_odt(framework, style, COPY)),
        read_document("a.docx", write_word(framework, style, COPY)),
    )


@pytest.mark.parametrize("style", [*STYLES, PaperStyle(columns=True), PaperStyle(large=True)])
def test_it_reads_as_the_word_file_does(framework: Framework, style: PaperStyle) -> None:
    odt, word = both(framework, style)
    assert told(odt) == told(word)
    assert odt.marks == word.marks
    assert [(one.text, one.author, one.anchor) for one in odt.comments] == [
        (one.text, one.author, one.anchor) for one in word.comments
    ]


@given(frameworks())
def test_no_word_or_name_of_any_framework_is_lost(framework: Framework) -> None:
    odt, word = both(framework, PaperStyle())
    assert [(one.label, one.text, one.bookmarks) for one in odt.blocks] == [
        (one.label, one.text, one.bookmarks) for one in word.blocks
    ]


def test_tables_and_right_to_left_text_are_read_back(schedule: Framework, arabic: Framework) -> None:
    for framework in (schedule, arabic):
        odt, word = both(framework, PaperStyle())
        assert told(odt) == told(word)


def test_a_document_is_written_too() -> None:
    document = Document((Block("p1", "Two  blanks, a\ttab and\nan end.", label="1."), Block("p2", " edge ")))
    found = read_document("a.odt", write_document_odt(document))
    assert [(one.label, one.text) for one in found.blocks] == [("1.", "Two  blanks, a\ttab and\nan end."), ("", "edge")]


def test_the_same_paper_has_the_same_bytes_and_begins_with_its_type(framework: Framework) -> None:
    content = write_odt(framework, copy=COPY)
    assert content == write_odt(framework, copy=COPY)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist()[0] == "mimetype"
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED


@pytest.mark.heavy
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it_and_keeps_every_word(framework: Framework, tmp_path: Path) -> None:
    path = tmp_path / "a.odt"
    path.write_bytes(write_odt(framework, copy=COPY))
    home = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    form = ["--headless", "--convert-to", "docx", "--outdir", str(tmp_path / "saved")]
    subprocess.run(["soffice", home, *form, str(path)], check=True, capture_output=True, timeout=300)
    saved = read_document("a.docx", (tmp_path / "saved" / "a.docx").read_bytes())
    sent = read_document("a.docx", write_word(framework, copy=COPY))
    assert [(one.label, one.text, one.bookmarks) for one in saved.blocks] == [
        (one.label, one.text, one.bookmarks) for one in sent.blocks
    ]
