"""The provisions on paper: paragraphs with literal numbers, each under its bookmark."""

from collections.abc import Iterator, Sequence
from itertools import count

from goodoffices.text.document import Kind
from goodoffices.text.write.indent import Indent
from goodoffices.text.write.paper import Clause, Line, Piece, Role, Text
from goodoffices.text.write.style import Look
from goodoffices.text.write.word.comments import Comments
from goodoffices.text.write.word.footnotes import Footnotes
from goodoffices.text.write.word.looks import EDGE, look_of
from goodoffices.text.write.word.oxml import Element, Properties, directed, element, paragraph, run
from goodoffices.text.write.word.styles import heading_style, mirrored

_STEP = 560
"""A step of indent, in twentieths of a point."""

_STYLES = {
    Kind.TITLE: "Title",
    Kind.CELL: "Cell",
    Kind.FOOTNOTE: "FootnoteClause",
}


class Painter:
    """Paints clauses as paragraphs; bookmarks, comments and footnotes are numbered through the whole paper."""

    def __init__(self, look: Look, comments: Comments, footnotes: Footnotes) -> None:
        self.look, self.comments, self.footnotes = look, comments, footnotes
        self._numbers = count(1)

    def paragraphs(self, clause: Clause, text: Text) -> Iterator[Element]:
        """Yield the paragraphs of a clause in one language, the bookmark around their words."""
        number = str(next(self._numbers))
        style = style_of(clause.provision.kind, clause.provision.level)
        for line in text.lines:
            children = [*self._label(line, text), *self._runs(line.pieces, text)]
            if line is text.lines[0]:
                children.insert(0, element("bookmarkStart", {"id": number, "name": text.bookmark}))
            if line is text.lines[-1]:
                children.append(element("bookmarkEnd", {"id": number}))
            properties = {"pStyle": style, **_parted(line), **indented(line.indent), **mirrored(text.direction)}
            # A wording in a further language keeps close to the first.
            closer: Properties = {} if text is clause.texts[0] or line.apart else {"spacing": {"before": "0"}}
            yield paragraph({**properties, **closer}, *children)

    def runs(self, pieces: Sequence[Piece], text: Text) -> list[Element]:
        """Return pieces as runs without comments, as a legend shows them."""
        return [self._run(piece, text) for piece in pieces]

    def _label(self, line: Line, text: Text) -> Iterator[Element]:
        if line.label:
            style: Properties = {"rStyle": "Label", **directed(line.label, text.direction, text.language)}
            yield run(f"{line.label}{gap_after(line.indent)}", style)

    def _runs(self, pieces: Sequence[Piece], text: Text) -> Iterator[Element]:
        for piece in pieces:
            if piece.role is Role.OPEN and piece.alternative:
                yield from self.comments.opened(piece.alternative)
            yield self._run(piece, text)
            if piece.role is Role.CLOSE and piece.alternative:
                yield from self.comments.closed(piece.alternative)

    def _run(self, piece: Piece, text: Text) -> Element:
        look = {**look_of(piece, self.look), **directed(piece.text, text.direction, text.language)}
        return self.footnotes.added(piece.text, text, look) if piece.role is Role.FOOTNOTE else run(piece.text, look)


def _parted(line: Line) -> Properties:
    """Return what sets the first option of a clause without a number apart from the clause before."""
    if not line.apart:
        return {}
    rule = element("top", {"val": "single", "sz": "6", "space": "6", "color": EDGE})
    return {"pBdr": [rule], "spacing": {"before": "240"}}


def gap_after(indent: Indent) -> str:
    """Return what parts a number from its words: where it does not hang out, the next tab stop may be too near."""
    return "\t" if indent.hang else " \t"


def style_of(kind: Kind, level: int) -> str:
    """Return the id of the style of a provision or block."""
    return heading_style(level) if kind is Kind.HEADING else _STYLES.get(kind, "Provision")


def indented(indent: Indent) -> Properties:
    """Return the properties that set a paragraph in; where its number hangs out, a tab leads from it to the words."""
    left, hanging = str(indent.steps * _STEP), str(indent.hang * _STEP)
    if not indent.hang:
        return {"ind": {"left": left}} if indent.steps else {}
    stop = element("tab", {"val": "left", "pos": left})
    return {"tabs": [stop], "ind": {"left": left, "hanging": hanging}}
