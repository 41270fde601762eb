"""Signs that nobody sees: found, named and shown, so that none of them is kept silently in a clause.

What a script needs is left alone: the joiners of Arabic and Indic scripts, the direction marks beside
right-to-left words, the variation selector after a symbol.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from goodoffices.text.document import Block, Notice

_SUSPECT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u2800\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffd\U0001343f\U00013430-\U0001345f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_JOINERS = "\u200c\u200d"
_DIRECTION_MARKS = "\u200e\u200f\u061c"
_JOINING_SCRIPTS = re.compile(
    "ARABIC|SYRIAC|MONGOLIAN|NKO|MANDAIC|ADLAM|DEVANAGARI|BENGALI|GURMUKHI|GUJARATI|ORIYA|TAMIL|TELUGU|KANNADA"
    "|MALAYALAM|SINHALA|KHMER|MYANMAR|TIBETAN"
)
_EFFECTS = {
    "bidi": "which can show words in another order than they are written",
    "tag": "which can carry a message that nobody sees",
    "damage": "which stands where a letter was lost",
    "other": "which nobody sees",
}
_CONTEXT = 20
_NEAR = 80
_MOST = 100


@dataclass(frozen=True, slots=True)
class Passage:
    """What is searched: the text or number of a block, a comment, a title, a name; `what` says which it is."""

    text: str
    what: str
    block: str = ""


def notices(blocks: Iterable[Block], beside: Iterable[Passage] = ()) -> tuple[Notice, ...]:
    """Return one notice for each text and kind of invisible sign in it: its name, how often, and where first.

    After 100 notices a last one says in how many more places there are such signs.
    """
    texts = [
        Passage(text, what, one.id) for one in blocks for text, what in ((one.label, "number"), (one.text, "text"))
    ]
    found = [notice for one in (*texts, *dict.fromkeys(beside)) for notice in _notices_of(one)]
    if len(found) <= _MOST:
        return tuple(found)
    rest = f"There are invisible signs in {len(found) - _MOST} more places."
    return (*found[:_MOST], Notice(rest))


def visible(text: str) -> str:
    """Return the text with each invisible sign written out, as ⟦U+202E⟧, for a screen or a page."""
    return _written_out(text, set(_places(text)))


def visible_in_line(text: str) -> str:
    """Return the same for a sentence of one line, such as one with the name of a file: tabs and line ends too."""
    return visible(text).replace("\n", "⟦U+000A⟧").replace("\t", "⟦U+0009⟧")


def _written_out(text: str, places: set[int], start: int = 0) -> str:
    if not places:
        return text
    return "".join(f"⟦{_code(sign)}⟧" if place in places else sign for place, sign in enumerate(text, start))


def _notices_of(one: Passage) -> Iterator[Notice]:
    places = list(_places(one.text))
    kinds: dict[str, list[int]] = {}
    for place in places:
        kinds.setdefault(_name(one.text[place]), []).append(place)
    for name, those in kinds.items():
        yield Notice(_sentence(one.text, one.what, name, those, places), one.block)


def _sentence(text: str, what: str, name: str, those: Sequence[int], places: Sequence[int]) -> str:
    first = those[0]
    start, end = max(0, first - _CONTEXT), first + 1 + _CONTEXT
    around = " ".join(_written_out(text[start:end], {one for one in places if start <= one < end}, start).split())
    times = "once" if len(those) == 1 else f"{len(those)} times, first"
    return f"An invisible sign stands in this {what}: {name}, {_EFFECTS[_effect(text[first])]}; {times} in “{around}”."


def _places(text: str) -> Iterator[int]:
    """Yield the offset of every invisible sign that the script around it does not need."""
    if text.isascii() and text.isprintable():
        return
    for found in _SUSPECT.finditer(text):
        if not _needed(text, found.start()):
            yield found.start()


def _needed(text: str, place: int) -> bool:
    sign, before, after = text[place], text[:place][-1:], text[place + 1 : place + 2]
    if sign == before:
        return False
    if sign in _JOINERS:
        return _joins(before) and (sign == "\u200d" or _joins(after))
    if sign in _DIRECTION_MARKS:
        return any(unicodedata.bidirectional(one) in {"R", "AL"} for one in _letters_near(text, place))
    if "\ufe00" <= sign <= "\ufe0f":
        return before != "" and unicodedata.category(before) in {"So", "Sm", "Sk", "Lo", "Nd", "Po"}
    return False


def _joins(letter: str) -> bool:
    return letter != "" and _JOINING_SCRIPTS.match(unicodedata.name(letter, "")) is not None


def _letters_near(text: str, place: int) -> Iterator[str]:
    return (one for one in text[max(0, place - _NEAR) : place + _NEAR] if one.isalpha())


def _effect(sign: str) -> str:
    if sign in _DIRECTION_MARKS or "\u202a" <= sign <= "\u202e" or "\u2066" <= sign <= "\u2069":
        return "bidi"
    if sign == "\ufffd" or "\ud800" <= sign <= "\udfff":
        return "damage"
    return "tag" if sign >= "\U000e0000" else "other"


def _name(sign: str) -> str:
    match unicodedata.category(sign):
        case _ if sign >= "\U000e0000":
            return "TAG CHARACTER (U+E0000 to U+E0FFF)"
        case "Cc":
            return f"CONTROL CHARACTER ({_code(sign)})"
        case "Cs":
            return f"HALF A CHARACTER ({_code(sign)})"
        case _:
            return f"{unicodedata.name(sign, 'FORMAT CHARACTER')} ({_code(sign)})"


def _code(sign: str) -> str:
    return f"U+{ord(sign):04X}"
