"""What aligning says, and what a person has already decided about it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """Block `a` of one document is answered by block `b` of another; the ids are those of the blocks.

    An n:m correspondence (a split, a merge) is several links. `confidence` lies in 0..1: what is at least
    `SURE` may be taken as it stands, what is less is for a person to decide.
    """

    a: str
    b: str
    confidence: float

    def __post_init__(self) -> None:
        if not 0 <= self.confidence <= 1:
            raise ValueError(self.confidence)

    def transposed(self) -> "Link":
        """Return the same link, seen from the other document."""
        return Link(self.b, self.a, self.confidence)


SURE = 0.8
"""The confidence from which a link needs no person to look at it."""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Pairs of block ids (first document, second document) that a person has decided.

    Pairs in `same` are linked whatever the words say; pairs in `different` never are. Pairs with an id that
    the documents do not hold have no effect.
    """

    same: frozenset[tuple[str, str]] = frozenset()
    different: frozenset[tuple[str, str]] = frozenset()

    def __post_init__(self) -> None:
        if contradictions := self.same & self.different:
            raise ValueError(sorted(contradictions))

    def transposed(self) -> "Verdicts":
        """Return the same verdicts, seen from the other document."""
        return Verdicts(
            frozenset((b, a) for a, b in self.same),
            frozenset((b, a) for a, b in self.different),
        )


NO_VERDICTS = Verdicts()
"""Nobody has decided anything yet."""
