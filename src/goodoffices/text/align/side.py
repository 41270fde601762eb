"""A document in numbers, as the steps of aligning see it."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from goodoffices.text.align.terms import Ints, Rows


@dataclass(frozen=True, slots=True)
class Side:
    """One document in numbers.

    `texts` numbers the distinct text of each block, `lengths` counts its words, `terms` are its weighted terms,
    and `rare` those without the terms that very many of its blocks hold. `mute` marks blocks that have no words
    of their own (a reference); `vocabulary` holds the words of every text, as
    numbers, `letters` its folded letters without spaces, `rarity` the weight of each word.
    """

    texts: Ints
    lengths: Ints
    mute: npt.NDArray[np.bool_]
    terms: Rows
    rare: Rows
    vocabulary: tuple[tuple[int, ...], ...]
    letters: tuple[str, ...]
    rarity: tuple[float, ...]

    def __len__(self) -> int:
        return len(self.texts)

    def words(self, block: int) -> tuple[int, ...]:
        """Return the words of a block, as numbers."""
        return self.vocabulary[self.texts[block]]

    def spelling(self, block: int) -> str:
        """Return the folded letters of a block, without spaces."""
        return self.letters[int(self.texts[block])]

    def part(self, chosen: Ints) -> "Side":
        """Return the blocks with these indices, in their order."""
        return Side(
            self.texts[chosen],
            self.lengths[chosen],
            self.mute[chosen],
            self.terms[chosen],
            self.rare[chosen],
            self.vocabulary,
            self.letters,
            self.rarity,
        )
