"""The peer: HiGHS asked world by world whether a package for all exists, kept warm or built anew."""

import time
from dataclasses import dataclass

import highspy
import numpy as np

from goodoffices.packages.feasible.weights import Asked


@dataclass(frozen=True, slots=True)
class Answers:
    """What was found for the first worlds, and the processor seconds a world took."""

    exists: list[bool]
    seconds: float


def solved(asked: Asked, count: int, *, warm: bool) -> Answers:
    """Solve the first `count` worlds, with one model whose numbers alone are changed, or with a fresh one for each."""
    start = time.process_time()
    model = built(asked)
    told = []
    for at in range(count):
        if not warm:
            model = built(asked)
        changed(model, asked, at)
        model.run()
        told.append(exists(model, asked, at))
    return Answers(told, (time.process_time() - start) / count)


def built(asked: Asked) -> highspy.Highs:
    """Return a model with one binary column for each option, one row an issue, one a party, and one a pattern."""
    _, parties, issues, options = asked.worth.shape
    model = highspy.Highs()
    model.setOptionValue("output_flag", False)  # noqa: FBT003 - HiGHS takes it by position
    model.setOptionValue("threads", 1)
    columns = np.arange(issues * options)
    model.addVars(len(columns), np.zeros(len(columns)), np.ones(len(columns)))
    model.changeColsIntegrality(len(columns), columns, np.full(len(columns), highspy.HighsVarType.kInteger))
    for issue in range(issues):
        model.addRow(1, 1, options, columns[issue * options : (issue + 1) * options], np.ones(options))
    for _ in range(parties):
        model.addRow(0, highspy.kHighsInf, len(columns), columns, np.ones(len(columns)))
    for shown in asked.patterns:
        spoken = columns[(shown & ~shown.all(axis=1, keepdims=True)).ravel()]
        model.addRow(-highspy.kHighsInf, highspy.kHighsInf, len(spoken), spoken, np.ones(len(spoken)))
    return model


def changed(model: highspy.Highs, asked: Asked, at: int) -> None:
    """Put the numbers of one world into the model, in units of the walk-aways."""
    _, parties, issues, options = asked.worth.shape
    shut = (asked.worth[at, 0] < 0).ravel()
    model.changeColsBounds(
        issues * options, np.arange(issues * options), np.zeros(issues * options), (~shut).astype(float)
    )
    for party in range(parties):
        row = issues + party
        for column, worth in enumerate(np.where(shut, 0, asked.worth[at, party].ravel()).tolist()):
            model.changeCoeff(row, column, worth / 1e3)
        model.changeRowBounds(row, float(asked.least[at, party]) / 1e3, highspy.kHighsInf)
    for each, shown in enumerate(asked.patterns):
        most = float((~shown.all(axis=1)).sum() - 1) if asked.real[at, each] else highspy.kHighsInf
        model.changeRowBounds(issues + parties + each, -highspy.kHighsInf, most)


def exists(model: highspy.Highs, asked: Asked, at: int) -> bool:
    """Tell what HiGHS found; a package that it names is added up in whole numbers first."""
    if model.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
        return False
    values = np.asarray(model.getSolution().col_value).reshape(asked.worth.shape[2:])
    package = values.argmax(axis=1)[None]
    if asked.part(np.asarray([at])).lacking(package)[0] > 0:
        raise RuntimeError(f"HiGHS kept a rule of world {at} only within its tolerance")
    return True
