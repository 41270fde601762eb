"""A draft reaches a room by an act alone, and tells it nothing that it may not know."""

import pytest
from tests.office.table import Talks
from tests.office.test_drafting import edit, tabled

from goodoffices.case.kinds import (
    Attempt,
    Contact,
    ContactForm,
    CopyFate,
    CopyMade,
    Deadline,
    Decided,
    Declined,
    DraftShown,
    Fate,
    Feasibility,
    GatePassed,
    MattersMore,
    Note,
    PackageVerdict,
    Reaction,
    Referral,
    Role,
    Round,
    Stance,
    Suspension,
    Verdict,
    Way,
)
from goodoffices.case.negotiating import head
from goodoffices.case.statement import Statement
from goodoffices.office.drafting import edit_provision, table_proposal, unify_proposals
from goodoffices.office.notes import note_meeting
from goodoffices.office.rooms import OnlyAHead, admit
from goodoffices.office.showing import (
    ReleasedForNoReason,
    StillStopped,
    TextMoved,
    at_the_gate,
    follow_copy,
    make_copy,
    show_draft,
)
from goodoffices.office.sitting import SaidElsewhere, Sitting, fresh
from goodoffices.record.keyring import NotYourRoom
from goodoffices.text.form.framework import loads
from goodoffices.text.notation import print_framework

SECRET = "forty-five"


@pytest.fixture
def rooms(talks: Talks) -> dict[str, str]:
    """A room of the team, and one of each party to which its delegate has a key; a text made of both proposals."""
    talks.person("Ilse", Role.HEAD)
    rooms = {
        "team": talks.room("Team", "Ilse", "Tomas"),
        "A": talks.room("Letters of A", "Ilse", "Tomas", "Amara"),
        "B": talks.room("Letters of B", "Ilse", "Tomas", "Bela"),
    }
    ilse = talks.sitting("Ilse")
    table_proposal(ilse, rooms["A"], tabled("A", "1. Forces leave within thirty days.", "2. The dam stays."), fresh())
    table_proposal(ilse, rooms["B"], tabled("B", f"1. Forces leave within {SECRET} days."), fresh())
    unify_proposals(ilse, rooms["team"], "Withdrawal", fresh())
    return rooms


def decided(sitting: Sitting, draft: str, room: str, way: Way, because: str = "") -> dict[str, Decided]:
    """One answer to all that stops a draft, asked until nothing new does."""
    answers: dict[str, Decided] = {}
    while stops := at_the_gate(sitting, draft, room, answers).stops:
        answers |= {one.id: Decided(words=one.words, way=way, because=because) for one in stops}
    return answers


def shown_to(talks: Talks, delegate: str) -> str:
    """The last text that a delegate was shown, in the notation."""
    (*_, last) = talks.sitting(delegate).view.all(DraftShown)
    return print_framework(loads(last.now.framework.encode()))


@pytest.mark.usefixtures("rooms")
def test_a_saved_draft_is_shown_to_nobody(talks: Talks) -> None:
    assert list(talks.sitting("Amara").view.all(DraftShown)) == []
    assert SECRET not in str(talks.sitting("Amara").view.entries)


def test_a_draft_with_words_of_another_room_is_stopped_until_each_is_decided(
    talks: Talks, rooms: dict[str, str]
) -> None:
    ilse = talks.sitting("Ilse")
    text = head(ilse.view, rooms["team"])
    with pytest.raises(StillStopped):
        show_draft(ilse, text.draft.id, rooms["A"], fresh(), after=text.head, decided={})
    answers = decided(ilse, text.draft.id, rooms["A"], Way.LEAVE_OUT)
    own = fresh()
    show_draft(ilse, text.draft.id, rooms["A"], own, after=text.head, decided=answers)
    assert SECRET not in str(talks.sitting("Amara").view.entries)
    assert "thirty days" in shown_to(talks, "Amara")
    assert list(talks.sitting("Amara").view.all(GatePassed)) == []
    (passed,) = talks.sitting("Tomas").view.all(GatePassed)
    assert {one.words for one in passed.now.decided} == {one.words for one in answers.values()}
    assert list(talks.sitting("Bela").view.all(DraftShown)) == []


