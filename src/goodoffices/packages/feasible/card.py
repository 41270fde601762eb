"""A package on one card: who would accept it, what binds each party, what it trades, what would kill it."""

from dataclasses import dataclass

import numpy as np

from goodoffices.packages.barred import as_rows
from goodoffices.packages.choice import Chosen, Package
from goodoffices.packages.feasible.share import Share
from goodoffices.packages.feasible.tabling import counting
from goodoffices.packages.soundings.evidence import Evidence, Level, Prefers, RedLine, Soundings, Stands
from goodoffices.packages.worlds.drawing import combination
from goodoffices.packages.worlds.worlds import Worlds
from goodoffices.terms import Label


@dataclass(frozen=True, slots=True)
class PartyLine:
    """One party's line on the card, for the mediators alone.

    Attributes:
        party: its place.
        accepts: in what share of the worlds it accepts the package.
        gets: the issue on which it comes nearest to the best it could have, weighed by importance.
        gives: the issue on which it gives up most.
        binding: the least favourable thing that it said of what the package takes, or None where it said nothing.
        kills: the red lines and "only if" that the package crosses, should they be real.
    """

    party: int
    accepts: Share
    gets: int
    gives: int
    binding: Evidence | None
    kills: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A package with what each party makes of it; who may see it holds all the rooms of `label`."""

    package: Package
    words: tuple[str, ...]
    lines: tuple[PartyLine, ...]
    label: Label


def card(worlds: Worlds, package: Package) -> Card:
    """Return the card of a package.

    Raises:
        NotAPackage: it does not take one option of every issue.
    """
    soundings = worlds.soundings
    words = soundings.choices.words(package)
    own = counting(worlds)
    accepted = own.accepted_by(np.asarray([package]))[:, :, 0]
    lines = tuple(_line(own, package, party, int(told.sum())) for party, told in enumerate(accepted))
    return Card(package, words, lines, soundings.label)


def _line(worlds: Worlds, package: Package, party: int, yes: int) -> PartyLine:
    level = worlds.level[:, party]
    taken = level[:, np.arange(len(package)), list(package)]
    given = (worlds.importance[:, party] * (level.max(axis=2) - taken)).mean(axis=0)
    got = (worlds.importance[:, party] * taken).mean(axis=0)
    said = worlds.soundings.of(party)
    return PartyLine(
        party=party,
        accepts=Share(yes, len(worlds) - yes, len(worlds)),
        gets=int(np.argmax(got - given)),
        gives=int(np.argmax(given)),
        binding=min((one for one in said if _touches(one, package)), key=_favour, default=None),
        kills=tuple(one for one in said if _crossed(worlds.soundings, one, package)),
    )


def _takes(package: Package, option: Chosen) -> bool:
    return package[option.issue] == option.option


def _touches(one: Evidence, package: Package) -> bool:
    match one.said:
        case RedLine((option,)) | Stands(option, _) | Prefers(_, option):
            return _takes(package, option)
    return False


def _favour(one: Evidence) -> int:
    match one.said:
        case RedLine(_):
            return -1
        case Stands(_, level):
            return int(level)
    return int(Level.CAN_LIVE_WITH)


def _crossed(soundings: Soundings, one: Evidence, package: Package) -> bool:
    match one.said:
        case RedLine((option,)):
            return _takes(package, option)
    shown = combination(soundings.choices, one)
    return shown is not None and bool(shown[np.arange(len(package)), as_rows([package], len(package))[0]].all())
