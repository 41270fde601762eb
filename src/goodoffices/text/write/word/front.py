"""The head of the paper: title, who holds what, and what the signs mean."""

from collections.abc import Iterator, Sequence

from goodoffices.text.write.front import Front
from goodoffices.text.write.paper import Text
from goodoffices.text.write.word.oxml import Element, directed, paragraph, run, set_off
from goodoffices.text.write.word.provisions import Painter
from goodoffices.text.write.word.styles import mirrored
from goodoffices.text.write.word.tables import row, table

_HOLDERS = (900, 1600, 2800, 1900, 1800)
_WIDER = 500
"""What the column of signs takes from that of titles where a sign is longer than a letter or two."""
_SHORT_SIGN = 6
_GROUPS = (1400, 7600)
_SIGNS = (2400, 6600)


def front_matter(front: Front, opening: Sequence[Element], painter: Painter) -> Iterator[Element]:
    """Yield the title (`opening` where the text has one of its own), what the paper is, and the legend."""
    phrases = front.phrases
    yield from opening or [_line("Title", front.title, front)]
    yield _line("Nature", " ".join(one for one in (front.nature, front.latest) if one), front)
    if front.holders:
        yield _line("LegendHead", phrases.holders, front)
        told = [
            (one.sign, one.name, one.proposal, one.date, "\n".join(word for word in (one.standing, one.texts) if word))
            for one in front.holders
        ]
        wider = _WIDER if any(len(one.sign) > _SHORT_SIGN for one in front.holders) else 0
        widths = (_HOLDERS[0] + wider, _HOLDERS[1], _HOLDERS[2] - wider, *_HOLDERS[3:])
        yield _table(widths, [_told(words, front) for words in told], front)
    if front.groups:
        yield paragraph({"pStyle": "Legend"})
        yield _table(_GROUPS, [_told(words, front) for words in front.groups], front)
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


def _told(cells: Sequence[str], front: Front) -> list[list[Element]]:
    return [[_words(words, front, strong=place == 0)] for place, words in enumerate(cells)]


def _words(text: str, front: Front, *, strong: bool = False) -> Element:
    weight = {"b": strong, "bCs": strong}
    return run(
        set_off(text, front.phrases.direction),
        {**weight, **directed(text, front.phrases.direction, front.phrases.language)},
    )


def _table(
    widths: Sequence[int], rows: Sequence[Sequence[Sequence[Element]]], front: Front, first: str = "Legend"
) -> Element:
    direction = front.phrases.direction
    made = table(widths, direction)
    styles = (first, *["Legend"] * (len(widths) - 1))
    for runs in rows:
        cells = [
            [paragraph({"pStyle": style, **mirrored(direction)}, *inside)]
            for style, inside in zip(styles, runs, strict=True)
        ]
        made.append(row(widths, cells))
    return made
