"""The head of the paper: title, who holds what, and what the signs mean."""

from collections.abc import Iterator, Sequence

from goodoffices.text.write.front import Front
from goodoffices.text.write.paper import Text
from goodoffices.text.write.word.oxml import Element, directed, element, paragraph, properties, run
from goodoffices.text.write.word.provisions import Painter
from goodoffices.text.write.word.styles import mirrored
from goodoffices.text.write.word.tables import cell, table

_HOLDERS = (900, 2100, 2700, 1800, 1500)
_SIGNS = (2400, 6600)


def front_matter(front: Front, painter: Painter) -> Iterator[Element]:
    """Yield the title (where the text has none of its own) and the legend."""
    phrases = front.phrases
    if not front.titled:
        yield _line("Title", front.title, front)
    yield _line("Nature", front.nature, front)
    if front.holders:
        yield _line("LegendHead", phrases.holders, front)
        told = [(one.sign, one.name, one.proposal, one.date, one.standing) for one in front.holders]
        cells = [[[_words(words, front, strong=place == 0)] for place, words in enumerate(row)] for row in told]
        yield _table(_HOLDERS, cells, front)
    if front.signs:
        yield _line("LegendHead", phrases.signs, front)
        example = Text(phrases.language, phrases.direction, (), "")
        rows = [(painter.runs(one.example, example), [_words(one.meaning, front)]) for one in front.signs]
        yield _table(_SIGNS, rows, front, first="Example")
    if front.holders or front.signs:
        # Between two tables, or Word makes one of them.
        yield paragraph({"pStyle": "Legend"})


def _line(style: str, text: str, front: Front) -> Element:
    return paragraph({"pStyle": style, **mirrored(front.phrases.direction)}, _words(text, front))


def _words(text: str, front: Front, *, strong: bool = False) -> Element:
    weight = {"b": strong, "bCs": strong}
    return run(text, {**weight, **directed(text, front.phrases.direction, front.phrases.language)})


def _table(
    widths: Sequence[int], rows: Sequence[Sequence[Sequence[Element]]], front: Front, first: str = "Legend"
) -> Element:
    direction = front.phrases.direction
    made = table(widths, direction)
    styles = (first, *["Legend"] * (len(widths) - 1))
    for row in rows:
        cells = (
            cell(width, [paragraph({"pStyle": style, **mirrored(direction)}, *runs)])
            for width, style, runs in zip(widths, styles, row, strict=True)
        )
        made.append(element("tr", None, properties("trPr", {"cantSplit": True}), *cells))
    return made
