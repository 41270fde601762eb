"""A proposal: a document with somebody who holds it, a standing, a room and its languages."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from goodoffices.terms import TABLE, Room
from goodoffices.text.document import Block, Document


class Standing(StrEnum):
    """How a proposal lies on the table."""

    TABLED = "tabled"
    NON_PAPER = "non-paper"
    IN_CONFIDENCE = "in confidence"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"


class TextStanding(StrEnum):
    """How far the text in one language may be relied on; the order is from the surest down."""

    AUTHENTIC = "authentic"
    ORIGINAL = "original"
    REVISED = "revised"
    WORKING = "working translation"
    BEHIND = "behind"

    @classmethod
    def surest(cls, standings: Iterable["TextStanding"]) -> "TextStanding":
        """Return the surest of the standings; `ORIGINAL` where there are none.

        Words that one party holds in its own language are its original, whoever else has them in translation.
        """
        order = list(cls)
        return min(standings, key=order.index, default=cls.ORIGINAL)


@dataclass(frozen=True, slots=True)
class Correspondence:
    """One block of an original answered by one block of its translation (several for n:m)."""

    original: str
    translation: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Translation:
    """The text of a proposal in another language, set against the original block by block."""

    language: str
    document: Document
    correspondences: tuple[Correspondence, ...]
    standing: TextStanding = TextStanding.WORKING


@dataclass(frozen=True, slots=True)
class Proposal:
    """A document that somebody holds.

    `holder` is the party (or earlier mediator) as the team calls it; `id` is unique among the proposals
    read together. `date` is ISO 8601, "" where it is not known. What is `room`'s is seen only in that room.
    A base is the text on the table that the others amend: nobody holds it, and silence about it is not objection.
    """

    id: str
    holder: str
    document: Document
    language: str = ""
    title: str = ""
    date: str = ""
    standing: Standing = Standing.TABLED
    superseded_by: str = ""
    room: Room = TABLE
    translations: tuple[Translation, ...] = ()
    base: bool = False

    def __post_init__(self) -> None:
        tags = [one.language for one in self.translations]
        if len(tags) != len(set(tags)) or (self.language and self.language in tags):
            raise ValueError(tags)

    @property
    def live(self) -> bool:
        """Whether its words still count: neither withdrawn nor superseded."""
        return self.standing not in {Standing.WITHDRAWN, Standing.SUPERSEDED}

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the original."""
        return self.document.blocks
