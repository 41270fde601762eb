"""Pieces of a line as markup: a bracket is told by its sign, its ground, and its underline with a letter."""

from collections.abc import Sequence

from goodoffices.text.document import Kind
from goodoffices.text.framework import Provision
from goodoffices.text.write.html.page import escaped
from goodoffices.text.write.paper import Line, Piece, Role

_DEEPEST_LOOK = 3
_LONGEST_HUNG = 6
_CLASSES = {
    Role.OPEN: "sign",
    Role.CLOSE: "sign",
    Role.NO_TEXT: "words none",
    Role.HOLDERS: "holders",
    Role.OPTION: "option",
    Role.NOTE: "note",
}
_TAGS = {Role.HOLDERS: "sup", Role.OPTION: "strong", Role.NOTE: "small", Role.NO_TEXT: "em"}


def painted(pieces: Sequence[Piece]) -> str:
    """Return pieces as markup, without white space of its own."""
    return "".join(map(_painted, pieces))


def hanging(provision: Provision, line: Line, *, labelled: bool) -> tuple[str, str]:
    """Return the classes and the style attribute that set a line in by its level and hang its number out."""
    names = ["line"]
    if provision.kind in {Kind.CELL, Kind.FOOTNOTE}:
        names.append(provision.kind.value)
    if provision.kind in {Kind.HEADING, Kind.TITLE}:
        return " ".join(names), ""
    own = 1 if 0 < len(provision.label) <= _LONGEST_HUNG else 0
    depth = min(provision.level, 9) if provision.kind is Kind.ITEM else 0
    if labelled and own:
        names.append("hung")
    steps = depth + own + line.inset
    style = f' style="--in: {steps}; --hang: {own + line.inset}"' if steps else ""
    return " ".join(names), style


def _painted(piece: Piece) -> str:
    text = escaped(piece.text)
    ground = piece.depth - 1 if piece.role is Role.HOLDERS else piece.depth
    names = [] if piece.role in {Role.OPTION, Role.NOTE} or ground < 1 else [f"d{min(ground, _DEEPEST_LOOK)}"]
    if piece.role is Role.WORDS:
        names += ["words"] if names and piece.text.strip() else []
        names.append(piece.status.agreement.value.replace(" ", "-"))
    else:
        names.append(_CLASSES[piece.role])
    tag = _TAGS.get(piece.role, "span")
    inner = f"<bdi>{text}</bdi>" if piece.role in {Role.HOLDERS, Role.NOTE} else text
    return f'<{tag} class="{" ".join(names)}">{inner}</{tag}>'
