"""Which question to which party is worth most: how much oftener would the best package be accepted, were it answered?

The worth of a question is the expected gain in the share of worlds in which the best package, picked anew after each
answer, is accepted by all (expected value of sample information, Raiffa and Schlaifer 1961). Picking flatters: so
packages are picked on one half of the worlds and counted on the other, and the other way round, and the mean of both
is taken. All questions are asked at once, by one matrix product of answers and acceptances for each half.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from goodoffices.packages.choice import Chosen, Package
from goodoffices.packages.feasible.tabling import Pool, as_package
from goodoffices.packages.soundings.evidence import Evidence, OnlyIf, RedLine, Soundings
from goodoffices.packages.soundings.scale import BELIEFS
from goodoffices.packages.watching import Patience, Stopped, Watch, go_on
from goodoffices.packages.worlds.worlds import Flags, Floats, Worlds

FEW = 500
"""Worlds over which questions are weighed where whoever watches stops it."""

SURE = 0.02
"""A question whose answer is known in all but this share of the worlds is not asked."""

ABOVE_NOISE = 2.0
"""A gain is shown if it is more than this many standard errors."""

ASKED_OF = 40
"""The most widely accepted packages of which it is asked whether a party could live with them."""

MEASURED = 200
"""The most telling questions of which the standard error is worked out."""

FOLLOWED = 60
"""The most telling questions among which those that follow are looked for."""


@dataclass(frozen=True, slots=True)
class IsItReal:
    """Is this red line real?"""

    line: Evidence


@dataclass(frozen=True, slots=True)
class WhichOption:
    """Which of two options of an issue is better?"""

    one: Chosen
    other: Chosen


@dataclass(frozen=True, slots=True)
class WhichIssue:
    """Which of two issues matters more?"""

    one: int
    other: int


@dataclass(frozen=True, slots=True)
class CouldYouLiveWith:
    """Could you live with this package?"""

    package: Package


Asks = IsItReal | WhichOption | WhichIssue | CouldYouLiveWith


@dataclass(frozen=True, slots=True)
class Question:
    """A question to one party.

    Attributes:
        party: its place.
        asks: what is asked.
        gain: by how much the share of worlds rises in which the best package is accepted, on average over the answers.
        noise: the standard error of that gain; infinite where so many questions gain more that nobody asks.
    """

    party: int
    asks: Asks
    gain: float
    noise: float

    @property
    def above_noise(self) -> bool:
        """Whether the gain is more than chance."""
        return self.gain > ABOVE_NOISE * self.noise

    def words(self, soundings: Soundings) -> str:
        """Return it as it may be put to the party."""
        told, names = soundings.choices.told, soundings.choices.issues
        match self.asks:
            case IsItReal(line):
                return f"Is this red line real? {soundings.told(line)}"
            case WhichOption(one, other):
                return f"Which is better for you: “{told(one)}” or “{told(other)}”?"
            case WhichIssue(one, other):
                return f"Which matters more to you: “{names[one].name}” or “{names[other].name}”?"
            case CouldYouLiveWith(package):
                chosen = "; ".join(told(Chosen(*each)) for each in enumerate(package))
                return f"Could you live with this package? {chosen}"


@dataclass(frozen=True, slots=True, eq=False)
class Questions:
    """Everything that could be asked, with what the answer is in each world ([world, question], 0 or 1)."""

    asked: tuple[tuple[int, Asks], ...]
    answers: Floats


@dataclass(frozen=True, slots=True, eq=False)
class _Half:
    """What was counted on one half of the worlds: acceptances by [question, package] and by [package]."""

    worlds: int
    yes: Floats
    all: Floats


def questions(worlds: Worlds, pool: Pool, watch: Watch | None = None) -> Questions:
    """Return all questions whose answer is open.

    Raises:
        Stopped: the watch ended it.
    """
    watch = watch or Patience()
    asked: list[tuple[int, Asks]] = []
    answers: list[Flags] = []
    for party in range(len(worlds.soundings.parties)):
        go_on(watch)
        for asks, answer in _of_party(worlds, party):
            asked.append((party, asks))
            answers.append(answer)
    go_on(watch)
    packages = pool.packages[:ASKED_OF]
    for party, accepted in enumerate(worlds.accepted_by(packages)):
        asked.extend((party, CouldYouLiveWith(as_package(package))) for package in packages)
        answers.extend(accepted.T)
    matrix = np.asarray(answers, dtype=np.float32)
    open_ = np.abs(matrix.mean(axis=1) - 0.5) < 0.5 - SURE
    return Questions(tuple(one for one, kept in zip(asked, open_, strict=True) if kept), matrix[open_].T)


def ranked(worlds: Worlds, pool: Pool, watch: Watch | None = None) -> tuple[Question, ...]:
    """Return all open questions, the most telling first.

    Raises:
        Stopped: the watch ended it.
    """
    watch = watch or Patience()
    every = questions(worlds, pool, watch)
    go_on(watch)
    accepted = worlds.accepted(pool.packages).astype(np.float32)
    halves = _halves(every.answers, accepted)
    gain = (_gain(*halves) + _gain(*halves[::-1])) / 2
    found: list[Question] = []
    for place, at in enumerate(np.argsort(-gain, kind="stable")):
        go_on(watch)
        noise = _noise(halves, every.answers[:, at], accepted, int(at)) if place < MEASURED else np.inf
        party, asks = every.asked[at]
        found.append(Question(party, asks, float(gain[at]), noise))
    return tuple(found)


def good_under_all(every: Sequence[Worlds], pool: Pool, watch: Watch | None = None) -> tuple[Question, ...]:
    """Return the questions that are open under every convention, each with the least of its gains, the best first.

    Where whoever watches stops it, they are weighed over a few of the worlds.
    """
    watch = watch or Patience()
    watch.tell("Weighing every question")
    first, *others = (_ranked(worlds, pool, watch) for worlds in every)
    gains = [{(one.party, one.asks): one for one in found} for found in others]
    kept = [one for one in first if all((one.party, one.asks) in found for found in gains)]
    least = (min((one, *(found[one.party, one.asks] for found in gains)), key=lambda each: each.gain) for one in kept)
    return tuple(sorted(least, key=lambda one: -one.gain))


def _ranked(worlds: Worlds, pool: Pool, watch: Watch) -> tuple[Question, ...]:
    try:
        return ranked(worlds, pool, watch)
    except Stopped:
        return ranked(worlds.part(slice(0, FEW)), pool)


def agenda(soundings: Soundings, found: Sequence[Question], most: int = 3) -> dict[str, tuple[Question, ...]]:
    """Return by party what to ask it next, above noise alone; of questions about whole packages only the best."""
    told: dict[str, tuple[Question, ...]] = {}
    for place, party in enumerate(soundings.parties):
        own = [one for one in found if one.party == place and one.above_noise]
        whole = [one for one in own if isinstance(one.asks, CouldYouLiveWith)][:1]
        parts = [one for one in own if not isinstance(one.asks, CouldYouLiveWith)]
        told[party] = tuple(sorted(whole + parts[: most - len(whole)], key=lambda one: -one.gain))
    return told


def curve(worlds: Worlds, pool: Pool, most: int = 5, watch: Watch | None = None) -> tuple[float, ...]:
    """Return in what share of worlds the best package is accepted after 0, 1, ... questions, the best one each time.

    Raises:
        Stopped: the watch ended it.
    """
    watch = watch or Patience()
    every = questions(worlds, pool, watch)
    accepted = worlds.accepted(pool.packages).astype(np.float32)
    halves = _halves(every.answers, accepted)
    telling = np.argsort(-(_gain(*halves) + _gain(*halves[::-1])), kind="stable")[:FOLLOWED]
    answers = every.answers[:, telling]
    cell = np.zeros(len(worlds), dtype=np.intp)
    shares = [_after(cell, answers[:, :0], accepted)[1]]
    for _ in range(min(most, len(telling))):
        go_on(watch)
        best, share = _after(cell, answers, accepted)
        shares.append(max(share, shares[-1]))
        cell = 2 * cell + answers[:, best].astype(np.intp)
    return tuple(shares)


def _of_party(worlds: Worlds, party: int) -> Iterator[tuple[Asks, Flags]]:
    for line, real in _doubtful(worlds, party):
        yield IsItReal(line), real
    levels = np.ascontiguousarray(worlds.level[:, party].transpose(1, 2, 0))
    for issue, width in enumerate(worlds.soundings.choices.widths):
        for one, other in combinations(range(width), 2):
            yield WhichOption(Chosen(issue, one), Chosen(issue, other)), levels[issue, one] > levels[issue, other]
    importance = np.ascontiguousarray(worlds.importance[:, party].T)
    for one, other in combinations(range(len(importance)), 2):
        yield WhichIssue(one, other), importance[one] > importance[other]


def _doubtful(worlds: Worlds, party: int) -> Iterator[tuple[Evidence, Flags]]:
    """Yield the red lines of a party that may be none, with the worlds in which they are real."""
    combined = iter(np.flatnonzero(worlds.owners == party))
    for one in worlds.soundings.of(party):
        match one.said:
            case RedLine((option,)):
                real = worlds.red[:, party, option.issue, option.option]
            case RedLine(_):
                real = worlds.real[:, next(combined)]
            case OnlyIf():
                next(combined)
                continue
            case _:
                continue
        if BELIEFS[one.belief] < 1:
            yield one, real


def _halves(answers: Floats, accepted: Floats) -> tuple[_Half, _Half]:
    middle = len(answers) // 2
    parts = (slice(0, middle), slice(middle, len(answers)))
    one, other = (
        _Half(len(accepted[part]), answers[part].T @ accepted[part], accepted[part].sum(axis=0)) for part in parts
    )
    return one, other


def _gain(picked: _Half, counted: _Half) -> NDArray[np.float64]:
    """Return what each question gains when packages are picked on one half and counted on the other."""
    return _gained(picked, counted) / counted.worlds


def _gained(picked: _Half, counted: _Half) -> NDArray[np.float64]:
    """Return the gain in worlds; of a half without worlds, none."""
    rows = np.arange(len(picked.yes))
    after = counted.yes[rows, picked.yes.argmax(axis=1)]
    no = picked.all - picked.yes
    other = no.argmax(axis=1)
    after = after + counted.all[other] - counted.yes[rows, other]
    return np.asarray(after - counted.all[picked.all.argmax()], dtype=np.float64)


def _noise(halves: tuple[_Half, _Half], answer: Floats, accepted: Floats, at: int) -> float:
    """Return the standard error of one question's gain, from how acceptance changes world by world."""
    middle = halves[0].worlds
    changed = np.empty(len(accepted), dtype=np.float32)
    for picked, part in zip(halves, (slice(middle, None), slice(0, middle)), strict=True):
        yes, no, before = picked.yes[at].argmax(), (picked.all - picked.yes[at]).argmax(), picked.all.argmax()
        own = accepted[part]
        changed[part] = np.where(answer[part] > 0, own[:, yes], own[:, no]) - own[:, before]
    return float(changed.std() / np.sqrt(len(changed)))


def _after(cell: NDArray[np.intp], answers: Floats, accepted: Floats) -> tuple[int, float]:
    """Return the question to ask next, and the share once it is answered, or without one if there is none."""
    gained = np.zeros(max(1, answers.shape[1]))
    for one in np.unique(cell):
        own = cell == one
        halves = _halves(answers[own], accepted[own])
        for picked, counted in (halves, halves[::-1]):
            stay = float(counted.all[picked.all.argmax()])
            gained += stay
            if answers.shape[1]:
                gained += _gained(picked, counted)
    return int(gained.argmax()), float(gained.max()) / len(cell)
