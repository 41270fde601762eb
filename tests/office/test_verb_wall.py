"""The room wall in Python: every verb, tried with a room or a thing of one's own, of a foreign room, and of nothing.

What is foreign is refused in the very words in which what is absent is refused, and nothing is written anywhere.
"""

from collections.abc import Callable
from inspect import getmembers, isfunction, signature

import pytest
from tests.office.table import Talks

from goodoffices.case.kinds import (
    Attempt,
    Basis,
    Belief,
    Believed,
    Bond,
    BracketsTied,
    Bridging,
    Charter,
    ChoiceClause,
    Contact,
    ContactForm,
    CopyFate,
    CopyMade,
    Deadline,
    Edited,
    Fate,
    Feasibility,
    FiguresShown,
    Holder,
    Institution,
    Issue,
    Lifted,
    MattersMore,
    NamedPackage,
    Note,
    Office,
    OwnWords,
    PackageVerdict,
    Party,
    Phase,
    PhaseEntered,
    Position,
    ProvisionAdded,
    ProvisionMoved,
    ProvisionSetAgain,
    ProvisionState,
    ProvisionStruck,
    Reaction,
    Referral,
    Restored,
    Role,
    RoomNamed,
    Round,
    Stance,
    Supposition,
    Suspension,
    Undertaking,
    UndertakingSort,
    UndertakingState,
    Verdict,
)
from goodoffices.office import (
    composing,
    custody,
    delegation,
    drafting,
    notes,
    offices,
    packages,
    phases,
    rooms,
    showing,
    talks,
    withdrawing,
    workings,
)
from goodoffices.office.rooms import Person
from goodoffices.office.sitting import Sitting, fresh
from goodoffices.terms import NotPossible
from goodoffices.text.wording import Agreement

Try = Callable[[Sitting, str, Person], object]
"""A verb, tried with an id: of a room, or of a thing that lies in one."""

DAY = "2026-05-02"

