"""A text and its translation: which block renders which, told without a dictionary or a model.

The method is that of Gale and Church (A Program for Aligning Sentences in Bilingual Corpora, 1993): the order is
kept, and a dynamic programme weighs one block against one, one against two, or one against none.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from goodoffices.text.align.link import NO_VERDICTS, Link, Verdicts
from goodoffices.text.align.signs import Evidence
from goodoffices.text.document import Block

BEADS = {(1, 1): 0.85, (1, 0): 0.015, (0, 1): 0.015, (1, 2): 0.06, (2, 1): 0.06}
"""How often so many blocks of the original are rendered by so many of the translation.

Gale and Church counted .89, .005 and .045; working translations of drafts leave out and join somewhat more.
"""

DOUBT = 1.5
"""The signs depend on one another, which the model leaves out: their weights count for one part in so many."""

BAND = 30
"""How many blocks a translation may be ahead or behind, beside the difference between the two numbers of blocks."""

REFUSED = -1000.0
"""The log weight of what contradicts a verdict: it is chosen only where nothing else is possible."""

Bead = tuple[int, int, int, int]
Cell = tuple[int, int]


def concord(
    original: Sequence[Block], translation: Sequence[Block], verdicts: Verdicts = NO_VERDICTS
) -> tuple[Link, ...]:
    """Return which block of the original is rendered by which block of its translation, in reading order.

    The confidence of a link is its probability under the model, over all ways to set one text against the other.
    """
    sure = _Decided(original, translation, verdicts)
    evidence = Evidence(original, translation)
    end = (len(original), len(translation))
    weighed = {bead: _prior(bead) + sure.weight(bead) + _weight(evidence, bead) for bead in _beads(*end)}
    probability = _probabilities(weighed, end)
    chosen = {cell: probability[cell] for bead in _best_way(weighed, end) for cell in _pairs(bead)}
    chosen = {cell: one for cell, one in chosen.items() if cell not in sure.different} | dict.fromkeys(sure.same, 1.0)
    return tuple(Link(original[i].id, translation[j].id, round(min(1.0, chosen[i, j]), 6)) for i, j in sorted(chosen))


class _Decided:
    """What a person has decided, by place."""

    def __init__(self, original: Sequence[Block], translation: Sequence[Block], verdicts: Verdicts) -> None:
        down = {block.id: place for place, block in enumerate(original)}
        right = {block.id: place for place, block in enumerate(translation)}
        self.same, self.different = (
            frozenset((down[a], right[b]) for a, b in pairs if a in down and b in right)
            for pairs in (verdicts.same, verdicts.different)
        )
        self._taken = tuple(frozenset(cell[side] for cell in self.same) for side in (0, 1))

    def weight(self, bead: Bead) -> float:
        """Return how much a bead contradicts: a refused pair, or a linked block without the partner it was given."""
        if not self.same and not self.different:
            return 0.0
        i, j, down, right = bead
        pairs = set(_pairs(bead))
        kept = pairs & self.same
        lost = sum(one in self._taken[0] and all(cell[0] != one for cell in kept) for one in range(i, i + down))
        lost += sum(one in self._taken[1] and all(cell[1] != one for cell in kept) for one in range(j, j + right))
        return REFUSED * (lost + len(pairs & self.different))


def _beads(rows: int, columns: int) -> Iterator[Bead]:
    """Yield every bead within the band, all that lead to a cell before all that lead on from it."""
    wide = BAND + abs(rows - columns)
    for i in range(rows + 1):
        middle = i * columns // max(1, rows)
        for j in range(max(0, middle - wide), min(columns, middle + wide) + 1):
            for down, right in BEADS:
                if i + down <= rows and j + right <= columns:
                    yield i, j, down, right


def _pairs(bead: Bead) -> Iterator[Cell]:
    i, j, down, right = bead
    return ((one, other) for one in range(i, i + down) for other in range(j, j + right))


def _prior(bead: Bead) -> float:
    return math.log(BEADS[bead[2], bead[3]])


def _weight(evidence: Evidence, bead: Bead) -> float:
    return evidence.weight(*bead) / DOUBT if bead[2] and bead[3] else 0.0


def _best_way(weighed: Mapping[Bead, float], end: Cell) -> list[Bead]:
    """Return the beads of the likeliest way from the start of both texts to their ends."""
    best: dict[Cell, float] = {(0, 0): 0.0}
    last: dict[Cell, Bead] = {}
    for bead, weight in weighed.items():
        i, j, down, right = bead
        reached = (i + down, j + right)
        total = best.get((i, j), -math.inf) + weight
        if total > best.get(reached, -math.inf):
            best[reached], last[reached] = total, bead
    way: list[Bead] = []
    while end in last:
        way.append(last[end])
        end = last[end][:2]
    return way[::-1]


def _probabilities(weighed: Mapping[Bead, float], end: Cell) -> Mapping[Cell, float]:
    """Return for each pair of blocks in how large a part of all ways, by weight, they are set together."""
    forward: defaultdict[Cell, float] = defaultdict(lambda: -math.inf, {(0, 0): 0.0})
    backward: defaultdict[Cell, float] = defaultdict(lambda: -math.inf, {end: 0.0})
    for (i, j, down, right), weight in weighed.items():
        forward[i + down, j + right] = _log_add(forward[i + down, j + right], forward[i, j] + weight)
    for (i, j, down, right), weight in reversed(list(weighed.items())):
        backward[i, j] = _log_add(backward[i, j], backward[i + down, j + right] + weight)
    probability: defaultdict[Cell, float] = defaultdict(float)
    for bead, weight in weighed.items():
        i, j, down, right = bead
        share = math.exp(min(0.0, forward[i, j] + weight + backward[i + down, j + right] - forward[end]))
        for cell in _pairs(bead):
            probability[cell] += share
    return probability


def _log_add(one: float, other: float) -> float:
    most, least = max(one, other), min(one, other)
    return most if least == -math.inf else most + math.log1p(math.exp(least - most))
