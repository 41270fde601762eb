"""The best package by an aim where the whole front is too large: a bound by weights, a good package, then HiGHS.

The bound by weights also tells which options no better package can take; what is left goes to the solver.
"""

import math
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product

import highspy
import numpy as np
from numpy.typing import NDArray

from goodoffices.packages.choice import Package
from goodoffices.packages.exact.certificate import Aim, Certificate, Ground, Solution
from goodoffices.packages.exact.dual import Bound, loss, weighed
from goodoffices.packages.exact.nearby import improved
from goodoffices.packages.exact.program import BROKEN, Program, Task
from goodoffices.packages.watching import Watch

Floats = NDArray[np.float64]
Number = int | Fraction | float

LARGEST = 1e4
"""Values are scaled for the solver so that none is larger."""

NEAR = 1e-6
"""Sums of logarithms this close count as the same where a solver compares them."""

TANGENTS = (0.25, 0.5, 0.7, 0.85, 0.95, 1.0, 1.05, 1.2, 1.5, 2.0)
"""Where the logarithm is bounded by a line from the start, as parts of what the relaxed answer gives a party."""

ENOUGH = 60.0
"""Seconds that the linear program may take at the least: without it there is no bound at all."""

ROUNDS = 40
"""Times that lines are added, at most."""


@dataclass(frozen=True, slots=True, eq=False)
class Relaxed:
    """The answer when an option may be taken in part: shares, what parties have, the bound, or that there is none."""

    columns: Floats
    gains: Floats
    bound: Bound
    impossible: bool


def factor(task: Task) -> float:
    """Return what units are multiplied by for the solver."""
    return min(1.0, LARGEST / max(1.0, float(np.abs(task.sheet.worth).max())))


def scaled(task: Task) -> tuple[Floats, Floats]:
    """Return worth by [party, column] and what each party starts with, as the solver counts them for this aim."""
    worth = task.sheet.worth.astype(float)
    start = np.array(task.model.start, dtype=float)
    by = np.full(start.size, factor(task))
    if task.aim in {Aim.RELATIVE, Aim.NASH}:
        start = start - np.array(task.gauge.disagreement)
    if task.aim is Aim.RELATIVE:
        spans = np.array(task.gauge.largest) - np.array(task.gauge.disagreement)
        by = np.where(spans > 0, 1000.0 / np.maximum(spans, 1), 0.0)
    return worth * by[:, None], start * by


def begun(task: Task) -> Program:
    """Return a program in which every party has its reserved value."""
    program = Program(task.sheet)
    by = factor(task)
    for own, start, reserved in zip(task.sheet.worth, task.model.start, task.model.reserved, strict=True):
        if reserved is not None:
            program.hold_worth(own * by, (), (reserved - start) * by)
    return program


def relaxed(task: Task, watch: Watch, seconds: float) -> Relaxed:
    """Return the answer of the linear program, with the bound that its duals prove; parties weigh alike if it stops."""
    worth, start = scaled(task)
    if watch.stopped():
        return _told(task, np.zeros(0), np.ones(start.size), np.zeros(0), impossible=False)
    program = begun(task)
    if task.aim is Aim.NASH:
        return _relaxed_product(task, program, watch, seconds)
    if task.aim is Aim.WELFARE:
        program.cost[: worth.shape[1]] = worth.sum(axis=0).tolist()
        rows = []
    else:
        least = program.add(1.0, high=_ceiling(task))
        rows = [program.hold_worth(worth[at], [(least, -1.0)], -float(start[at])) for at in _counted(task)]
    outcome = program.solve(watch, whole=False, seconds=seconds, within=0.0)
    weights = np.ones(start.size)
    if rows and outcome.duals.size:
        weights = np.zeros(start.size)
        weights[_counted(task)] = np.abs(outcome.duals[rows])
        weights = _per_unit(task, weights)
    return _told(task, outcome.columns, weights, outcome.duals, impossible=outcome.impossible)


