"""What the holders say on one point, and how much of it they share."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel, LCSseq

from goodoffices.text.unify.tokens import Words, is_word


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of one point as some holders have them."""

    words: Words
    holders: tuple[str, ...]


def distinct(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Return the readings with those of equal words made one, in the order of their words.

    Of several spellings (white space, the shape of quotes) the first in order of signs stands for all.
    """
    together: dict[tuple[str, ...], list[Reading]] = {}
    for reading in readings:
        together.setdefault(reading.words.keys, []).append(reading)
    return tuple(_joined(together[keys]) for keys in sorted(together))


def _joined(same: Sequence[Reading]) -> Reading:
    holders = sorted({holder for reading in same for holder in reading.holders})
    return Reading(min((reading.words for reading in same), key=lambda words: words.tokens), tuple(holders))


def likeness(one: Words, other: Words) -> float:
    """Return twice the longest common run of tokens over the tokens of both: 1 for equal, 0 for nothing shared."""
    return Indel.normalized_similarity(one.keys, other.keys)


def medoid(readings: Sequence[Reading]) -> Reading:
    """Return the reading that is most like all the others; of several, the first."""
    return max(readings, key=lambda one: sum(likeness(one.words, other.words) for other in readings))


def kept(one: Words, other: Words) -> dict[int, int]:
    """Return which tokens of one stand, in order, in the other: a longest common subsequence."""
    places: dict[int, int] = {}
    for step in LCSseq.opcodes(one.keys, other.keys):
        if step.tag == "equal":
            run = step.src_end - step.src_start
            places.update((step.src_start + i, step.dest_start + i) for i in range(run))
    return places


def shared_words(one: Words, other: Words) -> int:
    """Return how many words (not signs) a longest common run of two texts has."""
    return sum(1 for token in kept(one, other) if is_word(one.keys[token]))


def longest_common(readings: Sequence[Reading]) -> int:
    """Return the least longest common run of words over all pairs: no merge can have more common words."""
    if len(readings) == 1:
        return readings[0].words.count
    pairs = itertools.combinations((reading.words for reading in readings), 2)
    return min((shared_words(one, other) for one, other in pairs), default=0)


def least_shared(readings: Sequence[Reading]) -> float:
    """Return, of the two readings that share least, what they share over the words of the shorter one."""
    pairs = itertools.combinations((reading.words for reading in readings), 2)
    return min((shared_words(one, other) / (min(one.count, other.count) or 1) for one, other in pairs), default=1.0)
