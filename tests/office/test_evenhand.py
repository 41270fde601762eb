"""What each party had of the mediators is counted as it was said, and nobody is ranked."""

from tests.office.table import Talks
from tests.office.test_drafting import lifting, tabled
from tests.office.test_showing import decided

from goodoffices.case.evenhand import evenhand
from goodoffices.case.kinds import Certainty, Contact, ContactForm, ContactState, Party, Referral, Restored, Role, Way
from goodoffices.case.negotiating import head
from goodoffices.office.drafting import lift_bracket, restore_bracket, table_proposal, unify_proposals
from goodoffices.office.offices import add_party
from goodoffices.office.showing import show_draft
from goodoffices.office.sitting import Sitting, fresh
from goodoffices.office.talks import log_contact, refer

HOUR = 3_600_000


def the_talks(talks: Talks) -> tuple[Sitting, dict[str, str], dict[str, str]]:
    """Two parties, the second named first, each with a room of its own; their proposals are one text."""
    talks.person("Ilse", Role.HEAD)
    rooms = {one: talks.room(title, "Ilse") for one, title in (("team", "Team"), ("A", "Uplands"), ("B", "Lowlands"))}
    ilse, parties = talks.sitting("Ilse"), {"B": fresh(), "A": fresh()}
    for letter, own in parties.items():
        title = {"A": "Uplands", "B": "Lowlands"}[letter]
        add_party(ilse, rooms["team"], Party(title=title, letter=letter), own)
        words = {"A": "1. Forces leave within thirty days.", "B": "1. Forces leave within sixty days."}[letter]
        table_proposal(ilse, rooms[letter], tabled(letter, words, holder=own), fresh())
    unify_proposals(ilse, rooms["team"], "Withdrawal", fresh())
    return ilse, rooms, parties


def met(others: tuple[str, ...], minutes: int = 0, **more: object) -> Contact:
    return Contact(form=ContactForm.MEETING, others=others, minutes=minutes, **more)  # type: ignore[arg-type]  # the fields that a test names


def test_contacts_and_minutes_count_for_each_party_that_was_there_and_no_length_is_guessed(talks: Talks) -> None:
    ilse, rooms, parties = the_talks(talks)
    said = (
        met((parties["A"],), 45),
        met((parties["A"], parties["B"]), 30),
        met((parties["B"],)),
        met((parties["B"],), 90, certainty=Certainty.RUMOUR, heard_from="A driver"),
        met((parties["B"],), 90, state=ContactState.EXPECTED),
    )
    for one in said:
        log_contact(ilse, rooms["team"], one, fresh())
    sides = evenhand(ilse.view).sides
    assert [one.party.now.title for one in sides] == ["Uplands", "Lowlands"]
    assert [(one.contacts, one.minutes, one.unmeasured) for one in sides] == [(2, 75, 0), (2, 30, 1)]


def test_an_edit_is_taken_from_whoever_held_the_words_and_no_more_once_the_bracket_is_restored(talks: Talks) -> None:
    ilse, rooms, parties = the_talks(talks)
    own = fresh()
    lifted = lifting(head(ilse.view, rooms["team"]))
    lift_bracket(ilse, lifted, own)
    found = evenhand(ilse.view)
    (holder,) = (one for one in found.sides if one.taken)
    words = {parties["A"]: "thirty days", parties["B"]: "sixty days"}[holder.party.id]
    assert [one.said.id for one in holder.taken] == [own]
    assert holder.taken[0].words.startswith(words.split()[0])
    assert found.others == ()
    restoring = Restored(draft=lifted.draft, after=own, lifted=own, because="Not yet.")
    restore_bracket(ilse, restoring, fresh())
    assert not any(one.taken for one in evenhand(ilse.view).sides)


def test_who_was_shown_a_draft_first_is_told_by_the_rooms_of_the_parties(talks: Talks) -> None:
    ilse, rooms, _parties = the_talks(talks)
    assert evenhand(ilse.view).sights == ()
    text = head(ilse.view, rooms["team"])
    for letter in ("B", "A"):
        answers = decided(ilse, text.draft.id, rooms[letter], Way.OURS)
        show_draft(ilse, text.draft.id, rooms[letter], fresh(), after=text.head, decided=answers)
        talks.clock.time += 3 * HOUR
    (sight,) = evenhand(ilse.view).sights
    later, first = sight.waited
    assert first == 0
    assert later is not None
    assert 3 * HOUR <= later < 4 * HOUR


def test_a_question_counts_for_the_party_that_took_it_home(talks: Talks) -> None:
    ilse, rooms, parties = the_talks(talks)
    refer(ilse, rooms["A"], Referral(party=parties["A"], question="Two steps?", out="2026-05-02"), fresh())
    assert [len(one.questions) for one in evenhand(ilse.view).sides] == [1, 0]
