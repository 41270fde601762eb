"""Two wordings step by step: the runs of tokens that both have, and the gaps between them."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from goodoffices.text.compare.strand import Strand
from goodoffices.text.unify.readings import kept


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of both strands, by the places of its tokens."""

    old: tuple[int, int]
    new: tuple[int, int]


def steps(old: Strand, new: Strand) -> Iterator[tuple[Gap, bool]]:
    """Yield the runs of tokens that both have, and the gaps between them; both ways round are one computation."""
    turned = old.words.keys > new.words.keys
    one, other = (new, old) if turned else (old, new)
    places = sorted(kept(one.words, other.words).items())
    at = (0, 0)
    for _, run in itertools.groupby(enumerate(places), lambda pair: (pair[1][0] - pair[0], pair[1][1] - pair[0])):
        row = [place for _, place in run]
        start, end = row[0], (row[-1][0] + 1, row[-1][1] + 1)
        yield from _step(at, start, same=False, turned=turned)
        yield from _step(start, end, same=True, turned=turned)
        at = end
    yield from _step(at, (len(one), len(other)), same=False, turned=turned)


def _step(start: tuple[int, int], end: tuple[int, int], *, same: bool, turned: bool) -> Iterator[tuple[Gap, bool]]:
    one, other = (start[0], end[0]), (start[1], end[1])
    if start != end:
        yield (Gap(other, one) if turned else Gap(one, other)), same
