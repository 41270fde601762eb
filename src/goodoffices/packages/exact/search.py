"""What is best by each aim, by whichever way fits the size: the whole front, or the solver; with bounds always."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from goodoffices.packages.choice import Model
from goodoffices.packages.exact import compiling
from goodoffices.packages.exact.branching import branched
from goodoffices.packages.exact.certificate import Aim, Gauge, Solution
from goodoffices.packages.exact.clash import refuse
from goodoffices.packages.exact.listed import best
from goodoffices.packages.exact.ordered import leximin
from goodoffices.packages.exact.pareto import MOST_LABELS, Front, FrontTooLarge, front
from goodoffices.packages.exact.plan import TooTangled
from goodoffices.packages.exact.program import Program, Task, laid_out
from goodoffices.packages.watching import Patience, Stopped, Watch
from goodoffices.terms import NotPossible

LISTED_PARTIES = 5
"""Parties up to which the front is always tried."""

FEW_LABELS = 20_000
"""Partial packages up to which the front of more parties is tried."""

CONFERENCE = 20_000
"""Numbers in a model (parties times options) beyond which the solver is not asked to branch."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How much to try: compiled loops or not, labels of the front, seconds of the solver."""

    compiled: bool = compiling.AVAILABLE
    labels: int = MOST_LABELS
    seconds: float = 60.0


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """The answers: the front if it was listed (else why not), and the best package by each aim that was asked for.

    `best` holds None where no package gives every party its reserved value.
    """

    model: Model
    gauge: Gauge
    front: Front | None
    refusal: str
    best: dict[Aim, Solution | None]


def solve(
    model: Model, aims: Iterable[Aim], *, listed: bool = False, effort: Effort | None = None, watch: Watch | None = None
) -> Found:
    """Return the best package by each aim, and the front if it can be listed.

    Args:
        model: what every option is worth to every party.
        aims: what to be best at.
        listed: whether the front itself is wanted; a refusal is then raised and not only told.
        effort: how much to try.
        watch: hears what is done; may end it with the best so far.

    Raises:
        NoPackage: clauses clash; it names the fewest that do.
        NothingAcceptable: no package gives every party its reserved value, and the front was not listed.
        FrontTooLarge, TooTangled: `listed`, and the front cannot be listed.
    """
    effort, watch, aims = effort or Effort(), watch or Patience(), list(aims)
    found, refusal = _front(model, effort, watch, listed=listed)
    if watch.stopped():  # what is quick all the same needs no compiled loops, and nobody waits for them now
        effort = replace(effort, compiled=False)
    if found is not None and not found.ways.size:
        raise refuse(model, watch)
    needed = bool({Aim.RELATIVE, Aim.NASH} & set(aims))
    gauge = gauge_of(model, found, effort, watch) if needed or found is not None else Gauge()
    if found is not None:
        return Found(model, gauge, found, "", {aim: best(model, found, gauge, aim) for aim in aims})
    sheet = laid_out(model)
    best_by = {aim: _sought(Task(model, sheet, aim, gauge), effort, watch) for aim in aims}
    if aims and not any(best_by.values()) and not watch.stopped():
        raise refuse(model, watch)
    return Found(model, gauge, None, refusal, best_by)


def _front(model: Model, effort: Effort, watch: Watch, *, listed: bool) -> tuple[Front | None, str]:
    most = effort.labels
    if len(model.parties) > LISTED_PARTIES and not listed and model.choices.count > most:
        most = min(most, FEW_LABELS)
    try:
        return front(model, compiled=effort.compiled, most=most, watch=watch), ""
    except (FrontTooLarge, TooTangled) as refusal:
        if listed:
            raise
        return None, refusal.sentence
    except Stopped:
        return None, "The front was not listed to its end."


def gauge_of(model: Model, listed: Front | None, effort: Effort, watch: Watch) -> Gauge:
    """Return what each party has without agreement, and at the most.

    Without agreement it has its reserved value, or the least that any package gives it where that is more.
    """
    parties = range(len(model.parties))
    least = [-_most(mirrored(model, party), effort, watch) for party in parties]
    most = [_most(mirrored(mirrored(model, party), 0), effort, watch) for party in parties] if listed is None else []
    without = tuple(low if kept is None else max(low, kept) for low, kept in zip(least, model.reserved, strict=True))
    return Gauge(without, tuple(most) if listed is None else tuple(int(one) for one in listed.points.max(axis=0)))


def mirrored(model: Model, party: int) -> Model:
    """Return the model in which one party alone counts, and minds what it liked."""
    values = np.ascontiguousarray(-model.values[party : party + 1])
    return Model(model.choices, model.parties[party : party + 1], values, (-model.start[party],))


def _most(model: Model, effort: Effort, watch: Watch) -> int:
    """Return the most that a model of one party gives it."""
    if not model.choices.clauses:
        widths = enumerate(model.choices.widths)
        return model.start[0] + sum(int(model.values[0, issue, :width].max()) for issue, width in widths)
    try:
        points = front(model, compiled=effort.compiled, watch=Patience()).points
    except NotPossible:
        program = Program(laid_out(model))
        program.cost = [float(one) for one in program.sheet.worth[0]]
        outcome = program.solve(watch, whole=True, seconds=effort.seconds, within=0.99)
        points = np.array([[model.worth(outcome.package)[0]]]) if outcome.package else np.zeros((0, 1), dtype=np.int64)
    if not points.size:
        raise refuse(model, watch)
    return int(points[0, 0])


def _sought(task: Task, effort: Effort, watch: Watch) -> Solution | None:
    if task.aim is Aim.LEXIMIN and not _conference(task):
        return leximin(task, watch=watch, seconds=effort.seconds)
    if not _conference(task):
        return branched(task, watch=watch, seconds=effort.seconds)
    found = branched(task, watch=watch, seconds=effort.seconds, kicks=4, branch=False)
    if found is None or task.aim is not Aim.LEXIMIN:
        return found
    return replace(found, proven=False, note="only the least was raised, not the next to least")


def _conference(task: Task) -> bool:
    return task.sheet.worth.size > CONFERENCE
