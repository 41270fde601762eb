"""The answers as one JSON object, under the names that other computations of the same scenarios use."""

import math
from typing import Any

from goodoffices.packages.choice import Model
from goodoffices.packages.exact.certificate import Aim, Solution
from goodoffices.packages.exact.search import Found
from goodoffices.packages.scenario import Reading


def form(reading: Reading, found: Found) -> dict[str, Any]:
    """Return the answers: `docs/commands.md` tells each name."""
    model = reading.model
    scale = round(1 / model.unit)
    told: dict[str, Any] = {
        "scenario": reading.name,
        "parties": list(model.parties),
        "n_parties": len(model.parties),
        "n_issues": len(model.choices.issues),
        "options": list(model.choices.widths),
        "clauses": len(model.choices.clauses),
        "outcomes": model.choices.count,
        "reserved": [None if one is None else one / scale for one in model.reserved],
        "notes": list(reading.notes),
    }
    if found.gauge.largest:
        told["utility_max"] = [one / scale for one in found.gauge.largest]
        told["disagreement_used"] = [one / scale for one in found.gauge.disagreement]
    if found.front is not None:
        front = found.front
        told["pareto_points"] = len(front.points)
        told["pareto_packages"] = sum(front.ways.tolist())
        told["front"] = [
            {"utilities": [one / scale for one in point], "package": package, "n": ways}
            for point, package, ways in zip(
                front.points.tolist(), front.packages.tolist(), front.ways.tolist(), strict=True
            )
        ]
    elif found.refusal:
        told["front_refused"] = found.refusal
    told |= {aim.value: None if one is None else _answer(model, one) for aim, one in found.best.items()}
    return told


def shown(model: Model, solution: Solution) -> tuple[float, float, float]:
    """Return value, bound and gap in the scenario's own measure; the product of gains as its logarithm."""
    scale = round(1 / model.unit)
    if solution.aim is Aim.NASH:
        shift = len(model.parties) * math.log(scale)
        return float(solution.value) - shift, float(solution.bound) - shift, float(solution.gap)
    if solution.aim is Aim.RELATIVE:
        return float(solution.value), float(solution.bound), float(solution.gap)
    return float(solution.value / scale), float(solution.bound / scale), float(solution.gap / scale)


def _answer(model: Model, solution: Solution) -> dict[str, Any]:
    value, bound, gap = shown(model, solution)
    scale = round(1 / model.unit)
    told: dict[str, Any] = {
        "value": value,
        "packages": [list(one) for one in solution.packages],
        "n": solution.count,
        "utilities": [one / scale for one in solution.worth],
        "bound": bound,
        "gap": gap,
        "optimal": solution.proven,
        "certificate": _certificate(solution),
    }
    if solution.aim is Aim.LEXIMIN:
        told["sorted_utilities"] = sorted(told["utilities"])
    if solution.aim is Aim.NASH:
        told = _product(model, solution, told)
    if solution.note:
        told["note"] = solution.note
    return told


def _product(model: Model, solution: Solution, told: dict[str, Any]) -> dict[str, Any]:
    """Return the answer with the gains; a logarithm of nothing is told as null."""
    scale = round(1 / model.unit)
    gains = [(own - low) / scale for own, low in zip(solution.worth, solution.gauge.disagreement, strict=True)]
    told |= {"log_product": told["value"], "product": math.prod(gains), "gains": gains}
    del told["value"]
    return {name: None if isinstance(one, float) and not math.isfinite(one) else one for name, one in told.items()}


def _certificate(solution: Solution) -> dict[str, Any]:
    certificate = solution.certificate
    told: dict[str, Any] = {"ground": certificate.ground.value}
    if certificate.labels:
        told["partial_packages"] = certificate.labels
    if certificate.weights:
        told["weights"], told["multipliers"] = list(certificate.weights), list(certificate.multipliers)
    return told
