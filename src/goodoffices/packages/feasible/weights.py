"""Bargaining by weights: many worlds at once are shown to have a package for all, or none, by one weight per party.

For weights w on the parties, no package is worth more than the sum over the issues of the best option by weighted
worth. Where that is less than the weighted walk-aways, no package can satisfy all: the weights are a certificate of
"no". Otherwise the package that reaches it is tried, and the weights of those it leaves short are raised
(multiplicative weights, Plotkin, Shmoys and Tardos 1995). From the best package tried, single options are then
exchanged as long as that lessens what the parties lack together. Clauses and combinations only rule packages out, so
they play no part in a "no" and are asked of every "yes".
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goodoffices.packages.barred import Patterns, Taken
from goodoffices.packages.soundings.scale import OUT
from goodoffices.packages.worlds.worlds import Flags, Floats, Worlds

Weights = NDArray[np.int64]
"""One whole number a party, by [world, party]."""

PACE = 1.0
"""How strongly the first round moves them; later ones move them less."""

PARTS = 1 << 14
"""Weights are rounded to whole parts of this, so that a certificate is exact."""

EXCHANGES = 25
"""Options that are exchanged at most in one package."""


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """Worlds of which it is asked whether any package is acceptable to all.

    Attributes:
        worth: as in `Worlds`, but `OUT` for every party where an option is out for any; whole numbers.
        least: the walk-away, by [world, party].
        patterns: what is barred, by [pattern, issue, option].
        real: in which world each pattern bars, by [world, pattern].
    """

    worth: Floats
    least: Floats
    patterns: Patterns
    real: Flags

    @classmethod
    def of(cls, worlds: Worlds) -> "Asked":
        """Ask it of these worlds."""
        shut = (worlds.worth <= OUT).any(axis=1, keepdims=True)
        return cls(np.where(shut, np.float32(OUT), worlds.worth), worlds.least, worlds.patterns, worlds.real)

    def __len__(self) -> int:
        return len(self.worth)

    def part(self, which: NDArray[np.intp]) -> "Asked":
        """Return some of the worlds."""
        return Asked(self.worth[which], self.least[which], self.patterns, self.real[which])

    def slack(self, packages: Taken) -> Floats:
        """Return how far each world's own package lies above each party's walk-away, by [world, party]."""
        taken = np.take_along_axis(self.worth, packages[:, None, :, None], axis=3)[..., 0]
        return np.asarray(taken.sum(axis=2) - self.least)

    def barred(self, packages: Taken) -> NDArray[np.intp]:
        """Return how many patterns bar each world's own package."""
        shown = self.patterns[:, np.arange(packages.shape[1]), packages].all(axis=2).T
        return np.asarray((shown & self.real).sum(axis=1))

    def lacking(self, packages: Taken) -> NDArray[np.float64]:
        """Return what the parties lack with each world's own package, and one for each bar; 0 if all accept it."""
        return np.asarray(-np.minimum(self.slack(packages), 0).sum(axis=1, dtype=np.float64) + self.barred(packages))

    def spare(self, weights: Weights) -> NDArray[np.int64]:
        """Return how far the best package by weighted worth lies above the weighted walk-aways, exactly, by [world].

        Less than zero is a proof that no package satisfies all.
        """
        _, most = self.best_by(weights.astype(np.float64))
        return np.asarray(most.astype(np.int64) - (weights * self.least.astype(np.int64)).sum(axis=1))

    def best_by(self, weights: NDArray[Any]) -> tuple[Taken, NDArray[Any]]:
        """Return each world's best package by weighted worth, and that worth, in the precision of the weights."""
        count, parties, issues, options = self.worth.shape
        flat = self.worth.reshape(count, parties, issues * options).astype(weights.dtype, copy=False)
        by_option = (weights[:, None, :] @ flat).reshape(count, issues, options)
        packages = by_option.argmax(axis=2)
        return packages, np.take_along_axis(by_option, packages[..., None], axis=2).sum(axis=(1, 2))


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """What bargaining by weights found, by [world].

    Attributes:
        packages: the best package tried, by [world, issue].
        lacking: what the parties lack with it, 0 where all accept it: a "yes".
        weights: the most telling weights, in whole parts of `PARTS`, by [world, party].
        no: whether they prove that there is no package for all.
    """

    packages: Taken
    lacking: NDArray[np.float64]
    weights: Weights
    no: Flags


