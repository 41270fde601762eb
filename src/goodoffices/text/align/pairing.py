"""All the steps of aligning two documents, in numbers."""

from collections.abc import Mapping

import numpy as np

from goodoffices.text.align.confidence import BY_LABEL, BY_LETTERS, BY_PLACE, of_matches
from goodoffices.text.align.matching import (
    CANDIDATES,
    Pairs,
    Surroundings,
    anchors,
    candidates,
    match,
    partners_of,
    unmatched,
)
from goodoffices.text.align.place import Gap, by_label, by_place, gaps, spelt_alike
from goodoffices.text.align.side import Side
from goodoffices.text.align.splits import Remainder, attachments, misplaced
from goodoffices.text.align.terms import Ints

WEAK = 0.4
"""Below this likeness a match is given up when the block is better explained as a part of another."""

AKIN = 0.1
"""Least likeness of a part to its whole, even to one that is ten times as long."""

Place = tuple[int, int]
Links = dict[Place, float]


def pair(a: Side, b: Side, same: frozenset[Place], different: frozenset[Place]) -> Links:
    """Return the links between two documents, as confidences by (index in a, index in b).

    `same` are pairs that a person has linked (confidence 1), `different` pairs that must not be linked.
    """
    fixed = _fixed(a, b, same, different)
    around = Surroundings.of(partners_of(*fixed, len(a)), len(b))
    free = (unmatched(fixed[0], len(a)), unmatched(fixed[1], len(b)))
    weighed = _allowed(candidates(a, b, around, free), different, len(b))
    matched = _matched(a, b, fixed, weighed)
    parts = (_parts(a, b, matched), _parts(b, a, matched.transposed()))
    if len(parts[0]) or len(parts[1]):
        weighed = weighed.where(~np.isin(weighed.a, parts[0]) & ~np.isin(weighed.b, parts[1]))
        matched = _matched(a, b, fixed, weighed)
    pairs = zip(matched.a.tolist(), matched.b.tolist(), strict=True)
    links: Links = dict(zip(pairs, of_matches(a, b, matched, weighed).tolist(), strict=True))
    links |= _attached(a, b, matched, different)
    turned = _attached(b, a, matched.transposed(), frozenset((y, x) for x, y in different))
    links |= {(whole, piece): confidence for (piece, whole), confidence in turned.items()}
    links |= _left_over(a, b, links, different)
    return links | dict.fromkeys(same, 1.0)


def _fixed(a: Side, b: Side, same: frozenset[Place], different: frozenset[Place]) -> tuple[Ints, Ints]:
    """Return the pairs that need no weighing: what a person has linked, and equal texts that stand once."""
    equal = anchors(a, b)
    if not same and not different:
        return equal
    taken_a, taken_b = {one for one, _ in same}, {other for _, other in same}
    left = [
        (one, other)
        for one, other in zip(equal[0].tolist(), equal[1].tolist(), strict=True)
        if one not in taken_a and other not in taken_b and (one, other) not in different
    ]
    return _columns([*sorted(same), *left])


def _columns(pairs: list[Place]) -> tuple[Ints, Ints]:
    table = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return table[:, 0], table[:, 1]


def _allowed(pairs: Pairs, different: frozenset[Place], size: int) -> Pairs:
    if not different:
        return pairs
    refused = np.array([one * size + other for one, other in different])
    return pairs.where(~np.isin(pairs.a * size + pairs.b, refused))


def _matched(a: Side, b: Side, fixed: tuple[Ints, Ints], weighed: Pairs) -> Pairs:
    chosen = match(a, b, fixed, weighed)
    return Pairs(
        np.concatenate([fixed[0], chosen.a]),
        np.concatenate([fixed[1], chosen.b]),
        np.concatenate([np.ones(len(fixed[0])), chosen.similarity]),
    )


def _parts(pieces: Side, wholes: Side, matched: Pairs) -> Ints:
    """Return the weakly matched pieces that are better explained as part of another whole."""
    weak = matched.similarity < WEAK
    options = _options(pieces, wholes, np.sort(matched.a[weak]), np.unique(matched.b[~weak]))
    matches = dict(zip(matched.a[weak].tolist(), matched.b[weak].tolist(), strict=True))
    remainder = Remainder(pieces, wholes, _partners(matched))
    return np.array(sorted(set(misplaced(remainder, options, matches))), dtype=np.int64)


def _attached(pieces: Side, wholes: Side, matched: Pairs, different: frozenset[Place]) -> Links:
    """Return the links of pieces without a match to the wholes that they are parts of."""
    loose = unmatched(matched.a, len(pieces))
    options = _options(pieces, wholes, loose, np.unique(matched.b))
    remainder = Remainder(pieces, wholes, _partners(matched))
    allowed = [option for option in options if option not in different]
    return {(piece, whole): confidence for piece, whole, confidence in attachments(remainder, allowed)}


def _partners(matched: Pairs) -> Mapping[int, list[int]]:
    partners: dict[int, list[int]] = {}
    for piece, whole in zip(matched.a.tolist(), matched.b.tolist(), strict=True):
        partners.setdefault(whole, []).append(piece)
    return partners


def _options(pieces: Side, wholes: Side, loose: Ints, taken: Ints) -> list[Place]:
    """Return for each loose piece the matched wholes that share most of its weight."""
    if not len(loose) or not len(taken):
        return []
    shared = (pieces.rare[loose] @ wholes.rare[taken].T).tocoo()
    akin = shared.data >= AKIN
    likeness, rows, columns = shared.data[akin], shared.row[akin], shared.col[akin]
    order = np.lexsort((taken[columns], -np.round(likeness, 6), rows))
    rows, columns = rows[order], columns[order]
    first = np.arange(len(rows)) - np.searchsorted(rows, rows) < CANDIDATES
    return list(zip(loose[rows[first]].tolist(), taken[columns[first]].tolist(), strict=True))


def _left_over(a: Side, b: Side, links: Mapping[Place, float], different: frozenset[Place]) -> Links:
    """Return the links of blocks whose words tell nothing: by their letters, then their labels, then their place."""
    found: Links = {}
    for step in (_by_letters, _by_label, _by_place):
        for gap in list(gaps(a, b, _columns(sorted({*links, *found})))):
            found |= {place: sure for place, sure in step(a, b, gap).items() if place not in different}
    return found


def _by_letters(a: Side, b: Side, gap: Gap) -> Links:
    return {(one, other): BY_LETTERS * alike for one, other, alike in spelt_alike(a, b, gap)}


def _by_label(a: Side, b: Side, gap: Gap) -> Links:
    return dict.fromkeys(by_label(a, b, gap), BY_LABEL)


def _by_place(a: Side, b: Side, gap: Gap) -> Links:
    return dict.fromkeys(by_place(a, b, gap), BY_PLACE)
