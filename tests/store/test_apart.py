"""Work that is done apart: the same answers, told while they come, and nothing left of what is taken back."""

import os
import subprocess
import sys
import time
from pathlib import Path
from threading import Event

import pytest
from tests.packages.said import invented

from goodoffices.packages.feasible.whatif import NothingLeft, WhatIf
from goodoffices.packages.of_case.working import WorkedOut, worked_out
from goodoffices.packages.soundings.evidence import Soundings
from goodoffices.packages.watching import Patience
from goodoffices.packages.worlds.drawing import Sampling
from goodoffices.store.apart import Apart, BrokeOff, Given, TakenBack
from goodoffices.store.chance import SeededChance

SAMPLING = Sampling(SeededChance(), count=300)
PATIENCE = 60

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at what Linux tells of processes")


class Hearing:
    """A watch that notes what it hears, and says stop once it is told to."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.begun, self.enough = Event(), Event()

    def tell(self, words: str) -> None:
        self.heard.append(words)
        self.begun.set()

    def stopped(self) -> bool:
        return self.enough.is_set()


def soundings() -> Soundings:
    return invented(3, 5, 3, 2)


def children() -> set[Path]:
    """The processes that this one has called."""
    told = [one.joinpath("children").read_text(encoding="ascii") for one in Path("/proc/self/task").iterdir()]
    return {Path("/proc", pid) for one in told for pid in one.split()}


def test_what_is_worked_out_apart_is_what_is_worked_out_here() -> None:
    watch = Hearing()
    apart: WorkedOut = Apart().submit(worked_out, soundings(), SAMPLING, watch=watch).result(PATIENCE)
    here = worked_out(soundings(), SAMPLING)
    assert (apart.found.exists, apart.found.best, apart.found.package) == (
        here.found.exists,
        here.found.best,
        here.found.package,
    )
    assert (apart.blocking, apart.cards, apart.questions, apart.curve) == (
        here.blocking,
        here.cards,
        here.questions,
        here.curve,
    )
    assert "Weighing every question" in watch.heard


def test_a_refusal_of_the_work_is_told_as_it_is() -> None:
    everything = WhatIf("nothing", parked=tuple(range(5)))
    with pytest.raises(NothingLeft):
        Apart().submit(worked_out, soundings(), SAMPLING, everything, Patience()).result(PATIENCE)


def test_work_that_breaks_off_is_told_in_a_sentence_and_the_next_is_done() -> None:
    executor = Apart()
    with pytest.raises(BrokeOff):
        executor.submit(os._exit, 3).result(PATIENCE)
    assert executor.submit(pow, 7, 2).result(PATIENCE) == 49


def begun(watch: Hearing) -> tuple[Given[WorkedOut], Path]:
    """Work that takes long, as it is being done, and its process."""
    before = children()
    work = Apart().submit(worked_out, invented(4, 20, 4, 2), Sampling(SeededChance(), count=100_000), watch=watch)
    assert watch.begun.wait(PATIENCE)
    (child,) = children() - before
    return work, child


@linux
@pytest.mark.parametrize("how", ["taken back", "stopped by its watch"])
def test_what_is_ended_is_killed_within_a_second(how: str) -> None:
    watch = Hearing()
    work, child = begun(watch)
    if how == "taken back":
        assert work.cancel()
    else:
        watch.enough.set()
    with pytest.raises(TakenBack):
        work.result(2)
    assert not child.exists()


@linux
def test_neither_words_nor_environment_of_the_child_hold_what_is_worked_on() -> None:
    work, child = begun(Hearing())
    words, environment = child.joinpath("cmdline").read_bytes(), child.joinpath("environ").read_bytes()
    files = {str(one.readlink()) for one in child.joinpath("fd").iterdir()}
    work.cancel()
    assert b"issue" not in words
    assert environment == b""
    assert {one for one in files if not one.startswith(("pipe:", "/dev/"))} == set()


CALLER = """
import sys, time
from tests.store.test_apart import children
from goodoffices.store.apart import Apart

work = Apart().submit(time.sleep, 600.0)
while not children():
    time.sleep(0.05)
print(children().pop(), flush=True)
sys.stdin.readline()
"""


@linux
@pytest.mark.parametrize("how", ["in order", "by a kill"])
def test_the_child_ends_with_the_program_that_called_it(how: str) -> None:
    root = Path(__file__).parents[2]
    caller = subprocess.Popen(
        [sys.executable, "-c", CALLER], cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert caller.stdout
    assert caller.stdin
    child = Path(caller.stdout.readline().strip())
    assert child.exists()
    if how == "in order":
        caller.stdin.write("\n")
        caller.stdin.close()
    else:
        caller.kill()
    assert caller.wait(5) == (0 if how == "in order" else -9)
    until = time.monotonic() + 10
    while running(child) and time.monotonic() < until:
        time.sleep(0.05)
    assert not running(child)


def running(process: Path) -> bool:
    """Whether a process still does anything; one that ended may stay on the list until somebody looks."""
    try:
        return process.joinpath("stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
