"""The clauses of a text as the templates take them: flat rows of pieces, so that brackets within brackets need no tree."""  # noqa: E501 - one sentence

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from goodoffices.case.called import called
from goodoffices.text.framework import Framework, Provision
from goodoffices.text.language import direction_of
from goodoffices.text.wording import COMMON, Bracket, Common, Segment, Status, Wording, brackets_in, plain_text

GAP = "[…]"
"""Stands in a clean text where a bracket is still open."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words; or where a bracket, or an alternative in it, opens or closes."""

    words: str = ""
    opens: str = ""
    closes: str = ""
    holders: tuple[str, ...] = ()
    first: bool = False
    empty: bool = False
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class BracketShown:
    """A bracket as it is named beside its clause: its id, and who holds which alternative."""

    id: str
    held: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause as it is shown. `wording` is the standing of its text, "" where that goes without saying."""

    id: str
    label: str
    kind: str
    level: int
    pieces: tuple[Piece, ...]
    language: str = ""
    direction: str = "ltr"
    brackets: tuple[BracketShown, ...] = ()
    status: Status | None = None
    standing: str = ""
    silent: bool = False
    called: str = ""


def clauses(framework: Framework, language: str = "") -> Iterator[Clause]:
    """Yield the clauses with every bracket, in a language where they have it, else in their first."""
    named = called(framework)
    for provision in framework.provisions:
        yield replace(in_brackets(provision, language), called=named[provision.id])


def in_brackets(provision: Provision, language: str = "") -> Clause:
    """Return one clause with its brackets."""
    wording = provision.wording(language) or provision.wordings[0]
    brackets = tuple(
        BracketShown(one.id, tuple((_excerpt(each.content), ", ".join(each.holders)) for each in one.alternatives))
        for one, _ in brackets_in(wording.segments)
    )
    return _clause(provision, wording, pieces(wording.segments), brackets)


def clean(framework: Framework, language: str = "") -> Iterator[Clause]:
    """Yield the clauses with a gap wherever a bracket is open; a clause that lost its words is passed over."""
    for provision in framework.provisions:
        wording = provision.wording(language) or provision.wordings[0]
        row = tuple(Piece(one.text if isinstance(one, Common) else GAP) for one in wording.segments)
        if row:
            yield _clause(provision, wording, row)


def pieces(segments: Sequence[Segment]) -> tuple[Piece, ...]:
    """Return segments as a flat row in which all that opens is closed."""
    return tuple(_pieces(segments))


def plain_clause(provision: Provision, words: str | None, language: str = "") -> Clause:
    """Return a clause in words without brackets; None stands for the silence of whoever is read."""
    wording = provision.wording(language) or provision.wordings[0]
    return _clause(provision, wording, (Piece(words or ""),), silent=words is None)


def _clause(
    provision: Provision,
    wording: Wording,
    row: tuple[Piece, ...],
    brackets: tuple[BracketShown, ...] = (),
    *,
    silent: bool = False,
) -> Clause:
    return Clause(
        id=provision.id,
        label=provision.label,
        kind=provision.kind.value,
        level=provision.level,
        pieces=row,
        language=wording.language,
        direction=direction_of(plain_text(wording.segments), wording.language).value,
        brackets=brackets,
        status=None if provision.status == COMMON else provision.status,
        standing="" if wording == provision.wordings[0] else wording.standing.value,
        silent=silent,
    )


def _pieces(segments: Iterable[Segment]) -> Iterator[Piece]:
    for one in segments:
        if isinstance(one, Bracket):
            yield from _bracket(one)
        else:
            yield Piece(one.text, status=None if one.status == COMMON else one.status)


def _bracket(bracket: Bracket) -> Iterator[Piece]:
    yield Piece(opens="bracket")
    for place, one in enumerate(bracket.alternatives):
        yield Piece(opens="alternative", first=not place, empty=not one.content)
        yield from _pieces(one.content)
        yield Piece(closes="alternative", holders=one.holders)
    yield Piece(closes="bracket")


def _excerpt(segments: Sequence[Segment], most: int = 60) -> str:
    words = plain_text(segments).strip()
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"
