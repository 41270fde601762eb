"""A form on paper for the reactions of one party: a row for each provision, a box with a code for each answer."""

from collections.abc import Mapping
from dataclasses import dataclass

from goodoffices.text.compare.quoting import beginning
from goodoffices.text.copies import code_of
from goodoffices.text.document import Kind
from goodoffices.text.form_codes import Answer, Row, code_for
from goodoffices.text.framework import Framework, Provision
from goodoffices.text.language import Direction
from goodoffices.text.write.digest import digest_of
from goodoffices.text.write.paper import Clause, Role, set_out
from goodoffices.text.write.shown import shown
from goodoffices.text.write.style import Attribution, PaperStyle
from goodoffices.text.write.word.container import Sheets, packed
from goodoffices.text.write.word.oxml import Element, Properties, directed, paragraph, run, set_off
from goodoffices.text.write.word.page import footer, header
from goodoffices.text.write.word.styles import mirrored, styles
from goodoffices.text.write.word.tables import WIDTH, row, table

_SHORT = 110
_BOX = "☐"
_WORDS = 3300
_HEADINGS = frozenset({Kind.TITLE, Kind.HEADING})
_UNNAMED = PaperStyle(Attribution.HIDDEN)


@dataclass(frozen=True, slots=True)
class _Phrases:
    """What the form says in its own words, in one language."""

    language: str
    direction: Direction
    title: str
    told: str
    provision: str
    answers: Mapping[Answer, str]


_ENGLISH = _Phrases(
    "en",
    Direction.LTR,
    "Reactions of {party}",
    "Tick one box in each row. What is ticked here is no vote and binds nobody until it is confirmed. Reasons may be "
    "written below a row or overleaf, with its code.",
    "Provision",
    {
        Answer.AGREE: "agree",
        Answer.LIVE_WITH: "can live with",
        Answer.PREFER_ANOTHER: "prefer another",
        Answer.OBJECT: "object",
        Answer.RED_LINE: "red line",
        Answer.ONLY_IF: "only if",
    },
)
_ARABIC = _Phrases(
    "ar",
    Direction.RTL,
    "ردود {party}",
    "توضع علامة في خانة واحدة من كل صف. وليست العلامة تصويتا ولا تلزم أحدا حتى تؤكد. ويجوز ذكر الأسباب أسفل الصف أو "
    "على ظهر الورقة مع رمزه.",
    "الحكم",
    {
        Answer.AGREE: "نوافق",
        Answer.LIVE_WITH: "يمكن قبوله",
        Answer.PREFER_ANOTHER: "نفضل غيره",
        Answer.OBJECT: "نعترض",
        Answer.RED_LINE: "خط أحمر",
        Answer.ONLY_IF: "بشرط",
    },
)


def rows_of(framework: Framework) -> tuple[Row, ...]:
    """Return the rows of a form: the provisions that are no headings, numbered from 1 in their order."""
    asked = [one for one in framework.provisions if one.kind not in _HEADINGS]
    return tuple(Row(number, one.id) for number, one in enumerate(asked, 1))


def write_reaction_form(framework: Framework, party: str, language: str = "en", *, large: bool = False) -> bytes:
    """Return the form for one party as a Word file (.docx), the same bytes each time.

    The provisions are quoted in the language where they have words in it, and begin each row. Nobody is named as holder
    of anything. The form speaks English, or Arabic where that is its language.
    """
    phrases = _ARABIC if language.split("-", maxsplit=1)[0] == _ARABIC.language else _ENGLISH
    draft = code_of(digest_of(framework))
    clauses = {clause.provision.id: clause for clause in set_out(framework, _UNNAMED)}
    widths = (_WORDS, *[(WIDTH - _WORDS) // len(Answer)] * len(Answer))
    grid = table(widths, phrases.direction)
    heads = (phrases.provision, *phrases.answers.values())
    grid.append(row(widths, [[_line("LegendHead", head, phrases)] for head in heads], head=True))
    for one in rows_of(framework):
        boxes = [[_line("Legend", f"{_BOX} {code_for(one.number, answer, draft)}", phrases)] for answer in Answer]
        grid.append(row(widths, [[_quoted(clauses[one.provision], language)], *boxes]))
    title = phrases.title.format(party=shown(party))
    return packed(
        Sheets(
            title=title,
            language=phrases.language,
            rtl=phrases.direction is Direction.RTL,
            body=[
                _line("Title", title, phrases),
                _line("Nature", phrases.told, phrases),
                grid,
                _line("Legend", "", phrases),
            ],
            header=header(f"{shown(party)} · {draft}", phrases.direction, phrases.language),
            footer=footer(shown(framework.title) or title, phrases.direction, phrases.language, WIDTH),
            styles=list(styles(("en", "ar"), frozenset({"ar"}), large=large)),
        )
    )


def _line(style: str, words: str, phrases: _Phrases) -> Element:
    properties: Properties = {"pStyle": style, **mirrored(phrases.direction)}
    return paragraph(
        properties, run(set_off(words, phrases.direction), directed(words, phrases.direction, phrases.language))
    )


def _quoted(clause: Clause, language: str) -> Element:
    """Return how a row begins: the number of its provision and its first words."""
    text = next((one for one in clause.texts if one.language == language), clause.texts[0])
    pieces = (piece for line in text.lines for piece in line.pieces if piece.role not in {Role.NOTE, Role.HOLDERS})
    words = beginning("".join(piece.text for piece in pieces), _SHORT)
    told = f"{_label(clause.provision)}{words}"
    return paragraph(
        {"pStyle": "Cell", **mirrored(text.direction)}, run(told, directed(told, text.direction, text.language))
    )


def _label(provision: Provision) -> str:
    return f"{shown(provision.label)} " if provision.label else ""
