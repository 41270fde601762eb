"""The path of the front without compilation: the same labels as `merging.merge`, by sorting whole arrays."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]

BLOCK = 512
"""Labels that are compared with one another at once."""

MOST_WAYS = 1 << 60


def sift(labels: Numbers, counts: Numbers, pause: Callable[[], None]) -> tuple[Numbers, Numbers]:
    """Return the rows that no other row beats or repeats, in falling order, and in how many ways each is reached.

    Args:
        labels: worth by [label, party].
        counts: in how many ways each label is reached.
        pause: called now and then; it may end the sifting by raising.

    Returns:
        The places of the rows (of equal ones the first), and their ways.
    """
    order = np.lexsort(tuple(-labels[:, party] for party in reversed(range(labels.shape[1]))))
    falling = labels[order]
    new = np.ones(order.size, dtype=bool)
    new[1:] = (falling[1:] != falling[:-1]).any(axis=1)
    firsts = np.flatnonzero(new)
    ways = np.minimum(np.add.reduceat(counts[order].astype(np.float64), firsts), MOST_WAYS).astype(np.int64)
    kept = _unbeaten(falling[firsts], pause)
    return order[firsts[kept]], ways[kept]


def _unbeaten(falling: Numbers, pause: Callable[[], None]) -> NDArray[np.bool_]:
    """Tell of distinct labels in falling order which ones no earlier one beats."""
    parties = falling.shape[1]
    if parties == 1:
        return np.asarray(np.arange(falling.shape[0]) == 0)
    second = falling[:, 1]
    if parties == 2:  # noqa: PLR2004 - two parties
        best = np.maximum.accumulate(second)
        return np.asarray(np.concatenate(([True], second[1:] > best[:-1])), dtype=bool)
    kept = np.zeros(falling.shape[0], dtype=bool)
    beating = falling[:0, 1:]
    for start in range(0, falling.shape[0], BLOCK):
        block = falling[start : start + BLOCK, 1:]
        alive = np.ones(block.shape[0], dtype=bool)
        for first in range(0, beating.shape[0], BLOCK):
            pause()
            rows = np.flatnonzero(alive)
            alive[rows[_beaten(block[rows], beating[first : first + BLOCK])]] = False
        rows = np.flatnonzero(alive)
        among = (block[rows][:, None, :] <= block[rows][None, :, :]).all(axis=2)
        alive[rows[np.tril(among, -1).any(axis=1)]] = False
        kept[start : start + BLOCK] = alive
        beating = np.concatenate((beating, block[alive]))
    return kept


def _beaten(block: Numbers, beating: Numbers) -> NDArray[np.bool_]:
    beats = block[:, None, 0] <= beating[None, :, 0]
    for party in range(1, block.shape[1]):
        beats &= block[:, None, party] <= beating[None, :, party]
    return np.asarray(beats.any(axis=1))
