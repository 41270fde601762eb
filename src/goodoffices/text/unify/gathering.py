"""What the proposals say, point by point: the blocks that answer one another are gathered, N at once.

All proposals are compared with one of them (the base if there is one, else the one whose words the others share
most), then what is left with what is left, until nothing answers anything. Which is compared with which depends
on the words alone, so the order in which proposals are given decides nothing.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from goodoffices.text.align import SURE, Corpus, Link, Verdicts
from goodoffices.text.document import Block, Kind
from goodoffices.text.unify.cells import with_cells_by_place
from goodoffices.text.unify.cutting import cut_apart
from goodoffices.text.unify.shortlist import Shortlist
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
        self._shortlist = Shortlist(voices)
        self._tabled = [any(block.kind is Kind.CELL for block in voice.blocks) for voice in voices]
        self._places = [{block.id: place for place, block in enumerate(voice.blocks)} for voice in voices]
        self._left = [dict.fromkeys(range(len(voice.blocks))) for voice in voices]
        self._points: list[dict[int, list[Piece]]] = []
        self._following: dict[int, int] = {}
        self._point_of: dict[tuple[int, int], int] = {}

    def gather(self) -> list[Point]:
        """Return all points in the order of the framework."""
        while any(self._left):
            self._compare_all_with(self._next_pivot())
        ordered = []
        place = self._following.get(BEFORE_ALL)
        while place is not None:
            ordered.append(Point({voice: tuple(sorted(found)) for voice, found in self._points[place].items()}))
            place = self._following.get(place)
        return ordered

    def _next_pivot(self) -> int:
        """Return the proposal whose remaining words most others have too; a base comes first."""
        open_ones = [place for place, left in enumerate(self._left) if left]
        base = next((place for place in open_ones if self._voices[place].proposal.base), None)
        if base is not None:
            return base
        return max(open_ones, key=lambda place: (self._shortlist.weight(place, self._left[place]), -place))

    def _compare_all_with(self, pivot: int) -> None:
        """Set a point for each block that the pivot has left, or add it to a point where it was missing."""
        own = self._left[pivot]
        everyone = set(range(len(self._voices))) - {pivot}
        others = sorted(self._shortlist.near(pivot, own) if self._points else everyone)
        answers: dict[int, list[tuple[int, Piece]]] = defaultdict(list)
        homes: dict[int, tuple[float, int]] = {}
        open_ones = [self._voices[pivot].block(block).id for block in own]
        for other in others:
            links = self._links(pivot, open_ones, other)
            for link in links:
                point = self._point_of.get((other, self._places[other][link.b]))
                if point is not None and link.confidence >= SURE:
                    block = self._places[pivot][link.a]
                    homes[block] = max(homes.get(block, (0.0, 0)), (link.confidence, -point))
            for block, piece in self._pieces(pivot, other, links):
                answers[block].append((other, piece))
        for block in list(own):
            self._settle(pivot, block, -homes[block][1] if block in homes else None)
            for other, piece in answers[block]:
                self._add(self._point_of[pivot, block], other, piece)

    def _links(self, pivot: int, open_ones: Sequence[str], other: int) -> tuple[Link, ...]:
        """Return what answers the pivot's open blocks in the other: its open blocks, and those set without it."""
        answering = [
            block.id
            for place, block in enumerate(self._voices[other].blocks)
            if place in self._left[other] or pivot not in self._points[self._point_of[other, place]]
        ]
        verdicts = self._verdicts.get((pivot, other), Verdicts())
        found = self._corpus.align(pivot, other, among_a=open_ones, among_b=answering, verdicts=verdicts)
        if not (self._tabled[pivot] or self._tabled[other]):
            return found
        ones, others = (self._blocks(voice, ids) for voice, ids in ((pivot, open_ones), (other, answering)))
        return with_cells_by_place(ones, others, found)

    def _blocks(self, voice: int, ids: Sequence[str]) -> list[Block]:
        return [self._voices[voice].block(self._places[voice][name]) for name in ids]

    def _pieces(self, pivot: int, other: int, links: Sequence[Link]) -> Iterator[tuple[int, Piece]]:
        """Yield the stretches of the other's open blocks, each with the pivot's block that it answers."""
        partners: dict[int, list[int]] = defaultdict(list)
        for link in links:
            one, its = self._places[pivot][link.a], self._places[other][link.b]
            if its in self._left[other]:
                partners[its].append(one)
                if link.confidence < SURE:
                    self.doubts.append(Doubt((pivot, one), (other, its), link.confidence))
        for its, blocks in partners.items():
            text = self._voices[other].block(its).text
            spans = cut_apart(text, [self._voices[pivot].block(one).text for one in blocks])
            for one, (start, end) in zip(blocks, spans, strict=True):
                if start < end or len(blocks) == 1:
                    yield one, Piece(its, start, end)

    def _settle(self, pivot: int, block: int, home: int | None) -> None:
        """Put a block of the pivot into a point; a new one stands behind that of the block before it."""
        if home is None:
            home = len(self._points)
            before = self._point_of.get((pivot, block - 1), BEFORE_ALL)
            self._points.append({})
            if before in self._following:
                self._following[home] = self._following[before]
            self._following[before] = home
        self._add(home, pivot, Piece(block, 0, len(self._voices[pivot].block(block).text)))

    def _add(self, point: int, voice: int, piece: Piece) -> None:
        self._points[point].setdefault(voice, []).append(piece)
        self._point_of[voice, piece.block] = point
        self._left[voice].pop(piece.block, None)


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
