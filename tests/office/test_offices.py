import pytest
from tests.office.table import Talks

from goodoffices.case.kinds import (
    Binds,
    Holder,
    Institution,
    Note,
    Office,
    Party,
    Reaction,
    Referral,
    Stance,
    Undertaking,
    UndertakingSort,
)
from goodoffices.case.view import NoSuchThing
from goodoffices.office.offices import (
    LetterTaken,
    OfficeIsHeld,
    YouHoldThisOffice,
    add_institution,
    add_office,
    add_party,
    appoint,
    change_holder,
    to_ask_again,
)
from goodoffices.office.sitting import Sitting, fresh

ENVOY = "Special Envoy"


def held_by(talks: Talks, ilse: Sitting, team: str, called: str) -> str:
    """The office of the envoy, held by a person of this name; its id."""
    office = fresh()
    add_office(ilse, team, Office(title=ENVOY), office)
    person = talks.person(called)
    appoint(ilse, Holder(office=office, called=called, person=person.id, since="2026-05-01"), fresh())
    return office


def test_parties_institutions_and_offices_name_one_another(talks: Talks) -> None:
    team = talks.room("Team", "Ilse")
    ilse, party, ministry = talks.sitting("Ilse"), fresh(), fresh()
    add_party(ilse, team, Party(title="Amedra", letter="A"), party)
    add_party(ilse, team, Party(title="Republic of Amedra", letter="A", party=party), fresh())
    with pytest.raises(LetterTaken):
        add_party(ilse, team, Party(title="Borvane", letter="A"), fresh())
    with pytest.raises(NoSuchThing):
        add_institution(ilse, team, Institution(title="Ministry of Water", party=fresh()), fresh())
    add_institution(ilse, team, Institution(title="Ministry of Water", party=party), ministry)
    with pytest.raises(NoSuchThing):
        add_office(ilse, team, Office(title="Minister", institution=fresh()), fresh())
    add_office(ilse, team, Office(title="Minister", institution=ministry), fresh())
    (found,) = ilse.view.all(Party)
    assert found.now.title == "Republic of Amedra"


def test_an_office_that_is_held_changes_hands_and_is_not_filled_twice(talks: Talks) -> None:
    team = talks.room("Team", "Ilse", "Tomas")
    ilse = talks.sitting("Ilse")
    office = held_by(talks, ilse, team, "Tomas")
    with pytest.raises(OfficeIsHeld):
        appoint(ilse, Holder(office=office, called="Noor"), fresh())
    with pytest.raises(NoSuchThing):
        appoint(ilse, Holder(office=fresh(), called="Noor"), fresh())


def test_a_change_of_holder_is_one_act_over_all_rooms(talks: Talks) -> None:
    team, secret = talks.room("Team", "Ilse", "Tomas"), talks.room("Room of A", "Ilse", "Tomas")
    talks.room("Another room", "Ilse")
    ilse, act = talks.sitting("Ilse"), fresh()
    office = held_by(talks, ilse, team, "Tomas")
    ilse.say(secret, Note(text="Before."), fresh())
    change = Holder(office=office, called="Noor", since="2026-08-01")
    done = change_holder(ilse, change, act, talks.person("Noor"))
    ilse.say(secret, Note(text="After."), fresh())
    assert {one.room for one in done.closed} == {team, secret}
    assert all(one.could_read > 0 for one in done.closed)
    assert talks.sitting("Tomas").rooms == frozenset()
    assert talks.sitting("Noor").rooms == {team, secret}
    assert [one.now.text for one in talks.sitting("Noor").view.all(Note)] == ["Before.", "After."]
    (holder,) = talks.sitting("Noor").view.all(Holder)
    assert [one.statement.called for one in holder.history] == ["Tomas", "Noor"]


def test_a_change_of_holder_told_twice_says_nothing_twice(talks: Talks) -> None:
    team = talks.room("Team", "Ilse", "Tomas")
    ilse, act = talks.sitting("Ilse"), fresh()
    office = held_by(talks, ilse, team, "Tomas")
    change = Holder(office=office, called="Noor", since="2026-08-01")
    first = change_holder(ilse, change, act, talks.person("Noor"))
    before = ilse.view.entries
    second = change_holder(ilse, change, act, talks.person("Noor"))
    assert ilse.view.entries == before
    assert (first.earlier, second.closed) == (second.earlier, ())


def test_what_bound_the_person_alone_must_be_asked_again(talks: Talks) -> None:
    team = talks.room("Team", "Ilse", "Tomas")
    ilse = talks.sitting("Ilse")
    office, by = held_by(talks, ilse, team, "Tomas"), talks.person("Tomas").id
    asked = [fresh(), fresh(), fresh()]
    said = {"party": "a", "provision": "p3", "stance": Stance.AGREE, "by": by}
    ilse.say(team, Reaction(**said, alternative="x", binds=Binds.PERSON), asked[0])
    ilse.say(team, Reaction(**said, alternative="y", binds=Binds.INSTITUTION), fresh())
    promise = {"sort": UndertakingSort.PROMISE, "to": "us", "words": "A reply by Monday", "by": "Tomas"}
    ilse.say(team, Undertaking(**promise, binds=Binds.PERSON), asked[1])
    ilse.say(team, Undertaking(**promise, binds=Binds.OFFICE), fresh())
    ilse.say(team, Referral(party="a", question="Thirty days?", out="2026-07-01", by=by), asked[2])
    ilse.say(team, Referral(party="a", question="?", out="2026-07-01", received="2026-07-02", by=by), fresh())
    done = change_holder(ilse, Holder(office=office, called="Noor"), fresh())
    assert [one.id for one in done.ask_again] == asked
    assert [one.id for one in to_ask_again(ilse.view)] == asked
    ilse.say(team, Reaction(**{**said, "by": "Noor"}, alternative="x", binds=Binds.PERSON), fresh())
    assert [one.id for one in to_ask_again(ilse.view)] == asked[1:]


def test_what_was_said_under_an_office_binds_whoever_held_it_then(talks: Talks) -> None:
    team = talks.room("Team", "Ilse", "Tomas")
    ilse = talks.sitting("Ilse")
    office, asked = held_by(talks, ilse, team, "Tomas"), fresh()
    said = {"party": "a", "provision": "p3", "stance": Stance.AGREE, "by": office, "binds": Binds.PERSON}
    ilse.say(team, Reaction(**said, alternative="x"), asked)
    assert to_ask_again(ilse.view) == ()
    change_holder(ilse, Holder(office=office, called="Noor"), fresh())
    ilse.say(team, Reaction(**said, alternative="y"), fresh())
    assert [one.id for one in to_ask_again(ilse.view)] == [asked]


def test_nobody_records_their_own_successor(talks: Talks) -> None:
    team = talks.room("Team", "Ilse", "Tomas")
    ilse = talks.sitting("Ilse")
    office = held_by(talks, ilse, team, "Ilse")
    with pytest.raises(YouHoldThisOffice):
        change_holder(ilse, Holder(office=office, called="Noor"), fresh())
    assert ilse.view.one(Holder, office).now.called == "Ilse"
