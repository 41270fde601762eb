"""Lines become blocks: with their number apart from their words, their kind, language and direction.

A paragraph that Word numbers at the outermost level in digits or capital numerals is a paragraph of the agreement and
stays one; bullets, letters and all deeper levels are items. A heading keeps its rank, whatever its number.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from goodoffices.text.document import Block, Kind
from goodoffices.text.language import Direction, direction_of, language_of, script_of
from goodoffices.text.read.label import split_label
from goodoffices.text.read.page import labelled
from goodoffices.text.read.word.lines import Layout, Line
from goodoffices.text.read.word.names import VAL, w
from goodoffices.text.read.word.numbering import Numbering, Numeral
from goodoffices.text.read.word.styles import Look, Styles

_OF_PARAGRAPHS = frozenset({"decimal", "decimalZero", "upperRoman", "cardinalText", "ordinalText", "ordinal"})
_TELLING = 12
_SAMPLE = 40_000
_OPENING = 160
_MOST_LINES = 2_000


@dataclass(frozen=True, slots=True)
class Printed:
    """A block and the line it was made of; `cut` is how much of the line stands before the block's words.

    That is its number, where one was typed, and outer white space, which is left out as it is from other files.
    `repeated` is a typed number that only says again what Word counts.
    """

    block: Block
    line: Line
    cut: int
    repeated: str = ""

    def offset(self, in_line: int) -> int:
        """Return the offset in the block's text of an offset in the line's."""
        return max(0, min(in_line - self.cut, len(self.block.text)))


@dataclass(frozen=True, slots=True)
class Reading:
    """All lines of a document in one view, and the block of each; None for a blank line."""

    layout: Layout
    printed: tuple[Printed | None, ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks in reading order."""
        return tuple(one.block for one in self.printed if one is not None)


class Tongue:
    """The languages of a document's lines: told by their words or script, else by the document, else by the file."""

    def __init__(self, lines: Sequence[Line]) -> None:
        sample = "\n".join(line.text for line in lines[:_MOST_LINES])[:_SAMPLE]
        self._main = language_of(sample)
        self._script = script_of(sample)
        self._told: dict[str, str] = {}

    def of(self, line: Line) -> str:
        """Return the language of a line as a BCP 47 tag, "" where nothing tells it."""
        opening = line.text[:_OPENING]
        if opening not in self._told:
            self._told[opening] = self._tell(opening)
        return self._told[opening] or _marked(line)

    def _tell(self, text: str) -> str:
        script = "LATIN" if text.isascii() else script_of(text)
        if script and script != self._script:
            return language_of(text)
        if not script or text.count(" ") < _TELLING:
            return self._main
        # A short paragraph repeats itself: each of its words is a witness once.
        return language_of(" ".join(dict.fromkeys(text.split()))) or self._main


def read_lines(layout: Layout, styles: Styles, numbering: Numbering, tongue: Tongue) -> Reading:
    """Make a block of every line of a document. A blank line is counted too where it bears a number."""
    printed = tuple(_print(line, styles.look(line.members[-1].properties), numbering, tongue) for line in layout.lines)
    return Reading(layout, printed)


def _print(line: Line, look: Look, numbering: Numbering, tongue: Tongue) -> Printed | None:
    language = tongue.of(line)
    numeral = numbering.next(look, language or "en")
    if not line.text.strip():
        return None
    label, words, repeated = _numbered(line, "" if numeral is None else numeral.label)
    kind, level = _rank(line, look, numeral)
    block = Block(
        id=line.leader.id,
        text=words,
        kind=kind,
        level=level,
        label=label,
        language=language,
        direction=Direction.RTL if look.rtl else direction_of(words or label, language),
        cell=line.cell,
        bookmarks=tuple(dict.fromkeys(name for member in line.members for name in member.bookmarks)),
    )
    return Printed(block, line, len(line.text.rstrip()) - len(words), repeated)


def _numbered(line: Line, counted: str) -> tuple[str, str, str]:
    """Return the label of a line, its words, and the typed number that only repeats what Word counted ("" if none)."""
    text = line.text.strip()
    if line.note is not None:
        return line.note, text, ""
    typed, rest = split_label(text)
    if counted and typed and _bare(typed) == _bare(counted):
        return counted, rest, typed
    return *labelled(counted, text), ""


def _bare(label: str) -> str:
    """Return the letters and figures of a label, in which two ways to write one number agree."""
    return "".join(str(unicodedata.digit(sign, sign)) for sign in label.casefold() if sign.isalnum())


def _rank(line: Line, look: Look, numeral: Numeral | None) -> tuple[Kind, int]:
    if line.note is not None:
        return Kind.FOOTNOTE, 0
    if line.cell is not None:
        return Kind.CELL, 0
    if look.title:
        return Kind.TITLE, 0
    if look.rank:
        return Kind.HEADING, look.rank
    if numeral is None or (numeral.depth == 0 and numeral.style in _OF_PARAGRAPHS):
        return Kind.PARAGRAPH, 0
    return Kind.ITEM, numeral.depth + 1


def _marked(line: Line) -> str:
    """Return the language that the file itself gives the words, which is often that of the machine."""
    mark = next(line.leader.element.iter(w("lang")), None)
    if mark is None:
        return ""
    return mark.get(w("bidi") if direction_of(line.text) is Direction.RTL else VAL, "")
