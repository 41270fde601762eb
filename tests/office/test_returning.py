"""What a party returns counts for nothing until it is confirmed, and then stands in the text as the party's words."""

import io
from collections.abc import Iterator
from itertools import takewhile

import docx
import pytest
from tests.office.table import Talks
from tests.office.test_drafting import tabled
from tests.office.test_showing import decided

from goodoffices.case.answers import answers
from goodoffices.case.kinds import (
    Draft,
    DraftShown,
    FileReturned,
    Party,
    Reaction,
    Role,
    Stance,
    Tabled,
    Way,
)
from goodoffices.case.negotiating import head
from goodoffices.case.tabled import document_in, document_text
from goodoffices.office.attaching import Attachment
from goodoffices.office.drafting import table_proposal, unify_proposals
from goodoffices.office.offices import add_party
from goodoffices.office.returning import (
    CodesUnclear,
    Confirmed,
    ConfirmedAlready,
    NothingConfirmed,
    NothingTyped,
    TakenOutAlone,
    confirm_returned,
    found_in,
    keep_returned,
    record_codes,
    shown_text,
    type_up,
)
from goodoffices.office.showing import at_the_gate, show_draft
from goodoffices.office.sitting import ReadersDiffer, Sitting, fresh
from goodoffices.office.talks import ConditionMissing
from goodoffices.text.copies import Copy, code_of
from goodoffices.text.form_codes import Answer, code_for
from goodoffices.text.framework import Framework, Provision
from goodoffices.text.notation import print_segments
from goodoffices.text.read.plain import read_text
from goodoffices.text.read.word import read_word
from goodoffices.text.reading import words_unlike_the_proposals
from goodoffices.text.write.digest import digest_of
from goodoffices.text.write.word import write_word
from goodoffices.text.write.word.reactions import rows_of

LINES = (
    "1. Forces leave within thirty days.",
    "2. The dam stays in common care and is kept by engineers of both sides.",
    "3. Prisoners are released on both sides at the bridge of Orsel.",
)


@pytest.fixture
def rooms(talks: Talks) -> dict[str, str]:
    """A text that A was shown: the number of days is in a bracket, and the rest is common."""
    talks.person("Ilse", Role.HEAD)
    rooms = {
        "team": talks.room("Team", "Ilse", "Tomas"),
        "A": talks.room("Letters of A", "Ilse", "Tomas", "Amara"),
        "B": talks.room("Letters of B", "Ilse", "Tomas", "Bela"),
    }
    ilse = talks.sitting("Ilse")
    table_proposal(ilse, rooms["A"], tabled("A", *LINES, holder="party-a"), fresh())
    table_proposal(ilse, rooms["B"], tabled("B", LINES[0].replace("thirty", "sixty"), *LINES[1:]), fresh())
    unify_proposals(ilse, rooms["team"], "Withdrawal", fresh())
    text = head(ilse.view, rooms["team"])
    ways = decided(ilse, text.draft.id, rooms["A"], Way.OURS)
    show_draft(ilse, text.draft.id, rooms["A"], fresh(), after=text.head, decided=ways)
    return rooms


def shown(sitting: Sitting) -> str:
    return next(one.id for one in sitting.view.all(DraftShown))


def edited(sitting: Sitting, *swaps: tuple[str, str], comment: str = "") -> bytes:
    """The copy that went out, after somebody who tracks nothing typed other words, and wrote a comment on the dam."""
    paper = docx.Document(io.BytesIO(write_word(shown_text(sitting.view, shown(sitting)), copy=Copy(1, "Amara"))))
    for paragraph in paper.paragraphs:
        for old, new in swaps:
            if old in paragraph.text:
                for run in paragraph.runs:
                    run.text = run.text.replace(old, new)
        if comment and "dam" in paragraph.text:
            paper.add_comment(paragraph.runs, text=comment, author="Amara")
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def kept(sitting: Sitting, rooms: dict[str, str], content: bytes) -> str:
    """A returned file, kept."""
    own = fresh()
    file = FileReturned(
        party="party-a",
        called="Delegation A",
        shown=shown(sitting),
        document=document_text(read_word("back.docx", content)),
        file="back.docx",
        on="2026-05-04",
    )
    keep_returned(sitting, rooms["A"], file, own, Attachment(content, "back.docx"))
    return own