def _counted(task: Task) -> list[int]:
    """Return the parties whose least is taken; a share of nothing is none, so whoever can gain nothing is left out."""
    if task.aim is not Aim.RELATIVE:
        return list(range(len(task.model.parties)))
    return [
        at for at, (low, most) in enumerate(zip(task.gauge.disagreement, task.gauge.largest, strict=True)) if most > low
    ]


def _ceiling(task: Task) -> float:
    """Return what the least cannot exceed, as the solver counts: a share is at most the whole."""
    return 1000.0 if task.aim is Aim.RELATIVE else highspy.kHighsInf


def _per_unit(task: Task, weights: Floats) -> Floats:
    """Return weights of what the solver counts as weights of units."""
    if task.aim is not Aim.RELATIVE:
        return weights
    spans = np.array(task.gauge.largest) - np.array(task.gauge.disagreement)
    return np.asarray(np.where(spans > 0, weights / np.maximum(spans, 1), 0.0))


def _told(task: Task, columns: Floats, weights: Floats, duals: Floats, *, impossible: bool) -> Relaxed:
    worth, start = scaled(task)
    issues, clauses = task.sheet.firsts.size - 1, task.sheet.met.shape[0]
    multipliers = np.abs(duals[issues : issues + clauses]) if duals.size else np.zeros(clauses)
    by = 1000.0 if task.aim is Aim.RELATIVE else factor(task) if task.aim is not Aim.NASH else 1.0
    shares = columns[: worth.shape[1]] if columns.size else np.zeros(worth.shape[1])
    return Relaxed(shares, worth @ shares + start, weighed(task, weights, multipliers / by), impossible)


def _relaxed_product(task: Task, program: Program, watch: Watch, seconds: float) -> Relaxed:
    worth, start = scaled(task)
    logs, gained = _gains(program, worth, start)
    reach = np.add.reduceat(worth, task.sheet.firsts[:-1], axis=1)
    near = np.maximum(1.0, reach.mean(axis=1) + start)
    lines: list[tuple[int, int, float]] = []
    for part in TANGENTS:
        lines += [_line(program, party, logs, gained, float(near[party]) * part) for party in range(start.size)]
    outcome = program.solve(watch, whole=False, seconds=seconds, within=0.0)
    for _ in range(ROUNDS):
        if outcome.impossible or watch.stopped():
            break
        gains = np.maximum(worth @ outcome.columns[: worth.shape[1]] + start, 1e-3)
        if outcome.value - float(np.log(gains).sum()) < NEAR / 10:
            break
        lines += [_line(program, party, logs, gained, float(gains[party])) for party in range(start.size)]
        outcome = program.solve(watch, whole=False, seconds=seconds, within=0.0)
    weights = np.zeros(start.size)
    for row, party, slope in lines if outcome.duals.size > lines[-1][0] else ():
        weights[party] += abs(outcome.duals[row]) * slope
    weights = np.maximum(weights * factor(task), 1e-12)
    return _told(task, outcome.columns, weights, outcome.duals, impossible=outcome.impossible)


def _gains(program: Program, worth: Floats, start: Floats) -> tuple[list[int], list[int]]:
    """Add by party a column for the logarithm of its gain, which counts, and one for the gain itself."""
    logs, gained = [program.add(1.0, high=50.0) for _ in start], [program.add(0.0) for _ in start]
    for own, column, least in zip(worth, gained, start.tolist(), strict=True):
        program.hold_worth(own, [(column, -1.0)], -least)
    return logs, gained


def _line(program: Program, party: int, logs: list[int], gained: list[int], at: float) -> tuple[int, int, float]:
    """Bound a party's logarithm by the line that touches it at a gain: log g <= log a + (g - a) / a."""
    row = program.hold((gained[party], logs[party]), (1.0 / at, -1.0), 1.0 - math.log(at))
    return row, party, 1.0 / at


def found_first(task: Task, answer: Relaxed, watch: Watch, kicks: int) -> Package | None:
    """Return a good package: the relaxed answer rounded, and improved issue by issue."""
    firsts = task.sheet.firsts
    parts = zip(firsts[:-1].tolist(), firsts[1:].tolist(), strict=True)
    rounded = tuple(int(answer.columns[first:end].argmax()) for first, end in parts)
    return improved(task, rounded, kicks=kicks, watch=watch)


