"""The mark that closes a clause: a full stop here and a semicolon there is no dispute."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from goodoffices.text.unify.readings import Reading
from goodoffices.text.unify.tokens import Words

CLOSING = frozenset(".;:,،؛۔")


def alike_closed(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Return the readings all closed by one mark: the one that most of them have (of several, the first in order).

    The layout of each proposal keeps its own mark, so nothing is lost.
    """
    marks = Counter(reading.words.keys[-1] for reading in readings if _is_closed(reading.words))
    if not marks:
        return tuple(readings)
    mark = min(marks, key=lambda sign: (-marks[sign], sign))
    return tuple(replace(reading, words=_closed(reading.words, mark)) for reading in readings)


def _is_closed(words: Words) -> bool:
    return len(words) > 1 and words.keys[-1] in CLOSING


def _closed(words: Words, mark: str) -> Words:
    if not len(words):
        return words
    size = len(words) - 1 if _is_closed(words) else len(words)
    return Words((*words.tokens[:size], mark), (*words.keys[:size], mark))