def places(sitting: Sitting, file: str) -> frozenset[int]:
    return frozenset(place for place, one in enumerate(found_in(sitting.view, file).findings) if one.touched)


def words(framework: Framework, label: str) -> str:
    return print_segments(clause(framework, label).wordings[0].segments)


def clause(framework: Framework, label: str) -> Provision:
    return next(one for one in framework.provisions if one.label == label)


def test_a_returned_file_lies_sealed_in_the_room_of_the_party_and_changes_nothing(
    talks: Talks, rooms: dict[str, str]
) -> None:
    ilse = talks.sitting("Ilse")
    content = edited(ilse, ("common care", "the care of a trust"))
    before = len(ilse.view.entries)
    file = kept(ilse, rooms, content)
    assert len(ilse.view.entries) == before + 1
    assert ilse.attachment(ilse.view.entry(file), 1) == content
    assert file in {one.id for one in talks.sitting("Amara").view.all(FileReturned)}
    assert not list(talks.sitting("Bela").view.all(FileReturned))


def test_a_confirmed_edit_is_an_alternative_of_the_party_beside_the_words_of_all_others(
    talks: Talks, rooms: dict[str, str]
) -> None:
    ilse = talks.sitting("Ilse")
    file = kept(ilse, rooms, edited(ilse, ("common care", "the care of a trust")))
    confirm_returned(ilse, file, Confirmed(places(ilse, file), laid=True), fresh())
    text = head(ilse.view, rooms["team"])
    assert text.now.number == "2"
    assert words(text.framework, "2.") == (
        "The dam stays in [common care]^{A, B} [the care of a trust]^A2 and is kept by engineers of both sides."
    )
    assert words(text.framework, "3.") == LINES[2].removeprefix("3. ")
    assert words_unlike_the_proposals(text.framework) == ()
    (second,) = (one.now for one in ilse.view.all(Tabled) if one.now.name == "A2")
    assert second.holder == "party-a"
    assert [one.text for one in document_in(second.document).blocks] == [
        "The dam stays in the care of a trust and is kept by engineers of both sides."
    ]
    (origin,) = (one for one in text.framework.origins if one.id == "A2")
    assert origin.room.name == rooms["A"]


def test_a_number_reworded_in_its_bracket_stands_beside_the_others(talks: Talks, rooms: dict[str, str]) -> None:
    ilse = talks.sitting("Ilse")
    file = kept(ilse, rooms, edited(ilse, ("thirty", "forty")))
    confirm_returned(ilse, file, Confirmed(places(ilse, file), laid=True), fresh())
    now = words(head(ilse.view, rooms["team"]).framework, "1.")
    assert now == "Forces leave within [sixty days]^B [thirty days]^A [forty days]^A2."


def test_the_other_party_is_not_shown_the_new_words_without_a_decision(talks: Talks, rooms: dict[str, str]) -> None:
    ilse = talks.sitting("Ilse")
    file = kept(ilse, rooms, edited(ilse, ("common care", "the care of a trust")))
    confirm_returned(ilse, file, Confirmed(places(ilse, file), laid=True), fresh())
    text = head(ilse.view, rooms["team"])
    passed = at_the_gate(ilse, text.draft.id, rooms["B"], {})
    assert any("trust" in one.words for one in passed.stops)
    assert "trust" not in str(passed.framework)


def test_a_comment_becomes_a_written_reaction_to_the_clause_of_the_draft(talks: Talks, rooms: dict[str, str]) -> None:
    ilse = talks.sitting("Ilse")
    file = kept(ilse, rooms, edited(ilse, comment="Our engineers were never asked."))
    with pytest.raises(ConditionMissing):
        confirm_returned(ilse, file, Confirmed(remarks={0: (Stance.ONLY_IF, "")}), fresh())
    confirm_returned(ilse, file, Confirmed(remarks={0: (Stance.OBJECT, "")}), fresh())
    (reaction,) = (one.now for one in ilse.view.all(Reaction))
    assert (reaction.noted, reaction.by, reaction.words) == (False, "Amara", "Our engineers were never asked.")
    (answer,) = answers(ilse.view).values()
    assert answer.said.statement.provision == clause(head(ilse.view, rooms["team"]).framework, "2.").id  # type: ignore[attr-defined]  # a reaction


