"""Exposure: who could have seen an entry or a draft, who did, in which copy, and where words can come from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Self

from goodoffices.case.kinds import Admitted, Contact, CopyFate, CopyMade, Draft, DraftShown, GatePassed, Role, Round
from goodoffices.case.negotiating import framework_in, text_of
from goodoffices.case.said import Said
from goodoffices.case.search import texts_of
from goodoffices.case.spellings import bared
from goodoffices.case.view import Matter, View
from goodoffices.text.align.folding import words_of
from goodoffices.text.framework import Framework
from goodoffices.text.reading import few_readings_of

LEAST_SHARED = 0.5
"""Words that share less than this of their pairs of words with a text are not said to come from it."""

LOOKED_FOR = 4
"""So many of the longest words are looked for before a text is compared pair by pair."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who can or could read a room: since when, and until when (0 for still); milliseconds since 1970 UTC."""

    person: str
    called: str
    role: Role
    room: str
    since: int
    until: int = 0


@dataclass(frozen=True, slots=True)
class CopyOut:
    """A copy that went out, and what happened to it, in order."""

    made: Said
    fates: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Exposure:
    """Who could have read an entry, the rooms it was shown to, and the copies, contacts and rounds it went out with."""

    readers: tuple[Reader, ...]
    shown: tuple[Said, ...] = ()
    copies: tuple[CopyOut, ...] = ()
    carried: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Traced:
    """An entry that words can have come from: what share of their pairs of words it has, and the text that has most."""

    said: Said
    share: float
    words: str


def exposure(view: View, entry: str) -> Exposure:
    """Return the exposure of an entry as this view knows it.

    Of a draft, the texts that rooms were shown of it, their readers and their copies are part of it.

    Raises:
        NoSuchThing: the entry is not in the view.
    """
    said = view.entry(entry)
    texts = {one.now.shown for one in view.all(GatePassed) if one.now.draft == entry} | {entry}
    shown = tuple(one.first for one in view.all(DraftShown) if one.id in texts)
    rooms = {said.room: said.time} | {one.room: one.time for one in shown}
    readers = tuple(one for room, time in rooms.items() for one in readers_of(view, room, time))
    fates = {one.id: one.history for one in view.all(CopyFate)}
    made = [one.first for one in view.all(CopyMade) if one.now.shown in texts]
    copies = tuple(CopyOut(one, fates.get(one.id, ())) for one in made)
    return Exposure(readers, shown, copies, tuple(_carried(view, entry)))


def readers_of(view: View, room: str, time: int = 0) -> Iterator[Reader]:
    """Yield who reads a room, or read it at a time or later."""
    for matter in view.all(Admitted):
        if matter.now.room == room:
            reader = _reader(matter)
            if not reader.until or reader.until >= time:
                yield reader


def traced(view: View, words: str) -> tuple[Traced, ...]:
    """Return the entries that words can have come from, the most alike first, of those alike the earliest first."""
    wanted = words_of(words)
    if not wanted:
        return ()
    trail = _Trail.of(wanted)
    found = [one for said in view.entries if (one := trail.best(view, said)) is not None]
    return tuple(sorted(found, key=lambda one: (-one.share, one.said)))


@dataclass(frozen=True, slots=True)
class _Trail:
    """The pairs of words that are looked for, and the words in their bare letters, the longest first.

    `least` is how many pairs are enough; a text that has none of the `first` words is passed over. `clauses` keeps
    those of a text that many rooms were shown: it is read once.
    """

    pairs: frozenset[tuple[str, ...]]
    least: float
    bare: Mapping[str, str]
    first: tuple[str, ...]
    clauses: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, wanted: Sequence[str]) -> Self:
        """Return the trail of some words."""
        pairs = frozenset[tuple[str, ...]](pairwise(wanted)) or frozenset((one,) for one in wanted)
        longest = sorted(set(wanted), key=lambda word: (-len(word), word))
        bare = {one: bared(one) for one in longest}
        return cls(pairs, len(pairs) * LEAST_SHARED, bare, tuple(bare.values())[:LOOKED_FOR])

    def best(self, view: View, said: Said) -> Traced | None:
        """Return the text of an entry that has most of the pairs; None where none has enough of them."""
        best = None
        for text in self._texts(view, said):
            share = self._share(text) if self._may_share(text) else 0
            if share >= LEAST_SHARED and (best is None or share > best.share):
                best = Traced(said, share, text)
        return best

    def _may_share(self, text: str) -> bool:
        """Whether a text can have enough of the pairs, seen without cutting it into words."""
        if len(text) < self.least:
            return False
        letters = bared(text)
        for bare in self.first:
            if bare in letters:
                break
        else:
            return False
        there = {word for word, bare in self.bare.items() if bare in letters}
        return sum(1 for pair in self.pairs if there.issuperset(pair)) >= self.least

    def _share(self, text: str) -> float:
        words = words_of(text)
        here = {*pairwise(words), *((one,) for one in words)}
        return len(self.pairs & here) / len(self.pairs)

    def _texts(self, view: View, said: Said) -> Iterator[str]:
        match said.statement:
            case Draft():
                yield from _clauses(text_of(view, said.id).tabled)
            case DraftShown(framework=framework):
                if framework not in self.clauses:
                    self.clauses[framework] = tuple(_clauses(framework_in(said.statement)))
                yield from self.clauses[framework]
            case _:
                yield from (text for _, text in texts_of(said, str))


def _clauses(framework: Framework) -> Iterator[str]:
    for provision in framework.provisions:
        for wording in provision.wordings:
            yield from few_readings_of(wording.segments)


def _carried(view: View, draft: str) -> Iterator[Said]:
    yield from (one.last for one in view.all(Contact) if one.now.draft == draft)
    yield from (one.last for one in view.all(Round) if draft in one.now.drafts)


def _reader(matter: Matter[Admitted]) -> Reader:
    now = matter.now
    until = matter.last.time if now.removed else 0
    return Reader(now.person, now.called, now.role, now.room, matter.first.time, until)
