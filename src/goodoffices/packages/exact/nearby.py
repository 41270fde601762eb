"""A good package, quickly: issue by issue the best option with the others as they are, over and over.

What is made large is smooth at first (a soft minimum), so that no single party holds everything up, and sharpens with
every round; then a few issues are changed and it is tried again. The same model gives the same package.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goodoffices.packages.choice import Package
from goodoffices.packages.exact.certificate import Aim
from goodoffices.packages.exact.program import Sheet, Task
from goodoffices.packages.watching import Watch

Floats = NDArray[np.float64]

SHARPENING = (0.1, 0.04, 0.016, 0.006, 0.002, 0.0005)
"""How soft the minimum is in each round, as a part of what the best-off party could have."""

SWEEPS = 30
"""Times that all issues are looked at in a round, at most."""


@dataclass(frozen=True, slots=True, eq=False)
class Measure:
    """How good worth is at an aim: larger is better; broken clauses and reserved values cost more than all else."""

    aim: Aim
    without: Floats
    spans: Floats
    floors: Floats
    cost: float

    def of(self, worth: Floats, unmet: Floats, softness: float) -> Floats:
        """Return it by candidate, of worth by [party, candidate] and unmet disjunctions by candidate."""
        shares = (worth - self.without[:, None]) / self.spans[:, None]
        short = np.maximum(0.0, self.floors[:, None] - worth).sum(axis=0) / self.spans.max()
        if self.aim is Aim.WELFARE:
            good = shares.sum(axis=0)
        elif self.aim is Aim.NASH:
            good = np.log(shares.clip(min=1e-9)).sum(axis=0)
        else:
            least = shares.min(axis=0)
            good = least - softness * np.log(np.exp((least - shares) / softness).sum(axis=0))
        return np.asarray(good - self.cost * (unmet + short))


def measure(task: Task) -> Measure:
    """Return how the local search measures an aim."""
    model, aim, gauge = task.model, task.aim, task.gauge
    parties = len(model.parties)
    reach = np.full(parties, max(1.0, float(np.abs(model.values).max(axis=2).sum(axis=1).max())))
    relative = aim in {Aim.RELATIVE, Aim.NASH}
    without = np.array(gauge.disagreement, dtype=float) if relative else np.zeros(parties)
    spans = np.array(gauge.largest, dtype=float) - without if aim is Aim.RELATIVE else reach
    floors = np.array([-np.inf if one is None else float(one) for one in model.reserved])
    return Measure(aim, without, np.where(spans > 0, spans, np.inf), floors, 1000.0 * parties)


def improved(task: Task, start: Package, *, kicks: int, watch: Watch) -> Package | None:
    """Return the best package found from a start; None if none keeps the clauses and the reserved values."""
    how = measure(task)
    best: tuple[float, Package] | None = None
    at = np.array(start)
    for kick in range(kicks + 1):
        for softness in SHARPENING:
            at = _settled(task, how, at, softness, watch)
            good = _good(task, how, at)
            if good is not None and (best is None or good > best[0]):
                best = good, tuple(int(one) for one in at)
            if best is not None and watch.stopped():
                return best[1]
        if watch.stopped():
            break
        at = np.array(best[1] if best else at)
        for issue, option in _kicked(task.sheet, kick):
            at[issue] = option
    return best[1] if best else None


def _kicked(sheet: Sheet, kick: int) -> Iterator[tuple[int, int]]:
    """Yield a few issues and the options they change to, spread evenly and differently for every kick."""
    issues = sheet.firsts.size - 1
    for one in range(max(2, issues // 12)):
        place = (kick * 7919 + one * 104_729) % issues
        yield place, (kick + one) % int(sheet.firsts[place + 1] - sheet.firsts[place])


def _good(task: Task, how: Measure, package: NDArray[np.int64]) -> float | None:
    sheet = task.sheet
    columns = sheet.firsts[:-1] + package
    worth = sheet.worth[:, columns].sum(axis=1) + np.array(task.model.start)
    if (sheet.met[:, columns].sum(axis=1) < 1).any() or (worth < how.floors).any():
        return None
    return float(how.of(worth[:, None].astype(float), np.zeros(1), 1e-9)[0])


def _settled(task: Task, how: Measure, package: NDArray[np.int64], softness: float, watch: Watch) -> NDArray[np.int64]:
    sheet = task.sheet
    package = package.copy()
    columns = sheet.firsts[:-1] + package
    worth = sheet.worth[:, columns].sum(axis=1).astype(float) + np.array(task.model.start)
    met = sheet.met[:, columns].sum(axis=1)
    for _ in range(SWEEPS):
        changed = False
        for issue in range(package.size):
            first, end = sheet.firsts[issue], sheet.firsts[issue + 1]
            without = worth - sheet.worth[:, first + package[issue]]
            unmet = met - sheet.met[:, first + package[issue]]
            tried = without[:, None] + sheet.worth[:, first:end]
            left = (unmet[:, None] + sheet.met[:, first:end] < 1).sum(axis=0)
            good = how.of(tried, left, softness)
            option = int(good.argmax())
            if good[option] > good[package[issue]] + 1e-12:
                package[issue], changed = option, True
                worth, met = tried[:, option], unmet + sheet.met[:, first + option]
        if not changed or watch.stopped():
            break
    return package