def test_a_confirmation_that_is_sent_twice_says_nothing_twice(talks: Talks, rooms: dict[str, str]) -> None:
    ilse = talks.sitting("Ilse")
    file = kept(ilse, rooms, edited(ilse, ("common care", "the care of a trust"), comment="Why not?"))
    confirmed, own = Confirmed(places(ilse, file), {0: (Stance.PREFER_ANOTHER, "")}, laid=True), fresh()
    confirm_returned(ilse, file, confirmed, own)
    before = [one.id for one in ilse.view.entries]
    confirm_returned(ilse, file, confirmed, own)
    assert [one.id for one in ilse.view.entries] == before
    with pytest.raises(ConfirmedAlready):
        confirm_returned(ilse, file, confirmed, fresh())


def test_a_clause_that_was_taken_out_stays_beside_the_wish_to_have_it_out(talks: Talks, rooms: dict[str, str]) -> None:
    ilse = talks.sitting("Ilse")
    paper = docx.Document(io.BytesIO(write_word(shown_text(ilse.view, shown(ilse)))))
    struck = next(one for one in paper.paragraphs if "Prisoners" in one.text)
    paper.element.body.remove(struck._element)  # noqa: SLF001 - the library has no other way to delete
    out = io.BytesIO()
    paper.save(out)
    file = kept(ilse, rooms, out.getvalue())
    with pytest.raises(TakenOutAlone):
        confirm_returned(ilse, file, Confirmed(places(ilse, file)), fresh())
    confirm_returned(ilse, file, Confirmed(places(ilse, file), laid=True), fresh())
    now = words(head(ilse.view, rooms["team"]).framework, "3.")
    assert now == "[Prisoners are released on both sides at the bridge of Orsel.]^{A, B} []^A2"


def test_a_new_clause_stands_where_the_party_wrote_it(talks: Talks, rooms: dict[str, str]) -> None:
    ilse = talks.sitting("Ilse")
    paper = docx.Document(io.BytesIO(write_word(shown_text(ilse.view, shown(ilse)))))
    next(one for one in paper.paragraphs if "Prisoners" in one.text).insert_paragraph_before(
        "A commission of six persons meets every Monday at Lindow and hears complaints."
    )
    out = io.BytesIO()
    paper.save(out)
    file = kept(ilse, rooms, out.getvalue())
    confirm_returned(ilse, file, Confirmed(places(ilse, file), laid=True), fresh())
    framework = head(ilse.view, rooms["team"]).framework
    labels = [one.label for one in framework.provisions]
    new = framework.provisions[labels.index("3.") - 1]
    assert print_segments(new.wordings[0].segments) == (
        "[A commission of six persons meets every Monday at Lindow and hears complaints.]^A2"
    )
    assert words_unlike_the_proposals(framework) == ()


def test_words_do_not_come_into_a_text_that_others_read(talks: Talks, rooms: dict[str, str]) -> None:
    ilse = talks.sitting("Ilse")
    closed = talks.room("Closed letters", "Ilse", "Amara")
    ilse = talks.sitting("Ilse")
    text = head(ilse.view, rooms["team"])
    ways = decided(ilse, text.draft.id, closed, Way.OURS)
    own = fresh()
    show_draft(ilse, text.draft.id, closed, own, after=text.head, decided=ways)
    (*_, last) = ilse.view.all(DraftShown)
    content = edited(ilse, ("common care", "the care of a trust"))
    file = fresh()
    document = document_text(read_word("back.docx", content))
    told = FileReturned(party="party-a", called="Delegation A", shown=last.id, document=document, file="back.docx")
    keep_returned(ilse, "", told, file, Attachment(content, "back.docx"))
    before = [one.id for one in ilse.view.entries]
    with pytest.raises(ReadersDiffer):
        confirm_returned(ilse, file, Confirmed(places(ilse, file), laid=True), fresh())
    assert [one.id for one in ilse.view.entries] == before


