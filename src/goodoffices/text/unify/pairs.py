"""Brackets and parentheses that a draft brings with it: a dispute that takes in one takes in the other.

Drafts of a conference are full of brackets of their own; cut between two of them, nobody could read the text.
"""

from collections.abc import Iterator, Sequence

from goodoffices.text.unify.stretches import Stretch, disputed

_PAIRS = {"]": "[", ")": "("}
_OPENERS = frozenset(_PAIRS.values())


def pairs_kept_whole(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Return the stretches with each dispute widened until it holds both signs of every pair, or neither.

    A sign without a partner (real drafts have many) binds nothing.
    """
    result = list(stretches)
    while (span := _cut_pair(result)) is not None:
        result = disputed(result, span[0], span[1] + 1)
    return result


def _cut_pair(stretches: Sequence[Stretch]) -> tuple[int, int] | None:
    """Return the stretches of the first pair of signs that a dispute cuts; none if no pair is cut."""
    for reading in range(len(stretches[0].parts) if stretches else 0):
        for first, last in _pairs(stretches, reading):
            if first != last and not (stretches[first].agreed and stretches[last].agreed):
                return first, last
    return None


def _pairs(stretches: Sequence[Stretch], reading: int) -> Iterator[tuple[int, int]]:
    """Yield for each pair of signs in one reading the stretches that its opening and its closing sign lie in."""
    open_ones: list[tuple[str, int]] = []
    for place, stretch in enumerate(stretches):
        for key in stretch.parts[reading].keys:
            if key in _OPENERS:
                open_ones.append((key, place))
            elif key in _PAIRS:
                signs = [sign for sign, _ in open_ones]
                if _PAIRS[key] in signs:
                    opener = len(signs) - 1 - signs[::-1].index(_PAIRS[key])
                    yield open_ones[opener][1], place
                    del open_ones[opener:]
