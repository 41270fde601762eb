"""What was said: in force or superseded, in which rooms, on what."""

from datetime import date

import pytest
from tests.packages.said import choices, says, soundings

from goodoffices.packages.choice import Chosen
from goodoffices.packages.soundings.evidence import (
    Belief,
    ComparedWithItself,
    Level,
    MattersMore,
    NoParties,
    NoSuchParty,
    NoSuchPlace,
    PartyNamedTwice,
    Prefers,
    RedLine,
    Said,
    Soundings,
    Stands,
)
from goodoffices.terms import NotPossible

EARLY, LATE = date(2026, 5, 3), date(2026, 6, 1)
LINE = says(0, RedLine((Chosen(0, 1),)), day=EARLY)
TAKEN_BACK = says(0, Stands(Chosen(0, 1), Level.CAN_LIVE_WITH), day=LATE)


def test_a_later_statement_on_the_same_option_supersedes_the_earlier_whatever_the_order_it_is_given_in() -> None:
    for given in ([LINE, TAKEN_BACK], [TAKEN_BACK, LINE]):
        told = soundings(choices(1, 2), 1, given)
        assert told.in_force() == (TAKEN_BACK,)
        assert told.position(0, 0) == (LINE, TAKEN_BACK)


def test_what_another_party_says_supersedes_nothing() -> None:
    other = says(1, Stands(Chosen(0, 1), Level.AGREE), day=LATE)
    assert set(soundings(choices(1, 2), 2, [LINE, other]).in_force()) == {LINE, other}


def test_the_opposite_order_supersedes_an_order() -> None:
    first = says(0, Prefers(Chosen(0, 0), Chosen(0, 1)), day=EARLY)
    turned = says(0, Prefers(Chosen(0, 1), Chosen(0, 0)), day=LATE)
    assert soundings(choices(1, 2), 1, [first, turned]).in_force() == (turned,)


def test_a_figure_carries_every_room_in_which_something_was_said_but_the_table() -> None:
    told = soundings(choices(1, 2), 2, [LINE, says(1, Stands(Chosen(0, 0), Level.AGREE), room="table")])
    assert told.label.names() == ("A",)


def test_a_statement_is_told_with_party_day_room_and_belief() -> None:
    told = soundings(choices(1, 2), 1, [says(0, RedLine((Chosen(0, 1),)), belief=Belief.LIKELY)])
    assert told.told(told.evidence[0]) == "A on 2026-05-03 in A, likely: will not accept “issue 0: option 1”"


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        (Stands(Chosen(0, 2), Level.AGREE), NoSuchPlace),
        (MattersMore(0, 7), NoSuchPlace),
        (MattersMore(1, 1), ComparedWithItself),
        (Prefers(Chosen(0, 0), Chosen(1, 1)), ComparedWithItself),
    ],
)
def test_a_statement_that_does_not_fit_the_choices_is_refused(said: Said, refused: type[NotPossible]) -> None:
    with pytest.raises(refused):
        soundings(choices(2, 2), 1, [says(0, said)])


def test_parties_are_named_once_each() -> None:
    with pytest.raises(NoParties):
        Soundings(choices(1, 2), ())
    with pytest.raises(PartyNamedTwice):
        Soundings(choices(1, 2), ("A", "A"))
    with pytest.raises(NoSuchParty):
        soundings(choices(1, 2), 1, [says(1, Stands(Chosen(0, 0), Level.AGREE))])
