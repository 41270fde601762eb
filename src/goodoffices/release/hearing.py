"""What an audience has heard: which words of a text it could have read somewhere, and which come from elsewhere.

A word, or two words side by side, that stand in what lies in a room closed to the audience, and in nothing that the
audience may read, are unheard by it. Pairs are looked at because single words tell little: "45" and "days" may be known
to all, "45 days" to one.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Self

from goodoffices.terms import Room
from goodoffices.text.align.folding import fold
from goodoffices.text.unify.tokens import DefinedTerms, cut, is_word

Term = tuple[str, ...]
"""One word, or two side by side, as they are matched."""

_NONE = DefinedTerms()


@dataclass(frozen=True, slots=True)
class Passage:
    """Words, as they are written, that an audience has not heard, and the rooms that they stand in."""

    words: str
    rooms: frozenset[Room]


@dataclass(frozen=True, slots=True)
class Hearing:
    """What one audience has heard, and what stands in rooms that are closed to it."""

    heard: frozenset[Term] = frozenset()
    closed: Mapping[Term, frozenset[Room]] = field(default_factory=dict)

    @classmethod
    def of(cls, heard: Iterable[str], closed: Iterable[tuple[Room, str]]) -> Self:
        """Return the hearing of who may read these texts and none of those that lie in the rooms named."""
        known = frozenset(term for text in heard for term in _terms(text))
        elsewhere: dict[Term, set[Room]] = {}
        for room, text in closed:
            for term in _terms(text):
                if term not in known:
                    elsewhere.setdefault(term, set()).add(room)
        return cls(known, {term: frozenset(rooms) for term, rooms in elsewhere.items()})

    def unheard(self, text: str, told: Iterable[str] = ()) -> tuple[Passage, ...]:
        """Return the passages of a text that the audience cannot have read anywhere, in reading order.

        `told` are words that it is told on purpose: they are as good as heard.
        """
        allowed = {term for one in told for term in _terms(one)}
        tokens = list(_placed(text))
        rooms: list[frozenset[Room]] = [frozenset()] * len(tokens)
        for place in range(len(tokens)):
            for length in (1, 2):
                run = tokens[place : place + length]
                term = tuple(key for key, _, _ in run)
                if len(run) == length and term not in allowed:
                    found = self.closed.get(term, frozenset())
                    rooms[place : place + length] = [one | found for one in rooms[place : place + length]]
        return tuple(_passages(text, tokens, rooms))


def _passages(text: str, tokens: list[tuple[str, int, int]], rooms: list[frozenset[Room]]) -> Iterator[Passage]:
    place = 0
    while place < len(tokens):
        end = place
        while end < len(tokens) and rooms[end]:
            end += 1
        if end > place:
            yield Passage(text[tokens[place][1] : tokens[end - 1][2]], frozenset().union(*rooms[place:end]))
        place = max(end, place + 1)


def _terms(text: str) -> Iterator[Term]:
    keys = [key for key, _, _ in _placed(text)]
    yield from ((key,) for key in keys)
    yield from itertools.pairwise(keys)


def _placed(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the words of a text as they are matched, with where each begins and ends."""
    end = 0
    for token in cut(text, _NONE).tokens:
        start, end = end, end + len(token)
        key = fold(token.strip())
        if is_word(key):
            yield key, start + len(token) - len(token.lstrip()), end
