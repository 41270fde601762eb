"""In which worlds there is a package for all: each decided by a certificate, or left open; none is ever guessed.

A package that all accept is the certificate of a "yes"; weights on the parties, under which no package reaches the
walk-aways, are one of a "no". Where clauses and combinations matter, or where only a search of all partial packages
tells, the search itself is the proof of the "no", and it can be run again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goodoffices.packages.barred import Taken
from goodoffices.packages.feasible.beam import beam
from goodoffices.packages.feasible.weights import Asked, Weights, exchange, weigh
from goodoffices.packages.watching import Patience, Watch
from goodoffices.packages.worlds.worlds import Flags, Worlds

ROUNDS = (8, 60)
"""Times that weights are moved: first for all worlds, then for those that are still open."""

WIDTHS = (16, 128, 1024, 4096)
"""Partial packages that are searched side by side, for ever fewer worlds."""

EFFORT = 1 << 18
"""Worlds times partial packages that one search may hold; worlds beyond that stay open."""

AT_ONCE = 1 << 21
"""Worlds times parties, issues and options whose weights are moved before anyone is asked whether to stop."""

SEARCHED = 1 << 15
"""Worlds times partial packages that are searched before anyone is asked whether to stop."""


@dataclass(frozen=True, slots=True, eq=False)
class Decided:
    """Worlds with their certificates, by [world].

    Attributes:
        yes: whether `packages` holds a package that all accept.
        no: whether there is none.
        packages: the certificate of a yes, elsewhere the package that came nearest, by [world, issue].
        weights: whole weights by [world, party]; the certificate of a no that `by_weights`.
        by_weights: whether the weights prove the no; otherwise the search of partial packages did.
    """

    yes: Flags
    no: Flags
    packages: Taken
    weights: Weights
    by_weights: Flags

    @property
    def open(self) -> int:
        """How many worlds are neither."""
        return int((~(self.yes | self.no)).sum())


def decide(
    worlds: Worlds, known: Taken | None = None, watch: Watch | None = None, widths: Sequence[int] = WIDTHS
) -> Decided:
    """Decide every world, or as many as whoever watches waits for; the others stay open.

    Args:
        worlds: what is to be decided.
        known: a package for each that may do, by [world, issue], as from a search before.
        watch: hears how many are open, and may stop the search.
        widths: how many partial packages are searched side by side, one search after another.
    """
    watch = watch or Patience()
    asked = Asked.of(worlds)
    count, parties, issues, options = asked.worth.shape
    found = Decided(
        np.zeros(count, bool),
        np.zeros(count, bool),
        np.zeros((count, issues), np.intp) if known is None else known.copy(),
        np.ones((count, parties), np.int64),
        np.zeros(count, bool),
    )
    if known is not None:
        found.yes[:] = asked.lacking(known) == 0
    for rounds in ROUNDS:
        for some in _unsettled(found, watch, max(1, AT_ONCE // (parties * issues * options))):
            _by_weights(asked, found, rounds, some)
    for width in widths:
        for some in _unsettled(found, watch, SEARCHED // width, EFFORT // width):
            _by_beam(asked, found, width, some)
    return found


def replays(worlds: Worlds, found: Decided) -> bool:
    """Tell whether every certificate holds, worked out anew in whole numbers, world by world."""
    return all(
        (not found.yes[at] or _all_accept(worlds, at, found.packages[at]))
        and (not found.by_weights[at] or _none_reaches(worlds, at, found.weights[at]))
        for at in range(len(worlds))
    )


def _unsettled(found: Decided, watch: Watch, at_once: int, most: int | None = None) -> Iterator[NDArray[np.intp]]:
    """Yield the worlds that are open now, group by group, at most so many in all, until the watch stops it."""
    rest = np.flatnonzero(~(found.yes | found.no))[:most]
    for start in range(0, len(rest), at_once):
        if watch.stopped():
            return
        watch.tell(f"Deciding: {found.open:,} of {len(found.yes):,} worlds open")
        yield rest[start : start + at_once]


def _by_weights(asked: Asked, found: Decided, rounds: int, rest: NDArray[np.intp]) -> None:
    own = asked.part(rest)
    weighed = weigh(own, rounds)
    exchange(own, weighed)
    found.yes[rest], found.no[rest], found.by_weights[rest] = weighed.lacking == 0, weighed.no, weighed.no
    found.packages[rest], found.weights[rest] = weighed.packages, weighed.weights


def _by_beam(asked: Asked, found: Decided, width: int, rest: NDArray[np.intp]) -> None:
    searched = beam(asked.part(rest), found.weights[rest], width)
    found.yes[rest], found.no[rest] = searched.yes, searched.no
    found.packages[rest[searched.yes]] = searched.packages[searched.yes]


def _all_accept(worlds: Worlds, at: int, package: Taken) -> bool:
    issues = range(len(package))
    for party, least in enumerate(worlds.least[at].tolist()):
        if sum(int(worlds.worth[at, party, issue, package[issue]]) for issue in issues) < int(least):
            return False
    shown = (all(one[issue, package[issue]] for issue in issues) for one in worlds.patterns)
    return not any(real and shows for real, shows in zip(worlds.real[at].tolist(), shown, strict=True))


def _none_reaches(worlds: Worlds, at: int, weights: Weights) -> bool:
    worth: list[list[list[int]]] = worlds.worth[at].astype(np.int64).tolist()
    out: list[list[bool]] = (worlds.worth[at] < 0).any(axis=0).tolist()
    own: list[int] = weights.tolist()
    most = 0
    for issue, shut in enumerate(out):
        sums = [
            sum(weight * worth[party][issue][option] for party, weight in enumerate(own))
            for option, closed in enumerate(shut)
            if not closed
        ]
        if not sums:
            return min(own) >= 0
        most += max(sums)
    needed = sum(weight * int(least) for weight, least in zip(own, worlds.least[at].tolist(), strict=True))
    return min(own) >= 0 and most < needed
