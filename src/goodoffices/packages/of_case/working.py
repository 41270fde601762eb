"""All that is worked out of a model in one job: the figures, what blocks, the package card, and what to ask next."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from goodoffices.packages.feasible.card import Card, card
from goodoffices.packages.feasible.feasible import Block, Feasibility, blocks, feasible
from goodoffices.packages.feasible.question import Question, agenda, curve, good_under_all
from goodoffices.packages.feasible.whatif import WhatIf, what_if
from goodoffices.packages.soundings.contradiction import Contradiction, contradictions
from goodoffices.packages.soundings.evidence import Soundings
from goodoffices.packages.watching import Patience, Watch
from goodoffices.packages.worlds.drawing import Sampling
from goodoffices.terms import Label


@dataclass(frozen=True, slots=True, eq=False)
class WorkedOut:
    """What came of a model.

    Attributes:
        found: the figures, after the change that was tried, if one was.
        before: the figures without it.
        blocking: what blocks, most first.
        cards: the best package, and those that differ from it in kind.
        questions: what to ask each party next, by its name.
        curve: in what share the best package is accepted after 0, 1, ... of the best questions.
    """

    found: Feasibility
    before: Feasibility | None
    blocking: tuple[Block, ...]
    cards: tuple[Card, ...]
    questions: Mapping[str, tuple[Question, ...]]
    curve: tuple[float, ...]

    @property
    def label(self) -> Label:
        """Who may see any of it holds all these rooms."""
        return self.found.label if self.before is None else self.found.label | self.before.label


def worked_out(
    soundings: Soundings, sampling: Sampling, change: WhatIf | None = None, watch: Watch | None = None
) -> WorkedOut:
    """Work a model out; it takes seconds, so it is a job of its own and never on the way of a page.

    Raises:
        NoPackage: the clauses leave none.
        CannotAllHold: statements contradict each other.
        TooNarrow, TooManyNumbers: hardly any world fits, or too many would be drawn.
        NothingLeft: the change parks every issue.
    """
    watch = watch or Patience()
    before = feasible(soundings, sampling, watch=watch)
    found = before if change is None else what_if(change, before, sampling, watch)
    first = found.prospects[0]
    blocking = blocks(first, watch)
    asked = agenda(found.soundings, good_under_all([one.worlds for one in found.prospects], first.pool, watch))
    packages = (found.package, *(package for package, _ in found.alternatives()))
    return WorkedOut(
        found=found,
        before=None if change is None else before,
        blocking=blocking,
        cards=tuple(card(first.worlds, package) for package in packages),
        questions=asked,
        curve=tuple(curve(first.worlds, first.pool)),
    )


def clashes(soundings: Soundings) -> Iterator[tuple[Contradiction, str]]:
    """Yield what cannot all hold, each with the question that it is: with it nothing can be worked out."""
    return ((one, one.question(soundings)) for one in contradictions(soundings))
