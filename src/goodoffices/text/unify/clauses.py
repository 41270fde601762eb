"""The points of the talks in the order of the framework, each with what every proposal says in every language."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goodoffices.text.align import Verdicts
from goodoffices.text.document import Block, Kind
from goodoffices.text.framework import Decision
from goodoffices.text.unify.decisions import Answer, Place, verdicts_between
from goodoffices.text.unify.gathering import Doubt, Gathering, Piece, Point, settled
from goodoffices.text.unify.numbering import kind_of
from goodoffices.text.unify.table import SideText, Table
from goodoffices.text.unify.voices import Text, Voice
from goodoffices.text.unify.wordings import Said

_PARTICULAR = (Kind.TITLE, Kind.HEADING, Kind.CELL, Kind.FOOTNOTE, Kind.ITEM, Kind.PARAGRAPH)

Stretch = tuple[Block, int, int]
"""A block and the stretch of it (start and end in characters) that answers a point."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What one proposal says on a point in one of its texts, with the blocks it stands in.

    `struck` are ids of blocks that tracked changes strike out here.
    """

    said: Said
    text: Text
    stretches: tuple[Stretch, ...]
    struck: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """One point: who says what in which language, and who of the parties says nothing in the language of the talks.

    `lead` is the block that tells what the clause is (a heading, an item ...); `foreign` clauses have no text in the
    language of the talks.
    """

    spoken: Mapping[str, tuple[Spoken, ...]]
    lead: Block
    foreign: bool

    def speaking(self, language: str) -> frozenset[str]:
        """Return the proposals that have a text here in a language, or want none."""
        return frozenset(one.said.proposal for one in self.spoken.get(language, ()))

    def silent(self, language: str, parties: frozenset[str]) -> frozenset[str]:
        """Return the parties that have no text here in a language."""
        return parties - self.speaking(language)


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A doubt with the voices that it is about."""

    doubt: Doubt
    voices: Sequence[Voice]


def clauses_of(table: Table, decisions: Sequence[Decision]) -> tuple[list[Clause], list[Doubtful]]:
    """Return the clauses in the order of the framework, and the pairs that were taken to answer without being sure."""
    doubts: list[Doubtful] = []
    points: list[tuple[Point, tuple[Voice, ...], bool]] = []
    for voices, foreign in [(table.voices, False), *((group, True) for group in table.foreign.values())]:
        verdicts = verdicts_between(decisions, [voice.id for voice in voices])
        gathered, doubted = _gathered(voices, verdicts)
        points.extend((point, voices, foreign) for point in gathered)
        doubts.extend(Doubtful(doubt, voices) for doubt in doubted)
    beside = _beside(table.beside, points)
    deletions = {(Place.of(one.one), one.other) for one in decisions if one.answer == Answer.DELETES}
    clauses = []
    for place, (point, voices, foreign) in enumerate(points):
        clauses.append(_clause(point, voices, beside.by_point.get(place, []), deletions, foreign=foreign))
        clauses.extend(_untranslated(side, block) for side, block in beside.loose.get(place, []))
    clauses[:0] = [_untranslated(side, block) for side, block in beside.loose.get(-1, [])]
    return clauses, doubts


def _gathered(
    voices: Sequence[Voice], verdicts: Mapping[tuple[int, int], Verdicts]
) -> tuple[list[Point], Sequence[Doubt]]:
    gathering = Gathering(voices, verdicts)
    points = settled(gathering.gather(), voices, verdicts)
    return points, gathering.doubts


@dataclass(frozen=True, slots=True)
class _Beside:
    """Blocks of side texts by the place of the point they belong to, and those that have no counterpart."""

    by_point: Mapping[int, list[tuple[SideText, Block]]]
    loose: Mapping[int, list[tuple[SideText, Block]]]


