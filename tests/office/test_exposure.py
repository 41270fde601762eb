"""Who could have seen what, and where words can have come from."""

from hypothesis import given
from hypothesis import strategies as st
from tests.office.table import Talks
from tests.office.test_drafting import tabled
from tests.office.test_showing import decided

from goodoffices.case.exposure import exposure, traced
from goodoffices.case.kinds import CopyFate, CopyMade, DraftShown, Fate, Note, Role, Way
from goodoffices.case.negotiating import head
from goodoffices.case.spellings import bared
from goodoffices.office.drafting import table_proposal, unify_proposals
from goodoffices.office.notes import note_meeting
from goodoffices.office.rooms import admit, remove
from goodoffices.office.showing import follow_copy, make_copy, show_draft
from goodoffices.office.sitting import fresh
from goodoffices.text.align.folding import words_of


def test_who_was_removed_before_an_entry_could_not_have_seen_it_and_who_is_removed_later_could(talks: Talks) -> None:
    room = talks.room("Team", "Ilse", "Tomas", "Odo")
    ilse = talks.sitting("Ilse")
    remove(ilse, room, talks.person("Odo").id, fresh())
    own = fresh()
    note_meeting(ilse, room, Note(text="They come on Monday."), own)
    remove(ilse, room, talks.person("Tomas").id, fresh())
    admit(ilse, room, talks.person("Nele"), fresh())
    readers = {one.called: bool(one.until) for one in exposure(talks.sitting("Ilse").view, own).readers}
    assert readers == {"Ilse": False, "Tomas": True, "Nele": False}


def test_a_draft_is_exposed_to_all_rooms_that_were_shown_it_with_the_copies_and_what_became_of_them(
    talks: Talks,
) -> None:
    talks.person("Ilse", Role.HEAD)
    team, room = talks.room("Team", "Ilse"), talks.room("Letters of A", "Ilse", "Amara")
    ilse = talks.sitting("Ilse")
    table_proposal(ilse, room, tabled("A", "1. Forces leave within thirty days."), fresh())
    unify_proposals(ilse, team, "Withdrawal", fresh())
    text = head(ilse.view, team)
    answers = decided(ilse, text.draft.id, room, Way.OURS)
    show_draft(ilse, text.draft.id, room, fresh(), after=text.head, decided=answers)
    (shown,) = ilse.view.all(DraftShown)
    own = fresh()
    make_copy(ilse, CopyMade(shown=shown.id, number="", recipient="Amara"), own)
    follow_copy(ilse, team, CopyFate(copy=own, fate=Fate.PHOTOGRAPHED, on="2026-05-02", whom="a guard"), fresh())
    seen = exposure(ilse.view, text.draft.id)
    assert {one.called for one in seen.readers} == {"Ilse", "Amara"}
    assert [one.id for one in seen.shown] == [shown.id]
    assert [(one.made.id, [str(fate.statement.fate) for fate in one.fates]) for one in seen.copies] == [
        (own, ["photographed"])
    ]
    assert exposure(talks.sitting("Amara").view, shown.id).copies[0].fates == ()


def test_leaked_words_lead_to_the_texts_that_have_them_however_they_were_typed(talks: Talks) -> None:
    room = talks.room("Team", "Ilse")
    ilse = talks.sitting("Ilse")
    own, other = fresh(), fresh()
    table_proposal(ilse, room, tabled("A", "1. Forces leave within thirty days of signature."), own)
    table_proposal(ilse, room, tabled("B", "1. The dam at Hallent stays where it is."), other)
    unify_proposals(ilse, room, "Withdrawal", fresh())
    found = traced(ilse.view, "forces LEAVE, within thirty days of the signature")
    assert {one.said.statement.NAME for one in found} == {"proposal", "draft"}
    assert other not in {one.said.id for one in found}
    assert all(0.5 <= one.share < 1 for one in found)
    assert traced(ilse.view, "Nobody ever said such a thing") == ()
    assert traced(ilse.view, " … ") == ()


@given(
    st.lists(st.text(alphabet="abßéÉſﬁ½…٣ىيأإآةه\u064b\u0640\u0301 Zz", max_size=12), max_size=4), st.text(max_size=20)
)
def test_a_word_that_stands_in_a_text_stands_in_its_bare_letters(parts: list[str], more: str) -> None:
    text = " ".join((*parts, more))
    letters = bared(text)
    assert all(bared(word) in letters for word in words_of(text) if max(word) < "\ud7ff")
