"""One door for all files: what a file is decides who reads it, and what is odd in the text is reported."""

import codecs
from collections.abc import Callable, Iterator
from dataclasses import replace

from goodoffices.terms import NotPossible
from goodoffices.text import brackets
from goodoffices.text.document import Document
from goodoffices.text.read import invisible
from goodoffices.text.read.invisible import Passage
from goodoffices.text.read.listing import IsAFramework, read_listing
from goodoffices.text.read.markdown import read_markdown
from goodoffices.text.read.nature import Nature, nature_of
from goodoffices.text.read.odt import read_odt
from goodoffices.text.read.pdf import read_pdf
from goodoffices.text.read.plain import read_text
from goodoffices.text.read.webpage import read_html
from goodoffices.text.read.word import read_word

_MOST = 16_000_000
_READERS: dict[str, Callable[[str, bytes], Document]] = {
    ".docx": read_word,
    ".docm": read_word,
    ".dotx": read_word,
    ".dotm": read_word,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".txt": read_text,
    ".text": read_text,
    ".json": read_listing,
    ".odt": read_odt,
    ".ott": read_odt,
    ".pdf": read_pdf,
}
_FRAMEWORK = b"good-offices framework"


class NotReadable(NotPossible):
    """The file "{name}" is {what}, which is not read here: {way_out}."""


class NothingInIt(NotPossible):
    """The file "{name}" is empty: send the file again, or save it again in the program it was written with."""


class NoWords(NotPossible):
    """The file "{name}" holds no words (pictures are not read): save the text itself as .docx, .md, .html or .txt."""


class WrongExtension(NotPossible):
    """The file "{name}" is really {what}: give its name the extension {extension}, if it is the file you mean."""


class UnknownExtension(NotPossible):
    """The name of "{name}" does not say what it is: end it in .docx, .odt, .pdf, .md, .html, .txt or .json."""


class TooLong(NotPossible):
    """The file "{name}" has more than {most} MB of text, as no proposal has: send the part that is meant."""


_SAVE_AS_DOCX = "open it in Word or LibreOffice and save it as .docx"
_PROPER = {Nature.WORD: ".docx", Nature.HTML: ".html", Nature.OPEN_TEXT: ".odt", Nature.PDF: ".pdf"}
_WAYS_OUT = {
    Nature.OTHER_OPEN_DOCUMENT: _SAVE_AS_DOCX,
    Nature.RTF: _SAVE_AS_DOCX,
    Nature.SHEET: "copy the cells that are meant into a Word document",
    Nature.SLIDES: "copy the words that are meant into a Word document",
    Nature.IMAGE: "keep it as an attachment, and type its words up beside it",
    Nature.PACKED: "unpack it and give the files in it one by one",
    Nature.ZIP: "unpack it and give the files in it one by one (from Pages, export as Word)",
}


def read_document(name: str, content: bytes) -> Document:
    """Return the document that a file holds; `name` is the name of the file, `content` its bytes.

    Stray brackets and invisible signs are among its notices.

    Raises:
        NotPossible: in one of its kinds, each a sentence that says what is wrong and what to do.
    """
    document = _reader(name, content)(name, content)
    if not document.blocks and not document.before:
        raise NoWords(name=name)
    blocks = dict.fromkeys([*document.blocks, *document.before])
    found = (*document.notices, *invisible.notices(blocks, _beside(document)), *brackets.notices(document.blocks))
    return replace(document, notices=tuple(dict.fromkeys(found)))


def _beside(document: Document) -> Iterator[Passage]:
    yield Passage(document.title, "title")
    for comment in document.comments:
        yield Passage(comment.text, "comment", comment.block)
        yield Passage(comment.author, "name of an author")
    for change in document.changes:
        yield Passage(change.author, "name of an author")


def _reader(name: str, content: bytes) -> Callable[[str, bytes], Document]:
    extension = f".{name.lower().rpartition('.')[2]}"
    nature = nature_of(content)
    if nature is Nature.EMPTY:
        raise NothingInIt(name=name)
    reader = _READERS.get(extension)
    if nature is Nature.OLD_OFFICE or (reader is read_word and nature in {Nature.WORD, Nature.ZIP, Nature.TEXT}):
        return read_word
    if nature in _WAYS_OUT:
        raise NotReadable(name=name, what=nature.value, way_out=_WAYS_OUT[nature])
    proper = _PROPER.get(nature)
    if proper is not None and reader is not _READERS[proper]:
        raise WrongExtension(name=name, what=nature.value, extension=proper)
    if reader is None:
        raise UnknownExtension(name=name)
    if reader in {read_odt, read_pdf}:
        return reader
    if len(content) > _MOST:
        raise TooLong(name=name, most=_MOST // 1_000_000)
    if reader is read_markdown and content.removeprefix(codecs.BOM_UTF8).startswith(_FRAMEWORK):
        raise IsAFramework(name=name)
    return reader