IN_A_ROOM: dict[str, Try] = {
    "note_meeting": lambda who, at, _: notes.note_meeting(who, at, Note(text="Planted."), fresh()),
    "add_party": lambda who, at, _: offices.add_party(who, at, Party(title="C"), fresh()),
    "add_institution": lambda who, at, _: offices.add_institution(who, at, Institution(title="Office"), fresh()),
    "add_office": lambda who, at, _: offices.add_office(who, at, Office(title="Envoy"), fresh()),
    "write_charter": lambda who, at, _: talks.write_charter(
        who, at, Charter(sort=Basis.MANDATE, title="Mandate", text="Planted."), fresh()
    ),
    "raise_issue": lambda who, at, _: talks.raise_issue(who, at, Issue(title="Planted"), fresh()),
    "record_attempt": lambda who, at, _: talks.record_attempt(who, at, Attempt(title="Planted"), fresh()),
    "review_feasibility": lambda who, at, _: talks.review_feasibility(who, at, Feasibility(party="A"), fresh()),
    "record_reaction": lambda who, at, _: talks.record_reaction(
        who, at, Reaction(party="A", provision="p1", stance=Stance.AGREE, words="Planted."), fresh()
    ),
    "record_undertaking": lambda who, at, _: talks.record_undertaking(
        who, at, Undertaking(sort=UndertakingSort.PROMISE, by="A", to="B", words="Planted."), fresh()
    ),
    "log_contact": lambda who, at, _: talks.log_contact(
        who, at, Contact(form=ContactForm.CALL, others=("A",), on=DAY), fresh()
    ),
    "open_round": lambda who, at, _: talks.open_round(who, at, Round(number=4), fresh()),
    "enter_phase": lambda who, at, _: phases.enter_phase(
        who, at, PhaseEntered(phase=Phase.PROPOSALS, since=DAY), fresh()
    ),
    "suspend": lambda who, at, _: talks.suspend(who, at, Suspension(because="Planted."), fresh()),
    "refer": lambda who, at, _: talks.refer(who, at, Referral(party="A", question="Planted?", out=DAY), fresh()),
    "set_deadline": lambda who, at, _: talks.set_deadline(who, at, Deadline(title="Planted", on=DAY), fresh()),
    "next_draft": lambda who, at, _: drafting.next_draft(who, at, "", fresh()),
    "try_out": lambda who, at, _: packages.try_out(who, at, Supposition(title="Planted"), fresh()),
    "show_figures": lambda who, at, _: packages.show_figures(who, at, FiguresShown(shown=True), fresh()),
    "check_teams_own": lambda who, at, _: packages.check_teams_own(who, at),
    "admit": lambda who, at, whom: rooms.admit(who, at, whom, fresh()),
    "remove": lambda who, at, whom: rooms.remove(who, at, whom.id, fresh()),
    "hold": lambda who, at, _: custody.hold(who, at, "Planted.", at, fresh()),
    "lift_hold": lambda who, at, _: custody.lift_hold(who, at, "Planted.", at, fresh()),
    "shred": lambda who, at, _: custody.shred(who, at, [1], fresh(), fresh()),
    "could_read": lambda who, at, whom: rooms.could_read(who, at, whom.id),
}
ON_A_THING: dict[str, Try] = {
    "read_note": lambda who, of, _: notes.read_note(who, of, fresh()),
    "work_up_note": lambda who, of, _: notes.work_up_note(
        who, of, "Said.", Position(party="A", issue="x", words=""), fresh()
    ),
    "appoint": lambda who, of, _: offices.appoint(who, Holder(office=of, called="Planted"), fresh()),
    "change_holder": lambda who, of, _: offices.change_holder(who, Holder(office=of, called="Planted"), fresh()),
    "adopt_charter": lambda who, of, _: talks.adopt_charter(who, of, DAY, ("A",), fresh()),
    "settle_undertaking": lambda who, of, _: talks.settle_undertaking(who, of, UndertakingState.KEPT, fresh()),
    "close_round": lambda who, of, _: talks.close_round(who, of, DAY, "Planted.", fresh()),
    "resume": lambda who, of, _: talks.resume(who, of, DAY, fresh()),
    "receive_instructions": lambda who, of, _: talks.receive_instructions(who, of, DAY, "Planted.", fresh()),
    "lift_deadline": lambda who, of, _: talks.lift_deadline(who, of, fresh()),
    "word_issue": lambda who, of, _: talks.word_issue(
        who, next(iter(sorted(who.rooms))), OwnWords(issue=of, party="A", words="Planted."), fresh()
    ),
    "record_position": lambda who, of, _: talks.record_position(
        who, next(iter(sorted(who.rooms))), Position(party="A", issue=of, words="Planted."), fresh()
    ),
    "edit_provision": lambda who, of, _: drafting.edit_provision(
        who, Edited(draft=of, after=of, provision="p1", words="Planted."), fresh()
    ),
    "lift_bracket": lambda who, of, _: drafting.lift_bracket(
        who, Lifted(draft=of, after=of, bracket="b1", chosen="a1", because="Planted."), fresh()
    ),
    "restore_bracket": lambda who, of, _: drafting.restore_bracket(
        who, Restored(draft=of, after=of, lifted="x", because="Planted."), fresh()
    ),
    "set_state": lambda who, of, _: drafting.set_state(
        who, ProvisionState(draft=of, after=of, provision="p1", agreement=Agreement.AGREED, act=of), fresh()
    ),
    "lock_clause": lambda who, of, _: drafting.lock_clause(who, of, "p1", 5, fresh()),
    "unlock_clause": lambda who, of, _: drafting.unlock_clause(who, of, "p1", fresh()),
    "add_provision": lambda who, of, _: composing.add_provision(
        who, ProvisionAdded(draft=of, after=of, provision="", words="Planted.", because="Planted."), fresh()
    ),
    "strike_provision": lambda who, of, _: composing.strike_provision(
        who, ProvisionStruck(draft=of, after=of, provision="p1", because="Planted."), fresh()
    ),
    "set_provision_again": lambda who, of, _: composing.set_provision_again(
        who, ProvisionSetAgain(draft=of, after=of, struck="x", because="Planted."), fresh()
    ),
    "move_provision": lambda who, of, _: composing.move_provision(
        who, ProvisionMoved(draft=of, after=of, provision="p1", because="Planted."), fresh()
    ),
    "withdraw_proposal": lambda who, of, _: withdrawing.withdraw_proposal(who, of, "Planted.", fresh()),
    "withdraw_bridge": lambda who, of, _: withdrawing.withdraw_bridge(who, of, "Planted.", fresh()),
    "at_the_gate": lambda who, of, _: showing.at_the_gate(who, of, next(iter(sorted(who.rooms))), {}),
    "show_draft": lambda who, of, _: showing.show_draft(
        who, of, next(iter(sorted(who.rooms))), fresh(), after=of, decided={}
    ),
    "make_copy": lambda who, of, _: showing.make_copy(
        who, CopyMade(shown=of, number="", recipient="Planted."), fresh()
    ),
    "follow_copy": lambda who, of, _: showing.follow_copy(
        who, next(iter(sorted(who.rooms))), CopyFate(copy=of, fate=Fate.LEFT, on=DAY), fresh()
    ),
    "tie_brackets": lambda who, of, _: packages.tie_brackets(
        who, BracketsTied(draft=of, brackets=("b1", "b2")), fresh()
    ),
    "bind_options": lambda who, of, _: packages.bind_options(
        who, ChoiceClause(draft=of, option="a1", bond=Bond.IMPLIES, others=("a2",)), fresh()
    ),
    "believe": lambda who, of, _: packages.believe(
        who, next(iter(sorted(who.rooms))), Believed(of=of, belief=Belief.LIKELY), fresh()
    ),
    "record_verdict": lambda who, of, _: packages.record_verdict(
        who, next(iter(sorted(who.rooms))), PackageVerdict(party="A", package=of, verdict=Verdict.NO), fresh()
    ),
    "record_importance": lambda who, of, _: packages.record_importance(
        who, next(iter(sorted(who.rooms))), MattersMore(party="A", more=of, less="b1"), fresh()
    ),
    "name_package": lambda who, of, _: packages.name_package(
        who, next(iter(sorted(who.rooms))), NamedPackage(draft=of, title="Planted", options=("a1",)), fresh()
    ),
    "lay_package": lambda who, of, _: workings.lay_package(who, of, "Planted", fresh()),
    "text_of_package": lambda who, of, _: packages.text_of_package(who, of),
    "propose_bridge": lambda who, of, _: drafting.propose_bridge(
        who, Bridging(draft=of, bracket="b1", words="Planted."), fresh()
    ),
}
BY_THEIR_OWN_TESTS = {
    "open_room",
    "open_site",
    "answer_text",
    "offer_text",
    "keep_own_note",
    "own_rooms",
    "delegates_of",
    "is_head",
    "check_head",
    "settle_hold",
    "settle_shredding",
    "table_proposal",
    "unify_proposals",
    "proposals_for",
    "lay_framework",
    "lay_amended",
    "make_usual_copies",
    "begin_estimate",
    "keep_estimate",
    "packages_beside",
    "keep_workings",
}
"""These make rooms, need proposals, or ask about whoever is at work: see the tests of their modules."""


