"""How a search tells what it does, and learns that it should stop."""

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from goodoffices.terms import NotPossible


@runtime_checkable
class Watch(Protocol):
    """Whoever waits for a search."""

    def tell(self, words: str) -> None:
        """Hear in words what is being done."""

    def stopped(self) -> bool:
        """Tell whether the search should end now, with the best that it has."""


class Patience:
    """A watch that waits to the end and says nothing."""

    def tell(self, words: str) -> None:
        """Hear what is being done."""

    def stopped(self) -> bool:
        """Never stop."""
        return False


@dataclass(frozen=True, slots=True)
class Quiet:
    """A watch over a part of a search that whoever waits for the whole need not hear of, and may end all the same."""

    watch: Watch

    def tell(self, words: str) -> None:
        """Keep it for itself."""

    def stopped(self) -> bool:
        """Ask whoever waits for the whole."""
        return self.watch.stopped()


class Stopped(NotPossible):
    """The search was asked to end before it had an answer: give it more time."""


def go_on(watch: Watch) -> None:
    """Raise Stopped where the search should end now."""
    if watch.stopped():
        raise Stopped
