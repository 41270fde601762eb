import pytest
from tests.office.table import Talks
from tests.text.unify.papers import paper

from goodoffices.case.kinds import Bridging, Edited, Lifted, Note, ProvisionState, Restored, Tabled
from goodoffices.case.negotiating import ChangedMeanwhile, NegotiatingText, head, shown
from goodoffices.case.tabled import document_text, proposals
from goodoffices.office.attaching import Attachment
from goodoffices.office.changing import ClauseIsLocked, DraftPassed
from goodoffices.office.drafting import (
    MINUTE,
    ActMissing,
    NameTaken,
    NothingToUnify,
    NotYourLock,
    ReasonMissing,
    edit_provision,
    lift_bracket,
    lock_clause,
    next_draft,
    propose_bridge,
    restore_bracket,
    set_state,
    table_proposal,
    unify_proposals,
    unlock_clause,
)
from goodoffices.office.sitting import ReadersDiffer, Sitting, fresh
from goodoffices.text.proposal import Standing
from goodoffices.text.wording import Agreement, Status

ONE = "1. The Parties shall withdraw their forces within 30 days of the signature of this text."
OTHER = "1. The Parties shall withdraw their forces within 60 days of the signature of this text."
SHARED = "2. Prisoners are released on both sides."


def tabled(name: str, *lines: str, **more: str) -> Tabled:
    """A proposal as an entry, a clause a line."""
    return Tabled(name=name, called=f"Delegation {name}", document=document_text(paper(name, *lines).document), **more)  # type: ignore[arg-type]  # the fields that a test names are texts


def laid(talks: Talks) -> tuple[Sitting, str]:
    """A room of the team with a draft of two proposals that differ in one place."""
    room = talks.room("Team", "Ilse", "Tomas")
    ilse = talks.sitting("Ilse")
    table_proposal(ilse, room, tabled("A", ONE, SHARED), fresh())
    table_proposal(ilse, room, tabled("B", OTHER, SHARED), fresh())
    unify_proposals(ilse, room, "Withdrawal", fresh())
    return ilse, room


def edit(text: NegotiatingText, words: str, provision: str = "p2") -> Edited:
    return Edited(draft=text.draft.id, after=text.head, provision=provision, words=words, language="en")


def lifting(text: NegotiatingText, because: str = "Both said so in the plenary.") -> Lifted:
    bracket = next(text.framework.provisions[0].brackets())[0]
    return Lifted(
        draft=text.draft.id,
        after=text.head,
        bracket=bracket.id,
        chosen=bracket.alternatives[0].id,
        because=because,
    )


def test_a_proposal_comes_back_with_its_words_its_file_and_its_standing(talks: Talks) -> None:
    room, own = talks.room("Room of A", "Ilse"), fresh()
    ilse = talks.sitting("Ilse")
    table_proposal(ilse, room, tabled("A", ONE), own, (Attachment(b"a Word file"),))
    table_proposal(ilse, room, tabled("A", ONE, proposal=own, standing=Standing.WITHDRAWN), fresh())
    (found,) = proposals(ilse.view)
    assert [one.text for one in found.blocks] == [ONE.removeprefix("1. ")]
    assert not found.live
    assert ilse.attachment(ilse.view.entry(own), 1) == b"a Word file"
    with pytest.raises(NothingToUnify):
        unify_proposals(ilse, room, "", fresh())


def test_two_proposals_are_never_called_alike(talks: Talks) -> None:
    room, own = talks.room("Team", "Ilse"), fresh()
    ilse = talks.sitting("Ilse")
    for _ in range(2):
        table_proposal(ilse, room, tabled("A", ONE), own)
    with pytest.raises(NameTaken):
        table_proposal(ilse, room, tabled("A", OTHER), fresh())


def test_a_draft_lies_only_where_everybody_reads_every_proposal_of_it(talks: Talks) -> None:
    room_a, room_b = talks.room("Room of A", "Ilse", "Tomas"), talks.room("Room of B", "Ilse", "Noor")
    team = talks.room("Team", "Ilse")
    ilse = talks.sitting("Ilse")
    table_proposal(ilse, room_a, tabled("A", ONE, SHARED), fresh())
    table_proposal(ilse, room_b, tabled("B", OTHER, SHARED), fresh())
    for room in (room_a, room_b):
        with pytest.raises(ReadersDiffer):
            unify_proposals(ilse, room, "", fresh())
    unify_proposals(ilse, team, "", fresh())
    assert set(head(ilse.view).now.rooms) == {room_a, room_b}
    unify_proposals(ilse, room_a, "", fresh(), names=["A"])
    assert head(talks.sitting("Tomas").view).now.rooms == ()


def test_the_same_edit_sent_twice_changes_the_text_once(talks: Talks) -> None:
    ilse, _ = laid(talks)
    own, change = fresh(), edit(head(ilse.view), "All prisoners are released.")
    assert edit_provision(ilse, change, own) == edit_provision(ilse, change, own)
    assert len(head(ilse.view).steps) == 1


