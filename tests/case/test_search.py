"""Search finds what a reader takes to be the same word, in every language, and shows it as it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.case.fold import Fold
from goodoffices.case.kinds import Contact, ContactForm, FileReturned, Note, Party, Stop, Tabled
from goodoffices.case.said import Said
from goodoffices.case.search import Found, search
from goodoffices.case.statement import Statement
from goodoffices.case.tabled import document_text
from goodoffices.case.view import View
from goodoffices.text.align.folding import words_of
from goodoffices.text.document import Block, Change, ChangeKind, Comment, Document

A = "a" * 32


def view_of(*statements: Statement) -> View:
    fold = Fold("aa")
    fold.extend((at, Said(at, f"{at:032x}", "aa", "dd", one)) for at, one in enumerate(statements, 1))
    return View.joined([fold])


def found(query: str, *statements: Statement) -> list[Found]:
    return list(search(view_of(*statements), query, lambda own: {A: "Uplands"}.get(own, own)))


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("THIRTY day", "They can live with thirty days."),
        ("cafe\u0301", "At the café by the river"),
        ("وقف اطلاق", "اتفاق على وَقْفِ إِطْلاقِ النار"),
        ("السلام", "طاولة الســلام"),
        ("30", "خلال ٣٠ يوما"),
        ("علي", "اتفق على ذلك"),
        ("straße", "An der STRASSE nach Osten"),
        ("停火", "关于停火的提案"),
    ],
)
def test_a_word_is_found_however_it_is_spelt(query: str, text: str) -> None:
    (one,) = found(query, Note(text=text))
    assert any(piece.found for piece in one.snippet)


@pytest.mark.parametrize("query", ["hirty", "thirty weeks", "", " ... "])
def test_a_word_is_not_found_from_its_middle_and_every_word_must_be_there(query: str) -> None:
    assert found(query, Note(text="They can live with thirty days.")) == []


def test_what_a_proposal_says_in_a_comment_or_took_away_by_a_tracked_change_is_found() -> None:
    block, old = Block("b1", "Forces leave."), Block("b1", "Forces leave Orvany.")
    change = Change("c1", ChangeKind.DELETION, "b1", " Orvany", start=12)
    paper = Document((block,), changes=(change,), before=(old,), comments=(Comment("k1", "Not before Hallent."),))
    tabled = Tabled(name="A", called="Uplands", document=document_text(paper))
    returned = FileReturned(party=A, document=document_text(paper))
    for query in ("forces", "orvany", "hallent"):
        assert [type(one.said.statement) for one in found(query, tabled, returned)] == [FileReturned, Tabled]


def test_the_words_may_stand_in_different_fields_and_within_a_stop_of_a_visit() -> None:
    visit = Contact(form=ContactForm.VISIT, others=(A,), subject="the road", stops=(Stop(place="Orsel"),))
    assert [one.field for one in found("orsel road uplands", visit)] == ["others"]


def test_the_latest_comes_first_and_the_snippet_is_as_it_is_written() -> None:
    long = "one two three four five six seven eight nine ten Bridge, eleven"
    first, second = found("bridge", Note(text=long), Party(title="Bridge  party"))
    assert first.field == "title"
    assert "".join(piece.words for piece in first.snippet) == "Bridge  party"
    assert [piece.words for piece in second.snippet if piece.found] == ["Bridge, "]
    assert second.snippet[0].words == "… "


@given(st.text(max_size=60))
def test_every_word_of_a_text_finds_it_and_what_is_shown_stands_there_unaltered(text: str) -> None:
    for word in filter(words_of, text.split()):
        (one,) = found(word, Note(text=text))
        shown = [piece.words for piece in one.snippet]
        begin, end = int(shown[0] == "… "), len(shown) - int(shown[-1] == "…")
        assert "".join(shown[begin:end]) in text
