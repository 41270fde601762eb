"""Whether the clauses leave any package at all, and if not, which of them clash."""

from dataclasses import replace

import numpy as np

from goodoffices.packages.barred import clause_patterns
from goodoffices.packages.choice import Choices, Clause, Package
from goodoffices.packages.feasible.beam import beam
from goodoffices.packages.feasible.weights import Asked
from goodoffices.packages.soundings.scale import OUT
from goodoffices.terms import NotPossible

WIDTHS = (1 << 7, 1 << 14)
"""Partial packages that are searched side by side: few first, which mostly tell."""


class NoPackage(NotPossible):
    """No package keeps all clauses, so take one of these back: {clauses}."""


class TooTangled(NotPossible):
    """No package was found that keeps all {count} clauses, nor a proof that there is none: give fewer clauses."""


def some_package(choices: Choices) -> Package:
    """Return a package that keeps all clauses.

    Raises:
        NoPackage: there is none; it names the fewest clauses that clash, leaving out any of which would help.
        TooTangled: the search could not tell.
    """
    found = _search(choices)
    if isinstance(found, tuple):
        return found
    if found:
        raise NoPackage(clauses="; ".join(choices.clause_told(one) for one in clashing(choices)))
    raise TooTangled(count=len(choices.clauses))


def clashing(choices: Choices) -> tuple[Clause, ...]:
    """Return a smallest set of clauses that leaves no package, by leaving out one after another."""
    for clause in choices.clauses:
        fewer = replace(choices, clauses=tuple(one for one in choices.clauses if one is not clause))
        if _search(fewer) is True:
            choices = fewer
    return choices.clauses


def _search(choices: Choices) -> Package | bool:
    """Return a package, or whether it is sure that there is none, from one world in which all options are equal."""
    there = np.arange(max(choices.widths)) < np.asarray(choices.widths)[:, None]
    patterns = clause_patterns(choices)
    world = Asked(
        worth=np.where(there, np.float32(0), np.float32(OUT))[None, None],
        least=np.zeros((1, 1), dtype=np.float32),
        patterns=patterns,
        real=np.ones((1, len(patterns)), dtype=bool),
    )
    for width in WIDTHS:
        found = beam(world, np.ones((1, 1), dtype=np.int64), width)
        if found.yes[0]:
            return tuple(int(one) for one in found.packages[0])
        if found.no[0]:
            return True
    return False
