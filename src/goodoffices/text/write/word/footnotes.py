"""Footnotes: their numbers in the line, and what stands at the foot of the page."""

from collections.abc import Sequence

from goodoffices.text.write.paper import Text
from goodoffices.text.write.word.oxml import Element, Properties, directed, element, paragraph, run
from goodoffices.text.write.word.styles import mirrored

SEPARATORS = {"-1": "separator", "0": "continuationSeparator"}
"""The notes that draw the line above all others, by their ids: Word calls a file without them damaged."""


class Footnotes:
    """The footnotes of a paper in reading order; Word and LibreOffice number them."""

    def __init__(self) -> None:
        self.elements: list[Element] = []

    def added(self, words: str, text: Text, look: Properties) -> Element:
        """Return the run that refers to a footnote with these words, which are those of a line of a text."""
        name = str(len(self.elements) + 1)
        number = run("", {"rStyle": "FootnoteReference"})
        number.append(element("footnoteRef"))
        said = run(f" {words}", directed(words, text.direction, text.language))
        note = paragraph({"pStyle": "FootnoteText", **mirrored(text.direction)}, number, said)
        self.elements.append(element("footnote", {"id": name}, note))
        reference = run("", look)
        reference.append(element("footnoteReference", {"id": name}))
        return reference


def root_of(footnotes: Sequence[Element]) -> Element:
    """Return the root of the part that holds these footnotes, and the lines that part them from the text."""
    lines = (
        element("footnote", {"type": kind, "id": name}, paragraph({}, element("r", None, element(kind))))
        for name, kind in SEPARATORS.items()
    )
    return element("footnotes", None, *lines, *footnotes)
