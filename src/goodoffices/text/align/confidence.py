"""How sure a link is."""

from collections.abc import Sequence

from goodoffices.text.align.matching import Pairs
from goodoffices.text.align.terms import Floats


def of_matches(matched: Pairs) -> Floats:
    """Return how sure each match is."""
    return matched.similarity.clip(0, 1)


def of_attachments(found: Sequence[tuple[int, int, float]]) -> list[float]:
    """Return how sure each attachment of a piece to a whole is."""
    return [min(1.0, share) for _, _, share in found]
