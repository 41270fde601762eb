"""All the steps of aligning two documents, in numbers: anchors, matches, splits and merges, references by place."""

from collections.abc import Iterator

import numpy as np

from goodoffices.text.align.confidence import of_attachments, of_matches
from goodoffices.text.align.matching import (
    CANDIDATES,
    Pairs,
    Side,
    Surroundings,
    anchors,
    candidates,
    match,
    partners_of,
)
from goodoffices.text.align.splits import attachments
from goodoffices.text.align.terms import Ints

Places = tuple[tuple[int, int], ...]
Scored = tuple[int, int, float]


def pair(a: Side, b: Side, same: Places, different: Places) -> Iterator[Scored]:
    """Yield (index in a, index in b, confidence) for every link.

    `same` are pairs that a person has linked (confidence 1), `different` pairs that must not be linked.
    """
    fixed = _fixed(a, b, same, different)
    around = Surroundings.of(partners_of(*fixed, len(a)), len(b))
    free = (np.setdiff1d(np.arange(len(a)), fixed[0]), np.setdiff1d(np.arange(len(b)), fixed[1]))
    weighed = _without(candidates(a, b, around, free), different, len(b))
    chosen, _ = match(a, b, fixed, weighed)
    yield from ((one, other, 1.0) for one, other in same)
    decided = set(same)
    matched = Pairs(
        np.concatenate([fixed[0], chosen.a]),
        np.concatenate([fixed[1], chosen.b]),
        np.concatenate([np.ones(len(fixed[0])), chosen.similarity]),
    )
    confidences = of_matches(matched)
    for one, other, confidence in zip(matched.a.tolist(), matched.b.tolist(), confidences.tolist(), strict=True):
        if (one, other) not in decided:
            yield one, other, confidence
    yield from _attached(a, b, matched, different)


def _fixed(a: Side, b: Side, same: Places, different: Places) -> tuple[Ints, Ints]:
    equal = anchors(a, b)
    if not same and not different:
        return equal
    taken_a, taken_b = ({one for one, _ in same}, {other for _, other in same})
    refused = set(different)
    left = [
        (one, other)
        for one, other in zip(*(side.tolist() for side in equal), strict=True)
        if one not in taken_a and other not in taken_b and (one, other) not in refused
    ]
    pairs = np.array([*same, *left], dtype=np.int64).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1]


def _without(pairs: Pairs, different: Places, size: int) -> Pairs:
    if not different:
        return pairs
    refused = np.array([one * size + other for one, other in different])
    return pairs.where(~np.isin(pairs.a * size + pairs.b, refused))


def _attached(a: Side, b: Side, matched: Pairs, different: Places) -> Iterator[Scored]:
    refused = set(different)
    for turned in (False, True):
        pieces, wholes = (b, a) if turned else (a, b)
        of_pieces, of_wholes = (matched.b, matched.a) if turned else (matched.a, matched.b)
        loose = np.setdiff1d(np.arange(len(pieces)), of_pieces)
        loose = loose[pieces.lengths[loose] > 0]
        options = _options(pieces, wholes, loose, np.unique(of_wholes))
        if turned:
            options = [one for one in options if (one[1], one[0]) not in refused]
        else:
            options = [one for one in options if one not in refused]
        partners: dict[int, list[int]] = {}
        for piece, whole in zip(of_pieces.tolist(), of_wholes.tolist(), strict=True):
            partners.setdefault(whole, []).append(piece)
        found = list(attachments(pieces.words, wholes.words, partners, options))
        for (piece, whole, _), confidence in zip(found, of_attachments(found), strict=True):
            yield (whole, piece, confidence) if turned else (piece, whole, confidence)


def _options(pieces: Side, wholes: Side, loose: Ints, taken: Ints) -> list[tuple[int, int]]:
    """Return for each loose piece the matched wholes that share most of its weight."""
    shared = (pieces.terms[loose] @ wholes.rare[taken].T).tocoo()
    order = np.lexsort((taken[shared.col], -np.round(shared.data, 6), shared.row))
    rows, columns = shared.row[order], shared.col[order]
    first = np.arange(len(rows)) - np.searchsorted(rows, rows) < CANDIDATES
    return list(zip(loose[rows[first]].tolist(), taken[columns[first]].tolist(), strict=True))
