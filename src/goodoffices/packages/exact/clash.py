"""Which clauses cannot all be kept: the smallest set in the sense that, without any one of them, the rest can be."""

from dataclasses import replace

import numpy as np

from goodoffices.packages.choice import Choices, Clause, Model
from goodoffices.packages.exact.program import Program, laid_out
from goodoffices.packages.watching import Patience, Watch
from goodoffices.terms import NotPossible

ENOUGH = 60.0
"""Seconds for one question of whether some package keeps the clauses."""


class NoPackage(NotPossible):
    """No package keeps all clauses, for these cannot be kept together: {clauses}. Drop or change one of them."""


class NothingAcceptable(NotPossible):
    """No package gives every party its reserved value: lower one, or add an option."""


def clashing(choices: Choices, watch: Watch | None = None) -> tuple[Clause, ...]:
    """Return clauses that cannot all be kept, none of which is superfluous; empty if all can be kept.

    Each is left out in turn, and stays out if the others still clash (deletion filter).
    """
    watch = watch or Patience()
    if possible(choices, watch):
        return ()
    left = list(choices.clauses)
    for clause in choices.clauses:
        fewer = [one for one in left if one is not clause]
        watch.tell(f"Looking for the clauses that clash: {len(left)} left")
        if not possible(replace(choices, clauses=tuple(fewer)), watch):
            left = fewer
    return tuple(left)


def possible(choices: Choices, watch: Watch) -> bool:
    """Tell whether some package keeps all clauses."""
    if not choices.clauses:
        return True
    nobody = np.zeros((1, len(choices.issues), max(choices.widths)), dtype=np.int64)
    program = Program(laid_out(Model(choices, ("nobody",), nobody)))
    return not program.solve(watch, whole=True, seconds=ENOUGH, within=0.0).impossible


def refuse(model: Model, watch: Watch) -> NotPossible:
    """Return why there is no package to name: clauses that clash, or reserved values."""
    found = clashing(model.choices, watch)
    if not found:
        return NothingAcceptable()
    return NoPackage(clauses="; ".join(model.choices.clause_told(one) for one in found))
