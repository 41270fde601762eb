"""The numbers that Word prints before paragraphs (ECMA-376 part 1, 17.9), counted for one view of a document."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from goodoffices.text.read.word.names import (
    ALTERNATE,
    FALLBACK,
    ILVL,
    NUM_ID,
    R_PR,
    VAL,
    Element,
    is_on,
    number,
    value,
    w,
)
from goodoffices.text.read.word.numerals import written
from goodoffices.text.read.word.styles import Look, Styles
from goodoffices.text.read.word.symbols import shown

_LEVELS = 9
_LONGEST = 80
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its numbers are written and when they begin again.

    `restart` is the level (1 is the outermost) whose use makes this one begin again, 0 for never.
    """

    start: int = 0
    style: str = "decimal"
    pattern: str = ""
    restart: int = 0
    legal: bool = False
    hidden: bool = False
    font: str = ""
    linked: str = ""


@dataclass(frozen=True, slots=True)
class _Override:
    level: Level | None
    start: int | None


@dataclass(frozen=True, slots=True)
class _List:
    """A number definition: the list whose counts it shares, its levels, and where it alone differs."""

    counts: str
    levels: Mapping[int, Level]
    overrides: Mapping[int, _Override]

    def level(self, depth: int) -> Level:
        override = self.overrides.get(depth)
        own = self.levels.get(depth, Level()) if override is None or override.level is None else override.level
        return own if override is None or override.start is None else replace(own, start=override.start)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as it is printed, and what kind it is: its level from 0 and its number format."""

    label: str
    depth: int
    style: str


class Numbering:
    """The counts of all lists of a document, paragraph by paragraph in reading order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._linked: dict[str, str] = {}
        self._numbers: dict[int, Element] = {}
        self._lists: dict[int, _List | None] = {}
        self._levels: dict[str, Mapping[int, Level]] = {}
        self._stand_for: dict[str, str] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[int, int]] = set()
        for one in () if root is None else root.iterchildren(w("abstractNum"), w("num")):
            if one.tag == w("num"):
                self._numbers[number(one.get(NUM_ID))] = one
            else:
                name = one.get(w("abstractNumId"), "")
                self._abstract[name] = one
                self._linked[value(one, w("styleLink"))] = name

    def next(self, look: Look, language: str = "en") -> Numeral | None:
        """Count a paragraph in, and return its number; None where it bears none."""
        found = self._list(look.number_id) if look.number_id else None
        if found is None or look.number_id is None:
            return None
        depth = look.depth if look.depth is not None else _depth_of(found, look.style)
        counts = self._counts.setdefault(found.counts, [None] * _LEVELS)
        self._count(look.number_id, found, depth, counts)
        level = found.level(depth)
        label = "" if level.hidden else _label(found, depth, counts, language)
        return Numeral(label, depth, level.style)

    def _count(self, number_id: int, found: _List, depth: int, counts: list[int | None]) -> None:
        for above in range(depth):
            if counts[above] is None:
                counts[above] = found.level(above).start
                self._begun.add((number_id, above))
        override = found.overrides.get(depth)
        begins = override is not None and override.start is not None and (number_id, depth) not in self._begun
        known = counts[depth]
        counts[depth] = found.level(depth).start if known is None or begins else known + 1
        self._begun.add((number_id, depth))
        for below in range(depth + 1, _LEVELS):
            if depth < found.level(below).restart:
                counts[below] = None

    def _list(self, number_id: int) -> _List | None:
        if number_id not in self._lists:
            self._lists[number_id] = self._resolve(number_id)
        return self._lists[number_id]

    def _resolve(self, number_id: int) -> _List | None:
        definition = self._numbers.get(number_id)
        if definition is None:
            return None
        name = self._followed(value(definition, w("abstractNumId")))
        if name not in self._abstract:
            return None
        if name not in self._levels:
            self._levels[name] = {_depth(one): _level(one) for one in self._abstract[name].iterchildren(w("lvl"))}
        overrides = {_depth(one): _override(one) for one in definition.iterchildren(w("lvlOverride"))}
        return _List(name, self._levels[name], overrides)

    def _followed(self, name: str) -> str:
        """Return the list that a list stands for: one may borrow its levels from a numbering style."""
        if name not in self._stand_for:
            found = name
            for _ in range(_LEVELS):
                style = value(self._abstract.get(found), w("numStyleLink"))
                if not style:
                    break
                definition = self._numbers.get(self._styles.number_of(style) or 0)
                found = self._linked.get(style) or value(definition, w("abstractNumId"))
            self._stand_for[name] = found
        return self._stand_for[name]


def _depth(one: Element) -> int:
    return max(0, min(_LEVELS - 1, number(one.get(ILVL))))


def _depth_of(found: _List, style: str) -> int:
    """Return the level of a list that is linked to a paragraph style, else the outermost."""
    return next((depth for depth in sorted(found.levels) if style and found.level(depth).linked == style), 0)


def _override(one: Element) -> _Override:
    level = one.find(w("lvl"))
    start = one.find(w("startOverride"))
    return _Override(
        level=None if level is None else _level(level),
        start=None if start is None else max(0, number(start.get(VAL))),
    )


def _level(one: Element) -> Level:
    text = one.find(w("lvlText"))
    runs = one.find(R_PR)
    font = value(runs, w("rFonts"), w("ascii")) or value(runs, w("rFonts"), w("hAnsi"))
    said = value(one, w("lvlRestart"))
    depth = _depth(one)
    return Level(
        start=max(0, number(value(one, w("start")))),
        style=_number_format(one),
        pattern=shown("" if text is None else text.get(VAL, "")[:_LONGEST], font),
        restart=max(0, min(depth, number(said, depth))) if said else depth,
        legal=bool(is_on(one, w("isLgl"))),
        hidden=bool(is_on(runs, w("vanish"))),
        font=font,
        linked=value(one, w("pStyle")),
    )


def _number_format(one: Element) -> str:
    """Return the number format, which newer ones hide behind an alternative: then its pattern ("001, 002 ...")."""
    said = one.find(w("numFmt"))
    if said is None:
        said = one.find(f"{ALTERNATE}//{w('numFmt')}")
    if said is not None and said.get(VAL) == "custom":
        pattern = said.get(w("format"), "")
        if pattern.split(",")[0].strip().isdigit() and len(pattern) < _LONGEST:
            return pattern
        said = one.find(f"{ALTERNATE}/{FALLBACK}/{w('numFmt')}")
    return "decimal" if said is None else said.get(VAL, "decimal")


def _label(found: _List, depth: int, counts: list[int | None], language: str) -> str:
    own = found.level(depth)

    def numeral(place: re.Match[str]) -> str:
        at = int(place[1]) - 1
        level = found.level(at)
        if at > depth or level.style == "bullet":
            return ""
        count = counts[at]
        plain = own.legal and level.style not in {"decimal", "decimalZero"}
        return written(level.start if count is None else count, "decimal" if plain else level.style, language)

    return _PLACE.sub(numeral, own.pattern).strip()
