"""How far a paragraph stands in, the same on paper and on a page."""

from dataclasses import dataclass

from goodoffices.text.document import Kind

_LONGEST_HUNG = 6
_DEEPEST = 9


@dataclass(frozen=True, slots=True)
class Indent:
    """How many steps a paragraph stands in, and how many of them its number hangs out (0: it stands in the line)."""

    steps: int = 0
    hang: int = 0


def indent_of(kind: Kind, level: int, label: str, inset: int = 0) -> Indent:
    """Return the indent of a paragraph with this number: items stand in by their level, options by `inset`.

    A short number hangs out before its paragraph; the lines that go on below it keep their distance from it.
    """
    if kind in {Kind.HEADING, Kind.TITLE}:
        return Indent(inset)
    depth = min(max(level, 1), _DEEPEST) if kind is Kind.ITEM else 0
    own = 1 if 0 < len(label) <= _LONGEST_HUNG else 0
    return Indent(depth + own + inset, (own + inset) * own)
