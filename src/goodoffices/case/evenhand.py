"""Even-handedness: what each party had of the mediators, side by side in the order of protocol. It ranks nobody."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from goodoffices.case.desk import parties_in_order
from goodoffices.case.kinds import (
    Certainty,
    Contact,
    ContactState,
    Draft,
    DraftShown,
    GatePassed,
    Lifted,
    Party,
    PartySite,
    Referral,
    RoomNamed,
    Tabled,
)
from goodoffices.case.negotiating import Step, texts
from goodoffices.case.progress import lifted_since
from goodoffices.case.said import Said
from goodoffices.case.view import Matter, View
from goodoffices.text.wording import plain_text


@dataclass(frozen=True, slots=True)
class Taken:
    """The words of a proposal that stand since a bracket was lifted: the entry, the clause, and the words."""

    said: Said
    clause: str
    words: str


@dataclass(frozen=True, slots=True)
class Side:
    """What one party had: contacts at which we were present, their minutes, edits taken from it, questions asked.

    `unmeasured` counts the contacts whose length nobody wrote down: their minutes are not guessed.
    """

    party: Matter[Party]
    contacts: int
    minutes: int
    unmeasured: int
    taken: tuple[Taken, ...]
    questions: tuple[Matter[Referral], ...]


@dataclass(frozen=True, slots=True)
class Sight:
    """A draft, and when each party was shown it first (milliseconds since 1970 UTC; None for not yet), as the sides."""

    draft: Said
    number: str
    shown: tuple[int | None, ...]

    @property
    def waited(self) -> tuple[int | None, ...]:
        """How long each party was shown it after the first that was, in milliseconds."""
        first = min((one for one in self.shown if one is not None), default=0)
        return tuple(None if one is None else one - first for one in self.shown)


@dataclass(frozen=True, slots=True)
class Evenhand:
    """The sides in the order of protocol, the drafts that any of them was shown, and edits taken from neither."""

    sides: tuple[Side, ...]
    sights: tuple[Sight, ...]
    others: tuple[Taken, ...]


def evenhand(view: View) -> Evenhand:
    """Return what each party had of the mediators, as far as this view knows.

    A contact with several parties counts for each of them, and so does an alternative that several hold.
    """
    parties = parties_in_order(view)
    taken = _taken(view, {one.id for one in parties})
    sides = tuple(_side(view, one, tuple(taken.get(one.id, ()))) for one in parties)
    return Evenhand(sides, tuple(_sights(view, parties)), tuple(taken.get("", ())))


def _side(view: View, party: Matter[Party], taken: tuple[Taken, ...]) -> Side:
    had = [one.now for one in view.all(Contact) if party.id in one.now.others and _present(one.now)]
    questions = tuple(one for one in view.all(Referral) if one.now.party == party.id)
    unmeasured = sum(1 for one in had if not one.minutes)
    return Side(party, len(had), sum(one.minutes for one in had), unmeasured, taken, questions)


def _present(contact: Contact) -> bool:
    return contact.state is ContactState.HELD and contact.certainty is Certainty.PRESENT


def _taken(view: View, parties: set[str]) -> Mapping[str, list[Taken]]:
    """Return the edits by the id of the party that they are taken from; by "" those that no party held."""
    found: dict[str, list[Taken]] = {}
    every = texts(view)
    standing = {one.id for one in lifted_since(every, 0)}
    holders = {one.now.name: one.now.holder for one in view.all(Tabled) if one.now.holder in parties}
    for text in every:
        for step in text.steps:
            if step.said.id in standing:
                names, taken = _chosen(step)
                for party in sorted({holders[one] for one in names if one in holders}) or ("",):
                    found.setdefault(party, []).append(taken)
    return found


def _chosen(step: Step) -> tuple[tuple[str, ...], Taken]:
    """Return who held the words that stand since a bracket was lifted; nobody, where a bridge took its place."""
    lifted: Lifted = step.said.statement  # type: ignore[assignment]  # only lifted brackets come here
    alternatives = step.before.alternatives() if step.before else ()
    chosen = next((one for one in alternatives if one.id == lifted.chosen), None)
    words = plain_text(chosen.content) if chosen else ""
    return chosen.holders if chosen else (), Taken(step.said, lifted.label.rstrip("."), words)


def _sights(view: View, parties: list[Matter[Party]]) -> Iterator[Sight]:
    rooms = rooms_of_parties(view, parties)
    first = {one.id: one.first for one in view.all(DraftShown)}
    passed: dict[str, list[Said]] = {}
    for gate in view.all(GatePassed):
        if gate.now.shown in first:
            passed.setdefault(gate.now.draft, []).append(first[gate.now.shown])
    for draft in view.all(Draft):
        times = [_earliest(passed.get(draft.id, ()), rooms.get(one.id, frozenset())) for one in parties]
        if any(time is not None for time in times):
            yield Sight(draft.last, draft.now.number, tuple(times))


def rooms_of_parties(view: View, parties: Iterable[Matter[Party]]) -> Mapping[str, frozenset[str]]:
    """Return by party the rooms that are its own: those of its site, and those whose title names it and no other."""
    some = list(parties)
    rooms: dict[str, set[str]] = {one.id: set() for one in some}
    for site in view.all(PartySite):
        rooms.setdefault(site.now.party, set()).add(site.first.room)
    for room in view.all(RoomNamed):
        named = [one.id for one in some if one.now.title and one.now.title in room.now.title]
        if len(named) == 1:
            rooms[named[0]].add(room.id)
    return {party: frozenset(found) for party, found in rooms.items()}


def _earliest(shown: Iterable[Said], rooms: frozenset[str]) -> int | None:
    return min((one.time for one in shown if one.room in rooms), default=None)
