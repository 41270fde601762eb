import gc
import weakref
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.case.text_room import TextRoom
from tests.text.strategies import frameworks

from goodoffices.case.amending import StateByAct, UnknownHolder, bracket_of, lifted, reworded
from goodoffices.case.kinds import Bridging, Edited, Lifted, ProvisionState, Restored
from goodoffices.case.negotiating import ChangedMeanwhile, NoText, NotUndone, head, shown
from goodoffices.case.said import Said
from goodoffices.text.framework import Framework, Provision
from goodoffices.text.notation import print_segments
from goodoffices.text.wording import COMMON, Agreement, Bracket, Wording, brackets_in, plain_text


def edited(room: TextRoom, provision: str, words: str, after: str = "") -> Edited:
    text = room.head
    return Edited(draft=text.draft.id, after=after or text.head, provision=provision, words=words, language="en")


def lift(room: TextRoom, place: int, words: str) -> Said:
    """Lift the bracket of a clause to the alternative that holds these words."""
    text = room.head
    bracket = next(text.framework.provisions[place].brackets())[0]
    chosen = next(one.id for one in bracket.alternatives if plain_text(one.content).strip() == words)
    return room.say(Lifted(draft=text.draft.id, after=text.head, bracket=bracket.id, chosen=chosen, because="plenary"))


def clause(room: TextRoom, place: int) -> str:
    return shown(room.head.framework.provisions[place])


def test_without_a_draft_there_is_no_text() -> None:
    with pytest.raises(NoText):
        head(TextRoom().view)


def test_the_text_is_its_draft_with_every_change_in_order() -> None:
    room = TextRoom()
    room.draft()
    room.say(edited(room, "p3", "All prisoners are released."))
    room.say(edited(room, "p3", "All prisoners are released on the same day."))
    assert clause(room, 2) == "All prisoners are released on the same day."
    assert shown(room.head.steps[0].before) == "Prisoners are released on both sides."


def test_a_lifted_bracket_leaves_the_chosen_words_and_restoring_it_brings_all_back() -> None:
    room = TextRoom()
    room.draft()
    before = room.head.framework
    lifting = lift(room, 0, "30 days")
    assert "within 30 days" in clause(room, 0)
    assert list(room.head.framework.provisions[0].brackets()) == []
    text = room.head
    room.say(Restored(draft=text.draft.id, after=text.head, lifted=lifting.id))
    assert room.head.framework == before


def test_a_bracket_whose_clause_was_worded_anew_since_is_not_simply_restored() -> None:
    room = TextRoom()
    room.draft()
    lifting = lift(room, 0, "30 days")
    room.say(edited(room, "p1", "They withdraw within 30 days."))
    text = room.head
    undone = Restored(draft=text.draft.id, after=text.head, lifted=lifting.id)
    with pytest.raises(NotUndone):
        text.changed(undone, {})


def test_words_written_to_a_clause_that_has_changed_are_kept_aside_and_shown_with_what_stands() -> None:
    room = TextRoom()
    room.draft()
    seen = room.head.head
    room.say(edited(room, "p3", "First."))
    late = edited(room, "p3", "Second.", after=seen)
    with pytest.raises(ChangedMeanwhile, match=r"“Second\.” and now reads “First\.”"):
        room.head.changed(late, {})
    said = room.say(late)
    assert clause(room, 2) == "First."
    assert room.head.clashes == (said,)


def test_a_change_of_another_clause_is_no_clash() -> None:
    room = TextRoom()
    room.draft()
    seen = room.head.head
    room.say(edited(room, "p3", "First."))
    room.say(edited(room, "p2", "Second.", after=seen))
    assert (clause(room, 1), clause(room, 2)) == ("Second.", "First.")


def test_what_is_said_in_another_room_does_not_touch_the_text() -> None:
    room = TextRoom()
    room.draft()
    room.say(edited(room, "p3", "Whispered."), room="bb" * 16)
    assert clause(room, 2) == "Prisoners are released on both sides."


def test_an_edit_keeps_where_words_came_from_if_they_stay() -> None:
    room = TextRoom()
    room.draft()
    (old,) = room.head.framework.provisions[0].wordings
    words = print_segments(old.segments).replace("[60 days]", "[45 days]").replace("withdraw", "pull back")
    room.say(edited(room, "p1", words))
    kept, new = sorted(next(room.head.framework.provisions[0].brackets())[0].alternatives, key=lambda one: one.holders)
    assert [one.proposal for one in kept.sources] == ["A"]
    assert plain_text(new.content) == "45 days"
    assert new.sources == ()


