"""The lines of a page of a PDF: their signs, and where they stand."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pypdfium2 import PdfTextPage, raw  # type: ignore[import-untyped] # the package states no types

_LINE_ENDS = frozenset("\r\n")
_UNKNOWN = "\0"
_LAM = "\u0644"
_ALEFS = frozenset("\u0627\u0622\u0623\u0625\u0671")
"""An alef that is drawn in one with the lam before it comes out before that lam."""

_OVERLAP = 0.3
_TAB = 4.0
_WORD_GAP = 0.12
_BROKEN = frozenset("\ufffe\x02")
"""What PDFium writes for the hyphen of a word that is broken at the end of a line."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page; lengths in points (1/72 inch) from the lower left corner, `size` that of its typeface.

    `broken` tells that its last word goes on in the next line; `unknown` counts the signs that the file gives no
    letter for.
    """

    page: int
    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    broken: bool = False
    unknown: int = 0

    @property
    def height(self) -> float:
        """The height of the line."""
        return max(self.top - self.bottom, 1.0)


def lines_of(page: int, text: PdfTextPage) -> Iterator[Line]:
    """Yield the lines of a page in the order of the file, those without words left out."""
    signs: list[tuple[int, str]] = []
    for place in range(text.count_chars()):
        sign = chr(raw.FPDFText_GetUnicode(text, place))
        if sign in _LINE_ENDS:
            yield from _line(page, text, signs)
            signs = []
            continue
        if sign == _LAM and signs and signs[-1][1] in _ALEFS and _one_glyph(text, place):
            signs.insert(-1, (place, sign))
        else:
            signs.append((place, sign))
    yield from _line(page, text, signs)


def _one_glyph(text: PdfTextPage, place: int) -> bool:
    """Whether a letter was drawn in one with the letter before it: both have the same place."""
    return bool(text.get_charbox(place) == text.get_charbox(place - 1))


def whole(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield the lines with the small letters above them, and what else was set apart in the same line, joined."""
    last: Line | None = None
    for line in lines:
        if last is not None and _beside(last, line):
            gap = "" if _space(last, line) < _WORD_GAP * last.size else " "
            last = replace(
                last,
                text=f"{last.text}{gap}{line.text}",
                left=min(last.left, line.left),
                right=max(last.right, line.right),
                size=max(last.size, line.size),
                broken=line.broken,
                unknown=last.unknown + line.unknown,
            )
            continue
        if last is not None:
            yield last
        last = line
    if last is not None:
        yield last


def _beside(line: Line, other: Line) -> bool:
    """Whether another line stands right beside this one: at its height, and no further than a tab away."""
    common = min(line.top, other.top) - max(line.bottom, other.bottom)
    near = -line.size < _space(line, other) < _TAB * line.size
    return line.page == other.page and common > _OVERLAP * min(line.height, other.height) and near


def _space(line: Line, other: Line) -> float:
    """Return how far apart they stand, on whichever side."""
    return max(other.left - line.right, line.left - other.right)


def _line(page: int, text: PdfTextPage, signs: list[tuple[int, str]]) -> Iterator[Line]:
    seen = [place for place, sign in signs if not sign.isspace() and sign not in _BROKEN and sign != _UNKNOWN]
    if not seen:
        return
    first, last = (text.get_charbox(place, loose=True) for place in (seen[0], seen[-1]))
    written = "".join(sign for _, sign in signs).rstrip()
    words = "".join(sign for sign in written if sign not in _BROKEN and sign != _UNKNOWN)
    yield Line(
        page=page,
        text=words.encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip(),
        left=min(first[0], last[0]),
        bottom=min(first[1], last[1]),
        right=max(first[2], last[2]),
        top=max(first[3], last[3]),
        size=round(raw.FPDFText_GetFontSize(text, seen[0]), 1),
        broken=written[-1:] in _BROKEN,
        unknown=sum(sign == _UNKNOWN for _, sign in signs),
    )
