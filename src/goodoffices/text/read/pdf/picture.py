"""A page of a PDF as a picture, for who types up what is pictured there."""

import struct
import zlib
from collections.abc import Iterator
from contextlib import closing

from pypdfium2 import PdfBitmap, PdfDocument, PdfiumError  # type: ignore[import-untyped] # the package states no types

from goodoffices.terms import NotPossible
from goodoffices.text.read.pdf.reader import BrokenPdf

_DOTS = 150 / 72
"""Dots for each unit of a page, which is a 72nd of an inch: at 150 to the inch small print can be read."""

_LONGEST = 2_000
"""So many dots the longer side of a picture has at most, however large the page says that it is."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_TRUE_COLOUR = 2


class NoSuchPage(NotPossible):
    """The PDF "{name}" has {count} pages, and none of the number {number}: choose another."""


def pages_of(name: str, content: bytes) -> int:
    """Return how many pages a PDF has.

    Raises:
        BrokenPdf: it cannot be opened.
    """
    try:
        with closing(PdfDocument(content)) as pdf:
            return len(pdf)
    except PdfiumError as fault:
        raise BrokenPdf(name=name) from fault


def picture_of(name: str, content: bytes, number: int) -> bytes:
    """Return a page, counted from 1, as a picture (PNG, in colour, at most 2,000 dots high and wide).

    Raises:
        BrokenPdf: it cannot be opened, or the page not be drawn.
        NoSuchPage: it has no page of this number.
    """
    try:
        with closing(PdfDocument(content)) as pdf:
            if not 1 <= number <= len(pdf):
                raise NoSuchPage(name=name, count=len(pdf), number=number)
            with closing(pdf[number - 1]) as page:
                scale = min(_DOTS, _LONGEST / max(page.get_size()))
                with closing(page.render(scale=scale, rev_byteorder=True)) as drawn:
                    return _png(drawn)
    except (PdfiumError, ValueError, ZeroDivisionError) as fault:
        raise BrokenPdf(name=name) from fault


def _png(drawn: PdfBitmap) -> bytes:
    """Return what was drawn, three bytes a dot, as the format sets it (ISO/IEC 15948, 5 and 11.2)."""
    head = struct.pack(">IIBBBBB", drawn.width, drawn.height, 8, _TRUE_COLOUR, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(_rows(drawn)))), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(kind, content) for kind, content in parts)


def _rows(drawn: PdfBitmap) -> Iterator[bytes]:
    dots = memoryview(drawn.buffer)
    for start in range(0, drawn.height * drawn.stride, drawn.stride):
        yield b"\0" + bytes(dots[start : start + 3 * drawn.width])


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