def test_an_edit_names_only_holders_that_the_text_knows() -> None:
    room = TextRoom()
    room.draft()
    with pytest.raises(UnknownHolder, match="A, B"):
        room.head.changed(edited(room, "p3", "[Some]^C [All]^A prisoners."), {})


def test_a_state_comes_from_an_act_and_goes_with_the_words() -> None:
    room = TextRoom()
    draft = room.draft()
    with pytest.raises(StateByAct):
        room.head.changed(edited(room, "p3", "<<All prisoners>>^{agreed, A, B} are released."), {})
    room.say(
        ProvisionState(
            draft=draft.id, after=draft.id, provision="p3", agreement=Agreement.AGREED, act="n1", parties=("A", "B")
        )
    )
    assert room.head.framework.provisions[2].status.parties == ("A", "B")
    room.say(edited(room, "p3", "All prisoners are released."))
    assert room.head.framework.provisions[2].status == COMMON


def test_a_bracket_may_be_lifted_to_a_bridging_proposal() -> None:
    room = TextRoom()
    draft = room.draft()
    bracket = next(room.head.framework.provisions[0].brackets())[0]
    bridge = room.say(Bridging(draft=draft.id, bracket=bracket.id, words="45 days"))
    room.say(Lifted(draft=draft.id, after=draft.id, bracket=bracket.id, chosen=bridge.id))
    assert "within 45 days" in clause(room, 0)


def _with_a_bracket(framework: Framework) -> list[tuple[Provision, Wording, Bracket]]:
    return [
        (provision, wording, bracket)
        for provision in framework.provisions
        for wording in provision.wordings
        for bracket, _ in brackets_in(wording.segments)
    ]


@given(frameworks(), st.randoms(use_true_random=False))
def test_lifting_any_bracket_to_any_alternative_takes_out_the_other_words_and_no_more(
    framework: Framework, chance: st.DataObject
) -> None:
    found = _with_a_bracket(framework)
    if not found:
        return
    provision, wording, bracket = chance.choice(found)  # type: ignore[attr-defined]  # Hypothesis draws a Random
    chosen = chance.choice(bracket.alternatives)  # type: ignore[attr-defined]  # as above
    after = lifted(provision, bracket_of(framework, bracket.id)[1], chosen.content).wording(wording.language)
    assert after is not None
    all_words = "".join(plain_text(one.content) for one in bracket.alternatives)
    text = plain_text(wording.segments)
    lengths = len(text) - len(all_words) + len(plain_text(chosen.content))
    assert len(plain_text(after.segments)) == lengths


@given(frameworks())
def test_a_clause_saved_as_it_stands_is_the_same_clause(framework: Framework) -> None:
    for provision in framework.provisions:
        for one in provision.wordings:
            printed = print_segments(one.segments)
            saved = reworded(framework, provision, one.language, printed).wording(one.language)
            assert saved is not None
            assert print_segments(saved.segments) == print_segments(one.segments)


def test_a_bridge_that_is_withdrawn_after_it_was_chosen_stays_in_the_text() -> None:
    room = TextRoom()
    draft = room.draft()
    bracket = next(room.head.framework.provisions[0].brackets())[0]
    said = Bridging(draft=draft.id, bracket=bracket.id, words="45 days")
    bridge = room.say(said)
    room.say(Lifted(draft=draft.id, after=draft.id, bracket=bracket.id, chosen=bridge.id))
    room.say(replace(said, bridging=bridge.id, withdrawn=True, words="45 days, perhaps"))
    assert clause(room, 0).endswith("within 45 days of the signature of this text.")
    assert room.head.clashes == ()


def test_what_was_taken_is_not_kept_once_the_draft_is_forgotten() -> None:
    room = TextRoom()
    room.draft()
    room.say(edited(room, "p3", "All of them."))
    draft = weakref.ref(room.head.now)
    room.said.clear()
    gc.collect()
    assert draft() is None


def test_changes_in_whatever_order_they_come_make_the_same_text() -> None:
    room = TextRoom()
    room.draft()
    seen = room.head
    room.say(edited(room, "p3", "First."))
    room.say(edited(room, "p2", "Second.", after=seen.head))
    whole, late = room.head, room.said.pop(1)
    assert shown(room.head.framework.provisions[2]) != "First."
    room.said.insert(1, late)
    assert room.head == whole
