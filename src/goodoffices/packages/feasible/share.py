"""Shares of worlds, as intervals that cover counting error and what was left open, and nothing else."""

from dataclasses import dataclass

from scipy.special import betaincinv

from goodoffices.packages.soundings.scale import APART

CONFIDENCE = 0.95
"""How often an interval holds the share that ever more worlds would come to."""


@dataclass(frozen=True, slots=True)
class Share:
    """In how many of `count` worlds something is so (`yes`), is not so (`no`), or was not decided."""

    yes: int
    no: int
    count: int

    @property
    def low(self) -> float:
        """The lower end of the interval of Clopper and Pearson (1934), as if all open worlds were a no."""
        return float(betaincinv(self.yes, self.count - self.yes + 1, (1 - CONFIDENCE) / 2)) if self.yes else 0.0

    @property
    def high(self) -> float:
        """Its upper end, as if all open worlds were a yes."""
        return float(betaincinv(self.count - self.no + 1, self.no, (1 + CONFIDENCE) / 2)) if self.no else 1.0

    @property
    def open(self) -> int:
        """How many worlds were not decided."""
        return self.count - self.yes - self.no

    @property
    def middle(self) -> float:
        """The share if half of the open worlds were a yes: for comparing, not for showing without the interval."""
        return (self.yes + self.open / 2) / self.count

    def apart(self, other: "Share") -> bool:
        """Tell whether two shares are too far apart for either to be told, however the open worlds would turn out."""
        least = max(self.yes / self.count, other.yes / other.count)
        most = min(1 - self.no / self.count, 1 - other.no / other.count)
        return least - most > APART

    def told(self) -> str:
        """Return the share with its interval, in whole per cent."""
        return f"{100 * self.middle:.0f} % ({100 * self.low:.0f} to {100 * self.high:.0f} %)"
