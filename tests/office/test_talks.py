import pytest
from tests.office.table import Talks

from goodoffices.case.kinds import (
    Authority,
    Basis,
    Certainty,
    Charter,
    Contact,
    ContactForm,
    Deadline,
    Issue,
    OwnWords,
    Position,
    Reaction,
    Referral,
    Round,
    Stance,
    Suspension,
    Undertaking,
    UndertakingSort,
    UndertakingState,
)
from goodoffices.case.view import NoSuchThing
from goodoffices.office.attaching import Attachment
from goodoffices.office.sitting import Sitting, fresh
from goodoffices.office.talks import (
    AdoptedAlready,
    BackAlready,
    ConditionMissing,
    NobodyMet,
    NotSuspended,
    RoundIsClosed,
    RoundIsOpen,
    RoundTaken,
    Settled,
    SourceMissing,
    SuspendedAlready,
    WrongOrder,
    adopt_charter,
    close_round,
    lift_deadline,
    log_contact,
    open_round,
    raise_issue,
    receive_instructions,
    record_position,
    record_reaction,
    record_undertaking,
    refer,
    resume,
    set_deadline,
    settle_undertaking,
    suspend,
    word_issue,
    write_charter,
)
from goodoffices.record.keyring import NotYourRoom

A = "a" * 32


@pytest.fixture
def ilse(talks: Talks) -> Sitting:
    return talks.sitting("Ilse")


@pytest.fixture
def room(talks: Talks) -> str:
    return talks.room("Team", "Ilse", "Tomas")


@pytest.fixture
def at_work(room: str, ilse: Sitting) -> Sitting:
    """Ilse at work, once there is a room."""
    assert room
    ilse.reopen()
    return ilse


def test_the_latest_reaction_to_a_wording_holds_and_one_to_another_wording_stands_beside_it(
    at_work: Sitting, room: str
) -> None:
    for stance, alternative in ((Stance.OBJECT, "x"), (Stance.LIVE_WITH, "x"), (Stance.AGREE, "y")):
        said = Reaction(party=A, provision="p3", alternative=alternative, stance=stance)
        record_reaction(at_work, room, said, fresh())
    matters = list(at_work.view.all(Reaction))
    assert [one.now.stance for one in matters] == [Stance.LIVE_WITH, Stance.AGREE]
    assert [len(one.history) for one in matters] == [2, 1]


def test_a_reaction_that_we_noted_reads_otherwise_than_one_that_was_written(at_work: Sitting) -> None:
    assert at_work.rooms
    said = [
        str(Reaction(party="A", provision="p3", stance=Stance.AGREE, noted=noted, on="2026-11-02").sentence(str))
        for noted in (True, False)
    ]
    assert said[0].startswith("As we understood A on 2026-11-02")
    assert said[1].startswith("A agrees to clause p3")


def test_only_if_says_what(at_work: Sitting, room: str) -> None:
    with pytest.raises(ConditionMissing):
        record_reaction(at_work, room, Reaction(party=A, provision="p3", stance=Stance.ONLY_IF), fresh())
    said = Reaction(party=A, provision="p3", stance=Stance.ONLY_IF, condition="The road is open.")
    record_reaction(at_work, room, said, fresh())
    assert [one.now for one in at_work.view.all(Reaction)] == [said]


def test_nobody_records_in_a_room_that_is_not_theirs(talks: Talks, at_work: Sitting) -> None:
    other = talks.room("Room of B", "Noor")
    with pytest.raises(NotYourRoom):
        record_reaction(at_work, other, Reaction(party=A, provision="p3", stance=Stance.AGREE), fresh())


def test_a_contact_we_did_not_attend_has_a_source(at_work: Sitting, room: str) -> None:
    heard = {"form": ContactForm.SIDE_MEETING, "others": ("A", "B"), "certainty": Certainty.LIKELY}
    with pytest.raises(SourceMissing):
        log_contact(at_work, room, Contact(**heard), fresh())
    with pytest.raises(NobodyMet):
        log_contact(at_work, room, Contact(form=ContactForm.CALL, others=()), fresh())
    log_contact(at_work, room, Contact(**heard, heard_from="The League"), fresh())
    (contact,) = at_work.view.all(Contact)
    assert not contact.now.acknowledged


def test_rounds_follow_one_another(at_work: Sitting, room: str) -> None:
    first, end = fresh(), fresh()
    open_round(at_work, room, Round(number=1, begins="2026-09-01"), first)
    open_round(at_work, room, Round(number=1, begins="2026-09-01"), first)
    with pytest.raises(RoundIsOpen):
        open_round(at_work, room, Round(number=2), fresh())
    with pytest.raises(WrongOrder):
        close_round(at_work, first, "2026-08-31", "Lists were exchanged.", end)
    close_round(at_work, first, "2026-09-04", "Lists were exchanged.", end)
    close_round(at_work, first, "2026-09-04", "Lists were exchanged.", end)
    with pytest.raises(RoundIsClosed):
        close_round(at_work, first, "2026-09-05", "Once more.", fresh())
    with pytest.raises(RoundTaken):
        open_round(at_work, room, Round(number=1), fresh())
    open_round(at_work, room, Round(number=2), fresh())
    assert [(one.now.number, one.now.result) for one in at_work.view.all(Round)] == [
        (1, "Lists were exchanged."),
        (2, ""),
    ]


