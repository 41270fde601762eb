"""A framework set out for the page: clauses, their texts, and the lines and pieces of each.

What stands here is the same for a Word file and a web page: each of them only paints it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from goodoffices.text.framework import (
    COMMON,
    Alternative,
    Bracket,
    Common,
    Form,
    Framework,
    Provision,
    Segment,
    Status,
    Wording,
    read_segments,
)
from goodoffices.text.language import Direction
from goodoffices.text.proposal import TextStanding
from goodoffices.text.write.bookmarks import bookmark
from goodoffices.text.write.grid import Grid
from goodoffices.text.write.indent import Indent, indent_of
from goodoffices.text.write.phrases import Phrases, phrases_of
from goodoffices.text.write.reliance import Reliance
from goodoffices.text.write.shown import shown
from goodoffices.text.write.signs import Signs, signs_of
from goodoffices.text.write.style import PaperStyle

_NO_BREAK = "\u00a0"


class Role(StrEnum):
    """What a piece of a line is: words of the text, or a sign about them."""

    WORDS = "words"
    OPEN = "open"
    CLOSE = "close"
    NO_TEXT = "no text"
    HOLDERS = "holders"
    FOOTNOTE = "footnote"
    OPTION = "option"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line in one look.

    `depth` is the number of brackets around it; `status` that of the words, or of the whole provision where they
    have none of their own. `alternative` is set on the signs that open and close one, and on its holders. The text of a
    footnote stands at the foot of the page, and its number in the line.
    """

    role: Role
    text: str
    depth: int = 0
    status: Status = COMMON
    alternative: Alternative | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its pieces, its indent, and (the first of a provision) its number.

    `apart` is set on the first option of a clause that no number parts from the one before.
    """

    pieces: tuple[Piece, ...]
    indent: Indent
    label: str = ""
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A provision in one language; `bookmark` is the name it travels under."""

    language: str
    direction: Direction
    lines: tuple[Line, ...]
    bookmark: str


@dataclass(frozen=True, slots=True)
class Clause:
    """A provision, and its text in each language that it has words in."""

    provision: Provision
    texts: tuple[Text, ...]


def set_out(framework: Framework, style: PaperStyle) -> tuple[Clause, ...]:
    """Return the framework set out in lines, the provisions in its own order.

    Where the style asks for one reading, provisions on which that proposal is silent are left out whole.

    Raises:
        NoSuchProposal: the style asks for the reading of a proposal that is not there.
    """
    reader = None if style.clean is None else framework.origin(style.clean).id
    scribe = _Scribe(style, framework.languages, signs_of(framework), Reliance(framework), reader)
    return tuple(clause for provision in framework.provisions if (clause := scribe.clause(provision)) is not None)


def in_each_language(table: Grid[Clause]) -> Iterator[Grid[Clause]]:
    """Yield a table once for each language that it has words in, its rows without any in that language left out."""
    languages = dict.fromkeys(text.language for row in table for cell in row for one in cell for text in one.texts)
    for language in languages:
        rows = (tuple(_in_language(cell, language) for cell in row) for row in table)
        yield tuple(row for row in rows if any(row))


def _in_language(clauses: Sequence[Clause], language: str) -> tuple[Clause, ...]:
    spoken = ((one, tuple(text for text in one.texts if text.language == language)) for one in clauses)
    return tuple(replace(one, texts=texts) for one, texts in spoken if texts)


def pieces_in(clauses: Sequence[Clause]) -> Iterator[Piece]:
    """Yield every piece in reading order."""
    for clause in clauses:
        for text in clause.texts:
            for line in text.lines:
                yield from line.pieces