def test_nothing_confirmed_is_refused(talks: Talks, rooms: dict[str, str]) -> None:
    ilse = talks.sitting("Ilse")
    file = kept(ilse, rooms, edited(ilse))
    with pytest.raises(NothingConfirmed):
        confirm_returned(ilse, file, Confirmed(), fresh())


def test_a_picture_is_typed_up_as_a_proposal_of_the_party(talks: Talks, rooms: dict[str, str]) -> None:
    ilse, file, own = talks.sitting("Ilse"), fresh(), fresh()
    told = FileReturned(party="party-a", called="Delegation A", file="photo.jpg")
    keep_returned(ilse, rooms["A"], told, file, Attachment(b"\xff\xd8\xff", "photo.jpg"))
    with pytest.raises(NothingTyped):
        type_up(ilse, file, read_text("typed.txt", b""), "", fresh())
    document = read_text("typed.txt", b"1. The dam is ours.\n\n2. The rest may stay.")
    for _ in range(2):
        type_up(ilse, file, document, "A letter", own)
    drafts, mine = list(ilse.view.all(Draft)), [one.now for one in ilse.view.all(Tabled) if one.now.title == "A letter"]
    assert (len(drafts), len(mine)) == (1, 1)
    assert [one.text for one in document_in(mine[0].document).blocks] == ["The dam is ours.", "The rest may stay."]
    assert ilse.view.one(FileReturned, file).now.taken


def test_the_name_of_a_first_text_does_not_tell_that_a_party_which_begins_alike_returned_one(
    talks: Talks, rooms: dict[str, str]
) -> None:
    ilse, titles = talks.sitting("Ilse"), {"A": "Uplands", "B": "Umber Coast"}
    for letter, title in titles.items():
        party, file = fresh(), fresh()
        add_party(ilse, rooms["team"], Party(title=title, letter=f"{letter}{letter}"), party)
        told = FileReturned(party=party, called=title, file="photo.jpg")
        keep_returned(ilse, rooms[letter], told, file, Attachment(b"\xff\xd8\xff", "photo.jpg"))
        type_up(ilse, file, read_text("typed.txt", b"1. The dam is ours."), "A letter", fresh())
    names = [(one.now.called, one.now.name) for one in ilse.view.all(Tabled) if one.now.title == "A letter"]
    assert names == [("Uplands", "AA"), ("Umber Coast", "BB")]


def codes(framework: Framework, *ticked: Answer) -> Iterator[str]:
    draft = code_of(digest_of(framework))
    return (code_for(row.number, answer, draft) for row, answer in zip(rows_of(framework), ticked, strict=False))


def test_codes_typed_back_are_written_reactions_and_one_wrong_letter_stops_them_all(
    talks: Talks, rooms: dict[str, str]
) -> None:
    ilse = talks.sitting("Ilse")
    told = Reaction(party="party-a", provision="", stance=Stance.AGREE, on="2026-05-04", shown=shown(ilse))
    framework = shown_text(ilse.view, told.shown)
    first, second, third = codes(framework, Answer.AGREE, Answer.OBJECT, Answer.ONLY_IF)
    wrong = f"{first[:-1]}{'A' if first[-1] != 'A' else 'B'}"
    with pytest.raises(CodesUnclear, match=wrong):
        record_codes(ilse, told, f"{wrong} {second}", fresh())
    with pytest.raises(ConditionMissing):
        record_codes(ilse, told, third, fresh())
    assert not list(ilse.view.all(Reaction))
    own = fresh()
    for _ in range(2):
        record_codes(ilse, told, f"{first}\n{second}: not without us\n{third}: the bridge is open", own)
    said = [one.now for one in ilse.view.all(Reaction)]
    assert [one.stance for one in said] == [Stance.AGREE, Stance.OBJECT, Stance.ONLY_IF]
    assert [one.words for one in said] == ["", "not without us", "the bridge is open"]
    assert {one.noted for one in said} == {False}
    assert all(one.last.room == rooms["A"] for one in ilse.view.all(Reaction))
    assert len(list(takewhile(bool, answers(ilse.view)))) == len(said)
