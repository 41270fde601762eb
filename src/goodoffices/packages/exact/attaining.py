"""Which packages give every party at least so much: listed and counted, as long as they are not too many."""

from collections.abc import Sequence

import numpy as np

from goodoffices.packages.choice import Model, Package
from goodoffices.packages.exact.plan import plan

MOST_PARTIAL = 100_000
"""Partial packages that are looked at once; beyond them nothing is counted."""


def attaining(model: Model, floors: Sequence[int], most: int = MOST_PARTIAL) -> list[Package] | None:
    """Return in their order all packages that keep the clauses and give each party its floor; None if too many to list.

    Args:
        model: what every option is worth.
        floors: in units, by party.
        most: how many partial packages may be kept at once.
    """
    steps = plan(model.choices)
    widths = model.choices.widths
    best = np.array([[own[at, : widths[at]].max() for at in range(len(widths))] for own in model.values])
    still = best.sum(axis=1)
    short = np.array(floors) - np.array(model.start)
    worth = np.zeros((1, len(model.parties)), dtype=np.int64)
    states, packages = np.zeros(1, dtype=np.int64), np.zeros((1, len(widths)), dtype=np.int16)
    for step in steps:
        if states.size * widths[step.issue] > most:
            return None
        still = still - best[:, step.issue]
        new, allowed = step.after(states)
        row, option = np.nonzero(allowed)
        sums = worth[row] + model.values[:, step.issue, :].T[option]
        reach = (sums + still >= short).all(axis=1)
        row, option, worth = row[reach], option[reach], sums[reach]
        states = (new & ~step.closing)[row, option]
        packages = packages[row]
        packages[:, step.issue] = option
    return sorted(tuple(int(one) for one in package) for package in packages)
