"""Each world is decided as enumeration decides it, every certificate replays, and no figure is told without grounds."""

from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.packages.said import choices, every_package, invented, sampling, says, soundings, soundings_strategy

from goodoffices.packages.choice import Choices, Chosen, Clause, Issue
from goodoffices.packages.feasible import deciding as feasible_deciding
from goodoffices.packages.feasible.beam import beam
from goodoffices.packages.feasible.card import card
from goodoffices.packages.feasible.deciding import decide, replays
from goodoffices.packages.feasible.feasible import blocks, feasible, prospect
from goodoffices.packages.feasible.possible import NoPackage, some_package
from goodoffices.packages.feasible.settlement import improvement
from goodoffices.packages.feasible.share import Share
from goodoffices.packages.feasible.weights import Asked
from goodoffices.packages.soundings.evidence import Belief, Level, RedLine, Soundings, Stands
from goodoffices.packages.worlds.worlds import draw_worlds


@settings(max_examples=60, deadline=None)
@given(soundings_strategy())
def test_a_decided_world_is_as_enumeration_has_it_and_none_stays_open(told: Soundings) -> None:
    worlds = draw_worlds(told, sampling(60))
    truth = worlds.accepted(every_package(told.choices)).any(axis=1)
    found = decide(worlds)
    assert np.array_equal(found.yes, truth)
    assert np.array_equal(found.no, ~truth)
    assert replays(worlds, found)


@settings(max_examples=40, deadline=None)
@given(soundings_strategy())
def test_the_search_of_partial_packages_is_right_whatever_its_width(told: Soundings) -> None:
    worlds = draw_worlds(told, sampling(40))
    truth = worlds.accepted(every_package(told.choices)).any(axis=1)
    weights = np.ones((len(worlds), len(told.parties)), dtype=np.int64)
    for width in (1, 4, 256):
        found = beam(Asked.of(worlds), weights, width)
        assert not (found.yes & ~truth).any()
        assert not (found.no & truth).any()
    assert (found.yes | found.no).all()


def test_a_forged_certificate_does_not_replay() -> None:
    told = invented(3, 4, 3, 8)
    worlds = draw_worlds(told, sampling(60))
    found = decide(worlds)
    assert found.yes.any()
    assert found.by_weights.any()
    nothing = np.ones_like(found.no)
    assert not replays(worlds, feasible_deciding.Decided(nothing, ~nothing, found.packages, found.weights, ~nothing))
    assert not replays(worlds, feasible_deciding.Decided(~nothing, nothing, found.packages, found.weights, nothing))


def test_what_could_not_be_decided_widens_the_interval_on_both_sides() -> None:
    decided, part = Share(50, 50, 100), Share(45, 45, 100)
    assert part.low < decided.low < decided.middle < decided.high < part.high
    assert (Share(0, 10, 10).low, Share(10, 0, 10).high) == (0.0, 1.0)


def test_the_interval_holds_the_share_that_ever_more_worlds_come_to(deep: bool) -> None:  # noqa: FBT001 - pytest hands it in by name
    held, cases = 0, 1000 if deep else 60
    for case in range(cases):
        told = invented(2, 3, 3, case)
        truth = (
            draw_worlds(told, sampling(20_000, seed=2 * case)).accepted(every_package(told.choices)).any(axis=1).mean()
        )
        found = decide(draw_worlds(told, sampling(400, seed=2 * case + 1)))
        share = Share(int(found.yes.sum()), int(found.no.sum()), 400)
        held += share.low <= truth <= share.high
    assert held / cases >= 0.94 - (0 if deep else 0.05)


def test_nothing_is_told_of_a_party_of_which_nothing_is_known() -> None:
    found = feasible(soundings(choices(2, 2), 2), sampling())
    assert found.reservations()[0] == "Nothing is known of A: any package is possible."


def test_few_statements_are_not_enough_for_a_figure() -> None:
    evidence = [says(0, Stands(Chosen(at, 0), Level.AGREE)) for at in range(4)]
    (reservation,) = feasible(soundings(choices(4, 2), 1, evidence), sampling()).reservations()
    assert reservation.startswith("Of A only 4 of the 5 statements")


def test_clauses_that_leave_no_package_are_named_and_no_others() -> None:
    zero, one = Chosen(0, 0), Chosen(0, 1)
    clash = [Clause.excludes(zero, Chosen(1, 0), Chosen(1, 1)), Clause.excludes(one, Chosen(1, 0), Chosen(1, 1))]
    harmless = Clause.implies(Chosen(2, 0), Chosen(1, 0))
    with pytest.raises(NoPackage) as refusal:
        feasible(soundings(choices(3, 2, [harmless, *clash]), 1), sampling())
    assert refusal.value.sentence.count("excludes") == 2
    assert "implies" not in refusal.value.sentence
    assert some_package(choices(3, 2, [harmless]))


