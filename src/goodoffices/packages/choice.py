"""What can be chosen: issues with their options, the clauses between options, and what each option is worth.

Everything else in this wing rests on these types. A `Package` is a tuple with one option's place (from 0) for every
issue, in the order of the issues. Values are whole numbers, so that "better" and "optimal" are exact.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from goodoffices.terms import NotPossible

Package = tuple[int, ...]
"""One option of every issue: the place of the option, from 0, in the order of the issues."""

Values = NDArray[np.int64]
"""Whole numbers, by [party, issue, option]; zero where an issue has fewer options than the widest one."""

MOST_OPTIONS = 10_000
"""Options of one issue that are taken up; more are amounts, to be put as steps."""

MOST_WORTH = 2**50
"""No package may be worth more to a party, or less than minus this: sums stay exact, in whole numbers and in floats."""


class NamedTwice(NotPossible):
    """{what} carries the name “{name}” twice: give each its own name."""


class NothingToChoose(NotPossible):
    """{what} has nothing to choose from: give it at least one {of}."""


class TooManyOptions(NotPossible):
    """The issue “{issue}” has {count} options and {most} are taken up: put it as steps, or as several issues."""


class NoSuchOption(NotPossible):
    """A clause speaks of option {option} of issue {issue}, which there is not: both are counted from 0."""


class EmptyClause(NotPossible):
    """The clause about “{option}” names no other option: say which one it needs, or rules out."""


class NotAPackage(NotPossible):
    """A package takes one option of each of the {count} issues: {package} does not."""


class ValuesDoNotFit(NotPossible):
    """The values lie as {shape} and should lie as {wanted} (parties, issues, options)."""


class ValueTooLarge(NotPossible):
    """The values of “{party}” are too large to be added exactly: give them in larger units."""


@dataclass(frozen=True, slots=True)
class Option:
    """One way to settle an issue: an alternative of a bracket, or a consistent choice of several alternatives."""

    name: str


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing to be settled: a bracket, or brackets that must be settled together.

    Raises:
        NothingToChoose: there is no option.
        NamedTwice: two options share a name.
        TooManyOptions: there are more than `MOST_OPTIONS`.
    """

    name: str
    options: tuple[Option, ...]

    def __post_init__(self) -> None:
        if not self.options:
            raise NothingToChoose(what=f"The issue “{self.name}”", of="option")
        if len(self.options) > MOST_OPTIONS:
            raise TooManyOptions(issue=self.name, count=len(self.options), most=MOST_OPTIONS)
        _each_once(f"The issue “{self.name}”", (option.name for option in self.options))

    @classmethod
    def of(cls, name: str, options: Iterable[str]) -> "Issue":
        """Return the issue with options of these names."""
        return cls(name, tuple(Option(option) for option in options))


@dataclass(frozen=True, slots=True, order=True)
class Chosen:
    """That an issue is settled by one of its options: a literal of the clauses. Both are places from 0."""

    issue: int
    option: int

    def holds(self, package: Sequence[int]) -> bool:
        """Tell whether the package takes this option."""
        return package[self.issue] == self.option


class Bond(StrEnum):
    """How a clause binds its option to the others."""

    IMPLIES = "implies"
    """Who takes the option takes every one of the others."""
    ONLY_IF = "only if"
    """Who takes the option takes at least one of the others."""
    EXCLUDES = "excludes"
    """Who takes the option takes none of the others."""


@dataclass(frozen=True, slots=True)
class Disjunction:
    """At least one of `taken` is chosen, or at least one of `left` is not: the form in which clauses are searched."""

    taken: tuple[Chosen, ...]
    left: tuple[Chosen, ...]

    def holds(self, package: Sequence[int]) -> bool:
        """Tell whether the package meets it."""
        return any(one.holds(package) for one in self.taken) or not all(one.holds(package) for one in self.left)


@dataclass(frozen=True, slots=True)
class Clause:
    """One bond between options of different issues; `source` says where it comes from, in words for the reader.

    Raises:
        EmptyClause: it names no other option.
    """

    option: Chosen
    bond: Bond
    others: tuple[Chosen, ...]
    source: str = ""

    def __post_init__(self) -> None:
        if not self.others:
            raise EmptyClause(option=self.option)

    @classmethod
    def implies(cls, option: Chosen, *others: Chosen, source: str = "") -> "Clause":
        """Return: who takes `option` takes all of `others`."""
        return cls(option, Bond.IMPLIES, others, source)

    @classmethod
    def only_if(cls, option: Chosen, *others: Chosen, source: str = "") -> "Clause":
        """Return: `option` can be had only with at least one of `others`."""
        return cls(option, Bond.ONLY_IF, others, source)

    @classmethod
    def excludes(cls, option: Chosen, *others: Chosen, source: str = "") -> "Clause":
        """Return: `option` and any one of `others` cannot be had together."""
        return cls(option, Bond.EXCLUDES, others, source)

    def literals(self) -> tuple[Chosen, ...]:
        """Return every option it speaks of."""
        return (self.option, *self.others)

    def holds(self, package: Sequence[int]) -> bool:
        """Tell whether the package keeps it."""
        return all(one.holds(package) for one in self.disjunctions())

    def disjunctions(self) -> tuple[Disjunction, ...]:
        """Return the clause as disjunctions that must all hold."""
        if self.bond is Bond.ONLY_IF:
            return (Disjunction(self.others, (self.option,)),)
        if self.bond is Bond.IMPLIES:
            return tuple(Disjunction((other,), (self.option,)) for other in self.others)
        return tuple(Disjunction((), (self.option, other)) for other in self.others)


