"""A PDF becomes a document, as far as one can: a PDF knows signs and places, and no paragraphs."""

from collections.abc import Iterator, Sequence
from contextlib import closing

from pypdfium2 import PdfDocument, PdfiumError  # type: ignore[import-untyped] # the package states no types

from goodoffices.terms import NotPossible
from goodoffices.text.document import Document, Kind, Notice
from goodoffices.text.language import Direction, direction_of
from goodoffices.text.read.page import Page, titled
from goodoffices.text.read.pdf.page import Line, lines_of, whole
from goodoffices.text.read.pdf.paragraphs import paragraphs, without_margins

MOST_PAGES = 2_000
MOST_SIGNS = 8_000_000
_SHOWN = 120
_MOST_LISTED = 12


class BrokenPdf(NotPossible):
    """The PDF "{name}" cannot be opened (it is damaged or locked): open it in a reader and print it to a new PDF."""


class TooManyPages(NotPossible):
    """The PDF "{name}" is longer than can be read safely ({what}): send the pages that are meant."""


class NoTextInPdf(NotPossible):
    """The PDF "{name}" holds pictures and no text: keep it as an attachment and type it up beside its picture."""


def read_pdf(name: str, content: bytes) -> Document:
    """Return the text of a PDF; its first notice says that it is to be checked against the pages.

    Lines that stand on top or at the foot of most pages are left out, and told. Words that are broken at the end of a
    line are joined. Columns, tables and the standing of small letters are not told apart.

    Raises:
        BrokenPdf, TooManyPages, NoTextInPdf: the sentence says why it cannot be read.
        TooManyBlocks, TooLongAParagraph: it is no text that a person wrote.
    """
    lines, count = _lines(name, content)
    if not lines:
        raise NoTextInPdf(name=name)
    text, left_out = without_margins(lines)
    page = Page(name)
    for one in paragraphs(text):
        page.add(one.text, Kind.HEADING if one.heading else Kind.PARAGRAPH, int(one.heading))
    title, blocks = titled(page.blocks)
    return Document(blocks, title=title, source=name, notices=tuple(_notices(lines, left_out, count)))


def _lines(name: str, content: bytes) -> tuple[list[Line], int]:
    """Return the lines of all pages, and how many pages there are."""
    lines: list[Line] = []
    signs = 0
    try:
        with closing(PdfDocument(content)) as pdf:
            count = len(pdf)
            if count > MOST_PAGES:
                raise TooManyPages(name=name, what=f"over {MOST_PAGES:,} pages")
            for number in range(count):
                signs += _read_page(pdf, number, lines)
                if signs > MOST_SIGNS:
                    raise TooManyPages(name=name, what=f"over {MOST_SIGNS // 1_000_000} million signs")
    except PdfiumError as fault:
        raise BrokenPdf(name=name) from fault
    return lines, count


def _read_page(pdf: PdfDocument, number: int, lines: list[Line]) -> int:
    """Add the lines of a page, unless it has more signs than a whole file may have; return how many it has."""
    with closing(pdf[number]) as page, closing(page.get_textpage()) as text:
        signs: int = text.count_chars()
        if signs <= MOST_SIGNS:
            lines.extend(whole(lines_of(number + 1, text)))
    return signs


def _notices(lines: Sequence[Line], left_out: Sequence[str], count: int) -> Iterator[Notice]:
    yield Notice("Read from a PDF: check every word, number and paragraph against the page before it is used.")
    bare = sorted(set(range(1, count + 1)) - {line.page for line in lines})
    if bare:
        pages = ", ".join(map(str, bare[:_MOST_LISTED])) + (" and others" if len(bare) > _MOST_LISTED else "")
        yield Notice(f"No text is on page {pages}: type up what is pictured there.")
    unknown = sum(line.unknown for line in lines)
    if unknown:
        yield Notice(f"For {unknown} signs the file names no letter; they are left out: look for gaps.")
    broken = sum(line.broken for line in lines)
    if broken:
        yield Notice(f"Words broken at the end of a line were joined {broken} times, without their hyphens.")
    if any(direction_of(line.text) is Direction.RTL for line in lines):
        yield Notice("In lines from right to left a PDF may turn brackets and the order of signs round: look at each.")
    for words in left_out[:_MOST_LISTED]:
        yield Notice(f"On most pages stands a line that is no part of the text: “{words[:_SHOWN]}”")
