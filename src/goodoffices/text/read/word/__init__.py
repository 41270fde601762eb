"""Reading Word files: text before and after tracked changes, changes, comments, numbers as printed."""

from goodoffices.text.read.word.reader import read_word

__all__ = ["read_word"]
