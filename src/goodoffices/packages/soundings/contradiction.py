"""Statements that cannot all hold, found as the smallest set that clashes, and put as a question.

Whether a party's statements can hold together is a linear programme: with v = importance x level in place of the
level, every statement is a row. A smallest set that clashes is found by the deletion filter (Chinneck and Dravnieks
1991): leave out one statement after another, and keep out whatever the clash does not need.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib import import_module

import numpy as np

from goodoffices.packages.barred import Patterns, pattern, showing, stacked
from goodoffices.packages.choice import Choices
from goodoffices.packages.soundings.evidence import (
    Answer,
    Evidence,
    Level,
    MattersMore,
    OnlyIf,
    Prefers,
    RedLine,
    Soundings,
    Stands,
    Verdict,
)
from goodoffices.packages.soundings.scale import LEVELS, STEP, WALK_AWAY
from goodoffices.terms import Label, NotPossible

LIGHTEST = 0.1
"""How little an issue may matter, as a share of what it would if all mattered alike: else a clash weighs nothing."""

OPTIMIZE = "scipy.optimize"
"""Imported by name once statements are weighed against each other: loading it takes a third of a second."""

NO_POINT = 2
"""What scipy calls a programme that no point fulfils."""


class CannotAllHold(NotPossible):
    """These statements cannot all hold, so ask {party} which of them still does: {statements}."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Statements of one party of which each may hold, but not all; leaving out any one lets the others hold."""

    party: int
    statements: tuple[Evidence, ...]

    @property
    def label(self) -> Label:
        """The rooms in which they were said."""
        return Label.of(one.room for one in self.statements)

    def question(self, soundings: Soundings) -> str:
        """Return it as a question to the party."""
        told = "; ".join(soundings.told(one) for one in self.statements)
        return f"Which of these still holds, as they cannot all? {told}"


def contradictions(soundings: Soundings) -> tuple[Contradiction, ...]:
    """Return what clashes among the statements in force, belief aside, party by party.

    After one clash is found its statements are laid aside and the rest is asked again, so no statement is in two.
    """
    found = []
    for party in range(len(soundings.parties)):
        rest = list(soundings.of(party))
        while rest and not _can_hold(soundings.choices, rest):
            clash = _smallest(soundings.choices, rest)
            found.append(Contradiction(party, tuple(clash)))
            rest = [one for one in rest if one not in clash]
    return tuple(found)


def check_consistent(soundings: Soundings) -> None:
    """Raise CannotAllHold where statements in force contradict each other."""
    for one in contradictions(soundings):
        told = "; ".join(soundings.told(each) for each in one.statements)
        raise CannotAllHold(party=soundings.parties[one.party], statements=told)


def _smallest(choices: Choices, statements: Sequence[Evidence]) -> list[Evidence]:
    kept = list(statements)
    for one in statements:
        without = [each for each in kept if each is not one]
        if not _can_hold(choices, without):
            kept = without
    return kept


def _can_hold(choices: Choices, statements: Sequence[Evidence]) -> bool:
    agreed = [one.said for one in statements if isinstance(one.said, Verdict) and one.said.answer is not Answer.NO]
    lines = stacked(choices, [shown for one in statements if (shown := _ruled_out(choices, one)) is not None])
    packages = np.asarray([one.package for one in agreed], dtype=np.intp).reshape(-1, len(choices.widths))
    if showing(lines, packages).any():
        return False
    return _Rows(choices).with_all(statements, lines).can_hold()


def _ruled_out(choices: Choices, one: Evidence) -> Patterns | None:
    match one.said:
        case RedLine(options):
            return pattern(choices, options, ())
        case OnlyIf(option, others):
            return pattern(choices, (option,), others)
    return None


@dataclass(slots=True)
class _Rows:
    """The programme: importance w, then v by issue and option, then the least lived with by issue, then walk-away."""

    choices: Choices
    issues: int = field(init=False)
    widest: int = field(init=False)
    rows: list[dict[int, float]] = field(default_factory=list)
    most: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.issues, self.widest = len(self.choices.widths), max(self.choices.widths)

    def v(self, issue: int, option: int) -> int:
        """The column of importance times level."""
        return self.issues + issue * self.widest + option

    def lived(self, issue: int) -> int:
        """The column of the least that is lived with in an issue."""
        return self.walk_away - self.issues + issue

    @property
    def walk_away(self) -> int:
        """The column of the walk-away."""
        return self.issues * (2 + self.widest)

    def add(self, row: dict[int, float], most: float = 0.0) -> None:
        """Ask that a sum of columns is at most this."""
        self.rows.append(row)
        self.most.append(most)

    def with_all(self, statements: Sequence[Evidence], lines: Patterns) -> "_Rows":
        """Add what is always true, and all statements."""
        for issue, width in enumerate(self.choices.widths):
            for option in range(width):
                self.add({self.v(issue, option): 1, issue: -1})
        for one in statements:
            self._state(one, lines)
        self._live_with([one.said for one in statements if isinstance(one.said, Stands)])
        return self

    def can_hold(self) -> bool:
        """Tell whether some point keeps all rows."""
        columns = self.walk_away + 1
        table = np.zeros((len(self.rows), columns))
        for at, row in enumerate(self.rows):
            table[at, list(row)] = list(row.values())
        weights = np.zeros((1, columns))
        weights[0, : self.issues] = 1
        bounds: list[tuple[float, float | None]] = [(0, None)] * columns
        bounds[: self.issues] = [(LIGHTEST, None)] * self.issues
        bounds[self.walk_away] = (WALK_AWAY[0] * self.issues, WALK_AWAY[1] * self.issues)
        linprog = import_module(OPTIMIZE).linprog
        found = linprog(np.zeros(columns), A_ub=table, b_ub=self.most, A_eq=weights, b_eq=[self.issues], bounds=bounds)
        return bool(found.status != NO_POINT)

    def _state(self, one: Evidence, lines: Patterns) -> None:
        match one.said:
            case Stands(option, level):
                low, high = LEVELS[level]
                at = self.v(option.issue, option.option)
                self.add({at: -1, option.issue: low})
                self.add({at: 1, option.issue: -high})
            case Prefers(better, worse):
                above, below = (self.v(each.issue, each.option) for each in (better, worse))
                self.add({below: 1, above: -1, better.issue: STEP})
            case MattersMore(more, less):
                self.add({less: 1, more: -1}, -STEP)
            case Verdict(package, Answer.NO):
                if not showing(lines, np.asarray([package])).any():
                    value: dict[int, float] = {self.v(*each): 1 for each in enumerate(package)}
                    self.add({**value, self.walk_away: -1}, -STEP)
            case Verdict(package, _):
                self.add({**{self.v(*each): -1 for each in enumerate(package)}, self.walk_away: 1})

    def _live_with(self, said: Sequence[Stands]) -> None:
        """Where every issue has an option that can be lived with, a package of such options is signed for."""
        lived = [one.option for one in said if one.level >= Level.CAN_LIVE_WITH]
        if len({one.issue for one in lived}) < self.issues:
            return
        for one in lived:
            self.add({self.lived(one.issue): 1, self.v(one.issue, one.option): -1})
        self.add({self.walk_away: 1, **{self.lived(issue): -1 for issue in range(self.issues)}})
