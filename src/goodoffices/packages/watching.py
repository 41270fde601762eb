"""How a search tells what it does, and learns that it should stop."""

from typing import Protocol

from goodoffices.terms import NotPossible


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


class Stopped(NotPossible):
    """The search was asked to end before it had an answer: give it more time."""
