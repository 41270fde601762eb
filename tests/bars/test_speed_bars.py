"""How long unifying takes, and how the cost grows: in deep runs alone, in processor time, for others may be at work."""

import math
import sys
from pathlib import Path

import pytest
import speed
from corpora import redrafts
from tests.tiers import Hold

TIMES = 3
NEAR_LINEAR = 1.5
"""The dearest clause of a growing table may cost so many times the cheapest."""


@pytest.mark.deep
@pytest.mark.parametrize("place", [0, 1])
def test_many_proposals_are_unified_while_one_waits(texts: Path, place: int, bar: Hold) -> None:
    promised = speed.bars(texts)[place]
    told = speed.median(promised.job, TIMES)
    tried = f"median of {TIMES}, {speed.load()}, {told.wall:.1f} s by the clock"
    bar(f"processor seconds, {promised.name}", told.processor, at_most=promised.seconds, tried=tried)
    bar(f"MB of memory, {promised.name}", told.megabytes, at_most=promised.megabytes, tried=tried)


@pytest.mark.deep
def test_the_cost_grows_near_linearly_in_proposals(bar: Hold) -> None:
    jobs = [speed.Job("redrafts", count, speed.TABLE) for count in speed.COUNTS]
    per = [told.processor / job.count for job, told in speed.growth(jobs, TIMES)]
    bar("seconds a proposal at 40 over those at 5", per[-1] / per[0], at_most=NEAR_LINEAR, tried="5, 10, 20, 40")


@pytest.mark.deep
def test_the_cost_grows_no_worse_than_n_log_n_in_clauses(bar: Hold) -> None:
    jobs = [speed.Job("redrafts", 2, size) for size in speed.SIZES]
    per = [told.processor / job.clauses / math.log(job.clauses) for job, told in speed.growth(jobs, 1)]
    bar("seconds per n log n clauses, most over 300's", max(per) / per[0], at_most=NEAR_LINEAR, tried=f"{speed.SIZES}")


@pytest.mark.skipif(sys.platform == "win32", reason="this system does not tell how much memory was taken")
def test_the_largest_task_stays_within_memory(texts: Path, bar: Hold, *, deep: bool) -> None:
    sizes = {one.name: one.blocks for one in redrafts(texts)}
    largest = max(sizes, key=sizes.__getitem__) if deep else min(sizes, key=sizes.__getitem__)
    told = speed.apart(speed.cost, speed.Job("task", 0, 0, texts, largest))
    bar(f"MB of memory, {largest}", told.megabytes, at_most=1024, tried=f"{sizes[largest]:,} blocks")
