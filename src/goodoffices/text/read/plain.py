"""Plain text becomes a document: paragraphs, the numbers typed before them, and headings that are plain to see."""

import re
from collections.abc import Iterator, Sequence

from goodoffices.text.document import Document, Kind
from goodoffices.text.read.encoding import decoded
from goodoffices.text.read.label import split_label
from goodoffices.text.read.page import Page, check_length

_WIDEST = 120
_HEADING = 100
_ENDS_SENTENCE = tuple(".;:,!?،؛؟")
_ORNAMENT = re.compile(r"[-=_*~#+\s]+")
_JOINS = re.compile(r"\b(?:and|or|et|ou|und|oder|y|o)$|(?:^|\s)(?:و|أو|או)$", re.IGNORECASE)


def read_text(name: str, content: bytes) -> Document:
    """Return the document that a text file holds.

    Empty lines part its paragraphs. Lines broken to fit a width are joined; a line wider than any such width, one after
    a heading, and one that begins with a number after the end of a sentence or a short line, is a paragraph of its own.

    Raises:
        NotUtf8, HoldsNul: it is not text in UTF-8 (or UTF-16 with its mark).
        TooManyBlocks: it holds more paragraphs than any proposal.
    """
    page = Page(name)
    for chunk in re.split(r"\n(?:[ \t\u00a0]*\n)+", decoded(name, content)):
        lines = [line.strip() for line in chunk.split("\n")]
        check_length(name, max(lines, key=len))
        alone = len(lines) == 1
        for paragraph in _paragraphs([line for line in lines if line and not _ORNAMENT.fullmatch(line)]):
            heading = _is_heading(paragraph, alone=alone)
            page.add(paragraph, Kind.HEADING if heading else Kind.PARAGRAPH, int(heading))
    return Document(tuple(page.blocks), source=name)


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    if any(len(line) > _WIDEST for line in lines):
        yield from lines
        return
    width = max(map(len, lines), default=0)
    gathered: list[str] = []
    for line in lines:
        if gathered and _begins_anew(line, gathered[-1], width, first=gathered[0]):
            yield " ".join(gathered)
            gathered = []
        gathered.append(line)
    if gathered:
        yield " ".join(gathered)


def _begins_anew(line: str, above: str, width: int, first: str) -> bool:
    """Whether a line begins a paragraph: the line above is a heading, or it bears a number where one may stand."""
    if first == above and _is_heading(above, alone=False):
        return True
    if not split_label(line)[0]:
        return False
    return above.endswith(_ENDS_SENTENCE) or _JOINS.search(above) is not None or len(above) < width * 2 // 3


def _is_heading(line: str, *, alone: bool) -> bool:
    """Whether a line is a heading: it names a division ("Article 4 – Scope"), or stands alone in capitals."""
    label, words = split_label(line)
    if len(line) > _HEADING or words.endswith(_ENDS_SENTENCE) or "\n" in line:
        return False
    if len(label) > 1 and label[0].isalpha() and label[1].isalpha() and " " in label:
        return True
    return alone and words.isupper() and sum(map(str.isalpha, words)) > 1