def branched(task: Task, *, watch: Watch, seconds: float, kicks: int = 3, branch: bool = True) -> Solution | None:
    """Return the best package by an aim, with what was proved; None if there is none that keeps the clauses.

    Args:
        task: what is sought; leximin is sought by `goodoffices.packages.exact.ordered`.
        watch: hears the gap, and may end it with the best so far.
        seconds: for how long the solver may look.
        kicks: how often the local search begins anew.
        branch: whether the solver is asked at all; else the bound by weights stands.
    """
    watch.tell("Bounding by weights")
    answer = relaxed(task, watch, max(seconds, ENOUGH))
    if answer.impossible:
        return None
    package = found_first(task, answer, watch, kicks)
    state = _State(task, package, answer.bound.value, answer.bound.certificate)
    watch.tell(f"Bounding: {state.told()}")
    if state.done or not branch or watch.stopped():
        return state.solution()
    program = _without_hopeless(task, answer, state.value)
    solver = _by_product if task.aim is Aim.NASH else _by_least
    return solver(task, program, state, watch, seconds).solution()


@dataclass(frozen=True, slots=True)
class _State:
    """The best package so far, and the best bound."""

    task: Task
    package: Package | None
    bound: Number
    certificate: Certificate

    @property
    def value(self) -> Number | None:
        """How good the best package is, if there is one."""
        return (
            None if self.package is None else self.task.gauge.value(self.task.aim, self.task.model.worth(self.package))
        )

    @property
    def done(self) -> bool:
        """Whether nothing better is looked for."""
        return self._within(1)

    @property
    def proven(self) -> bool:
        """Whether nothing better is possible: a solver keeps each party's lines only to its own tolerance."""
        return self._within(10 if self.task.aim is Aim.NASH else 1)

    def _within(self, times: int) -> bool:
        if self.value is None:
            return False
        gap = self.bound - self.value
        return gap < {Aim.NASH: times * NEAR, Aim.RELATIVE: 10 * NEAR}.get(self.task.aim, 1)

    def told(self) -> str:
        if self.value is None:
            return "no package yet"
        return f"gap {max(0.0, float(self.bound - self.value)):,.4g} of {float(self.bound):,.6g}"

    def better(self, package: Package | None) -> "_State":
        if package is None or self.task.model.choices.broken(package):
            return self
        worth = self.task.model.worth(package)
        kept = all(least is None or own >= least for own, least in zip(worth, self.task.model.reserved, strict=True))
        now = self.value
        good = kept and (now is None or self.task.gauge.value(self.task.aim, worth) > now)
        return replace(self, package=package) if good else self

    def bounded(self, bound: Number) -> "_State":
        if bound >= self.bound:
            return self
        return replace(self, bound=bound, certificate=Certificate(Ground.BRANCHING))

    def solution(self) -> Solution | None:
        if self.package is None or self.value is None:
            return None
        task, worth = self.task, self.task.model.worth(self.package)
        bound = max(self.bound, self.value)
        return Solution(
            task.aim, self.package, worth, self.value, bound, self.proven, task.gauge, self.certificate, (self.package,)
        )


def _without_hopeless(task: Task, answer: Relaxed, value: Number | None) -> Program:
    """Return a program without the options that no package better than the value can take."""
    program = begun(task)
    certificate = answer.bound.certificate
    if value is None or not certificate.weights or (task.aim is Aim.NASH and not math.isfinite(float(value))):
        return program
    total = sum(certificate.weights)
    fall = loss(task.sheet, certificate.weights, certificate.multipliers)
    bound = float(answer.bound.value)
    if task.aim is Aim.NASH:
        count = len(certificate.weights)
        most = count * math.exp((bound + sum(math.log(one) for one in certificate.weights)) / count)
        after = count * np.log(np.maximum(most - fall, 1e-300) / count)
        hopeless = after - sum(math.log(one) for one in certificate.weights) < float(value) - NEAR
    elif task.aim is Aim.RELATIVE:
        spans = np.array(task.gauge.largest) - np.array(task.gauge.disagreement)
        hopeless = bound - fall / max(1.0, float(np.array(certificate.weights) @ spans)) < float(value) - NEAR
    else:
        by = certificate.weights[0] if task.aim is Aim.WELFARE else total
        hopeless = bound + 1 - fall / by < float(value) + 1 - NEAR
    for column in np.flatnonzero(hopeless).tolist():
        program.high[column] = 0.0
    return program


