"""What a delegation writes on its site reaches the mediators, and what it keeps reaches nobody else."""

from dataclasses import replace

import pytest
from tests.office.table import Talks
from tests.office.test_drafting import ONE, OTHER, SHARED, tabled
from tests.office.test_showing import decided

from goodoffices.case.answers import answers
from goodoffices.case.kinds import (
    DraftShown,
    Note,
    PartySite,
    Phase,
    PhaseEntered,
    Reaction,
    Role,
    RoomNamed,
    Stance,
    Tabled,
    Way,
)
from goodoffices.case.negotiating import head
from goodoffices.case.spoken import spoken_of
from goodoffices.office.custody import begin_escrow
from goodoffices.office.delegation import (
    OWN_NOTES,
    AnotherPartysRoom,
    CriticismOnly,
    HoldsNotes,
    NoSite,
    answer_text,
    delegates_of,
    keep_own_note,
    offer_text,
    open_site,
    own_rooms,
)
from goodoffices.office.drafting import table_proposal, unify_proposals
from goodoffices.office.notes import note_meeting
from goodoffices.office.rooms import OnlyAHead, admit, open_room, remove
from goodoffices.office.showing import show_draft
from goodoffices.office.sitting import fresh
from goodoffices.text.form.framework import loads


@pytest.fixture
def rooms(talks: Talks) -> dict[str, str]:
    """Two parties with sites, and a text that A was shown with an alternative as the mediators' own."""
    talks.person("Ilse", Role.HEAD)
    for delegate in ("Amara", "Anton", "Bela"):
        talks.person(delegate, Role.DELEGATE)
    rooms = {
        "team": talks.room("Team", "Ilse", "Tomas"),
        "A": talks.room("Letters of A", "Ilse", "Tomas", "Amara", "Anton"),
        "B": talks.room("Letters of B", "Ilse", "Tomas", "Bela"),
    }
    ilse = talks.sitting("Ilse")
    for letter, host in (("A", "room-7"), ("B", "room-3")):
        open_site(ilse, rooms[letter], PartySite(party=letter, host=host), fresh())
    table_proposal(ilse, rooms["B"], tabled("B", OTHER), fresh())
    table_proposal(ilse, rooms["A"], tabled("A", SHARED, ONE), fresh())
    unify_proposals(ilse, rooms["team"], "Withdrawal", fresh())
    text = head(ilse.view, rooms["team"])
    answers = decided(ilse, text.draft.id, rooms["A"], Way.OURS)
    show_draft(ilse, text.draft.id, rooms["A"], fresh(), after=text.head, decided=answers)
    return rooms


def written(talks: Talks, stance: Stance, words: str = "30") -> Reaction:
    """A reaction of A's delegate to the alternative that has these words."""
    (shown,) = talks.sitting("Amara").view.all(DraftShown)
    framework = loads(shown.now.framework.encode())
    for provision in framework.provisions:
        for bracket, _ in provision.brackets():
            for one in bracket.alternatives:
                if words in str(one.content):
                    return Reaction(party="", provision=provision.id, alternative=one.id, stance=stance, shown=shown.id)
    raise AssertionError(framework)


def test_only_a_head_opens_a_site(talks: Talks, rooms: dict[str, str]) -> None:
    with pytest.raises(OnlyAHead):
        open_site(talks.sitting("Tomas"), rooms["A"], PartySite(party="A", host="room-9"), fresh())


def test_no_site_is_opened_over_a_room_in_which_notes_of_the_team_lie(talks: Talks, rooms: dict[str, str]) -> None:
    note_meeting(talks.sitting("Ilse"), rooms["team"], Note(text="A will fold."), fresh())
    with pytest.raises(HoldsNotes):
        open_site(talks.sitting("Ilse"), rooms["team"], PartySite(party="A", host="room-9"), fresh())


