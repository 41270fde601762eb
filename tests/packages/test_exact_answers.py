"""The exact search equals what looking at every package says, and what others computed."""

import itertools
import json
import math
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.packages.choice import Choices, Chosen, Clause, Issue, Model
from goodoffices.packages.exact import compiling
from goodoffices.packages.exact.branching import branched
from goodoffices.packages.exact.certificate import Aim, Gauge
from goodoffices.packages.exact.checking import check
from goodoffices.packages.exact.clash import NoPackage, clashing
from goodoffices.packages.exact.ordered import leximin
from goodoffices.packages.exact.pareto import FrontTooLarge, front
from goodoffices.packages.exact.program import Task, laid_out
from goodoffices.packages.exact.search import solve
from goodoffices.packages.scenario import read
from goodoffices.packages.watching import Patience

SCENARIOS = (
    *("anac2010-EnglandZimbabwe", "anac2010-ItexvsCypress", "anac2015-BankRobbery", "anac2015-KillerRobot"),
    *("anac2015-Politics", "anac2015-Symposium", "anac2016-SmartEnergyGridLarge", "other-Domain8", "other-Jobs"),
)

PATHS = [pytest.param(True, marks=pytest.mark.skipif(not compiling.AVAILABLE, reason="needs the extra fast")), False]


@st.composite
def models(draw: st.DrawFn) -> Model:
    widths = draw(st.lists(st.integers(1, 3), min_size=2, max_size=4))
    parties = draw(st.integers(1, 6))
    most = draw(st.sampled_from([2, 9, 1000]))
    shape = (parties, len(widths), max(widths))
    flat = draw(st.lists(st.integers(-1, most), min_size=math.prod(shape), max_size=math.prod(shape)))
    values = np.array(flat, dtype=np.int64).reshape(shape)
    for at, width in enumerate(widths):
        values[:, at, width:] = 0
    issues = tuple(
        Issue.of(f"issue {at}", [f"option {one}" for one in range(width)]) for at, width in enumerate(widths)
    )
    literals = [Chosen(at, one) for at, width in enumerate(widths) for one in range(width)]
    bonds = st.sampled_from([Clause.implies, Clause.excludes, Clause.only_if])
    clauses = draw(
        st.lists(
            st.builds(
                lambda bond, option, others: bond(option, *others),
                bonds,
                st.sampled_from(literals),
                st.lists(st.sampled_from(literals), min_size=1, max_size=2),
            ),
            max_size=4,
        )
    )
    reserved = draw(st.lists(st.none() | st.integers(-2, most), min_size=parties, max_size=parties))
    names = tuple("ABCDEF"[:parties])
    return Model(Choices(issues, tuple(clauses)), names, values, (0,) * parties, tuple(reserved))


def allowed(model: Model) -> dict[tuple[int, ...], list[tuple[int, ...]]]:
    """Every worth, with the packages that have it."""
    found: dict[tuple[int, ...], list[tuple[int, ...]]] = {}
    for package in itertools.product(*map(range, model.choices.widths)):
        if not model.choices.broken(package):
            found.setdefault(model.worth(package), []).append(package)
    return found


def unbeaten(worths: Sequence[tuple[int, ...]]) -> set[tuple[int, ...]]:
    def beaten(one: tuple[int, ...]) -> bool:
        return any(other != one and all(b >= a for a, b in zip(one, other, strict=True)) for other in worths)

    return {one for one in worths if not beaten(one)}


def key(aim: Aim, worth: tuple[int, ...], gauge: Gauge) -> Any:
    gains = [own - low for own, low in zip(worth, gauge.disagreement, strict=True)]
    if aim is Aim.LEXIMIN:
        return sorted(worth)
    if aim is Aim.NASH:
        return math.prod(gains)
    if aim is Aim.RELATIVE:
        spans = [high - low for high, low in zip(gauge.largest, gauge.disagreement, strict=True)]
        return min((Fraction(gain, span) for gain, span in zip(gains, spans, strict=True) if span > 0), default=1)
    return min(worth) if aim is Aim.MAXMIN else sum(worth)


