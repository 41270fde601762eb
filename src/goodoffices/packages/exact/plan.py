"""In which order the issues are taken up, and what of the clauses must be remembered from one to the next.

A clause is *open* while some of its issues are settled and others are not. All that must be remembered of an open
disjunction is whether it is still to be met: one bit. The bits together are the *state* of what is settled so far.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goodoffices.packages.choice import Choices, Disjunction
from goodoffices.terms import NotPossible

MOST_OPEN = 62
"""Bits in a state."""


class TooTangled(NotPossible):
    """More than {most} clauses stay open at once: the whole front cannot be listed, single packages can be found."""


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """The settling of one issue.

    Attributes:
        issue: its place.
        opened: the bits of the disjunctions that it is the first to touch.
        closing: the bits of those that it is the last to touch; they must be met now.
        met: by option, the bits of those that the option meets.
    """

    issue: int
    opened: int
    closing: int
    met: NDArray[np.int64]

    def after(self, states: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        """Return the states by [state, option] once the issue is settled, and which of them are allowed."""
        new = (states[:, None] | self.opened) & ~self.met[None, :]
        return new, (new & self.closing) == 0


def plan(choices: Choices) -> tuple[Step, ...]:
    """Return the steps that settle all issues, keeping few clauses open; issues without clauses come last.

    Raises:
        TooTangled: more than `MOST_OPEN` clauses stay open at once.
    """
    clauses = list(choices.disjunctions())
    touched = [_issues(one) for one in clauses]
    order = _order(len(choices.issues), touched)
    place = {issue: at for at, issue in enumerate(order)}
    free = list(range(MOST_OPEN))
    bits: dict[int, int] = {}
    steps = []
    for at, issue in enumerate(order):
        here = [one for one, issues in enumerate(touched) if issue in issues]
        opened = [one for one in here if one not in bits]
        for one in opened:
            if not free:
                raise TooTangled(most=MOST_OPEN)
            bits[one] = free.pop(0)
        closing = [one for one in here if max(place[other] for other in touched[one]) == at]
        steps.append(
            Step(
                issue,
                sum(1 << bits[one] for one in opened),
                sum(1 << bits[one] for one in closing),
                _met(choices, issue, [(clauses[one], bits[one]) for one in here]),
            )
        )
        free = sorted(free + [bits[one] for one in closing])
    return tuple(steps)


def _issues(clause: Disjunction) -> frozenset[int]:
    return frozenset(one.issue for one in (*clause.taken, *clause.left))


def _met(choices: Choices, issue: int, clauses: Sequence[tuple[Disjunction, int]]) -> NDArray[np.int64]:
    met = np.zeros(len(choices.issues[issue].options), dtype=np.int64)
    for clause, bit in clauses:
        for option in range(met.size):
            taken = any(one.issue == issue and one.option == option for one in clause.taken)
            left = any(one.issue == issue and one.option != option for one in clause.left)
            if taken or left:
                met[option] |= 1 << bit
    return met


def _order(count: int, touched: Sequence[frozenset[int]]) -> list[int]:
    """Take next, always, the issue after which the fewest clauses are open."""
    order: list[int] = []
    bound = sorted(frozenset().union(*touched))
    rest = set(bound)
    started: set[int] = set()
    while rest:
        settled = set(order)
        scores = {}
        for issue in rest:
            here = [one for one, issues in enumerate(touched) if issue in issues]
            opened = sum(one not in started for one in here)
            closed = sum(touched[one] <= settled | {issue} for one in here)
            scores[issue] = (opened - closed, -len(here) if started else 0, issue)
        issue = min(rest, key=scores.__getitem__)
        started |= {one for one, issues in enumerate(touched) if issue in issues}
        order.append(issue)
        rest.remove(issue)
    return order + [issue for issue in range(count) if issue not in bound]
