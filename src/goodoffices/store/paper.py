"""What a party gives back, as bytes: a text in words, or a picture that a person must type up."""

from pathlib import Path

from goodoffices.store.quarantine import Refused, read_content
from goodoffices.text.document import Document

PICTURES = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
"""What is shown as a picture, by its first bytes: whatever its name says, nothing else is."""

PDF = b"%PDF-"


def picture_kind(content: bytes) -> str:
    """Return the type of a picture by its first bytes; "" for what is none that is shown."""
    return next((kind for first, kind in PICTURES.items() if content.startswith(first)), "")


def is_pdf(content: bytes) -> bool:
    """Whether this is a PDF by its first bytes, whatever its name says."""
    return content.startswith(PDF)


def read_paper(path: Path, content: bytes) -> Document | None:
    """Return what stands in a file; None for a picture, and for a PDF in which there are no words.

    Raises:
        FileTooLarge, Refused, TookTooLong, TookTooMuch, CouldNotRead: as for `read_content`.
    """
    if picture_kind(content):
        return None
    try:
        return read_content(path, content)
    except Refused:
        if is_pdf(content):
            return None
        raise
