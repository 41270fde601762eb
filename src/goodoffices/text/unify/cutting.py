"""A block that answers several provisions at once is cut where the words of one end and those of the next begin."""

import itertools
from collections.abc import Sequence

from goodoffices.text.unify.readings import kept
from goodoffices.text.unify.tokens import DefinedTerms, Words, cut

Span = tuple[int, int]
"""Start and end of a stretch of a text, in characters."""

MOST_ORDERS = 3
"""Up to so many provisions are tried in every order; more are taken in the order of the framework."""

_SENTENCE_ENDS = (".", ";", ":", "!", "?", "؛", "؟", "۔")
AT_A_SENTENCE = 2.0
"""How many words a cut behind a sentence is worth."""


def cut_apart(text: str, partners: Sequence[str]) -> tuple[Span, ...]:
    """Return for each partner the stretch of the text that answers it; the stretches are disjoint and leave nothing.

    The cuts are those that leave the most words of each partner's own in its stretch; a cut behind a sentence is
    worth two words. White space between two stretches belongs to neither.
    """
    if len(partners) == 1:
        return ((0, len(text)),)
    words = cut(text, DefinedTerms())
    if len(words) < len(partners):
        return ((0, len(text)), *((len(text), len(text)) for _ in partners[1:]))
    explained = [_explained(words, cut(partner, DefinedTerms())) for partner in partners]
    orders = (
        itertools.permutations(range(len(partners))) if len(partners) <= MOST_ORDERS else [tuple(range(len(partners)))]
    )
    _, bounds, order = max(
        ((*_best_cuts(words, [explained[one] for one in order]), order) for order in orders), key=lambda found: found[0]
    )
    spans = _spans(words, text, bounds)
    return tuple(spans[order.index(partner)] for partner in range(len(partners)))


def _explained(words: Words, partner: Words) -> list[int]:
    """Return for each number of leading tokens how many of them stand, in order, in the partner."""
    found = kept(words, partner)
    totals = [0]
    for token in range(len(words)):
        totals.append(totals[-1] + (token in found))
    return totals


def _best_cuts(words: Words, explained: Sequence[Sequence[int]]) -> tuple[float, list[int]]:
    """Return the worth and the places of the best cuts: by dynamic programming over partners and tokens."""
    size = len(words)
    worth = [float(total) for total in explained[0]]
    choices: list[list[int]] = []
    for totals in explained[1:]:
        gains = [worth[token] - totals[token] + _bonus(words, token) for token in range(size)]
        best, here = 0, [0]
        for token in range(1, size):
            if gains[token] > gains[best] or best == 0:
                best = token
            here.append(best)
        here.append(best)
        choices.append(here)
        worth = [gains[place] + totals[token] if place else 0.0 for token, place in enumerate(here)]
    bounds = [size]
    for here in reversed(choices):
        bounds.insert(0, here[bounds[0]])
    return worth[-1], [0, *bounds]


def _bonus(words: Words, token: int) -> float:
    return AT_A_SENTENCE if token and words.keys[token - 1] in _SENTENCE_ENDS else 0.0


def _spans(words: Words, text: str, bounds: Sequence[int]) -> list[Span]:
    places = [0]
    for token in words.tokens:
        places.append(places[-1] + len(token))
    spans = []
    for start, end in itertools.pairwise(bounds):
        stretch = text[places[start] : places[end]]
        first = places[start] + (len(stretch) - len(stretch.lstrip()) if start else 0)
        spans.append((first, max(first, places[end])))
    return spans
