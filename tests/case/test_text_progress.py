from tests.case.test_text_changes import edited, lift
from tests.case.text_room import TextRoom, framework

from goodoffices.case.called import called
from goodoffices.case.kinds import Edited, Restored
from goodoffices.case.progress import (
    burn_down,
    citable,
    held_since,
    lifted_since,
    oldest,
    open_brackets,
    stands_as_then,
    where_it_went,
    wording_id,
)
from goodoffices.text.coverage import Place
from goodoffices.text.notation import parse_framework
from goodoffices.text.wording import plain_text


def test_the_burn_down_tells_each_draft_and_each_change_of_the_number() -> None:
    room = TextRoom()
    room.draft()
    lift(room, 0, "30 days")
    room.say(edited(room, "p3", "Prisoners are released."))
    room.draft(room.head.framework, "2")
    lift(room, 1, "joint commission")
    assert [(one.number, one.open, one.begins) for one in burn_down(room.texts)] == [
        ("1", 2, True),
        ("1", 1, False),
        ("2", 1, True),
        ("2", 0, False),
    ]


def test_a_bracket_is_as_old_as_its_words_across_drafts() -> None:
    room = TextRoom()
    first = room.draft()
    room.draft(framework(), "2")
    words = "[They]^A [All]^B withdraw within [30 days]^A [60 days]^B."
    change = room.say(edited(room, "p1", words))
    found = {one.bracket.id: one.since for one in open_brackets(room.texts)}
    assert found["p1.1"] == change.time
    assert found["p1.2"] == first.time
    eldest = oldest(open_brackets(room.texts))
    assert eldest is not None
    assert eldest.since == first.time


def test_a_bracket_that_was_restored_counts_as_open_anew_and_not_as_lifted() -> None:
    room = TextRoom()
    room.draft()
    lifting = lift(room, 0, "30 days")
    assert lifted_since(room.texts, 0) == (lifting,)
    assert lifted_since(room.texts, lifting.time + 1) == ()
    text = room.head
    back = room.say(Restored(draft=text.draft.id, after=text.head, lifted=lifting.id))
    assert lifted_since(room.texts, 0) == ()
    assert open_brackets(room.texts)[0].since == back.time


def test_words_that_no_longer_stand_can_no_longer_be_cited() -> None:
    room = TextRoom()
    room.draft()
    before = room.head.framework
    room.say(edited(room, "p3", "All prisoners are released."))
    lift(room, 0, "30 days")
    gone = citable(before) - citable(room.head.framework)
    assert wording_id(before.provisions[2]) in gone
    assert {one.id for one in next(before.provisions[0].brackets())[0].alternatives} <= gone
    assert wording_id(before.provisions[1]) not in gone


def test_every_block_of_every_proposal_is_told_where_it_went_and_what_happened_there() -> None:
    room = TextRoom()
    room.draft()
    lifting = lift(room, 0, "30 days")
    went = where_it_went(room.head)
    assert [(one.covered.proposal, one.covered.block) for one in went] == [
        (name, f"b{place}") for name in "AB" for place in (1, 2, 3)
    ]
    assert went[0].covered.place is Place.BOTH
    assert went[0].changed_by == (lifting,)
    assert went[2].changed_by == ()


def test_a_clause_is_called_by_its_number_below_others_or_by_its_first_words() -> None:
    made = parse_framework(
        "# Withdrawal\n\n1. Forces:\n\n(a) of [North]^A [South]^B leave;\n\n2. Both report.\n\nDone.\n"
    )
    assert list(called(made).values()) == ["“Withdrawal”", "1.", "1. (a)", "2.", "“Done.”"]


def test_what_was_said_of_a_clause_counts_as_long_as_its_words_stand_in_whatever_draft() -> None:
    room = TextRoom()
    first = room.draft()
    assert not stands_as_then(room.texts, "p3", first.time - 1)
    again = room.draft(room.head.framework, "2")
    assert stands_as_then(room.texts, "p3", first.time)
    change = room.say(edited(room, "p3", "All prisoners are released."))
    assert not stands_as_then(room.texts, "p3", again.time)
    assert stands_as_then(room.texts, "p3", change.time)
    assert stands_as_then(room.texts, "p2", first.time)
    room.say(edited(room, "p3", "Prisoners are released on both sides."))
    assert stands_as_then(room.texts, "p3", first.time)


def test_words_are_held_since_they_stand_in_brackets() -> None:
    room = TextRoom()
    first = room.draft()
    bracket = next(room.head.framework.provisions[0].brackets())[0]
    assert held_since(room.texts, bracket) == (first.time, first.time)
    text = room.head
    anew = "They withdraw within [30 days]^A [45 days]^B []."
    change = room.say(Edited(draft=text.draft.id, after=text.head, provision="p1", words=anew, language="en"))
    bracket = next(room.head.framework.provisions[0].brackets())[0]
    words = [plain_text(one.content) for one in bracket.alternatives]
    found = dict(zip(words, held_since(room.texts, bracket), strict=True))
    assert found == {"30 days": first.time, "45 days": change.time, "": None}
