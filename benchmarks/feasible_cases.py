"""Invented soundings, each from a seed: what parties say of most issues, red lines in doubt, clauses."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise

from goodoffices.packages.choice import Choices, Chosen, Clause, Issue
from goodoffices.packages.soundings.evidence import (
    Belief,
    Evidence,
    Level,
    MattersMore,
    Prefers,
    RedLine,
    Said,
    Soundings,
    Stands,
)
from goodoffices.store.chance import SeededChance
from goodoffices.terms import Room

DAY = date(2026, 5, 3)

Number = Callable[[int], int]
"""Draws a whole number below another."""

ORDERED, LEVELLED, WEIGHED = 60, 80, 70
"""Of 100 issues: those whose options are put in order; ordered or given levels; compared in weight."""


def invented(shape: tuple[int, int, int], seed: int, clauses: int = 0, lined: int = 40) -> Soundings:
    """Return soundings of this many parties, issues and options, with red lines on `lined` of 100 issues."""
    parties, issues, options = shape
    draw = SeededChance().seeded(seed, *shape)

    def number(below: int) -> int:
        return int(draw.random((1,))[0] * below)

    names = tuple(chr(ord("A") + party) for party in range(parties))
    told = tuple(Issue.of(f"issue {at}", [f"option {each}" for each in range(options)]) for at in range(issues))
    bonds = tuple(_clause(issues, options, number) for _ in range(clauses))
    evidence = tuple(
        Evidence(
            party, said, DAY, Room(names[party]), belief=Belief.LIKELY if isinstance(said, RedLine) else Belief.FIRM
        )
        for party in range(parties)
        for said in _party(issues, options, lined, number)
    )
    return Soundings(Choices(told, bonds), names, evidence)


def _clause(issues: int, options: int, number: Number) -> Clause:
    one = number(issues)
    other = (one + 1 + number(issues - 1)) % issues
    return Clause.excludes(Chosen(one, number(options)), Chosen(other, number(options)))


def _party(issues: int, options: int, lined: int, number: Number) -> Iterator[Said]:
    for more, less in pairwise(sorted(range(issues), key=lambda _: number(1 << 20))):
        if number(100) < WEIGHED:
            yield MattersMore(more, less)
    for issue in range(issues):
        liked = [Chosen(issue, at) for at in sorted(range(options), key=lambda _: number(1 << 20))]
        how = number(100)
        if how < ORDERED:
            yield from (Prefers(better, worse) for better, worse in pairwise(liked))
        elif how < LEVELLED:
            yield Stands(liked[0], Level.PREFER)
            yield Stands(liked[-1], Level.OBJECT)
        if number(100) < lined:
            yield RedLine((liked[-1],))
    yield RedLine(tuple(Chosen(at, number(options)) for at in (0, issues - 1)))
