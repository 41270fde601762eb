"""One block to one block: candidates from shared rare terms, the best assignment, neighbours deciding near-ties."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from goodoffices.text.align.side import Side
from goodoffices.text.align.terms import Floats, Ints, similarities

THRESHOLD = 0.25
"""Least score of a match; .05 of likeness is enough where both neighbours agree, .25 is needed where none does."""

NEIGHBOUR = 0.1
"""What each of the two neighbouring matches adds to a score when it leads to the same place."""

PLACE = 0.02
"""What standing exactly where the surrounding matches lead adds to a score: enough to break a tie, no more."""

LEAST = 0.03
"""Pairs less alike than this are not weighed: not even two neighbours would bring them over the threshold."""

CANDIDATES = 6
"""How many partners are weighed for each block, from either side."""

ANCHOR_WORDS = 5
"""From so many words on, equal texts that stand once on either side are taken to answer each other outright."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Candidate pairs: block `a[k]` of one side, `b[k]` of the other, and the cosine of their terms."""

    a: Ints
    b: Ints
    similarity: Floats

    def __len__(self) -> int:
        return len(self.a)

    def transposed(self) -> "Pairs":
        """Return the same pairs, seen from the other side."""
        return Pairs(self.b, self.a, self.similarity)

    def where(self, chosen: npt.NDArray[np.bool_] | Ints) -> "Pairs":
        """Return the chosen pairs."""
        return Pairs(self.a[chosen], self.b[chosen], self.similarity[chosen])


def anchors(a: Side, b: Side) -> tuple[Ints, Ints]:
    """Return the pairs of equal texts that stand once on either side and are long enough to tell by themselves."""
    texts_a, first_a, counts_a = np.unique(a.texts, return_index=True, return_counts=True)
    texts_b, first_b, counts_b = np.unique(b.texts, return_index=True, return_counts=True)
    _, in_a, in_b = np.intersect1d(texts_a, texts_b, assume_unique=True, return_indices=True)
    once = (counts_a[in_a] == 1) & (counts_b[in_b] == 1)
    of_a, of_b = first_a[in_a[once]], first_b[in_b[once]]
    telling = (a.lengths[of_a] >= ANCHOR_WORDS) & ~a.mute[of_a]
    return of_a[telling], of_b[telling]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """For each block of one side: the nearest matched blocks before and after it, and where those lead.

    The indices are -1 (before) and the number of blocks (after) where there is none; such an edge leads to the
    edge of the other document.
    """

    before: Ints
    after: Ints
    from_before: Ints
    from_after: Ints

    @classmethod
    def of(cls, partners: Ints, others: int) -> "Surroundings":
        """Read the surroundings off `partners` (index of each block's match on the other side, -1 for none)."""
        size = len(partners)
        places = np.arange(size)
        matched = partners >= 0
        before = np.concatenate([[-1], np.maximum.accumulate(np.where(matched, places, -1))[:-1]])[:size]
        after = np.minimum.accumulate(np.where(matched, places, size)[::-1])[::-1]
        after = np.concatenate([after[1:], [size]])[:size]
        led = np.concatenate([partners, [others, -1]])
        return cls(
            before.astype(np.int64), after.astype(np.int64), led[before], led[np.where(after == size, size, after)]
        )

    def distance(self, blocks: Ints, others: Ints) -> Ints:
        """Return how far each of the other blocks stands from where the nearest neighbour of the block leads."""
        down = np.abs(others - self.from_before[blocks] - (blocks - self.before[blocks]))
        up = np.abs(self.from_after[blocks] - others - (self.after[blocks] - blocks))
        return np.asarray(np.minimum(down, up), dtype=np.int64)

    def agreement(self, blocks: Ints, others: Ints) -> Ints:
        """Return for each pair how many of the block's two neighbours (0, 1, 2) lead exactly to the other block."""
        before, after = self.before[blocks], self.after[blocks]
        down = (before >= 0) & (others - self.from_before[blocks] == blocks - before)
        up = (after < len(self.after)) & (self.from_after[blocks] - others == after - blocks)
        return np.asarray(np.add(down, up, dtype=np.int64))


def partners_of(a: Ints, b: Ints, size: int) -> Ints:
    """Return for each of `size` blocks the index of its match, -1 for none."""
    partners = np.full(size, -1, dtype=np.int64)
    partners[a] = b
    return partners


def unmatched(taken: Ints, size: int) -> Ints:
    """Return which of `size` blocks are not among those taken, in order."""
    free = np.ones(size, dtype=bool)
    free[taken] = False
    return np.flatnonzero(free)


def _highest(groups: Ints, merits: Floats, count: int) -> npt.NDArray[np.bool_]:
    order = np.lexsort((-merits, groups))
    ordered = groups[order]
    starts = np.searchsorted(ordered, ordered)
    chosen = np.zeros(len(groups), dtype=bool)
    chosen[order[np.arange(len(order)) - starts < count]] = True
    return chosen


