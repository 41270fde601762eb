"""The exact search of packages: its fronts beside NegMAS, its answers beside HiGHS alone, and its own bars.

    python benchmarks/front.py [--data DIR] [--only answers,peer,clauses,single] [--times 3]

NegMAS is compared where it is installed in the environment that runs this; it is no dependency. With --data the
answers to DIR/scenarios are compared with those that others computed. All other models are made by a fixed seed; times
are medians, by the processor (`worked`) and by the clock, and ends with exit code 1 where a bar is missed.
"""

import argparse
import importlib.util
import json
import statistics
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from goodoffices.packages.choice import Choices, Chosen, Clause, Issue, Model
from goodoffices.packages.exact import compiling
from goodoffices.packages.exact.branching import begun, branched, scaled
from goodoffices.packages.exact.certificate import Aim, Gauge
from goodoffices.packages.exact.pareto import front
from goodoffices.packages.exact.program import Task, laid_out
from goodoffices.packages.exact.search import solve
from goodoffices.packages.scenario import read
from goodoffices.packages.watching import Patience

if sys.platform != "win32":
    import resource

Shape = tuple[int, int, int]

PEER: tuple[tuple[Shape, float], ...] = (((2, 8, 5), 1000), ((4, 8, 5), 500))
"""Parties, issues and options, and how many times NegMAS' time ours must fit in."""

CLAUSES: tuple[tuple[Shape, int, int, float], ...] = (
    ((2, 100, 5), 40, 1000, 1.0),
    ((5, 20, 4), 8, 200, 1.5),
    ((4, 30, 4), 12, 1000, 5.0),
    ((4, 40, 4), 16, 1000, 12.0),
)
"""Shape, clauses, grain, and the seconds within which the front must be there."""

MOST_MEGABYTES = 512
NASH_SECONDS = 12.0


def invented(shape: Shape, clauses: int = 0, grain: int = 1000, seed: int = 1) -> Model:
    """Return a model with weights and levels drawn evenly; an issue's best option has its whole weight."""
    parties, issues, options = shape
    drawn = np.random.default_rng(seed)  # noqa: TID251 - a benchmark draws its own models
    weights, levels = drawn.dirichlet(np.ones(issues), parties), drawn.random(shape)
    values = np.rint(levels / levels.max(axis=2, keepdims=True) * weights[:, :, None] * grain).astype(np.int64)
    named = tuple(Issue.of(f"i{at}", [f"o{one}" for one in range(options)]) for at in range(issues))
    bonds = (Clause.implies, Clause.excludes, Clause.only_if)
    bound = []
    for _ in range(clauses):
        one, other = (int(at) for at in drawn.choice(issues, 2, replace=False))
        bond = bonds[int(drawn.integers(3))]
        bound.append(bond(Chosen(one, int(drawn.integers(options))), Chosen(other, int(drawn.integers(options)))))
    return Model(Choices(named, tuple(bound)), tuple(f"P{at}" for at in range(parties)), values)


def timed(times: int, work: Callable[[], Any]) -> tuple[Any, float, float]:
    """Return what some work gives, and the medians of the seconds it worked and took."""
    worked, took = [], []
    for _ in range(times):
        clock, processor = time.perf_counter(), time.process_time()
        found = work()
        worked.append(time.process_time() - processor)
        took.append(time.perf_counter() - clock)
    return found, statistics.median(worked), statistics.median(took)


def answers(folder: Path) -> bool:
    """Print how many of the scenarios in a folder have the answers that others computed; return whether all have."""
    wrong, count = compared(folder)
    print(f"answers: {count - len(wrong)} of {count} equal {' '.join(wrong)}")
    return not wrong


def compared(folder: Path) -> tuple[list[str], int]:
    """Return the scenarios in a folder whose answers are not those that others computed, and how many there are."""
    wrong = []
    scenarios = sorted(one.parent for one in (folder / "scenarios").glob("*/answers.json"))
    for scenario in scenarios:
        told = json.loads((scenario / "answers.json").read_text("utf-8"))
        files = {one.name: one.read_bytes() for one in scenario.iterdir() if one.suffix in {".yml", ".yaml", ".xml"}}
        found = solve(read(scenario.name, files).model, list(Aim))
        same = found.front is not None and len(found.front.points) == told["pareto_points"]
        for aim, solution in found.best.items():
            listed = [] if solution is None else [list(one) for one in solution.packages]
            same = same and listed == told[aim.value]["packages"]
        if not same:
            wrong.append(scenario.name)
    return wrong, len(scenarios)