def _beside(sides: Sequence[SideText], points: Sequence[tuple[Point, tuple[Voice, ...], bool]]) -> _Beside:
    """Return where each block of each side text belongs: with the first stretch of the block that it answers."""
    homes: dict[tuple[str, str], tuple[int, int]] = {}
    for place, (point, voices, _) in enumerate(points):
        for voice, pieces in point.pieces.items():
            for piece in pieces:
                key = (voices[voice].id, voices[voice].block(piece.block).id)
                homes[key] = min(homes.get(key, (piece.start, place)), (piece.start, place))
    by_point: dict[int, list[tuple[SideText, Block]]] = defaultdict(list)
    loose: dict[int, list[tuple[SideText, Block]]] = defaultdict(list)
    for side in sides:
        last = -1
        for block in side.blocks:
            home = homes.get((side.proposal, side.answers.get(block.id, "")))
            if home is None:
                loose[last].append((side, block))
            else:
                last = home[1]
                by_point[last].append((side, block))
    return _Beside(by_point, loose)


def _clause(
    point: Point,
    voices: Sequence[Voice],
    beside: Sequence[tuple[SideText, Block]],
    deletions: set[tuple[Place, str]],
    *,
    foreign: bool,
) -> Clause:
    spoken: dict[str, list[Spoken]] = defaultdict(list)
    for place in sorted(point.pieces):
        one = _spoken(voices[place], point.pieces[place])
        spoken[one.text.language].append(one)
    wanting_none = {who for where, who in deletions if _names(where, point, voices)}
    for place, voice in enumerate(voices):
        if voice.id in wanting_none and place not in point.pieces:
            spoken[voice.text.language].append(_deleting(voice))
    sides: dict[int, list[tuple[SideText, Block]]] = defaultdict(list)
    for side, block in beside:
        sides[id(side)].append((side, block))
    for blocks in sides.values():
        one = _spoken_beside(blocks[0][0], [block for _, block in blocks])
        spoken[one.text.language].append(one)
    lead = _lead(point, voices)
    return Clause({language: tuple(some) for language, some in spoken.items()}, lead, foreign)


def _lead(point: Point, voices: Sequence[Voice]) -> Block:
    """Return the block that tells kind, level and number: one of the kind that most proposals have here.

    Of two kinds the more particular one is taken (an item rather than a paragraph), and a numbered block before one
    without a number.
    """
    blocks = [voices[place].block(point.pieces[place][0].block) for place in sorted(point.pieces)]
    kinds = Counter(map(kind_of, blocks))
    chosen = min(kinds, key=lambda kind: (-kinds[kind], _PARTICULAR.index(kind[0]), kind[1]))
    fitting = [block for block in blocks if kind_of(block) == chosen]
    return next((block for block in fitting if block.label), fitting[0])


def _spoken(voice: Voice, pieces: Sequence[Piece]) -> Spoken:
    worded = [piece for piece in pieces if not voice.says_deleted(piece.block)]
    stretches = tuple((voice.block(piece.block), piece.start, piece.end) for piece in worded)
    ids = (voice.block(piece.block).id for piece in pieces)
    struck = tuple(name for name in ids if name in voice.deleted)
    if not worded:
        written = [piece for piece in pieces if voice.block(piece.block).id not in voice.deleted]
        stretches = tuple((voice.block(piece.block), piece.start, piece.end) for piece in written)
    return Spoken(_said(voice, stretches, deletes=not worded), voice.text, stretches, struck)


def _deleting(voice: Voice) -> Spoken:
    return Spoken(_said(voice, (), deletes=True), voice.text, ())


def _spoken_beside(side: SideText, blocks: Sequence[Block]) -> Spoken:
    stretches = tuple((block, 0, len(block.text)) for block in blocks)
    said = Said(side.proposal, tuple(block.text for block in blocks), side.text.standing)
    return Spoken(said, side.text, stretches)


def _said(voice: Voice, stretches: Sequence[Stretch], *, deletes: bool) -> Said:
    words = tuple(block.text[start:end] for block, start, end in stretches)
    return Said(voice.id, words, voice.text.standing, base=voice.proposal.base, deletes=deletes)


def _names(place: Place, point: Point, voices: Sequence[Voice]) -> bool:
    """Whether a place is a block that says something on this point."""
    return any(
        voices[voice].id == place.proposal and voices[voice].block(piece.block).id == place.block
        for voice, pieces in point.pieces.items()
        for piece in pieces
    )


def _untranslated(side: SideText, block: Block) -> Clause:
    return Clause({side.text.language: (_spoken_beside(side, [block]),)}, block, foreign=True)
