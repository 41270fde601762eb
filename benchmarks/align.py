"""How well clauses are aligned, beside difflib, rapidfuzz and matching by number, on the same data in one run.

    python benchmarks/align.py --data DIR [--only ours,rapidfuzz] [--tasks trilogue,gdpr] [--errors FILE]

A pair (clause of one text, clause of the other) is right if it is in the truth. P, R and F1 are pooled over the
cases of a task; `hard` is the recall on pairs whose texts differ. `sure` is the share of links with a confidence
of .8 or more, `right` the share of those that are right. The exit code is 1 where a bar is missed.
"""

import argparse
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np
from align_tasks import Case, Task, tasks
from rapidfuzz import fuzz, process
from scipy.optimize import linear_sum_assignment

from goodoffices.text.align import SURE, Corpus
from goodoffices.text.align.translation import concord
from goodoffices.text.document import Block

Found = Mapping[tuple[str, str], float]
LEAST = 0.5
"""The peers' threshold: the best for both on these data."""


def ours(cases: list[Case]) -> list[Found]:
    """Align as the product does: one corpus of all lists where they share one, else one for each case."""
    if all(case.a is cases[0].a for case in cases):
        corpus = Corpus([cases[0].a, *(case.b for case in cases)])
        links = [corpus.align(0, place) for place in range(1, len(cases) + 1)]
    else:
        links = [Corpus([case.a, case.b]).align(0, 1) for case in cases]
    return [{(link.a, link.b): link.confidence for link in one} for one in links]


def ours_translated(cases: list[Case]) -> list[Found]:
    """Set texts against their translations as the product does."""
    return [{(link.a, link.b): link.confidence for link in concord(case.a, case.b)} for case in cases]


def by_rapidfuzz(cases: list[Case]) -> list[Found]:
    """Compare all pairs by rapidfuzz.fuzz.ratio, then assign."""
    return [_assigned(case, process.cdist(*_texts(case), scorer=fuzz.ratio, workers=1) / 100) for case in cases]


def by_difflib(cases: list[Case]) -> list[Found]:
    """Compare all pairs by difflib on words, then assign; pairs that cannot reach the threshold are passed over."""
    return [_assigned(case, difflib_ratios(case.a, case.b)) for case in cases]


def difflib_ratios(a: list[Block], b: list[Block]) -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
    """Return difflib's ratio of the words of every pair, 0 where a quicker upper bound already stays below."""
    ratios = np.zeros((len(a), len(b)))
    words = [block.text.split() for block in a]
    for column, block in enumerate(b):
        matcher = SequenceMatcher(None, autojunk=False)
        matcher.set_seq2(block.text.split())
        for row, own in enumerate(words):
            matcher.set_seq1(own)
            if matcher.real_quick_ratio() >= LEAST and matcher.quick_ratio() >= LEAST:
                ratios[row, column] = matcher.ratio()
    return ratios


def by_number(cases: list[Case]) -> list[Found]:
    """Take clauses with the same visible number, or where none has one with the same place, to answer each other."""
    found = []
    for case in cases:
        labels = {block.label for block in case.a} & {block.label for block in case.b} - {""}
        one, other = (
            {_number(block, place, labels): block.id for place, block in enumerate(side)} for side in (case.a, case.b)
        )
        found.append({(one[number], other[number]): 1.0 for number in one.keys() & other.keys()})
    return found


def _number(block: Block, place: int, labels: set[str]) -> str:
    return block.label if labels else str(place)


def _texts(case: Case) -> tuple[list[str], list[str]]:
    return [block.text for block in case.a], [block.text for block in case.b]


def _assigned(case: Case, scores: "np.ndarray[tuple[int, int], np.dtype[np.float64]]") -> Found:
    rows, columns = linear_sum_assignment(-scores)
    return {
        (case.a[row].id, case.b[column].id): 1.0
        for row, column in zip(rows, columns, strict=True)
        if scores[row, column] >= LEAST
    }