def _by_least(task: Task, program: Program, state: _State, watch: Watch, seconds: float) -> _State:
    worth, start = scaled(task)
    by = 1000.0 if task.aim is Aim.RELATIVE else factor(task)
    step = 0.0 if task.aim is Aim.RELATIVE else 0.5
    wanted = -highspy.kHighsInf if state.value is None else (float(state.value) + step) * by
    if task.aim is Aim.WELFARE:
        program.cost[: worth.shape[1]] = worth.sum(axis=0).tolist()
        program.hold_worth(worth.sum(axis=0), (), wanted - float(start.sum()))
    else:
        least = program.add(1.0, low=wanted, high=max(wanted, _ceiling(task)))
        for at in _counted(task):
            program.hold_worth(worth[at], [(least, -1.0)], -float(start[at]))
    outcome = program.solve(watch, whole=True, seconds=seconds, within=0.0 if task.aim is Aim.RELATIVE else 0.99 * by)
    if outcome.impossible:
        return state if state.value is None else state.bounded(state.value)
    shift = float(start.sum()) if task.aim is Aim.WELFARE else 0.0
    slack = BROKEN * float(np.abs(worth).max())
    if math.isfinite(outcome.bound):
        bound = (outcome.bound + shift + slack) / by
        state = state.bounded(bound if task.aim is Aim.RELATIVE else math.floor(bound))
    state = state.better(outcome.package)
    return state if state.done or task.aim is not Aim.RELATIVE else _by_units(task, state, watch, seconds)


def _by_units(task: Task, state: _State, watch: Watch, seconds: float) -> _State:
    """Ask for a package that gives each party a unit more than its share is worth: if there is none, that is proof."""
    if state.value is None or watch.stopped():
        return state
    program, by = begun(task), factor(task)
    for at in _counted(task):
        low, most = task.gauge.disagreement[at], task.gauge.largest[at]
        wanted = math.floor(low + Fraction(state.value) * (most - low)) + 0.5 - task.model.start[at]
        program.hold_worth(task.sheet.worth[at] * by, (), wanted * by)
    outcome = program.solve(watch, whole=True, seconds=seconds, within=0.0)
    return state.bounded(state.value) if outcome.impossible else state.better(outcome.package)


def _by_product(task: Task, program: Program, state: _State, watch: Watch, seconds: float) -> _State:
    worth, start = scaled(task)
    units = -start.size * math.log(factor(task))
    logs, gained = _gains(program, worth, start)
    own = np.array(task.model.worth(state.package)) - np.array(task.gauge.disagreement) if state.package else None
    near = np.maximum(1.0, own * factor(task)) if own is not None else np.maximum(1.0, worth.max(axis=1))
    for party, part in product(range(start.size), TANGENTS):
        _line(program, party, logs, gained, float(near[party]) * part)
    for _ in range(ROUNDS):
        outcome = program.solve(watch, whole=True, seconds=seconds, within=NEAR / 2, start=state.package)
        if outcome.impossible:
            return state if state.value is None else state.bounded(float(state.value))
        state = state.bounded(outcome.bound + units + BROKEN / 10) if math.isfinite(outcome.bound) else state
        state = state.better(outcome.package)
        if state.done or watch.stopped() or outcome.package is None:
            break
        columns = task.sheet.column(outcome.package)
        gains = np.maximum(worth[:, columns].sum(axis=1) + start, 1e-3)
        for party in range(start.size):
            _line(program, party, logs, gained, float(gains[party]))
    return state