def candidates(a: Side, b: Side, around: Surroundings, free: tuple[Ints, Ints]) -> Pairs:
    """Return the pairs worth weighing: for each free block those that share its rarest terms, or its text."""
    free_a, free_b = free
    shared = sp.coo_matrix(a.rare[free_a] @ b.rare[free_b].T)
    akin = shared.data >= LEAST
    rows, columns = free_a[shared.row[akin]], free_b[shared.col[akin]]
    merits = np.round(shared.data[akin], 6) + PLACE / (1 + around.distance(rows, columns))
    kept = _highest(rows, merits, CANDIDATES) | _highest(columns, merits, CANDIDATES)
    same_a, same_b = _same_text(a, b, around, free)
    size = max(1, len(b))
    codes = np.unique(np.concatenate([rows[kept] * size + columns[kept], same_a * size + same_b]))
    of_a, of_b = codes // size, codes % size
    likeness = np.round(similarities(a.terms, b.terms, of_a, of_b), 9)
    return Pairs(of_a, of_b, np.where(a.texts[of_a] == b.texts[of_b], 1.0, likeness))


def _same_text(a: Side, b: Side, around: Surroundings, free: tuple[Ints, Ints]) -> tuple[Ints, Ints]:
    """Pair each free block with the nearest free blocks that have the same text."""
    found_a: list[Ints] = []
    found_b: list[Ints] = []
    free_a, free_b = free
    order = free_b[np.argsort(b.texts[free_b], kind="stable")]
    starts, ends = (np.searchsorted(b.texts[order], a.texts[free_a], side=side) for side in ("left", "right"))
    for block, start, end in zip(free_a, starts, ends, strict=True):
        group = order[start:end]
        if len(group) > CANDIDATES:
            distances = around.distance(np.full(len(group), block), group)
            group = group[np.argsort(distances, kind="stable")[:CANDIDATES]]
        if len(group) and not a.mute[block]:
            found_a.append(np.full(len(group), block))
            found_b.append(group)
    nothing = np.empty(0, dtype=np.int64)
    return np.concatenate([*found_a, nothing]), np.concatenate([*found_b, nothing])


def best_assignment(pairs: Pairs, gains: Floats) -> Ints:
    """Return the indices of the pairs that give the greatest sum of squared gains, no block being in two of them.

    Gains are positive; squared, one likely pair outweighs two half-likely ones. Every row also has a place of its
    own that gains nothing, so that a full matching exists (Jonker and Volgenant's shortest augmenting paths on the
    sparse graph).
    """
    if not len(pairs):
        return np.empty(0, dtype=np.int64)
    rows, a = np.unique(pairs.a, return_inverse=True)
    columns, b = np.unique(pairs.b, return_inverse=True)
    spare = np.arange(len(rows))
    gains = gains**2
    most = gains.max() + 1
    costs = sp.csr_matrix(
        (
            np.concatenate([most - gains, np.full(len(rows), most)]),
            (np.concatenate([a, spare]), np.concatenate([b, len(columns) + spare])),
        ),
        shape=(len(rows), len(columns) + len(rows)),
    )
    chosen_a, chosen_b = (side.astype(np.int64) for side in min_weight_full_bipartite_matching(costs))
    taken = partners_of(chosen_a, chosen_b, len(rows))
    return np.flatnonzero(taken[a] == b)


def match(a: Side, b: Side, fixed: tuple[Ints, Ints], candidate: Pairs, passes: int = 3) -> Pairs:
    """Choose among the candidates, given the fixed pairs.

    Each pass weighs the candidates anew, with the neighbours as the pass before has matched them, until nothing
    changes any more.
    """
    chosen = np.empty(0, dtype=np.int64)
    for _ in range(passes):
        before = chosen
        of_a = np.concatenate([fixed[0], candidate.a[chosen]])
        of_b = np.concatenate([fixed[1], candidate.b[chosen]])
        down = Surroundings.of(partners_of(of_a, of_b, len(a)), len(b))
        across = Surroundings.of(partners_of(of_b, of_a, len(b)), len(a))
        agreement = np.maximum(down.agreement(candidate.a, candidate.b), across.agreement(candidate.b, candidate.a))
        distance = np.minimum(down.distance(candidate.a, candidate.b), across.distance(candidate.b, candidate.a))
        scores = candidate.similarity + NEIGHBOUR * agreement + PLACE / (1 + distance)
        likely = np.flatnonzero(scores >= THRESHOLD + PLACE)
        chosen = likely[best_assignment(candidate.where(likely), scores[likely])]
        if np.array_equal(before, chosen):
            break
    return candidate.where(chosen)
