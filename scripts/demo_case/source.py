"""The notation in which the texts of the case are kept, so that a change of words is a change of one line.

A text begins with properties (`title: ...`) and the hands that changed it
(`hand jv: author; initials; moment`), ends them with `---`, and then has one block after each empty line:

    # title     ~ line under the title     ## heading     § numbered heading     * clause     - item
    | cell | cell       a row of a table
    [^1]: footnote      its place is [^1]
    !ratio jv: comment  it stands beside {=ratio:these words=}
    !ratio.2 im re ratio: reply

Tracked changes are {+jv:inserted words+} and {-jv:deleted words-}; a whole block is inserted, deleted, moved
away or moved here when its sign is followed by {+jv}, {-jv}, {<jv name} or {>jv name}.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """What a block is, by the sign it begins with."""

    TITLE = "#"
    SUBTITLE = "~"
    HEADING = "##"
    SECTION = "§"
    CLAUSE = "*"
    ITEM = "-"
    ROW = "|"
    PLAIN = ""


class Sign(StrEnum):
    """What a tracked change does."""

    INSERTED = "+"
    DELETED = "-"
    MOVED_AWAY = "<"
    MOVED_HERE = ">"


@dataclass(frozen=True, slots=True)
class Hand:
    """Who changed or commented, and when (ISO 8601)."""

    author: str
    initials: str
    moment: str


@dataclass(frozen=True, slots=True)
class Tracked:
    """A tracked change; `name` joins the two ends of a move."""

    sign: Sign
    hand: Hand
    name: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A run of words, tracked or not."""

    text: str
    tracked: Tracked | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """Where the words that a comment stands beside begin (`opens`) or end."""

    comment: str
    opens: bool


@dataclass(frozen=True, slots=True)
class NoteMark:
    """Where a footnote is called."""

    number: int


Piece = Words | Edge | NoteMark


@dataclass(frozen=True, slots=True)
class SourceBlock:
    """A block: its cells (one, unless it is a row), and the change that the whole of it is."""

    style: Style
    cells: tuple[tuple[Piece, ...], ...]
    tracked: Tracked | None = None


@dataclass(frozen=True, slots=True)
class SourceComment:
    """A comment or, where `answers` names another, a reply."""

    name: str
    hand: Hand
    text: str
    answers: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One text of the case."""

    properties: dict[str, str]
    blocks: tuple[SourceBlock, ...]
    footnotes: tuple[str, ...]
    comments: tuple[SourceComment, ...]

    @property
    def rtl(self) -> bool:
        """Whether its lines run from right to left."""
        return self.properties["language"] == "ar"

    @property
    def tracked(self) -> bool:
        """Whether any of its words are a tracked change."""
        pieces = (piece for block in self.blocks for cell in block.cells for piece in cell)
        return any(isinstance(piece, Words) and piece.tracked for piece in pieces)


_BLOCK = re.compile(r"(?P<style>##|[#~§*|-])? ?(?:\{(?P<sign>[-+<>])(?P<hand>\w+)(?: (?P<name>\w+))?\} )?(?P<text>.*)")
_COMMENT = re.compile(r"!(?P<name>[\w.]+) (?P<hand>\w+)(?: re (?P<answers>\w+))?: (?P<text>.*)")
_FOOTNOTE = re.compile(r"\[\^\d+\]: (.*)")
_INLINE = re.compile(r"\{(?P<opens>[-+=])(?P<name>\w+):|(?P<closes>[-+=])\}|\[\^(?P<note>\d+)\]")


def read_source(text: str) -> Source:
    """Return the text in its parts. Raises KeyError or ValueError where it breaks the notation."""
    head, body = text.split("\n---\n", maxsplit=1)
    properties = dict(line.split(": ", maxsplit=1) for line in head.splitlines())
    hands = {name[5:]: Hand(*value.split("; ")) for name, value in properties.items() if name.startswith("hand ")}
    blocks, footnotes, comments = [], [], []
    for line in _unwrapped(body):
        if match := _COMMENT.fullmatch(line):
            comments.append(
                SourceComment(match["name"], hands[match["hand"]], match["text"], match["answers"] or ""),
            )
        elif match := _FOOTNOTE.fullmatch(line):
            footnotes.append(match[1])
        else:
            blocks.append(_block(line, hands))
    return Source(properties, tuple(blocks), tuple(footnotes), tuple(comments))


def _unwrapped(body: str) -> Iterator[str]:
    for paragraph in re.split(r"\n\s*\n", body.strip()):
        if paragraph.startswith("| "):
            yield from paragraph.splitlines()
        else:
            yield " ".join(paragraph.splitlines())


def _block(line: str, hands: dict[str, Hand]) -> SourceBlock:
    match = _BLOCK.fullmatch(line)
    if match is None:
        raise ValueError(line)
    style = Style(match["style"] or "")
    tracked = Tracked(Sign(match["sign"]), hands[match["hand"]], match["name"] or "") if match["sign"] else None
    cells = match["text"].split(" | ") if style is Style.ROW else [match["text"]]
    return SourceBlock(style, tuple(tuple(_pieces(cell, hands, tracked)) for cell in cells), tracked)


def _pieces(text: str, hands: dict[str, Hand], tracked: Tracked | None) -> Iterator[Piece]:
    """Yield the pieces of a text; words are tracked as the innermost change around them, else as the block is."""
    around = tracked
    comments: list[str] = []
    place = 0
    for match in _INLINE.finditer(text):
        if words := text[place : match.start()]:
            yield Words(words, around)
        place = match.end()
        if match["note"]:
            yield NoteMark(int(match["note"]))
        elif match["opens"] == "=":
            comments.append(match["name"])
            yield Edge(match["name"], opens=True)
        elif match["closes"] == "=":
            yield Edge(comments.pop(), opens=False)
        else:
            around = Tracked(Sign(match["opens"]), hands[match["name"]]) if match["opens"] else tracked
    if words := text[place:]:
        yield Words(words, around)
