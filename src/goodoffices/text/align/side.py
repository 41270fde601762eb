"""A document in numbers, as the steps of aligning see it."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from goodoffices.text.align.terms import Ints, Rows


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The distinct texts of a corpus, by number: their words (as numbers), and their letters without spaces.

    `rarity` is the weight of each word: the fewer blocks hold it, the more it tells.
    """

    words: tuple[tuple[int, ...], ...]
    letters: tuple[str, ...]
    rarity: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One document in numbers, one entry for each block.

    `texts` is the number of its text in the lexicon, `lengths` how many words it has, `labels` the number of its
    visible label (0 for none), `terms` its weighted terms, and `rare` those without the terms that very many blocks
    of the document hold. `mute` marks blocks that have no words of their own (a reference).
    """

    texts: Ints
    lengths: Ints
    labels: Ints
    mute: npt.NDArray[np.bool_]
    terms: Rows
    rare: Rows
    lexicon: Lexicon

    def __len__(self) -> int:
        return len(self.texts)

    def words(self, block: int) -> tuple[int, ...]:
        """Return the words of a block, as numbers."""
        return self.lexicon.words[self.texts[block]]

    def spelling(self, block: int) -> str:
        """Return the folded letters of a block, without spaces."""
        return self.lexicon.letters[int(self.texts[block])]

    def part(self, chosen: Ints) -> "Side":
        """Return the blocks with these indices, in their order."""
        return replace(
            self,
            texts=self.texts[chosen],
            lengths=self.lengths[chosen],
            labels=self.labels[chosen],
            mute=self.mute[chosen],
            terms=self.terms[chosen],
            rare=self.rare[chosen],
        )
