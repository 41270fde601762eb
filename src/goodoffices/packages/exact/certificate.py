"""What a search hands back: the package it found, the bound that it proved, and what the proof rests on."""

import math
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from goodoffices.packages.choice import Package


class Aim(StrEnum):
    """What a single package may be best at, by the names of the answers."""

    MAXMIN = "maxmin_raw"
    """The least that any party has is largest."""
    RELATIVE = "maxmin_relative"
    """The least share, of what a party could gain over no agreement, is largest."""
    LEXIMIN = "leximin_raw"
    """The least is largest, then the next to least, and so on."""
    NASH = "nash_gains"
    """The product of the gains over no agreement is largest."""
    WELFARE = "utilitarian_raw"
    """The sum is largest."""


class Ground(StrEnum):
    """What a bound rests on."""

    FRONT = "front"
    """Every package that is not on the list is beaten by one that is."""
    DUAL = "dual"
    """No package exceeds a weighted sum, which is largest issue by issue: anyone can add it up again."""
    BRANCHING = "branching"
    """A solver cut off, by its own bounds and within its tolerance, whatever could have been better."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """What the bound of a solution rests on.

    Attributes:
        ground: the kind of proof.
        labels: of a front: how many partial packages were kept.
        weights: of a dual: a whole number for each party, none below zero.
        multipliers: of a dual: one for each disjunction of the clauses, in their order, none below zero.
    """

    ground: Ground
    labels: int = 0
    weights: tuple[int, ...] = ()
    multipliers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Gauge:
    """What an aim measures by, in units: the disagreement and the largest worth of each party; empty if not needed."""

    disagreement: tuple[int, ...] = ()
    largest: tuple[int, ...] = ()

    def value(self, aim: Aim, worth: tuple[int, ...]) -> int | Fraction | float:
        """Return how good a package of this worth is at an aim; for the product of gains its logarithm, in units."""
        if aim is Aim.WELFARE:
            return sum(worth)
        if aim in {Aim.MAXMIN, Aim.LEXIMIN}:
            return min(worth)
        gains = [own - without for own, without in zip(worth, self.disagreement, strict=True)]
        if aim is Aim.NASH:
            return sum(math.log(gain) for gain in gains) if min(gains) > 0 else -math.inf
        spans = [most - without for most, without in zip(self.largest, self.disagreement, strict=True)]
        return min(
            (Fraction(gain, span) for gain, span in zip(gains, spans, strict=True) if span > 0), default=Fraction(1)
        )


@dataclass(frozen=True, slots=True)
class Solution:
    """A package that is best at something, or the best that was found.

    Attributes:
        aim: what it is best at.
        package: the option of every issue.
        worth: what it is worth to each party, in units.
        value: how good it is at the aim, as `Gauge.value` tells it (for leximin: its first step).
        bound: no package is better than this.
        proven: whether no package is better than it, to the last unit (by a solver: the product to 1e-6 of its
            logarithm, the share to 1e-5).
        gauge: what the aim was measured by.
        certificate: what the bound rests on.
        packages: the first packages that are equally good, if they were counted.
        count: how many there are, if they were counted.
        note: what else must be said of it, in words.
    """

    aim: Aim
    package: Package
    worth: tuple[int, ...]
    value: int | Fraction | float
    bound: int | Fraction | float
    proven: bool
    gauge: Gauge
    certificate: Certificate
    packages: tuple[Package, ...] = ()
    count: int | None = None
    note: str = ""

    @property
    def gap(self) -> int | Fraction | float:
        """How much better a package could be, at most."""
        return 0 if self.bound == self.value else self.bound - self.value
