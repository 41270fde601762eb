"""Equations in one line: the parts of a structure with the signs between them, so that 1/2 is not read as 12."""

from dataclasses import dataclass

from goodoffices.text.read.word.names import VAL, Element, m
from goodoffices.text.read.word.story import UNTRACKED, Piece, Sign
from goodoffices.text.read.word.styles import View


@dataclass(frozen=True, slots=True)
class Joint:
    """A sign that stands where there are words at all of the given places beside it (-1 before, 1 after)."""

    text: str
    sides: tuple[int, ...]

    def between(self, *sides: tuple[Piece, ...]) -> Piece | None:
        """Return the sign as a piece that stands in the views in which all sides have words; None if in none."""
        before = all(_has_words(side, View.BEFORE) for side in sides)
        after = all(_has_words(side, View.AFTER) for side in sides)
        if not before and not after:
            return None
        if before and after:
            return Piece(Sign.TEXT, self.text)
        view, other = (View.AFTER, View.BEFORE) if after else (View.BEFORE, View.AFTER)
        alike = (piece.tracked for side in sides for piece in side if piece.tracked.stands(view))
        tracked = next((one for one in alike if not one.stands(other)), UNTRACKED)
        return Piece(Sign.TEXT, self.text, tracked)


def _has_words(side: tuple[Piece, ...], view: View) -> bool:
    return any(piece.sign is Sign.TEXT and piece.tracked.stands(view) for piece in side)


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
            found = (*_before(_said(element, "naryPr", "chr", "∫"), sub), *_before("^", sup), *base)
        case _:
            found = _delimited(element)
    return found


def _between(one: tuple[Element, ...], sign: str, other: tuple[Element, ...]) -> tuple[Joint | Element, ...]:
    return (*one, Joint(sign, (-1, 1)), *other) if one and other else (*one, *other)


def _before(sign: str, one: tuple[Element, ...]) -> tuple[Joint | Element, ...]:
    return (Joint(sign, (1,)), *one) if one else ()


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
