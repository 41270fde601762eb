"""Points drawn evenly from all that lie within bounds and keep an order: what is known of levels and of importance.

What no order binds is drawn at once, and a chain within the same bounds is sorted: both are exact. Any other partial
order is drawn by rejection, which is exact too, as long as a fair share of the points keeps it, and by coordinate
hit-and-run where not (Smith 1984; each step redraws one coordinate evenly between its neighbours in the order).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from goodoffices.terms.chance import Draw

Reals = NDArray[np.float64]
Edge = tuple[int, int]
"""The first is at least the second."""

SWEEPS = 100
"""Times that hit-and-run redraws every coordinate."""

TRIED = 256
FAIR = 0.02
"""Rejection is used where at least this share of `TRIED` points keeps the order."""


def evenly(draw: Draw, low: Reals, high: Reals, edges: Sequence[Edge], count: int) -> Reals:
    """Return `count` points drawn evenly from the box that keep the order, as [point, coordinate].

    Args:
        draw: where chance comes from.
        low: the least of each coordinate.
        high: the most of each coordinate, no less than the least.
        edges: pairs (a, b): coordinate a is at least coordinate b. They hold no cycle, and some point keeps them.
        count: how many points.
    """
    points = low + (high - low) * draw.random((count, len(low)))
    binding = [(a, b) for a, b in edges if low[a] < high[b]]
    for group in groups(len(low), binding):
        own = [(group.index(a), group.index(b)) for a, b in binding if a in group]
        points[:, group] = _ordered(draw, points[:, group], (low[group], high[group]), own)
    return points


def groups(count: int, edges: Sequence[Edge]) -> list[list[int]]:
    """Return the coordinates that edges bind to each other, group by group; those that none binds are left out."""
    root = list(range(count))
    for a, b in edges:
        kept, gone = root[a], root[b]
        root = [kept if one == gone else one for one in root]
    found = [[at for at in range(count) if root[at] == one] for one in sorted(set(root))]
    return [group for group in found if len(group) > 1]


def closure(count: int, edges: Sequence[Edge]) -> NDArray[np.bool_]:
    """Return which coordinate is above which, by [above, below]; one above itself lies on a cycle."""
    above = np.zeros((count, count), dtype=bool)
    for a, b in edges:
        above[a, b] = True
    for middle in range(count):
        above |= above[:, middle, None] & above[middle]
    return above


def _ordered(draw: Draw, points: Reals, box: tuple[Reals, Reals], edges: Sequence[Edge]) -> Reals:
    low, high = box
    above = closure(len(low), edges)
    depth = above.sum(axis=1)
    if len(set(depth)) == len(depth) and np.ptp(low) == 0 and np.ptp(high) == 0:
        return np.asarray(np.sort(points, axis=1)[:, depth])
    tight = _tightened(box, above)
    sample = tight[0] + (tight[1] - tight[0]) * draw.random((TRIED, len(low)))
    if _keeping(sample, edges).mean() >= FAIR:
        return _by_rejection(draw, tight, edges, len(points))
    return _by_hit_and_run(draw, tight, above, len(points))


def _tightened(box: tuple[Reals, Reals], above: NDArray[np.bool_]) -> tuple[Reals, Reals]:
    low, high = box
    raised = np.maximum(low, np.where(above, low[None, :], -np.inf).max(axis=1))
    return raised, np.minimum(high, np.where(above, high[:, None], np.inf).min(axis=0))


def _keeping(points: Reals, edges: Sequence[Edge]) -> NDArray[np.bool_]:
    return np.asarray(np.all([points[:, a] >= points[:, b] for a, b in edges], axis=0))


def _by_rejection(draw: Draw, box: tuple[Reals, Reals], edges: Sequence[Edge], count: int) -> Reals:
    low, high = box
    kept = np.empty((0, len(low)))
    while len(kept) < count:
        points = low + (high - low) * draw.random((2 * (count - len(kept)) + TRIED, len(low)))
        kept = np.concatenate((kept, points[_keeping(points, edges)]))
    return kept[:count]


def _by_hit_and_run(draw: Draw, box: tuple[Reals, Reals], above: NDArray[np.bool_], count: int) -> Reals:
    """Start on the line between the box's tightened corners, which keeps the order, and walk all points at once."""
    low, high = box
    points = np.ascontiguousarray((low + (high - low) * draw.random((count, 1))).T)
    for _ in range(SWEEPS):
        steps = draw.random((len(low), count))
        for at, step in enumerate(steps):
            least = np.maximum(low[at], points[above[at]].max(axis=0, initial=-np.inf))
            most = np.minimum(high[at], points[above[:, at]].min(axis=0, initial=np.inf))
            points[at] = least + (most - least) * step
    return points.T