@dataclass(frozen=True, slots=True)
class Choices:
    """All that is to be settled: the issues, and the clauses between their options.

    Raises:
        NothingToChoose: there is no issue.
        NamedTwice: two issues share a name.
        NoSuchOption: a clause speaks of an option that no issue has.
    """

    issues: tuple[Issue, ...]
    clauses: tuple[Clause, ...] = ()

    def __post_init__(self) -> None:
        if not self.issues:
            raise NothingToChoose(what="The model", of="issue")
        _each_once("The model", (issue.name for issue in self.issues))
        for one in (literal for clause in self.clauses for literal in clause.literals()):
            if not (0 <= one.issue < len(self.issues) and 0 <= one.option < len(self.issues[one.issue].options)):
                raise NoSuchOption(issue=one.issue, option=one.option)

    @property
    def widths(self) -> tuple[int, ...]:
        """How many options each issue has."""
        return tuple(len(issue.options) for issue in self.issues)

    @property
    def count(self) -> int:
        """How many packages there are before any clause is heeded."""
        return math.prod(self.widths)

    def disjunctions(self) -> Iterator[Disjunction]:
        """Yield all clauses as disjunctions, in their order."""
        for clause in self.clauses:
            yield from clause.disjunctions()

    def broken(self, package: Sequence[int]) -> tuple[Clause, ...]:
        """Return the clauses that the package breaks.

        Raises:
            NotAPackage: it does not take one option of every issue.
        """
        self._check(package)
        return tuple(clause for clause in self.clauses if not clause.holds(package))

    def words(self, package: Sequence[int]) -> tuple[str, ...]:
        """Return the names of the options that the package takes, issue by issue.

        Raises:
            NotAPackage: it does not take one option of every issue.
        """
        self._check(package)
        return tuple(issue.options[option].name for issue, option in zip(self.issues, package, strict=True))

    def told(self, one: Chosen) -> str:
        """Return an option in words: “issue: option”."""
        issue = self.issues[one.issue]
        return f"{issue.name}: {issue.options[one.option].name}"

    def clause_told(self, clause: Clause) -> str:
        """Return a clause in words, with its source if it has one."""
        join = " and " if clause.bond is Bond.IMPLIES else " or "
        others = join.join(f"“{self.told(other)}”" for other in clause.others)
        source = f" ({clause.source})" if clause.source else ""
        return f"“{self.told(clause.option)}” {clause.bond} {others}{source}"

    def _check(self, package: Sequence[int]) -> None:
        fits = len(package) == len(self.issues)
        if not fits or not all(0 <= one < width for one, width in zip(package, self.widths, strict=True)):
            raise NotAPackage(count=len(self.issues), package=tuple(package))


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """What every package is worth to every party, in whole units: the sum of its options' values and the party's start.

    Attributes:
        choices: the issues, options and clauses.
        parties: the names of the parties, in order of protocol.
        values: whole numbers by [party, issue, option]; zero beyond the options of an issue.
        start: what a party has before anything is chosen; zero for all if empty.
        reserved: the least that a party signs for, or None where it is not told; None for all if empty.
        unit: how large one unit is in the words of the source (1e-9 for values read from fractions).

    Raises:
        NothingToChoose: there is no party.
        NamedTwice: two parties share a name.
        ValuesDoNotFit: the values, starts or reserved values are not one for each.
        ValueTooLarge: a party's sums could pass `MOST_WORTH`.
    """

    choices: Choices
    parties: tuple[str, ...]
    values: Values
    start: tuple[int, ...] = ()
    reserved: tuple[int | None, ...] = ()
    unit: float = 1.0

    def __post_init__(self) -> None:
        if not self.parties:
            raise NothingToChoose(what="The model", of="party")
        _each_once("The model", self.parties)
        count = len(self.parties)
        wanted = (count, len(self.choices.issues), max(self.choices.widths))
        if self.values.shape != wanted or len(self.start) not in (0, count) or len(self.reserved) not in (0, count):
            raise ValuesDoNotFit(shape=self.values.shape, wanted=wanted)
        object.__setattr__(self, "start", self.start or (0,) * count)
        object.__setattr__(self, "reserved", self.reserved or (None,) * count)
        for party, own, start in zip(self.parties, self.values, self.start, strict=True):
            if float(np.abs(own.astype(np.float64)).max(axis=1).sum()) + abs(start) > MOST_WORTH:
                raise ValueTooLarge(party=party)

    def worth(self, package: Sequence[int]) -> tuple[int, ...]:
        """Return what the package is worth to each party, in units."""
        taken = self.values[:, np.arange(len(package)), np.asarray(package)]
        return tuple(int(own) + start for own, start in zip(taken.sum(axis=1), self.start, strict=True))


def _each_once(what: str, names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise NamedTwice(what=what, name=name)
        seen.add(name)
