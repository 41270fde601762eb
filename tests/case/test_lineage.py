"""Clauses are found again after a new unify, by their words; what is not found is told, and nothing moves silently."""

from tests.case.text_room import TextRoom, framework
from tests.text.unify.papers import paper

from goodoffices.case.kinds import Edited, ProvisionStruck
from goodoffices.case.lineage import Lost, Traced, traced
from goodoffices.text.unify import unify

FIRST = 3_600_000
SHARED = (
    "2. The joint commission watches the line and reports each month.",
    "3. Prisoners are released on both sides.",
)


def unified_anew(room: TextRoom, *lines: str, number: str = "2") -> None:
    """A draft of proposals whose clauses are numbered otherwise."""
    room.draft(unify([paper("A", *lines), paper("B", *lines)]), number)


def test_a_clause_is_followed_by_its_words_whatever_it_is_numbered() -> None:
    room = TextRoom()
    room.draft(framework())
    unified_anew(
        room,
        "1. Prisoners are released on both sides.",
        "2. Roads stay open in winter for the carriage of food and of medicine.",
        "3. The Parties shall withdraw their forces within 40 days of the signature of this text.",
    )
    found = traced(room.texts, FIRST, ["p3"])
    assert [one.wordings[0].segments[0].text for one in room.head.framework.provisions if one.id in found.standing] == [
        "Prisoners are released on both sides."
    ]
    assert found.standing != ("p3",)
    assert traced(room.texts, FIRST, ["p1"]).standing == ("p3",)
    assert traced(room.texts, FIRST, ["p2"]) == traced(room.texts[:2], FIRST, ["p2"])
    assert traced(room.texts, FIRST, ["p2"]).lost == (Lost("2.", "1"),)


def test_an_edit_before_the_new_unify_is_followed_too() -> None:
    room = TextRoom()
    room.draft(framework())
    words = "Roads stay open in winter for the carriage of food and of medicine."
    text = room.head
    room.say(Edited(draft=text.draft.id, after=text.head, provision="p3", words=words, language="en"))
    unified_anew(room, f"1. {words}", *SHARED)
    assert traced(room.texts, FIRST, ["p3"]).standing == ("p1",)


def test_a_struck_clause_is_lost_where_it_was_struck_and_a_new_one_of_its_id_is_none_of_it() -> None:
    room = TextRoom()
    room.draft(framework())
    text = room.head
    room.say(ProvisionStruck(draft=text.draft.id, after=text.head, provision="p3", label="3."))
    assert traced(room.texts, FIRST, ["p3"]).lost == (Lost("3.", "1", struck=True),)
    unified_anew(room, *(one.text for one in paper("A", *SHARED).blocks), "9. Roads stay open in winter for everybody.")
    assert any(one.id == "p3" for one in room.head.framework.provisions)
    assert traced(room.texts, FIRST, ["p3"]).standing == ()


def test_a_clause_keeps_its_id_from_a_draft_to_the_next_that_is_made_of_it() -> None:
    room = TextRoom()
    room.draft(framework())
    room.draft(room.head.framework, "2")
    assert traced(room.texts, FIRST, ["p2", "p1"]).standing == ("p1", "p2")


def test_what_was_named_before_the_first_draft_names_no_clause() -> None:
    room = TextRoom()
    room.draft(framework())
    assert traced(room.texts, FIRST - 1, ["p1"]) == Traced((), (Lost("p1", ""),))
    assert traced((), FIRST, ["p1"]).standing == ()
