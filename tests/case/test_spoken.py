"""A reaction speaks of the words that it cites, also once clauses are numbered otherwise."""

from tests.case.text_room import TextRoom, framework
from tests.text.unify.papers import paper

from goodoffices.case.kinds import Edited, Reaction, Stance
from goodoffices.case.said import Said
from goodoffices.case.spoken import Spoken, spoken_of
from goodoffices.text.unify import unify

FLIGHT = "The Parties open the air space above the valley within {} days of the last exchange of prisoners."
RETREAT = "The Parties shall withdraw their forces within {} days of the signature of this text."


def reacts(room: TextRoom, provision: str = "p1", alternative: str = "") -> Said:
    return room.say(
        Reaction(party="A", provision=provision, alternative=alternative, stance=Stance.AGREE, words="Yes.")
    )


def thirty(room: TextRoom, place: int = 0) -> str:
    """The alternative of thirty days in a clause."""
    bracket = next(room.head.framework.provisions[place].brackets())[0]
    return next(one.id for one in bracket.alternatives if one.holders == ("A",))


def spoken(room: TextRoom, provision: str = "p1") -> Spoken:
    return spoken_of(room.view, room.head, provision)


def turned_about(room: TextRoom) -> None:
    """Lay a new draft in which another clause with the same words in its bracket bears the id of the first."""
    papers = [
        paper(name, f"1. {FLIGHT.format(days)}", f"2. {RETREAT.format(days)}") for name, days in (("A", 30), ("B", 60))
    ]
    room.draft(unify(papers), "2")


def test_what_was_said_of_words_counts_while_they_stand() -> None:
    room = TextRoom()
    room.draft(framework())
    to_words, to_whole = reacts(room, alternative=thirty(room)), reacts(room)
    found = spoken(room)
    assert found.to_words[thirty(room)] == (to_words,)
    assert (found.to_whole, found.of_before) == ((to_whole,), ())
    assert not any(spoken(room, "p2").to_words.values())


def test_words_that_are_changed_leave_what_was_said_behind() -> None:
    room = TextRoom()
    room.draft(framework())
    said = (reacts(room, alternative=thirty(room)), reacts(room))
    text = room.head
    words = "They withdraw within [45 days]^A [60 days]^B."
    room.say(Edited(draft=text.draft.id, after=text.head, provision="p1", words=words, language="en"))
    assert spoken(room).of_before == said
    assert not any(spoken(room).to_words.values())


def test_no_reaction_moves_to_another_clause_that_bears_the_old_id_and_the_same_words() -> None:
    room = TextRoom()
    room.draft(framework())
    alternative = thirty(room)
    said = (reacts(room, alternative=alternative), reacts(room))
    turned_about(room)
    assert thirty(room) == alternative, "the id alone would not tell them apart"
    assert spoken(room) == Spoken(dict.fromkeys(spoken(room).to_words, ()), (), ())
    moved = next(one.id for one in room.head.framework.provisions if "withdraw" in str(one.wordings))
    assert moved == "p2"
    assert spoken(room, moved).of_before == said


def test_an_earlier_draft_shows_what_was_said_of_it_and_not_what_was_said_of_the_next() -> None:
    room = TextRoom()
    room.draft(framework())
    first = reacts(room)
    turned_about(room)
    later = reacts(room)
    old = room.texts[0]
    assert spoken_of(room.view, old, "p1").to_whole == (first,)
    assert spoken(room).to_whole == (later,)
