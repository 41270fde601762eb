"""Places in a text that two spellings of it share: counted in letters, so that white space may differ."""

import re
import unicodedata
from collections.abc import Sequence

from goodoffices.text.unify.closing import CLOSING
from goodoffices.text.unify.tokens import key_of

_LETTER = re.compile(r"\S")


def letter_places(text: str) -> list[int]:
    """Return where each letter or sign of the text begins; white space and combining marks are not counted."""
    if text.isascii():
        return [letter.start() for letter in _LETTER.finditer(text)]
    return [
        place
        for place, sign in enumerate(text)
        if not sign.isspace() and not (sign > "\u02ff" and unicodedata.combining(sign))
    ]


def letters_of(text: str) -> str:
    """Return the letters and signs of a text in one spelling: what two spellings of the same words share.

    The mark that closes it is left out: the framework closes a clause with one mark for all.
    """
    return key_of("".join(text.split())).rstrip("".join(CLOSING))


def letters_in(text: str) -> int:
    """Return how many letters and signs the text has."""
    return len(letter_places(text))


def stretch_of(text: str, places: Sequence[int], first: int, count: int) -> tuple[int, int]:
    """Return start and end of the stretch of so many letters from the first on, white space around it left out.

    `places` are the `letter_places` of the text.
    """
    if count == 0 or first >= len(places):
        here = places[first] if first < len(places) else len(text)
        return here, here
    start = places[first]
    end = places[first + count] if first + count < len(places) else len(text)
    while text[end - 1].isspace():
        end -= 1
    return start, end
