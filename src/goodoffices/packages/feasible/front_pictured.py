"""The front as a picture: what packages are worth to the parties on average over the worlds, and which stand out.

Importance times level is averaged over the worlds and rounded to a thousandth, so that the front is exact for these
averages; what a party says it will not accept is out wherever that is real in most of the worlds.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goodoffices.packages.choice import Choices, Chosen, Clause, Model, Package, Values
from goodoffices.packages.exact.pareto import FrontTooLarge, front
from goodoffices.packages.exact.plan import TooTangled
from goodoffices.packages.feasible.tabling import as_package
from goodoffices.packages.soundings.evidence import OnlyIf, RedLine
from goodoffices.packages.watching import Watch
from goodoffices.packages.worlds.drawing import combination
from goodoffices.packages.worlds.worlds import Worlds

OF = 1_000
"""The worth of the best package that a party can think of."""

PICTURED = 60
"""Packages of a front that are shown; of a longer one every so many."""

PARTIES = (2, 3)
"""How many parties can be laid out on a plane, two at a time."""

LABELS = 200_000
"""Partial packages up to which a front is listed for its picture."""


@dataclass(frozen=True, slots=True)
class Pictured:
    """Some packages of a front with their worth to each party, of `OF`, and how many the front has."""

    packages: tuple[Package, ...]
    worth: tuple[tuple[int, ...], ...]
    count: int


def pictured(worlds: Worlds, watch: Watch) -> Pictured | None:
    """Return the front, thinned out evenly where it is long; None where it cannot be listed or laid on a plane."""
    if len(worlds.soundings.parties) not in PARTIES:
        return None
    watch.tell("Listing the packages than which none is better for all")
    try:
        found = front(averaged(worlds), most=LABELS, watch=watch)
    except (FrontTooLarge, TooTangled):
        return None
    kept = (found.points >= 0).all(axis=1)
    packages, points = found.packages[kept].astype(np.intp), found.points[kept]
    some = _spread(len(points))
    return Pictured(
        tuple(as_package(one) for one in packages[some]),
        tuple(tuple(int(each) for each in one) for one in points[some]),
        len(points),
    )


def averaged(worlds: Worlds) -> Model:
    """Return the model of averages; an option that is mostly a red line costs a party more than all could give it."""
    mean = np.rint((worlds.importance[..., None] * worlds.level).mean(axis=0) * OF).astype(np.int64)
    out = worlds.red.mean(axis=0) > 1 / 2
    values: Values = np.where(out, -2 * OF, mean)
    for issue, width in enumerate(worlds.soundings.choices.widths):
        values[:, issue, width:] = 0
    choices = worlds.soundings.choices
    barred = Choices(choices.issues, (*choices.clauses, *_barred(worlds)))
    return Model(barred, worlds.soundings.parties, values)


def _barred(worlds: Worlds) -> Iterator[Clause]:
    """Yield as clauses the combinations that a party mostly will not accept, and the options it takes on a condition.

    "Not all of these together" is said as: the first only with another option of one of the other issues.
    """
    soundings, widths = worlds.soundings, worlds.soundings.choices.widths
    for party in range(len(soundings.parties)):
        combined = [one for one in soundings.of(party) if combination(soundings.choices, one) is not None]
        for one, place in zip(combined, np.flatnonzero(worlds.owners == party), strict=True):
            mostly = worlds.real[:, place].mean() > 1 / 2
            match one.said:
                case OnlyIf(option, others) if mostly:
                    yield Clause.only_if(option, *others)
                case RedLine((first, *rest)) if mostly:
                    yield Clause.only_if(first, *(each for taken in rest for each in _instead(taken, widths)))


def _instead(taken: Chosen, widths: tuple[int, ...]) -> Iterator[Chosen]:
    """Yield the other options of an issue."""
    yield from (Chosen(taken.issue, at) for at in range(widths[taken.issue]) if at != taken.option)


def _spread(count: int) -> NDArray[np.intp]:
    return np.unique(np.linspace(0, count - 1, min(count, PICTURED)).round().astype(np.intp))
