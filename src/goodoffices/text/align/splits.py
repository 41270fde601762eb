"""Splits and merges: a block without a match that says what a matched block says beyond its own match."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from goodoffices.text.align.confidence import of_part
from goodoffices.text.align.side import Side

CONTAINED = 0.6
"""Least share of a piece's words that the whole must hold beyond what its partners explain."""

CONTAINED_APART = 0.8
"""The same for a piece that does not stand beside one of those partners."""

BESIDE = 2
"""Blocks so near stand beside each other."""

BETTER = 0.25
"""How much more of a piece the remainder of another block must hold than its own weak match does, to have it."""


@dataclass(slots=True)
class Remainder:
    """What the blocks of one side (`wholes`) say beyond their partners on the other (`pieces`).

    `partners` are the pieces that each matched whole has. Words are weighed by their rarity.
    """

    pieces: Side
    wholes: Side
    partners: Mapping[int, Sequence[int]]
    _left: dict[int, Counter[int]] = field(default_factory=dict)

    def share(self, piece: int, whole: int) -> float:
        """Return the share of the piece's words that are among what the whole has left."""
        return self._held(piece, self._remaining(whole))

    def stands_beside(self, piece: int, whole: int) -> bool:
        """Whether the piece stands beside one of the pieces that the whole has already."""
        return any(abs(piece - partner) <= BESIDE for partner in self.partners[whole])

    def share_of_match(self, piece: int, whole: int) -> float:
        """Return the share of the piece's words that the whole holds, whoever else explains them."""
        return self._held(piece, Counter(self.wholes.words(whole)))

    def explain(self, piece: int, whole: int) -> None:
        """Take the piece's words from what the whole has left."""
        self._left[whole] = self._remaining(whole) - Counter(self.pieces.words(piece))

    def _remaining(self, whole: int) -> Counter[int]:
        if whole not in self._left:
            left = Counter(self.wholes.words(whole))
            for partner in self.partners[whole]:
                left.subtract(self.pieces.words(partner))
            self._left[whole] = +left
        return self._left[whole]

    def _held(self, piece: int, words: Counter[int]) -> float:
        own = Counter(self.pieces.words(piece))
        weight = self._weight(own)
        return self._weight(own & words) / weight if weight else 0.0

    def _weight(self, words: Counter[int]) -> float:
        rarity = self.pieces.lexicon.rarity
        return sum(rarity[word] * count for word, count in words.items())


def attachments(remainder: Remainder, options: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, float]]:
    """Yield (piece, whole, confidence) for every piece that belongs to a whole beside that whole's own partner.

    `options` are the pairs (piece without a match, matched whole) to weigh. The best come first.
    """
    weighed = [(remainder.share(piece, whole), piece, whole) for piece, whole in options]
    attached: set[int] = set()
    for share, piece, whole in sorted(weighed, key=lambda one: (-one[0], one[1], one[2])):
        beside = remainder.stands_beside(piece, whole)
        needed = CONTAINED if beside else CONTAINED_APART
        if piece not in attached and share >= needed and (now := remainder.share(piece, whole)) >= needed:
            attached.add(piece)
            remainder.explain(piece, whole)
            yield piece, whole, of_part(now, beside=beside)


def misplaced(remainder: Remainder, options: Sequence[tuple[int, int]], matches: Mapping[int, int]) -> Iterator[int]:
    """Yield the weakly matched pieces that are better explained as part of another whole.

    `options` are pairs (piece, whole) to weigh, `matches` the whole that each of these pieces has now.
    """
    for piece, whole in options:
        share = remainder.share(piece, whole) if whole != matches[piece] else 0.0
        if share >= CONTAINED and share >= BETTER + remainder.share_of_match(piece, matches[piece]):
            yield piece