@dataclass(frozen=True, slots=True)
class _Scribe:
    """Sets provisions out in one style; `reader` is the proposal whose reading alone is written, None for all."""

    style: PaperStyle
    languages: Sequence[str]
    signs: Signs
    reliance: Reliance
    reader: str | None

    def clause(self, provision: Provision) -> Clause | None:
        """Return the provision set out, None where the reader has no words in it."""
        read = provision if self.reader is None else self.as_read(provision, self.reader)
        if read is None:
            return None
        # A wording keeps its bookmark though the reader may have no words in the language before it.
        own = provision.wordings[0].language
        names = ("" if one.language == own else one.language for one in read.wordings)
        texts = (self.text(read, one, bookmark(read.id, name)) for one, name in zip(read.wordings, names, strict=True))
        return Clause(read, tuple(texts))

    def as_read(self, provision: Provision, reader: str) -> Provision | None:
        wordings = []
        for wording in provision.wordings:
            words = read_segments(wording.segments, reader)
            if words:
                standing = self.reliance.of_text(reader, wording.language) or wording.standing
                wordings.append(replace(wording, segments=(Common(words),), standing=standing))
        return replace(provision, wordings=tuple(wordings), status=COMMON, to_translate=()) if wordings else None

    def text(self, provision: Provision, wording: Wording, name: str) -> Text:
        first = wording is provision.wordings[0]
        language = wording.language or next((one for one in self.languages if one), "")
        setter = _Setter(self, phrases_of(language), provision.status, wording.language)
        setter.segments(wording.segments)
        if wording.standing is not self.expected(provision, wording):
            setter.note(setter.phrases.text_standing[wording.standing])
        if first:
            self.remarks(provision, setter)
        label = shown(provision.label) if first else ""
        # Beside the column that bears the numbers no room is kept for them.
        beside = "" if self.style.columns and not first else provision.label
        lines = tuple(_lines(replace(provision, label=beside), setter.lines, label))
        return Text(language=wording.language, direction=wording.direction, lines=lines, bookmark=name)

    def expected(self, provision: Provision, wording: Wording) -> TextStanding:
        """Return the standing of a wording that the head of the paper tells already."""
        if self.reader is not None:
            return self.reliance.of_holders((self.reader,), wording.language)
        return self.reliance.of_provision(provision.id, wording.language)

    def remarks(self, provision: Provision, setter: "_Setter") -> None:
        phrases = setter.phrases
        if provision.status != COMMON:
            setter.note(phrases.status(provision.status, named=self.style.attributed))
        if provision.to_translate:
            names = self.signs.listed(provision.to_translate, phrases) if self.style.attributed else ""
            setter.note(phrases.to_translate + (f": {names}" if names else ""))


def _lines(provision: Provision, drawn: Sequence[tuple[int, list[Piece]]], label: str) -> Iterator[Line]:
    """Yield the lines that have words, at least one: the first bears the number, the others keep below it.

    Without a number (that of a wording stands before the first language alone) the words stand where they would
    beside one.
    """
    written = [(inset, tuple(pieces)) for inset, pieces in drawn if pieces] or [(0, ())]
    for place, (inset, pieces) in enumerate(written):
        indent = indent_of(provision.kind, provision.level, provision.label, inset)
        if place == 0 and label:
            yield Line(pieces, indent, label)
        else:
            begins = place == 0 and provision.cell is None and pieces[:1] and pieces[0].role is Role.OPTION
            yield Line(pieces, replace(indent, hang=0), apart=bool(begins))