def verbs() -> set[str]:
    """Every public function of the office that takes a sitting first."""
    found = set()
    for module in (
        composing,
        custody,
        delegation,
        drafting,
        notes,
        offices,
        packages,
        phases,
        rooms,
        showing,
        talks,
        withdrawing,
        workings,
    ):
        for name, one in getmembers(module, isfunction):
            first = next(iter(signature(one).parameters), "")
            if one.__module__ == module.__name__ and not name.startswith("_") and first == "sitting":
                found.add(name)
    return found


def refused(act: Try, who: Sitting, own_id: str, whom: Person) -> str:
    """The words in which it is refused; "" where it is done."""
    try:
        act(who, own_id, whom)
    except NotPossible as refusal:
        return f"{type(refusal).__name__}: {refusal.sentence}"
    return ""


def size(case: Talks) -> int:
    """How many entries the whole record has."""
    return case.case.record.case_checkpoint().checkpoint.size


def test_every_verb_has_a_row() -> None:
    assert set(IN_A_ROOM) | set(ON_A_THING) | BY_THEIR_OWN_TESTS == verbs()


@pytest.mark.parametrize("name", IN_A_ROOM)
def test_a_verb_finds_in_a_foreign_room_no_more_than_in_none(talks: Talks, name: str) -> None:
    talks.person("Ilse", Role.HEAD)
    talks.room("Room of A", "Ilse")
    foreign = talks.room("Room of B", "Noor", "Tomas")
    ilse, before, act = talks.sitting("Ilse"), size(talks), IN_A_ROOM[name]
    answers = [refused(act, ilse, one, talks.person("Tomas")) for one in (foreign, fresh())]
    assert answers[0] == answers[1] != ""
    assert size(talks) == before


@pytest.mark.parametrize("name", ON_A_THING)
def test_a_verb_finds_a_foreign_thing_no_more_than_none(talks: Talks, name: str) -> None:
    talks.room("Room of A", "Ilse")
    foreign, own = talks.room("Room of B", "Noor", "Tomas"), fresh()
    noor = talks.sitting("Noor")
    things = (Note(text="Said."), Office(title="Envoy"), Issue(title="The list"), Round(number=1))
    own_ids = [fresh() for _ in things]
    for thing, one in zip(things, own_ids, strict=True):
        noor.say(foreign, thing, one)
    ilse, before, act = talks.sitting("Ilse"), size(talks), ON_A_THING[name]
    absent = refused(act, ilse, own, talks.person("Tomas"))
    assert absent
    assert {refused(act, ilse, one, talks.person("Tomas")) for one in own_ids} == {absent}
    assert size(talks) == before


def test_the_verbs_do_something_in_a_room_of_ones_own(talks: Talks) -> None:
    talks.person("Ilse", Role.HEAD)
    room = talks.room("Room of A", "Ilse", "Tomas")
    ilse, before = talks.sitting("Ilse"), size(talks)
    quiet = {"could_read", "check_teams_own", "next_draft", "shred", "lift_hold", "remove", "admit"}
    answers = {
        name: refused(act, ilse, room, talks.person("Noor")) for name, act in IN_A_ROOM.items() if name not in quiet
    }
    assert answers == dict.fromkeys(answers, "")
    assert size(talks) == before + len(answers)
    assert ilse.view.one(RoomNamed, room).now.title == "Room of A"
