"""The bracket notation: a framework as plain text that people type, read and diff.

The grammar, with examples, is in `docs/notation.md`. Printing and parsing are each other's inverse:
`parse_framework(print_framework(f)) == without_provenance(f)` for every framework `f`.
"""

from goodoffices.text.notation.cursor import NotationUnclear
from goodoffices.text.notation.parsing import parse_framework, parse_segments
from goodoffices.text.notation.printing import FIRST_LINE, print_framework, print_segments

__all__ = [
    "FIRST_LINE",
    "NotationUnclear",
    "parse_framework",
    "parse_segments",
    "print_framework",
    "print_segments",
]
