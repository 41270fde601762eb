"""Comparing: what changed between two drafts, in words."""

from goodoffices.text.compare.changes import (
    AlternativeChange,
    BracketChange,
    Fate,
    Held,
    LanguageChange,
    StatusChange,
    Stretch,
)
from goodoffices.text.compare.clause import Clause, Draft
from goodoffices.text.compare.comparing import compare
from goodoffices.text.compare.comparison import Comparison
from goodoffices.text.compare.passage import Count, Lot, Passage

__all__ = [
    "AlternativeChange",
    "BracketChange",
    "Clause",
    "Comparison",
    "Count",
    "Draft",
    "Fate",
    "Held",
    "LanguageChange",
    "Lot",
    "Passage",
    "StatusChange",
    "Stretch",
    "compare",
]