def test_the_same_act_twice_shows_one_text(talks: Talks, rooms: dict[str, str]) -> None:
    ilse = talks.sitting("Ilse")
    text = head(ilse.view, rooms["team"])
    answers, own = decided(ilse, text.draft.id, rooms["A"], Way.OURS), fresh()
    first = show_draft(ilse, text.draft.id, rooms["A"], own, after=text.head, decided=answers)
    assert show_draft(ilse, text.draft.id, rooms["A"], own, after=text.head, decided=answers) == first
    assert len(list(talks.sitting("Amara").view.all(DraftShown))) == 1


def test_our_own_wording_is_shown_without_its_holder(talks: Talks, rooms: dict[str, str]) -> None:
    ilse = talks.sitting("Ilse")
    text = head(ilse.view, rooms["team"])
    answers = decided(ilse, text.draft.id, rooms["A"], Way.OURS)
    show_draft(ilse, text.draft.id, rooms["A"], fresh(), after=text.head, decided=answers)
    assert SECRET in shown_to(talks, "Amara")
    assert "^B" not in shown_to(talks, "Amara")
    assert "^A" not in shown_to(talks, "Amara")


def test_only_a_head_releases_and_only_for_a_reason(talks: Talks, rooms: dict[str, str]) -> None:
    tomas, ilse = talks.sitting("Tomas"), talks.sitting("Ilse")
    text = head(tomas.view, rooms["team"])
    released = decided(tomas, text.draft.id, rooms["A"], Way.RELEASE, "B said that A may know.")
    with pytest.raises(OnlyAHead):
        show_draft(tomas, text.draft.id, rooms["A"], fresh(), after=text.head, decided=released)
    silent = decided(ilse, text.draft.id, rooms["A"], Way.RELEASE)
    with pytest.raises(ReleasedForNoReason):
        show_draft(ilse, text.draft.id, rooms["A"], fresh(), after=text.head, decided=silent)
    show_draft(ilse, text.draft.id, rooms["A"], fresh(), after=text.head, decided=released)
    (passed,) = tomas.view.all(GatePassed)
    assert {one.because for one in passed.now.decided} == {"B said that A may know."}


def test_words_of_a_confidential_note_that_were_typed_into_the_text_stop_it(
    talks: Talks, rooms: dict[str, str]
) -> None:
    ilse = talks.sitting("Ilse")
    note_meeting(ilse, rooms["B"], Note(text="The general is in Orvany."), fresh())
    text = head(ilse.view, rooms["team"])
    clause = text.framework.provisions[0].id
    edit_provision(ilse, edit(text, "The general is in Orvany and leaves.", clause), fresh())
    words = [one.words for one in at_the_gate(ilse, text.draft.id, rooms["A"], {}).stops]
    assert "The general is in Orvany" in words
    assert "Orvany" not in print_framework(at_the_gate(ilse, text.draft.id, rooms["A"], {}).framework)


def test_a_text_that_moved_is_not_shown_unseen(talks: Talks, rooms: dict[str, str]) -> None:
    ilse = talks.sitting("Ilse")
    text = head(ilse.view, rooms["team"])
    answers = decided(ilse, text.draft.id, rooms["A"], Way.LEAVE_OUT)
    edit_provision(ilse, edit(text, "Forces leave.", text.framework.provisions[0].id), fresh())
    with pytest.raises(TextMoved):
        show_draft(ilse, text.draft.id, rooms["A"], fresh(), after=text.head, decided=answers)


def test_what_a_room_was_shown_it_has_heard(talks: Talks, rooms: dict[str, str]) -> None:
    ilse = talks.sitting("Ilse")
    text = head(ilse.view, rooms["team"])
    answers = decided(ilse, text.draft.id, rooms["A"], Way.OURS)
    show_draft(ilse, text.draft.id, rooms["A"], fresh(), after=text.head, decided=answers)
    edit_provision(ilse, edit(text, f"Forces leave within {SECRET} days.", text.framework.provisions[0].id), fresh())
    assert [one.words for one in at_the_gate(ilse, text.draft.id, rooms["A"], {}).stops if SECRET in one.words] == []


