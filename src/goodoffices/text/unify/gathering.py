"""What the proposals say, point by point: the blocks that answer one another are gathered, N at once.

All proposals are compared with one of them (the base if there is one, else the one whose words the others share
most), then what is left with what is left, until nothing answers anything. Which is compared with which depends
on the words alone, so the order in which proposals are given decides nothing.
"""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from goodoffices.text.align import SURE, Corpus, Link, Verdicts
from goodoffices.text.unify.cutting import cut_apart
from goodoffices.text.unify.voices import Voice


@dataclass(frozen=True, slots=True, order=True)
class Piece:
    """A stretch of a block, in characters; `block` is its place in its proposal."""

    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the talks: what each proposal (by its place) says on it, in pieces in the proposal's order."""

    pieces: Mapping[int, tuple[Piece, ...]] = field(default_factory=dict)


BEFORE_ALL = -1
"""The place before the first point."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two blocks, each as (proposal, block), that were taken to answer one another without being sure."""

    one: tuple[int, int]
    other: tuple[int, int]
    confidence: float


class Gathering:
    """The points found so far, and what is still open.

    `verdicts` holds for two proposals (by their places) what a person decided about their blocks.
    """

    def __init__(self, voices: Sequence[Voice], verdicts: Mapping[tuple[int, int], Verdicts]) -> None:
        self.doubts: list[Doubt] = []
        self._voices = voices
        self._verdicts = verdicts
        self._corpus = Corpus([voice.blocks for voice in voices])
        self._places = [{block.id: place for place, block in enumerate(voice.blocks)} for voice in voices]
        self._weights = _weights(voices)
        self._left = [dict.fromkeys(range(len(voice.blocks))) for voice in voices]
        self._points: list[Point] = []
        self._following: dict[int, int] = {}
        self._point_of: dict[tuple[int, int], int] = {}

    def gather(self) -> list[Point]:
        """Return all points in the order of the framework."""
        while any(self._left):
            self._compare_all_with(self._next_pivot())
        ordered = []
        place = self._following.get(BEFORE_ALL)
        while place is not None:
            ordered.append(self._points[place])
            place = self._following.get(place)
        return ordered

    def _next_pivot(self) -> int:
        """Return the proposal whose remaining words most others have too; a base comes first."""
        for place, voice in enumerate(self._voices):
            if voice.proposal.base and self._left[place]:
                return place
        open_to = [place for place, left in enumerate(self._left) if left]
        return max(open_to, key=lambda place: (sum(self._weights[place][block] for block in self._left[place]), -place))

    def _compare_all_with(self, pivot: int) -> None:
        answers: dict[int, dict[int, list[Piece]]] = defaultdict(lambda: defaultdict(list))
        for other, left in enumerate(self._left):
            if other == pivot or not left:
                continue
            for block, piece in list(self._answers(pivot, other)):
                answers[block][other].append(piece)
                left.pop(piece.block, None)
        for block in self._left[pivot]:
            whole = Piece(block, 0, len(self._voices[pivot].block(block).text))
            pieces = {other: tuple(sorted(found)) for other, found in answers[block].items()}
            self._place(pivot, block, Point({pivot: (whole,), **pieces}))
        self._left[pivot] = {}

    def _place(self, pivot: int, block: int, point: Point) -> None:
        """Set a point behind the one that holds the block before its own in the pivot's order."""
        before = self._point_of.get((pivot, block - 1), BEFORE_ALL)
        place = len(self._points)
        self._points.append(point)
        if before in self._following:
            self._following[place] = self._following[before]
        self._following[before] = place
        for voice, pieces in point.pieces.items():
            for piece in pieces:
                self._point_of[voice, piece.block] = place

    def _answers(self, pivot: int, other: int) -> Iterator[tuple[int, Piece]]:
        """Yield the pieces of the other proposal with the pivot's block that each answers."""
        partners: dict[int, list[int]] = defaultdict(list)
        for link in self._links(pivot, other):
            one, its = self._places[pivot][link.a], self._places[other][link.b]
            partners[its].append(one)
            if link.confidence < SURE:
                self.doubts.append(Doubt((pivot, one), (other, its), link.confidence))
        for its, blocks in partners.items():
            text = self._voices[other].block(its).text
            if len(blocks) == 1:
                yield blocks[0], Piece(its, 0, len(text))
                continue
            spans = cut_apart(text, [self._voices[pivot].block(one).text for one in blocks])
            for one, (start, end) in zip(blocks, spans, strict=True):
                if start < end:
                    yield one, Piece(its, start, end)

    def _links(self, pivot: int, other: int) -> tuple[Link, ...]:
        ids = [[self._voices[one].block(block).id for block in self._left[one]] for one in (pivot, other)]
        verdicts = self._verdicts.get((pivot, other), Verdicts())
        return self._corpus.align(pivot, other, among_a=ids[0], among_b=ids[1], verdicts=verdicts)


def _weights(voices: Sequence[Voice]) -> list[list[int]]:
    """Return for each block of each proposal in how many other proposals its pairs of neighbouring words stand."""
    pairs = [[_word_pairs(block.text) for block in voice.blocks] for voice in voices]
    known = Counter(pair for own in pairs for pair in set().union(*own))
    return [[1 + sum(known[pair] - 1 for pair in block) for block in own] for own in pairs]


def _word_pairs(text: str) -> set[tuple[str, str]]:
    words = text.lower().split()
    return set(itertools.pairwise(words))


def settled(
    points: Sequence[Point], voices: Sequence[Voice], verdicts: Mapping[tuple[int, int], Verdicts]
) -> list[Point]:
    """Return the points with what a person decided about pairs that were not compared with one another."""
    result = list(points)
    for (one, other), verdict in sorted(verdicts.items()):
        for a, b in sorted(verdict.same):
            _join(result, _piece_at(result, voices, one, a), _piece_at(result, voices, other, b), other)
        for a, b in sorted(verdict.different):
            _part(result, _piece_at(result, voices, one, a), _piece_at(result, voices, other, b), other)
    return [point for point in result if point.pieces]


def _piece_at(points: Sequence[Point], voices: Sequence[Voice], voice: int, name: str) -> tuple[int, Piece] | None:
    for place, point in enumerate(points):
        for piece in point.pieces.get(voice, ()):
            if voices[voice].block(piece.block).id == name:
                return place, piece
    return None


def _join(points: list[Point], one: tuple[int, Piece] | None, other: tuple[int, Piece] | None, voice: int) -> None:
    if one is None or other is None or one[0] == other[0]:
        return
    points[other[0]] = _without(points[other[0]], voice, other[1])
    pieces = points[one[0]].pieces
    points[one[0]] = Point({**pieces, voice: tuple(sorted((*pieces.get(voice, ()), other[1])))})


def _part(points: list[Point], one: tuple[int, Piece] | None, other: tuple[int, Piece] | None, voice: int) -> None:
    if one is None or other is None or one[0] != other[0]:
        return
    points[one[0]] = _without(points[one[0]], voice, other[1])
    points.insert(one[0] + 1, Point({voice: (other[1],)}))


def _without(point: Point, voice: int, piece: Piece) -> Point:
    rest = tuple(one for one in point.pieces.get(voice, ()) if one != piece)
    pieces = {place: pieces for place, pieces in point.pieces.items() if place != voice}
    return replace(point, pieces={**pieces, voice: rest} if rest else pieces)
