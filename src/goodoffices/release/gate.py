"""The gate: a draft as a room may be shown it, and what stops it until a mediator has said what to do.

Nothing passes by itself but what the audience could have read already and what nobody closed to it has said. Sources,
comments, authors, the proposals and the questions of a draft never pass, and holders only where they are named on
purpose. Where something is left out, its bracket is made anew from the words that stay, and clauses and ids are
numbered as if it had never been there.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from goodoffices.case.kinds.showing import Way
from goodoffices.release.hearing import Hearing
from goodoffices.release.stop import Cause, Stop
from goodoffices.release.thinning import thinned
from goodoffices.terms import TABLE, Room
from goodoffices.text.align.folding import words_of
from goodoffices.text.framework import Framework, Origin, Provision, Wording
from goodoffices.text.identity import identified, without_rooms
from goodoffices.text.proposal import TextStanding
from goodoffices.text.reading import readings_of
from goodoffices.text.unify.grain import Grain
from goodoffices.text.unify.numbering import numbered, set_in_tables
from goodoffices.text.wording import COMMON, Alternative, Status, plain_text

_NUMBER = re.compile(r"\d+|.|[ivxlc]+")
"""A number, a letter, or a Roman number, folded."""

Answers = Mapping[str, Way]
"""What a mediator said of each stop, by its id."""


@dataclass(frozen=True, slots=True)
class Audience:
    """To whom a draft is shown.

    `rooms` are those that all of them read; the table is known to everybody. `named` are the proposals whose holders
    are named to them. `states` gives, for a provision, the room of the act that its state rests on.
    """

    hearing: Hearing
    rooms: frozenset[Room] = frozenset()
    named: frozenset[str] = frozenset()
    states: Mapping[str, Room] = field(default_factory=dict)

    def reads(self, rooms: Collection[Room]) -> bool:
        """Whether they may read words that lie in these rooms: in one of them is enough."""
        return not self.rooms.isdisjoint(rooms) or TABLE in rooms


@dataclass(frozen=True, slots=True)
class Passed:
    """A draft at the gate: what the audience would read, what still stops it, and what was settled by an answer.

    `names` gives for each provision as it is shown the provision of the draft. What still stops the draft is not in
    `framework`, so that it can be looked at as the audience would see it.
    """

    framework: Framework
    stops: tuple[Stop, ...]
    names: Mapping[str, str]
    settled: tuple[Stop, ...] = ()


def pass_gate(framework: Framework, audience: Audience, answers: Answers) -> Passed:
    """Return a draft as an audience may be shown it, given what a mediator said of what stops it."""
    met: list[Stop] = []
    kept: list[Provision] = []
    for provision in framework.provisions:
        shown, found = _provision(framework, provision, audience, answers)
        met.extend(found)
        if shown is not None:
            kept.append(shown)
    title, found = _title(framework.title, audience.hearing, answers)
    met.extend(found)
    renumbered = numbered(set_in_tables(kept)) if len(kept) < len(framework.provisions) else tuple(kept)
    provisions = tuple(
        identified(replace(one, id=f"p{place}", to_translate=())) for place, one in enumerate(renumbered, 1)
    )
    used = {holder for one in provisions for bracket, _ in one.brackets() for holder in bracket.holders}
    origins = tuple(Origin(id=one.id, holder=one.holder) for one in framework.origins if one.id in used)
    names = {f"p{place}": one.id for place, one in enumerate(kept, 1)}
    spoken = {wording.language for one in provisions for wording in one.wordings}
    languages = tuple(one for one in framework.languages if one in spoken) or framework.languages[:1]
    stops = tuple(one for one in met if one.id not in answers)
    settled = tuple(one for one in met if one.id in answers)
    return Passed(Framework(provisions, origins, title, languages), stops, names, settled)


def _title(title: str, hearing: Hearing, answers: Answers) -> tuple[str, list[Stop]]:
    passages = hearing.unheard(title)
    if not passages:
        return title, []
    stop = Stop(Cause.TITLE, title, frozenset().union(*(one.rooms for one in passages)))
    way = answers.get(stop.id)
    return title if way in {Way.OURS, Way.RELEASE} else "", [stop]


def _provision(
    framework: Framework, provision: Provision, audience: Audience, answers: Answers
) -> tuple[Provision | None, list[Stop]]:
    rooms = {origin.id: origin.room for origin in framework.origins}
    grain = Grain(framework.grain or Grain.NORMAL)
    clauses = [_Clause(provision, wording.language, rooms, audience, answers) for wording in provision.wordings]
    shown = [one.shown(wording, grain) for one, wording in zip(clauses, provision.wordings, strict=True)]
    left_out = frozenset(room for one, kept in zip(clauses, shown, strict=True) for room in one.left_out(kept))
    told = [one.beside(kept, left_out) for one, kept in zip(clauses, shown, strict=True) if kept is not None]
    met = [stop for one in clauses for stop in one.met]
    wordings = [one for one in told if one is not None]
    if not wordings:
        return None, met
    status, found = _status(provision, audience, answers)
    return replace(provision, wordings=tuple(wordings), status=status), [*met, *found]


def _status(provision: Provision, audience: Audience, answers: Answers) -> tuple[Status, list[Stop]]:
    room = audience.states.get(provision.id)
    if provision.status == COMMON or (room is not None and audience.reads((room,))):
        return provision.status, []
    rooms = frozenset({room}) if room is not None else frozenset()
    stop = Stop(Cause.STATE, provision.status.agreement, rooms, provision.id)
    return provision.status if answers.get(stop.id) is Way.RELEASE else COMMON, [stop]


def _words_of_label(label: str) -> str:
    """Return what a label says beside its number or letter: "Annex" of "Annex B"."""
    return " ".join(one for one in label.split() if not all(map(_NUMBER.fullmatch, words_of(one))))


@dataclass(slots=True)
class _Clause:
    """One clause in one language at the gate: what stops it, answered or not, and what is told in it on purpose.

    `closed` are the rooms that something in it is known from, `hidden` those of the alternatives that are left out.
    """

    provision: Provision
    language: str
    rooms: Mapping[str, Room]
    audience: Audience
    answers: Answers
    met: list[Stop] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    closed: set[Room] = field(default_factory=set)
    hidden: set[Room] = field(default_factory=set)

    def shown(self, wording: Wording, grain: Grain) -> Wording | None:
        """Return its wording without what may not be known; None where nothing of it is left."""
        segments = thinned(wording.segments, self._alternative, grain)
        texts = (_words_of_label(self.provision.label), *readings_of(segments))
        passages = [one for text in texts for one in self.audience.hearing.unheard(text, self.told)]
        ways = [self._way(Cause.PASSAGE, one.words, one.rooms) for one in passages]
        hidden = any(way not in {Way.OURS, Way.RELEASE} for way in ways)
        emptied = bool(wording.segments) and not segments
        return None if hidden or emptied else replace(wording, segments=segments)

    def left_out(self, shown: Wording | None) -> set[Room]:
        """Return the rooms whose words are left out of it: of its alternatives, or of it all."""
        return self.closed if shown is None else self.hidden

    def beside(self, shown: Wording, left_out: frozenset[Room]) -> Wording | None:
        """Return its wording beside other languages in which words of these rooms were left out.

        It may be their translation: it passes by itself only where the audience has heard it, or where the words of
        the same rooms were left out of it as well.
        """
        rooms = left_out - self.hidden
        texts = readings_of(shown.segments) if rooms else ()
        unknown = [one for one in texts if not self.audience.hearing.knows(one, self.told)]
        ways = [self._way(Cause.PASSAGE, one, rooms) for one in unknown]
        return shown if all(way in {Way.OURS, Way.RELEASE} for way in ways) else None

    def _alternative(self, alternative: Alternative) -> Alternative | None:
        words = plain_text(alternative.content)
        if alternative.rooms and not self.audience.reads(alternative.rooms):
            way = self._way(Cause.ALTERNATIVE, words, frozenset(alternative.rooms), alternative.id)
            if way not in {Way.OURS, Way.RELEASE}:
                self.hidden.update(alternative.rooms)
                return None
            self.told.append(words)
            alternative = without_rooms(alternative)
            if way is Way.OURS:
                alternative = replace(alternative, standing=TextStanding.ORIGINAL)
        named = tuple(
            one for one in alternative.holders if one in self.audience.named and self._named(one, alternative)
        )
        return replace(alternative, holders=named, rooms=(), sources=())

    def _named(self, holder: str, alternative: Alternative) -> bool:
        room = self.rooms.get(holder, TABLE)
        known = self.audience.reads((room,))
        return known or self._way(Cause.HOLDER, holder, frozenset({room}), alternative.id) is Way.RELEASE

    def _way(self, cause: Cause, words: str, rooms: frozenset[Room], place: str = "") -> Way | None:
        self.closed.update(rooms)
        stop = Stop(cause, words, rooms, self.provision.id, self.language, place)
        if stop not in self.met:
            self.met.append(stop)
        return self.answers.get(stop.id)
