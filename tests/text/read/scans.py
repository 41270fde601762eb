"""Scans made for the tests: pages that hold a picture of words, and no words."""

import struct
import zlib
from collections.abc import Sequence
from contextlib import closing

from pypdfium2 import PdfDocument  # type: ignore[import-untyped] # the package states no types

RED = b"\xc8\x10\x10"
_DOTS = 2


def scanned(content: bytes) -> bytes:
    """The PDF as a scanner gives it: each page a picture of 144 dots to the inch, a red stroke of a pen at its foot."""
    with closing(PdfDocument(content)) as pdf:
        return bound([_picture(pdf, number) for number in range(len(pdf))])


def _picture(pdf: PdfDocument, number: int) -> tuple[int, int, bytes]:
    drawn = pdf[number].render(scale=_DOTS, rev_byteorder=True)
    dots = bytes(drawn.buffer)
    rows = [dots[at * drawn.stride : at * drawn.stride + 3 * drawn.width] for at in range(drawn.height)]
    for at in range(drawn.height - 40, drawn.height - 20):
        rows[at] = rows[at][:300] + RED * 100 + rows[at][600:]
    return drawn.width, drawn.height, b"".join(rows)


def bound(pictures: Sequence[tuple[int, int, bytes]], box: str = "595 842") -> bytes:
    """A PDF of pictures (width, height, three bytes a dot), each over the whole of a page."""
    kids = " ".join(f"{3 + 3 * at} 0 R" for at in range(len(pictures)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pictures)} >>".encode(),
    ]
    for at, (width, height, dots) in enumerate(pictures):
        wide, high = box.split()
        page = f"/MediaBox [0 0 {box}] /Contents {4 + 3 * at} 0 R /Resources << /XObject << /I {5 + 3 * at} 0 R >> >>"
        image = f"/Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceRGB /BitsPerComponent 8"
        objects += [
            f"<< /Type /Page /Parent 2 0 R {page} >>".encode(),
            _stream("", f"q {wide} 0 0 {high} 0 0 cm /I Do Q".encode()),
            _stream(f"/Type /XObject {image} /Filter /FlateDecode", zlib.compress(dots)),
        ]
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + one + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    tail = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(out)}"
    return out + tail.encode() + b"\n%%EOF\n"


def _stream(head: str, content: bytes) -> bytes:
    return f"<< {head} /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream"


def dots_of(png: bytes) -> list[bytes]:
    """The rows of a picture in true colour without filters, three bytes a dot."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    chunks, at = {}, 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, content = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        assert struct.unpack(">I", png[at + 8 + length : at + 12 + length]) == (zlib.crc32(kind + content),)
        chunks[kind] = content
        at += 12 + length
    assert list(chunks) == [b"IHDR", b"IDAT", b"IEND"]
    width, height, *form = struct.unpack(">IIBBBBB", chunks[b"IHDR"])
    assert form == [8, 2, 0, 0, 0]
    row, dots = 1 + 3 * width, zlib.decompress(chunks[b"IDAT"])
    assert len(dots) == row * height
    assert not any(dots[at * row] for at in range(height))
    return [dots[at * row + 1 : (at + 1) * row] for at in range(height)]
