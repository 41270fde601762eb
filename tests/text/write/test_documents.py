import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html
from tests.text.strategies import SIGNS, texts

from goodoffices.text.document import Block, Cell, Change, ChangeKind, Document, Kind
from goodoffices.text.language import Direction, direction_of
from goodoffices.text.read.markdown import read_markdown
from goodoffices.text.read.webpage import read_html
from goodoffices.text.read.word import read_word
from goodoffices.text.write import write_document_html, write_document_markdown, write_document_word
from goodoffices.text.write.shown import shown

LAW = settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture
def document() -> Document:
    return Document(
        (
            Block("p1", "Draft agreement", Kind.TITLE),
            Block("p2", "Cessation", Kind.HEADING, 1, "Article 1"),
            Block("p3", "The Parties shall cease [all] hostilities *at once*.", label="1."),
            Block("p4", "No unit moves by night;", Kind.ITEM, 1, "(a)"),
            Block("p5", "save medical units;", Kind.ITEM, 2, "(i)"),
            Block("p6", "no unit fires.", Kind.ITEM, 1, "(b)"),
            Block("p7", "Crossing", Kind.CELL, cell=Cell(0, 0, 0)),
            Block("p8", "Hours", Kind.CELL, cell=Cell(0, 0, 1)),
            Block("p9", "Dorn | bridge", Kind.CELL, cell=Cell(0, 1, 0)),
            Block("p10", "6 to 18", Kind.CELL, cell=Cell(0, 1, 1)),
            Block("p11", "تمر القوافل بحرية.", label="٢.", language="ar", direction=Direction.RTL),
            Block("p12", "Signed at Lisse.", bookmarks=("go_p12", "not a name!")),
        ),
        title="Draft agreement",
    )


def test_markdown_is_what_a_person_would_have_typed(document: Document) -> None:
    assert write_document_markdown(document) == (
        "# Draft agreement\n\n## Article 1 Cessation\n\n"
        "1\\. The Parties shall cease [all] hostilities \\*at once\\*.\n\n"
        "- (a) No unit moves by night;\n  - (i) save medical units;\n- (b) no unit fires.\n\n"
        "| Crossing | Hours |\n| --- | --- |\n| Dorn \\| bridge | 6 to 18 |\n\n"
        "٢. تمر القوافل بحرية.\n\nSigned at Lisse.\n"
    )


def seen(document: Document) -> list[tuple[Kind, int, str, str]]:
    return [(one.kind, one.level, one.label, one.text) for one in document.blocks]


