"""Which paragraphs of a returned file answer which provisions: by the names inside the file, then by the words."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from goodoffices.text.align import SURE, Verdicts, align
from goodoffices.text.align.folding import words_of
from goodoffices.text.document import Block
from goodoffices.text.returned.sent import Sent

_SHARED = 0.5
"""Of the words of the shorter text, as many must be in the other for the name of a provision to be believed."""


@dataclass(frozen=True, slots=True)
class Group:
    """Places of blocks that belong together: among those that went out, and those that came back."""

    out: tuple[int, ...]
    back: tuple[int, ...]
    sure: bool = True


def grouped(sent: Sent, back: Sequence[Block]) -> tuple[Group, ...]:
    """Return the groups: each block of either side is in exactly one.

    The blocks of one provision in one language are always in one group.
    """
    named = frozenset(_named(sent, back))
    links = align(sent.blocks, back, Verdicts(same=named))
    places = {block.id: place for place, block in enumerate(sent.blocks)}
    coming = {block.id: place for place, block in enumerate(back)}
    joined = _Joined(len(places) + len(coming))
    first: dict[object, int] = {}
    for name, provision in sent.provisions.items():
        joined.join(first.setdefault(provision, places[name]), places[name])
    unsure = set()
    for link in links:
        joined.join(places[link.a], len(places) + coming[link.b])
        if link.confidence < SURE and (link.a, link.b) not in named:
            unsure.add(places[link.a])
    return tuple(_groups(joined, len(places), unsure))


def _groups(joined: "_Joined", size: int, unsure: set[int]) -> Iterator[Group]:
    rows: dict[int, tuple[list[int], list[int]]] = {}
    for place in range(joined.size):
        out, back = rows.setdefault(joined.root(place), ([], []))
        (out if place < size else back).append(place if place < size else place - size)
    for out, back in rows.values():
        yield Group(tuple(out), tuple(back), unsure.isdisjoint(out))


def _named(sent: Sent, back: Sequence[Block]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of blocks that bear one name and are not gainsaid by their words.

    A name may have slid to the neighbour of a paragraph that is gone, or have been copied along with it.
    """
    homes = {name: block for block in sent.blocks if block.id in sent.provisions for name in block.bookmarks}
    bearers = Counter(name for block in back for name in block.bookmarks)
    texts = {block.text for block in sent.blocks}
    for block in back:
        names = [name for name in block.bookmarks if name in homes]
        for name in names:
            home = homes[name]
            alone = len(names) == 1 and bearers[name] == 1 and block.text not in texts
            if home.text == block.text or shared(home.text, block.text) >= _SHARED or alone:
                yield home.id, block.id


def shared(one: str, other: str) -> float:
    """Return which part of the words of the shorter text stands in the other, 0 where either has none."""
    first, second = Counter(words_of(one)), Counter(words_of(other))
    least = min(first.total(), second.total())
    return (first & second).total() / least if least else 0.0


class _Joined:
    """Places that are joined step by step (a union-find structure)."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._above = list(range(size))

    def root(self, place: int) -> int:
        while self._above[place] != place:
            self._above[place] = self._above[self._above[place]]
            place = self._above[place]
        return place

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self.root(one), self.root(other)))
        self._above[high] = low


def partners(sent: Sent, before: Sequence[Block], gone: Sequence[int]) -> Mapping[int, tuple[int, ...]]:
    """Return which blocks of the text before the changes answer those that went out and did not come back."""
    if not gone or not before:
        return {}
    chosen = [sent.blocks[place] for place in gone]
    homes = {name: block.id for block in chosen if block.id in sent.provisions for name in block.bookmarks}
    same = {(homes[name], block.id) for block in before for name in block.bookmarks if name in homes}
    places = {block.id: place for place, block in enumerate(sent.blocks)}
    standing = {block.id: place for place, block in enumerate(before)}
    found: dict[int, list[int]] = {}
    for link in align(chosen, before, Verdicts(same=frozenset(same))):
        found.setdefault(places[link.a], []).append(standing[link.b])
    return {place: tuple(sorted(row)) for place, row in found.items()}