@dataclass
class Score:
    """Counts pooled over the cases of a task."""

    right: int = 0
    found: int = 0
    true: int = 0
    hard: int = 0
    hard_right: int = 0
    sure: int = 0
    sure_right: int = 0

    def add(self, case: Case, links: Found) -> None:
        """Count one case."""
        truth = {pair for pair in case.truth if not case.unscored & {*pair}}
        got = {pair: sure for pair, sure in links.items() if not case.unscored & {*pair}}
        texts = ({block.id: _plain(block) for block in blocks} for blocks in (case.a, case.b))
        one, other = texts
        hard = {(a, b) for a, b in truth if one[a] != other[b]}
        sure = {pair for pair, confidence in got.items() if confidence >= SURE}
        self.right += len(truth & got.keys())
        self.found += len(got)
        self.true += len(truth)
        self.hard += len(hard)
        self.hard_right += len(hard & got.keys())
        self.sure += len(sure)
        self.sure_right += len(sure & truth)

    @property
    def f1(self) -> float:
        """Twice the right pairs over the found and the true ones."""
        return 2 * self.right / max(1, self.found + self.true)


def _plain(block: Block) -> str:
    return " ".join(block.text.casefold().split())


Method = Callable[[list[Case]], list[Found]]
METHODS: Mapping[str, Method] = {
    "ours": ours,
    "rapidfuzz": by_rapidfuzz,
    "difflib": by_difflib,
    "number": by_number,
}
LONG, MANY, FEW = 100, 200, 20
"""Where a list has more than `LONG` clauses difflib takes the first case alone, of more than `MANY` cases a few."""


def cases_for(name: str, task: Task) -> list[Case]:
    """Return the cases that a method is run on."""
    if name != "difflib" or max(len(case.a) for case in task.cases) <= LONG:
        return task.cases
    return task.cases[: 1 if len(task.cases) < MANY else FEW]


def run(task: Task, name: str) -> tuple[Score, float, list[Case], list[Found]]:
    """Run one method on one task; return the score, the seconds, and what was found case by case."""
    cases = cases_for(name, task)
    method = ours_translated if task.translated and name == "ours" else METHODS[name]
    start = time.perf_counter()
    found = method(cases)
    seconds = time.perf_counter() - start
    score = Score()
    for case, links in zip(cases, found, strict=True):
        score.add(case, links)
    return score, seconds, cases, found


def row(task: Task, name: str, score: Score, seconds: float, cases: list[Case]) -> str:
    """Return one line of the table."""
    part = "" if len(cases) == len(task.cases) else f" (first {len(cases)} of {len(task.cases)})"
    precision, recall = score.right / max(1, score.found), score.right / max(1, score.true)
    hard = f"{score.hard_right / score.hard:.3f}" if score.hard else "-"
    certain = f"{score.sure / max(1, score.found):.3f} | {score.sure_right / max(1, score.sure):.4f}"
    bar = "" if task.bar is None or name != "ours" else f"{task.bar} {'met' if score.f1 >= task.bar else 'MISSED'}"
    return (
        f"| {task.name} | {name}{part} | {precision:.4f} | {recall:.4f} | **{score.f1:.4f}** | {hard} | "
        f"{certain if name == 'ours' else '- | -'} | {seconds:.2f} | {bar} |"
    )


def errors(task: Task, cases: list[Case], found: list[Found]) -> list[str]:
    """Return one line for each pair that was missed or is wrong, for reading."""
    lines = []
    for place, (case, links) in enumerate(zip(cases, found, strict=True)):
        one, other = ({block.id: block.text for block in blocks} for blocks in (case.a, case.b))
        for a, b in sorted(case.truth ^ links.keys()):
            if not case.unscored & {a, b}:
                what = "missed" if (a, b) in case.truth else f"wrong {links[a, b]:.2f}"
                lines.append(f"{task.name}\t{place}\t{what}\t{a}\t{b}\t{one[a][:200]}\t{other[b][:200]}")
    return lines


def main() -> int:
    """Print the table; return 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with trilogue.json and the others")
    parser.add_argument("--only", default=",".join(METHODS), help="methods, separated by commas")
    parser.add_argument("--tasks", default="", help="beginnings of names of tasks, separated by commas")
    parser.add_argument("--errors", type=Path, help="write what is missed or wrong to this file")
    told = parser.parse_args()
    print("| task | method | P | R | F1 | hard | sure | right | seconds | bar |")
    print("|---|---|--:|--:|--:|--:|--:|--:|--:|---|")
    missed, lines = False, []
    for task in tasks(told.data):
        if not task.name.startswith(tuple(told.tasks.split(","))):
            continue
        for name in told.only.split(","):
            if task.translated and name not in {"ours", "number"}:
                continue
            score, seconds, cases, found = run(task, name)
            print(row(task, name, score, seconds, cases), flush=True)
            if name == "ours":
                missed |= task.bar is not None and score.f1 < task.bar
                lines += errors(task, cases, found)
    if told.errors:
        told.errors.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
