"""What stands before the text: who may read it, whose words are in it, and what its signs mean."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goodoffices.terms import Label
from goodoffices.text.document import Kind
from goodoffices.text.framework import COMMON, Agreement, Framework, Origin, Status, plain_text, read_segments
from goodoffices.text.proposal import TextStanding
from goodoffices.text.write.paper import Clause, Piece, Role, pieces_in
from goodoffices.text.write.phrases import Phrases, phrases_of
from goodoffices.text.write.shown import shown
from goodoffices.text.write.signs import Signs, signs_of
from goodoffices.text.write.style import Look, PaperStyle


@dataclass(frozen=True, slots=True)
class Holder:
    """A line of the table of holders: the sign a proposal is known by, and what is known of it.

    `texts` tells in which languages there is a text and how far each may be relied on, where that is worth a word.
    """

    sign: str
    name: str
    proposal: str
    date: str
    standing: str
    texts: str


@dataclass(frozen=True, slots=True)
class Sign:
    """A line of the table of signs: an example as it looks in the text, and what it means."""

    example: tuple[Piece, ...]
    meaning: str


@dataclass(frozen=True, slots=True)
class Front:
    """The head of a paper; `holders` is empty where nobody is named or one reading alone is written.

    `opening` is the clause that is the title (with its brackets), where the text has one: it is then set at the head
    in the place of `title`, and not again. `latest` tells the date of the newest proposal, "" where none is known or
    nobody is named. `groups` are the sign of each set of holders that is too long to stand in the text, and its list.
    """

    phrases: Phrases
    title: str
    opening: Clause | None
    nature: str
    latest: str
    marking: str
    holders: tuple[Holder, ...]
    groups: tuple[tuple[str, str], ...]
    signs: tuple[Sign, ...]


def front_of(framework: Framework, style: PaperStyle, clauses: Sequence[Clause]) -> Front:
    """Return the head of the paper that these clauses (set out in this style) are in.

    Its language is the first of the framework's. The marking is that of all proposals that the framework was made
    from, and where one reading alone is written, that of its proposal.
    """
    phrases = phrases_of(framework.languages[0] if framework.languages else "")
    reader = None if style.clean is None else framework.origin(style.clean)
    label = framework.label if reader is None else Label.of([reader.room])
    signs = signs_of(framework)
    named = reader is None and style.attributed
    return Front(
        phrases=phrases,
        title=shown(framework.title) or phrases.framework,
        opening=_opening(framework, clauses),
        nature=phrases.nature if reader is None else _reading(reader, phrases, style),
        latest=_latest(framework, phrases) if named else "",
        marking="" if style.for_room and not label.rooms else shown(phrases.marking(label)),
        holders=tuple(_holders(framework, phrases, signs)) if named else (),
        groups=tuple(_groups(signs, phrases)) if named and not style.footnoted else (),
        signs=tuple(_signs(tuple(pieces_in(clauses)), phrases, style)),
    )


def _opening(framework: Framework, clauses: Sequence[Clause]) -> Clause | None:
    """Return the first clause where it is a title that is, or that somebody reads as, that of the framework."""
    if not clauses or clauses[0].provision.kind is not Kind.TITLE:
        return None
    readers = [origin.id for origin in framework.origins]
    wordings = [one.segments for one in clauses[0].provision.wordings]
    readings = {plain_text(one) for one in wordings} | {
        read_segments(one, name) for one in wordings for name in readers
    }
    return clauses[0] if framework.title.strip() in {one.strip() for one in readings if one} else None


def _reading(reader: Origin, phrases: Phrases, style: PaperStyle) -> str:
    if not style.attributed:
        return phrases.clean
    told = (reader.title or reader.id, phrases.day(reader.date), _texts(reader, phrases))
    title = phrases.separator.join(one for one in told if one)
    return shown(phrases.clean_of.format(holder=reader.holder, title=title))


def _latest(framework: Framework, phrases: Phrases) -> str:
    dates = [origin.date for origin in framework.origins if phrases.day(origin.date) != origin.date]
    return shown(phrases.latest.format(date=phrases.day(max(dates)))) if dates else ""


def _holders(framework: Framework, phrases: Phrases, signs: Signs) -> Iterator[Holder]:
    for origin in framework.origins:
        standing = phrases.base if origin.base else phrases.proposal_standing[origin.standing]
        if origin.superseded_by:
            standing = f"{standing} ({signs.of(origin.superseded_by)})"
        told = (origin.holder, origin.title, phrases.day(origin.date), standing, _texts(origin, phrases))
        yield Holder(signs.of(origin.id), *map(shown, told))


def _texts(origin: Origin, phrases: Phrases) -> str:
    """Tell the language and standing of each text, where it is not one original in the language of the paper."""
    texts = [(layout.language, layout.standing) for layout in origin.layouts if layout.language]
    if all(standing is TextStanding.ORIGINAL and language == phrases.language for language, standing in texts):
        return ""
    told = (f"{phrases.languages.get(tag, tag)}: {phrases.text_standing[standing]}" for tag, standing in texts)
    return phrases.semicolon.join(told)


def _groups(signs: Signs, phrases: Phrases) -> Iterator[tuple[str, str]]:
    for holders, number in signs.groups.items():
        yield phrases.group.format(number=number), signs.listed(holders, phrases)


def _signs(pieces: Sequence[Piece], phrases: Phrases, style: PaperStyle) -> Iterator[Sign]:
    """Yield the signs that occur in the text, and no others."""
    roles = {piece.role for piece in pieces}
    holder = next((one.text for one in pieces if one.role is Role.HOLDERS), "")
    held = (Piece(Role.HOLDERS, holder, 1),) if holder else ()
    noted = Role.FOOTNOTE in roles
    if Role.OPEN in roles:
        unheld = phrases.bracket_noted_means if noted else phrases.bracket_means
        meaning = phrases.bracket_held_means if holder else unheld
        yield Sign((*_bracketed(Piece(Role.WORDS, phrases.example, 1)), *held), meaning)
    if any(piece.depth > 1 for piece in pieces):
        yield Sign(_bracketed(Piece(Role.WORDS, phrases.example, 2), depth=2), phrases.inner_means)
    if Role.OPTION in roles:
        yield Sign((Piece(Role.OPTION, f"{phrases.option.format(number=1)}:", 1),), phrases.option_means)
    if Role.NO_TEXT in roles:
        meaning = phrases.no_text_held_means if holder or noted else phrases.no_text_means
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
