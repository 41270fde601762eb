"""Bounds that anyone can add up again: a weighted sum of what the parties have, largest issue by issue.

No package exceeds, at the weights w and with multipliers m of the disjunctions, the sum over the issues of the largest
of w.worth + m.met over its options, less the sum of m (Lagrange). From the bound of the weighted sum follows one for
every aim: the least is at most the mean; and the logarithms of gains g add up to at most
n log(w.g / n) - sum log w, because a geometric mean is at most the arithmetic one.
"""

import math
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from goodoffices.packages.exact.certificate import Aim, Certificate, Ground
from goodoffices.packages.exact.program import Sheet, Task

FINE = 1 << 20
"""The weights are whole numbers up to about this."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A proved bound, and its certificate."""

    value: int | Fraction | float
    certificate: Certificate


def weighed(task: Task, weights: NDArray[np.float64], multipliers: NDArray[np.float64]) -> Bound:
    """Return the bound at these weights, rounded to whole numbers first so that it is exact."""
    scale = FINE / max(float(weights.max(initial=0.0)), 1e-300)
    whole = np.maximum(np.rint(weights * scale), 0 if task.aim is not Aim.NASH else 1).astype(np.int64)
    if not whole.any():
        whole[:] = 1
    pull = np.maximum(np.rint(multipliers * scale), 0)
    exact = [int(one) for one in whole]
    extra = [int(one) for one in pull]
    certificate = Certificate(Ground.DUAL, weights=tuple(exact), multipliers=tuple(extra))
    return Bound(_told(task, exact, _largest(task, exact, extra)), certificate)


def _largest(task: Task, weights: list[int], multipliers: list[int]) -> int:
    """Return, exactly, what no weighted sum exceeds; the numbers pass 64 bits, so Python adds them."""
    sheet = task.sheet
    scores = [0] * int(sheet.firsts[-1])
    for weight, row in [
        *zip(weights, sheet.worth.tolist(), strict=True),
        *zip(multipliers, sheet.met.tolist(), strict=True),
    ]:
        if weight:
            scores = [score + weight * one for score, one in zip(scores, row, strict=True)]
    parts = zip(sheet.firsts[:-1].tolist(), sheet.firsts[1:].tolist(), strict=True)
    start = sum(weight * own for weight, own in zip(weights, task.model.start, strict=True))
    return start + sum(max(scores[first:end]) for first, end in parts) - sum(multipliers)


def _told(task: Task, weights: list[int], most: int) -> int | Fraction | float:
    aim, gauge = task.aim, task.gauge
    if aim is Aim.WELFARE:
        return most // weights[0]
    if aim in {Aim.MAXMIN, Aim.LEXIMIN}:
        return most // sum(weights)
    gains = most - sum(weight * low for weight, low in zip(weights, gauge.disagreement, strict=True))
    if aim is Aim.RELATIVE:
        spans = [high - low for high, low in zip(gauge.largest, gauge.disagreement, strict=True)]
        return Fraction(gains, sum(weight * span for weight, span in zip(weights, spans, strict=True)) or 1)
    count = len(weights)
    return count * math.log(gains / count) - sum(math.log(one) for one in weights) if gains > 0 else -math.inf


def loss(sheet: Sheet, weights: tuple[int, ...], multipliers: tuple[int, ...]) -> NDArray[np.float64]:
    """Return by column how much the weighted bound falls, in its own units, if that option must be taken."""
    scores = np.array(weights, dtype=float) @ sheet.worth
    if multipliers:
        scores += np.array(multipliers, dtype=float) @ sheet.met
    best = np.maximum.reduceat(scores, sheet.firsts[:-1])
    return np.asarray(np.repeat(best, np.diff(sheet.firsts)) - scores)