class _Setter:
    """Sets segments out in lines, piece by piece."""

    def __init__(self, scribe: _Scribe, phrases: Phrases, status: Status, language: str) -> None:
        self.style, self.signs, self.reliance = scribe.style, scribe.signs, scribe.reliance
        self.phrases, self.status, self.language = phrases, status, language
        self.lines: list[tuple[int, list[Piece]]] = [(0, [])]

    def segments(self, segments: Sequence[Segment], depth: int = 0, inset: int = 0, number: str = "") -> None:
        for segment in segments:
            if isinstance(segment, Common):
                self.words(segment, depth)
            elif segment.form is Form.OPTIONS:
                self.options(segment, depth, inset, number)
            else:
                self.bracket(segment, depth, inset, number)

    def add(
        self, role: Role, text: str, depth: int, status: Status = COMMON, alternative: Alternative | None = None
    ) -> None:
        self.lines[-1][1].append(Piece(role, text, depth, status, alternative))

    def words(self, common: Common, depth: int) -> None:
        whole = self.status if depth == 0 else COMMON
        self.add(Role.WORDS, shown(common.text), depth, common.status if common.status != COMMON else whole)
        if common.status != COMMON:
            self.note(self.phrases.status(common.status, named=self.style.attributed))

    def note(self, words: str) -> None:
        gap = " " if self.lines[-1][1] else ""
        self.add(Role.NOTE, f"{gap}‹{shown(words)}›", 0)

    def bracket(self, bracket: Bracket, depth: int, inset: int, number: str) -> None:
        """Set the alternatives out in the line; one blank at either end of their words is set outside the signs."""
        trimmed = [_trimmed(alternative.content) for alternative in bracket.alternatives]
        if trimmed[0][1]:
            self.add(Role.WORDS, " ", depth)
        for place, (alternative, (content, _, _)) in enumerate(zip(bracket.alternatives, trimmed, strict=True)):
            if place:
                self.add(Role.WORDS, " ", depth)
            self.alternative(alternative, content, depth + 1, inset, number)
            self.attribute(alternative, depth + 1)
            self.standing(alternative)
        if any(after for _, _, after in trimmed):
            self.add(Role.WORDS, " ", depth)

    def options(self, bracket: Bracket, depth: int, inset: int, number: str) -> None:
        """Set the alternatives out one below the other, and go on in a new line after them."""
        for place, alternative in enumerate(bracket.alternatives, 1):
            own = f"{number}{place}"
            self.lines.append((inset + 1, []))
            self.add(Role.OPTION, f"{self.option_head(alternative, own)} ", depth + 1)
            self.alternative(alternative, alternative.content, depth + 1, inset + 1, f"{own}.")
            if self.style.footnoted:
                self.attribute(alternative, depth + 1)
            self.standing(alternative)
        self.lines.append((inset, []))

    def option_head(self, alternative: Alternative, number: str) -> str:
        head = self.phrases.option.format(number=number)
        if alternative.holders and self.style.attributed and not self.style.footnoted:
            head = f"{head} ({self.signs.beside(alternative.holders, self.phrases)})"
        return f"{head}:"

    def alternative(
        self, alternative: Alternative, content: Sequence[Segment], depth: int, inset: int, number: str
    ) -> None:
        self.add(Role.OPEN, "[", depth, alternative=alternative)
        if content:
            self.segments(content, depth, inset, number)
        else:
            self.add(Role.NO_TEXT, self.phrases.no_text, depth)
        self.add(Role.CLOSE, "]", depth, alternative=alternative)

    def attribute(self, alternative: Alternative, depth: int) -> None:
        """Tell who holds words, beside them or in a footnote."""
        if not alternative.holders or not self.style.attributed:
            return
        if self.style.footnoted:
            note = self.signs.in_full(alternative.holders, self.phrases)
            self.add(Role.FOOTNOTE, note, depth, alternative=alternative)
        else:
            holders = self.signs.beside(alternative.holders, self.phrases).replace(" ", _NO_BREAK)
            self.add(Role.HOLDERS, holders, depth, alternative=alternative)

    def standing(self, alternative: Alternative) -> None:
        """Note the standing of words where it is another than that of their holders' texts, told at the head."""
        if alternative.standing is not self.reliance.of_holders(alternative.holders, self.language):
            self.note(self.phrases.text_standing[alternative.standing])


def _trimmed(content: tuple[Segment, ...]) -> tuple[tuple[Segment, ...], bool, bool]:
    """Return the content without one blank at its start and end, and whether there was one."""
    before = _blank_at(content, 0)
    if before and isinstance(content[0], Common):
        content = (replace(content[0], text=content[0].text[1:]), *content[1:])
    after = _blank_at(content, -1)
    if after and isinstance(content[-1], Common):
        content = (*content[:-1], replace(content[-1], text=content[-1].text[:-1]))
    return content, before, after


def _blank_at(content: Sequence[Segment], place: int) -> bool:
    edge = content[place] if content else None
    return isinstance(edge, Common) and len(edge.text) > 1 and edge.text[place] == " "
