"""Which proposals are worth comparing: those that have pairs of neighbouring words in common."""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from goodoffices.text.align.folding import words_of
from goodoffices.text.unify.voices import Voice

TOO_FREQUENT = 40
"""A pair of words that stands in more blocks than this, and than two of each proposal, tells nothing."""

ENOUGH = 0.3
"""Blocks that share less than this of the pairs of one of them are not worth comparing."""


class Shortlist:
    """The pairs of neighbouring words of every block of every proposal."""

    def __init__(self, voices: Sequence[Voice]) -> None:
        pairs_of = {text: _pairs_of(text) for text in {block.text for voice in voices for block in voice.blocks}}
        self._pairs = [[pairs_of[block.text] for block in voice.blocks] for voice in voices]
        self._known = Counter(pair for own in self._pairs for pair in set().union(*own))
        self._most = max(TOO_FREQUENT, 2 * len(voices))
        self._blocks: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
        for voice, own in enumerate(self._pairs):
            for block, pairs in enumerate(own):
                for pair in pairs:
                    self._blocks[pair].append((voice, block))

    def weight(self, voice: int, blocks: Iterable[int]) -> int:
        """Return in how many other proposals the pairs of these blocks stand, added up."""
        return sum(1 + sum(self._known[pair] - 1 for pair in self._pairs[voice][block]) for block in blocks)

    def near(self, voice: int, blocks: Iterable[int]) -> set[int]:
        """Return the proposals with a block that has much in common with one of these blocks."""
        found: set[int] = set()
        for block in blocks:
            pairs = self._pairs[voice][block]
            shared: Counter[tuple[int, int]] = Counter()
            for pair in pairs:
                if len(self._blocks[pair]) <= self._most or len(pairs) == 1:
                    shared.update(self._blocks[pair])
            found.update(other for (other, _), count in shared.items() if count >= ENOUGH * len(pairs))
        return found - {voice}


def _pairs_of(text: str) -> set[tuple[str, ...]]:
    words = words_of(text)
    return set(itertools.pairwise(words)) or {tuple(words)}