def test_copies_are_numbered_in_each_room_by_themselves_and_followed(talks: Talks, rooms: dict[str, str]) -> None:
    ilse = talks.sitting("Ilse")
    text = head(ilse.view, rooms["team"])
    for letter in "AB":
        answers = decided(ilse, text.draft.id, rooms[letter], Way.LEAVE_OUT)
        show_draft(ilse, text.draft.id, rooms[letter], fresh(), after=text.head, decided=answers)
    copies = {}
    for one in list(ilse.view.all(DraftShown)):
        for recipient in ("Head of delegation", "Adviser"):
            own = fresh()
            make_copy(ilse, CopyMade(shown=one.id, number="", recipient=recipient, on="2026-05-02"), own)
            copies[own] = one.first.room
    numbers = [(one.first.room, one.now.number) for one in ilse.view.all(CopyMade)]
    assert sorted(numbers) == sorted((rooms[letter], number) for letter in "AB" for number in "12")
    own = next(iter(copies))
    follow_copy(ilse, rooms["team"], CopyFate(copy=own, fate=Fate.LEFT, on="2026-05-03", whom="Amara"), fresh())
    assert [one.now.number for one in talks.sitting("Tomas").view.all(CopyFate)] == ["1"]
    assert list(talks.sitting("Amara").view.all(CopyFate)) == []


def test_a_room_that_is_not_theirs_is_shown_nothing(talks: Talks, rooms: dict[str, str]) -> None:
    ilse, foreign = talks.sitting("Ilse"), talks.room("Elsewhere", "Bela")
    text = head(ilse.view, rooms["team"])
    for room in (foreign, "0" * 32):
        with pytest.raises(NotYourRoom):
            show_draft(ilse, text.draft.id, room, fresh(), after=text.head, decided={})
    assert list(ilse.view.all(GatePassed)) == []


def test_a_party_that_has_no_key_is_not_taken_to_know_what_the_team_knows(talks: Talks, rooms: dict[str, str]) -> None:
    ilse, letters = talks.sitting("Ilse"), talks.room("Letters of C", "Ilse", "Tomas")
    ilse = talks.sitting("Ilse")
    text = head(ilse.view, rooms["team"])
    assert any(SECRET in one.words for one in at_the_gate(ilse, text.draft.id, letters, {}).stops)
    assert SECRET not in print_framework(at_the_gate(ilse, text.draft.id, letters, {}).framework)


def test_who_was_let_in_late_is_not_taken_to_know_what_was_said_before(talks: Talks, rooms: dict[str, str]) -> None:
    ilse = talks.sitting("Ilse")
    admit(ilse, rooms["B"], talks.person("Bruno", Role.DELEGATE), fresh(), earlier=False)
    ilse = talks.sitting("Ilse")
    text = head(ilse.view, rooms["team"])
    assert any(SECRET in one.words for one in at_the_gate(ilse, text.draft.id, rooms["B"], {}).stops)


def test_all_rooms_that_a_whole_delegation_reads_are_known_to_it(talks: Talks, rooms: dict[str, str]) -> None:
    talks.person("Aylin", Role.DELEGATE)
    both = [talks.room(title, "Ilse", "Tomas", "Aylin") for title in ("Letters of D", "Site of D")]
    ilse = talks.sitting("Ilse")
    note_meeting(ilse, both[0], Note(text="The general is in Orvany."), fresh())
    text = head(ilse.view, rooms["team"])
    edit_provision(ilse, edit(text, "The general is in Orvany.", text.framework.provisions[0].id), fresh())
    stops = at_the_gate(ilse, text.draft.id, both[1], {}).stops
    assert not any("Orvany" in one.words for one in stops)


def test_no_draft_is_shown_under_the_id_of_something_else(talks: Talks, rooms: dict[str, str]) -> None:
    tomas, own = talks.sitting("Tomas"), fresh()
    note_meeting(tomas, rooms["team"], Note(text="Nothing happened."), own)
    text = head(tomas.view, rooms["team"])
    answers = decided(tomas, text.draft.id, rooms["A"], Way.OURS)
    with pytest.raises(SaidElsewhere):
        show_draft(tomas, text.draft.id, rooms["A"], own, after=text.head, decided=answers)
    assert list(talks.sitting("Amara").view.all(DraftShown)) == []


