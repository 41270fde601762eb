"""What words do not tell: blocks left over between the same matched neighbours, by their letters and their place."""

from collections import Counter
from collections.abc import Iterator

import numpy as np
from rapidfuzz import fuzz

from goodoffices.text.align.matching import Surroundings, partners_of, unmatched
from goodoffices.text.align.side import Side
from goodoffices.text.align.terms import Ints

SPELT_ALIKE = 0.65
"""Least likeness of two spellings without spaces; unrelated clauses of one language reach .5."""

WORDLESS = 6
"""So few words, if no match shares them, tell nothing: the block is a reference, a heading or residue of a table."""

MOST = 1600
"""So many spellings are compared in one gap at most; in a wider one they would take long and say little."""

Linked = tuple[Ints, Ints]
Gap = tuple[list[int], list[int]]


def gaps(a: Side, b: Side, linked: Linked) -> Iterator[Gap]:
    """Yield the unlinked blocks of both sides that lie between the same neighbouring linked blocks (or edges).

    No block is in two gaps, though moved blocks may make gaps overlap: the first has it.
    """
    around = Surroundings.of(partners_of(*linked, len(a)), len(b))
    loose_a = unmatched(linked[0], len(a))
    loose_b = unmatched(linked[1], len(b))
    starts = np.flatnonzero(np.diff(around.before[loose_a], prepend=-2))
    ahead = 0
    for gap in np.split(loose_a, starts)[1:]:
        low, high = around.from_before[gap[0]], around.from_after[gap[0]]
        others = loose_b[np.searchsorted(loose_b, max(low + 1, ahead)) : np.searchsorted(loose_b, high)]
        if len(others):
            ahead = others[-1] + 1
            yield gap.tolist(), others.tolist()


def spelt_alike(a: Side, b: Side, gap: Gap) -> Iterator[tuple[int, int, float]]:
    """Yield the pairs of a gap whose letters are alike though their words are not: lost spaces, other endings."""
    ones = [one for one in gap[0] if a.spelling(one)]
    if len(ones) * len(gap[1]) > MOST:
        return
    likeness = [(fuzz.ratio(a.spelling(one), b.spelling(other)) / 100, one, other) for one in ones for other in gap[1]]
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    for alike, one, other in sorted(likeness, key=lambda each: (-each[0], each[1], each[2])):
        if alike >= SPELT_ALIKE and one not in taken_a and other not in taken_b:
            taken_a.add(one)
            taken_b.add(other)
            yield one, other, alike


def by_label(a: Side, b: Side, gap: Gap) -> Iterator[tuple[int, int]]:
    """Yield the pairs of a gap, one of them a reference, that bear the same label and no other block there does."""
    found = [Counter(side.labels[blocks].tolist()) for side, blocks in ((a, gap[0]), (b, gap[1]))]
    bearers = {int(b.labels[other]): other for other in gap[1]}
    for one in gap[0]:
        label = int(a.labels[one])
        if label and found[0][label] == found[1][label] == 1 and (a.mute[one] or b.mute[bearers[label]]):
            yield one, bearers[label]


def by_place(a: Side, b: Side, gap: Gap) -> Iterator[tuple[int, int]]:
    """Yield the pairs of a gap, one of them with no words that tell, where either side has as many blocks."""
    if len(gap[0]) != len(gap[1]):
        return
    for one, other in zip(*gap, strict=True):
        if min(a.lengths[one], b.lengths[other]) <= WORDLESS:
            yield one, other
