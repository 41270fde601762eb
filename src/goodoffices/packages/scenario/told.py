"""What a scenario file tells, whatever its form, and the model in whole units that is made of it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from goodoffices.packages.choice import Choices, Model
from goodoffices.terms import NotPossible

UNIT = 1e-9
"""The unit of values that are read from fractions."""

SCALE = 1_000_000_000


class NotAScenario(NotPossible):
    """“{name}” is not a scenario: {why}."""


class NotANumber(NotPossible):
    """“{name}” gives “{party}” no finite number for {what}: write one."""


class OptionWithoutValue(NotPossible):
    """“{name}” tells no value of “{option}” on “{issue}”: give every option one."""


@dataclass(frozen=True, slots=True)
class Party:
    """What one file tells of a party.

    Attributes:
        name: of the party.
        worth: by issue, what each option adds.
        start: what it has before anything is chosen.
        reserved: the least that it signs for; None where it is not told or is without limit.
        notes: what of the file was left aside, in words.
    """

    name: str
    worth: tuple[tuple[float, ...], ...]
    start: float = 0.0
    reserved: float | None = None
    notes: tuple[str, ...] = ()


def number(told: object, name: str, party: str, what: str) -> float:
    """Return what a file tells as a finite number.

    Raises:
        NotANumber: it is none.
    """
    try:
        value = float(told) if isinstance(told, int | float | str) and not isinstance(told, bool) else math.nan
    except (ValueError, OverflowError):
        value = math.nan
    if not math.isfinite(value):
        raise NotANumber(name=name, party=party, what=what)
    return value


def reservation(told: object, name: str, party: str) -> float | None:
    """Return a reserved value: minus infinity, and nothing, are none.

    Raises:
        NotANumber: it is neither a number nor minus infinity.
    """
    if told is None or (
        isinstance(told, int | float | str) and str(told).strip().lower() in {"-inf", "-.inf", "-infinity"}
    ):
        return None
    return number(told, name, party, "the reserved value")


def assemble(choices: Choices, parties: Sequence[Party], *, scale: int = SCALE) -> Model:
    """Return the model; every option's value is rounded to whole units first, so that sums are exact."""
    values = np.zeros((len(parties), len(choices.issues), max(choices.widths)), dtype=np.int64)
    for row, party in enumerate(parties):
        for at, worth in enumerate(party.worth):
            values[row, at, : len(worth)] = [whole(one, scale, party.name) for one in worth]
    return Model(
        choices,
        tuple(party.name for party in parties),
        values,
        tuple(whole(party.start, scale, party.name) for party in parties),
        tuple(None if one.reserved is None else whole(one.reserved, scale, one.name) for one in parties),
        1 / scale,
    )


def whole(value: float, scale: int, party: str) -> int:
    """Return a value in whole units.

    Raises:
        NotANumber: it is too large to be counted.
    """
    units = value * scale
    if not math.isfinite(units) or abs(units) > 2.0**62:
        raise NotANumber(name="The scenario", party=party, what="a value within reach")
    return round(units)