@pytest.mark.parametrize(
    "said",
    [
        Referral(party="B", question="Whether we leave Orvany", out="2026-05-02"),
        PackageVerdict(party="B", package="x", verdict=Verdict.NO, words="Not without Orvany"),
        MattersMore(party="B", more="x", less="y", words="Orvany comes first"),
        Contact(form=ContactForm.MEETING, others=("B",), place="Orvany"),
        Attempt(title="The paper of spring", declined=(Declined(party="B", because="of Orvany"),)),
    ],
    ids=lambda said: type(said).__name__,
)
def test_whatever_tells_what_a_party_said_is_closed_to_the_others(
    talks: Talks, rooms: dict[str, str], said: Statement
) -> None:
    ilse = talks.sitting("Ilse")
    ilse.say(rooms["B"], said, fresh())
    text = head(ilse.view, rooms["team"])
    edit_provision(ilse, edit(text, "Forces leave Orvany.", text.framework.provisions[0].id), fresh())
    assert any("Orvany" in one.words for one in at_the_gate(ilse, text.draft.id, rooms["A"], {}).stops)


def test_what_is_chosen_from_a_list_is_no_word_of_a_party(talks: Talks, rooms: dict[str, str]) -> None:
    ilse = talks.sitting("Ilse")
    ilse.say(rooms["B"], Reaction(party="B", provision="x", stance=Stance.OBJECT, words="No."), fresh())
    text = head(ilse.view, rooms["team"])
    edit_provision(ilse, edit(text, "They may object in person.", text.framework.provisions[1].id), fresh())
    assert not any("object" in one.words for one in at_the_gate(ilse, text.draft.id, rooms["A"], {}).stops)


@pytest.mark.parametrize(
    "said",
    [
        Feasibility(party="B", preconditions="free the general of Orvany"),
        Round(number=1, ends="2026-05-02", result="B asked for Orvany"),
        Suspension(because="B left over Orvany"),
        Deadline(title="B wants Orvany by then", on="2026-06-01"),
        CopyFate(copy="x", fate=Fate.RETURNED, on="2026-05-02", whom="B", words="They spoke of Orvany"),
    ],
    ids=lambda one: type(one).__name__,
)
def test_whatever_tells_what_a_party_said_is_closed(talks: Talks, rooms: dict[str, str], said: Statement) -> None:
    ilse = talks.sitting("Ilse")
    ilse.say(rooms["B"], said, fresh())
    text = head(ilse.view, rooms["team"])
    edit_provision(ilse, edit(text, "Forces leave Orvany.", text.framework.provisions[0].id), fresh())
    assert any("Orvany" in one.words for one in at_the_gate(ilse, text.draft.id, rooms["A"], {}).stops)


@pytest.mark.parametrize("way", [Way.OURS, Way.RELEASE])
def test_the_room_of_the_draft_does_not_learn_which_of_its_words_were_said_in_a_room_that_it_does_not_read(
    talks: Talks, rooms: dict[str, str], way: Way
) -> None:
    own = talks.room("Our institution", "Ilse")
    ilse = talks.sitting("Ilse")
    ilse.say(own, Note(text="The general is in Orvany."), fresh())
    text = head(ilse.view, rooms["team"])
    edit_provision(ilse, edit(text, "Forces leave Orvany.", text.framework.provisions[0].id), fresh())
    text = head(ilse.view, rooms["team"])
    answers = decided(ilse, text.draft.id, rooms["A"], way, because="They know.")
    show_draft(ilse, text.draft.id, rooms["A"], fresh(), after=text.head, decided=answers)
    (passed,) = talks.sitting("Tomas").view.all(GatePassed)
    assert "Orvany" not in {one.words for one in passed.now.decided}
    silent = [one for one in passed.now.decided if not one.words and not one.provision]
    assert [one.because for one in silent] == (["They know."] if way is Way.RELEASE else [])
