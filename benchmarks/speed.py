"""How long proposals take to become one text, how the cost grows, and how much memory it takes.

    python benchmarks/speed.py [--data DIR] [--only bars,peers,growth] [--times 3]

All figures are taken after reading, each in a process of its own, and are medians. `wall` is by the clock, and so
is longer on a machine that others use at the same time (its load is printed); `processor` is the time that was worked.
With --data the clauses are those of the English bases of unify_tasks.json, else they are invented; larger tables are
always invented.
"""

import argparse
import math
import multiprocessing
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np
from corpora import redrafts
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel
from redrafting import LARGE, TABLE, amendments, invented, papers, real
from scipy.optimize import linear_sum_assignment

from goodoffices.text.proposal import Proposal
from goodoffices.text.unify import unify

if sys.platform != "win32":
    import resource

SAMPLE = 25
"""difflib compares every so manieth clause of one pair of proposals with all of the other; the rest is multiplied."""

LEAST = 0.5
"""What rapidfuzz takes for an answer, as in align.py."""


@dataclass(frozen=True, slots=True)
class Job:
    """Something to unify: `kind` says what, the numbers how much, `folder` where real clauses are (None: invented).

    A `task` is one of those in the folder, by its name, as it is.
    """

    kind: str
    count: int
    clauses: int
    folder: Path | None = None
    task: str = ""

    def proposals(self) -> list[Proposal]:
        """Return the proposals, the same in every run."""
        if self.task and self.folder:
            return list(next(one.proposals for one in redrafts(self.folder) if one.name == self.task))
        texts = self._texts()
        if self.kind == "amendments":
            return amendments(texts, self.count, AMENDMENTS // self.count)
        return papers(texts, self.count)

    def _texts(self) -> list[str]:
        if self.folder is None:
            return invented(self.clauses)
        wanted = "gdpr-synth" if self.kind == "redrafts" else ""
        return real([one for one in redrafts(self.folder) if one.name.startswith(wanted)], self.clauses)


AUTHORS, AMENDMENTS = 200, 3000


@dataclass(frozen=True, slots=True)
class Cost:
    """What a job took: seconds by the clock and of the processor, megabytes at the most (0 where it is not told)."""

    wall: float
    processor: float
    megabytes: int


@dataclass(frozen=True, slots=True)
class Bar:
    """What a job may take at most, by the clock of a machine that does nothing else."""

    name: str
    job: Job
    seconds: float
    megabytes: int = 1024


def bars(folder: Path | None) -> tuple[Bar, ...]:
    """Return what is promised."""
    return (
        Bar("20 proposals of 300 clauses", Job("redrafts", 20, TABLE, folder), 3.0),
        Bar("3,000 amendments by 200 authors to 1,000 clauses", Job("amendments", AUTHORS, LARGE, folder), 4.0),
    )


def cost(job: Job) -> Cost:
    """Unify once; the proposals are made before the clock runs."""
    proposals = job.proposals()
    wall, processor = time.perf_counter(), time.process_time()
    unify(proposals)
    return Cost(time.perf_counter() - wall, time.process_time() - processor, _most_memory())


def _most_memory() -> int:
    if sys.platform == "win32":
        return 0
    if sys.platform == "linux":
        # getrusage counts what the process that started this one took, too
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
        return int(status.partition("VmHWM:")[2].split()[0]) // 2**10
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // (2**20 if sys.platform == "darwin" else 2**10)


def median(job: Job, times: int) -> Cost:
    """Return the medians of several runs, each in a process of its own."""
    costs = [apart(cost, job) for _ in range(times)]
    return Cost(
        statistics.median(one.wall for one in costs),
        statistics.median(one.processor for one in costs),
        max(one.megabytes for one in costs),
    )


def apart(measure: Callable[[Job], Cost], job: Job) -> Cost:
    """Measure in a new process."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(measure, job).result()


def load() -> str:
    """Return how busy the machine is."""
    if not hasattr(os, "getloadavg"):
        return "load not told by this system"
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"


def print_bars(folder: Path | None, times: int) -> bool:
    """Print what is promised and what was measured; return whether the processor took no longer."""
    print(
        f"## What is promised ({load()})\n\n| job | wall s | processor s | MB | promised | |\n|---|--:|--:|--:|---|---|"
    )
    met = True
    for bar in bars(folder):
        told = median(bar.job, times)
        held = told.processor <= bar.seconds and told.megabytes < bar.megabytes
        met &= held
        print(
            f"| {bar.name} | {told.wall:.2f} | {told.processor:.2f} | {told.megabytes} "
            f"| {bar.seconds:g} s, {bar.megabytes} MB | {'met' if held else 'MISSED'} |",
            flush=True,
        )
    return met


def by_difflib(job: Job) -> Cost:
    """Find by difflib which clause of each proposal answers which of the first: all pairs, most of it extrapolated."""
    first, second, *_ = proposals = job.proposals()
    own = [block.text.split() for block in first.blocks]
    others = [block.text.split() for block in second.blocks][::SAMPLE]
    wall, processor = time.perf_counter(), time.process_time()
    for words in others:
        matcher = SequenceMatcher(None, autojunk=False)
        matcher.set_seq2(words)
        for one in own:
            matcher.set_seq1(one)
            matcher.ratio()
    whole = len(second.blocks) / len(others) * (len(proposals) - 1)
    return Cost((time.perf_counter() - wall) * whole, (time.process_time() - processor) * whole, _most_memory())


def by_rapidfuzz(job: Job) -> Cost:
    """Find by rapidfuzz which clause of each proposal answers which of the first, and compare those word by word."""
    first, *others = job.proposals()
    own = [block.text for block in first.blocks]
    wall, processor = time.perf_counter(), time.process_time()
    for proposal in others:
        theirs = [block.text for block in proposal.blocks]
        scores = process.cdist(own, theirs, scorer=fuzz.ratio, workers=1, dtype=np.float32) / 100
        for row, column in zip(*linear_sum_assignment(-scores), strict=True):
            if scores[row, column] >= LEAST:
                Indel.opcodes(own[row].split(), theirs[column].split())
    return Cost(time.perf_counter() - wall, time.process_time() - processor, _most_memory())


def print_peers(folder: Path | None, times: int) -> None:
    """Print what others take on the first of the jobs; neither of them makes one text of the proposals."""
    job = bars(folder)[0].job
    ours = median(job, times)
    print(f"\n## Beside others, {bars(folder)[0].name} ({load()})\n")
    print("| method | wall s | processor s | ratio |\n|---|--:|--:|--:|")
    print(f"| ours: aligned all with all, brackets, checked | {ours.wall:.2f} | {ours.processor:.2f} | 1 |", flush=True)
    peers: Sequence[tuple[str, Callable[[Job], Cost]]] = (
        ("rapidfuzz: all with the first, compared in pairs", by_rapidfuzz),
        (f"difflib: all with the first (1 clause in {SAMPLE} of one pair timed, the rest multiplied)", by_difflib),
    )
    for name, measure in peers:
        told = apart(measure, job)
        print(
            f"| {name} | {told.wall:.2f} | {told.processor:.2f} | {told.processor / ours.processor:.1f} |", flush=True
        )


COUNTS = (5, 10, 20, 40)
SIZES = (300, 1200, 2400, 5000, 10000)


def growth(jobs: Sequence[Job], times: int) -> Iterator[tuple[Job, Cost]]:
    """Yield each job with what it took."""
    for job in jobs:
        yield job, median(job, times)


def print_growth(times: int) -> None:
    """Print how the cost grows with the number of proposals, and with that of clauses."""
    print(f"\n## By proposals, of 300 clauses each ({load()})\n")
    print("| proposals | wall s | processor s | MB | processor s / linear |\n|--:|--:|--:|--:|--:|")
    first = 0.0
    for job, told in growth([Job("redrafts", count, TABLE) for count in COUNTS], times):
        first = first or told.processor / job.count
        ratio = told.processor / job.count / first
        print(f"| {job.count} | {told.wall:.2f} | {told.processor:.2f} | {told.megabytes} | {ratio:.2f} |", flush=True)
    print(f"\n## By clauses, two proposals ({load()})\n")
    print("| clauses | wall s | processor s | MB | / linear | / n log n |\n|--:|--:|--:|--:|--:|--:|")
    first = 0.0
    for job, told in growth([Job("redrafts", 2, size) for size in SIZES], times):
        first = first or told.processor / job.clauses
        ratio = told.processor / job.clauses / first
        logs = math.log(job.clauses) / math.log(SIZES[0])
        print(
            f"| {job.clauses} | {told.wall:.2f} | {told.processor:.2f} | {told.megabytes} | {ratio:.2f} "
            f"| {ratio / logs:.2f} |",
            flush=True,
        )


def main() -> int:
    """Print the tables; return 1 where a promise is not kept."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="folder with unify_tasks.json")
    parser.add_argument("--only", default="bars,peers,growth", help="tables, separated by commas")
    parser.add_argument("--times", type=int, default=3, help="runs of which the median is taken")
    told = parser.parse_args()
    met = print_bars(told.data, told.times) if "bars" in told.only else True
    if "peers" in told.only:
        print_peers(told.data, told.times)
    if "growth" in told.only:
        print_growth(told.times)
    return int(not met)


if __name__ == "__main__":
    sys.exit(main())
