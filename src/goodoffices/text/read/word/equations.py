"""Equations in one line: the parts of a structure with the signs between them, so that 1/2 is not read as 12."""

from collections.abc import Iterable
from dataclasses import dataclass

from goodoffices.text.read.word.names import VAL, Element, m
from goodoffices.text.read.word.story import UNTRACKED, Piece, Sign
from goodoffices.text.read.word.styles import View


@dataclass(frozen=True, slots=True)
class Joint:
    """A sign that stands where there are words at all of the given places beside it (-1 before, 1 after).

    A grouping sign stands only where they are more than one word, as in (a+b)/c.
    """

    text: str
    sides: tuple[int, ...]
    groups: bool = False

    def between(self, *sides: tuple[Piece, ...]) -> Piece | None:
        """Return the sign as a piece that stands in the views in which all sides have words; None if in none."""
        before = all(self._asked_for(side, View.BEFORE) for side in sides)
        after = all(self._asked_for(side, View.AFTER) for side in sides)
        if not before and not after:
            return None
        if before and after:
            return Piece(Sign.TEXT, self.text)
        view, other = (View.AFTER, View.BEFORE) if after else (View.BEFORE, View.AFTER)
        alike = (piece.tracked for side in sides for piece in side if piece.tracked.stands(view))
        tracked = next((one for one in alike if not one.stands(other)), UNTRACKED)
        return Piece(Sign.TEXT, self.text, tracked)

    def _asked_for(self, side: tuple[Piece, ...], view: View) -> bool:
        words = (piece.text for piece in side if piece.sign is Sign.TEXT and piece.tracked.stands(view))
        return _is_compound(words) if self.groups else any(words)


def _is_compound(words: Iterable[str]) -> bool:
    """Whether they are more than one word or number, and not in brackets already."""
    whole = ""
    for word in words:
        whole += word
        if len(whole) > _LONGEST_WORD:
            return True
    return bool(whole) and not whole.isalnum() and (whole[0], whole[-1]) != ("(", ")")


_LONGEST_WORD = 64
_CONTROL = f"*/{m('ctrlPr')}"
_STRUCTURES = frozenset(m(name) for name in ("f", "sSup", "sSub", "sSubSup", "rad", "d", "nary"))


def control_of(element: Element) -> Element | None:
    """Return the element that states whether the structure itself was inserted or deleted."""
    return element.find(_CONTROL)


def parts_of(element: Element) -> tuple[Joint | Element, ...] | None:
    """Return the parts of a structure in reading order with the signs between them; None where it is no structure."""
    if element.tag not in _STRUCTURES:
        return None
    parts = {part.tag: (part,) for part in element}
    num, den, base, sub, sup, deg = (parts.get(m(name), ()) for name in ("num", "den", "e", "sub", "sup", "deg"))
    found: tuple[Joint | Element, ...]
    match element.tag.rpartition("}")[2]:
        case "f":
            found = _between(num, "/", den)
        case "sSup":
            found = _between(base, "^", sup)
        case "sSub":
            found = _between(base, "_", sub)
        case "sSubSup":
            found = (*_between(base, "_", sub), *_before("^", sup))
        case "rad":
            found = (*deg, *_before("√", base))
        case "nary":
            limits = (*_before("_", sub), *_before("^", sup))
            sign = Joint(_said(element, "naryPr", "chr", "∫"), (len(limits) + 1,))
            found = (sign, *limits, *base) if base else limits
        case _:
            found = _delimited(element)
    return found


def _between(one: tuple[Element, ...], sign: str, other: tuple[Element, ...]) -> tuple[Joint | Element, ...]:
    if not one or not other:
        return (*one, *other)
    return (*_grouped(*one), Joint(sign, (-2, 2)), *_grouped(*other))


def _before(sign: str, one: tuple[Element, ...]) -> tuple[Joint | Element, ...]:
    return (Joint(sign, (2,)), *_grouped(*one)) if one else ()


def _grouped(one: Element) -> tuple[Joint | Element, ...]:
    return Joint("(", (1,), groups=True), one, Joint(")", (-1,), groups=True)


def _delimited(element: Element) -> tuple[Joint | Element, ...]:
    inner = list(element.iterchildren(m("e")))
    parts: list[Joint | Element] = []
    for one in inner:
        parts += [Joint(_said(element, "dPr", "sepChr", "|"), (-1, 1)), one] if parts else [one]
    if not inner:
        return ()
    opening = Joint(_said(element, "dPr", "begChr", "("), (1,))
    return (opening, *parts, Joint(_said(element, "dPr", "endChr", ")"), (-1,)))


def _said(element: Element, properties: str, name: str, otherwise: str) -> str:
    said = element.find(f"{m(properties)}/{m(name)}")
    return otherwise if said is None else said.get(m("val"), said.get(VAL, ""))
