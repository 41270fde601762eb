"""Styles and lists of an OpenDocument text, in so far as they bear on what is read."""

import re
from collections.abc import Iterator

from goodoffices.text.read.odt.names import made, o, whole
from goodoffices.text.read.word.names import Element

_LONGEST_CHAIN = 40
_LEVELS = 9
_TITLE = "Title"
_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "": "none"}
_PLACE = re.compile(r"%(\d)%")

OUTLINE = "outline"
"""The list that headings are numbered by, where they are."""


class Styles:
    """The paragraph styles: whether one is that of titles, and whether it runs from right to left."""

    def __init__(self, *roots: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        for root in roots:
            for style in () if root is None else root.iter(o("style:style")):
                if style.get(o("style:family")) == "paragraph":
                    self._styles[style.get(o("style:name"), "")] = style

    def is_title(self, name: str) -> bool:
        """Whether a style is that of titles, or based on it."""
        return any(one == _TITLE for one, _ in self._chain(name))

    def is_rtl(self, name: str) -> bool | None:
        """Return whether a style runs from right to left, None where nothing is said."""
        for _, style in self._chain(name):
            for said in () if style is None else style.iterchildren(o("style:paragraph-properties")):
                mode = said.get(o("style:writing-mode"), "")
                if mode in {"rl-tb", "rl", "lr-tb", "lr"}:
                    return mode.startswith("rl")
        return None

    def _chain(self, name: str) -> Iterator[tuple[str, Element | None]]:
        """Yield the name of a style and those it is based on, each with its definition where there is one."""
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(name)
            yield name, style
            if style is None:
                return
            name = style.get(o("style:parent-style-name"), "")


class Lists:
    """The list styles as numbering of Word: a definition for each style, a number of its own for each list."""

    def __init__(self, *roots: Element | None) -> None:
        self.part = made("numbering")
        self._definitions: dict[str, str] = {}
        self._starts: dict[str, list[str]] = {}
        self._last: dict[str, str] = {}
        self._named: dict[str, str] = {}
        self._count = 0
        for root in roots:
            for style in () if root is None else root.iter(o("text:list-style"), o("text:outline-style")):
                named = style.get(o("style:name"), "") if style.tag == o("text:list-style") else OUTLINE
                self._define(named, style)

    def begun(self, style: str, name: str, follows: str, *, goes_on: bool) -> str:
        """Return the number definition of a list that begins: a new one, or that of the list that it goes on with."""
        if follows in self._named:
            number = self._named[follows]
        elif goes_on and style in self._last:
            number = self._last[style]
        else:
            number = self._new(style)
        self._last[style] = number
        if name:
            self._named[name] = number
        return number

    def outline(self) -> str:
        """Return the number definition of headings, "" where they bear no numbers."""
        if OUTLINE not in self._definitions:
            return ""
        return self._last.get(OUTLINE) or self.begun(OUTLINE, "", "", goes_on=False)

    def restarted(self, style: str, depth: int, start: int) -> str:
        """Return a number definition in which a level begins anew with this number."""
        number = self._new(style, {depth: str(start)})
        self._last[style] = number
        return number

    def _new(self, style: str, starts: dict[int, str] | None = None) -> str:
        if style not in self._definitions:
            return ""
        self._count += 1
        number = str(self._count)
        one = made("num", {"numId": number}, made("abstractNumId", {"val": self._definitions[style]}))
        for depth, usual in enumerate(self._starts[style]):
            start = made("startOverride", {"val": (starts or {}).get(depth, usual)})
            one.append(made("lvlOverride", {"ilvl": str(depth)}, start))
        self.part.append(one)
        return number

    def _define(self, name: str, style: Element) -> None:
        definition = str(len(self._definitions))
        one = made("abstractNum", {"abstractNumId": definition})
        starts = ["1"] * _LEVELS
        numbered = False
        for level in style:
            depth = whole(level.get(o("text:level")), 0, _LEVELS) - 1
            if depth >= 0:
                starts[depth] = level.get(o("text:start-value"), "1")
                text, form = _seen(level, depth)
                numbered = numbered or bool(text)
                format_ = made("numFmt", {"val": form})
                one.append(made("lvl", {"ilvl": str(depth)}, format_, made("lvlText", {"val": text})))
        if name != OUTLINE or numbered:
            self._definitions[name] = definition
            self._starts[name] = starts
            self.part.insert(0, one)


def _seen(level: Element, depth: int) -> tuple[str, str]:
    """Return how a level writes its number, with %1 for that of the first level, and in which numerals."""
    if level.tag == o("text:list-level-style-bullet"):
        return level.get(o("text:bullet-char"), "•"), "bullet"
    code = level.get(o("style:num-format"), "")
    prefix, suffix = level.get(o("style:num-prefix"), ""), level.get(o("style:num-suffix"), "")
    if not code:
        return f"{prefix}{suffix}".strip(), "none"
    said = level.get(o("loext:num-list-format"))
    if said is not None:
        return _PLACE.sub(r"%\1", said), _FORMATS.get(code, "decimal")
    shown = max(1, min(whole(level.get(o("text:display-levels")), 1, _LEVELS), depth + 1))
    steps = ".".join(f"%{step}" for step in range(depth + 2 - shown, depth + 2))
    return f"{prefix}{steps}{suffix}", _FORMATS.get(code, "decimal")
