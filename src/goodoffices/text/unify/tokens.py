"""A text as tokens that a bracket may part: words with the white space before them.

Tokens concatenate to the text they were cut from. A number with its unit, a date, a reference to an article and a
defined term are each one token, so that no bracket can cut them.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from goodoffices.text.unify.measures import COUNTING_WORDS, DATE, QUANTITY, REFERENCE

_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0900-\u0903\u093a-\u094f\u200c\u200d"
)
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_LETTERS = rf"(?:[{_UNSPACED}]|(?:(?![{_UNSPACED}])[\w{_MARKS}])+)"
_WORD = rf"(?:\d+(?:[.,:٫٬]\d+)+|{_LETTERS}(?:['’\u2010\u2011-]{_LETTERS})*)"
_LETTER = r"\(\w{1,4}\)"
_SINGLE = rf"{_WORD}|{_LETTER}|[^\w\s]"
_TOKEN = re.compile(rf"\s*(?:(?<!\w)(?:{DATE}|{QUANTITY}|{REFERENCE})|{_SINGLE})|\s+\Z", re.IGNORECASE)
_PLAIN_TOKEN = re.compile(rf"\s*(?:{_SINGLE})|\s+\Z")
_DIGIT = re.compile(r"\d")
_PART = re.compile(r"[^\W\d_]+")
_CAPITAL = "[A-ZÀ-ÖØ-ÞČĆĐĞİŁŚŠŞŻŹŽА-ЯЁІЇЄҐΑ-Ω]"
_NAME = re.compile(
    rf"(?<=[^\W\d_] |[,;:(] ){_CAPITAL}\w+"
    rf"(?: (?:of |of the |for |and |on |du |de |des |de la |der |für )?{_CAPITAL}\w+)+"
)
_QUOTED = re.compile(r"[“\"«„]([^“”\"«»„]{3,60})[”\"»“]")
_SPELLING = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "„": '"', "\u2011": "-"})

SEEN_ENOUGH = 3
"""A name of several words that stands at least so often, in all proposals together, is a defined term."""


@lru_cache(maxsize=1 << 17)
def key_of(token: str) -> str:
    """Return what two tokens must share to be the same: all but white space, shapes of quotes, forms of accents."""
    return unicodedata.normalize("NFC", " ".join(token.split()).translate(_SPELLING))


@lru_cache(maxsize=1 << 17)
def is_word(key: str) -> bool:
    """Whether a token is more than a sign."""
    return any(sign.isalnum() for sign in key)


@dataclass(frozen=True, slots=True)
class Words:
    """A text cut into tokens, with their keys."""

    tokens: tuple[str, ...]
    keys: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.tokens)

    def part(self, start: int, end: int) -> "Words":
        """Return the tokens from start up to end."""
        return Words(self.tokens[start:end], self.keys[start:end])

    @property
    def text(self) -> str:
        """The tokens put together again."""
        return "".join(self.tokens)

    @property
    def count(self) -> int:
        """How many of the tokens are more than a sign."""
        return sum(map(is_word, self.keys))


@dataclass(frozen=True, slots=True)
class DefinedTerms:
    """The names of several words that the proposals use again and again: a bracket does not cut them."""

    by_first: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, texts: Iterable[str]) -> "DefinedTerms":
        """Return the capitalised names within sentences, and the quoted terms, that stand often enough."""
        seen: Counter[str] = Counter()
        for text, times in Counter(texts).items():
            found = Counter(_NAME.findall(text))
            found.update(term for term in _QUOTED.findall(text) if " " in term)
            seen.update({term: count * times for term, count in found.items()})
        terms: dict[str, list[tuple[str, ...]]] = {}
        for term, times in seen.items():
            words = tuple(key_of(token) for token in _TOKEN.findall(term))
            if times >= SEEN_ENOUGH and len(words) > 1:
                terms.setdefault(words[0], []).append(words)
        longest_first = {first: tuple(sorted(some, key=lambda one: (-len(one), one))) for first, some in terms.items()}
        return cls(longest_first)

    def starting_at(self, keys: Sequence[str], place: int) -> int:
        """Return how many tokens the longest term that stands at this place has (0 for none)."""
        for term in self.by_first.get(keys[place], ()):
            if tuple(keys[place : place + len(term)]) == term:
                return len(term)
        return 0


def cut(text: str, terms: DefinedTerms) -> Words:
    """Return the text as tokens; they concatenate to it."""
    counts = _DIGIT.search(text) or not COUNTING_WORDS.isdisjoint(_PART.findall(text.lower()))
    tokens = (_TOKEN if counts else _PLAIN_TOKEN).findall(text)
    keys = [key_of(token) for token in tokens]
    if not terms.by_first.keys().isdisjoint(keys):
        tokens, keys = _joined(tokens, keys, terms)
    return Words(tuple(tokens), tuple(keys))


def _joined(tokens: list[str], keys: list[str], terms: DefinedTerms) -> tuple[list[str], list[str]]:
    joined_tokens: list[str] = []
    joined_keys: list[str] = []
    place = 0
    while place < len(tokens):
        length = terms.starting_at(keys, place) or 1
        joined_tokens.append("".join(tokens[place : place + length]))
        joined_keys.append(" ".join(keys[place : place + length]))
        place += length
    return joined_tokens, joined_keys