def test_talks_are_suspended_once_and_resumed_once(at_work: Sitting, room: str) -> None:
    own, end = fresh(), fresh()
    for _ in range(2):
        suspend(at_work, room, Suspension(because="Shots at Dersin", since="2026-10-01"), own)
    with pytest.raises(SuspendedAlready):
        suspend(at_work, room, Suspension(because="Again"), fresh())
    with pytest.raises(WrongOrder):
        resume(at_work, own, "2026-09-30", end)
    for _ in range(2):
        resume(at_work, own, "2026-10-06", end)
    with pytest.raises(NotSuspended):
        resume(at_work, own, "2026-10-07", fresh())
    suspend(at_work, room, Suspension(because="Again"), fresh())


def test_instructions_come_back_once_and_say_with_what_authority(at_work: Sitting, room: str) -> None:
    own, back = fresh(), fresh()
    with pytest.raises(WrongOrder):
        refer(at_work, room, Referral(party=A, question="?", out="2026-11-02", expected="2026-11-01"), own)
    refer(at_work, room, Referral(party=A, question="Thirty days?", out="2026-11-02"), own)
    with pytest.raises(WrongOrder):
        receive_instructions(at_work, own, "2026-11-01", "Yes.", back)
    for _ in range(2):
        receive_instructions(at_work, own, "2026-11-05", "Yes.", back)
    with pytest.raises(BackAlready):
        receive_instructions(at_work, own, "2026-11-06", "No.", fresh())
    (referral,) = at_work.view.all(Referral)
    assert (referral.now.instructions, referral.now.authority) == ("Yes.", Authority.INSTRUCTED)
    assert referral.now.question == "Thirty days?"


def test_a_deadline_is_moved_and_lifted_and_stays_one_deadline(at_work: Sitting, room: str) -> None:
    own, lifting = fresh(), fresh()
    set_deadline(at_work, room, Deadline(title="Snow", on="2026-11-20"), own)
    set_deadline(at_work, room, Deadline(title="Snow", on="2026-11-24", deadline=own), fresh())
    for _ in range(2):
        lift_deadline(at_work, own, lifting)
    (deadline,) = at_work.view.all(Deadline)
    assert (deadline.now.on, deadline.now.lifted, len(deadline.history)) == ("2026-11-24", True, 3)
    with pytest.raises(NoSuchThing):
        set_deadline(at_work, room, Deadline(title="Snow", on="2026-11-24", deadline="0" * 32), fresh())


def test_a_charter_is_adopted_version_by_version(at_work: Sitting, room: str) -> None:
    own, adoption = fresh(), fresh()
    write_charter(at_work, room, Charter(sort=Basis.AGENDA, title="Agenda", text="1. The road"), own)
    for _ in range(2):
        adopt_charter(at_work, own, "2026-09-01", ("A", "B"), adoption)
    with pytest.raises(AdoptedAlready):
        adopt_charter(at_work, own, "2026-09-02", ("A",), fresh())
    second = Charter(sort=Basis.AGENDA, title="Agenda", text="1. The dam", version="2", charter=own)
    write_charter(at_work, room, second, fresh())
    adopt_charter(at_work, own, "2026-09-09", ("A",), fresh())
    (agenda,) = at_work.view.all(Charter)
    assert [one.statement.version for one in agenda.history] == ["1", "1", "2", "2"]
    assert agenda.now.adopted == "2026-09-09"


def test_the_words_of_a_party_for_an_issue_may_lie_in_a_room_that_others_do_not_read(
    talks: Talks, at_work: Sitting, room: str
) -> None:
    own_room, issue = talks.room("Room of A", "Ilse"), fresh()
    at_work.reopen()
    raise_issue(at_work, room, Issue(title="The upper road"), issue)
    word_issue(at_work, own_room, OwnWords(issue=issue, party=A, words="the siege"), fresh())
    record_position(at_work, own_room, Position(party=A, issue=issue, words="Open by day 28"), fresh())
    tomas = talks.sitting("Tomas").view
    assert [one.now.title for one in tomas.all(Issue)] == ["The upper road"]
    assert list(tomas.all(OwnWords)) == list(tomas.all(Position)) == []
    with pytest.raises(NoSuchThing):
        record_position(at_work, room, Position(party=A, issue=fresh(), words="?"), fresh())


def test_an_undertaking_is_settled_once(at_work: Sitting, room: str) -> None:
    own, settling = fresh(), fresh()
    promise = Undertaking(sort=UndertakingSort.PROMISE, by=A, to="B", words="No shots by night")
    record_undertaking(at_work, room, promise, own, (Attachment(b"their letter"),))
    for _ in range(2):
        settle_undertaking(at_work, own, UndertakingState.BROKEN, settling)
    with pytest.raises(Settled):
        settle_undertaking(at_work, own, UndertakingState.KEPT, fresh())
    (found,) = at_work.view.all(Undertaking)
    assert (found.now.state, found.now.words) == (UndertakingState.BROKEN, promise.words)
