"""Which clauses changed places: all but the most that can be left where they are."""

from bisect import bisect_left
from collections.abc import Sequence


def out_of_order(places: Sequence[int]) -> frozenset[int]:
    """Return the fewest indices to take out so that the rest ascends: all outside a longest increasing subsequence."""
    ends: list[int] = []
    tails: list[int] = []
    before: list[int | None] = []
    for index, place in enumerate(places):
        length = bisect_left(tails, place)
        before.append(ends[length - 1] if length else None)
        tails[length : length + 1] = [place]
        ends[length : length + 1] = [index]
    kept: set[int] = set()
    at = ends[-1] if ends else None
    while at is not None:
        kept.add(at)
        at = before[at]
    return frozenset(range(len(places))) - kept
