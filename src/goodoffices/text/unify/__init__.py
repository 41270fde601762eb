"""The proposals become one negotiating text: N at once, in any order, and every word can be given back."""

from goodoffices.text.unify.build import TwoProposalsOfOneName, unify
from goodoffices.text.unify.decisions import DecisionsUnclear, parse_decisions, print_questions
from goodoffices.text.unify.grain import Grain
from goodoffices.text.unify.layouts import WordsLost

__all__ = [
    "DecisionsUnclear",
    "Grain",
    "TwoProposalsOfOneName",
    "WordsLost",
    "parse_decisions",
    "print_questions",
    "unify",
]
