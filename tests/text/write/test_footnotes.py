"""Who holds an alternative, told in a footnote to it: in full, on the page, and only where it may be told."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from tests.text.strategies import frameworks
from tests.text.write.opened import W, body, everything, part, words

from goodoffices.terms import Room
from goodoffices.text.document import Block, Document
from goodoffices.text.framework import Framework
from goodoffices.text.proposal import Proposal
from goodoffices.text.read.word import read_word
from goodoffices.text.rooms import seen_from
from goodoffices.text.unify import unify
from goodoffices.text.write.digest import digest_of
from goodoffices.text.write.html import write_html
from goodoffices.text.write.odt import write_odt
from goodoffices.text.write.style import Attribution, FootnotesInWord, PaperStyle
from goodoffices.text.write.word import write_word

NOTED = PaperStyle(Attribution.FOOTNOTES)
HIDDEN = PaperStyle(Attribution.HIDDEN)
_NOTE = re.compile(" ?‹[^›]*›")


def notes(content: bytes) -> list[str]:
    """The words of the footnotes, in the order of the part that holds them."""
    found = part(content, "word/footnotes.xml").findall(f"{W}footnote")
    return [words(one).strip() for one in found if one.get(f"{W}type") is None]


def test_each_held_alternative_refers_to_a_footnote_that_names_its_holders_in_full(framework: Framework) -> None:
    content = write_word(framework, NOTED)
    said = notes(content)
    assert said[:2] == [
        "Held by Republic of Veskaria, 1 March 2031.",
        "Held by Ormland Council, 9 March 2031; Envoys of 2029, 20 November 2029.",
    ]
    referred = [one.get(f"{W}id") for one in body(content).iter(f"{W}footnoteReference")]
    assert referred == [str(number) for number in range(1, len(said) + 1)]
    held = [one for each in framework.provisions for one in each.alternatives() if one.holders]
    assert len(said) == len(held)


def test_of_a_holder_of_several_proposals_the_footnote_tells_the_title(framework: Framework) -> None:
    first, second, third = framework.origins
    again = replace(framework, origins=(first, replace(second, holder=first.holder), third))
    assert notes(write_word(again, NOTED))[:2] == [
        "Held by Republic of Veskaria, Draft agreement on a cessation of hostilities, 1 March 2031.",
        "Held by Republic of Veskaria, Counter-proposal, 9 March 2031; Envoys of 2029, 20 November 2029.",
    ]


def test_no_sign_of_a_holder_stands_in_the_line(framework: Framework) -> None:
    text = words(body(write_word(framework, NOTED)))
    assert "within [30 days] [60 days] of the signature" in text
    assert "Option 1: [A joint commission" in text
    assert "a footnote to it tells who holds it" in text
    assert "group" not in text


def test_a_footnote_runs_as_its_line_does(arabic: Framework) -> None:
    content = write_word(arabic, NOTED)
    found = part(content, "word/footnotes.xml").findall(f"{W}footnote")[2:]
    assert found
    assert all(one.find(f"{W}p/{W}pPr/{W}bidi") is not None for one in found)
    assert all(one.startswith("صيغة مقدمة من: ") for one in notes(content))


def test_a_paper_without_held_words_has_no_part_for_footnotes(on_the_table: Framework) -> None:
    with zipfile.ZipFile(io.BytesIO(write_word(on_the_table, NOTED))) as archive:
        assert "word/footnotes.xml" not in archive.namelist()
        assert b"footnotePr" not in archive.read("word/settings.xml")


def test_the_part_is_named_wherever_word_looks_for_it(framework: Framework) -> None:
    content = write_word(framework, NOTED)
    assert "/word/footnotes.xml" in words_of(content, "[Content_Types].xml")
    assert "footnotes.xml" in words_of(content, "word/_rels/document.xml.rels")
    separators = part(content, "word/footnotes.xml").findall(f"{W}footnote")[:2]
    stated = part(content, "word/settings.xml").findall(f"{W}footnotePr/{W}footnote")
    assert [one.get(f"{W}id") for one in stated] == [one.get(f"{W}id") for one in separators] == ["-1", "0"]
    defined = {one.get(f"{W}styleId") for one in part(content, "word/styles.xml").findall(f"{W}style")}
    assert {"FootnoteText", "FootnoteReference"} <= defined


def words_of(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


def test_the_code_of_the_text_is_that_of_every_other_paper_of_it(framework: Framework) -> None:
    assert digest_of(framework, NOTED) == digest_of(framework) == digest_of(framework, HIDDEN)


def test_the_same_paper_has_the_same_bytes(framework: Framework) -> None:
    assert write_word(framework, NOTED) == write_word(framework, NOTED)


@given(frameworks())
@settings(max_examples=25)
def test_the_words_of_any_text_are_those_of_the_paper_that_names_nobody(framework: Framework) -> None:
    assert _text(write_word(framework, NOTED)) == _text(write_word(framework, HIDDEN))


def _text(content: bytes) -> list[str]:
    """The provisions as they are read back, without the notes in their lines."""
    return [_NOTE.sub("", one.text) for one in read_word("", content).blocks if one.bookmarks]


@pytest.mark.parametrize("write", [write_html, write_odt])
def test_no_other_form_has_them(framework: Framework, write: Callable[[Framework, PaperStyle], object]) -> None:
    with pytest.raises(FootnotesInWord):
        write(framework, NOTED)


SECRET = ("Zarvonia", "Confidant paper", "2031-07-19", "zeppelin")


@pytest.fixture
def confided() -> Framework:
    """A table on which one proposal was handed over in confidence, in a room of its own."""
    told = (
        ("A", "Amedra", "Draft", "2031-03-01", "Fire ceases within ten days of signature.", Room("A")),
        ("B", "Borvane", "Reply", "2031-03-02", "Fire ceases within forty days of signature.", Room("A")),
        ("Z", SECRET[0], SECRET[1], SECRET[2], f"Fire ceases within one {SECRET[3]} of signature.", Room("Z")),
    )
    return unify(
        [
            Proposal(
                id=name,
                holder=holder,
                document=Document((Block("p1", text),)),
                language="en",
                title=title,
                date=day,
                room=room,
            )
            for name, holder, title, day, text, room in told
        ]
    )


def test_what_was_confided_is_in_no_part_of_a_file_for_another_room(confided: Framework) -> None:
    whole = everything(write_word(confided, NOTED))
    assert all(one in whole for one in (SECRET[0], "19 July 2031", SECRET[3]))
    seen = everything(write_word(seen_from(confided, [Room("A")]), NOTED))
    assert "Held by Amedra, 1 March 2031." in seen
    assert not [one for one in (*SECRET, "19 July 2031") if one in seen]


def test_holders_that_are_not_shown_are_in_no_footnote(confided: Framework) -> None:
    content = write_word(confided, HIDDEN)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert "word/footnotes.xml" not in archive.namelist()
    assert not [one for one in (*SECRET[:3], "Amedra", "Borvane") if one in everything(content)]
