"""A case as a model: what its text leaves open, what was said of it, and the rooms that all of this lies in."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from goodoffices.case.kinds import Bond as Bound
from goodoffices.case.kinds import BracketsTied, ChoiceClause, FiguresShown, Party, RoomNamed, Supposition
from goodoffices.case.negotiating import NegotiatingText, head
from goodoffices.case.said import Said
from goodoffices.case.view import Matter, View
from goodoffices.packages.choice import Clause
from goodoffices.packages.feasible.whatif import WhatIf
from goodoffices.packages.of_case.choices import TextChoices, text_choices
from goodoffices.packages.of_case.citing import Citations
from goodoffices.packages.of_case.heard import LEVELS, Aside, Rooms, day_of, heard
from goodoffices.packages.soundings.evidence import Evidence, RedLine, Soundings, Stands
from goodoffices.terms import Label, Room

TOGETHER = 2
"""Brackets that it takes to tie any."""


@dataclass(frozen=True, slots=True)
class CaseModel:
    """What a case says about packages, as one person may read it.

    Attributes:
        text: the negotiating text.
        citations: what it leaves open (`laid`), as it may be cited.
        soundings: the model.
        parties: the parties in order of protocol, as in `soundings.parties`.
        aside: what was said of the text and is no evidence, and why.
        rooms: the ids of all rooms that the model rests on: no figure is for who does not read all of them.
        names: the rooms of the view, by their ids.
        stale: ties and clauses of the mediators that cite words which stand no more, and count for nothing.
    """

    text: NegotiatingText
    citations: Citations
    soundings: Soundings
    parties: tuple[Matter[Party], ...]
    aside: tuple[Aside, ...]
    rooms: frozenset[str]
    names: Rooms
    stale: tuple[Said, ...] = ()

    @property
    def laid(self) -> TextChoices:
        """What the text leaves open, by ids; `soundings.choices` has the same issues, and the clauses between them."""
        return self.citations.laid

    def of_entry(self, entry: str) -> tuple[Evidence, ...]:
        """Return the evidence that was read from an entry."""
        return tuple(one for one in self.soundings.evidence if one.entry == entry)

    def place(self, party: str) -> int | None:
        """Return the place of a party by its id."""
        return next((at for at, one in enumerate(self.parties) if one.id == party), None)


def model_of(view: View, room: str = "") -> CaseModel:
    """Return the model of a case: of the text of a room, or of the latest of all.

    Raises:
        NoText: there is none.
        NothingOpen: it has no open bracket.
        NoParties: the view knows of no party.
        PartyNamedTwice: two share a name.
    """
    text = head(view, room)
    ties = [one.last for one in view.all(BracketsTied) if not one.now.untied]
    untied = Citations.of(view, text, text_choices(text.framework))
    laid = text_choices(text.framework, (_brackets(untied, one) for one in ties))
    parties = tuple(sorted(view.all(Party), key=lambda one: one.now.letter))
    names = rooms_of(view)
    citations = Citations.of(view, text, laid)
    found = heard(view, text, citations, [one.id for one in parties], names)
    written = [one.last for one in view.all(ChoiceClause) if not one.now.withdrawn]
    clauses = {one.id: tuple(_clauses(citations, one)) for one in written}
    holding = [one for one in written if clauses[one.id]]
    entries = (text.draft, *ties, *holding, *(one.last for one in parties), *found.entries)
    rooms = frozenset((*(one.room for one in entries), *(other for one in entries for other in one.statement.rests_on)))
    choices = replace(laid.choices, clauses=(*laid.choices.clauses, *chain.from_iterable(clauses.values())))
    label = Label.of(names[one] for one in rooms if one in names)
    soundings = Soundings(choices, tuple(one.now.title for one in parties), found.evidence, label)
    loose = (one for one in ties if len(_brackets(untied, one)) < TOGETHER)
    stale = (*loose, *(one for one in written if not clauses[one.id]))
    return CaseModel(text, citations, soundings, parties, found.aside, rooms, names, stale)


def rooms_of(view: View) -> Rooms:
    """Return the rooms of a view by their ids; two of one title are told apart by the beginning of their ids."""
    titles = {one.id: one.now.title.strip() for one in view.all(RoomNamed)}
    found: dict[str, Room] = {}
    for room in sorted(view.rooms):
        title = titles.get(room) or room[:8]
        alone = list(titles.values()).count(title) < 2  # noqa: PLR2004 - that is, no other bears it
        found[room] = Room(title if alone else f"{title} ({room[:8]})")
    return found


def figures_shown(view: View) -> bool:
    """Whether figures on packages are shown on the Desk and in print: not until a head says so."""
    return any(one.now.shown for one in view.all(FiguresShown))


def what_if_of(model: CaseModel, matter: Matter[Supposition]) -> WhatIf:
    """Return a recorded what-if as a change of the model; what it cites and stands no more changes nothing."""
    one, said = matter.now, matter.last
    cited = (model.citations.issue(said, bracket) for bracket in one.parked)
    places = (model.place(party) for party in one.new_holder)
    return WhatIf(
        name=one.title,
        added=tuple(_supposed(model, said, one)),
        doubted=tuple(chain.from_iterable(map(model.of_entry, one.doubted))),
        dropped=tuple(chain.from_iterable(map(model.of_entry, one.dropped))),
        new_holder=tuple(at for at in places if at is not None),
        parked=tuple(sorted({at for at in cited if at is not None})),
    )


def _supposed(model: CaseModel, said: Said, one: Supposition) -> Iterator[Evidence]:
    for each in one.supposed:
        party = model.place(each.party)
        for option in model.citations.options(said, each.option) if party is not None else ():
            level = LEVELS.get(each.stance)
            told = RedLine((option,)) if level is None else Stands(option, level)
            yield Evidence(party or 0, told, day_of(said), model.names[said.room], entry=said.id)


def _brackets(untied: Citations, tie: Said) -> list[str]:
    cited = tie.statement.brackets if isinstance(tie.statement, BracketsTied) else ()
    return [one for one in cited if untied.issue(tie, one) is not None]


def _clauses(citations: Citations, said: Said) -> Iterator[Clause]:
    """Yield a choice clause as clauses between options: an option of the text may be part of several."""
    one = said.statement
    if not isinstance(one, ChoiceClause):
        return
    groups = [citations.options(said, pick) for pick in one.others]
    if not all(groups):
        return
    source = one.because or one.label
    for option in citations.options(said, one.option):
        for others in [list(chain.from_iterable(groups))] if one.bond is not Bound.IMPLIES else groups:
            elsewhere = [each for each in others if each.issue != option.issue]
            if elsewhere:
                make = Clause.excludes if one.bond is Bound.EXCLUDES else Clause.only_if
                yield make(option, *elsewhere, source=source)
