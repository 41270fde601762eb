"""Reading files: Word, OpenDocument, PDF, Markdown, HTML, text and JSON become documents."""

from goodoffices.text.read.reading import read_document

__all__ = ["read_document"]
