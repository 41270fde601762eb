"""Leximin without the whole front: the least first, then the two least together, and so on (ordered sums).

The sum of the k least is the largest value of k r - sum d with d >= r - worth; each step keeps what the steps before
it reached. This is exact where setting the worst-off party aside would not be (Ogryczak and Śliwiński 2006).
"""

import math
from dataclasses import replace

from goodoffices.packages.choice import Package
from goodoffices.packages.exact.branching import begun, branched, factor
from goodoffices.packages.exact.certificate import Aim, Certificate, Ground, Solution
from goodoffices.packages.exact.program import BROKEN, Program, Task
from goodoffices.packages.watching import Watch

MOST_PARTIES = 12
"""Parties up to which every step is taken; beyond, the least first and then the sum."""


def leximin(task: Task, *, watch: Watch, seconds: float) -> Solution | None:
    """Return the package whose least is largest, then the next to least, and so on; None if there is none.

    Args:
        task: what is sought.
        watch: hears what is done, and may end it with the best so far.
        seconds: for how long the solver may look at each step.
    """
    first = branched(replace(task, aim=Aim.MAXMIN), watch=watch, seconds=seconds)
    if first is None:
        return None
    parties = len(task.model.parties)
    steps = range(2, parties + 1) if parties <= MOST_PARTIES else range(parties, parties + 1)
    package, proven = first.package, first.proven
    reached: dict[int, int] = {1: int(first.value)}
    for count in steps if proven else ():
        watch.tell(f"Raising the {count} least together, of {parties}")
        package, step_proven = _step(task, package, reached, count, watch, seconds)
        reached[count] = sum(sorted(task.model.worth(package))[:count])
        proven = proven and step_proven
        if not proven or watch.stopped():
            break
    proven = proven and parties in reached
    whole = parties <= MOST_PARTIES
    notes = [
        "" if whole else "after the least, the sum was raised, not the next to least",
        "" if proven or not whole else f"not proved beyond the {_last_proved(reached, proven=proven)} least",
    ]
    worth = task.model.worth(package)
    return replace(
        first,
        aim=Aim.LEXIMIN,
        package=package,
        worth=worth,
        value=min(worth),
        proven=proven and whole,
        certificate=Certificate(Ground.BRANCHING),
        packages=(package,),
        note="; ".join(note for note in notes if note),
    )


def _last_proved(reached: dict[int, int], *, proven: bool) -> int:
    return max(reached) if proven else max(0, max(reached) - 1)


def _step(  # noqa: PLR0913, PLR0917 - what was reached, and how far to go
    task: Task, package: Package, reached: dict[int, int], count: int, watch: Watch, seconds: float
) -> tuple[Package, bool]:
    """Return the package with the largest sum of the `count` least, and whether that is proved."""
    program, by = begun(task), factor(task)
    for earlier, total in reached.items():
        level, short = _least(program, task, earlier, by)
        program.hold([level, *short], [float(earlier), *[-1.0] * len(short)], (total - 0.5) * by)
    level, short = _least(program, task, count, by)
    program.cost[level] = float(count)
    for one in short:
        program.cost[one] = -1.0
    own = sum(sorted(task.model.worth(package))[:count])
    program.hold([level, *short], [float(count), *[-1.0] * len(short)], (own + 0.5) * by)
    outcome = program.solve(watch, whole=True, seconds=seconds, within=0.99 * by)
    if outcome.impossible:
        return package, True
    slack = BROKEN * float(abs(task.sheet.worth).max()) * by * count
    found = outcome.package
    if found is None or task.model.choices.broken(found):
        return package, False
    now = sum(sorted(task.model.worth(found))[:count])
    kept = all(sum(sorted(task.model.worth(found))[:one]) >= total for one, total in reached.items())
    if not kept or now < own:
        return package, False
    return found, math.isfinite(outcome.bound) and math.floor((outcome.bound + slack) / by) - now < 1


def _least(program: Program, task: Task, count: int, by: float) -> tuple[int, list[int]]:
    """Add columns whose combination `count` x level - sum(short) is at most the sum of the `count` least."""
    if count == 1:
        level = program.add(0.0)
        short: list[int] = []
        for own, start in zip(task.sheet.worth, task.model.start, strict=True):
            program.hold_worth(own * by, [(level, -1.0)], -start * by)
        return level, short
    if count == len(task.model.parties):
        level = program.add(0.0)
        total = task.sheet.worth.sum(axis=0) * by
        program.hold_worth(total, [(level, -float(count))], -sum(task.model.start) * by)
        return level, []
    level = program.add(0.0)
    short = [program.add(0.0, low=0.0) for _ in task.model.parties]
    for one, own, start in zip(short, task.sheet.worth, task.model.start, strict=True):
        program.hold_worth(own * by, [(level, -1.0), (one, 1.0)], -start * by)
    return level, short
