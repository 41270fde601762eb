"""What stands before the text: who may read it, whose words are in it, and what its signs mean."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goodoffices.terms import Label
from goodoffices.text.document import Kind
from goodoffices.text.framework import COMMON, Agreement, Framework, Origin, Status
from goodoffices.text.write.paper import Clause, Piece, Role, pieces_in
from goodoffices.text.write.phrases import Phrases, phrases_of
from goodoffices.text.write.shown import shown
from goodoffices.text.write.style import Look, PaperStyle


@dataclass(frozen=True, slots=True)
class Holder:
    """A line of the table of holders: the sign a proposal is known by, and what is known of it."""

    sign: str
    name: str
    proposal: str
    date: str
    standing: str


@dataclass(frozen=True, slots=True)
class Sign:
    """A line of the table of signs: an example as it looks in the text, and what it means."""

    example: tuple[Piece, ...]
    meaning: str


@dataclass(frozen=True, slots=True)
class Front:
    """The head of a paper; `holders` is empty where nobody is named or one reading alone is written.

    `titled` is whether the text itself begins with the title, which then need not be written twice.
    """

    phrases: Phrases
    title: str
    titled: bool
    nature: str
    marking: str
    holders: tuple[Holder, ...]
    signs: tuple[Sign, ...]


def front_of(framework: Framework, style: PaperStyle, clauses: Sequence[Clause]) -> Front:
    """Return the head of the paper that these clauses (set out in this style) are in.

    Its language is the first of the framework's. The marking is that of all proposals that the framework was made
    from, and where one reading alone is written, that of its proposal.
    """
    phrases = phrases_of(framework.languages[0] if framework.languages else "")
    reader = None if style.clean is None else framework.origin(style.clean)
    label = framework.label if reader is None else Label.of([reader.room])
    title = shown(framework.title) or phrases.framework
    return Front(
        phrases=phrases,
        title=title,
        titled=_begins_with(clauses, title),
        nature=phrases.nature if reader is None else _reading(reader, phrases, style),
        marking=shown(phrases.marking(label)),
        holders=tuple(_holders(framework, phrases)) if reader is None and style.attributed else (),
        signs=tuple(_signs(tuple(pieces_in(clauses)), phrases, style)),
    )


def _begins_with(clauses: Sequence[Clause], title: str) -> bool:
    if not clauses or clauses[0].provision.kind is not Kind.TITLE:
        return False
    words = "".join(piece.text for line in clauses[0].texts[0].lines for piece in line.pieces)
    return words.strip() == title.strip()


def _reading(reader: Origin, phrases: Phrases, style: PaperStyle) -> str:
    if not style.attributed:
        return phrases.clean
    title = phrases.separator.join(one for one in (reader.title or reader.id, phrases.day(reader.date)) if one)
    return shown(phrases.clean_of.format(holder=reader.holder, title=title))


def _holders(framework: Framework, phrases: Phrases) -> Iterator[Holder]:
    for origin in framework.origins:
        standing = phrases.base if origin.base else phrases.proposal_standing[origin.standing]
        if origin.superseded_by:
            standing = f"{standing} ({origin.superseded_by})"
        yield Holder(*map(shown, (origin.id, origin.holder, origin.title, phrases.day(origin.date), standing)))


def _signs(pieces: Sequence[Piece], phrases: Phrases, style: PaperStyle) -> Iterator[Sign]:
    """Yield the signs that occur in the text, and no others."""
    roles = {piece.role for piece in pieces}
    holder = next((one.text for one in pieces if one.role is Role.HOLDERS), "")
    held = (Piece(Role.HOLDERS, holder, 1),) if holder else ()
    if Role.OPEN in roles:
        meaning = phrases.bracket_held_means if holder else phrases.bracket_means
        yield Sign((*_bracketed(Piece(Role.WORDS, phrases.example, 1)), *held), meaning)
    if any(piece.depth > 1 for piece in pieces):
        yield Sign(_bracketed(Piece(Role.WORDS, phrases.example, 2), depth=2), phrases.inner_means)
    if Role.OPTION in roles:
        yield Sign((Piece(Role.OPTION, f"{phrases.option.format(number=1)}:", 1),), phrases.option_means)
    if Role.NO_TEXT in roles:
        meaning = phrases.no_text_held_means if holder else phrases.no_text_means
        yield Sign((*_bracketed(Piece(Role.NO_TEXT, phrases.no_text, 1)), *held), meaning)
    if Role.NOTE in roles:
        yield Sign((Piece(Role.NOTE, "‹ ›"),), phrases.note_means)
    yield from _statuses(pieces, phrases, style)


def _bracketed(inner: Piece, depth: int = 1) -> tuple[Piece, ...]:
    return (Piece(Role.OPEN, "[", depth), inner, Piece(Role.CLOSE, "]", depth))


def _statuses(pieces: Sequence[Piece], phrases: Phrases, style: PaperStyle) -> Iterator[Sign]:
    """Yield each status that occurs, as it looks; in the box agreed and common always, for roman must be explained."""
    found = {piece.status.agreement for piece in pieces if piece.role is Role.WORDS}
    if style.look is Look.BOX and style.clean is None:
        found |= {Agreement.COMMON, Agreement.AGREED}
    elif found <= {Agreement.COMMON}:
        return
    for agreement in Agreement:
        if agreement in found:
            status = COMMON if agreement is Agreement.COMMON else Status(agreement)
            example = Piece(Role.WORDS, phrases.agreement[agreement], 0, status)
            yield Sign((example,), phrases.agreement_means[agreement])
