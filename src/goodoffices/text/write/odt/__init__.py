"""A framework or a document as an OpenDocument text (.odt): the sheets of the Word file, set over."""

from goodoffices.text.copies import Copy
from goodoffices.text.document import Document
from goodoffices.text.framework import Framework
from goodoffices.text.write.odt.container import packed_odt
from goodoffices.text.write.style import PLAIN, FootnotesInWord, PaperStyle
from goodoffices.text.write.word import sheets_of
from goodoffices.text.write.word.document import document_sheets


def write_odt(framework: Framework, style: PaperStyle = PLAIN, copy: Copy | None = None) -> bytes:
    """Return the framework as an OpenDocument text, set out as the Word file is, the same bytes each time.

    Raises:
        NoSuchProposal, OneLanguage: as for `write_word`.
        FootnotesInWord: holders are to be named in footnotes, over whose pages LibreOffice can think for ever.
    """
    if style.footnoted:
        raise FootnotesInWord
    return packed_odt(sheets_of(framework, style, copy))


def write_document_odt(document: Document) -> bytes:
    """Return the document as an OpenDocument text, its text after the tracked changes, the same bytes each time."""
    return packed_odt(document_sheets(document))
