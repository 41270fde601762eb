"""The provisions on paper: paragraphs with literal numbers, each under its bookmark."""

from collections.abc import Iterator, Sequence
from itertools import count

from goodoffices.text.document import Kind
from goodoffices.text.framework import Provision
from goodoffices.text.write.paper import Clause, Line, Piece, Role, Text
from goodoffices.text.write.shown import shown
from goodoffices.text.write.style import Look
from goodoffices.text.write.word.comments import Comments
from goodoffices.text.write.word.looks import look_of
from goodoffices.text.write.word.oxml import Element, Properties, directed, element, paragraph, run
from goodoffices.text.write.word.styles import heading_style, mirrored

STEP = 480
"""How far an item stands in for each level, and how far its number hangs out, in twentieths of a point."""

_HANGING = 6
"""The longest number, in characters, that hangs out before its paragraph."""


class Painter:
    """Paints clauses as paragraphs; bookmarks and comments are numbered through the whole paper."""

    def __init__(self, look: Look, comments: Comments) -> None:
        self.look, self.comments = look, comments
        self._numbers = count(1)

    def paragraphs(self, clause: Clause, text: Text) -> Iterator[Element]:
        """Yield the paragraphs of a clause in one language, the bookmark around their words."""
        number = str(next(self._numbers))
        for place, line in enumerate(text.lines or (Line(()),)):
            label = clause.provision.label if place == 0 else ""
            children = [*self._label(label, text), *self._runs(line.pieces, text)]
            if place == 0:
                children.insert(0, element("bookmarkStart", {"id": number, "name": text.bookmark}))
            if place == max(len(text.lines) - 1, 0):
                children.append(element("bookmarkEnd", {"id": number}))
            yield paragraph(self._block(clause.provision, line, text, labelled=bool(label)), *children)

    def runs(self, pieces: Sequence[Piece], text: Text) -> list[Element]:
        """Return pieces as runs without comments, as a legend shows them."""
        return [self._run(piece, text) for piece in pieces]

    def _label(self, label: str, text: Text) -> Iterator[Element]:
        if label:
            style: Properties = {"rStyle": "Label", **directed(label, text.direction, text.language)}
            yield run(f"{shown(label)}\t", style)

    def _runs(self, pieces: Sequence[Piece], text: Text) -> Iterator[Element]:
        for piece in pieces:
            if piece.role is Role.OPEN and piece.alternative:
                yield from self.comments.opened(piece.alternative)
            yield self._run(piece, text)
            if piece.role is Role.CLOSE and piece.alternative:
                yield from self.comments.closed(piece.alternative)

    def _run(self, piece: Piece, text: Text) -> Element:
        return run(piece.text, {**look_of(piece, self.look), **directed(piece.text, text.direction, text.language)})

    def _block(self, provision: Provision, line: Line, text: Text, *, labelled: bool) -> Properties:
        style = STYLES.get(provision.kind, "Provision")
        if provision.kind is Kind.HEADING:
            style = heading_style(provision.level)
        return {"pStyle": style, **_indent(provision, line, labelled=labelled), **mirrored(text.direction)}


STYLES = {
    Kind.TITLE: "Title",
    Kind.CELL: "Cell",
    Kind.FOOTNOTE: "FootnoteClause",
}


def _indent(provision: Provision, line: Line, *, labelled: bool) -> Properties:
    """Return the indent of a line: items by their level, options by theirs, a short number hanging out before both."""
    heading = provision.kind in {Kind.HEADING, Kind.TITLE}
    depth = min(provision.level, 9) if provision.kind is Kind.ITEM else 0
    own = 0 if heading or not 0 < len(provision.label) <= _HANGING else 1
    left, hanging = (depth + own + line.inset) * STEP, (own + line.inset) * STEP
    if not left:
        return {}
    if not labelled or not own:
        return {"ind": {"left": str(left)}}
    return labelled_indent(left, hanging)


def labelled_indent(left: int, hanging: int) -> Properties:
    """Return the indent of a paragraph whose number hangs out before it, a tab leading from there to its words."""
    stop = element("tab", {"val": "left", "pos": str(left)})
    return {"tabs": [stop], "ind": {"left": str(left), "hanging": str(hanging)}}
