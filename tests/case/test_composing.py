"""Whole provisions: one is added, struck, set again, moved, and every word of the proposals is still accounted for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.case.text_room import TextRoom

from goodoffices.case.amending import NoSuchClause
from goodoffices.case.composing import STRUCK, OwnPlace, StandsAlready, WordsMissing
from goodoffices.case.kinds import Edited, ProvisionAdded, ProvisionMoved, ProvisionSetAgain, ProvisionStruck
from goodoffices.case.negotiating import ChangedMeanwhile, NotStruck, shown
from goodoffices.case.progress import burn_down, where_it_went
from goodoffices.case.said import Said
from goodoffices.text.compare import Lot, compare
from goodoffices.text.coverage import Place, coverage
from goodoffices.text.form.framework import dumps, loads


def laid() -> TextRoom:
    room = TextRoom()
    room.draft()
    return room


def standing(room: TextRoom) -> list[str]:
    return [one.id for one in room.head.framework.provisions]


def add(room: TextRoom, place: str, words: str = "Mines are marked.", name: str = "n1") -> Said:
    text = room.head
    return room.say(ProvisionAdded(draft=text.draft.id, after=text.head, provision=name, follows=place, words=words))


def strike(room: TextRoom, name: str, after: str = "") -> Said:
    text = room.head
    return room.say(ProvisionStruck(draft=text.draft.id, after=after or text.head, provision=name))


def move(room: TextRoom, name: str, place: str) -> Said:
    text = room.head
    return room.say(ProvisionMoved(draft=text.draft.id, after=text.head, provision=name, follows=place))


def set_again(room: TextRoom, struck: Said, place: str = "") -> Said:
    text = room.head
    return room.say(ProvisionSetAgain(draft=text.draft.id, after=text.head, struck=struck.id, follows=place))


@pytest.mark.parametrize(("place", "order"), [("", ["n1", "p1", "p2", "p3"]), ("p2", ["p1", "p2", "n1", "p3"])])
def test_a_provision_is_added_where_it_is_said_to_go(place: str, order: list[str]) -> None:
    room = laid()
    add(room, place, "Mines [are marked]^A [are cleared]^B.")
    assert standing(room) == order
    new = next(one for one in room.head.framework.provisions if one.id == "n1")
    assert shown(new) == "Mines [are marked] [are cleared]."
    assert compare(room.head.tabled, room.head.framework).of(Lot.NEW)[0].new[0].id == "n1"


def test_an_added_provision_is_changed_like_any_other() -> None:
    room = laid()
    add(room, "p3")
    text = room.head
    room.say(Edited(draft=text.draft.id, after=text.head, provision="n1", words="Mines are cleared.", language="en"))
    assert shown(room.head.framework.provisions[-1]) == "Mines are cleared."


@pytest.mark.parametrize(("name", "words", "refusal"), [("n1", " \n", WordsMissing), ("p2", "Twice.", StandsAlready)])
def test_what_cannot_be_added_is_kept_aside(name: str, words: str, refusal: type[Exception]) -> None:
    room = laid()
    text = room.head
    added = ProvisionAdded(draft=text.draft.id, after=text.head, provision=name, follows="p1", words=words)
    with pytest.raises(refusal):
        text.checked(added, {})
    said = room.say(added)
    assert room.head.clashes == (said,)


def test_a_struck_provision_is_gone_its_points_are_left_out_and_the_history_keeps_both() -> None:
    room = laid()
    before = room.head.framework.provisions[2]
    said = strike(room, "p3")
    assert standing(room) == ["p1", "p2"]
    assert room.head.struck("p3") == before
    assert [(one.before, one.after) for one in room.head.steps_of("p3")] == [(before, None)]
    points = [one for one in coverage(room.head.framework) if "Prisoners" in one.text]
    assert [(one.place, one.because) for one in points] == [(Place.OUT, STRUCK)] * 2
    went = [one for one in where_it_went(room.head) if "Prisoners" in one.covered.text]
    assert [one.changed_by for one in went] == [(said,)] * 2
    assert loads(dumps(room.head.framework)) == room.head.framework


def test_a_provision_that_is_set_again_stands_as_it_was_and_its_points_with_it() -> None:
    room = laid()
    before = room.head.framework
    set_again(room, strike(room, "p1"))
    assert room.head.framework == before
    assert room.head.struck("p1") is None


def test_only_what_is_struck_is_set_again_and_only_once() -> None:
    room = laid()
    struck = strike(room, "p2")
    set_again(room, struck, "p1")
    with pytest.raises(NotStruck):
        room.head.checked(ProvisionSetAgain(draft=room.head.draft.id, after=room.head.head, struck=struck.id), {})


def test_a_provision_that_was_worded_anew_meanwhile_is_not_struck_unseen() -> None:
    room = laid()
    seen = room.head
    room.say(Edited(draft=seen.draft.id, after=seen.head, provision="p3", words="All of them.", language="en"))
    with pytest.raises(ChangedMeanwhile):
        room.head.checked(ProvisionStruck(draft=seen.draft.id, after=seen.head, provision="p3"), {})


def test_words_for_a_provision_that_was_struck_are_kept_aside() -> None:
    room = laid()
    seen = room.head
    strike(room, "p3")
    late = room.say(Edited(draft=seen.draft.id, after=seen.head, provision="p3", words="All.", language="en"))
    assert room.head.clashes == (late,)


def test_a_moved_provision_reads_as_before_and_may_be_worded_by_who_saw_it_elsewhere() -> None:
    room = laid()
    seen = room.head
    move(room, "p3", "")
    assert standing(room) == ["p3", "p1", "p2"]
    room.say(Edited(draft=seen.draft.id, after=seen.head, provision="p3", words="All of them.", language="en"))
    assert shown(room.head.framework.provisions[0]) == "All of them."
    assert all(not one.changed_by for one in where_it_went(seen))
    with pytest.raises(OwnPlace):
        room.head.checked(ProvisionMoved(draft=seen.draft.id, after=room.head.head, provision="p1", follows="p1"), {})
    with pytest.raises(NoSuchClause):
        room.head.checked(ProvisionMoved(draft=seen.draft.id, after=room.head.head, provision="p1", follows="p9"), {})


def test_brackets_come_and_go_with_their_provisions() -> None:
    room = laid()
    begun = burn_down(room.texts)[-1].open
    add(room, "p3", "Mines [are marked]^A [are cleared]^B.")
    assert burn_down(room.texts)[-1].open == begun + 1
    strike(room, "p1")
    assert burn_down(room.texts)[-1].open == begun


@given(st.lists(st.tuples(st.sampled_from("asmr"), st.integers(0, 5), st.integers(0, 5)), max_size=8))
def test_whatever_is_composed_every_block_of_every_proposal_is_somewhere(acts: list[tuple[str, int, int]]) -> None:
    room, every, gone = laid(), ["", "p1", "p2", "p3"], []
    for act, one, other in acts:
        name, place = every[one % len(every)], every[other % len(every)]
        if act == "a":
            every.append(f"n{len(every)}")
            add(room, place, name=every[-1])
        elif act == "s":
            gone.append(strike(room, name))
        elif act == "m":
            move(room, name, place)
        elif gone:
            set_again(room, gone[one % len(gone)], place)
    text = room.head
    ids = standing(room)
    assert len(ids) == len(set(ids))
    assert {one.provision for one in text.steps} >= set(ids) - {"p1", "p2", "p3"}
    told = coverage(text.framework)
    assert len(told) == 6
    assert all(set(one.provisions) <= set(ids) for one in told)
    assert all(bool(one.provisions) != bool(one.because) for one in told)
