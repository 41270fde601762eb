"""What comes out: a framework or a document as a Word file, a web page or Markdown."""

from goodoffices.text.write.bookmarks import bookmark, bookmarked
from goodoffices.text.write.digest import digest_of
from goodoffices.text.write.html import write_html
from goodoffices.text.write.html.document import write_document_html
from goodoffices.text.write.markdown import write_document_markdown
from goodoffices.text.write.odt import write_document_odt, write_odt
from goodoffices.text.write.style import PLAIN, Attribution, FootnotesInWord, Look, PaperStyle
from goodoffices.text.write.word import write_word
from goodoffices.text.write.word.document import write_document_word
from goodoffices.text.write.word.tracked import write_changes_word

__all__ = [
    "PLAIN",
    "Attribution",
    "FootnotesInWord",
    "Look",
    "PaperStyle",
    "bookmark",
    "bookmarked",
    "digest_of",
    "write_changes_word",
    "write_document_html",
    "write_document_markdown",
    "write_document_odt",
    "write_document_word",
    "write_html",
    "write_odt",
    "write_word",
]
