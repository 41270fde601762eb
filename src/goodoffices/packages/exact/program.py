"""A model as a mixed-integer program for HiGHS: a column for every option, a row for every issue and disjunction."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import highspy
import numpy as np
from numpy.typing import NDArray

from goodoffices.packages.choice import Choices, Model, Package
from goodoffices.packages.exact.certificate import Aim, Gauge
from goodoffices.packages.watching import Watch

Floats = NDArray[np.float64]

WHOLE = highspy.HighsVarType.kInteger
BROKEN = 1e-6
"""HiGHS takes a column for whole within this, and a row for kept."""


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A model laid out flat: columns are the options of all issues, one after another.

    Attributes:
        firsts: the first column of each issue, and one more.
        worth: by [party, column], in units.
        met: by [disjunction, column]: how many of its parts the option makes true; one at least is needed over all.
    """

    firsts: NDArray[np.int64]
    worth: NDArray[np.int64]
    met: NDArray[np.int64]

    def column(self, package: Package) -> NDArray[np.int64]:
        """Return the columns that a package takes."""
        return np.asarray(self.firsts[:-1] + np.array(package), dtype=np.int64)


def laid_out(model: Model) -> Sheet:
    """Return the model laid out flat."""
    widths = model.choices.widths
    worth = np.concatenate([model.values[:, at, :width] for at, width in enumerate(widths)], axis=1)
    firsts = np.concatenate(([0], np.cumsum(widths)))
    return Sheet(firsts, worth, _met(model.choices, firsts))


def _met(choices: Choices, firsts: NDArray[np.int64]) -> NDArray[np.int64]:
    clauses = list(choices.disjunctions())
    met = np.zeros((len(clauses), int(firsts[-1])), dtype=np.int64)
    for row, clause in enumerate(clauses):
        for one in clause.taken:
            met[row, firsts[one.issue] + one.option] += 1
        for one in clause.left:
            met[row, firsts[one.issue] : firsts[one.issue + 1]] += 1
            met[row, firsts[one.issue] + one.option] -= 1
    return met


@dataclass(frozen=True, slots=True, eq=False)
class Task:
    """One package that is sought: the model, laid out flat too, what to be best at, and how that is measured."""

    model: Model
    sheet: Sheet
    aim: Aim
    gauge: Gauge


class Silent(highspy.Highs):
    """HiGHS without a word on standard output; it would speak as soon as callbacks are enabled."""

    def enableCallbacks(self) -> None:  # noqa: N802 - HiGHS calls it by this name
        """Enable the callbacks, silently."""
        self.silent()
        super().enableCallbacks()  # type: ignore[no-untyped-call]  # highspy does not type it


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """What HiGHS found: a package if there is one, its objective, the bound, whether there is none, the rows' duals."""

    package: Package | None
    value: float
    bound: float
    impossible: bool
    columns: Floats
    duals: Floats


