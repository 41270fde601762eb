"""The front as a picture: what packages are worth to the parties on average over the worlds, and which stand out.

Importance times level is averaged over the worlds and rounded to a thousandth, so that the front is exact for these
averages; what a party says it will not accept is out wherever that is real in most of the worlds.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goodoffices.packages.barred import showing
from goodoffices.packages.choice import Model, Package, Values
from goodoffices.packages.pareto import FrontTooLarge, front
from goodoffices.packages.plan import TooTangled
from goodoffices.packages.tabling import as_package
from goodoffices.packages.watching import Watch
from goodoffices.packages.worlds import Worlds

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
    lines = worlds.patterns[worlds.owners >= 0][worlds.real[:, worlds.owners >= 0].mean(axis=0) > 1 / 2]
    clear = ~showing(lines, packages).any(axis=1)
    packages, points = packages[clear], points[clear]
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
    return Model(worlds.soundings.choices, worlds.soundings.parties, values)


def _spread(count: int) -> NDArray[np.intp]:
    return np.unique(np.linspace(0, count - 1, min(count, PICTURED)).round().astype(np.intp))
