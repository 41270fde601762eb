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
from goodoffices.packages.scale import OUT
from goodoffices.packages.worlds import Flags

ENTRIES = 1 << 19
"""Numbers that are held at once: worlds are taken in groups that fit."""

WIDEST = 1 << 20
"""Partial packages of one world, each with each option of the next issue, that are held at most."""


@dataclass(frozen=True, slots=True, eq=False)
class Beamed:
    """What the beam found, by [world]: a package that all accept (`yes`), none at all (`no`), or neither."""

    yes: Flags
    no: Flags
    packages: Taken


def beam(asked: Asked, weights: Weights, width: int) -> Beamed:
    """Search every world with this many partial packages side by side, or fewer where issues have very many options."""
    count, _, issues, options = asked.worth.shape
    width = max(1, min(width, WIDEST // options))
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
    """Partial packages of some worlds, the best first; the first axis is the party, or the word of patterns."""

    def __init__(self, asked: Asked, weights: Weights, width: int) -> None:
        self.width = width
        self.order = _order(asked)
        self.weights = weights.T.astype(np.float64)
        self.worth = asked.worth.transpose(1, 0, 2, 3).astype(np.float64)
        self.totals = -asked.least.T[:, :, None].astype(np.float64)
        self.alive = np.ones((len(asked), 1), dtype=bool)
        self.cut = np.zeros(len(asked), dtype=bool)
        self.barred = _words(asked.patterns.transpose(1, 2, 0))
        self.shown = _words(asked.real)[:, :, None]
        gone = (asked.worth <= OUT).all(axis=(0, 1))
        self.closing = [
            _words(np.asarray((asked.patterns | gone)[:, self.order[turn:]].all(axis=(1, 2))))
            for turn in range(1, len(self.order) + 1)
        ]
        self.steps: list[tuple[NDArray[np.intp], NDArray[np.intp]]] = []
        worth = self.worth[:, :, self.order]
        weighted = (self.weights[:, :, None, None] * worth).sum(axis=0)
        favourite = np.take_along_axis(worth, weighted.argmax(axis=2)[None, :, :, None], axis=3)[..., 0]
        self.most = _after(worth.max(axis=3))
        self.most_weighted = _after(weighted.max(axis=2))
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
        """Add each option of an issue to each partial package, party by party, as short axes add up slowly."""
        alive = np.repeat(self.alive[:, :, None], self.worth.shape[3], axis=2)
        lacking = np.zeros(alive.shape)
        weighted = np.broadcast_to(self.most_weighted[:, None, None, turn], alive.shape).copy()
        totals = self.totals[..., None] + self.worth[:, :, None, issue]
        for party, total in enumerate(totals):
            alive &= total >= -self.most[party, :, None, None, turn]
            weighted += self.weights[party, :, None, None] * total
            lacking -= np.minimum(total + self.favourite[party, :, None, None, turn], 0)
        alive &= weighted >= 0
        shown = self.shown[..., None] & self.barred[:, None, None, issue]
        for word, closing in zip(shown, self.closing[turn], strict=True):
            alive &= (word & closing) == 0
        self._keep(alive, lacking, totals, shown)

    def _keep(
        self, alive: Flags, lacking: NDArray[np.float64], totals: NDArray[np.float64], shown: NDArray[np.uint64]
    ) -> None:
        count, _, options = alive.shape
        flat = alive.reshape(count, -1)
        many = flat.sum(axis=1)
        self.cut |= many > self.width
        ranked = np.where(flat, lacking.reshape(count, -1), np.inf)
        kept = np.argsort(ranked, axis=1, kind="stable")[:, : max(1, min(self.width, int(many.max())))]
        self.steps.append((kept // options, kept % options))
        self.alive = np.take_along_axis(flat, kept, axis=1)
        self.totals = np.take_along_axis(totals.reshape(len(totals), count, -1), kept[None], axis=2)
        self.shown = np.take_along_axis(shown.reshape(len(shown), count, -1), kept[None], axis=2)


def _words(flags: Flags) -> NDArray[np.uint64]:
    """Return flags, one a pattern in the last axis, as the bits of words of 64, the word in the first axis."""
    packed = np.packbits(flags, axis=-1)
    spare = -packed.shape[-1] % 8 if packed.shape[-1] else 8
    packed = np.pad(packed, [*[(0, 0)] * (packed.ndim - 1), (0, spare)])
    return np.ascontiguousarray(np.moveaxis(np.ascontiguousarray(packed).view(np.uint64), -1, 0))


def _order(asked: Asked) -> NDArray[np.intp]:
    """Return the issues, those first that part the options most."""
    held = np.maximum(asked.worth, 0)
    return np.argsort(-(held.max(axis=3) - held.min(axis=3)).mean(axis=(0, 1)), kind="stable")


def _after(by_issue: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the sums over the later issues, in the last axis."""
    sums = np.cumsum(by_issue[..., ::-1], axis=-1)[..., ::-1]
    return np.concatenate((sums[..., 1:], np.zeros((*sums.shape[:-1], 1))), axis=-1)
