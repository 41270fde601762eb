"""The chance of the computer: numpy's generator PCG64, the one place where it is named."""

from numpy.random import PCG64, Generator, SeedSequence  # noqa: TID251 - this is the Chance that others ask

from goodoffices.terms.chance import Draw


class SeededChance:
    """Draws by PCG64; a sequence of whole numbers is spread over its state by numpy's SeedSequence."""

    def seeded(self, *seed: int) -> Draw:
        """Return the sequence that belongs to these whole numbers, none of them negative."""
        return Generator(PCG64(SeedSequence(seed)))