def test_no_site_is_opened_over_a_room_that_another_party_reads_on_its_site(
    talks: Talks, rooms: dict[str, str]
) -> None:
    ilse = talks.sitting("Ilse")
    with pytest.raises(AnotherPartysRoom):
        open_site(ilse, rooms["A"], PartySite(party="B", host="room-7"), fresh())
    open_site(ilse, rooms["A"], PartySite(party="A", host="room-7", open=False), fresh())
    open_site(ilse, rooms["A"], PartySite(party="A", host="room-7"), fresh())


def test_an_answer_is_known_to_the_mediators_as_said_of_the_draft_and_of_its_words(
    talks: Talks, rooms: dict[str, str]
) -> None:
    own = fresh()
    answer_text(talks.sitting("Amara"), written(talks, Stance.OBJECT, "60"), own)
    view = talks.sitting("Tomas").view
    said = answers(view)[own].said.statement
    assert isinstance(said, Reaction)
    text = head(view, rooms["team"])
    alternatives = {
        each.id: (one.id, str(each.content))
        for one in text.framework.provisions
        for bracket, _ in one.brackets()
        for each in bracket.alternatives
    }
    assert alternatives[said.alternative][0] == said.provision
    assert "60" in alternatives[said.alternative][1]
    assert (said.noted, said.by, said.party) == (False, "Amara", "A")
    assert [one.id for one in spoken_of(view, text, said.provision).to_words[said.alternative]] == [own]
    assert own not in str(talks.sitting("Bela").view.entries)
    assert answers(talks.sitting("Amara").view) == {}


def test_nobody_is_asked_to_accept_while_the_text_is_criticised(talks: Talks, rooms: dict[str, str]) -> None:
    with pytest.raises(CriticismOnly):
        answer_text(talks.sitting("Amara"), written(talks, Stance.AGREE), fresh())
    talks.sitting("Ilse").say(rooms["A"], PhaseEntered(phase=Phase.BARGAINING, since="2026-05-02"), fresh())
    answer_text(talks.sitting("Amara"), written(talks, Stance.AGREE), fresh())


@pytest.mark.usefixtures("rooms")
def test_own_notes_are_read_by_the_whole_delegation_and_by_nobody_else(talks: Talks) -> None:
    own = fresh()
    keep_own_note(talks.sitting("Amara"), "They will fold on the dam.", "Own notes", own)
    keep_own_note(talks.sitting("Anton"), "I doubt it.", "Own notes", fresh())
    notes = [one.now.text for one in talks.sitting("Anton").view.all(Note)]
    assert notes == ["They will fold on the dam.", "I doubt it."]
    for other in ("Ilse", "Tomas", "Bela"):
        assert list(talks.sitting(other).view.all(Note)) == []
        assert own_rooms(talks.sitting(other)) == ()


def notes_of(talks: Talks, called: str) -> list[str]:
    return [one.now.text for one in talks.sitting(called).view.all(Note)]


def test_own_notes_are_kept_in_no_room_that_a_mediator_opened_under_their_name(
    talks: Talks, rooms: dict[str, str]
) -> None:
    tomas = talks.sitting("Tomas")
    trap = RoomNamed(room=fresh(), title="Own notes", purpose=OWN_NOTES)
    open_room(tomas, trap, [talks.person("Amara"), talks.person("Anton")])
    tomas.say(rooms["A"], RoomNamed(room=rooms["A"], title="Own notes", purpose=OWN_NOTES), fresh())
    keep_own_note(talks.sitting("Amara"), "They will fold on the dam.", "Own notes", fresh())
    assert notes_of(talks, "Anton") == ["They will fold on the dam."]
    assert notes_of(talks, "Tomas") == []


def test_who_left_the_delegation_reads_no_later_note_and_who_joined_it_no_earlier_one(
    talks: Talks, rooms: dict[str, str]
) -> None:
    keep_own_note(talks.sitting("Amara"), "Before.", "Own notes", fresh())
    remove(talks.sitting("Ilse"), rooms["A"], talks.person("Anton").id, fresh())
    admit(talks.sitting("Ilse"), rooms["A"], talks.person("Aylin", Role.DELEGATE), fresh())
    own = fresh()
    keep_own_note(talks.sitting("Amara"), "After.", "Own notes", own)
    keep_own_note(talks.sitting("Amara"), "After.", "Own notes", own)
    keep_own_note(talks.sitting("Aylin"), "Later.", "Own notes", fresh())
    assert notes_of(talks, "Anton") == []
    assert notes_of(talks, "Aylin") == ["After.", "Later."]
    assert notes_of(talks, "Amara") == ["Before.", "After.", "Later."]
    assert len(own_rooms(talks.sitting("Amara"))) == 2


