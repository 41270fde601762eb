"""The Pareto front, exactly: the packages that no other package beats, by dynamic programming over the issues.

After every issue only those partial packages are kept that no other one with the same open clauses beats: whatever
completes a beaten one completes the one that beats it, and better. What is left after the last issue is the front.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module

import numpy as np
from numpy.typing import NDArray

from goodoffices.packages.choice import Model
from goodoffices.packages.exact import compiling
from goodoffices.packages.exact.plan import Step, plan
from goodoffices.packages.exact.sifting import sift
from goodoffices.packages.watching import Patience, Watch, go_on
from goodoffices.terms import NotPossible

Numbers = NDArray[np.int64]
Hearing = Callable[[int], None]
"""Hears how many partial packages are kept so far, and raises `Stopped` to end the search."""

MERGING = "goodoffices.packages.exact.merging"
"""The compiled path, imported by name once it is taken: it loads the compiler."""

MOST_LABELS = 4_000_000
"""Partial packages that are kept at once."""

MOST_CELLS = 1 << 24
"""Cells of the table that the compiled filter for four and five parties may use."""


class FrontTooLarge(NotPossible):
    """The front has too many packages to list ({most} partial ones were kept): ask for single packages instead."""


@dataclass(frozen=True, slots=True, eq=False)
class Front:
    """The Pareto front of a model.

    Attributes:
        points: distinct worths by [point, party], falling by the first party, then the second, and so on.
        packages: a package for each, by [point, issue].
        ways: how many packages have each point (at most 2^60).
        labels: how many partial packages were kept over all issues.
        peak: how many at once.
    """

    points: Numbers
    packages: NDArray[np.int16]
    ways: Numbers
    labels: int
    peak: int


@dataclass(frozen=True, slots=True, eq=False)
class _Level:
    """What is kept after an issue: labels in groups by state; where each came from."""

    labels: Numbers
    ways: Numbers
    states: Numbers
    ends: Numbers
    parents: NDArray[np.int32]
    picks: NDArray[np.int16]


@dataclass(frozen=True, slots=True, eq=False)
class _Runs:
    """The sorted runs of which the next labels are merged: a group of labels with one option, by the state it leads to.

    `rows` [run, (first, end)] in the labels before, `options` and `added` [run, party] by run; `groups` where the runs
    of each state of `states` begin, and one more.
    """

    rows: Numbers
    options: Numbers
    added: Numbers
    groups: Numbers
    states: Numbers


def front(
    model: Model, *, compiled: bool = compiling.AVAILABLE, most: int = MOST_LABELS, watch: Watch | None = None
) -> Front:
    """Return the Pareto front of a model; it is empty if the clauses leave no package.

    Args:
        model: what every option is worth to every party.
        compiled: whether to run compiled loops; the answer is the same.
        most: how many partial packages may be kept at once.
        watch: hears what is done and may end it.

    Raises:
        FrontTooLarge: more than `most` partial packages would be kept.
        TooTangled: too many clauses stay open at once.
        Stopped: the watch ended it.
    """
    watch = watch or Patience()
    steps = plan(model.choices)
    if compiled:
        compiling.prepared(MERGING, watch)
    level = _start(model)
    past, sizes = [], []
    for turn, step in enumerate(steps, start=1):
        hear = partial(_hear, watch, f"Listing the front: issue {turn} of {len(steps)}")
        hear(level.ways.size)
        level = (_merged if compiled else _sifted)(level, _runs(level, step, model), most, hear)
        past.append((level.parents, level.picks))
        sizes.append(level.ways.size)
    return Front(level.labels, _packages(past, steps), level.ways, sum(sizes), max(sizes))


def _hear(watch: Watch, words: str, kept: int) -> None:
    watch.tell(f"{words}, {kept:,} partial packages")
    go_on(watch)


def _start(model: Model) -> _Level:
    one = np.ones(1, dtype=np.int64)
    labels = np.array([model.start], dtype=np.int64)
    return _Level(labels, one, one - 1, one, np.zeros(1, np.int32), np.zeros(1, np.int16))


def _runs(level: _Level, step: Step, model: Model) -> _Runs:
    new, allowed = step.after(level.states)
    group, option = np.nonzero(allowed)
    states, target = np.unique((new & ~step.closing)[group, option], return_inverse=True)
    order = np.argsort(target, kind="stable")
    group, option, target = group[order], option[order], target[order]
    firsts = np.concatenate(([0], level.ends[:-1]))
    rows = np.stack((firsts[group], level.ends[group]), axis=1)
    added = np.ascontiguousarray(model.values[:, step.issue, :].T[option])
    groups = np.searchsorted(target, np.arange(states.size + 1))
    return _Runs(np.ascontiguousarray(rows, dtype=np.int64), option, added, groups.astype(np.int64), states)


def _merged(level: _Level, runs: _Runs, most: int, hear: Hearing) -> _Level:
    parties = level.labels.shape[1]
    total = int((runs.rows[:, 1] - runs.rows[:, 0]).sum())
    capacity = min(total, most)
    out = np.empty((capacity, parties), dtype=np.int64)
    parents, picks = np.empty(capacity, np.int32), np.empty(capacity, np.int64)
    ways, ends = np.empty(capacity, np.int64), np.zeros(runs.groups.size - 1, np.int64)
    if not total:
        return _Level(out, ways, runs.states, runs.groups[1:], parents, picks.astype(np.int16))
    low = level.labels.min(axis=0) + runs.added.min(axis=0)
    span = level.labels.max(axis=0) + runs.added.max(axis=0) - low + 1
    merging = import_module(MERGING)
    table = np.zeros(_cells(span) if total > merging.FEW else 1, dtype=np.int64)
    before = (level.labels, level.ways, runs.rows, runs.added, runs.groups)
    for kept in merging.merge(*before, low, span, most, out, table, parents, picks, ways, ends):
        hear(kept)
    if ends[0] < 0:
        raise FrontTooLarge(most=f"{most:,}")
    size = int(ends[-1])
    options = runs.options[picks[:size]].astype(np.int16)
    return _Level(out[:size].copy(), ways[:size].copy(), runs.states, ends, parents[:size].copy(), options)


def _cells(span: Numbers) -> int:
    """Return how many cells the table over the middle parties has; one where there is none or it would be too large."""
    cells = math.prod(int(one) for one in span[1:-1])
    return cells if span.size in {4, 5} and cells <= MOST_CELLS else 1


def _sifted(level: _Level, runs: _Runs, most: int, hear: Hearing) -> _Level:
    kept: list[tuple[Numbers, Numbers, Numbers, Numbers]] = []
    size = 0
    for first, end in zip(runs.groups[:-1], runs.groups[1:], strict=True):
        rows = np.concatenate([np.arange(*one) for one in runs.rows[first:end]])
        run = np.repeat(np.arange(first, end), runs.rows[first:end, 1] - runs.rows[first:end, 0])
        labels = level.labels[rows] + runs.added[run]
        best, ways = sift(labels, level.ways[rows], partial(hear, size))
        kept.append((labels[best], ways, rows[best], runs.options[run[best]]))
        size += best.size
        if size > most:
            raise FrontTooLarge(most=f"{most:,}")
    ends = np.cumsum([one[1].size for one in kept], dtype=np.int64)
    if not kept:
        return _Level(level.labels[:0], level.ways[:0], runs.states, ends, level.parents[:0], level.picks[:0])
    labels, ways, rows, options = (np.concatenate(parts) for parts in zip(*kept, strict=True))
    return _Level(labels, ways, runs.states, ends, rows.astype(np.int32), options.astype(np.int16))


def _packages(past: Sequence[tuple[NDArray[np.int32], NDArray[np.int16]]], steps: Sequence[Step]) -> NDArray[np.int16]:
    """Read the packages back, from the last issue to the first."""
    rows: NDArray[np.integer] = np.arange(past[-1][0].size)
    packages = np.empty((rows.size, len(steps)), dtype=np.int16)
    for (parents, picks), step in zip(reversed(past), reversed(steps), strict=True):
        packages[:, step.issue] = picks[rows]
        rows = parents[rows]
    return packages
