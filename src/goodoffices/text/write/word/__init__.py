"""A framework as a Word file that can be carried into a room."""

from collections.abc import Iterable, Iterator, Sequence

from goodoffices.text.framework import Framework
from goodoffices.text.language import Direction
from goodoffices.text.write.front import front_of
from goodoffices.text.write.paper import Clause, Text, set_out
from goodoffices.text.write.style import PLAIN, OneLanguage, PaperStyle
from goodoffices.text.write.tables import Row, with_tables
from goodoffices.text.write.word.comments import Comments
from goodoffices.text.write.word.container import Sheets, packed
from goodoffices.text.write.word.front import front_matter
from goodoffices.text.write.word.oxml import Element, element, paragraph
from goodoffices.text.write.word.page import footer, header
from goodoffices.text.write.word.provisions import Painter
from goodoffices.text.write.word.styles import styles
from goodoffices.text.write.word.tables import WIDTH, cell, filled, table


def write_word(framework: Framework, style: PaperStyle = PLAIN) -> bytes:
    """Return the framework as a Word file (.docx), the same bytes each time.

    Raises:
        NoSuchProposal: the reading of a proposal is asked for that is not there.
        OneLanguage: columns are asked for, and there is text in one language alone.
    """
    clauses = set_out(framework, style)
    front = front_of(framework, style, clauses)
    phrases = front.phrases
    comments = Comments(framework, phrases, written=style.provenance)
    painter = Painter(style.look, comments)
    text = [_columns(clauses, painter)] if style.columns else _text(with_tables(clauses, framework), painter)
    languages = tuple(dict.fromkeys(text.language for clause in clauses for text in clause.texts))
    rtl = frozenset(text.language for clause in clauses for text in clause.texts if text.direction is Direction.RTL)
    return packed(
        Sheets(
            title=front.title,
            language=phrases.language,
            rtl=phrases.direction is Direction.RTL,
            body=[*front_matter(front, painter), *text],
            header=header(front.marking, phrases.direction, phrases.language),
            footer=footer(front.title, phrases.direction, phrases.language, WIDTH),
            styles=styles(languages, rtl),
            comments=comments.elements,
        )
    )


def _text(laid_out: Iterable[Clause | tuple[Row, ...]], painter: Painter) -> Iterator[Element]:
    for one in laid_out:
        if isinstance(one, tuple):
            yield from _table(one, painter)
        else:
            yield from _paragraphs(one, painter)


def _paragraphs(clause: Clause, painter: Painter) -> Iterator[Element]:
    for text in clause.texts:
        yield from painter.paragraphs(clause, text)


def _table(rows: Sequence[Row], painter: Painter) -> Iterator[Element]:
    painted = [[[one for clause in inside for one in _paragraphs(clause, painter)] for inside in row] for row in rows]
    direction = next(clause.texts[0].direction for row in rows for inside in row for clause in inside)
    yield filled(painted, direction)
    yield paragraph({"pStyle": "Legend"})


def _columns(clauses: Sequence[Clause], painter: Painter) -> Element:
    """Return the first two languages as a table, a row for each provision, right-to-left text on the right."""
    directions = {text.language: text.direction for clause in clauses for text in clause.texts}
    if len(directions) < 2:  # noqa: PLR2004 - two columns
        raise OneLanguage
    pair = sorted(list(directions)[:2], key=lambda one: directions[one] is Direction.RTL)
    made = table((WIDTH // 2, WIDTH // 2), Direction.LTR)
    for clause in clauses:
        cells = [cell(WIDTH // 2, _in_column(clause, language, painter)) for language in pair]
        made.append(element("tr", None, *cells))
    return made


def _in_column(clause: Clause, language: str, painter: Painter) -> list[Element]:
    text: Text | None = next((one for one in clause.texts if one.language == language), None)
    return [paragraph({"pStyle": "Provision"})] if text is None else list(painter.paragraphs(clause, text))
