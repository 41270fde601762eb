"""Invented soundings: what parties say of random choices, from a seed, and small ones written out."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import pairwise, product

import numpy as np
from hypothesis import strategies as st

from goodoffices.packages.choice import Choices, Chosen, Clause, Issue
from goodoffices.packages.soundings.evidence import (
    Belief,
    Evidence,
    Level,
    MattersMore,
    OnlyIf,
    Prefers,
    RedLine,
    Said,
    Soundings,
    Stands,
)
from goodoffices.packages.worlds.drawing import Sampling
from goodoffices.store.chance import SeededChance
from goodoffices.terms import Room

NAMES = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
DAY = date(2026, 5, 3)


def sampling(count: int = 400, *, seed: int = 1, convention: int = 1) -> Sampling:
    return Sampling(SeededChance(), seed=seed, count=count, convention=convention)


def choices(issues: int, options: int, clauses: Iterable[Clause] = ()) -> Choices:
    named = (Issue.of(f"issue {at}", [f"option {each}" for each in range(options)]) for at in range(issues))
    return Choices(tuple(named), tuple(clauses))


def says(party: int, said: Said, *, day: date = DAY, belief: Belief = Belief.FIRM, room: str = "") -> Evidence:
    return Evidence(party, said, day, Room(room or NAMES[party]), belief=belief)


def soundings(told: Choices, parties: int, evidence: Iterable[Evidence] = ()) -> Soundings:
    return Soundings(told, tuple(NAMES[:parties]), tuple(evidence))


def every_package(told: Choices) -> np.ndarray:
    return np.asarray(list(product(*(range(width) for width in told.widths))))


def invented(parties: int, issues: int, options: int, seed: int, *, clauses: int = 2) -> Soundings:
    """Soundings in which every party says something of most issues, drawn from a seed; they never clash."""
    draw = SeededChance().seeded(seed)

    def number(below: int) -> int:
        return int(draw.random((1,))[0] * below)

    evidence = [one for party in range(parties) for one in _party(party, issues, options, number)]
    bonds = []
    for _ in range(clauses if issues > 1 else 0):
        one = number(issues)
        other = (one + 1 + number(issues - 1)) % issues
        bonds.append(Clause.excludes(Chosen(one, number(options)), Chosen(other, number(options))))
    return soundings(choices(issues, options, bonds), parties, evidence)


def _party(party: int, issues: int, options: int, number: Callable[[int], int]) -> Iterator[Evidence]:
    for issue in range(issues):
        ranked = sorted(range(options), key=lambda _: number(1000))
        match number(4):
            case 0 | 1:
                for better, worse in pairwise(ranked):
                    yield says(party, Prefers(Chosen(issue, better), Chosen(issue, worse)))
            case 2:
                yield says(party, Stands(Chosen(issue, ranked[0]), Level.PREFER))
                yield says(party, Stands(Chosen(issue, ranked[-1]), Level.OBJECT))
        if number(4) == 0:
            yield says(party, RedLine((Chosen(issue, ranked[-1]),)), belief=Belief.LIKELY)
        if issue and number(3) == 0:
            yield says(party, MattersMore(issue - 1, issue))
    if issues > 1:
        yield says(party, RedLine((Chosen(0, number(options)), Chosen(1, number(options)))), belief=Belief.MAY_BE_BLUFF)
        yield says(party, OnlyIf(Chosen(0, number(options)), (Chosen(1, number(options)),)), belief=Belief.LIKELY)


@st.composite
def soundings_strategy(draw: st.DrawFn) -> Soundings:
    """Small soundings that never clash."""
    return invented(
        draw(st.integers(1, 3)), draw(st.integers(1, 4)), draw(st.integers(1, 3)), draw(st.integers(0, 10_000))
    )
