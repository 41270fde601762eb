"""Which clause answers which, on every task that has a bar; the benchmark measures."""

from pathlib import Path

import pytest
from align import run
from align_tasks import Task, tasks
from tests.tiers import Hold

EVERYDAY = ("trilogue", "gdpr-real")
"""Every other task is short, or waits for a deep run."""

SHORT = 60


@pytest.fixture(scope="module")
def barred(texts: Path, *, deep: bool) -> list[Task]:
    every = [task for task in tasks(texts) if task.bar is not None]
    return every if deep else [task for task in every if task.name in EVERYDAY or _is_short(task)]


def _is_short(task: Task) -> bool:
    return max(len(case.a) for case in task.cases) <= SHORT


def test_clauses_find_their_answers(barred: list[Task], bar: Hold) -> None:
    assert len(barred) >= 6
    for task in barred:
        score, *_ = run(task, "ours")
        bar(f"F1 of aligning, {task.name}", score.f1, at_least=task.bar, tried=f"{score.true:,} pairs")
