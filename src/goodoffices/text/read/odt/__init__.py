"""The reader of OpenDocument texts (.odt): set over into the markup of Word, and read as that."""

from goodoffices.text.read.odt.package import read_odt

__all__ = ["read_odt"]
