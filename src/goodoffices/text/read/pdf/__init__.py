"""The reader of PDF files that hold text; what it reads is to be checked against the pages."""

from goodoffices.text.read.pdf.reader import read_pdf

__all__ = ["read_pdf"]
