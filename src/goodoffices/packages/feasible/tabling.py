"""Which single package is accepted by all in the largest share of worlds, and which others differ from it in kind.

A package is looked for by exchanging one option at a time, from packages that suit the average of some worlds and from
those found world by world. It is picked on one half of the worlds and counted on the other, so that its share is not
flattered by having been picked; nothing says that no other package has a larger share.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goodoffices.packages.barred import Taken, showing
from goodoffices.packages.choice import Package
from goodoffices.packages.feasible.deciding import Decided
from goodoffices.packages.feasible.possible import some_package
from goodoffices.packages.feasible.share import Share
from goodoffices.packages.feasible.weights import Asked, weigh
from goodoffices.packages.watching import Patience, Watch
from goodoffices.packages.worlds.worlds import Worlds

AVERAGED = (3, 10, 40, 200)
"""Worlds whose average gives a package to start from."""

GROUPS = 50
"""Such averages that are taken of each size."""

STARTS = 10
"""Packages from which options are exchanged."""

CLIMBED = 2_000
"""Worlds that every exchange is tried on."""

CONSIDERED = 240
"""Packages that are kept for questions and alternatives."""

DIFFERENT = 0.25
"""A package differs in kind from another if they part on at least this share of the issues."""


@dataclass(frozen=True, slots=True, eq=False)
class Pool:
    """Packages worth considering, the most widely accepted first (as picked), by [package, issue]."""

    packages: Taken

    def best(self) -> Package:
        """Return the first."""
        return as_package(self.packages[0])

    def alternatives(self, most: int = 3) -> tuple[Package, ...]:
        """Return the best packages that differ in kind from the first and from each other."""
        kept = [self.packages[0]]
        for package in self.packages[1:]:
            if len(kept) <= most and all((package != one).mean() >= DIFFERENT for one in kept):
                kept.append(package)
        return tuple(as_package(one) for one in kept[1:])


def picking(worlds: Worlds) -> Worlds:
    """Return the half of the worlds on which packages are picked."""
    return worlds.part(slice(0, len(worlds) // 2))


def counting(worlds: Worlds) -> Worlds:
    """Return the other half, on which they are counted."""
    return worlds.part(slice(len(worlds) // 2, len(worlds)))


def counted(worlds: Worlds, package: Package) -> Share:
    """Return in what share of the worlds for counting all accept the package."""
    told = counting(worlds).accepted(np.asarray([package]))[:, 0]
    return Share(int(told.sum()), int((~told).sum()), len(told))


def pool(worlds: Worlds, decided: Decided, known: Taken | None = None, watch: Watch | None = None) -> Pool:
    """Look for packages that many worlds accept; `known` are more packages to start from, by [package, issue]."""
    watch = watch or Patience()
    own = picking(worlds)
    found = decided.packages[: len(own)][decided.yes[: len(own)]]
    starts = [_averaged(own), found[: 2 * CONSIDERED], *([] if known is None else [known])]
    tried = np.unique(np.concatenate([*starts, _possible(worlds)]), axis=0)
    tried = tried[~showing(worlds.patterns[worlds.owners < 0], tried).any(axis=1)]
    climbed = own.part(slice(0, CLIMBED))
    tried = tried[_ranked(climbed, tried)]
    seen = [tried[:CONSIDERED]]
    for start in tried[:STARTS]:
        if not watch.stopped():
            watch.tell("Looking for the package to table")
            seen.extend(_climb(climbed, start, watch))
    packages = np.unique(np.concatenate(seen), axis=0)
    packages = packages[_ranked(climbed, packages)[: 2 * CONSIDERED]]
    return Pool(packages[_ranked(climbed if watch.stopped() else own, packages)][:CONSIDERED])


def _possible(worlds: Worlds) -> Taken:
    return np.asarray([some_package(worlds.soundings.choices)])


def as_package(row: Taken) -> Package:
    """Return a row as a package."""
    return tuple(int(one) for one in row)


def _ranked(worlds: Worlds, packages: Taken) -> NDArray[np.intp]:
    return np.argsort(-worlds.accepted(packages).sum(axis=0), kind="stable")


def _averaged(worlds: Worlds) -> Taken:
    """Return packages that suit the average of some worlds, 3 to 200 of them."""
    asked = Asked.of(worlds.part(slice(0, GROUPS * max(AVERAGED))))
    found = []
    for size in AVERAGED:
        groups = max(1, min(GROUPS, len(asked) // size))
        which = np.arange(groups * min(size, len(asked))).reshape(groups, -1)
        real = asked.real[which].mean(axis=1) > 0
        averaged = Asked(asked.worth[which].mean(axis=1), asked.least[which].mean(axis=1), asked.patterns, real)
        found.append(weigh(averaged, 10).packages)
    return np.concatenate(found)


def _climb(worlds: Worlds, start: Taken, watch: Watch) -> list[Taken]:
    """Exchange the option that raises the share most until none does, or it is stopped; return every package tried."""
    package, share = start, -1
    tried = []
    while True:
        near = _neighbours(worlds.soundings.choices.widths, package)
        accepted = worlds.accepted(near).sum(axis=0)
        tried.append(near[np.argsort(-accepted, kind="stable")[: CONSIDERED // STARTS]])
        if accepted.max() <= share or watch.stopped():
            return tried
        package, share = near[accepted.argmax()], int(accepted.max())


def _neighbours(widths: tuple[int, ...], package: Taken) -> Taken:
    """Return the package and all that differ from it in one option, by [package, issue]."""
    changed = [(issue, option) for issue, width in enumerate(widths) for option in range(width)]
    near = np.repeat(package[None], len(changed), axis=0)
    near[np.arange(len(changed)), [issue for issue, _ in changed]] = [option for _, option in changed]
    return near
