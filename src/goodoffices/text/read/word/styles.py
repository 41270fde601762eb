"""How a paragraph is styled, in so far as it bears on what is read: its number, its rank, its direction.

What is said directly on the paragraph goes before its style, a style before the one it is based on, and all before
the defaults of the document (ECMA-376 part 1, 17.7.2).
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from goodoffices.text.read.word.names import (
    ILVL,
    NUM_ID,
    NUM_PR,
    P_PR,
    P_PR_CHANGE,
    VAL,
    Element,
    is_on,
    number,
    value,
    w,
)

_LONGEST_CHAIN = 40
_BODY_TEXT = 9
_HEADING = re.compile(r"heading (\d)")


class View(StrEnum):
    """Which of its two texts a document is read for: before its tracked changes, or after them."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Look:
    """The properties of a paragraph that matter here.

    `number_id` is the number definition (0: no number, None: nothing said), `style` the style that names it (else that
    of the paragraph), to which a level of the list may be linked, `depth` its level from 0 where it is said, `rank` the
    outline level (1 to 9, 0 for body text), `rtl` whether it is set from right to left where the file says so.
    """

    style: str = ""
    number_id: int | None = None
    depth: int | None = None
    rank: int = 0
    rtl: bool | None = None
    title: bool = False


@dataclass(frozen=True, slots=True)
class _Said:
    """What one set of properties states; None where it states nothing. `style` is the one that names the number."""

    number_id: int | None = None
    depth: int | None = None
    rank: int | None = None
    rtl: bool | None = None
    style: str = ""

    def over(self, lower: "_Said") -> "_Said":
        """Return what holds where this is said over something that counts less. A level goes with its number."""
        named = self.number_id is not None
        return _Said(
            number_id=self.number_id if named else lower.number_id,
            depth=self.depth if named or self.depth is not None else lower.depth,
            rank=lower.rank if self.rank is None else self.rank,
            rtl=lower.rtl if self.rtl is None else self.rtl,
            style=self.style if named else lower.style,
        )


class Styles:
    """The paragraph styles of a document as they stand in one view (a change of a style is tracked too)."""

    def __init__(self, root: Element | None, view: View) -> None:
        self._view = view
        self._styles: dict[str, Element] = {}
        self._default = ""
        self._resolved: dict[str, tuple[_Said, bool]] = {}
        self._fallback = _Said()
        if root is None:
            return
        self._fallback = self._said(root.find(f"{w('docDefaults')}/{w('pPrDefault')}/{P_PR}"))
        for style in root.iterchildren(w("style")):
            name = style.get(w("styleId"), "")
            self._styles[name] = style
            if style.get(w("default"), "0") in {"1", "true", "on"} and style.get(w("type")) == "paragraph":
                self._default = name

    def look(self, said: Element | None) -> Look:
        """Return how a paragraph with these properties of its own looks."""
        own = self._properties(said)
        style = value(own, w("pStyle")) or self._default
        below, title = self._of_style(style)
        all_said = self._said(own).over(below)
        return Look(
            style=all_said.style or style,
            number_id=all_said.number_id,
            depth=all_said.depth,
            rank=all_said.rank or 0,
            rtl=all_said.rtl,
            title=title,
        )

    def number_of(self, style: str) -> int | None:
        """Return the number definition that a style names, followed through the styles that it is based on."""
        return self._of_style(style)[0].number_id

    def _properties(self, said: Element | None) -> Element | None:
        """Return the properties of a paragraph or style as they stand in this view."""
        if said is None or self._view is View.AFTER:
            return said
        change = said.find(P_PR_CHANGE)
        return said if change is None else change.find(P_PR)

    def _said(self, properties: Element | None, style: str = "") -> _Said:
        if properties is None:
            return _Said()
        numbers = properties.find(NUM_PR)
        if numbers is not None and self._view is View.BEFORE and numbers.find(w("ins")) is not None:
            numbers = None
        named = None if numbers is None else numbers.find(NUM_ID)
        depth = None if numbers is None else numbers.find(ILVL)
        rank = value(properties, w("outlineLvl"))
        return _Said(
            number_id=None if named is None else number(named.get(VAL)),
            depth=None if depth is None else max(0, min(8, number(depth.get(VAL)))),
            rank=_rank(number(rank, _BODY_TEXT)) if rank else None,
            rtl=is_on(properties, w("bidi")),
            style=style,
        )

    def _of_style(self, style: str) -> tuple[_Said, bool]:
        """Return what a style says with all that it is based on, and whether it is the style of titles."""
        if style not in self._resolved:
            chain: list[Element] = []
            name = style
            while name in self._styles and len(chain) < _LONGEST_CHAIN:
                chain.append(self._styles[name])
                name = value(self._styles[name], w("basedOn"))
            names = [value(one, w("name")).lower() for one in chain]
            said = self._fallback.over(_Said(rank=_named_rank(names)))
            for one in reversed(chain):
                said = self._said(self._properties(one.find(P_PR)), one.get(w("styleId"), "")).over(said)
            self._resolved[style] = said, names[:1] == ["title"]
        return self._resolved[style]


def _rank(level: int) -> int:
    return level + 1 if 0 <= level < _BODY_TEXT else 0


def _named_rank(names: list[str]) -> int | None:
    """Return the rank of the first style that is a heading by its name."""
    found = (_HEADING.fullmatch(name) for name in names)
    return next((int(one[1]) for one in found if one), None)
