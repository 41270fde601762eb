"""What a file is, told from its bytes: its name is no witness."""

import codecs
from enum import StrEnum


class Nature(StrEnum):
    """What the bytes of a file show it to be, in words that complete "it is ..."."""

    EMPTY = "empty"
    WORD = "a Word document (.docx)"
    SHEET = "a spreadsheet (.xlsx)"
    SLIDES = "a slide show (.pptx)"
    OPEN_TEXT = "an OpenDocument text (.odt)"
    OTHER_OPEN_DOCUMENT = "an OpenDocument file that is no text"
    ZIP = "a zip archive"
    OLD_OFFICE = "an old Office file (.doc)"
    RTF = "an RTF file (.rtf)"
    PDF = "a PDF (.pdf)"
    IMAGE = "a picture"
    PACKED = "a packed archive"
    HTML = "an HTML page (.html)"
    TEXT = "text"


_BEGINNINGS: tuple[tuple[bytes, Nature], ...] = (
    (b"%PDF-", Nature.PDF),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Nature.OLD_OFFICE),
    (b"{\\rtf", Nature.RTF),
    (b"\x89PNG\r\n", Nature.IMAGE),
    (b"\xff\xd8\xff", Nature.IMAGE),
    (b"GIF8", Nature.IMAGE),
    (b"II*\x00", Nature.IMAGE),
    (b"MM\x00*", Nature.IMAGE),
    (b"\x1f\x8b", Nature.PACKED),
    (b"7z\xbc\xaf\x27\x1c", Nature.PACKED),
    (b"Rar!\x1a\x07", Nature.PACKED),
    (b"BZh", Nature.PACKED),
    (b"\xfd7zXZ", Nature.PACKED),
)
_IN_ZIP: tuple[tuple[bytes, Nature], ...] = (
    (b"word/", Nature.WORD),
    (b"xl/workbook", Nature.SHEET),
    (b"ppt/presentation", Nature.SLIDES),
)
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument"
_OPEN_TEXT = _OPEN_DOCUMENT + b".text"
_PAGE = (b"<!doctype html", b"<html")


def nature_of(content: bytes) -> Nature:
    """Return what the bytes show; what shows nothing else is taken for text (which decoding then proves)."""
    if not content.strip():
        return Nature.EMPTY
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        if _OPEN_DOCUMENT in content[:256]:
            return Nature.OPEN_TEXT if _OPEN_TEXT in content[:256] else Nature.OTHER_OPEN_DOCUMENT
        return next((nature for mark, nature in _IN_ZIP if mark in content), Nature.ZIP)
    start = content[:1024].removeprefix(codecs.BOM_UTF8).lstrip()
    for beginning, nature in _BEGINNINGS:
        if start.startswith(beginning):
            return nature
    return Nature.HTML if start.lower().startswith(_PAGE) else Nature.TEXT
