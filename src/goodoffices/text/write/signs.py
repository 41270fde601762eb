"""What a proposal is called beside its words: a short sign, and one for many together that the legend spells out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count, product
from string import ascii_uppercase

from goodoffices.text.framework import Framework, Origin
from goodoffices.text.write.phrases import Phrases
from goodoffices.text.write.shown import shown

_LONGEST_SIGN = 12
_LONGEST_LIST = 24
"""As long as a list of signs may be that stands beside words in every bracket, in characters."""


@dataclass(frozen=True, slots=True)
class Signs:
    """The sign of each proposal by its id, and the number of each set of holders too many to name beside words.

    `origins` are the proposals by their ids, as they are named in full.
    """

    short: Mapping[str, str] = field(default_factory=dict)
    groups: Mapping[tuple[str, ...], int] = field(default_factory=dict)
    origins: Mapping[str, Origin] = field(default_factory=dict)

    def of(self, proposal: str) -> str:
        """Return the sign of a proposal: its id, or a letter where that is long."""
        return shown(self.short.get(proposal, proposal))

    def listed(self, holders: Iterable[str], phrases: Phrases) -> str:
        """Return the signs of all these holders."""
        return phrases.separator.join(map(self.of, holders))

    def beside(self, holders: tuple[str, ...], phrases: Phrases) -> str:
        """Return what is set beside words that these hold: their signs, or the number of their group."""
        if holders in self.groups:
            return phrases.group.format(number=self.groups[holders])
        return self.listed(holders, phrases)

    def in_full(self, holders: Iterable[str], phrases: Phrases) -> str:
        """Return in a sentence who all these holders are, and of which day the proposal of each is.

        Whoever holds several is told with the title of the one that is meant.
        """
        named = (self._named(one, phrases) for one in holders)
        return shown(phrases.held_by.format(holders=phrases.semicolon.join(named)))

    def _named(self, proposal: str, phrases: Phrases) -> str:
        origin = self.origins.get(proposal)
        if origin is None:
            return proposal
        several = sum(one.holder == origin.holder for one in self.origins.values()) > 1
        told = (origin.holder or proposal, origin.title if several else "", phrases.day(origin.date))
        return phrases.separator.join(one for one in told if one)


def signs_of(framework: Framework) -> Signs:
    """Return the signs for a framework: letters in the order of its proposals, groups in reading order."""
    short = _short([origin.id for origin in framework.origins])
    groups: dict[tuple[str, ...], int] = {}
    for provision in framework.provisions:
        for alternative in provision.alternatives():
            if len(", ".join(short.get(one, one) for one in alternative.holders)) > _LONGEST_LIST:
                groups.setdefault(alternative.holders, len(groups) + 1)
    return Signs(short, groups, {origin.id: origin for origin in framework.origins})


def _short(proposals: Sequence[str]) -> dict[str, str]:
    free = (letters for letters in _letters() if letters not in proposals)
    return {one: one if len(one) <= _LONGEST_SIGN else next(free) for one in proposals}


def _letters() -> Iterator[str]:
    """Yield A, B ... Z, AA, AB ..."""
    for length in count(1):
        yield from map("".join, product(ascii_uppercase, repeat=length))