def peer(times: int) -> bool:
    """Print our front beside NegMAS', point by point; return whether the bars hold."""
    if importlib.util.find_spec("negmas") is None:
        print("peer: NegMAS is not installed in this environment, so nothing is compared with it")
        return True
    held = True
    for shape, bar in PEER:
        model = invented(shape)
        ours, _, took = timed(max(times, 5), lambda model=model: front(model))
        theirs, _, peer_took = timed(times if shape[0] < PEER[1][0][0] else 1, lambda model=model: by_negmas(model))
        same = {tuple(point) for point in ours.points.tolist()} == theirs
        ratio = peer_took / took
        held = held and same and ratio >= bar
        print(
            f"peer {shape}: {len(ours.points)} points, same: {same}; "
            f"ours {took:.5f} s, NegMAS {peer_took:.2f} s: {ratio:,.0f}x (bar {bar:,.0f}x)"
        )
    return held


def by_negmas(model: Model) -> set[tuple[int, ...]]:
    """Return the front as NegMAS lists it."""
    outcomes, preferences = import_module("negmas.outcomes"), import_module("negmas.preferences")
    issues = [outcomes.make_issue([one.name for one in issue.options], issue.name) for issue in model.choices.issues]
    parties = [
        preferences.LinearAdditiveUtilityFunction(
            values=[
                {option.name: float(own[at, one]) for one, option in enumerate(issue.options)}
                for at, issue in enumerate(model.choices.issues)
            ],
            weights=[1.0] * len(issues),
            issues=issues,
        )
        for own in model.values
    ]
    points, _ = preferences.pareto_frontier(parties, issues=issues)
    return {tuple(round(one) for one in point) for point in points}


def clauses(times: int) -> bool:
    """Print the time and memory of fronts with clauses; return whether the bars hold."""
    held = True
    for shape, count, grain, bar in CLAUSES:
        model = invented(shape, count, grain)
        found, worked, took = timed(times, lambda model=model: front(model))
        held = held and took <= bar
        print(
            f"clauses {shape}, {count} clauses, grain {grain}: {len(found.points):,} points, {found.peak:,} labels at "
            f"once; {took:.2f} s by the clock, {worked:.2f} worked (bar {bar} s); {memory()} MB"
        )
    return held and memory() <= MOST_MEGABYTES


def memory() -> int:
    """Return the most memory this process has held, in megabytes; 0 where it is not told."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10 if sys.platform == "linux" else 0


def single(times: int) -> bool:
    """Print max-min beside HiGHS alone, the product, and a conference; return whether the bars hold."""
    model = invented((10, 50, 4))
    task = Task(model, laid_out(model), Aim.MAXMIN, Gauge())
    ours, worked, took = timed(times, lambda: branched(task, watch=Patience(), seconds=60))
    alone, alone_worked, alone_took = timed(times, lambda: by_highs(task))
    print(
        f"max-min 10x50x4: ours {ours.value} (proven: {ours.proven}) in {took:.2f} s, {worked:.2f} worked; "
        f"HiGHS alone {alone:.0f} in {alone_took:.2f} s, {alone_worked:.2f} worked"
    )
    held = ours.proven and worked <= alone_worked
    model = invented((50, 100, 4))
    low = tuple(own.min(axis=1).sum().item() for own in model.values)
    task = Task(model, laid_out(model), Aim.NASH, Gauge(low, ()))
    found, worked, took = timed(times, lambda: branched(task, watch=Patience(), seconds=60))
    held = held and found.proven and took <= NASH_SECONDS
    print(
        f"product 50x100x4: gap {found.gap:.1e}, proven: {found.proven}; {took:.2f} s, {worked:.2f} worked (bar 12 s)"
    )
    model = invented((200, 300, 4))
    found, worked, took = timed(1, lambda: solve(model, [Aim.MAXMIN]).best[Aim.MAXMIN])
    proved = f"{found.value}, bound {found.bound}, gap {found.gap / found.bound:.1%}"
    print(f"max-min 200x300x4: {proved}; {took:.1f} s, {worked:.1f} worked")
    return bool(held)


def by_highs(task: Task) -> float:
    """Return the largest least value as HiGHS alone finds it: no start, no bound, nothing left out."""
    program = begun(task)
    worth, start = scaled(task)
    least = program.add(1.0)
    for own, begin in zip(worth, start.tolist(), strict=True):
        program.hold_worth(own, [(least, -1.0)], -begin)
    return program.solve(Patience(), whole=True, seconds=60, within=0.99).value


def main() -> None:
    """Run what is asked for."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--data", type=Path)
    asked.add_argument("--only", default="answers,peer,clauses,single")
    asked.add_argument("--times", type=int, default=3)
    told = asked.parse_args()
    print(f"compiled loops: {compiling.AVAILABLE}")
    front(invented((2, 3, 2)))
    parts: dict[str, Callable[[], bool]] = {
        "answers": lambda: told.data is None or answers(told.data),
        "peer": lambda: peer(told.times),
        "clauses": lambda: clauses(told.times),
        "single": lambda: single(told.times),
    }
    held = [parts[one]() for one in told.only.split(",")]
    sys.exit(0 if all(held) else 1)


if __name__ == "__main__":
    main()
