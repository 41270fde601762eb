"""The last word on worlds that weights left open: all partial packages side by side, issue after issue.

A partial package is dropped where even the best of every later issue leaves a party, or the weighted parties together,
below the walk-away, or where it shows a pattern that is barred. Where no more than `width` are left at every issue,
nothing was cut, and none left at the end is a proof that no package satisfies all. Where more are left, those are kept
that lack least when they are completed by the weights' favourite options; then only a "yes" counts.

The partial packages of all worlds stand in one row, world after world, so that a world costs what it has and no more.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goodoffices.packages.barred import Taken
from goodoffices.packages.feasible.weights import Asked, Weights
from goodoffices.packages.soundings.scale import OUT
from goodoffices.packages.worlds.worlds import Flags

ENTRIES = 1 << 22
"""Numbers that are held at once: worlds are taken in groups that fit."""

WIDEST = 1 << 20
"""Partial packages of one world, each with each option of the next issue, that are held at most."""

Places = NDArray[np.intp]
Reals = NDArray[np.float64]
Words = NDArray[np.uint64]


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
    step = max(1, ENTRIES // (width * options * (asked.worth.shape[1] + len(asked.patterns) // 64 + 5)))
    for start in range(0, count, step):
        which = np.arange(start, min(start + step, count))
        search = _Beam(asked.part(which), weights[which], width)
        search.run()
        have, packages = search.packages()
        found.yes[which[have]], found.packages[which[have]] = True, packages
        found.no[which] = ~found.yes[which] & ~search.cut
    return found


class _Beam:
    """Partial packages of some worlds: what each is worth above the walk-aways, and what of each pattern it shows.

    Each world takes up the issues in its own `order`, by [world, turn]. `world` says whose a partial package is, never
    falling; `totals` is by [party, partial], `shown` by [word of patterns, partial].
    """

    def __init__(self, asked: Asked, weights: Weights, width: int) -> None:
        self.width = width
        self.order = _order(asked)
        self.weights = weights.T.astype(np.float64)
        ordered = np.take_along_axis(asked.worth, self.order[:, None, :, None], axis=2).astype(np.float64)
        self.worth: Reals = ordered.transpose(1, 0, 2, 3)
        self.choosable: Flags = np.asarray((ordered > OUT).all(axis=1))
        self.world = np.arange(len(asked))
        self.totals = -asked.least.T.astype(np.float64)
        self.cut = np.zeros(len(asked), dtype=bool)
        self.barred = _words(asked.patterns.transpose(1, 2, 0))
        self.shown = _words(asked.real)
        self.closing = _words(_closing(asked, self.order))
        self.steps: list[tuple[Places, Places]] = []
        weighted = (self.weights[:, :, None, None] * self.worth).sum(axis=0)
        favourite = np.take_along_axis(self.worth, weighted.argmax(axis=2)[None, :, :, None], axis=3)[..., 0]
        self.most = _after(self.worth.max(axis=3))
        self.most_weighted = _after(weighted.max(axis=2))
        self.favourite = _after(favourite)

    def run(self) -> None:
        """Take up one issue after another."""
        for turn in range(self.order.shape[1]):
            self._widen(turn)

    def packages(self) -> tuple[Places, Taken]:
        """Return which worlds have a package, and the first of each, read back from the last issue."""
        worlds, at = np.unique(self.world, return_index=True)
        packages = np.zeros((len(worlds), self.order.shape[1]), dtype=np.intp)
        for turn, (parent, option) in reversed(list(enumerate(self.steps))):
            packages[np.arange(len(worlds)), self.order[worlds, turn]] = option[at]
            at = parent[at]
        return worlds, packages

    def _widen(self, turn: int) -> None:
        """Add each option of an issue to each partial package, and keep those that may still come to something."""
        parent, option = self._pairs(turn)
        own = self.world[parent]
        totals = self.totals[:, parent] + self.worth[:, own, turn, option]
        shown = self.shown[:, parent] & self.barred[:, self.order[own, turn], option]
        weighted = self.most_weighted[own, turn] + (self.weights[:, own] * totals).sum(axis=0)
        alive = (weighted >= 0) & (totals >= -self.most[:, own, turn]).all(axis=0)
        alive &= ((shown & self.closing[:, own, turn]) == 0).all(axis=0)
        kept = self._best(turn, np.flatnonzero(alive), own, totals)
        self.steps.append((parent[kept], option[kept]))
        self.world, self.totals, self.shown = own[kept], totals[:, kept], shown[:, kept]

    def _pairs(self, turn: int) -> tuple[Places, Places]:
        """Return every partial package with every option that its world leaves open, as two rows of places."""
        world, option = np.nonzero(self.choosable[:, turn])
        many = np.bincount(world, minlength=len(self.cut))
        first = np.cumsum(many) - many
        each = many[self.world]
        parent = np.repeat(np.arange(len(each)), each)
        nth = np.arange(len(parent)) - np.repeat(np.cumsum(each) - each, each)
        return parent, option[first[self.world[parent]] + nth]

    def _best(self, turn: int, alive: Places, own: Places, totals: Reals) -> Places:
        """Return the places that are alive, in worlds with more than `width` those that lack least."""
        many = np.bincount(own[alive], minlength=len(self.cut))
        if many.max(initial=0) <= self.width:
            return alive
        self.cut |= many > self.width
        lacking = -np.minimum(totals[:, alive] + self.favourite[:, own[alive], turn], 0).sum(axis=0)
        alive = alive[np.lexsort((lacking, own[alive]))]
        nth = np.arange(len(alive)) - (np.cumsum(many) - many)[own[alive]]
        return alive[nth < self.width]


def _words(flags: Flags) -> Words:
    """Return flags, one a pattern in the last axis, as the bits of words of 64, the word in the first axis."""
    packed = np.packbits(flags, axis=-1)
    spare = -packed.shape[-1] % 8 if packed.shape[-1] else 8
    packed = np.pad(packed, [*[(0, 0)] * (packed.ndim - 1), (0, spare)])
    return np.ascontiguousarray(np.moveaxis(np.ascontiguousarray(packed).view(np.uint64), -1, 0))


def _order(asked: Asked) -> Places:
    """Return the issues of each world, by [world, turn]: those first that part the options most."""
    held = np.maximum(asked.worth, 0)
    return np.argsort(-(held.max(axis=3) - held.min(axis=3)).mean(axis=1), axis=1, kind="stable")


def _closing(asked: Asked, order: Places) -> Flags:
    """Return which patterns no later issue can save a package from, by [world, turn, pattern]."""
    gone = np.asarray((asked.worth <= OUT).all(axis=1))
    whole = np.asarray((asked.patterns[None] | gone[:, None]).all(axis=3))
    later = np.take_along_axis(whole.transpose(0, 2, 1), order[:, :, None], axis=1)
    closed = np.logical_and.accumulate(later[:, ::-1], axis=1)[:, ::-1]
    return np.concatenate((closed[:, 1:], np.ones_like(closed[:, :1])), axis=1)


def _after(by_issue: Reals) -> Reals:
    """Return the sums over the later issues, in the last axis."""
    sums = np.cumsum(by_issue[..., ::-1], axis=-1)[..., ::-1]
    return np.concatenate((sums[..., 1:], np.zeros((*sums.shape[:-1], 1))), axis=-1)
