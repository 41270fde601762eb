"""From bytes to characters, never by guess: UTF-8, or what the file says of itself: UTF-16, a page an old charset."""

import codecs
import re

from goodoffices.terms import NotPossible

LEGACY = {
    **{f"windows-125{page}": f"cp125{page}" for page in range(9)},
    **{f"iso-8859-{part}": f"iso8859-{part}" for part in (2, 5, 6, 7, 8, 15)},
    # Browsers read these two so (WHATWG Encoding Standard, 4.2), and pages are made for them.
    "iso-8859-1": "cp1252",
    "iso-8859-9": "cp1254",
}
"""The old charsets that a page may declare, and the codec of each."""

_DECLARED = re.compile(rb"<meta\b[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-z0-9-]{1,20})", re.IGNORECASE)
_HEAD = 2048
_UTF_16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


class NotUtf8(NotPossible):
    """The file "{name}" is not {encoding} (see byte {offset}): save it anew in its editor with the encoding UTF-8."""


class HoldsNul(NotPossible):
    """The file "{name}" is damaged or no text (a NUL sign at character {offset}): save it anew as text in UTF-8."""


def decoded(name: str, content: bytes) -> str:
    """Return the characters of a text file, with each line end as one newline.

    Raises:
        NotUtf8: the bytes are in another encoding; which one is never guessed.
        HoldsNul: the text holds NUL characters.
    """
    mark = next((one for one in _UTF_16 if content.startswith(one)), codecs.BOM_UTF8)
    encoding = _UTF_16.get(mark, "utf-8")
    body = content.removeprefix(mark)
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        offset = error.start + len(content) - len(body)
        raise NotUtf8(name=name, encoding=encoding[:6].upper().rstrip("-"), offset=offset) from error
    if "\0" in text:
        raise HoldsNul(name=name, offset=text.index("\0"))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def decoded_page(name: str, content: bytes) -> tuple[str, str]:
    """Return the characters of a web page, and the old charset that it declares and is read in, "" where it is UTF-8.

    Raises:
        NotUtf8: the bytes are neither UTF-8 nor what the page declares, or that is not among the old charsets.
        HoldsNul: the text holds NUL characters.
    """
    try:
        return decoded(name, content), ""
    except NotUtf8:
        found = _DECLARED.search(content[:_HEAD])
        charset = found[1].decode().lower() if found else ""
        if charset not in LEGACY:
            raise
    try:
        text = content.decode(LEGACY[charset])
    except UnicodeDecodeError as error:
        raise NotUtf8(name=name, encoding=charset, offset=error.start) from error
    return decoded(name, text.encode()), charset
