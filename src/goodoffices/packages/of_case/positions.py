"""The position of a party on an issue over the rounds: all that it ever said of it, whether it still counts or not."""

from collections.abc import Iterator
from dataclasses import dataclass

from goodoffices.case.kinds import Issue, Position, Reaction
from goodoffices.case.said import Said
from goodoffices.case.view import View
from goodoffices.packages.of_case.choices import TextIssue
from goodoffices.packages.of_case.heard import day_of
from goodoffices.packages.of_case.model import CaseModel
from goodoffices.packages.of_case.offers import round_at


@dataclass(frozen=True, slots=True)
class Stated:
    """Something that a party said of an issue, the round that had begun last by then, and whether it counts now."""

    said: Said
    round: int | None
    counts: bool


def position(view: View, model: CaseModel, party: str, issue: int) -> tuple[Stated, ...]:
    """Return all that a party (by its id) said of an issue (by its place), by day.

    That is its reactions to words that stand or stood in the issue's brackets, or to a clause as a whole, and its
    positions on matters of the case that deal with the clause.
    """
    used = {one.entry for one in model.soundings.evidence}
    settled = model.laid.issues[issue]
    found = (*_reactions(view, party, settled), *_positions(view, party, settled))
    stated = (Stated(one, round_at(view, one), one.id in used) for one in found)
    return tuple(sorted(stated, key=lambda one: (_day(one.said), one.said)))


def _reactions(view: View, party: str, issue: TextIssue) -> Iterator[Said]:
    brackets = {one.split("#")[0] for one in issue.brackets}
    for said in (each for one in view.all(Reaction) for each in one.history):
        one = said.statement
        if not isinstance(one, Reaction) or one.party != party or one.provision not in issue.provisions:
            continue
        if not one.alternative or one.alternative.rsplit(".", 1)[0] in brackets:
            yield said


def _positions(view: View, party: str, issue: TextIssue) -> Iterator[Said]:
    matters = {one.id for one in view.all(Issue) if set(one.now.provisions) & set(issue.provisions)}
    for said in (each for one in view.all(Position) for each in one.history):
        one = said.statement
        if isinstance(one, Position) and one.party == party and one.issue in matters:
            yield said


def _day(said: Said) -> str:
    on = said.statement.on if isinstance(said.statement, Reaction | Position) else ""
    return day_of(said, on).isoformat()