def weigh(asked: Asked, rounds: int) -> Weighed:
    """Try to decide every world by weights, moving them this often."""
    count, parties, issues, _ = asked.worth.shape
    weights = np.full((count, parties), 1 / parties, dtype=np.float32)
    found = Weighed(
        np.zeros((count, issues), np.intp),
        np.full(count, np.inf),
        np.ones((count, parties), np.int64),
        np.zeros(count, bool),
    )
    spared = np.full(count, np.inf)
    rest, own = np.arange(count), asked
    for turn in range(rounds):
        packages, most = own.best_by(weights)
        slack = own.slack(packages)
        _keep_best(found, rest, packages, own.lacking(packages))
        spare = most - (weights * own.least).sum(axis=1)
        telling = spare < spared[rest]
        spared[rest[telling]] = spare[telling]
        found.weights[rest[telling]] = np.rint(weights[telling] * PARTS) + 1
        tight = np.flatnonzero(telling & (spare < 0))
        found.no[rest[tight]] = own.part(tight).spare(found.weights[rest[tight]]) < 0
        weights = _moved(weights, slack, PACE / np.sqrt(1 + turn))
        going = np.flatnonzero((found.lacking[rest] > 0) & ~found.no[rest])
        if not len(going):
            break
        weights, rest, own = weights[going], rest[going], own.part(going) if len(going) < len(rest) else own
    return found


def exchange(asked: Asked, found: Weighed) -> None:
    """Exchange single options of the best packages as long as the parties lack less, and keep what was found."""
    rest = np.flatnonzero((found.lacking > 0) & ~found.no)
    own = asked.part(rest)
    for _ in range(EXCHANGES):
        if not len(rest):
            return
        packages = found.packages[rest]
        flat = _lacking_after(own, packages).reshape(len(rest), -1)
        best = flat.argmin(axis=1)
        issue, option = np.divmod(best, asked.worth.shape[3])
        packages[np.arange(len(rest)), issue] = option
        least = flat[np.arange(len(rest)), best]
        better = least < found.lacking[rest]
        _keep_best(found, rest, packages, least)
        going = np.flatnonzero(better & (least > 0))
        rest, own = rest[going], own.part(going)


def _lacking_after(asked: Asked, packages: Taken) -> NDArray[np.float64]:
    """Return what the parties would lack after the exchange of one option, by [world, issue, option]."""
    taken = np.take_along_axis(asked.worth, packages[:, None, :, None], axis=3)
    slack = (taken.sum(axis=(2, 3)) - asked.least)[:, :, None, None] - taken + asked.worth
    lacking = -np.minimum(slack, 0).sum(axis=1, dtype=np.float64)
    for at, shown in enumerate(asked.patterns):
        within = shown[np.arange(packages.shape[1]), packages]
        misses = (~within).sum(axis=1)[:, None, None] - (~within)[:, :, None] + ~shown
        lacking += (misses == 0) & asked.real[:, at, None, None]
    return np.asarray(lacking)


def _keep_best(found: Weighed, rest: Taken, packages: Taken, lacking: NDArray[np.float64]) -> None:
    better = lacking < found.lacking[rest]
    found.packages[rest[better]] = packages[better]
    found.lacking[rest[better]] = lacking[better]


def _moved(weights: Floats, slack: Floats, pace: float) -> Floats:
    scale = np.abs(slack).max(axis=1, keepdims=True) + 1
    moved = weights * np.exp(-np.float32(pace) * slack / scale)
    return np.asarray(moved / moved.sum(axis=1, keepdims=True), dtype=np.float32)