def kept(model: Model, worths: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
    return [one for one in worths if all(r is None or u >= r for u, r in zip(one, model.reserved, strict=True))]


@pytest.mark.parametrize("compiled", PATHS)
@settings(deadline=None, max_examples=150)
@given(model=models())
def test_the_front_is_what_looking_at_every_package_leaves(model: Model, *, compiled: bool) -> None:
    every = allowed(model)
    found = front(model, compiled=compiled)
    got = {tuple(point): ways for point, ways in zip(found.points.tolist(), found.ways.tolist(), strict=True)}
    assert got == {one: len(every[one]) for one in unbeaten(list(every))}
    for point, package in zip(found.points.tolist(), found.packages.tolist(), strict=True):
        assert tuple(package) in every[tuple(point)]


@pytest.mark.skipif(not compiling.AVAILABLE, reason="needs the extra fast")
@settings(deadline=None, max_examples=100)
@given(model=models())
def test_both_paths_give_the_same_packages_in_the_same_order(model: Model) -> None:
    one, other = front(model, compiled=True), front(model, compiled=False)
    assert one.points.tolist() == other.points.tolist()
    assert one.packages.tolist() == other.packages.tolist()
    assert (one.ways.tolist(), one.labels, one.peak) == (other.ways.tolist(), other.labels, other.peak)


@pytest.mark.skipif(not compiling.AVAILABLE, reason="needs the extra fast")
@pytest.mark.parametrize(("parties", "grain"), [(3, 1000), (4, 100), (4, 10**9), (5, 30), (5, 10**9)])
def test_both_paths_agree_where_the_tables_are_used(parties: int, grain: int) -> None:
    model = spread(parties, 5, 5, grain)
    one, other = front(model, compiled=True), front(model, compiled=False)
    assert one.points.tolist() == other.points.tolist()
    assert one.packages.tolist() == other.packages.tolist()


def spread(parties: int, issues: int, options: int, grain: int) -> Model:
    """Values that look like chance and are the same on every machine."""
    numbers = np.arange(1, parties * issues * options + 1, dtype=np.uint64) * np.uint64(11400714819323198485)
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    values = ((numbers >> np.uint64(33)) % np.uint64(grain // issues + 1)).astype(np.int64)
    named = tuple(Issue.of(f"issue {at}", [f"option {one}" for one in range(options)]) for at in range(issues))
    return Model(Choices(named), tuple("ABCDEFGHIJ"[:parties]), values.reshape(parties, issues, options))


@settings(deadline=None, max_examples=150)
@given(model=models())
def test_every_best_package_is_best_and_counted_and_its_certificate_holds(model: Model) -> None:
    every = allowed(model)
    if not every:
        with pytest.raises(NoPackage):
            solve(model, list(Aim))
        return
    found = solve(model, list(Aim))
    worths = kept(model, list(every))
    for aim, solution in found.best.items():
        if solution is None:
            assert worths == []
            continue
        most = max(key(aim, one, found.gauge) for one in worths)
        assert key(aim, solution.worth, found.gauge) == most
        assert solution.proven
        assert check(model, solution).bound
        best = sorted(p for one in worths if key(aim, one, found.gauge) == most for p in every[one])
        assert (solution.count, list(solution.packages)) == (len(best), best[:20])


@pytest.mark.parametrize("aim", [Aim.MAXMIN, Aim.RELATIVE, Aim.LEXIMIN, Aim.NASH, Aim.WELFARE])
@settings(deadline=None, max_examples=25)
@given(model=models())
def test_the_solver_finds_what_looking_at_every_package_finds(model: Model, aim: Aim) -> None:
    every = allowed(model)
    worths = kept(model, list(every))
    least = tuple(min((one[p] for one in every), default=0) for p in range(len(model.parties)))
    without = tuple(low if r is None else max(low, r) for low, r in zip(least, model.reserved, strict=True))
    gauge = Gauge(without, tuple(max((one[p] for one in every), default=0) for p in range(len(model.parties))))
    task = Task(model, laid_out(model), aim, gauge)
    seek = leximin if aim is Aim.LEXIMIN else branched
    solution = seek(task, watch=Patience(), seconds=20)
    if not worths or (aim is Aim.NASH and not max(key(aim, one, gauge) for one in worths)):
        assert solution is None or worths
        return
    assert solution is not None
    most = max(key(aim, one, gauge) for one in worths)
    got = key(aim, solution.worth, gauge)
    assert got == most or (aim in {Aim.NASH, Aim.RELATIVE} and got >= most * (1 - 2e-6))
    assert solution.proven
    check(model, solution)


def test_a_share_is_proved_where_a_party_can_gain_little_beside_what_its_options_are_worth() -> None:
    values = [
        [[0, 931, 0], [0, 0, 325]],
        [[0, 389, 0], [0, 13, 0]],
        [[0, 0, 0], [398, 426, 0]],
        [[911, 0, 0], [0, 0, 0]],
    ]
    issues = (Issue.of("line", ["old", "new"]), Issue.of("police", ["joint", "own", "none"]))
    clause = Clause.implies(Chosen(0, 0), Chosen(1, 2), Chosen(0, 1))
    model = Model(Choices(issues, (clause,)), tuple("ABCD"), np.array(values))
    gauge = solve(model, [Aim.RELATIVE]).gauge
    found = branched(Task(model, laid_out(model), Aim.RELATIVE, gauge), watch=Patience(), seconds=20)
    assert found is not None
    assert (found.value, found.gap, found.proven) == (0, 0, True)


@settings(deadline=None, max_examples=60)
@given(model=models())
def test_clauses_said_to_clash_do_and_none_of_them_is_superfluous(model: Model) -> None:
    found = clashing(model.choices)
    assert bool(found) == (not allowed(model))
    for at in range(len(found)):
        rest = Choices(model.choices.issues, found[:at] + found[at + 1 :])
        assert any(not rest.broken(one) for one in itertools.product(*map(range, rest.widths)))


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_answers_of_a_scenario_are_those_that_others_computed(shared_data: Path, name: str) -> None:
    folder = shared_data / "scenarios" / name
    if not folder.is_dir():
        pytest.skip(f"The scenario is not here: {folder}")
    told = json.loads((folder / "answers.json").read_text("utf-8"))
    files = {one.name: one.read_bytes() for one in folder.iterdir() if one.suffix == ".yml"}
    model = read(name, files).model
    found = solve(model, list(Aim))
    assert found.front is not None
    assert (len(found.front.points), int(found.front.ways.sum())) == (told["pareto_points"], told["pareto_packages"])
    assert [one / 1e9 for one in found.gauge.disagreement] == told["disagreement_used"]
    for aim, solution in found.best.items():
        assert solution is not None
        assert [list(one) for one in solution.packages] == told[aim.value]["packages"]
        assert solution.count == told[aim.value].get("n", solution.count)
        check(model, solution)
    best = found.best
    assert best[Aim.MAXMIN].value / 1e9 == told["maxmin_raw"]["value"]
    assert float(best[Aim.RELATIVE].value) == pytest.approx(told["maxmin_relative"]["value"], abs=1e-15)
    assert sorted(one / 1e9 for one in best[Aim.LEXIMIN].worth) == told["leximin_raw"]["sorted_utilities"]
    assert best[Aim.WELFARE].value / 1e9 == told["utilitarian_raw"]["value"]
    gains = [(own - low) / 1e9 for own, low in zip(best[Aim.NASH].worth, found.gauge.disagreement, strict=True)]
    assert gains == told["nash_gains"]["gains"]


@pytest.mark.parametrize("compiled", PATHS)
def test_a_front_that_grows_past_its_limit_is_refused(*, compiled: bool) -> None:
    with pytest.raises(FrontTooLarge):
        front(spread(4, 6, 5, 1000), compiled=compiled, most=100)


def test_a_front_that_is_too_large_leaves_single_packages_with_their_bounds() -> None:
    model = spread(7, 12, 4, 1000)
    found = solve(model, [Aim.MAXMIN, Aim.WELFARE, Aim.NASH])
    assert found.front is None
    assert found.refusal
    for solution in found.best.values():
        assert solution is not None
        assert solution.proven
        check(model, solution)


def test_whoever_stops_a_search_gets_the_best_so_far_with_its_gap() -> None:
    class Hurried(Patience):
        def stopped(self) -> bool:
            return True

    model = spread(8, 30, 4, 1000)
    found = solve(model, [Aim.MAXMIN], watch=Hurried())
    solution = found.best[Aim.MAXMIN]
    assert solution is not None
    assert solution.bound >= solution.value
    assert check(model, solution).bound
