"""Pieces of a line as markup: a bracket is told by its sign, its ground, and its underline with a letter."""

from collections.abc import Sequence

from goodoffices.text.document import Kind
from goodoffices.text.write.html.page import escaped
from goodoffices.text.write.indent import Indent
from goodoffices.text.write.paper import Piece, Role

_DEEPEST_LOOK = 3
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


def opened(tag: str, kind: Kind, indent: Indent, *, apart: bool = False) -> str:
    """Return the start of the element of a paragraph, without the ">": its classes, and how far it is set in."""
    more = f"{' hung' if indent.hang else ''}{' apart' if apart else ''}"
    style = f' style="--in: {indent.steps}; --hang: {indent.hang}"' if indent.steps else ""
    return f'<{tag} class="line {kind}{more}"{style}'


def numbered(label: str) -> str:
    """Return the number of a paragraph as markup, nothing where it has none."""
    return f'<span class="label">{escaped(label)} </span>' if label else ""


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
