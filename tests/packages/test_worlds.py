"""Worlds fit what was said, and the two laws of the value scale hold in every one of them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.packages.said import choices, every_package, invented, sampling, says, soundings, soundings_strategy

from goodoffices.packages.choice import Chosen
from goodoffices.packages.soundings.evidence import (
    Answer,
    Belief,
    Level,
    MattersMore,
    Prefers,
    RedLine,
    Soundings,
    Stands,
    Verdict,
)
from goodoffices.packages.soundings.scale import CONVENTIONS, GRAIN, LEVELS, WALK_AWAY
from goodoffices.packages.worlds.drawing import TooNarrow
from goodoffices.packages.worlds.worlds import TooManyNumbers, draw_worlds

shapes = st.tuples(st.integers(1, 4), st.integers(1, 4))


@settings(max_examples=40, deadline=None)
@given(shapes, st.data(), st.sampled_from(CONVENTIONS), st.integers(0, 1000))
def test_a_package_of_options_it_can_live_with_is_acceptable_in_every_world(
    shape: tuple[int, int], data: st.DataObject, convention: int, seed: int
) -> None:
    issues, options = shape
    lived = st.sampled_from([Level.CAN_LIVE_WITH, Level.AGREE, Level.PREFER])
    package = tuple(data.draw(st.integers(0, options - 1)) for _ in range(issues))
    said = [says(0, Stands(Chosen(*each), data.draw(lived))) for each in enumerate(package)]
    worlds = draw_worlds(soundings(choices(issues, options), 1, said), sampling(seed=seed, convention=convention))
    assert worlds.accepted(np.asarray([package])).all()


@settings(max_examples=40, deadline=None)
@given(shapes, st.data(), st.sampled_from(CONVENTIONS), st.integers(0, 1000))
def test_a_package_of_options_it_objects_to_is_acceptable_in_none(
    shape: tuple[int, int], data: st.DataObject, convention: int, seed: int
) -> None:
    issues, options = shape
    package = tuple(data.draw(st.integers(0, options - 1)) for _ in range(issues))
    said = [says(0, Stands(Chosen(*each), Level.OBJECT)) for each in enumerate(package)]
    worlds = draw_worlds(soundings(choices(issues, options), 1, said), sampling(seed=seed, convention=convention))
    assert not worlds.accepted(np.asarray([package])).any()


@settings(max_examples=40, deadline=None)
@given(soundings_strategy(), st.sampled_from(CONVENTIONS))
def test_a_world_fits_everything_that_is_firm(told: Soundings, convention: int) -> None:
    worlds = draw_worlds(told, sampling(100, convention=convention))
    assert np.allclose(worlds.importance.sum(axis=2), 1, atol=1e-5)
    assert ((worlds.least >= WALK_AWAY[0] * GRAIN) & (worlds.least <= WALK_AWAY[1] * GRAIN)).all()
    for one in told.in_force():
        level, importance = worlds.level[:, one.party], worlds.importance[:, one.party]
        match one.said:
            case Stands(option, said):
                own = level[:, option.issue, option.option]
                assert ((own >= np.float32(LEVELS[said][0])) & (own <= np.float32(LEVELS[said][1]))).all()
            case Prefers(better, worse):
                assert (level[:, better.issue, better.option] >= level[:, worse.issue, worse.option]).all()
            case MattersMore(more, less):
                assert (importance[:, more] >= importance[:, less]).all()


@settings(max_examples=30, deadline=None)
@given(soundings_strategy())
def test_acceptance_by_matrix_products_is_acceptance_added_up_one_by_one(told: Soundings) -> None:
    worlds = draw_worlds(told, sampling(20))
    packages = every_package(told.choices)
    accepted = worlds.accepted(packages)
    for at in range(20):
        for place, package in enumerate(packages):
            worth = [sum(int(own[issue, option]) for issue, option in enumerate(package)) for own in worlds.worth[at]]
            barred = any(
                worlds.real[at, each] and all(one[issue, option] for issue, option in enumerate(package))
                for each, one in enumerate(worlds.patterns)
            )
            enough = all(value >= least for value, least in zip(worth, worlds.least[at], strict=True))
            assert accepted[at, place] == (enough and not barred)


def test_the_same_seed_gives_the_same_worlds_and_another_seed_others() -> None:
    told = invented(2, 3, 3, 5)
    one, same, other = (draw_worlds(told, sampling(seed=seed)) for seed in (1, 1, 2))
    assert np.array_equal(one.worth, same.worth)
    assert not np.array_equal(one.worth, other.worth)


def test_what_one_party_says_changes_nothing_of_another_in_the_same_worlds() -> None:
    before = soundings(choices(2, 2), 2)
    after = soundings(choices(2, 2), 2, [says(1, Prefers(Chosen(0, 0), Chosen(0, 1)))])
    one, other = (draw_worlds(told, sampling()) for told in (before, after))
    assert np.array_equal(one.worth[:, 0], other.worth[:, 0])
    assert np.array_equal(one.level[:, 1, 1], other.level[:, 1, 1])


@pytest.mark.parametrize(("belief", "share"), [(Belief.FIRM, 1.0), (Belief.LIKELY, 0.8), (Belief.MAY_BE_BLUFF, 0.5)])
def test_a_red_line_is_real_as_often_as_it_is_believed(belief: Belief, share: float) -> None:
    told = soundings(choices(1, 2), 1, [says(0, RedLine((Chosen(0, 1),)), belief=belief)])
    worlds = draw_worlds(told, sampling(4000))
    assert worlds.red[:, 0, 0, 1].mean() == pytest.approx(share, abs=0.03)
    assert not worlds.accepted(np.asarray([[1]]))[worlds.red[:, 0, 0, 1]].any()


@pytest.mark.parametrize("answer", [Answer.YES, Answer.NO])
def test_a_firm_verdict_is_true_in_every_world(answer: Answer) -> None:
    told = soundings(choices(3, 2), 1, [says(0, Verdict((0, 1, 0), answer))])
    accepted = draw_worlds(told, sampling(1000)).accepted(np.asarray([[0, 1, 0]]))
    assert accepted.all() == (answer is Answer.YES)
    assert accepted.any() == (answer is Answer.YES)


def test_where_verdicts_leave_hardly_any_world_this_is_said() -> None:
    agreed = [says(0, Stands(Chosen(at, 0), Level.AGREE)) for at in range(12)]
    doubted = says(0, Verdict((1,) * 12, Answer.YES))
    objected = [says(0, Stands(Chosen(at, 1), Level.OBJECT)) for at in range(11)]
    with pytest.raises(TooNarrow, match="Hardly any world fits what A said"):
        draw_worlds(soundings(choices(12, 2), 1, [*agreed, *objected, doubted]), sampling(200))


def test_more_worlds_than_fit_are_refused_with_how_many_do() -> None:
    with pytest.raises(TooManyNumbers, match="draw at most 3355"):
        draw_worlds(soundings(choices(2, 10_000), 1), sampling(100_000))
