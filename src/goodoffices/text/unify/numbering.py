"""The numbers of the framework: its own, one after the other, whatever the proposals called their clauses."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from goodoffices.text.document import Kind
from goodoffices.text.framework import Provision

LETTERS = "abcdefghijklmnopqrstuvwxyz"
_NUMBER = re.compile(r"\d+(?:\.\d+)*|(?<![^\W_])[IVXLC]+(?![^\W_])|(?<![^\W_])[A-Z](?![^\W_])")


@dataclass(slots=True)
class _Counts:
    """How far each kind of number has come."""

    headings: dict[int, int]
    paragraphs: int = 0
    items: dict[int, int] | None = None


def numbered(provisions: Sequence[Provision]) -> tuple[Provision, ...]:
    """Return the provisions with numbers of their own as literal text.

    Paragraphs run through the whole text (1., 2. ...), items are lettered under each (a), (b), then (i), (ii);
    a heading that bore a number keeps its shape ("Article 4 –", "IV.") and gets the next one; titles, cells,
    footnotes and headings without a number bear none.
    """
    counts = _Counts({}, 0, {})
    return tuple(replace(provision, label=_label(provision, counts)) for provision in provisions)


def _label(provision: Provision, counts: _Counts) -> str:
    match provision.kind:
        case Kind.HEADING:
            counts.items = {}
            return _heading(provision, counts)
        case Kind.PARAGRAPH:
            counts.paragraphs += 1
            counts.items = {}
            return f"{counts.paragraphs}."
        case Kind.ITEM:
            return _item(max(1, provision.level), counts)
        case _:
            return ""


def _heading(provision: Provision, counts: _Counts) -> str:
    if not _NUMBER.search(_western(provision.label)):
        return ""
    level = provision.level
    counts.headings = {one: count for one, count in counts.headings.items() if one <= level}
    counts.headings[level] = counts.headings.get(level, 0) + 1
    found = _NUMBER.search(_western(provision.label))
    number = _in_shape_of(found.group() if found else "1", counts.headings[level])
    return _NUMBER.sub(number, _western(provision.label), count=1)


def _western(label: str) -> str:
    return "".join(str(int(sign)) if sign.isdigit() and sign.isdecimal() else sign for sign in label)


def _in_shape_of(number: str, count: int) -> str:
    if number[0].isdigit():
        return str(count)
    return roman(count) if len(number) > 1 or number in "IVX" else LETTERS[(count - 1) % len(LETTERS)].upper()


def _item(level: int, counts: _Counts) -> str:
    items = counts.items if counts.items is not None else {}
    counts.items = {one: count for one, count in items.items() if one <= level}
    counts.items[level] = counts.items.get(level, 0) + 1
    count = counts.items[level]
    return f"({roman(count).lower()})" if level > 1 else f"({letters(count)})"


def letters(count: int) -> str:
    """Return a, b ... z, aa, bb ... for 1, 2 ... as lists are lettered."""
    return LETTERS[(count - 1) % len(LETTERS)] * ((count - 1) // len(LETTERS) + 1)


def roman(count: int) -> str:
    """Return a count from 1 in Roman numerals."""
    signs = (
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
    )
    numeral = ""
    for worth, sign in (*signs, (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        numeral += sign * (count // worth)
        count %= worth
    return numeral
