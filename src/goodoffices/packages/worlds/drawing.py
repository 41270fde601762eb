"""One party's side of the worlds: how much each issue matters to it, how it likes each option, when it walks away."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaincinv

from goodoffices.packages.barred import Patterns, pattern
from goodoffices.packages.choice import Choices
from goodoffices.packages.soundings.evidence import (
    Answer,
    Evidence,
    Level,
    MattersMore,
    OnlyIf,
    Prefers,
    RedLine,
    Soundings,
    Stands,
    Verdict,
    issues,
)
from goodoffices.packages.soundings.scale import ANSWERS, BELIEFS, GRAIN, LEVELS, OUT, SILENT, WALK_AWAY
from goodoffices.packages.watching import Watch, go_on
from goodoffices.packages.worlds.order import Reals, evenly
from goodoffices.terms import NotPossible
from goodoffices.terms.chance import Chance

ROUNDS = 60
"""Times that worlds are drawn anew where verdicts rule most of them out."""

Flags = NDArray[np.bool_]
Held = dict[Evidence, Flags]
"""In which worlds each statement holds."""


class TooNarrow(NotPossible):
    """Hardly any world fits what {party} said of whole packages: ask again which of these verdicts still hold."""


@dataclass(frozen=True, slots=True, eq=False)
class Party:
    """One party in every world; the fields are those of `Worlds`, without the party's place.

    Attributes:
        worth: by [world, issue, option].
        least: by [world].
        importance: by [world, issue].
        level: by [world, issue, option].
        red: by [world, issue, option].
        real: in which world each of its patterns bars, by [world, pattern].
        patterns: its red lines on combinations, each by [issue, option].
    """

    worth: Reals
    least: Reals
    importance: Reals
    level: Reals
    red: Flags
    real: Flags
    patterns: tuple[Patterns, ...]


@dataclass(frozen=True, slots=True)
class Sampling:
    """How worlds are drawn; the same sampling of the same soundings gives the same worlds.

    Attributes:
        chance: where chance comes from.
        seed: not negative; stored with every figure.
        count: how many worlds.
        convention: the parameter of the Dirichlet distribution of importance, before anything is said of it.
    """

    chance: Chance
    seed: int = 1
    count: int = 10_000
    convention: int = 1


def draw_party(soundings: Soundings, party: int, sampling: Sampling, watch: Watch) -> Party:
    """Draw one party's side of the worlds.

    Raises:
        TooNarrow: hardly any world fits its verdicts.
        Stopped: the watch ended it.
    """
    found: list[Party] = []
    for turn in range(ROUNDS):
        found.append(_Drawing(soundings, party, sampling, turn, watch).party())
        if sum(len(one.least) for one in found) >= sampling.count:
            return _joined(found, sampling.count)
    raise TooNarrow(party=soundings.parties[party])


def _joined(found: Sequence[Party], count: int) -> Party:
    drawn = [one.name for one in fields(Party) if one.name != "patterns"]
    parts: dict[str, Any] = {name: np.concatenate([getattr(one, name) for one in found])[:count] for name in drawn}
    return replace(found[0], **parts)


class _Drawing:
    """One turn of drawing: its statements, where its chance comes from, and in which worlds each statement holds."""

    def __init__(self, soundings: Soundings, party: int, sampling: Sampling, turn: int, watch: Watch) -> None:
        self.watch = watch
        self.choices = soundings.choices
        self.evidence = soundings.of(party)
        self.chance = sampling.chance
        self.seed = (sampling.seed, turn, party)
        self.count = sampling.count
        self.convention = sampling.convention
        self.held: Held = {}
        places = {one: place for place, one in enumerate(soundings.evidence)}
        for one in self.evidence:
            sure = BELIEFS[one.belief] * (ANSWERS[one.said.answer] if isinstance(one.said, Verdict) else 1.0)
            self.held[one] = self._random(0, places[one]) < sure

    def _random(self, *stream: int) -> Reals:
        return self.chance.seeded(*self.seed, *stream).random((self.count,))

    def party(self) -> Party:
        """Return the worlds of this turn that fit the verdicts."""
        go_on(self.watch)
        importance, level, red = self._importance(), self._levels(), self._red()
        go_on(self.watch)
        worth = np.ceil(importance[:, :, None] * level * GRAIN)
        patterns, real = self._combinations()
        low, high = self._bounds(worth, red, patterns, real)
        least = np.floor(low + (high - low) * self._random(3))
        there = np.arange(level.shape[2]) < np.asarray(self.choices.widths)[:, None]
        worth = np.where(red | ~there, OUT, worth)
        fits = low <= high
        return Party(
            worth[fits], least[fits], importance[fits], level[fits], red[fits], real[fits], patterns=tuple(patterns)
        )

    def _importance(self) -> Reals:
        told = [(one, one.said) for one in self.evidence if isinstance(one.said, MattersMore)]
        count = len(self.choices.issues)
        spread = np.empty((self.count, count))
        for turn, (which, holding) in enumerate(self._alike([one for one, _ in told])):
            edges = [(said.more, said.less) for one, said in told if one in holding]
            draw = self.chance.seeded(*self.seed, 1, turn)
            spread[which] = evenly(draw, np.zeros(count), np.ones(count), edges, int(which.sum()))
        weights = -np.log1p(-spread) if self.convention == 1 else gammaincinv(self.convention, spread)
        return np.asarray(weights / weights.sum(axis=1, keepdims=True))

    def _levels(self) -> Reals:
        widths = self.choices.widths
        levels = np.zeros((self.count, len(widths), max(widths)))
        for issue, width in enumerate(widths):
            go_on(self.watch)
            own = [one for one in self.evidence if isinstance(one.said, Stands | Prefers) and issue in issues(one.said)]
            for turn, (which, holding) in enumerate(self._alike(own)):
                low, high, edges = _known(width, [one.said for one in holding])
                draw = self.chance.seeded(*self.seed, 2, issue, turn)
                levels[which, issue, :width] = evenly(draw, low, high, edges, int(which.sum()))
        return levels

    def _alike(self, statements: Sequence[Evidence]) -> Iterator[tuple[Flags, list[Evidence]]]:
        """Yield the worlds in which the same statements hold, with these statements."""
        kind_of = np.zeros(self.count, dtype=np.intp)
        for one in statements:
            if not self.held[one].all():
                kind_of = np.unique(2 * kind_of + self.held[one], return_inverse=True)[1]
        for kind in range(int(kind_of.max(initial=0)) + 1):
            which = kind_of == kind
            yield which, [one for one in statements if self.held[one][which].all()]

    def _red(self) -> Flags:
        red = np.zeros((self.count, len(self.choices.widths), max(self.choices.widths)), dtype=bool)
        for one in self.evidence:
            if isinstance(one.said, RedLine) and len(one.said.options) == 1:
                red[:, one.said.options[0].issue, one.said.options[0].option] |= self.held[one]
        return red

    def _combinations(self) -> tuple[list[Patterns], Flags]:
        patterns = {}
        for one in self.evidence:
            shown = combination(self.choices, one)
            if shown is not None:
                patterns[one] = shown
        real = np.stack([self.held[one] for one in patterns], axis=1) if patterns else np.zeros((self.count, 0), bool)
        return list(patterns.values()), real

    def _bounds(self, worth: Reals, red: Flags, patterns: Sequence[Patterns], real: Flags) -> tuple[Reals, Reals]:
        """Return between what the walk-away lies: as the scale has it, as levels bind it, as verdicts leave it."""
        low = np.full(self.count, WALK_AWAY[0] * GRAIN)
        high = np.minimum(WALK_AWAY[1] * GRAIN, self._lived_with(worth))
        at = np.arange(worth.shape[1])
        for one in self.evidence:
            if not isinstance(one.said, Verdict):
                continue
            chosen, holds = list(one.said.package), self.held[one]
            value = worth[:, at, chosen].sum(axis=1)
            out = red[:, at, chosen].any(axis=1)
            for each, shown in enumerate(patterns):
                out |= real[:, each] & bool(shown[at, chosen].all())
            if one.said.answer is Answer.NO:
                low = np.where(holds & ~out, np.maximum(low, value + 1), low)
            else:
                high = np.where(holds, np.minimum(high, np.where(out, -1, value)), high)
        return low, high

    def _lived_with(self, worth: Reals) -> Reals:
        """Return the least that a package is worth whose options it can all live with: it signs for no more than that.

        This makes the first law of the value scale true; where an issue has no such option the law says nothing.
        """
        lived = np.full(worth.shape, np.inf)
        for one in self.evidence:
            if isinstance(one.said, Stands) and one.said.level >= Level.CAN_LIVE_WITH:
                issue, option = one.said.option.issue, one.said.option.option
                lived[:, issue, option] = np.where(self.held[one], worth[:, issue, option], np.inf)
        return np.asarray(lived.min(axis=2).sum(axis=1))


def _known(width: int, said: Sequence[object]) -> tuple[Reals, Reals, list[tuple[int, int]]]:
    """Return the bounds of the levels of an issue's options, and their order."""
    bounds = np.asarray([SILENT] * width)
    edges = []
    for one in said:
        match one:
            case Stands(option, level):
                bounds[option.option] = LEVELS[level]
            case Prefers(better, worse):
                edges.append((better.option, worse.option))
    return bounds[:, 0], bounds[:, 1], edges


def combination(choices: Choices, one: Evidence) -> Patterns | None:
    """Return the packages that a statement rules out for more than one option, None where it is no such statement."""
    match one.said:
        case RedLine(options) if len(options) > 1:
            return pattern(choices, options, ())
        case OnlyIf(option, others):
            return pattern(choices, (option,), others)
    return None
