"""Splits and merges: a block without a match that says what a matched block says beyond its own match."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

CONTAINED = 0.6
"""Least share of a piece's words that the whole must hold beyond what its partners explain."""

Wording = Callable[[int], Sequence[int]]


class _Remainder:
    """What the blocks of one side say beyond their partners on the other."""

    def __init__(self, pieces: Wording, wholes: Wording, partners: Mapping[int, Sequence[int]]) -> None:
        self._wholes = wholes
        self._pieces = pieces
        self._partners = partners
        self._left: dict[int, Counter[int]] = {}

    def share(self, piece: int, whole: int) -> float:
        """Return the share of the piece's words that are among what the whole has left."""
        if whole not in self._left:
            left = Counter(self._wholes(whole))
            for partner in self._partners[whole]:
                left.subtract(self._pieces(partner))
            self._left[whole] = +left
        words = Counter(self._pieces(piece))
        return (words & self._left[whole]).total() / max(1, words.total())

    def explain(self, piece: int, whole: int) -> None:
        """Take the piece's words from what the whole has left."""
        self._left[whole].subtract(self._pieces(piece))
        self._left[whole] = +self._left[whole]


def attachments(
    pieces: Wording, wholes: Wording, partners: Mapping[int, Sequence[int]], options: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, float]]:
    """Yield (piece, whole, share) for every piece that belongs to a whole beside that whole's own partner.

    `pieces` and `wholes` give the words of a block of either side, `partners` the pieces that each matched whole
    has already, `options` the pairs (piece without a match, matched whole) to weigh. The best come first.
    """
    remainder = _Remainder(pieces, wholes, partners)
    weighed = [(remainder.share(piece, whole), piece, whole) for piece, whole in options]
    attached: set[int] = set()
    for share, piece, whole in sorted(weighed, key=lambda one: (-one[0], one[1], one[2])):
        if share < CONTAINED:
            return
        if piece not in attached and (now := remainder.share(piece, whole)) >= CONTAINED:
            attached.add(piece)
            remainder.explain(piece, whole)
            yield piece, whole, now