def test_an_edit_of_a_clause_that_has_changed_is_refused_and_shows_both(talks: Talks) -> None:
    ilse, _ = laid(talks)
    tomas = talks.sitting("Tomas")
    text = head(tomas.view)
    edit_provision(ilse, edit(text, "All prisoners are released."), fresh())
    with pytest.raises(ChangedMeanwhile, match=r"“None are\.” and now reads “All prisoners are released\.”"):
        edit_provision(tomas, edit(text, "None are."), fresh())
    edit_provision(tomas, edit(text, "They withdraw.", "p1"), fresh())
    assert [shown(one) for one in head(ilse.view).framework.provisions] == [
        "They withdraw.",
        "All prisoners are released.",
    ]


def test_a_change_of_an_earlier_draft_is_refused(talks: Talks) -> None:
    ilse, room = laid(talks)
    text = head(ilse.view)
    edit_provision(ilse, edit(text, "All prisoners are released."), fresh())
    next_draft(ilse, room, "", fresh())
    assert shown(head(ilse.view).tabled.provisions[1]) == "All prisoners are released."
    assert head(ilse.view).now.number == "2"
    with pytest.raises(DraftPassed, match="2"):
        edit_provision(ilse, edit(text, "None are.", "p1"), fresh())


def test_a_bracket_is_lifted_for_a_reason_and_can_be_restored(talks: Talks) -> None:
    ilse, _ = laid(talks)
    text, own = head(ilse.view), fresh()
    with pytest.raises(ReasonMissing):
        lift_bracket(ilse, lifting(text, " "), own)
    lift_bracket(ilse, lifting(text), own)
    lift_bracket(ilse, lifting(text), own)
    now = head(ilse.view)
    assert "within 30 days of" in shown(now.framework.provisions[0])
    restore_bracket(
        ilse, Restored(draft=now.draft.id, after=now.head, lifted=own, because="B had not been heard."), fresh()
    )
    assert head(ilse.view).framework == text.framework


def test_a_clause_that_somebody_edits_is_theirs_until_the_time_is_over(talks: Talks) -> None:
    ilse, _ = laid(talks)
    tomas, text = talks.sitting("Tomas"), head(ilse.view)
    lock_clause(ilse, text.draft.id, "p2", 10, fresh())
    for change in (
        lambda: edit_provision(tomas, edit(text, "None are."), fresh()),
        lambda: lock_clause(tomas, text.draft.id, "p2", 10, fresh()),
    ):
        with pytest.raises(ClauseIsLocked, match="Ilse"):
            change()
    with pytest.raises(NotYourLock):
        unlock_clause(tomas, text.draft.id, "p2", fresh())
    edit_provision(ilse, edit(text, "Some are."), fresh())
    talks.clock.time += 11 * MINUTE
    lock_clause(tomas, text.draft.id, "p2", 10, fresh())
    unlock_clause(tomas, text.draft.id, "p2", fresh())
    assert unlock_clause(ilse, text.draft.id, "p2", fresh()) is None
    edit_provision(ilse, edit(head(ilse.view), "All are."), fresh())


def test_a_state_rests_on_an_act_that_all_who_read_the_text_may_read(talks: Talks) -> None:
    ilse, room = laid(talks)
    text, note, whispered = head(ilse.view), fresh(), fresh()
    ilse.say(room, Note(text="Both agree to the second clause."), note)
    alone = talks.room("Ilse alone", "Ilse")
    ilse.reopen()
    ilse.say(alone, Note(text="B agrees, and A must not know."), whispered)

    def state(act: str, after: str = text.head, agreement: Agreement = Agreement.AGREED) -> ProvisionState:
        return ProvisionState(
            draft=text.draft.id,
            after=after,
            provision="p2",
            agreement=agreement,
            act=act,
            parties=("A", "B"),
        )

    for act in (fresh(), text.draft.id):
        with pytest.raises(ActMissing):
            set_state(ilse, state(act), fresh())
    with pytest.raises(ReadersDiffer):
        set_state(ilse, state(whispered), fresh())
    set_state(ilse, state(note), fresh())
    assert head(talks.sitting("Tomas").view).framework.provisions[1].status.agreement is Agreement.AGREED
    set_state(ilse, state(note, head(ilse.view).head, Agreement.COMMON), fresh())
    assert head(talks.sitting("Tomas").view).framework.provisions[1].status == Status()


def test_a_bridging_proposal_stands_beside_the_bracket_until_it_is_withdrawn(talks: Talks) -> None:
    ilse, _ = laid(talks)
    text, own = head(ilse.view), fresh()
    lifted = lifting(text)
    bridge = Bridging(draft=text.draft.id, bracket=lifted.bracket, words="45 days", because="Half-way.")
    propose_bridge(ilse, bridge, own)
    assert head(ilse.view).framework == text.framework
    choice = Lifted(
        draft=text.draft.id, after=text.head, bracket=lifted.bracket, chosen=own, because="Both can live with it."
    )
    lift_bracket(ilse, choice, fresh())
    assert "within 45 days of" in shown(head(ilse.view).framework.provisions[0])
