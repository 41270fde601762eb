"""What an audience has heard: which words of a text it could have read somewhere, and which come from elsewhere.

A word, or two words side by side, that stand in what lies in a room closed to the audience, and in nothing that the
audience may read, are unheard by it. Pairs are looked at because single words tell little: "45" and "days" may be known
to all, "45 days" to one. Words are matched by their letters and digits alone: case, accents, shapes of digits and
invisible characters count for nothing, and neither does where a hyphen, a sign or a space cuts them.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

from goodoffices.case.spellings import bared
from goodoffices.terms import Room
from goodoffices.text.align.folding import words_of

Term = tuple[str, ...]
"""One word, or two side by side, as they are matched."""

MOST_PIECES = 8
"""Into so many pieces a word or a pair may be cut and is still found."""

_CHUNK = re.compile(r"\S+")
_MARKS = "\u0300-\u036f\u064b-\u065f\u0670"
_FROM_WORD_TO_WORD = re.compile(rf"[^\W_](?:.*[^\W_])?[{_MARKS}]*")


@dataclass(frozen=True, slots=True)
class Passage:
    """Words, as they are written, that an audience has not heard, and the rooms that they stand in."""

    words: str
    rooms: frozenset[Room]


@dataclass(frozen=True, slots=True)
class Hearing:
    """What one audience has heard, and, its words joined, what stands in rooms that are closed to it."""

    heard: frozenset[Term] = frozenset()
    closed: Mapping[str, frozenset[Room]] = field(default_factory=dict)

    @classmethod
    def of(cls, heard: Iterable[str], closed: Iterable[tuple[Room, str]]) -> Self:
        """Return the hearing of who may read these texts and none of those that lie in the rooms named."""
        known = frozenset(term for text in heard for term in _terms(_spelled(text)))
        elsewhere: dict[str, set[Room]] = {}
        for room, text in closed:
            for term in _terms(_spelled(text)):
                if term not in known:
                    elsewhere.setdefault("".join(term), set()).add(room)
        return cls(known, {term: frozenset(rooms) for term, rooms in elsewhere.items()})

    def unheard(self, text: str, told: Iterable[str] = ()) -> tuple[Passage, ...]:
        """Return the passages of a text that the audience cannot have read anywhere, in reading order.

        `told` are words that it is told on purpose: whatever word it knows may stand before and after them.
        """
        allowed = _Told.of(told)
        tokens = list(_placed(text))
        words = tuple(word for word, _, _ in tokens)
        rooms: list[frozenset[Room]] = [frozenset()] * len(tokens)
        for place, length in itertools.product(range(len(tokens)), range(1, MOST_PIECES + 1)):
            run = words[place : place + length]
            found = self.closed.get("".join(run))
            if found and len(run) == length and not self._knows(run, allowed):
                rooms[place : place + length] = [one | found for one in rooms[place : place + length]]
        return tuple(_passages(text, tokens, rooms))

    def knows(self, text: str, told: Iterable[str] = ()) -> bool:
        """Return whether every word of a text, and every two side by side, was heard or is told on purpose."""
        allowed = _Told.of(told)
        return all(self._knows(term, allowed) for term in _terms(_spelled(text)))

    def _knows(self, run: Term, told: "_Told") -> bool:
        terms = itertools.pairwise(run) if len(run) > 1 else (run,)
        return all(term in self.heard or self._told(term, told) for term in terms)

    def _told(self, term: Term, told: "_Told") -> bool:
        """Whether a term is told on purpose, or stands where that begins or ends, beside a word that is known."""
        if told.words.issuperset(term):
            return True
        before, after = term[0], term[-1]
        return (before in told.last and (after,) in self.heard) or (after in told.first and (before,) in self.heard)


@dataclass(frozen=True, slots=True)
class _Told:
    """The words that are told on purpose, and those with which they begin and end."""

    words: frozenset[str]
    first: frozenset[str]
    last: frozenset[str]

    @classmethod
    def of(cls, told: Iterable[str]) -> Self:
        """Return the words of some texts."""
        every = [words for words in map(_spelled, told) if words]
        known = frozenset(itertools.chain.from_iterable(every))
        return cls(known, frozenset(one[0] for one in every), frozenset(one[-1] for one in every))


def _spelled(text: str) -> list[str]:
    """Return the words of a text as they are matched: in their bare letters, for an accent is easily left out."""
    return words_of(bared(text))


def _passages(text: str, tokens: list[tuple[str, int, int]], rooms: list[frozenset[Room]]) -> Iterator[Passage]:
    place = 0
    while place < len(tokens):
        end = place
        while end < len(tokens) and rooms[end]:
            end += 1
        if end > place:
            yield Passage(text[tokens[place][1] : tokens[end - 1][2]], frozenset().union(*rooms[place:end]))
        place = max(end, place + 1)


def _terms(words: Sequence[str]) -> Iterator[Term]:
    yield from ((word,) for word in words)
    yield from itertools.pairwise(words)


def _placed(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the words of a text as they are matched, with where the stretch without a space that holds each begins."""
    for chunk in _CHUNK.finditer(text):
        shown = _FROM_WORD_TO_WORD.search(chunk[0])
        start, end = shown.span() if shown else (0, len(chunk[0]))
        for word in _spelled(chunk[0]):
            yield word, chunk.start() + start, chunk.start() + end
