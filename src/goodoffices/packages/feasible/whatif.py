"""Named what-ifs: the same soundings with something added, taken back, doubted or parked, worked out beside the first.

The worlds before and after share their draws and start from the packages that were found before, so that a difference
is that of the change, and soon told.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from goodoffices.packages.choice import Choices, Chosen, Clause
from goodoffices.packages.feasible.feasible import Feasibility, Prospect, feasible
from goodoffices.packages.feasible.tabling import Pool
from goodoffices.packages.soundings.evidence import (
    Belief,
    Evidence,
    MattersMore,
    OnlyIf,
    Prefers,
    RedLine,
    Said,
    Soundings,
    Stands,
    Verdict,
    issues,
)
from goodoffices.packages.watching import Watch
from goodoffices.packages.worlds.drawing import Sampling
from goodoffices.terms import NotPossible


class NothingLeft(NotPossible):
    """If every issue is parked, nothing is left to agree on: leave at least one open."""


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A change that is tried out, by its name; it never becomes evidence.

    Attributes:
        name: as the mediators call it.
        added: what the parties would say then, for instance with a guarantee.
        doubted: statements that are taken for what may be bluff.
        dropped: statements that would no longer hold.
        new_holder: parties whose office-holder changes: all that they said may be bluff.
        parked: issues that are left out, by place.
    """

    name: str
    added: tuple[Evidence, ...] = ()
    doubted: tuple[Evidence, ...] = ()
    dropped: tuple[Evidence, ...] = ()
    new_holder: tuple[int, ...] = ()
    parked: tuple[int, ...] = ()

    def applied(self, soundings: Soundings) -> Soundings:
        """Return the soundings as they would be.

        Raises:
            NothingLeft: every issue is parked.
        """
        kept = [self._as_doubted(one) for one in soundings.evidence if one not in self.dropped]
        return without_issues(replace(soundings, evidence=(*kept, *self.added)), self.parked)

    def _as_doubted(self, one: Evidence) -> Evidence:
        doubted = one in self.doubted or one.party in self.new_holder
        return replace(one, belief=Belief.MAY_BE_BLUFF) if doubted else one


def what_if(change: WhatIf, before: Feasibility, sampling: Sampling, watch: Watch | None = None) -> Feasibility:
    """Return the figures after a change, from the same seed and the packages found before."""
    prospects = tuple(_without_columns(one, change.parked) for one in before.prospects)
    return feasible(change.applied(before.soundings), sampling, replace(before, prospects=prospects), watch)


def without_issues(soundings: Soundings, parked: Iterable[int]) -> Soundings:
    """Return soundings without some issues, and without the clauses and statements that speak of them.

    A verdict on a whole package is not one on what is left of it, so verdicts are left out too.

    Raises:
        NothingLeft: no issue is left.
    """
    gone = frozenset(parked)
    if not gone:
        return soundings
    kept = [place for place in range(len(soundings.choices.issues)) if place not in gone]
    if not kept:
        raise NothingLeft
    moved = {place: at for at, place in enumerate(kept)}
    clauses = tuple(
        _clause_moved(one, moved)
        for one in soundings.choices.clauses
        if all(each.issue in moved for each in one.literals())
    )
    choices = Choices(tuple(soundings.choices.issues[place] for place in kept), clauses)
    evidence = tuple(
        replace(one, said=_said_moved(one.said, moved)) for one in soundings.evidence if not issues(one.said) & gone
    )
    return replace(soundings, choices=choices, evidence=evidence)


def _without_columns(one: Prospect, parked: tuple[int, ...]) -> Prospect:
    packages = np.delete(one.decided.packages, parked, axis=1)
    decided = replace(one.decided, packages=packages)
    return replace(one, decided=decided, pool=Pool(np.delete(one.pool.packages, parked, axis=1)))


def _clause_moved(one: Clause, moved: dict[int, int]) -> Clause:
    return replace(one, option=_moved(one.option, moved), others=tuple(_moved(each, moved) for each in one.others))


def _said_moved(said: Said, moved: dict[int, int]) -> Said:
    match said:
        case RedLine(options):
            return RedLine(tuple(_moved(each, moved) for each in options))
        case OnlyIf(option, others):
            return OnlyIf(_moved(option, moved), tuple(_moved(each, moved) for each in others))
        case Stands(option, level):
            return Stands(_moved(option, moved), level)
        case Prefers(better, worse):
            return Prefers(_moved(better, moved), _moved(worse, moved))
        case MattersMore(more, less):
            return MattersMore(moved[more], moved[less])
        case Verdict():
            return said


def _moved(one: Chosen, moved: dict[int, int]) -> Chosen:
    return replace(one, issue=moved[one.issue])