def test_the_best_package_keeps_the_clauses_and_is_at_most_as_often_accepted_as_some_package() -> None:
    for seed in range(5):
        found = feasible(invented(3, 5, 3, seed), sampling(600))
        assert not found.soundings.choices.broken(found.package)
        assert found.best[0].low <= found.exists[0].high
        for package, share in found.alternatives():
            assert np.mean(np.asarray(package) != found.package) >= 0.25
            assert share.count == 300


def test_the_best_single_package_of_a_small_case_is_the_one_that_enumeration_finds() -> None:
    for seed in range(8):
        told = invented(2, 4, 3, seed)
        one = prospect(draw_worlds(told, sampling(2000)))
        picked = one.worlds.accepted(every_package(told.choices))[:1000].mean(axis=0)
        own = one.worlds.accepted(np.asarray([one.pool.best()]))[:1000].mean()
        assert own == pytest.approx(picked.max(), abs=1e-9)


def test_what_blocks_is_the_red_line_that_leaves_no_package() -> None:
    line = says(1, RedLine((Chosen(0, 0),)), belief=Belief.LIKELY)
    told = soundings(
        choices(2, 2),
        2,
        [
            line,
            says(0, RedLine((Chosen(0, 1),))),
            *(says(party, Stands(Chosen(1, 0), Level.AGREE)) for party in range(2)),
            says(1, Stands(Chosen(0, 1), Level.AGREE)),
            says(0, Stands(Chosen(0, 0), Level.AGREE)),
        ],
    )
    one = prospect(draw_worlds(told, sampling(1000)))
    found = blocks(one)
    assert {block.evidence for block in found} == {line, told.evidence[1]}
    assert found[0].share.yes + one.exists.yes <= 1000
    assert "rules out" in found[0].words(told)


def test_a_card_names_what_binds_each_party_and_what_would_kill_the_package() -> None:
    line = says(0, RedLine((Chosen(0, 0), Chosen(1, 0))), belief=Belief.MAY_BE_BLUFF)
    objects = says(1, Stands(Chosen(1, 0), Level.OBJECT))
    told = soundings(choices(2, 2), 2, [line, objects, says(1, Stands(Chosen(0, 0), Level.PREFER))])
    lines = card(draw_worlds(told, sampling(1000)), (0, 0)).lines
    assert lines[0].kills == (line,)
    assert lines[0].accepts.high < 0.6
    assert (lines[1].binding, lines[1].gives, lines[1].gets) == (objects, 1, 0)


def test_after_a_deal_a_package_that_all_like_better_is_found() -> None:
    told = soundings(choices(2, 2), 2, [says(party, Stands(Chosen(0, 1), Level.PREFER)) for party in range(2)])
    worlds = draw_worlds(told, sampling(1000))
    found = improvement(worlds, (0, 0))
    assert found.package[0] == 1
    assert found.exists.low > 0.9
    assert improvement(worlds, found.package).exists.high < found.exists.low


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 4), min_size=2, max_size=4), st.randoms(use_true_random=False), st.integers(0, 6))
def test_clauses_between_issues_of_different_widths_are_kept_or_told_to_clash(
    widths: list[int], chance: Random, count: int
) -> None:
    named = tuple(Issue.of(f"issue {at}", map(str, range(width))) for at, width in enumerate(widths))

    def drawn(issue: int) -> Chosen:
        return Chosen(issue, chance.randrange(widths[issue]))

    clauses = [
        chance.choice((Clause.excludes, Clause.only_if))(*map(drawn, chance.sample(range(len(widths)), 2)))
        for _ in range(count)
    ]
    told = Choices(named, tuple(clauses))
    if any(not told.broken(one) for one in every_package(told)):
        assert not told.broken(some_package(told))
    else:
        with pytest.raises(NoPackage):
            some_package(told)


def test_a_package_is_found_through_many_pairs_of_options_that_need_each_other() -> None:
    pairs = 24
    named = (*(Issue.of(f"issue {at}", "ab") for at in range(2 * pairs)), Issue.of("the last", "abc"))
    clauses = [
        Clause.only_if(Chosen(2 * at, option), Chosen(2 * at + 1, 1 - option))
        for at in range(pairs)
        for option in (0, 1)
    ]
    told = Choices(named, tuple(clauses))
    assert not told.broken(some_package(told))
