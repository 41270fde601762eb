"""The front as a picture: against all packages, of averages over the same worlds."""

import numpy as np
import pytest
from tests.packages.said import choices, every_package, invented, sampling, says, soundings

from goodoffices.packages.choice import Chosen
from goodoffices.packages.feasible.front_pictured import PICTURED, averaged, pictured
from goodoffices.packages.soundings.evidence import Evidence, OnlyIf, RedLine
from goodoffices.packages.watching import Patience
from goodoffices.packages.worlds.worlds import Worlds, draw_worlds


def worth_of_all(worlds: Worlds) -> tuple[np.ndarray, np.ndarray]:
    """Every package that keeps the clauses, with its worth to each party."""
    model = averaged(worlds)
    every = [one for one in every_package(model.choices) if not model.choices.broken(tuple(one))]
    return np.asarray(every), np.asarray([model.worth(tuple(one)) for one in every])


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("parties", [2, 3])
def test_no_package_is_better_for_all_than_one_that_is_pictured(parties: int, seed: int) -> None:
    worlds = draw_worlds(invented(parties, 4, 3, seed), sampling(200))
    found = pictured(worlds, Patience())
    assert found is not None
    packages, worth = worth_of_all(worlds)
    for package, own in zip(found.packages, found.worth, strict=True):
        assert tuple(worth[(packages == package).all(axis=1)][0]) == own
        assert not ((worth >= own).all(axis=1) & (worth > own).any(axis=1)).any()
    assert len(found.packages) == min(found.count, PICTURED)


@pytest.mark.parametrize(
    "line", [RedLine((Chosen(0, 1),)), RedLine((Chosen(0, 1), Chosen(1, 0))), OnlyIf(Chosen(0, 1), (Chosen(1, 1),))]
)
def test_what_a_party_will_not_accept_is_not_pictured(line: RedLine | OnlyIf) -> None:
    told: list[Evidence] = [says(0, line)]
    worlds = draw_worlds(soundings(choices(3, 2), 2, told), sampling(200))
    found = pictured(worlds, Patience())
    assert found is not None
    assert found.packages
    alone = isinstance(line, RedLine) and len(line.options) == 1
    assert not any(one[0] == 1 and (alone or one[1] == 0) for one in found.packages)


def test_more_than_three_parties_lie_on_no_plane() -> None:
    assert pictured(draw_worlds(invented(4, 3, 2, 1), sampling(100)), Patience()) is None
