"""The best packages by each aim, read off the whole front: exact, and proved by the list itself."""

import math
from collections.abc import Iterable, Sequence
from fractions import Fraction

import numpy as np

from goodoffices.packages.choice import Model, Package
from goodoffices.packages.exact.attaining import attaining
from goodoffices.packages.exact.certificate import Aim, Certificate, Gauge, Ground, Solution
from goodoffices.packages.exact.pareto import Front

SHOWN = 20
"""Packages that are listed of those that are equally good."""

CLOSE = 1e-9
"""Sums of logarithms this close are compared as products of whole numbers."""


def best(model: Model, listed: Front, gauge: Gauge, aim: Aim) -> Solution | None:
    """Return the best package by an aim among those that give every party its reserved value; None if none does.

    Args:
        model: what every option is worth.
        listed: its whole front.
        gauge: what the aim is measured by.
        aim: what to be best at.
    """
    kept = _reserved_kept(model, listed)
    if not kept.size:
        return None
    rows = kept[_best(listed.points[kept], gauge, aim)]
    points = [tuple(int(one) for one in listed.points[row]) for row in rows]
    value = gauge.value(aim, points[0])
    found = _equal(model, _floors(model, gauge, aim, points))
    package: Package = found[0] if found else tuple(int(one) for one in listed.packages[rows[0]])
    certificate = Certificate(Ground.FRONT, labels=listed.labels)
    count = None if found is None else len(found)
    shown = tuple(found[:SHOWN]) if found else (package,)
    worth = model.worth(package)
    return Solution(aim, package, worth, value, value, True, gauge, certificate, shown, count)  # noqa: FBT003 - proven


def _reserved_kept(model: Model, listed: Front) -> "np.ndarray[tuple[int], np.dtype[np.intp]]":
    floors = [-(2**62) if one is None else one for one in model.reserved]
    return np.flatnonzero((listed.points >= np.array(floors)).all(axis=1))


def _best(points: "np.ndarray[tuple[int, int], np.dtype[np.int64]]", gauge: Gauge, aim: Aim) -> Sequence[int]:
    if aim is Aim.WELFARE:
        return _at_most(points.sum(axis=1))
    if aim is Aim.MAXMIN:
        return _at_most(points.min(axis=1))
    if aim is Aim.LEXIMIN:
        ordered = np.sort(points, axis=1)
        first = np.lexsort(tuple(ordered[:, one] for one in reversed(range(ordered.shape[1]))))[-1]
        return [int(one) for one in np.flatnonzero((ordered == ordered[first]).all(axis=1))]
    gains = points - np.array(gauge.disagreement)
    if aim is Aim.NASH:
        with np.errstate(divide="ignore"):
            sums = np.log(gains.clip(min=0)).sum(axis=1)
        near = np.flatnonzero(sums >= sums.max() - CLOSE) if np.isfinite(sums.max()) else np.arange(len(points))
        return _largest(near, [math.prod(int(one) for one in gains[row]) for row in near])
    spans = np.array(gauge.largest) - np.array(gauge.disagreement)
    shares = (gains[:, spans > 0] / spans[spans > 0]).min(axis=1, initial=1.0)
    near = np.flatnonzero(shares >= shares.max() - CLOSE)
    return _largest(near, [gauge.value(aim, tuple(int(one) for one in points[row])) for row in near])


def _at_most(values: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> list[int]:
    return [int(one) for one in np.flatnonzero(values == values.max())]


def _largest(rows: Iterable[int], values: Sequence[int | float | Fraction]) -> list[int]:
    most = max(values)
    return [int(row) for row, value in zip(rows, values, strict=True) if value == most]


def _floors(model: Model, gauge: Gauge, aim: Aim, points: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Return what a package must give each party to be as good: one of these."""
    value = gauge.value(aim, points[0])
    if aim is Aim.NASH and value == -math.inf:
        return [gauge.disagreement]
    if aim not in {Aim.MAXMIN, Aim.RELATIVE}:
        return list(points)
    if aim is Aim.MAXMIN:
        floors = [int(value)] * len(model.parties)
    else:
        share = Fraction(value)
        floors = [
            math.ceil(low + share * (most - low)) for low, most in zip(gauge.disagreement, gauge.largest, strict=True)
        ]
    return [tuple(one if kept is None else max(one, kept) for one, kept in zip(floors, model.reserved, strict=True))]


def _equal(model: Model, floors: Sequence[tuple[int, ...]]) -> list[Package] | None:
    if len(floors) > SHOWN:
        return None
    found: set[Package] = set()
    for one in floors:
        packages = attaining(model, one)
        if packages is None:
            return None
        found.update(packages)
    return sorted(found)
