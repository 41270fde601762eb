"""A wording laid out for comparing: words and brackets in one row of tokens, a bracket being one token.

Both a framework's segments and a draft's own [brackets] come to this form, so that one comparison serves both.
"""

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from goodoffices.text.brackets import Place, Span, runs
from goodoffices.text.framework import COMMON, Bracket, Common, Segment, Status
from goodoffices.text.unify.tokens import DefinedTerms, Words, cut

DEEPEST = 60
"""Brackets of a draft that lie deeper stay characters."""

_NO_TERMS = DefinedTerms()
_MARK = "\0["
"""No token of a text has a NUL before another sign: it sets the key of a bracket apart from all words."""


@dataclass(frozen=True, slots=True)
class Voice:
    """An alternative: its words, and the parties that hold it (none where nobody is named)."""

    strand: "Strand"
    parties: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What two alternatives share when parties and words are the same."""
        return "\0".join((",".join(self.parties), *self.strand.words.keys))


@dataclass(frozen=True, slots=True)
class Choice:
    """A bracket: its alternatives in the order of the draft."""

    voices: tuple[Voice, ...]

    @property
    def key(self) -> str:
        """What two brackets share when nothing is different; the order of alternatives says nothing."""
        return _MARK + "\0|".join(sorted(voice.key for voice in self.voices))

    @property
    def text(self) -> str:
        """The bracket as it is quoted."""
        return " ".join(f"[{voice.strand.text}]" for voice in self.voices)

    @property
    def parties(self) -> frozenset[str]:
        """All who hold one of the alternatives."""
        return frozenset(party for voice in self.voices for party in voice.parties)


@dataclass(frozen=True, slots=True)
class Strand:
    """Tokens of a wording; `choices` are the brackets among them by their place, `statuses` one for each token."""

    words: Words
    choices: Mapping[int, Choice]
    statuses: tuple[Status, ...]

    def __len__(self) -> int:
        return len(self.words)

    @property
    def text(self) -> str:
        """Words and brackets as they are quoted."""
        return self.words.text.strip()

    def part(self, start: int, end: int) -> "Strand":
        """Return the tokens from start up to end."""
        inside = {place - start: one for place, one in self.choices.items() if start <= place < end}
        return Strand(self.words.part(start, end), inside, self.statuses[start:end])

    def plain(self, start: int, end: int) -> list[int]:
        """Return the places of the tokens that are no brackets."""
        return [place for place in range(start, end) if place not in self.choices]

    def quoted(self, places: Iterable[int]) -> str:
        """Return the tokens at these places as they are quoted."""
        return "".join(self.words.tokens[place] for place in places).strip()

    def all_choices(self) -> Iterator[Choice]:
        """Yield the brackets, and those inside them, in reading order."""
        for choice in self.choices.values():
            yield choice
            for voice in choice.voices:
                yield from voice.strand.all_choices()


def one_after_the_other(strands: Sequence[Strand]) -> Strand:
    """Return several wordings as one, with white space between them."""
    tokens: list[str] = []
    keys: list[str] = []
    statuses: list[Status] = []
    choices: dict[int, Choice] = {}
    for strand in strands:
        choices.update((len(tokens) + place, one) for place, one in strand.choices.items())
        first = strand.words.tokens[:1]
        tokens.extend(f" {one}" if tokens and not one[:1].isspace() else one for one in first)
        tokens.extend(strand.words.tokens[1:])
        keys.extend(strand.words.keys)
        statuses.extend(strand.statuses)
    return Strand(Words(tuple(tokens), tuple(keys)), choices, tuple(statuses))


Piece = tuple[str, Status] | Choice

NOTHING = Strand(Words((), ()), {}, ())


def strand_of(pieces: Iterable[Piece]) -> Strand:
    """Return pieces of text and brackets as one row of tokens; white space goes to the token behind it."""
    tokens: list[str] = []
    keys: list[str] = []
    statuses: list[Status] = []
    choices: dict[int, Choice] = {}
    lead = ""
    for is_text, group in itertools.groupby(pieces, lambda piece: not isinstance(piece, Choice)):
        if is_text:
            row = [piece for piece in group if not isinstance(piece, Choice)]
            words = cut(lead + "".join(text for text, _ in row), _NO_TERMS)
            kept = len(words) - (words.keys[-1:] == ("",))
            lead = "".join(words.tokens[kept:])
            tokens.extend(words.tokens[:kept])
            keys.extend(words.keys[:kept])
            statuses.extend(_statuses(words.tokens[:kept], row))
            continue
        for piece in group:
            if isinstance(piece, Choice):
                choices[len(tokens)] = piece
                tokens.append((lead or " " * bool(tokens)) + piece.text)
                keys.append(piece.key)
                statuses.append(COMMON)
                lead = ""
    return Strand(Words(tuple(tokens), tuple(keys)), choices, tuple(statuses))


def _statuses(tokens: Sequence[str], row: Sequence[tuple[str, Status]]) -> Iterator[Status]:
    """Yield the status of each token: that of the stretch its last letter stands in."""
    ends = list(itertools.accumulate(len(text) for text, _ in row))
    stretch, read = 0, 0
    for token in tokens:
        read += len(token)
        while ends[stretch] < read and stretch + 1 < len(ends):
            stretch += 1
        yield row[stretch][1]


def strand_of_segments(segments: Sequence[Segment], party: Callable[[str], str]) -> Strand:
    """Return the segments of a framework as a strand; `party` names who holds what, from the id of a proposal."""
    return strand_of(_choice(one, party) if isinstance(one, Bracket) else _words(one) for one in segments)


def _words(common: Common) -> Piece:
    return common.text, common.status


def _choice(bracket: Bracket, party: Callable[[str], str]) -> Choice:
    return Choice(
        tuple(
            Voice(strand_of_segments(one.content, party), tuple(dict.fromkeys(map(party, one.holders))))
            for one in bracket.alternatives
        )
    )


def strand_of_text(text: str, spans: Sequence[Span]) -> Strand:
    """Return a text as a strand; `spans` are the brackets that open and close in it, side by side being one bracket."""
    inside = [Span(Place(0, span.opens.offset), Place(0, span.closes.offset)) for span in spans if span.depth < DEEPEST]
    ends = {span.opens.offset: span.closes.offset for span in inside}
    follows = {
        one.opens.offset: other.opens.offset for run in runs(inside, [text]) for one, other in itertools.pairwise(run)
    }
    return strand_of(_pieces(text, 0, len(text), ends, follows))


def _pieces(text: str, start: int, end: int, ends: Mapping[int, int], follows: Mapping[int, int]) -> Iterator[Piece]:
    at = start
    while at < end:
        opens = next((place for place in range(at, end) if place in ends), None)
        if opens is None:
            yield text[at:end], COMMON
            return
        if opens > at:
            yield text[at:opens], COMMON
        voices: list[Voice] = []
        place: int | None = opens
        while place is not None:
            at = ends[place] + 1
            voices.append(Voice(strand_of(_pieces(text, place + 1, ends[place], ends, follows))))
            place = follows.get(place)
        yield Choice(tuple(voices))
