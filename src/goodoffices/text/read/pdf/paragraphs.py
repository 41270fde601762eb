"""Lines become paragraphs: by the gaps between them, by short lines, and by the numbers that they begin with."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from goodoffices.text.language import Direction, direction_of
from goodoffices.text.read.label import split_label
from goodoffices.text.read.pdf.page import Line

_WIDER = 0.3
"""A gap that is wider than the usual one by so much of a line's height parts two paragraphs."""

_FULL = 0.88
"""A line that takes less of the width of the text ends its paragraph."""

_LARGER = 1.15
_HEADING = 200
_ENDS = tuple(".;:!?؟؛")
_FIGURES = re.compile(r"\d+")
_MARGIN_LINES = 3


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together, joined; `heading` where its letters are larger than those of the text."""

    text: str
    page: int
    heading: bool


def without_margins(lines: Sequence[Line]) -> tuple[list[Line], list[str]]:
    """Return the lines without those that stand on top or at the foot of most pages, and these, each once."""
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    outer: Counter[str] = Counter()
    for row in pages.values():
        outer.update({_bare(line) for line in _outer(row)})
    repeated = {words for words, count in outer.items() if count > 1 and 2 * count >= len(pages)}
    left_out = {line for row in pages.values() for line in _outer(row) if _bare(line) in repeated}
    told = {_bare(line): line.text for line in lines if line in left_out}
    return [line for line in lines if line not in left_out], list(told.values())


def paragraphs(lines: Sequence[Line]) -> Iterator[Paragraph]:
    """Yield the paragraphs that these lines make up."""
    if not lines:
        return
    text = _Text(lines)
    row: list[Line] = []
    for line in lines:
        if row and not text.goes_on(row[-1], line):
            yield text.joined(row)
            row = []
        row.append(line)
    yield text.joined(row)


class _Text:
    """What is usual in this text: its width, the size of its letters, the gap between its lines."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.sizes = {one: _usual_size([line for line in lines if direction_of(line.text) is one]) for one in Direction}
        pairs = [(one, other) for one, other in pairwise(lines) if one.page == other.page]
        gaps = [one.bottom - other.top for one, other in pairs if 0 <= one.bottom - other.bottom < 3 * one.height]
        self.gap = median(gaps) if gaps else 0.0
        self.left, self.right = min(one.left for one in lines), max(one.right for one in lines)

    def goes_on(self, line: Line, following: Line) -> bool:
        """Whether the paragraph of a line goes on in the one that follows."""
        if line.broken:
            return True
        if following.size > line.size * _LARGER or line.size > following.size * _LARGER:
            return False
        numbered = bool(split_label(following.text)[0])
        if not self._is_full(line) or (numbered and line.text.endswith(_ENDS)):
            return False
        if line.page != following.page:
            return not numbered and not line.text.endswith(_ENDS)
        return line.bottom - following.top <= self.gap + _WIDER * line.height

    def _is_full(self, line: Line) -> bool:
        """Whether a line reaches the end of its lines, so that the next may go on with it."""
        if direction_of(line.text) is Direction.RTL:
            return self.right - line.left >= _FULL * (self.right - self.left)
        return line.right - self.left >= _FULL * (self.right - self.left)

    def joined(self, row: Sequence[Line]) -> Paragraph:
        """Return the paragraph of some lines, a blank between them save where a word is broken."""
        text = "".join(f"{line.text}{'' if line.broken else ' '}" for line in row).strip()
        heading = row[0].size > self.sizes[direction_of(text)] * _LARGER and len(text) <= _HEADING
        return Paragraph(text, row[0].page, heading)


def _usual_size(lines: Sequence[Line]) -> float:
    """Return the size that most letters have."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return max(sizes, key=lambda one: (sizes[one], -one), default=0.0)


def _outer(row: Sequence[Line]) -> list[Line]:
    by_height = sorted(row, key=lambda line: -line.top)
    return list(dict.fromkeys([*by_height[:_MARGIN_LINES], *by_height[-_MARGIN_LINES:]]))


def _bare(line: Line) -> str:
    """Return the words of a line, and whether it stands high or low, without the figures that count pages."""
    return f"{round(line.bottom / 10)}:{_FIGURES.sub('#', line.text)}"