@dataclass(slots=True, eq=False)
class Program:
    """A program that is being written: it begins with the options, the issues and the disjunctions.

    Rows are told as columns and their factors, with the least and the most that they may add up to.
    """

    sheet: Sheet
    cost: list[float] = field(init=False)
    low: list[float] = field(init=False)
    high: list[float] = field(init=False)
    rows: list[tuple[Sequence[int], Sequence[float], float, float]] = field(init=False)

    def __post_init__(self) -> None:
        size = int(self.sheet.firsts[-1])
        self.cost, self.low, self.high = [0.0] * size, [0.0] * size, [1.0] * size
        self.rows = [
            (range(first, end), [1.0] * (end - first), 1.0, 1.0)
            for first, end in zip(self.sheet.firsts[:-1].tolist(), self.sheet.firsts[1:].tolist(), strict=True)
        ]
        for met in self.sheet.met:
            used = np.flatnonzero(met)
            self.rows.append((used.tolist(), met[used].astype(float).tolist(), 1.0, highspy.kHighsInf))

    def add(self, cost: float, low: float = -highspy.kHighsInf, high: float = highspy.kHighsInf) -> int:
        """Add a column for a number that need not be whole; return its place."""
        self.cost.append(cost)
        self.low.append(low)
        self.high.append(high)
        return len(self.cost) - 1

    def hold(
        self, columns: Sequence[int], factors: Sequence[float], low: float, high: float = highspy.kHighsInf
    ) -> int:
        """Add a row; return its place."""
        self.rows.append((columns, factors, low, high))
        return len(self.rows) - 1

    def hold_worth(self, worth: Floats, more: Sequence[tuple[int, float]], low: float) -> int:
        """Add a row: what the options add up to, and further columns, is at least `low`."""
        used = np.flatnonzero(worth)
        columns = used.tolist() + [column for column, _ in more]
        return self.hold(columns, worth[used].tolist() + [factor for _, factor in more], low)

    def solve(
        self, watch: Watch, *, whole: bool, seconds: float, within: float, start: Package | None = None
    ) -> Outcome:
        """Maximise.

        Args:
            watch: hears the bound, and may end it.
            whole: whether an option is taken or left; else a share of it may be taken.
            seconds: for how long to look for something better.
            within: how far the bound may lie above the value to be done.
            start: a package to begin from.
        """
        highs = self._passed(whole=whole)
        highs.setOptionValue("time_limit", float(seconds))
        highs.setOptionValue("mip_rel_gap", 0.0)
        highs.setOptionValue("mip_abs_gap", within)
        _watched(highs, watch, whole=whole)
        if whole and start is not None:
            taken = self.sheet.column(start)
            highs.setSolution(int(self.sheet.firsts[-1]), self._all_columns(), self._taken(taken))
        highs.run()
        return self._outcome(highs, whole=whole)

    def _all_columns(self) -> NDArray[np.int32]:
        return np.arange(int(self.sheet.firsts[-1]), dtype=np.int32)

    def _taken(self, columns: NDArray[np.int64]) -> Floats:
        values = np.zeros(int(self.sheet.firsts[-1]))
        values[columns] = 1.0
        return values

    def _passed(self, *, whole: bool) -> highspy.Highs:
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(self.cost), len(self.rows)
        lp.sense_ = highspy.ObjSense.kMaximize
        lp.col_cost_, lp.col_lower_, lp.col_upper_ = (np.array(one) for one in (self.cost, self.low, self.high))
        lp.row_lower_ = np.array([row[2] for row in self.rows])
        lp.row_upper_ = np.array([row[3] for row in self.rows])
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.concatenate(([0], np.cumsum([len(row[0]) for row in self.rows]))).astype(np.int32)
        lp.a_matrix_.index_ = np.concatenate([np.asarray(row[0], dtype=np.int32) for row in self.rows])
        lp.a_matrix_.value_ = np.concatenate([np.asarray(row[1], dtype=np.float64) for row in self.rows])
        if whole:
            options = int(self.sheet.firsts[-1])
            lp.integrality_ = [WHOLE] * options + [highspy.HighsVarType.kContinuous] * (len(self.cost) - options)
        highs = Silent()  # type: ignore[no-untyped-call]  # highspy does not type how it is made
        highs.setOptionValue("threads", 1)
        highs.passModel(lp)
        return highs

    def _outcome(self, highs: highspy.Highs, *, whole: bool) -> Outcome:
        status = highs.getModelStatus()
        impossible = status in {highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible}
        solution, info = highs.getSolution(), highs.getInfo()
        columns = np.array(solution.col_value)
        found = not impossible and info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        package = self._package(columns) if found else None
        optimal = status == highspy.HighsModelStatus.kOptimal
        bound = info.mip_dual_bound if whole else info.objective_function_value if optimal else highspy.kHighsInf
        return Outcome(package, info.objective_function_value, bound, impossible, columns, np.array(solution.row_dual))

    def _package(self, columns: Floats) -> Package:
        """Return the option of every issue that has the largest share."""
        parts = zip(self.sheet.firsts[:-1].tolist(), self.sheet.firsts[1:].tolist(), strict=True)
        return tuple(int(columns[first:end].argmax()) for first, end in parts)


def _watched(highs: highspy.Highs, watch: Watch, *, whole: bool) -> None:
    def stop(event: highspy.HighsCallbackEvent) -> None:
        if watch.stopped():
            event.interrupt()

    def look(event: highspy.HighsCallbackEvent) -> None:
        found, bound = event.data_out.mip_primal_bound, event.data_out.mip_dual_bound
        if abs(found) < highspy.kHighsInf and abs(bound) < highspy.kHighsInf:
            watch.tell(f"Bounding: gap {max(0.0, bound - found):,.4g} of {abs(bound):,.6g}")
        stop(event)

    if whole:
        highs.cbMipInterrupt.subscribe(look)
        highs.cbMipLogging.subscribe(look)
    highs.cbSimplexInterrupt.subscribe(stop)
