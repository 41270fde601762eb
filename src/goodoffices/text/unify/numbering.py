"""The numbers of the framework: its own, one after the other, whatever the proposals called their clauses."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from goodoffices.text.document import Block, Cell, Kind
from goodoffices.text.framework import Provision

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_NUMBER = re.compile(r"\d+(?:\.\d+)*|(?<![^\W_])(?:[IVXLC]+|[A-Z])(?![^\W_])")
_LETTERED = re.compile(r"\(?(?:[^\W\d_]{1,2}ـ?|[ivxl]{1,5})\)\.?")
_ROMAN_ITEM = re.compile(r"\(?(?:[ivx]{2,5})\)\.?")
_ARTICLE = frozenset({"", "article", "art", "المادة", "مادة", "סעיף", "artikel", "artículo", "madde", "статья"})


def kind_of(block: Block) -> tuple[Kind, int]:
    """Return kind and level of a block: what is lettered is an item ("(a)"; "iv)" a level below), else a paragraph.

    The lists of word processors do not tell one from the other.
    """
    if block.kind in {Kind.PARAGRAPH, Kind.ITEM} and _LETTERED.fullmatch(block.label):
        return Kind.ITEM, 2 if _ROMAN_ITEM.fullmatch(block.label) else 1
    if block.kind is Kind.ITEM and block.label[:1].isdecimal() and not block.label.endswith(")"):
        return Kind.PARAGRAPH, 0
    return block.kind, block.level


@dataclass(slots=True)
class _Counts:
    """How far each kind of number has come."""

    shapes: dict[tuple[int, str], str]
    everything: bool
    headings: Counter[tuple[int, str]] = field(default_factory=Counter)
    paragraphs: int = 0
    items: dict[int, int] = field(default_factory=dict)


def numbered(provisions: Sequence[Provision]) -> tuple[Provision, ...]:
    """Return the provisions with numbers of their own as literal text, made from the labels they bear.

    Paragraphs that bear a label in some proposal run through the whole text (1., 2. ...), all of them if no label is
    seen anywhere; items are lettered under each ((a), (b), within them (i), (ii)). A heading that bears a number gets
    the next one, in the shape that most such headings have ("Article 4 –", "IV."). Nothing else is numbered.
    """
    labelled = any(one.label for one in provisions if one.kind is Kind.PARAGRAPH)
    counts = _Counts(_shapes(provisions), everything=not labelled)
    return tuple(replace(provision, label=_label(provision, counts)) for provision in provisions)


def set_in_tables(provisions: Sequence[Provision]) -> tuple[Provision, ...]:
    """Return the provisions with each run of cells set in a table of the framework, row by row.

    A provision's cell is that of the proposal that leads it. A row of the framework ends where a cell lies to the left
    of the one before, or in the same column but in another row of its own table; a table ends where its own one does.
    """
    placed: list[Provision] = []
    table, row = -1, 0
    before: Cell | None = None
    for provision in provisions:
        cell = provision.cell
        if cell is None:
            placed.append(provision)
        elif before is None or (cell.table != before.table and cell.row == 0):
            table, row = table + 1, 0
        elif cell.column < before.column or (cell.column == before.column and cell.row != before.row):
            row += 1
        if cell is not None:
            placed.append(replace(provision, cell=Cell(table, row, cell.column)))
        before = cell
    return tuple(placed)


def _shapes(provisions: Sequence[Provision]) -> dict[tuple[int, str], str]:
    """Return for each level and word ("Annex") of numbered headings the label that most of them look like."""
    seen: dict[tuple[int, str], Counter[str]] = {}
    for one in provisions:
        if one.kind is Kind.HEADING and _NUMBER.search(_western(one.label)):
            seen.setdefault(_class(one), Counter())[_shape(one.label)] += 1
    return {name: min(shapes, key=lambda shape: (-shapes[shape], shape)) for name, shapes in seen.items()}


def _class(heading: Provision) -> tuple[int, str]:
    """Return the level of a heading and the word before its number; an article needs no word."""
    word = "".join(sign for sign in _NUMBER.sub("", _western(heading.label)).lower() if sign.isalpha())
    return heading.level, "" if word in _ARTICLE else word


def _shape(label: str) -> str:
    """Return the label with its number replaced by one of the same kind."""
    found = _NUMBER.search(_western(label))
    number = found.group() if found else ""
    kind = "1" if number[:1].isdigit() else "I" if set(number) <= set("IVXLC") else "A"
    return _NUMBER.sub(kind, _western(label), count=1)


def _western(label: str) -> str:
    return "".join(str(int(sign)) if sign.isdecimal() else sign for sign in label)


def _label(provision: Provision, counts: _Counts) -> str:
    if provision.kind is Kind.ITEM:
        return _item(provision.level, counts)
    counts.items = {}
    if provision.kind is Kind.HEADING and _NUMBER.search(_western(provision.label)):
        name = _class(provision)
        counts.headings[name] += 1
        count = counts.headings[name]
        return _NUMBER.sub(lambda found: _in_shape_of(found.group(), count), counts.shapes[name], count=1)
    if provision.kind is Kind.PARAGRAPH and (provision.label or counts.everything):
        counts.paragraphs += 1
        return f"{counts.paragraphs}."
    return ""


def _in_shape_of(number: str, count: int) -> str:
    if number.isdigit():
        return str(count)
    return roman(count) if number == "I" else letters(count).upper()


def _item(level: int, counts: _Counts) -> str:
    """Return the letter of an item; how deep it lies is told by the levels of the items before it."""
    counts.items = {one: count for one, count in counts.items.items() if one <= level}
    counts.items[level] = counts.items.get(level, 0) + 1
    count = counts.items[level]
    return f"({letters(count)})" if len(counts.items) == 1 else f"({roman(count).lower()})"


def letters(count: int) -> str:
    """Return a, b ... z, aa, bb ... for 1, 2 ... as lists are lettered."""
    return _LETTERS[(count - 1) % len(_LETTERS)] * ((count - 1) // len(_LETTERS) + 1)


def roman(count: int) -> str:
    """Return a count from 1 in Roman numerals."""
    numeral = ""
    for worth, sign in _ROMAN:
        numeral += sign * (count // worth)
        count %= worth
    return numeral
