"""A search tells how far it is and ends when it is asked to, also within one long step, with the best that it has."""

import time
from collections.abc import Iterator
from itertools import groupby

import pytest
from tests.packages.said import invented
from tests.packages.test_exact_answers import PATHS, spread

from goodoffices.packages.exact.certificate import Aim
from goodoffices.packages.exact.checking import check
from goodoffices.packages.exact.pareto import front
from goodoffices.packages.exact.search import solve
from goodoffices.packages.feasible.feasible import FEW, blocks, feasible
from goodoffices.packages.feasible.question import agenda, good_under_all
from goodoffices.packages.watching import Stopped
from goodoffices.packages.worlds.drawing import Sampling
from goodoffices.store.chance import SeededChance


class Ending:
    """A watch that says stop from the nth time on that it is asked."""

    def __init__(self, asked: int) -> None:
        self.left = asked
        self.heard: list[str] = []

    def tell(self, words: str) -> None:
        self.heard.append(words)

    def stopped(self) -> bool:
        self.left -= 1
        return self.left < 0


def within_one_issue(heard: list[str]) -> Iterator[int]:
    """How often each issue was told of."""
    told = (one.split(",")[0] for one in heard if one.startswith("Listing the front"))
    yield from (len(list(group)) for _, group in groupby(told))


@pytest.mark.parametrize("compiled", PATHS)
def test_a_single_merge_tells_how_far_it_is_and_ends_where_it_is(*, compiled: bool) -> None:
    model = spread(4, 22, 4, 1000) if compiled else spread(4, 8, 4, 1000)
    whole = Ending(10**9)
    front(model, compiled=compiled, watch=whole)
    assert max(within_one_issue(whole.heard)) > 1
    asked = 10**9 - whole.left
    with pytest.raises(Stopped):
        front(model, compiled=compiled, watch=Ending(asked - 1))


@pytest.mark.parametrize("asked", [0, 1, 5, 30])
@pytest.mark.parametrize("shape", [(4, 12, 4), (8, 20, 4)])
def test_whenever_a_search_is_ended_it_gives_packages_with_bounds_that_hold(
    shape: tuple[int, int, int], asked: int
) -> None:
    model = spread(*shape, 1000)
    ended, whole = solve(model, list(Aim), watch=Ending(asked)), solve(model, [Aim.MAXMIN, Aim.WELFARE])
    for aim, found in ended.best.items():
        assert found is not None
        check(model, found)
        best = whole.best.get(aim)
        assert best is None or found.value <= best.value <= found.bound


def test_a_model_of_a_conference_is_ended_within_seconds() -> None:
    model, watch = spread(10, 300, 4, 1000), Ending(3)
    begun = time.process_time()
    found = solve(model, list(Aim), watch=watch)
    assert time.process_time() - begun < 5
    assert all(found.best.values())


@pytest.mark.parametrize("asked", [0, 3, 12, 60, 200])
def test_whenever_drawing_and_deciding_are_ended_the_intervals_hold_what_was_not_decided(asked: int) -> None:
    told, watch = invented(3, 5, 3, 2), Ending(asked)
    sampling = Sampling(SeededChance(), count=2 * FEW)
    whole, ended = feasible(told, sampling), feasible(told, sampling, watch=watch)
    for share, truth in zip(ended.exists, whole.exists, strict=True):
        assert share.low <= truth.low
        assert share.high >= truth.high
    assert not told.choices.broken(ended.package)
    assert len(blocks(ended.prospects[0], watch)) <= len(blocks(whole.prospects[0]))
    worlds = [one.worlds for one in ended.prospects]
    assert set(agenda(told, good_under_all(worlds, ended.prospects[0].pool, watch))) == set(told.parties)
