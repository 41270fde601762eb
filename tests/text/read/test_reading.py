import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.terms import NotPossible
from goodoffices.text.read import read_document


def zipped(**files: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/"), text)
    return packed.getvalue()


ODT = zipped(mimetype="application/vnd.oasis.opendocument.text", content="x")
SHEET = zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet", content="x")
WORD = zipped(word__document="x")


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.docx", b"", '"a.docx" is empty'),
        ("a.txt", b" \n", "empty"),
        ("a.pdf", b"%PDF-1.7 x", "PDF.*cannot be opened.*print it to a new PDF"),
        ("a.docx", b"%PDF-1.7 x", "really a PDF.*extension .pdf"),
        ("a.odt", ODT, "without a Word text"),
        ("a.ods", SHEET, "OpenDocument.*LibreOffice.*.docx"),
        ("a.docx", ODT, "OpenDocument"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), r"\.doc.*save it as \.docx"),
        ("a.rtf", b"{\\rtf1 x}", "RTF.*.docx"),
        ("a.pages", zipped(Index="x"), "zip archive.*from Pages, export as Word"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "a picture.*keep it as an attachment.*type its words up"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "a picture"),
        ("a.xlsx", zipped(xl__workbook="x"), "a spreadsheet"),
        ("a.gz", b"\x1f\x8b\x08", "packed.*unpack"),
        ("a.txt", WORD, r"really a Word document \(.docx\).*extension .docx"),
        ("a.txt", b"<!DOCTYPE html><p>x", "really an HTML page.*extension .html"),
        ("a.docx", b"<html><p>x", "really an HTML page"),
        ("a.docx", b"plain words", "not a Word document"),
        ("a.xyz", b"words", "does not say what it is.*.docx, .odt, .pdf, .md, .html, .txt or .json"),
        ("words", b"words", "does not say what it is"),
        ("a.md", b"good-offices framework 1\n\nx", "framework and no proposal"),
        ("a.md", b"\xef\xbb\xbfgood-offices framework 1\n\nx", "framework and no proposal"),
        ("a.txt", b"\x00\x01\x02\x03", "damaged or no text"),
        ("a.html", b"<p> </p>", "holds no words"),
        ("a.json", b"[]", "holds no words"),
        ("a.md", b"x" * 17_000_000, "more than 16 MB"),
    ],
)
def test_what_is_not_read_is_refused_in_a_sentence_that_says_what_to_do(
    name: str, content: bytes, sentence: str
) -> None:
    with pytest.raises(NotPossible, match=sentence) as refusal:
        read_document(name, content)
    assert f'"{name}"' in refusal.value.sentence
    assert "\n" not in refusal.value.sentence


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.md", "The \u202eParties] agree"),
        ("a.html", "<p>The \u202eParties] agree"),
        ("a.txt", "The \u202eParties] agree"),
        ("a.json", '[{"id": "p1", "text": "The \\u202eParties] agree"}]'),
        ("A.MD", "The \u202eParties] agree"),
    ],
)
def test_in_every_format_invisible_signs_and_stray_brackets_are_reported(name: str, content: str) -> None:
    document = read_document(name, content.encode())
    assert document.blocks[0].text == "The \u202eParties] agree"
    sign, bracket = document.notices
    assert "RIGHT-TO-LEFT OVERRIDE" in sign.sentence
    assert "never opened" in bracket.sentence
    assert sign.block == bracket.block == document.blocks[0].id


def test_an_invisible_sign_in_deleted_words_is_reported_too() -> None:
    document = read_document("a.html", "<p>one <del>two\u202e</del>".encode())
    assert ["RIGHT-TO-LEFT OVERRIDE" in notice.sentence for notice in document.notices] == [True]


def test_an_invisible_sign_in_a_comment_a_title_or_a_name_is_shown(docx: Callable[..., bytes]) -> None:
    body = (
        '<w:p><w:pPr><w:pStyle w:val="T"/></w:pPr><w:r><w:t>Ti\u202etle</w:t></w:r></w:p><w:p>'
        '<w:ins w:author="A\u200bB"><w:r><w:t>We act.</w:t></w:r></w:ins><w:commentRangeStart w:id="1"/></w:p>'
    )
    title = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
    comment = '<w:comment w:id="1" w:author="C\u2066D"><w:p><w:r><w:t>no\u202eyes</w:t></w:r></w:p></w:comment>'
    document = read_document("a.docx", docx(body, styles=title, comments=comment))
    found = {notice.sentence.split(":")[0]: notice for notice in document.notices}
    assert found["An invisible sign stands in this comment"].block == "p2"
    assert "“no⟦U+202E⟧yes”" in found["An invisible sign stands in this comment"].sentence
    assert "⟦U+202E⟧" in found["An invisible sign stands in this title"].sentence
    names = [notice.sentence for notice in document.notices if "name of an author" in notice.sentence]
    assert ["C⟦U+2066⟧D" in names[0], "A⟦U+200B⟧B" in names[1]] == [True, True]


@pytest.mark.parametrize("name", ["a.docm", "a.dotm", "a.dotx", "a.docx", "A.DOCM"])
def test_a_word_file_with_macros_is_read_without_them_and_says_so(name: str, docx: Callable[..., bytes]) -> None:
    content = docx("<w:p><w:r><w:t>We act.</w:t></w:r></w:p>", extra={"word/vbaProject.bin": b"\0"})
    document = read_document(name, content)
    assert [block.text for block in document.blocks] == ["We act."]
    assert [notice.sentence for notice in document.notices] == [
        "The file holds macros, which were not run: do not open it in Word unless you trust whoever made it."
    ]


def test_in_word_files_stray_brackets_are_reported(shared_data: Path) -> None:
    path = next(iter(sorted((shared_data / "docx").glob("*.docx"))))
    document = read_document(path.name, path.read_bytes())
    assert document.source == path.name
    assert document.blocks


@given(st.binary(max_size=60), st.sampled_from(["docx", "md", "html", "txt", "json", "pdf"]))
def test_whatever_the_bytes_are_they_are_read_or_refused_in_a_sentence(content: bytes, extension: str) -> None:
    try:
        assert read_document(f"a.{extension}", content).source == f"a.{extension}"
    except NotPossible as refusal:
        assert refusal.sentence.endswith(".")  # noqa: PT017 - either outcome is right
