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


class Styles:
    """The paragraph styles of a document as they stand in one view (a change of a style is tracked too)."""

    def __init__(self, root: Element | None, view: View) -> None:
        self._view = view
        self._styles: dict[str, Element] = {}
        self._default = ""
        self._chains: dict[str, tuple[Element, ...]] = {}
        self._fallback = None if root is None else root.find(f"{w('docDefaults')}/{w('pPrDefault')}/{P_PR}")
        for style in () if root is None else root.iterchildren(w("style")):
            name = style.get(w("styleId"), "")
            self._styles[name] = style
            if style.get(w("default"), "0") in {"1", "true", "on"} and style.get(w("type")) == "paragraph":
                self._default = name

    def properties(self, said: Element | None) -> Element | None:
        """Return the properties of a paragraph or style as they stand in this view."""
        if said is None or self._view is View.AFTER:
            return said
        change = said.find(P_PR_CHANGE)
        return said if change is None else change.find(P_PR)

    def look(self, said: Element | None) -> Look:
        """Return how a paragraph with these properties of its own looks."""
        own = self.properties(said)
        style = value(own, w("pStyle")) or self._default
        chain = self._chain(style)
        sources = [own, *(self.properties(one.find(P_PR)) for one in chain), self._fallback]
        number_id, depth, at = self._numbering(sources)
        names = [value(one, w("name")).lower() for one in chain[:1]]
        return Look(
            style=chain[at - 1].get(w("styleId"), "") if 0 < at <= len(chain) else style,
            number_id=number_id,
            depth=depth,
            rank=_rank(sources, [value(one, w("name")).lower() for one in chain]),
            rtl=next((told for told in (is_on(one, w("bidi")) for one in sources) if told is not None), None),
            title="title" in names,
        )

    def number_of(self, style: str) -> int | None:
        """Return the number definition that a style names, followed through the styles that it is based on."""
        return self._numbering([self.properties(one.find(P_PR)) for one in self._chain(style)])[0]

    def _numbering(self, sources: list[Element | None]) -> tuple[int | None, int | None, int]:
        """Return the number definition and level that the sources state, and which of them names the definition."""
        depth: int | None = None
        for at, source in enumerate(sources):
            said = None if source is None else source.find(NUM_PR)
            if said is None or (self._view is View.BEFORE and said.find(w("ins")) is not None):
                continue
            named = said.find(NUM_ID)
            level = said.find(ILVL)
            if depth is None and level is not None:
                depth = max(0, min(8, number(level.get(VAL))))
            if named is not None:
                return number(named.get(VAL)), depth, at
        return None, depth, 0

    def _chain(self, style: str) -> tuple[Element, ...]:
        known = self._chains.get(style)
        if known is None:
            chain: list[Element] = []
            name = style
            while name in self._styles and len(chain) < _LONGEST_CHAIN:
                chain.append(self._styles[name])
                name = value(self._styles[name], w("basedOn"))
            known = self._chains[style] = tuple(chain)
        return known


def _rank(sources: list[Element | None], names: list[str]) -> int:
    for source in sources:
        said = value(source, w("outlineLvl"))
        if said:
            level = number(said, _BODY_TEXT)
            return level + 1 if 0 <= level < _BODY_TEXT else 0
    for name in names:
        heading = _HEADING.fullmatch(name)
        if heading:
            return int(heading[1])
    return 0
