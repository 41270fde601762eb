"""Is there a deal? Two figures, never one without the other, each under two conventions, or why neither can be told.

The figures are the shares of the ways that things could be, given what the parties said, in which *some* package is
acceptable to all, and in which *the best single* package is. Their intervals cover counting error alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from goodoffices.packages.barred import Taken
from goodoffices.packages.choice import Package
from goodoffices.packages.feasible.deciding import Decided, decide
from goodoffices.packages.feasible.possible import some_package
from goodoffices.packages.feasible.share import Share
from goodoffices.packages.feasible.tabling import Pool, counted, pool
from goodoffices.packages.feasible.weights import Asked
from goodoffices.packages.soundings.evidence import Evidence, OnlyIf, RedLine, Soundings
from goodoffices.packages.soundings.scale import APART, CONVENTIONS, FEWEST
from goodoffices.packages.watching import Patience, Quiet, Stopped, Watch
from goodoffices.packages.worlds.drawing import Sampling
from goodoffices.packages.worlds.worlds import Worlds, draw_worlds
from goodoffices.terms import Label

FEW = 500
"""Worlds that are drawn all the same where whoever watches stops it before they are drawn."""

FREEING = (16, 128)
"""Partial packages searched side by side to see what blocks: many lines are tried, so hard worlds stay open."""


@dataclass(frozen=True, slots=True, eq=False)
class Prospect:
    """The worlds under one convention, decided, and the packages found in them."""

    worlds: Worlds
    decided: Decided
    pool: Pool

    @property
    def exists(self) -> Share:
        """In what share of the worlds some package is acceptable to all."""
        return Share(int(self.decided.yes.sum()), int(self.decided.no.sum()), len(self.worlds))

    def accepted(self, package: Package) -> Share:
        """In what share of the worlds for counting this package is accepted by all."""
        return counted(self.worlds, package)


@dataclass(frozen=True, slots=True, eq=False)
class Feasibility:
    """The figures, with the worlds that they were counted over.

    Attributes:
        soundings: what they rest on.
        prospects: one for each convention, in the order of `CONVENTIONS`; the first is shown, beside the second.
    """

    soundings: Soundings
    prospects: tuple[Prospect, ...]

    @property
    def label(self) -> Label:
        """Who may see any of the figures holds all these rooms."""
        return self.soundings.label

    @property
    def package(self) -> Package:
        """The best single package that was found."""
        return self.prospects[0].pool.best()

    @property
    def exists(self) -> tuple[Share, ...]:
        """The first figure, under each convention."""
        return tuple(one.exists for one in self.prospects)

    @property
    def best(self) -> tuple[Share, ...]:
        """The second figure, under each convention."""
        return tuple(one.accepted(self.package) for one in self.prospects)

    def alternatives(self) -> tuple[tuple[Package, Share], ...]:
        """Packages that differ from the best in kind, with the share that accepts each under the first convention."""
        first = self.prospects[0]
        return tuple((package, first.accepted(package)) for package in first.pool.alternatives())

    def reservations(self) -> tuple[str, ...]:
        """Say why there is not enough to tell a figure; nothing where there is."""
        return tuple(self._reservations())

    def _reservations(self) -> Iterator[str]:
        for place, party in enumerate(self.soundings.parties):
            said = self.soundings.known(place)
            if not said:
                yield f"Nothing is known of {party}: any package is possible."
            elif said < FEWEST:
                yield f"Of {party} only {said} of the {FEWEST} statements are known that a figure needs."
        for what, shares in (("some package", self.exists), ("the best package", self.best)):
            if any(shares[0].apart(other) for other in shares[1:]):
                yield (
                    f"How far {what} is acceptable hangs on how issues are taken to weigh: two conventions "
                    f"are more than {100 * APART:.0f} points apart."
                )


@dataclass(frozen=True, slots=True)
class Block:
    """A red line, or an "only if", and in what share of the worlds it alone stands in the way of any package."""

    evidence: Evidence
    share: Share

    def words(self, soundings: Soundings) -> str:
        """Return it as a sentence."""
        return f"{soundings.told(self.evidence)}. It rules out {self.share.told()} of the ways things could be."


def feasible(
    soundings: Soundings, sampling: Sampling, before: Feasibility | None = None, watch: Watch | None = None
) -> Feasibility:
    """Return the figures; those found `before`, of the same choices, make it faster and change no yes or no.

    Where whoever watches stops it, worlds that are not decided yet stay open and widen the intervals; of those that
    were not drawn yet only a few are.

    Raises:
        NoPackage: the clauses leave none.
        CannotAllHold: statements contradict each other.
        TooNarrow: hardly any world fits the verdicts of a party.
    """
    some_package(soundings.choices)
    starts = [None] * len(CONVENTIONS) if before is None else list(before.prospects)
    watch, found = watch or Patience(), []
    for convention, start in zip(CONVENTIONS, starts, strict=True):
        worlds = _drawn(soundings, replace(sampling, convention=convention), watch)
        known, packages = (start.decided.packages, start.pool.packages) if start else (None, None)
        found.append(prospect(worlds, known, packages, watch))
    return Feasibility(soundings, tuple(found))


def _drawn(soundings: Soundings, sampling: Sampling, watch: Watch) -> Worlds:
    watch.tell(f"Drawing {sampling.count:,} worlds")
    try:
        return draw_worlds(soundings, sampling, watch)
    except Stopped:
        return draw_worlds(soundings, replace(sampling, count=min(FEW, sampling.count)))


def prospect(
    worlds: Worlds, known: Taken | None = None, packages: Taken | None = None, watch: Watch | None = None
) -> Prospect:
    """Decide worlds and look for packages; `known` by [world, issue] and `packages` may come from a search before."""
    decided = decide(worlds, known if known is not None and len(known) == len(worlds) else None, watch)
    return Prospect(worlds, decided, pool(worlds, decided, packages, watch))


def blocks(found: Prospect, watch: Watch | None = None) -> tuple[Block, ...]:
    """Return what blocks, most first: each red line without which worlds that have no package would have one.

    Where whoever watches stops it, only the red lines that were looked at by then are told.
    """
    watch = watch or Patience()
    told = []
    lines = [one for one in found.worlds.soundings.in_force() if isinstance(one.said, RedLine | OnlyIf)]
    for place, one in enumerate(lines):
        if not watch.stopped():
            watch.tell(f"Looking for what blocks: {len(lines) - place} red lines left")
            told.append(Block(one, _freed(found, one, Quiet(watch))))
    return tuple(sorted((one for one in told if one.share.yes), key=lambda one: -one.share.yes))


def _freed(found: Prospect, line: Evidence, watch: Watch) -> Share:
    """Return in what share of the worlds there is a package only without this line.

    It can be so only where the line is real and there is no package; where weights proved that, they may still do.
    """
    which = np.flatnonzero(found.decided.no & found.worlds.holding(line))
    without = found.worlds.part(which).without(line)
    left = np.flatnonzero(Asked.of(without).spare(found.decided.weights[which]) >= 0)
    freed = decide(without.part(left), watch=watch, widths=FREEING)
    return Share(int(freed.yes.sum()), len(found.worlds) - int(freed.yes.sum()) - freed.open, len(found.worlds))