def test_items_that_stand_deeper_than_their_list_stay_side_by_side() -> None:
    levels = (2, 2, 3, 3, 2, 1)
    blocks = tuple(Block(f"p{place}", "so", Kind.ITEM, level, "(a)") for place, level in enumerate(levels))
    lines = write_document_markdown(Document(blocks)).splitlines()
    assert [line.index("-") // 2 for line in lines] == [0, 0, 1, 1, 0, 0]


def test_markdown_reads_back_with_kinds_levels_and_numbers(document: Document) -> None:
    read = read_markdown("a.md", write_document_markdown(document).encode())
    expected = [(kind, level + (kind is Kind.HEADING), label, text) for kind, level, label, text in seen(document)]
    assert seen(read) == expected


def test_a_page_reads_back_with_numbers_and_words(document: Document) -> None:
    read = read_html("a.html", write_document_html(document).encode())
    assert [(one.label, one.text) for one in read.blocks] == [(one.label, one.text) for one in document.blocks]
    assert [one.direction for one in read.blocks] == [one.direction for one in document.blocks]


def test_a_word_file_reads_back_with_numbers_words_places_and_bookmarks(document: Document) -> None:
    read = read_word("a.docx", write_document_word(document))
    assert [(one.label, one.text) for one in read.blocks] == [(one.label, one.text) for one in document.blocks]
    assert [one.cell for one in read.blocks] == [one.cell for one in document.blocks]
    assert [one.direction for one in read.blocks] == [one.direction for one in document.blocks]
    assert read.blocks[0].kind is Kind.TITLE
    assert (read.blocks[1].kind, read.blocks[1].level) == (Kind.HEADING, 1)
    assert read.blocks[-1].bookmarks == ("go_p12",)


def test_the_view_after_the_changes_is_what_is_written() -> None:
    change = Change("c1", ChangeKind.DELETION, "p1", "slowly ")
    document = Document((Block("p1", "They leave."),), changes=(change,), before=(Block("p1", "They slowly leave."),))
    assert write_document_markdown(document) == "They leave.\n"
    assert "slowly" not in write_document_html(document)
    with zipfile.ZipFile(io.BytesIO(write_document_word(document))) as archive:
        assert b"slowly" not in archive.read("word/document.xml")


MARKUP = st.from_regex(r"\A[\[\]()\\*_#>|:=~`!&;<+.\w -]{1,12}\Z")


@st.composite
def paragraphs(draw: st.DrawFn) -> Document:
    """Paragraphs, headings and items of words and signs that mean something in markup."""
    blocks = []
    for place in range(draw(st.integers(1, 5))):
        text = draw(
            st.one_of(
                texts(), texts("ar"), st.sampled_from(SIGNS), st.from_regex(r"\A[\[\]()\\*_#>|:=~`!&;<+.\w -]{1,12}\Z")
            )
        )
        kind = draw(st.sampled_from((Kind.PARAGRAPH, Kind.PARAGRAPH, Kind.HEADING, Kind.ITEM)))
        level = draw(st.integers(1, 5)) if kind is not Kind.PARAGRAPH else 0
        label = draw(st.sampled_from(("", "", "1.", "(a)", "Article 4")))
        if shown(text).strip():
            blocks.append(Block(f"p{place}", text, kind, level, label, direction=direction_of(text)))
    return Document(tuple(blocks))


def words(document: Document) -> list[str]:
    """Each block's number and words; where the one ends and the other begins is for the reader to tell."""
    return [" ".join(f"{one.label} {one.text}".split()) for one in document.blocks]


def expected(document: Document) -> list[str]:
    return [" ".join(shown(f"{one.label} {one.text}").split()) for one in document.blocks]


@LAW
@given(paragraphs())
def test_markdown_loses_and_changes_no_sign(document: Document) -> None:
    assert words(read_markdown("a.md", write_document_markdown(document).encode())) == expected(document)


@LAW
@given(paragraphs())
def test_a_page_loses_and_changes_no_sign(document: Document) -> None:
    assert words(read_html("a.html", write_document_html(document).encode())) == expected(document)


@LAW
@given(paragraphs())
def test_a_word_file_loses_and_changes_no_sign(document: Document) -> None:
    content = write_document_word(document)
    assert words(read_word("a.docx", content)) == expected(document)
    assert content == write_document_word(document)


@pytest.mark.parametrize("text", ["two  blanks", "line\nend", "a\u00a0b", "e\u0301", "“quoted”…", "x\ty"])
def test_white_space_and_odd_signs_within_a_text_are_kept(text: str) -> None:
    document = Document((Block("p1", text),))
    assert read_markdown("a.md", write_document_markdown(document).encode()).blocks[0].text == text
    assert read_word("a.docx", write_document_word(document)).blocks[0].text == text
    root = html.document_fromstring(write_document_html(document).encode())
    assert root.find(".//p").text_content() == text


def test_hostile_text_stays_text_on_a_page() -> None:
    hostile = "<script>alert('x')</script>\"><img src=x>"
    document = Document((Block("p1", hostile, label=hostile, language=hostile),), title=hostile)
    page = write_document_html(document)
    assert not html.document_fromstring(page.encode()).xpath("//script | //img")
    assert html.document_fromstring(page.encode()).find(".//p").text_content() == f"{hostile} {hostile}"


def test_a_page_of_a_document_in_arabic_runs_from_right_to_left() -> None:
    document = Document((Block("p1", "يوقف الطرفان جميع الأعمال القتالية.", direction=Direction.RTL),))
    assert '<html lang="ar" dir="rtl">' in write_document_html(document)


def test_real_papers_lose_no_word_in_any_form(shared_data: Path) -> None:
    for name in ("tables.docx", "Hebrew-01.docx", "comments.docx", "german_styled_lists.docx"):
        document = read_word(name, (shared_data / "docx" / name).read_bytes())
        document = replace(document, blocks=tuple(one for one in document.blocks if one.text.strip() or one.label))
        assert words(read_word("a.docx", write_document_word(document))) == expected(document)
        bare = re.sub(r"\s", "", "".join(expected(document)))
        for read, written in ((read_markdown, write_document_markdown), (read_html, write_document_html)):
            again = read(name, written(document).encode())
            assert re.sub(r"\s", "", "".join(words(again))) == bare
