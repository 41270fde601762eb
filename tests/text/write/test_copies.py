"""A copy is marked in its header and its properties, and nowhere in its text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.text.strategies import frameworks
from tests.text.write.opened import body, part, words

from goodoffices.terms import NotPossible
from goodoffices.text.copies import Copy, code_of, codes_in
from goodoffices.text.framework import Framework
from goodoffices.text.read.word import read_word
from goodoffices.text.write.digest import digest_of
from goodoffices.text.write.style import Attribution, PaperStyle
from goodoffices.text.write.word import write_word

SEVENTH = Copy(7, "Ormland Council", "4 May 2031, 10:00 UTC")


def test_the_mark_stands_in_header_and_properties(framework: Framework) -> None:
    content = write_word(framework, copy=SEVENTH)
    code = code_of(digest_of(framework))
    assert words(part(content, "word/header1.xml")).split("\n")[0] == (
        f"№ 7 · Ormland Council · 4 May 2031, 10:00 UTC · {code}"
    )
    marks = read_word("copy.docx", content).marks
    assert f"Good Offices draft: {code}" in marks
    assert "Good Offices copy: 7" in marks
    assert "Good Offices recipient: Ormland Council" in marks
    assert any(mark.startswith("№ 7") for mark in marks)


def test_the_mark_is_no_part_of_the_text_nor_a_notice(framework: Framework) -> None:
    marked, plain = (read_word("x.docx", write_word(framework, copy=copy)) for copy in (SEVENTH, None))
    assert marked.blocks == plain.blocks
    assert marked.notices == plain.notices


@given(frameworks(), st.integers(1, 10**6), st.text(max_size=40))
def test_no_mark_alters_a_sign_of_the_text(framework: Framework, number: int, recipient: str) -> None:
    marked = write_word(framework, copy=Copy(number, recipient))
    assert words(body(marked)) == words(body(write_word(framework)))


def test_all_copies_of_a_draft_share_the_hash_of_its_text(framework: Framework) -> None:
    hidden = PaperStyle(Attribution.HIDDEN)
    marks = [
        read_word("x.docx", write_word(framework, style, copy)).marks
        for style in (PaperStyle(), hidden, PaperStyle(columns=True), PaperStyle(large=True))
        for copy in (SEVENTH, Copy(8, "Republic of Veskaria"))
    ]
    shared = {mark for row in marks for mark in row if mark.startswith(("Good Offices draft", "Good Offices text"))}
    assert len(shared) == 2


def test_another_word_makes_another_code(framework: Framework, arabic: Framework) -> None:
    assert code_of(digest_of(framework)) != code_of(digest_of(arabic))
    assert digest_of(framework) != digest_of(framework, PaperStyle(clean="A"))


def test_a_code_is_found_in_a_line() -> None:
    assert codes_in("№ 7 · GO-7F3K-Q2XM · GO-7F3K-Q2XM") == ("GO-7F3K-Q2XM",)
    assert codes_in("GO-7F3K-Q2X") == ()


def test_copies_are_numbered_from_one() -> None:
    with pytest.raises(NotPossible, match="number"):
        Copy(0, "Ormland Council")


def test_large_print_is_half_as_large_again(framework: Framework) -> None:
    usual, large = (
        [
            int(one.get(f"{{{one.nsmap['w']}}}val", "0"))
            for one in part(write_word(framework, PaperStyle(large=enlarged)), "word/styles.xml").iter(
                "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}sz"
            )
        ]
        for enlarged in (False, True)
    )
    assert [round(1.5 * size) for size in usual] == large
