"""The last word on worlds that weights left open: all partial packages side by side, issue after issue.

A partial package is dropped where even the best of every later issue leaves a party, or the weighted parties together,
below the walk-away, or where it shows a pattern that is barred. Where no more than `width` are left at every issue,
nothing was cut, and none left at the end is a proof that no package satisfies all. Where more are left, those are kept
that lack least when they are completed by the weights' favourite options; then only a "yes" counts.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goodoffices.packages.barred import Taken
from goodoffices.packages.feasible_weights import Asked, Weights
from goodoffices.packages.worlds import Flags

ENTRIES = 1 << 22
"""Numbers that are held at once: worlds are taken in groups that fit."""


@dataclass(frozen=True, slots=True, eq=False)
class Beamed:
    """What the beam found, by [world]: a package that all accept (`yes`), none at all (`no`), or neither."""

    yes: Flags
    no: Flags
    packages: Taken


def beam(asked: Asked, weights: Weights, width: int) -> Beamed:
    """Search every world with this many partial packages side by side."""
    count, _, issues, options = asked.worth.shape
    found = Beamed(np.zeros(count, bool), np.zeros(count, bool), np.zeros((count, issues), np.intp))
    step = max(1, ENTRIES // (width * options * (asked.worth.shape[1] + len(asked.patterns) + 4)))
    for start in range(0, count, step):
        which = np.arange(start, min(start + step, count))
        search = _Beam(asked.part(which), weights[which], width)
        search.run()
        found.yes[which], found.no[which] = search.alive[:, 0], ~search.alive.any(axis=1) & ~search.cut
        found.packages[which] = search.packages()
    return found


class _Beam:
    """Partial packages of some worlds; what is alive stands first, best first."""

    def __init__(self, asked: Asked, weights: Weights, width: int) -> None:
        self.asked, self.width = asked, width
        self.weights = weights.astype(np.float64)
        count = len(asked)
        self.order = _order(asked)
        self.totals = -asked.least[:, None, :].astype(np.float64)
        self.alive = np.ones((count, 1), dtype=bool)
        self.cut = np.zeros(count, dtype=bool)
        self.shown = np.ones((count, 1, len(asked.patterns)), dtype=bool) & asked.real[:, None, :]
        self.steps: list[tuple[NDArray[np.intp], NDArray[np.intp]]] = []
        worth = asked.worth[:, :, self.order].astype(np.float64)
        weighted = (self.weights[:, :, None, None] * worth).sum(axis=1)
        favourite = np.take_along_axis(worth, weighted.argmax(axis=2)[:, None, :, None], axis=3)[..., 0]
        self.most = _after(worth.max(axis=3))
        self.most_weighted = _after(weighted.max(axis=2)[:, None])[:, 0]
        self.favourite = _after(favourite)

    def run(self) -> None:
        """Take up one issue after another."""
        for turn, issue in enumerate(self.order):
            self._widen(turn, int(issue))

    def packages(self) -> Taken:
        """Return the first package of every world, read back from the last issue; it counts where it is alive."""
        count = len(self.cut)
        packages = np.zeros((count, len(self.order)), dtype=np.intp)
        at = np.zeros(count, dtype=np.intp)
        for issue, (parent, option) in zip(self.order[::-1], self.steps[::-1], strict=True):
            packages[:, issue] = option[np.arange(count), at]
            at = parent[np.arange(count), at]
        return packages

    def _widen(self, turn: int, issue: int) -> None:
        worth = self.asked.worth[:, :, issue].transpose(0, 2, 1).astype(np.float64)
        totals = self.totals[:, :, None, :] + worth[:, None, :, :]
        shown = self.shown[:, :, None, :] & self.asked.patterns[:, issue].T[None, None]
        alive = self.alive[:, :, None] & ((totals + self.most[:, None, None, :, turn]) >= 0).all(axis=3)
        alive &= (totals @ self.weights[:, None, :, None])[..., 0] + self.most_weighted[:, None, None, turn] >= 0
        closed = self.asked.patterns[:, self.order[turn + 1 :]].all(axis=(1, 2))
        alive &= ~(shown & closed).any(axis=3)
        lacking = -np.minimum(totals + self.favourite[:, None, None, :, turn], 0).sum(axis=3)
        self._keep(alive, lacking, totals, shown)

    def _keep(self, alive: Flags, lacking: NDArray[np.float64], totals: NDArray[np.float64], shown: Flags) -> None:
        count, before, options = alive.shape
        flat = alive.reshape(count, -1)
        many = flat.sum(axis=1)
        self.cut |= many > self.width
        ranked = np.where(flat, lacking.reshape(count, -1), np.inf)
        kept = np.argsort(ranked, axis=1, kind="stable")[:, : max(1, min(self.width, int(many.max())))]
        self.steps.append((kept // options, kept % options))
        self.alive = np.take_along_axis(flat, kept, axis=1)
        self.totals = np.take_along_axis(totals.reshape(count, before * options, -1), kept[:, :, None], axis=1)
        self.shown = np.take_along_axis(shown.reshape(count, before * options, -1), kept[:, :, None], axis=1)


def _order(asked: Asked) -> NDArray[np.intp]:
    """Return the issues, those first that part the options most."""
    held = np.maximum(asked.worth, 0)
    return np.argsort(-(held.max(axis=3) - held.min(axis=3)).mean(axis=(0, 1)), kind="stable")


def _after(by_issue: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the sums over the later issues, in the last axis."""
    sums = np.cumsum(by_issue[..., ::-1], axis=-1)[..., ::-1]
    return np.concatenate((sums[..., 1:], np.zeros((*sums.shape[:-1], 1))), axis=-1)
