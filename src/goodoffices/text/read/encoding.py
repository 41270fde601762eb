"""From bytes to characters, never by guess: UTF-8, or UTF-16 where the file says so itself."""

import codecs

from goodoffices.terms import NotPossible

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
