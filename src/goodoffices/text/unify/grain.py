"""How fine the brackets are: a text of crumbs is true and nobody can read it.

Fine keeps every word out of brackets that can be kept. Normal and coarse take a small agreed island between two
disputed stretches into the dispute, and hold the brackets of one sentence to a number that a room can follow.
"""

from collections.abc import Sequence
from enum import StrEnum

from goodoffices.text.unify.pairs import pairs_kept_whole
from goodoffices.text.unify.stretches import Stretch, disputed

MOST_IN_A_SENTENCE = 3
LONG_SENTENCE = 25
"""Words after which a sentence counts as the next one: drafts run on, and some have lost their full stops."""

_SENTENCE_ENDS = frozenset(".!?:;؟؛۔")


class Grain(StrEnum):
    """How finely brackets are cut."""

    FINE = "fine"
    NORMAL = "normal"
    COARSE = "coarse"


_ISLAND = {Grain.FINE: 0, Grain.NORMAL: 1, Grain.COARSE: 3}
"""The longest agreed island, in words, that is taken into the dispute around it."""


def coarsened(stretches: Sequence[Stretch], grain: Grain) -> list[Stretch]:
    """Return the stretches with small islands taken into the dispute, as the grain has it."""
    result = list(stretches)
    if grain is Grain.FINE:
        return result
    for place in range(len(result) - 2, 0, -1):
        if _is_island(result, place) and _words(result[place]) <= _ISLAND[grain]:
            result = disputed(result, place - 1, place + 2)
    return _held_to_the_most(pairs_kept_whole(result))


def _is_island(stretches: Sequence[Stretch], place: int) -> bool:
    return 0 < place < len(stretches) - 1 and stretches[place].agreed


def _words(stretch: Stretch) -> int:
    return stretch.parts[0].count


def _held_to_the_most(stretches: list[Stretch]) -> list[Stretch]:
    """Swallow the smallest islands of every sentence that has too many brackets."""
    result = stretches
    if sum(1 for stretch in stretches if not stretch.agreed) <= MOST_IN_A_SENTENCE:
        return result
    while crowded := _crowded(result):
        smallest = min(crowded, key=lambda place: (_words(result[place]), place))
        result = disputed(result, smallest - 1, smallest + 2)
    return result


def _crowded(stretches: Sequence[Stretch]) -> list[int]:
    """Return the islands within the first sentence that has more brackets than a room can follow."""
    islands: list[int] = []
    words = 0
    for place, stretch in enumerate(stretches):
        words += max(part.count for part in stretch.parts)
        if not stretch.agreed:
            continue
        if _ends_a_sentence(stretch) or words > LONG_SENTENCE:
            if len(islands) >= MOST_IN_A_SENTENCE:
                return islands
            islands, words = [], 0
        elif _is_island(stretches, place):
            islands.append(place)
    return islands if len(islands) >= MOST_IN_A_SENTENCE else []


def _ends_a_sentence(stretch: Stretch) -> bool:
    return not _SENTENCE_ENDS.isdisjoint(stretch.parts[0].keys)
