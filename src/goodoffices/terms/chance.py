"""Chance, as the program asks for it: through a port and from a seed, so that a draw can be made again."""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray


class Draw(Protocol):
    """A sequence of draws; the same seed gives the same sequence."""

    def random(self, size: tuple[int, ...]) -> NDArray[np.float64]:
        """Return numbers drawn evenly from [0, 1), in this shape."""


class Chance(Protocol):
    """Gives sequences of draws."""

    def seeded(self, *seed: int) -> Draw:
        """Return the sequence that belongs to these whole numbers, none of them negative."""
