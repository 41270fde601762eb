"""The checker: replays what a search claims, from the model and the certificate alone; it shares no code with a search.

What it can replay without trust is told as such: the package and its worth always; a dual bound always, by adding up
whole numbers; the bound of a front where all packages are few enough to be looked at. A bound by branching rests on
the solver.
"""

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from goodoffices.packages.choice import Model, Package
from goodoffices.packages.exact.certificate import Aim, Ground, Solution
from goodoffices.terms import NotPossible

MOST_LOOKED_AT = 20_000
"""Packages that the checker looks at one by one."""


class CertificateFails(NotPossible):
    """The answer does not hold ({why}): do not use it, and report it."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was replayed of a solution: always the package; `bound` says whether its bound was too."""

    bound: bool


def check(model: Model, solution: Solution) -> Checked:
    """Replay a solution.

    Raises:
        CertificateFails: the package breaks a clause or a reserved value, its worth or value is another, or the bound
            does not follow from the certificate.
        NotAPackage: it does not take one option of every issue.
    """
    _fails(bool(model.choices.broken(solution.package)), "the package breaks a clause")
    worth = _worth(model, solution.package)
    _fails(worth != solution.worth, "the package is worth something else")
    kept = all(least is None or own >= least for own, least in zip(worth, model.reserved, strict=True))
    _fails(not kept, "a party has less than its reserved value")
    value = _value(solution, worth)
    _fails(not _same(value, solution.value), "the value is another")
    _fails(solution.bound < solution.value, "the bound lies below the value")
    if solution.certificate.ground is Ground.DUAL:
        _fails(_dual(model, solution) > solution.bound + _slack(solution), "the weights do not prove the bound")
        return Checked(bound=True)
    if model.choices.count <= MOST_LOOKED_AT and solution.proven:
        _fails(_key(solution, _best(model, solution)) > _key(solution, worth), "another package is better")
        return Checked(bound=True)
    return Checked(bound=False)


def _fails(wrong: bool, why: str) -> None:  # noqa: FBT001 - read as: fails, if
    if wrong:
        raise CertificateFails(why=why)


def _same(one: float | Fraction, other: float | Fraction) -> bool:
    return one == other or (isinstance(one, float) and math.isclose(one, float(other), rel_tol=1e-12, abs_tol=1e-12))


def _slack(solution: Solution) -> float:
    return 1e-9 if isinstance(solution.bound, float) else 0


def _worth(model: Model, package: Sequence[int]) -> tuple[int, ...]:
    values = model.values.tolist()
    return tuple(
        start + sum(own[issue][option] for issue, option in enumerate(package))
        for own, start in zip(values, model.start, strict=True)
    )


def _value(solution: Solution, worth: tuple[int, ...]) -> float | Fraction:
    without, most = solution.gauge.disagreement, solution.gauge.largest
    if solution.aim is Aim.WELFARE:
        return sum(worth)
    if solution.aim is Aim.NASH:
        gains = [own - low for own, low in zip(worth, without, strict=True)]
        return math.fsum(map(math.log, gains)) if min(gains) > 0 else -math.inf
    if solution.aim is Aim.RELATIVE:
        parts = zip(worth, without, most, strict=True)
        return min((Fraction(own - low, high - low) for own, low, high in parts if high > low), default=Fraction(1))
    return min(worth)


def _key(solution: Solution, worth: tuple[int, ...]) -> tuple[float | Fraction, ...]:
    """Return what packages are compared by at the aim; exactly, so the product is multiplied out."""
    if solution.aim is Aim.LEXIMIN:
        return tuple(sorted(worth))
    if solution.aim is not Aim.NASH:
        return (_value(solution, worth),)
    gains = [own - low for own, low in zip(worth, solution.gauge.disagreement, strict=True)]
    product = math.prod(gains) if min(gains) > 0 else 0
    tolerance = Fraction(1) if solution.certificate.ground is Ground.FRONT else Fraction(1_000_001, 1_000_000)
    return (Fraction(product) * (tolerance if worth == solution.worth else 1),)


def _best(model: Model, solution: Solution) -> tuple[int, ...]:
    best: tuple[int, ...] = solution.worth
    for package in itertools.product(*(range(width) for width in model.choices.widths)):
        worth = _allowed(model, package)
        if worth is not None and _key(solution, worth) > _key(solution, best):
            best = worth
    return best


def _allowed(model: Model, package: Package) -> tuple[int, ...] | None:
    if model.choices.broken(package):
        return None
    worth = model.worth(package)
    enough = all(least is None or own >= least for own, least in zip(worth, model.reserved, strict=True))
    return worth if enough else None


def _dual(model: Model, solution: Solution) -> float | Fraction:
    """Return the bound that the weights prove, in whole numbers."""
    weights, multipliers = solution.certificate.weights, solution.certificate.multipliers
    _fails(min((*weights, *multipliers)) < 0 or not any(weights), "a weight is below zero")
    values, clauses = model.values.tolist(), list(model.choices.disjunctions())
    total = sum(weight * start for weight, start in zip(weights, model.start, strict=True)) - sum(multipliers)
    for issue, width in enumerate(model.choices.widths):
        scores = [
            sum(weight * own[issue][option] for weight, own in zip(weights, values, strict=True))
            for option in range(width)
        ]
        for multiplier, clause in zip(multipliers, clauses, strict=True) if any(multipliers) else ():
            for option in range(width):
                taken = sum(one.issue == issue and one.option == option for one in clause.taken)
                left = sum(one.issue == issue and one.option != option for one in clause.left)
                scores[option] += multiplier * (taken + left)
        total += max(scores)
    return _proved(solution, weights, total)


def _proved(solution: Solution, weights: tuple[int, ...], total: int) -> float | Fraction:
    if solution.aim is Aim.WELFARE:
        _fails(len(set(weights)) > 1, "a sum is bounded by equal weights")
        return total // weights[0]
    if solution.aim in {Aim.MAXMIN, Aim.LEXIMIN}:
        return total // sum(weights)
    without, most = solution.gauge.disagreement, solution.gauge.largest
    gains = total - sum(weight * low for weight, low in zip(weights, without, strict=True))
    if solution.aim is Aim.RELATIVE:
        return Fraction(
            gains, sum(weight * (high - low) for weight, high, low in zip(weights, most, without, strict=True)) or 1
        )
    _fails(min(weights) < 1, "a product is bounded by weights above zero")
    count = len(weights)
    return count * math.log(Fraction(gains, count)) - sum(map(math.log, weights)) if gains > 0 else -math.inf
