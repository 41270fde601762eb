"""How sure a link is: what it rests on, as one number between 0 and 1."""

import numpy as np

from goodoffices.text.align.matching import Pairs, Surroundings, partners_of
from goodoffices.text.align.side import Side
from goodoffices.text.align.terms import Floats

GROUND = -3.0
LIKENESS = 4.0
AGREEMENT = 2.0
MARGIN = 8.0
"""The weights of a logistic function, rounded from a fit to eleven thousand matches of known truth and then moved
towards doubt, so that what is called sure (.8) is right in more than 995 cases of 1,000 on each of the corpora."""

MOST_MARGIN = 0.6
"""A greater margin makes no match surer."""

LEAST_MARGIN = -0.2
"""A pair that lost to its neighbours' evidence by more than that is no more doubtful."""

BY_LETTERS = 0.7
"""The greatest confidence of a link that rests on letters and place alone: never sure."""

BY_LABEL = 0.6
"""The confidence of a link between a reference and the block with its label in the same place."""

BY_PLACE = 0.3
"""The confidence of a link that rests on its place alone."""

APART = 0.7
"""What is left of the confidence in a part that does not stand beside the other parts of its whole."""


def of_matches(a: Side, b: Side, matched: Pairs, weighed: Pairs) -> Floats:
    """Return how sure each match is, given all the pairs that were weighed.

    It rests on the likeness of the two blocks, on how much less alike the next best pair with one of them is
    (the margin), and on how many of the two neighbouring matches lead to the same place.
    """
    down = Surroundings.of(partners_of(matched.a, matched.b, len(a)), len(b))
    across = Surroundings.of(partners_of(matched.b, matched.a, len(b)), len(a))
    agreement = np.maximum(down.agreement(matched.a, matched.b), across.agreement(matched.b, matched.a))
    rivals = np.maximum(_rivals(matched, weighed), _rivals(matched.transposed(), weighed.transposed()))
    margin = (matched.similarity - rivals).clip(LEAST_MARGIN, MOST_MARGIN)
    return 1 / (1 + np.exp(-(GROUND + LIKENESS * matched.similarity + AGREEMENT * agreement + MARGIN * margin)))


def _rivals(matched: Pairs, weighed: Pairs) -> Floats:
    """Return for each match the greatest likeness of its first block to any block but its partner."""
    size = 1 + max(matched.a.max(initial=0), weighed.a.max(initial=0))
    partners = partners_of(matched.a, matched.b, size)
    rivals = np.zeros(size)
    apart = partners[weighed.a] != weighed.b
    np.maximum.at(rivals, weighed.a[apart], weighed.similarity[apart])
    return np.asarray(rivals[matched.a], dtype=np.float64)


def of_part(share: float, *, beside: bool) -> float:
    """Return how sure it is that a piece is part of a whole that holds this share of its words."""
    return share if beside else APART * share
