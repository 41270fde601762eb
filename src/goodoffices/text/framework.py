"""The framework: one negotiating text, its provisions, their brackets, and where every word came from.

A framework is an ordered list of provisions. A provision has one wording for each language; a wording is
a sequence of common text and brackets; a bracket has alternatives; an alternative knows who holds it.
Common is not agreed: it says only that no proposal read so far differs.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from goodoffices.terms import TABLE, Label, NotPossible, Room
from goodoffices.text.document import Cell, Document, Kind
from goodoffices.text.language import Direction
from goodoffices.text.proposal import Standing, TextStanding
from goodoffices.text.wording import (
    COMMON,
    Agreement,
    Alternative,
    Bracket,
    Common,
    Form,
    Segment,
    Source,
    Status,
    Wording,
    brackets_in,
    check_segments,
    plain_text,
    read_segments,
)

__all__ = [
    "COMMON",
    "Agreement",
    "Alternative",
    "Bracket",
    "Common",
    "Decision",
    "Form",
    "Framework",
    "LaidBlock",
    "Layout",
    "NoSuchProposal",
    "Origin",
    "Part",
    "Provision",
    "Question",
    "QuestionKind",
    "Segment",
    "Source",
    "Status",
    "Wording",
    "brackets_in",
    "check_segments",
    "plain_text",
    "read_segments",
]


class NoSuchProposal(NotPossible):
    """This framework holds no proposal called "{name}": choose one of {known}."""


@dataclass(frozen=True, slots=True)
class Provision:
    """One clause of the framework, in one or more languages.

    `label` is its number as literal text. `to_translate` names the proposals that have words here and no text
    in the language of the talks. `status` is that of the provision as a whole. `cell` is its place in a table of the
    framework.
    """

    id: str
    wordings: tuple[Wording, ...]
    label: str = ""
    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    status: Status = COMMON
    to_translate: tuple[str, ...] = ()
    cell: Cell | None = None

    def __post_init__(self) -> None:
        languages = [wording.language for wording in self.wordings]
        if not languages or len(languages) != len(set(languages)):
            raise ValueError(languages)

    def wording(self, language: str) -> Wording | None:
        """Return the wording in a language, or None where there is none."""
        return next((one for one in self.wordings if one.language == language), None)

    def brackets(self) -> Iterator[tuple[Bracket, int]]:
        """Yield every bracket of every wording with its depth."""
        for wording in self.wordings:
            yield from brackets_in(wording.segments)

    def alternatives(self) -> Iterator[Alternative]:
        """Yield every alternative of every bracket, in reading order."""
        for bracket, _ in self.brackets():
            yield from bracket.alternatives


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a block: where it stands in what its proposal reads in a provision.

    `lead` is the white space between this part and the one before. `exact` is the text as the proposal spells it,
    kept only where that differs (in white space, or by a reference such as "no change") from the framework's.
    """

    provision: str
    start: int
    end: int
    lead: str = ""
    exact: str | None = None


@dataclass(frozen=True, slots=True)
class LaidBlock:
    """How a proposal sets out a block, and which provisions its words went to.

    A block that went nowhere has no parts, its words in `text`, and the reason in `left_out`.
    """

    id: str
    parts: tuple[Part, ...]
    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    label: str = ""
    language: str = ""
    direction: Direction = Direction.LTR
    cell: Cell | None = None
    text: str = ""
    left_out: str = ""

    def __post_init__(self) -> None:
        if bool(self.parts) == bool(self.left_out):
            raise ValueError(self.id)


@dataclass(frozen=True, slots=True)
class Layout:
    """One text of one proposal: its language, how far it may be relied on, and its blocks in its own order."""

    language: str
    blocks: tuple[LaidBlock, ...]
    standing: TextStanding = TextStanding.ORIGINAL
    source: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """A proposal as the framework remembers it: who holds it, how it stands, and its own order of blocks.

    `layouts` set out the original and then its translations; `texts` are the same documents as they were read.
    """

    id: str
    holder: str
    title: str = ""
    date: str = ""
    standing: Standing = Standing.TABLED
    superseded_by: str = ""
    room: Room = TABLE
    base: bool = False
    layouts: tuple[Layout, ...] = ()
    texts: tuple[Document, ...] = ()


class QuestionKind(StrEnum):
    """What a person is asked to decide."""

    PAIR = "pair"
    SILENCE = "silence"
    TRANSLATION = "translation"


@dataclass(frozen=True, slots=True)
class Question:
    """Something that the program would not decide alone.

    `one` and `other` are "proposal:block" (for a silence, `other` is the proposal that says nothing).
    """

    kind: QuestionKind
    one: str
    other: str
    sentence: str
    confidence: float = 0.0


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """What a person answered to a question: `kind`, `one` and `other` are the question's."""

    kind: QuestionKind
    one: str
    other: str
    answer: str


@dataclass(frozen=True, slots=True)
class Framework:
    """The single negotiating text: provisions in order, and the proposals it was made from.

    `languages` begin with that of the talks; `asked_language` is "" where nobody chose it and most proposals decided.
    """

    provisions: tuple[Provision, ...]
    origins: tuple[Origin, ...] = ()
    title: str = ""
    languages: tuple[str, ...] = ("",)
    questions: tuple[Question, ...] = field(default=())
    decisions: tuple[Decision, ...] = ()
    grain: str = ""
    asked_language: str = ""

    def __post_init__(self) -> None:
        if not self.languages:
            raise ValueError(self.languages)
        for ids in ([one.id for one in self.provisions], [one.id for one in self.origins]):
            if len(ids) != len(set(ids)):
                raise ValueError(ids)

    def origin(self, name: str) -> Origin:
        """Return the proposal with this id, or the only one of a holder with this name.

        Raises:
            NoSuchProposal: no proposal, or more than one, goes by that name.
        """
        found = [one for one in self.origins if one.id == name]
        found = found or [one for one in self.origins if one.holder == name]
        if len(found) != 1:
            raise NoSuchProposal(name=name, known=", ".join(one.id for one in self.origins) or "none")
        return found[0]

    @property
    def label(self) -> Label:
        """The rooms that the framework was made from."""
        return Label.of(origin.room for origin in self.origins)
