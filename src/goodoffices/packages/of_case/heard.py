"""What was said in a case, as evidence about the options of its text; what is no evidence is set aside, and says why.

A reaction cites words, so it counts for these words and no others: one whose words were changed is set aside, to be
asked again. Only the latest reaction to a wording counts, as everywhere in a case; earlier ones stay its history.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from goodoffices.case import kinds
from goodoffices.case.kinds import Believed, Lifted, NamedPackage, PackageVerdict, Reaction, Stance
from goodoffices.case.negotiating import NegotiatingText
from goodoffices.case.said import Said
from goodoffices.case.spoken import spoken_of_each
from goodoffices.case.view import View
from goodoffices.packages.choice import Chosen
from goodoffices.packages.of_case.citing import Citations
from goodoffices.packages.soundings.evidence import (
    Answer,
    Belief,
    Evidence,
    Level,
    MattersMore,
    OnlyIf,
    Prefers,
    RedLine,
    Stands,
    Verdict,
)
from goodoffices.packages.soundings.evidence import Said as Told
from goodoffices.terms import Room

LEVELS: Mapping[Stance, Level] = {
    Stance.AGREE: Level.AGREE,
    Stance.LIVE_WITH: Level.CAN_LIVE_WITH,
    Stance.OBJECT: Level.OBJECT,
}

Rooms = Mapping[str, Room]
"""The rooms of a view, by their ids, under names of their own."""


class Why(StrEnum):
    """Why something that was said is no evidence."""

    SETTLED = "its bracket was lifted since"
    EARLIER_WORDS = "it was said of words that were changed since: ask again"
    WHOLE_CLAUSE = "it speaks of a whole clause that has brackets, not of words in one"
    CONDITION_IN_WORDS = "its condition names no words of the text"
    NOTHING_PREFERRED = "it does not say which words are preferred"
    UNKNOWN_PARTY = "whoever said it is not among the parties"
    OPEN_DRAFT = "it is about a draft with open brackets, which chooses nothing"


@dataclass(frozen=True, slots=True)
class Aside:
    """Something that was said of the text and is no evidence, and why; with the place of the party, if it has one."""

    said: Said
    why: Why
    party: int | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """The evidence of a case, the entries that it, its lack and the belief in it rest on, and what was set aside."""

    evidence: tuple[Evidence, ...]
    entries: tuple[Said, ...]
    aside: tuple[Aside, ...]


@dataclass(frozen=True, slots=True)
class _Statement:
    """Something that an entry says of the options, before the belief in it is asked."""

    said: Said
    party: int
    told: Told
    on: str
    noted: bool
    source: str


Found = Iterator[_Statement | Aside]


def heard(view: View, text: NegotiatingText, citations: Citations, parties: Sequence[str], rooms: Rooms) -> Heard:
    """Return what was said of the options of a text.

    Args:
        view: the case as somebody may read it.
        text: the text.
        citations: what it leaves open, as it may be cited.
        parties: the ids of the parties, in the order of the model.
        rooms: the rooms of the view.
    """
    listening = _Listening(view, text, citations, {party: place for place, party in enumerate(parties)})
    found = [*listening.reactions(), *listening.verdicts(), *listening.importance()]
    beliefs = {one.now.of: one.last for one in view.all(Believed)}
    statements = [one for one in found if isinstance(one, _Statement)]
    used = {one.said.id: one.said for one in statements}
    believed = [beliefs[own_id] for own_id in used if own_id in beliefs]
    aside = tuple(one for one in found if isinstance(one, Aside))
    return Heard(
        tuple(_evidence(one, beliefs.get(one.said.id), rooms) for one in statements),
        (*used.values(), *believed, *(one.said for one in aside if _takes_back(view, one.said))),
        aside,
    )


def _takes_back(view: View, said: Said) -> bool:
    """Whether an entry holds instead of one in another room: what is worked out rests on it, though it says nothing."""
    own = view.by_id[said.id]
    return any(one.room != own.room for one in view.one(type(own.statement), own.about).history if one < own)


def day_of(said: Said, on: str = "") -> date:
    """Return the day on which something was said: as it tells, else that of its entry (UTC)."""
    return date.fromisoformat(on) if on else datetime.fromtimestamp(said.time / 1000, UTC).date()


def _evidence(one: _Statement, believed: Said | None, rooms: Rooms) -> Evidence:
    belief = Belief.FIRM
    if believed is not None and isinstance(believed.statement, Believed):
        belief = Belief(believed.statement.belief.value)
    return Evidence(
        party=one.party,
        said=one.told,
        day=day_of(one.said, one.on),
        room=rooms[one.said.room],
        source=one.source,
        belief=belief,
        noted=one.noted,
        entry=one.said.id,
    )


@dataclass(frozen=True, slots=True)
class _Listening:
    """One reading of a view: the text, what of it may be cited, and the places of the parties."""

    view: View
    text: NegotiatingText
    citations: Citations
    places: Mapping[str, int]

    def reactions(self) -> Found:
        """Yield what was said of words in brackets."""
        levels: dict[tuple[int, Chosen], tuple[Said, Reaction]] = {}
        settled = _settled(self.citations.drafts)
        provisions = (one for issue in self.citations.laid.issues for one in issue.provisions)
        for spoken in spoken_of_each(self.view, self.text, provisions).values():
            yield from (self._aside(one, _why_past(one, settled)) for one in spoken.of_before)
            yield from (self._aside(one, Why.WHOLE_CLAUSE) for one in spoken.to_whole)
            for said in (one for every in spoken.to_words.values() for one in every):
                yield from self._reaction(said, levels)
        yield from (_level(party, option, *one) for (party, option), one in levels.items())

    def verdicts(self) -> Found:
        """Yield what was said of whole packages."""
        packages = {one.id: one for one in self.view.all(NamedPackage)}
        for said in (one.last for one in self.view.all(PackageVerdict)):
            one = said.statement
            if not isinstance(one, PackageVerdict) or one.party not in self.places:
                yield Aside(said, Why.UNKNOWN_PARTY)
                continue
            named = packages.get(one.package)
            package = None if named is None else self.citations.package(named.last, named.now.options)
            if named is None or package is None:
                yield self._aside(said, Why.OPEN_DRAFT if named is None else Why.EARLIER_WORDS)
                continue
            verdict = Verdict(package, Answer(one.verdict.value))
            yield _Statement(said, self.places[one.party], verdict, one.on, one.noted, one.source)

    def importance(self) -> Found:
        """Yield which issue was said to matter more."""
        for said in (one.last for one in self.view.all(kinds.MattersMore)):
            one = said.statement
            if not isinstance(one, kinds.MattersMore) or one.party not in self.places:
                yield Aside(said, Why.UNKNOWN_PARTY)
                continue
            more, less = self.citations.issue(said, one.more), self.citations.issue(said, one.less)
            if more is None or less is None or more == less:
                yield self._aside(said, Why.EARLIER_WORDS)
            else:
                yield _Statement(said, self.places[one.party], MattersMore(more, less), one.on, one.noted, one.source)

    def _reaction(self, said: Said, levels: dict[tuple[int, Chosen], tuple[Said, Reaction]]) -> Found:
        """Yield what one reaction says; levels of options are kept, as that of the least liked words counts."""
        one = said.statement
        if not isinstance(one, Reaction) or one.party not in self.places:
            yield Aside(said, Why.UNKNOWN_PARTY)
            return
        party, options = self.places[one.party], self.citations.laid.taking(one.alternative)
        match one.stance:
            case Stance.PREFER_ANOTHER:
                yield from self._preference(said, one, options)
            case Stance.ONLY_IF:
                yield from self._condition(said, one, options)
            case _:
                for option in options:
                    kept = levels.get((party, option))
                    if kept is None or _favour(one) < _favour(kept[1]):
                        levels[party, option] = said, one

    def _preference(self, said: Said, one: Reaction, options: Sequence[Chosen]) -> Found:
        preferred = self.citations.laid.taking(one.preferred) if one.preferred else ()
        pairs = [
            (better, worse)
            for better in preferred
            for worse in options
            if better.issue == worse.issue and better not in options and worse not in preferred
        ]
        if not pairs:
            yield self._aside(said, Why.EARLIER_WORDS if one.preferred else Why.NOTHING_PREFERRED)
        yield from (_from_reaction(said, one, self.places[one.party], Prefers(*pair)) for pair in pairs)

    def _condition(self, said: Said, one: Reaction, options: Sequence[Chosen]) -> Found:
        needed = tuple(dict.fromkeys(option for pick in one.needs for option in self.citations.options(said, pick)))
        others = tuple(option for option in needed if all(option.issue != own.issue for own in options))
        if not others:
            yield self._aside(said, Why.EARLIER_WORDS if one.needs else Why.CONDITION_IN_WORDS)
            return
        yield from (_from_reaction(said, one, self.places[one.party], OnlyIf(own, others)) for own in options)

    def _aside(self, said: Said, why: Why) -> Aside:
        party = (
            said.statement.party if isinstance(said.statement, Reaction | PackageVerdict | kinds.MattersMore) else ""
        )
        return Aside(said, why, self.places.get(party))


def _settled(texts: Sequence[NegotiatingText]) -> frozenset[str]:
    """Return the alternatives of all brackets that were lifted."""
    lifted = [(step.before, step.said.statement) for text in texts for step in text.steps]
    return frozenset(
        one.id
        for before, change in lifted
        if before and isinstance(change, Lifted)
        for bracket, _ in before.brackets()
        if bracket.id == change.bracket
        for one in bracket.alternatives
    )


def _why_past(said: Said, settled: frozenset[str]) -> Why:
    past = isinstance(said.statement, Reaction) and said.statement.alternative in settled
    return Why.SETTLED if past else Why.EARLIER_WORDS


def _favour(one: Reaction) -> int:
    """Return how well words are liked, less than every level for a red line."""
    return int(LEVELS.get(one.stance, -1))


def _level(party: int, option: Chosen, said: Said, one: Reaction) -> _Statement:
    told: Told = RedLine((option,)) if one.stance is Stance.RED_LINE else Stands(option, LEVELS[one.stance])
    return _from_reaction(said, one, party, told)


def _from_reaction(said: Said, one: Reaction, party: int, told: Told) -> _Statement:
    return _Statement(said, party, told, one.on, one.noted, one.source)
