"""A framework as a Word file that can be carried into a room."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from goodoffices.text.copies import Copy, code_of
from goodoffices.text.framework import Framework
from goodoffices.text.language import Direction
from goodoffices.text.write.digest import digest_of_clauses
from goodoffices.text.write.front import front_of
from goodoffices.text.write.grid import Grid, laid_out
from goodoffices.text.write.paper import Clause, in_each_language, set_out
from goodoffices.text.write.shown import shown
from goodoffices.text.write.style import PLAIN, OneLanguage, PaperStyle
from goodoffices.text.write.word.comments import Comments
from goodoffices.text.write.word.container import Sheets, packed
from goodoffices.text.write.word.footnotes import Footnotes
from goodoffices.text.write.word.front import front_matter
from goodoffices.text.write.word.oxml import Element, paragraph
from goodoffices.text.write.word.page import footer, header
from goodoffices.text.write.word.provisions import Painter
from goodoffices.text.write.word.styles import styles
from goodoffices.text.write.word.tables import WIDTH, filled, row, table


def write_word(framework: Framework, style: PaperStyle = PLAIN, copy: Copy | None = None) -> bytes:
    """Return the framework as a Word file (.docx), the same bytes each time.

    A copy bears its number, recipient and time, and the code of the draft, in its header and properties.

    Raises:
        NoSuchProposal: the reading of a proposal is asked for that is not there.
        OneLanguage: columns are asked for, and there is text in one language alone.
    """
    return packed(sheets_of(framework, style, copy))


def sheets_of(framework: Framework, style: PaperStyle = PLAIN, copy: Copy | None = None) -> Sheets:
    """Return all that goes into the file of a framework.

    Raises:
        NoSuchProposal, OneLanguage: as for `write_word`.
    """
    clauses = set_out(framework, style)
    front = front_of(framework, style, clauses)
    phrases = front.phrases
    comments = Comments(framework, phrases, written=style.provenance)
    footnotes = Footnotes()
    painter = Painter(style.look, comments, footnotes)
    opening = [] if front.opening is None else list(_paragraphs(front.opening, painter))
    rest = laid_out(clauses[1:] if opening else clauses, lambda one: one.provision.cell)
    directions = {text.language: text.direction for clause in clauses for text in clause.texts}
    text = _columns(rest, painter, directions) if style.columns else _text(rest, painter)
    rtl = frozenset(language for language, direction in directions.items() if direction is Direction.RTL)
    digest = "" if copy is None else digest_of_clauses(clauses)
    mark = "" if copy is None else shown(copy.marked(code_of(digest)))
    return Sheets(
        title=front.title,
        language=phrases.language,
        rtl=phrases.direction is Direction.RTL,
        body=[*front_matter(front, opening, painter), *text],
        header=header(front.marking, phrases.direction, phrases.language, mark),
        footer=footer(front.title, phrases.direction, phrases.language, WIDTH),
        styles=list(styles(tuple(directions), rtl, large=style.large)),
        comments=comments.elements,
        footnotes=footnotes.elements,
        properties=() if copy is None else copy.properties(digest),
    )


def _text(laid: Iterable[Clause | Grid[Clause]], painter: Painter) -> Iterator[Element]:
    for one in laid:
        if isinstance(one, tuple):
            yield from _tables(one, painter)
        else:
            yield from _paragraphs(one, painter)


def _paragraphs(clause: Clause, painter: Painter) -> Iterator[Element]:
    for text in clause.texts:
        yield from painter.paragraphs(clause, text)


def _tables(grid: Grid[Clause], painter: Painter) -> Iterator[Element]:
    """Yield the table in each of its languages, with a paragraph after each, or Word makes one table of two."""
    for spoken in in_each_language(grid):
        direction = next(clause.texts[0].direction for line in spoken for inside in line for clause in inside)
        painted = [
            [[one for clause in inside for one in _paragraphs(clause, painter)] for inside in line] for line in spoken
        ]
        yield filled(painted, direction)
        yield paragraph({"pStyle": "Legend"})


def _columns(
    laid: Iterable[Clause | Grid[Clause]], painter: Painter, directions: Mapping[str, Direction]
) -> Iterator[Element]:
    """Yield the first two languages side by side, a row for each provision, right-to-left text on the right.

    Tables interrupt the columns: each stands over the whole width, in one language after the other.
    """
    if len(directions) < 2:  # noqa: PLR2004 - two columns
        raise OneLanguage
    pair = sorted(list(directions)[:2], key=lambda one: directions[one] is Direction.RTL)
    half = WIDTH // 2
    made: Element | None = None
    for one in laid:
        if isinstance(one, tuple):
            made = None
            yield from _tables(one, painter)
            continue
        if made is None:
            made = table((half, half), Direction.LTR)
            yield from (made, paragraph({"pStyle": "Legend"}))
        made.append(row((half, half), [_in_column(one, language, painter) for language in pair]))


def _in_column(clause: Clause, language: str, painter: Painter) -> list[Element]:
    text = next((one for one in clause.texts if one.language == language), None)
    alone = () if text is None else (replace(clause, texts=(text,)),)
    return [each for one in alone for each in _paragraphs(one, painter)] or [paragraph({"pStyle": "Provision"})]