@pytest.mark.usefixtures("rooms")
def test_a_delegate_whose_key_the_keepers_can_recover_reads_no_own_note(talks: Talks) -> None:
    begin_escrow(talks.case.keys, {talks.person("Anton").id: talks.privates["Anton"]})
    keep_own_note(talks.sitting("Amara"), "They will fold on the dam.", "Own notes", fresh())
    assert [one.called for one in delegates_of(talks.sitting("Amara"))] == ["Amara"]
    assert notes_of(talks, "Anton") == []


@pytest.mark.usefixtures("rooms")
def test_a_text_that_is_handed_in_has_a_name_of_its_own_in_the_brackets(talks: Talks) -> None:
    amara = talks.sitting("Amara")
    offer_text(amara, tabled("", "1. The dam stays for ever."), fresh())
    offer_text(amara, tabled("", "1. The dam stays for good."), fresh())
    names = [one.now.name for one in talks.sitting("Tomas").view.all(Tabled)]
    assert sorted(names) == ["A", "A2", "A3", "B"]


@pytest.mark.usefixtures("rooms")
def test_who_has_no_site_can_answer_nothing(talks: Talks) -> None:
    talks.room("Elsewhere", "Cleo")
    with pytest.raises(NoSite):
        offer_text(talks.sitting("Cleo"), tabled("", "1. No."), fresh())
    with pytest.raises(NoSite):
        keep_own_note(talks.sitting("Cleo"), "No.", "Own notes", fresh())


def test_an_answer_that_comes_after_a_new_text_was_made_speaks_of_the_old_one(
    talks: Talks, rooms: dict[str, str]
) -> None:
    ilse, own = talks.sitting("Ilse"), fresh()
    before = head(ilse.view, rooms["team"])
    table_proposal(ilse, rooms["B"], tabled("B1", "1. A wholly new clause stands before all others."), fresh())
    unify_proposals(ilse, rooms["team"], "Withdrawal", fresh())
    answer_text(talks.sitting("Amara"), written(talks, Stance.OBJECT, "60"), own)
    ilse = talks.sitting("Ilse")
    moved = answers(ilse.view)[own]
    assert moved.draft == before.draft.id
    now = head(ilse.view, rooms["team"])
    said_here = [
        (provision.id, one.id)
        for provision in now.framework.provisions
        for some in spoken_of(ilse.view, now, provision.id).to_words.values()
        for one in some
    ]
    assert own not in {one for _, one in said_here}
    assert any(
        own in {one.id for one in spoken_of(ilse.view, now, provision.id).of_before}
        for provision in now.framework.provisions
        if "60 days" in str(provision.wordings)
    )


def test_texts_of_two_parties_that_begin_alike_keep_names_and_rooms_of_their_own(talks: Talks) -> None:
    talks.person("Ilse", Role.HEAD)
    team, rooms = talks.room("Team", "Ilse"), {}
    for delegate, host in (("Cora", "room-4"), ("Dina", "room-5")):
        talks.person(delegate, Role.DELEGATE)
        rooms[host] = talks.room(f"Letters at {host}", "Ilse", delegate)
        site = PartySite(party=host, host=host, called=f"Party at {host}")
        open_site(talks.sitting("Ilse"), rooms[host], site, fresh())
        for words in ("1. The dam stays.", "1. The mill stays."):
            offer_text(talks.sitting(delegate), replace(tabled("", words), called=site.called), fresh())
    ilse = talks.sitting("Ilse")
    framework = unify_proposals(ilse, team, "Both", fresh())
    assert {one.room.name for one in framework.origins} == set(rooms.values())
    assert len({one.id for one in framework.origins}) == 4
