"""A clause that a party set elsewhere in a file that it returned is moved in the text with one act, or not at all."""

import io

import docx
import pytest
from tests.office import test_returning
from tests.office.table import Talks
from tests.office.test_returning import clause, edited, kept, places, shown, words

from goodoffices.case.kinds import ProvisionMoved, ProvisionStruck
from goodoffices.case.negotiating import head, shown_text
from goodoffices.office.composing import strike_provision
from goodoffices.office.moving import MovedIsGone, NotMoved, PlaceIsGone, StandsThere, TextNotYours, accept_move
from goodoffices.office.returning import Confirmed, confirm_returned, found_in
from goodoffices.office.sitting import Sitting, fresh
from goodoffices.terms import NotPossible
from goodoffices.text.copies import Copy
from goodoffices.text.write.word import write_word

rooms = test_returning.rooms


def moved(sitting: Sitting, words: str, before: str) -> bytes:
    """The copy that went out, after somebody drew one of its clauses up to stand before another."""
    paper = docx.Document(io.BytesIO(write_word(shown_text(sitting.view, shown(sitting)), copy=Copy(1, "Amara"))))
    one, other = (next(each for each in paper.paragraphs if text in each.text) for text in (words, before))
    other._element.addprevious(one._element)  # noqa: SLF001 - the library has no other way to move
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def move_in(sitting: Sitting, file: str) -> int:
    (place,) = (place for place, one in enumerate(found_in(sitting.view, file).findings) if one.moved)
    return place


def labels(sitting: Sitting, rooms: dict[str, str]) -> list[str]:
    return [one.label for one in head(sitting.view, rooms["team"]).framework.provisions if one.label]


def test_an_accepted_move_is_an_act_that_names_the_party_and_its_file_and_loses_no_word(
    talks: Talks, rooms: dict[str, str]
) -> None:
    ilse, own = talks.sitting("Ilse"), fresh()
    file = kept(ilse, rooms, moved(ilse, "Prisoners", "dam"))
    before = head(ilse.view, rooms["team"])
    assert labels(ilse, rooms) == ["1.", "2.", "3."]
    accept_move(ilse, file, move_in(ilse, file), own)
    assert labels(ilse, rooms) == ["1.", "3.", "2."]
    now = head(ilse.view, rooms["team"])
    assert set(now.framework.provisions) == set(before.framework.provisions)
    said = ilse.view.entry(own).statement
    assert isinstance(said, ProvisionMoved)
    assert (said.party, said.called, said.source) == ("party-a", "Delegation A", "back.docx")
    assert str(said.sentence(str)) == "Clause 3. was moved, as Delegation A asked in “back.docx”."


def test_a_move_that_is_accepted_twice_is_said_once(talks: Talks, rooms: dict[str, str]) -> None:
    ilse, own = talks.sitting("Ilse"), fresh()
    file = kept(ilse, rooms, moved(ilse, "Prisoners", "dam"))
    place = move_in(ilse, file)
    accept_move(ilse, file, place, own)
    before = [one.id for one in ilse.view.entries]
    accept_move(ilse, file, place, own)
    with pytest.raises(StandsThere):
        accept_move(ilse, file, place, fresh())
    assert [one.id for one in ilse.view.entries] == before


def test_what_was_not_moved_cannot_be_accepted_as_a_move(talks: Talks, rooms: dict[str, str]) -> None:
    ilse = talks.sitting("Ilse")
    file = kept(ilse, rooms, edited(ilse, ("common care", "the care of a trust")))
    for place in (0, 999):
        with pytest.raises(NotMoved):
            accept_move(ilse, file, place, fresh())


@pytest.mark.parametrize(("gone", "refusal"), [("3.", MovedIsGone), ("1.", PlaceIsGone)])
def test_a_move_of_an_old_draft_is_refused_once_a_clause_that_it_needs_is_gone(
    talks: Talks, rooms: dict[str, str], gone: str, refusal: type[NotPossible]
) -> None:
    ilse = talks.sitting("Ilse")
    file = kept(ilse, rooms, moved(ilse, "Prisoners", "dam"))
    text = head(ilse.view, rooms["team"])
    striking = ProvisionStruck(
        draft=text.draft.id,
        after=text.head,
        provision=clause(text.framework, gone).id,
        because="The parties want it out.",
    )
    strike_provision(ilse, striking, fresh())
    before = [one.id for one in ilse.view.entries]
    with pytest.raises(refusal, match=r"Delegation A .* in draft 1 no more"):
        accept_move(ilse, file, move_in(ilse, file), fresh())
    assert [one.id for one in ilse.view.entries] == before


def test_words_and_move_of_one_clause_both_come_into_the_text(talks: Talks, rooms: dict[str, str]) -> None:
    ilse = talks.sitting("Ilse")
    paper = docx.Document(io.BytesIO(moved(ilse, "Prisoners", "dam")))
    for one in paper.paragraphs:
        for run in one.runs:
            run.text = run.text.replace("bridge of Orsel", "ford of Lindow")
    out = io.BytesIO()
    paper.save(out)
    file = kept(ilse, rooms, out.getvalue())
    confirm_returned(ilse, file, Confirmed(places(ilse, file), laid=True), fresh())
    accept_move(ilse, file, move_in(ilse, file), fresh())
    assert labels(ilse, rooms) == ["1.", "3.", "2."]
    now = words(head(ilse.view, rooms["team"]).framework, "3.")
    assert "ford of Lindow" in now
    assert "bridge of Orsel" in now


def test_a_mediator_who_does_not_read_the_draft_cannot_move_in_it(talks: Talks, rooms: dict[str, str]) -> None:
    ilse = talks.sitting("Ilse")
    file = kept(ilse, rooms, moved(ilse, "Prisoners", "dam"))
    amara = talks.sitting("Amara")
    with pytest.raises(TextNotYours):
        accept_move(amara, file, move_in(amara, file), fresh())
