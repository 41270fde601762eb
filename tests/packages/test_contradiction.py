"""What cannot all hold is found as the smallest set, and nothing else is."""

import pytest
from hypothesis import given, settings
from tests.packages.said import choices, sampling, says, soundings, soundings_strategy

from goodoffices.packages.choice import Chosen
from goodoffices.packages.soundings.contradiction import CannotAllHold, contradictions
from goodoffices.packages.soundings.evidence import (
    Answer,
    Level,
    MattersMore,
    OnlyIf,
    Prefers,
    RedLine,
    Said,
    Soundings,
    Stands,
    Verdict,
)
from goodoffices.packages.worlds.worlds import draw_worlds

A, B, C = (Chosen(0, at) for at in range(3))
CLASHES = {
    "preferences in a circle": [Prefers(A, B), Prefers(B, C), Prefers(C, A)],
    "importance in a circle": [MattersMore(0, 1), MattersMore(1, 2), MattersMore(2, 0)],
    "an order against two levels": [Prefers(A, B), Stands(A, Level.OBJECT), Stands(B, Level.AGREE)],
    "yes to a package with a red line": [RedLine((A, Chosen(1, 0))), Verdict((0, 0, 0), Answer.YES)],
    "yes to a package without its condition": [OnlyIf(A, (Chosen(1, 1),)), Verdict((0, 0, 0), Answer.YES)],
    "yes to what is objected to": [
        *(Stands(Chosen(at, 0), Level.OBJECT) for at in range(3)),
        Verdict((0, 0, 0), Answer.YES),
    ],
    "no to what is agreed to": [
        *(Stands(Chosen(at, 0), Level.AGREE) for at in range(3)),
        Verdict((0, 0, 0), Answer.NO),
    ],
}
UNRELATED = [Stands(Chosen(2, 2), Level.CAN_LIVE_WITH), Prefers(Chosen(1, 2), Chosen(1, 1))]


@pytest.mark.parametrize("clash", CLASHES.values(), ids=CLASHES)
def test_a_clash_is_found_without_what_has_nothing_to_do_with_it(clash: list[Said]) -> None:
    told = soundings(choices(3, 3), 2, [says(1, said) for said in (*UNRELATED, *clash)])
    (found,) = contradictions(told)
    assert found.party == 1
    assert {one.said for one in found.statements} == set(clash)


@pytest.mark.parametrize("clash", CLASHES.values(), ids=CLASHES)
def test_a_clash_is_gone_once_any_one_of_its_statements_is(clash: list[Said]) -> None:
    for left_out in clash:
        told = soundings(choices(3, 3), 1, [says(0, said) for said in clash if said is not left_out])
        assert contradictions(told) == ()


def test_two_clashes_are_two_questions() -> None:
    clash = [*CLASHES["preferences in a circle"], *CLASHES["importance in a circle"]]
    assert len(contradictions(soundings(choices(3, 3), 1, [says(0, said) for said in clash]))) == 2


def test_no_world_is_drawn_from_what_cannot_all_hold_and_the_refusal_names_it() -> None:
    told = soundings(choices(3, 3), 1, [says(0, said) for said in CLASHES["preferences in a circle"]])
    with pytest.raises(CannotAllHold, match="ask A which of them still does") as refusal:
        draw_worlds(told, sampling())
    assert refusal.value.sentence.count("2026-05-03") == 3


@settings(max_examples=40, deadline=None)
@given(soundings_strategy())
def test_statements_that_were_made_of_one_view_never_clash(told: Soundings) -> None:
    assert contradictions(told) == ()
