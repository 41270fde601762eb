"""The words of a provision in one language: common text, brackets, alternatives, and who holds them.

Common is not agreed: it says only that no proposal read so far differs.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from goodoffices.terms import TABLE, Label, Room
from goodoffices.text.language import Direction, direction_of
from goodoffices.text.proposal import TextStanding


class Agreement(StrEnum):
    """How far the parties have come on a stretch of text; only a recorded act of a party raises it."""

    COMMON = "common"
    NO_OBJECTION = "no objection"
    PROVISIONAL = "provisional"
    AD_REFERENDUM = "ad referendum"
    AGREED = "agreed"


@dataclass(frozen=True, slots=True)
class Status:
    """How far agreed, by whom (names of parties) and since when (ISO date, "" if not known)."""

    agreement: Agreement = Agreement.COMMON
    parties: tuple[str, ...] = ()
    date: str = ""

    def __post_init__(self) -> None:
        if self.agreement is Agreement.COMMON and (self.parties or self.date):
            raise ValueError(self)


COMMON = Status()


@dataclass(frozen=True, slots=True)
class Source:
    """Where words came from: a proposal, its block, and the tracked change or comments that touch them."""

    proposal: str
    block: str
    author: str = ""
    date: str = ""
    change: str = ""
    comments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Common:
    """Text in which no proposal read so far differs. Never empty."""

    text: str
    status: Status = COMMON

    def __post_init__(self) -> None:
        if not self.text:
            raise ValueError(self)


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to word a bracket: its content (with brackets of its own), and who holds it.

    `holders` are ids of proposals in alphabetical order, empty where nobody is named (a bracket that came
    with a draft). Empty content means that the holders have no words here: within a clause they lack what others have,
    in the place of a whole clause they want it deleted. `rooms` are those of the holders' proposals in the holders'
    order; whoever may read one of them may read the words.
    """

    id: str
    content: tuple["Segment", ...]
    holders: tuple[str, ...] = ()
    standing: TextStanding = TextStanding.ORIGINAL
    rooms: tuple[Room, ...] = ()
    sources: tuple[Source, ...] = ()

    def __post_init__(self) -> None:
        if tuple(sorted(set(self.holders))) != self.holders:
            raise ValueError(self.holders)

    @property
    def label(self) -> Label:
        """The rooms of the proposals that hold it: nothing where one of them lies on the table."""
        return Label() if TABLE in self.rooms else Label.of(self.rooms)


class Form(StrEnum):
    """How a bracket is set out: within the line, or as options one below the other."""

    INLINE = "inline"
    OPTIONS = "options"


@dataclass(frozen=True, slots=True)
class Bracket:
    """A choice that is still open: alternatives, in an order that depends on their words alone."""

    id: str
    alternatives: tuple[Alternative, ...]
    form: Form = Form.INLINE

    def __post_init__(self) -> None:
        if not self.alternatives:
            raise ValueError(self)
        holders = [holder for alternative in self.alternatives for holder in alternative.holders]
        if len(holders) != len(set(holders)):
            raise ValueError(holders)

    @property
    def holders(self) -> frozenset[str]:
        """All who hold one of the alternatives."""
        return frozenset(holder for alternative in self.alternatives for holder in alternative.holders)

    def held_by(self, proposal: str) -> Alternative | None:
        """Return the alternative that the proposal holds, or None where it holds none."""
        return next((one for one in self.alternatives if proposal in one.holders), None)


Segment = Common | Bracket


def brackets_in(segments: Sequence[Segment]) -> Iterator[tuple[Bracket, int]]:
    """Yield every bracket with its depth (0 outermost), in reading order."""
    pending: list[tuple[Segment, int]] = [(segment, 0) for segment in reversed(segments)]
    while pending:
        segment, depth = pending.pop()
        if isinstance(segment, Bracket):
            yield segment, depth
            inner = [one for alternative in segment.alternatives for one in alternative.content]
            pending.extend((one, depth + 1) for one in reversed(inner))


@dataclass(frozen=True, slots=True)
class Wording:
    """The text of a provision in one language: common text and brackets, no two brackets touching."""

    language: str
    segments: tuple[Segment, ...]
    standing: TextStanding = TextStanding.ORIGINAL

    def __post_init__(self) -> None:
        check_segments(self.segments)

    @property
    def direction(self) -> Direction:
        """The way its lines run."""
        return direction_of(plain_text(self.segments), self.language)


def check_segments(segments: Sequence[Segment]) -> None:
    """Raise ValueError where two brackets touch, or two common stretches of one status do."""
    for one, other in itertools.pairwise(segments):
        if isinstance(one, Bracket) and isinstance(other, Bracket):
            raise ValueError(other.id)  # noqa: TRY004 - the value is wrong, not its type
        if isinstance(one, Common) and isinstance(other, Common) and one.status == other.status:
            raise ValueError(other.text)
    for segment in segments:
        if isinstance(segment, Bracket):
            for alternative in segment.alternatives:
                check_segments(alternative.content)


def plain_text(segments: Sequence[Segment]) -> str:
    """Return all the words of the segments in reading order, alternatives one after the other."""
    pieces: list[str] = []
    for segment in segments:
        if isinstance(segment, Common):
            pieces.append(segment.text)
        else:
            pieces.extend(plain_text(alternative.content) for alternative in segment.alternatives)
    return "".join(pieces)


def read_segments(segments: Sequence[Segment], proposal: str) -> str | None:
    """Return the segments as the proposal reads them: its own alternative in every bracket.

    None where a bracket at the outermost level holds nothing of the proposal (it is silent).
    """
    if len(segments) == 1 and isinstance(segments[0], Common):
        return segments[0].text
    pieces: list[str] = []
    for segment in segments:
        if isinstance(segment, Common):
            pieces.append(segment.text)
            continue
        held = segment.held_by(proposal)
        inner = None if held is None else read_segments(held.content, proposal)
        if inner is None:
            return None
        pieces.append(inner)
    return "".join(pieces)
