"""The question on top is worth what it says on worlds it has not seen, and what is known is not asked."""

from dataclasses import replace

import numpy as np
import pytest
from tests.packages.said import choices, invented, sampling, says, soundings

from goodoffices.packages.choice import Chosen
from goodoffices.packages.feasible.feasible import feasible, prospect
from goodoffices.packages.feasible.question import (
    CouldYouLiveWith,
    IsItReal,
    WhichOption,
    agenda,
    curve,
    good_under_all,
    questions,
    ranked,
)
from goodoffices.packages.feasible.whatif import NothingLeft, WhatIf, what_if
from goodoffices.packages.soundings.evidence import Belief, Level, Prefers, RedLine, Stands
from goodoffices.packages.worlds.worlds import draw_worlds


def test_the_top_question_gains_on_fresh_worlds_several_times_what_an_average_one_does() -> None:
    top, average = [], []
    for seed in range(12):
        told = invented(3, 5, 3, seed)
        one = prospect(draw_worlds(told, sampling(2000)))
        unseen = draw_worlds(told, sampling(2000, seed=9))
        fresh = {(each.party, each.asks): each.gain for each in ranked(unseen, one.pool)}
        found = [each for each in ranked(one.worlds, one.pool) if (each.party, each.asks) in fresh]
        top.append(fresh[found[0].party, found[0].asks])
        average.append(np.mean([fresh[each.party, each.asks] for each in found]))
    assert np.mean(top) >= 5 * np.mean(average)


def test_a_question_about_nothing_is_worth_nothing_on_average() -> None:
    told = invented(2, 4, 3, 3)
    one = prospect(draw_worlds(told, sampling(2000)))
    elsewhere = replace(one.worlds, level=np.roll(one.worlds.level, 700, axis=0))
    gains = [each.gain for each in ranked(elsewhere, one.pool) if isinstance(each.asks, WhichOption)]
    assert np.mean(gains) <= 0.001


def test_what_was_said_is_not_asked_again() -> None:
    known = Prefers(Chosen(0, 0), Chosen(0, 1))
    told = soundings(choices(2, 2), 1, [says(0, known)])
    one = prospect(draw_worlds(told, sampling()))
    asked = [asks for _, asks in questions(one.worlds, one.pool).asked]
    assert WhichOption(Chosen(0, 0), Chosen(0, 1)) not in asked
    assert WhichOption(Chosen(1, 0), Chosen(1, 1)) in asked


def test_only_a_red_line_in_doubt_is_asked_about_and_its_answer_is_whether_it_is_real() -> None:
    doubted = says(0, RedLine((Chosen(0, 0),)), belief=Belief.MAY_BE_BLUFF)
    firm = says(0, RedLine((Chosen(1, 0),)))
    one = prospect(draw_worlds(soundings(choices(2, 3), 1, [doubted, firm]), sampling()))
    every = questions(one.worlds, one.pool)
    (at,) = [at for at, (_, asks) in enumerate(every.asked) if isinstance(asks, IsItReal)]
    assert every.asked[at][1] == IsItReal(doubted)
    assert np.array_equal(every.answers[:, at] > 0, one.worlds.red[:, 0, 0, 0])


def test_an_agenda_has_one_whole_package_a_party_and_nothing_below_noise() -> None:
    told = invented(3, 5, 3, 2)
    found = feasible(told, sampling(2000))
    every = agenda(told, good_under_all([one.worlds for one in found.prospects], found.prospects[0].pool))
    assert list(every) == ["A", "B", "C"]
    assert any(every.values())
    for asked in every.values():
        assert sum(isinstance(one.asks, CouldYouLiveWith) for one in asked) <= 1
        assert all(one.above_noise and one.words(told).count("?") == 1 for one in asked)


def test_more_answers_never_make_the_best_package_worse() -> None:
    one = prospect(draw_worlds(invented(3, 5, 3, 2), sampling(2000)))
    shares = curve(one.worlds, one.pool)
    assert len(shares) == 6
    assert list(shares) == sorted(shares)
    assert shares[-1] <= one.exists.high


def test_without_the_red_line_that_left_no_package_there_is_one_in_most_worlds() -> None:
    line = says(0, RedLine((Chosen(0, 0),)))
    agreed = [says(party, Stands(Chosen(at, 0), Level.AGREE)) for party in range(2) for at in range(3)]
    against = says(1, RedLine((Chosen(0, 1),)))
    told = soundings(choices(3, 2), 2, [*agreed[1:], line, against])
    before = feasible(told, sampling(600))
    after = what_if(WhatIf("a guarantee", dropped=(line,)), before, sampling(600))
    assert before.exists[0].high < 0.01
    assert after.exists[0].low > 0.8


@pytest.mark.parametrize(
    "change",
    [WhatIf("parked", parked=(1,)), WhatIf("new holder", new_holder=(0,)), WhatIf("nothing")],
    ids=lambda change: change.name,
)
def test_a_warm_start_decides_as_a_cold_one_does(change: WhatIf) -> None:
    told = invented(3, 4, 3, 4)
    before = feasible(told, sampling(500))
    warm, cold = what_if(change, before, sampling(500)), feasible(change.applied(told), sampling(500))
    assert warm.exists == cold.exists


def test_something_is_left_when_issues_are_parked() -> None:
    told = invented(2, 2, 2, 1)
    assert len(WhatIf("one", parked=(0,)).applied(told).choices.issues) == 1
    with pytest.raises(NothingLeft):
        WhatIf("both", parked=(0, 1)).applied(told)
