"""What the packages must reach: the answers that others computed, no world decided wrongly, questions that tell."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import feasible
import front
import numpy as np
import pytest
from feasible_cases import invented
from feasible_exact import solved
from tests.tiers import Hold

from goodoffices.packages.choice import Model
from goodoffices.packages.exact.pareto import front as front_of
from goodoffices.packages.feasible.deciding import decide
from goodoffices.packages.feasible.weights import Asked

SHAPES = ((2, 4, 3), (3, 3, 4), (4, 4, 3), (5, 3, 3), (6, 3, 3))
"""Parties, issues and options small enough to look at every package."""

GRAINS = (3, 20, 1000)
"""From values that are nearly all ties to such as hardly ever are."""


def test_every_scenario_has_the_answers_that_others_computed(shared_data: Path, bar: Hold) -> None:
    wrong, count = front.compared(shared_data)
    if not count:
        pytest.skip(f"There is no scenario with answers in {shared_data}.")
    bar("share of scenarios with the answers of others", 1 - len(wrong) / count, at_least=1, tried=f"{count} scenarios")


def test_no_front_with_clauses_is_other_than_enumeration_has_it(bar: Hold, *, deep: bool) -> None:
    seeds = 200 if deep else 4
    models = [
        front.invented(shape, clauses=seed % 5, grain=grain, seed=seed)
        for shape, grain, seed in product(SHAPES, GRAINS, range(seeds))
    ]
    wrong = sum(sorted(map(tuple, front_of(one).points.tolist())) != sorted(unbeaten(one)) for one in models)
    bar("fronts unlike enumeration", wrong, at_most=0, tried=f"{len(models)} models")


def unbeaten(model: Model) -> Iterator[tuple[int, ...]]:
    """Yield the worths that no other package beats, by looking at every package."""
    every = product(*map(range, model.choices.widths))
    worths = np.unique([model.worth(one) for one in every if not model.choices.broken(one)], axis=0)
    for one in worths:
        if not ((worths >= one).all(axis=1) & (worths > one).any(axis=1)).any():
            yield tuple(one.tolist())


def test_nearly_every_world_is_decided_and_none_otherwise_than_the_exact_solver(bar: Hold, *, deep: bool) -> None:
    count, exact = (10_000, 300) if deep else (1_000, 30)
    left_open, unlike = 0, 0
    for seed, lined in enumerate(feasible.LINED, start=1):
        worlds = feasible.drawn(invented(feasible.SHAPE, seed, feasible.CLAUSES, lined), count)
        found = decide(worlds)
        left_open += found.open
        unlike += feasible.unlike_peer(found, solved(Asked.of(worlds), exact, warm=True).exists)
    tried = f"{count:,} worlds of {len(feasible.LINED)} cases, 4 x 20 x 4"
    decided = 1 - left_open / count / len(feasible.LINED)
    bar("share of worlds decided", decided, at_least=feasible.DECIDED, tried=tried)
    bar("worlds decided unlike HiGHS", unlike, at_most=0, tried=f"{exact} worlds of each case")


def test_the_interval_holds_the_share_as_often_as_it_says(bar: Hold, *, deep: bool) -> None:
    cases = 1000 if deep else 40
    held, width = feasible.covered(cases)
    few = 0.05  # two standard errors of so few cases
    least = feasible.HOLDS if deep else feasible.HOLDS - few
    bar("share of intervals that hold the share", held, at_least=least, tried=f"{cases} cases with enumerated truth")
    bar("width of the interval beside bare counting", width, at_most=feasible.WIDTH, tried=f"{cases} cases")


def test_the_top_question_tells_more_than_an_average_one(bar: Hold, *, deep: bool) -> None:
    cases = 100 if deep else 8
    few = 1  # a standard error of so few cases
    top, average = np.asarray([feasible.gains(seed) for seed in range(cases)]).mean(axis=0)
    bar(
        "gain of the top question over an average one, fresh worlds",
        top / average,
        at_least=feasible.TIMES_AVERAGE if deep else feasible.TIMES_AVERAGE - few,
        tried=f"{cases} cases, {100 * top:.1f} points",
    )
