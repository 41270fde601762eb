"""Worlds: draws of all that the parties could value, given what they said.

What a package is worth to a party is the sum over the issues of importance times level; importance lies
on the simplex and levels in [0, 1], so the best package that can be thought of is worth 1. Both are held as whole
numbers of `GRAIN`: sums of them are exact in 32-bit floats (up to 2^24), so that a verdict on a package is exact too.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from goodoffices.packages.barred import Patterns, Taken, clause_patterns, showing, stacked
from goodoffices.packages.soundings.contradiction import check_consistent
from goodoffices.packages.soundings.evidence import Evidence, OnlyIf, RedLine, Soundings
from goodoffices.packages.soundings.scale import GRAIN
from goodoffices.packages.watching import Patience, Watch
from goodoffices.packages.worlds.drawing import Party, Sampling, combination, draw_party
from goodoffices.terms import NotPossible

MOST_NUMBERS = 1 << 26
"""Worlds times parties times issues times options of the widest issue that are drawn at once."""

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]


class TooManyNumbers(NotPossible):
    """A model of {numbers} numbers a world is too large for {worlds} worlds: draw at most {most}."""


@dataclass(frozen=True, slots=True, eq=False)
class Worlds:
    """Draws of the parties' values.

    Attributes:
        soundings: what they were drawn from.
        sampling: how they were drawn, which makes the same worlds again.
        worth: what each option is worth, in units of `GRAIN`, by [world, party, issue, option]; `OUT` where it is a
            red line that is real in this world, or where the issue has no such option.
        least: the walk-away, in units of `GRAIN`, by [world, party].
        importance: by [world, party, issue], in [0, 1].
        level: by [world, party, issue, option], in [0, 1].
        patterns: what is barred: the clauses first, then the parties' combinations, by [pattern, issue, option].
        owners: whose each pattern is: -1 for a clause, else the party.
        real: in which world each pattern bars, by [world, pattern].
        red: which option is a red line that is real, by [world, party, issue, option].
    """

    soundings: Soundings
    sampling: Sampling
    worth: Floats
    least: Floats
    importance: Floats
    level: Floats
    patterns: Patterns
    owners: NDArray[np.intp]
    real: Flags
    red: Flags

    def __len__(self) -> int:
        return len(self.worth)

    def part(self, which: slice | NDArray[np.intp] | Flags) -> "Worlds":
        """Return some of the worlds."""
        own = ("worth", "least", "importance", "level", "real", "red")
        return replace(self, **{name: getattr(self, name)[which] for name in own})

    def holding(self, one: Evidence) -> Flags:
        """Return in which worlds a red line, or an "only if", is real."""
        match one.said:
            case RedLine((option,)):
                return self.red[:, one.party, option.issue, option.option]
        return self.real[:, self._pattern(one)]

    def _pattern(self, one: Evidence) -> int:
        places = [at for at, owner in enumerate(self.owners) if owner == one.party]
        combined = [
            each for each in self.soundings.of(one.party) if combination(self.soundings.choices, each) is not None
        ]
        return places[combined.index(one)]

    def without(self, one: Evidence) -> "Worlds":
        """Return the same worlds with a red line, or an "only if", that is real in none of them."""
        match one.said:
            case RedLine((option,)):
                at = (slice(None), one.party, option.issue, option.option)
                red, worth = self.red.copy(), self.worth.copy()
                red[at] = False
                worth[at] = np.ceil(self.importance[at[:3]] * self.level[at] * GRAIN)
                return replace(self, red=red, worth=worth)
            case RedLine() | OnlyIf():
                real = self.real.copy()
                real[:, self._pattern(one)] = False
                return replace(self, real=real)
        return self

    def worths(self, packages: Taken) -> Floats:
        """Return what packages are worth, by [party, world, package]: one matrix product a party."""
        count, parties, issues, options = self.worth.shape
        taken = np.zeros((len(packages), issues, options), dtype=np.float32)
        taken[np.arange(len(packages))[:, None], np.arange(issues), packages] = 1
        told = np.empty((parties, count, len(packages)), dtype=np.float32)
        for party in range(parties):
            np.matmul(self.worth[:, party].reshape(count, -1), taken.reshape(len(packages), -1).T, out=told[party])
        return told

    def accepted_by(self, packages: Taken) -> Flags:
        """Return which party accepts which package, by [party, world, package]; clauses are not asked here."""
        told = self.worths(packages) >= self.least.T[:, :, None]
        shown = showing(self.patterns, packages)
        for party in range(len(told)):
            own = self.owners == party
            if own.any():
                told[party] &= (self.real[:, own].astype(np.float32) @ shown[:, own].T.astype(np.float32)) == 0
        return told

    def accepted(self, packages: Taken) -> Flags:
        """Return which package all parties accept and no clause forbids, by [world, package]."""
        broken = showing(self.patterns[self.owners < 0], packages).any(axis=1)
        return np.asarray(self.accepted_by(packages).all(axis=0) & ~broken)


def draw_worlds(soundings: Soundings, sampling: Sampling, watch: Watch | None = None) -> Worlds:
    """Draw worlds that fit the evidence.

    Every party and every issue has its own sequence of draws, so that worlds before and after a change of the evidence
    differ only in what it bears on.

    Raises:
        CannotAllHold: statements contradict each other.
        TooNarrow: hardly any world fits the verdicts of a party.
        TooManyNumbers: the worlds would not fit in memory.
        Stopped: the watch ended it.
    """
    watch = watch or Patience()
    widths = soundings.choices.widths
    numbers = len(soundings.parties) * len(widths) * max(widths)
    if numbers * sampling.count > MOST_NUMBERS:
        raise TooManyNumbers(numbers=numbers, worlds=sampling.count, most=MOST_NUMBERS // numbers)
    check_consistent(soundings)
    parties = [draw_party(soundings, party, sampling, watch) for party in range(len(soundings.parties))]
    clauses = clause_patterns(soundings.choices)
    patterns = [clauses, *(stacked(soundings.choices, one.patterns) for one in parties)]
    owners = [np.full(len(one), owner - 1) for owner, one in enumerate(patterns)]
    return Worlds(
        soundings=soundings,
        sampling=sampling,
        worth=_stack(parties, "worth"),
        least=_stack(parties, "least"),
        importance=_stack(parties, "importance"),
        level=_stack(parties, "level"),
        patterns=np.concatenate(patterns),
        owners=np.concatenate(owners).astype(np.intp),
        real=np.concatenate(
            [np.ones((sampling.count, len(clauses)), dtype=bool), *(one.real for one in parties)], axis=1
        ),
        red=np.stack([one.red for one in parties], axis=1),
    )


def _stack(parties: list[Party], name: str) -> Floats:
    return np.stack([getattr(one, name) for one in parties], axis=1).astype(np.float32)
