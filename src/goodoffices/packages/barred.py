"""Patterns that a package must not show: clauses that would break, combinations that are red lines.

A pattern tells for every issue which options belong to it, as a row of a boolean matrix over [issue, option]; a package
shows it if each of its options belongs. An issue that the pattern does not speak of has all its options in it.
"""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from goodoffices.packages.choice import Choices, Chosen, Disjunction, Package

Patterns = NDArray[np.bool_]
"""By [pattern, issue, option]."""

Taken = NDArray[np.intp]
"""Packages, by [package, issue]."""


def pattern(choices: Choices, taken: Iterable[Chosen], left: Iterable[Chosen]) -> Patterns:
    """Return the pattern of the packages that take all of `taken` and none of `left`, by [issue, option]."""
    widest = max(choices.widths)
    shown = np.arange(widest) < np.asarray(choices.widths)[:, None]
    for one in taken:
        shown[one.issue] &= np.arange(widest) == one.option
    for one in left:
        shown[one.issue, one.option] = False
    return shown


def clause_patterns(choices: Choices) -> Patterns:
    """Return what the clauses of the choices bar."""
    return stacked(choices, [_broken_by(choices, one) for one in choices.disjunctions()])


def stacked(choices: Choices, patterns: Sequence[Patterns]) -> Patterns:
    """Return patterns as one matrix, also where there is none."""
    shape = (len(patterns), len(choices.widths), max(choices.widths))
    return np.asarray(patterns, dtype=bool).reshape(shape)


def showing(patterns: Patterns, packages: Taken) -> NDArray[np.bool_]:
    """Return which package shows which pattern, by [package, pattern]."""
    issues = np.arange(patterns.shape[1])
    return np.asarray(patterns[:, issues, packages].all(axis=2).T)


def as_rows(packages: Iterable[Package], issues: int) -> Taken:
    """Return packages as rows of a matrix, also where there is none."""
    return np.asarray(list(packages), dtype=np.intp).reshape(-1, issues)


def _broken_by(choices: Choices, one: Disjunction) -> Patterns:
    return pattern(choices, one.left, one.taken)
