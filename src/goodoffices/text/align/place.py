"""What words do not tell: blocks left over between the same matched neighbours, by their letters and their place."""

from collections.abc import Iterator

import numpy as np
from rapidfuzz import fuzz

from goodoffices.text.align.matching import Surroundings, partners_of
from goodoffices.text.align.side import Side
from goodoffices.text.align.terms import Ints

SPELT_ALIKE = 0.65
"""Least likeness of two spellings without spaces; unrelated clauses of one language reach .5."""

WORDLESS = 4
"""So few words, if no match shares them, tell nothing: the block is a reference, a heading or residue of a table."""

WIDEST = 40
"""In a wider gap the place says nothing, and comparing every spelling with every other would take long."""

Linked = tuple[Ints, Ints]
Gap = tuple[list[int], list[int]]


def gaps(a: Side, b: Side, linked: Linked) -> Iterator[Gap]:
    """Yield the unlinked blocks of both sides that lie between the same neighbouring linked blocks (or edges)."""
    around = Surroundings.of(partners_of(*linked, len(a)), len(b))
    loose_a = np.setdiff1d(np.arange(len(a)), linked[0])
    loose_b = np.setdiff1d(np.arange(len(b)), linked[1])
    starts = np.flatnonzero(np.diff(around.before[loose_a], prepend=-2))
    for gap in np.split(loose_a, starts)[1:]:
        low, high = around.from_before[gap[0]], around.from_after[gap[0]]
        others = loose_b[np.searchsorted(loose_b, low + 1) : np.searchsorted(loose_b, high)]
        if 0 < len(others) <= WIDEST and len(gap) <= WIDEST:
            yield gap.tolist(), others.tolist()


def spelt_alike(a: Side, b: Side, gap: Gap) -> Iterator[tuple[int, int, float]]:
    """Yield the pairs of a gap whose letters are alike though their words are not: lost spaces, other endings."""
    likeness = [
        (fuzz.ratio(a.spelling(one), b.spelling(other)) / 100, one, other) for one in gap[0] for other in gap[1]
    ]
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    for alike, one, other in sorted(likeness, key=lambda each: (-each[0], each[1], each[2])):
        if alike >= SPELT_ALIKE and one not in taken_a and other not in taken_b and a.spelling(one):
            taken_a.add(one)
            taken_b.add(other)
            yield one, other, alike


def by_place(a: Side, b: Side, gap: Gap) -> Iterator[tuple[int, int]]:
    """Yield the pairs of a gap, one of them with no words that tell, where either side has as many blocks."""
    if len(gap[0]) != len(gap[1]):
        return
    for one, other in zip(*gap, strict=True):
        if min(a.lengths[one], b.lengths[other]) <= WORDLESS:
            yield one, other
