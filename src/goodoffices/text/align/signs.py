"""What a text and its translation show alike in any two languages: lengths, labels, kinds, numbers and names."""

import itertools
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from goodoffices.text.align.folding import words_of
from goodoffices.text.align.ordinal import label_in, ordinals_of
from goodoffices.text.document import Block, Kind

SPREAD = 6.8
"""Variance of the length of a translation for each letter of the original (Gale and Church 1993)."""

SAME_LABEL, OTHER_LABEL = 3.0, -3.0
SAME_KIND, OTHER_KIND = 0.3, -2.0
SAME_NUMBERS, OTHER_NUMBERS = 3.0, -2.0
SAME_NAME = 1.5
"""Log likelihoods: how much more often a pair that belongs together shows this than one that does not."""

RARE = 3
"""A word that both texts hold tells a name if no more than so many blocks of either text hold it."""

NAME = 4
"""A name has so many letters at least."""


@dataclass(frozen=True, slots=True)
class Showing:
    """What one block, or a few in a row, show of themselves in any language."""

    letters: int
    ordinals: frozenset[int]
    kind: Kind
    level: int
    numbers: frozenset[str]
    names: frozenset[str]

    @classmethod
    def of(cls, block: Block) -> "Showing":
        """Read it off a block."""
        words = words_of(block.text)
        return cls(
            letters=sum(map(len, words)),
            ordinals=ordinals_of(block.label or label_in(block.text)),
            kind=block.kind,
            level=block.level,
            numbers=frozenset(word for word in words if word.isdigit()),
            names=frozenset(word for word in words if len(word) >= NAME and not word.isdigit()),
        )

    def __add__(self, other: "Showing") -> "Showing":
        return Showing(
            self.letters + other.letters,
            self.ordinals,
            self.kind,
            self.level,
            self.numbers | other.numbers,
            self.names | other.names,
        )


class Evidence:
    """How far what they show speaks for blocks of an original and of its translation belonging together."""

    def __init__(self, original: Sequence[Block], translation: Sequence[Block]) -> None:
        sides = [[Showing.of(block) for block in blocks] for blocks in (original, translation)]
        letters = [sum(one.letters for one in side) for side in sides]
        self._ratio = letters[1] / letters[0] if all(letters) else 1.0
        counts = [Counter(name for one in side for name in one.names) for side in sides]
        self._names = frozenset(name for name in counts[0] if max(count[name] for count in counts) <= RARE) & set(
            counts[1]
        )
        self._groups = [{1: side, 2: [one + other for one, other in itertools.pairwise(side)]} for side in sides]

    def weight(self, i: int, j: int, down: int, right: int) -> float:
        """Return the log likelihood of `down` blocks from `i` being rendered by `right` blocks from `j`."""
        one, other = self._groups[0][down][i], self._groups[1][right][j]
        weight = self._length(one, other)
        weight += SAME_KIND if (one.kind, one.level) == (other.kind, other.level) else OTHER_KIND
        if one.ordinals and other.ordinals:
            weight += SAME_LABEL if one.ordinals & other.ordinals else OTHER_LABEL
        if one.numbers and other.numbers:
            shared = len(one.numbers & other.numbers) / len(one.numbers | other.numbers)
            weight += OTHER_NUMBERS + (SAME_NUMBERS - OTHER_NUMBERS) * shared
        return weight + SAME_NAME * min(RARE, len(one.names & other.names & self._names))

    def _length(self, one: Showing, other: Showing) -> float:
        mean = (one.letters + other.letters / self._ratio) / 2
        deviation = abs(other.letters - one.letters * self._ratio) / math.sqrt(max(1.0, mean) * SPREAD)
        return math.log(max(1e-12, math.erfc(deviation / math.sqrt(2))))
