"""What the screen of packages shows of a case: what blocks, what to ask, what survives, and the matrix."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from goodoffices.case.kinds import (
    Asking,
    Belief,
    Blocking,
    Estimate,
    NamedPackage,
    PartyMakes,
    Surviving,
    ToAsk,
    Workings,
)
from goodoffices.case.view import Matter, View
from goodoffices.packages.choice import Chosen, Package
from goodoffices.packages.of_case.choices import TextIssue
from goodoffices.packages.of_case.model import CaseModel
from goodoffices.packages.soundings.evidence import Evidence, OnlyIf, Prefers, RedLine, Stands
from goodoffices.web.mediators.packages import words
from goodoffices.web.mediators.packages.offered import offered_issues
from goodoffices.web.mediators.packages.wording import Wording, capital
from goodoffices.web.page import in_words, moment, naming

MOST_CHOICES = 12
"""Choices of a package that are shown beside it."""
OPTION_SHOWN = 140
"""Letters of an option that the matrix shows; its bracket has them all."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The two figures that were kept last, with what was worked out beside them; `since` counts what was said since."""

    estimate: Matter[Estimate]
    workings: Workings | None
    when: datetime
    some: str
    best: str
    reasons: tuple[str, ...]
    since: int
    reworded: bool
    rooms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """What blocks, in words, without and with the figure ("" if unknown), with the entry that says so."""

    words: str
    counted: str
    entry: str
    noted: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A question in words, the choices of a package that it is about, and how many points it gains ("" if unknown)."""

    words: str
    choices: tuple[tuple[str, str], ...] = ()
    more: int = 0
    points: str = ""
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """What a party makes of a package, in words."""

    party: str
    accepts: str
    gets: str
    gives: str
    binding: tuple[str, str] | None
    kills: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Survivor:
    """A package that survives: its choices in words, in how many worlds all accept it, and each party's line."""

    place: int
    title: str
    choices: tuple[tuple[str, str], ...]
    more: int
    all_accept: str
    lines: tuple[Line, ...]
    entry: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a party said of an option, in a few words."""

    party: str
    letter: str
    words: str
    day: str
    entry: str
    noted: bool
    belief: str


@dataclass(frozen=True, slots=True)
class Cell:
    """An option of an issue in the matrix."""

    words: str
    chosen: bool
    said: tuple[Spoken, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """An issue in the matrix, with the address of its bracket."""

    name: str
    address: str
    cells: tuple[Cell, ...]


def latest(view: View, model: CaseModel) -> Figures | None:
    """Return the figures that were kept last for this text, of those that this person may read; None if none were."""
    kept = [one for one in kept_estimates(view, model) if not one.now.what_if]
    return figures(view, model, kept[-1]) if kept and kept[-1].now.draft == model.text.draft.id else None


def figures(view: View, model: CaseModel, kept: Matter[Estimate]) -> Figures:
    """Return kept figures in words."""
    workings = next((one.now for one in view.all(Workings) if one.id == kept.id), None)
    name, now = naming(view), kept.now
    said = {one.entry for one in model.soundings.evidence if one.entry in view.by_id}
    return Figures(
        estimate=kept,
        workings=workings,
        when=moment(kept.first.time),
        some=words.under_both(now.some_package) if now.some_package else "",
        best=words.under_both(now.best_package) if now.best_package else "",
        reasons=tuple(words.reason_told(one, model.soundings.parties) for one in now.not_enough),
        since=sum(view.by_id[one].time > kept.first.time for one in said),
        reworded=now.after != model.text.head,
        rooms=tuple(sorted(name(one) for one in {*now.rooms, kept.first.room})),
    )


def kept_estimates(view: View, model: CaseModel) -> list[Matter[Estimate]]:
    """Return the estimates of a text's room that rest on nothing which this person may not read, in order of time.

    What somebody worked out later from fewer rooms is left out: it says less of the case.
    """
    kept: list[Matter[Estimate]] = []
    for one in view.all(Estimate):
        draft, rests = view.by_id.get(one.now.draft), _rests_on(one)
        same = draft is not None and draft.room == model.text.draft.room and rests <= view.rooms
        if same and not any(rests < _rests_on(each) for each in kept):
            kept.append(one)
    return kept


def _rests_on(one: Matter[Estimate]) -> frozenset[str]:
    return frozenset((*one.now.rooms, one.first.room))


@dataclass(frozen=True, slots=True)
class Telling:
    """One reading of a case in words."""

    view: View
    wording: Wording

    @classmethod
    def of(cls, view: View, model: CaseModel) -> "Telling":
        """Return the reading of a model."""
        return cls(view, Wording.of(view, model))

    @property
    def model(self) -> CaseModel:
        """The model that is read."""
        return self.wording.model

    def blocks(self, found: Sequence[Blocking]) -> Iterator[Block]:
        """Yield what blocks."""
        for one in found:
            evidence = self._first(one.of, lambda each: isinstance(each.said, RedLine | OnlyIf))
            if evidence is not None:
                counted = self.wording.block_counted(evidence, one.share) if one.share else ""
                yield Block(self.wording.block(evidence), counted, one.of, evidence.noted)

    def agenda(self, asked: Sequence[ToAsk]) -> list[tuple[str, list[Question]]]:
        """Return by party, in the order of protocol, what to ask it next; what cannot be asked any more falls away."""
        own = {one.id: [self._question(each) for each in asked if each.party == one.id] for one in self.model.parties}
        return [(one.now.title, [each for each in own[one.id] if each]) for one in self.model.parties]

    def surviving(self, found: Sequence[Surviving]) -> Iterator[Survivor]:
        """Yield the packages whose words still stand."""
        named = {one.id: one.now for one in self.view.all(NamedPackage)}
        best = self.model.laid.package(found[0].options) if found else None
        for place, one in enumerate(found):
            package = self.model.laid.package(one.options)
            if package is not None:
                choices, more = self.some_choices(package, best if place else None)
                title = named[one.package].title if one.package in named else ""
                entry = one.package if one.package in named else ""
                accept = words.share_told(one.all_accept) if one.all_accept else ""
                lines = tuple(self._line(each) for each in one.parties)
                yield Survivor(place, title, choices, more, accept, lines, entry)

    def choices(self, package: Package) -> tuple[tuple[str, str], ...]:
        """Return the choices of a package: the issue and the words taken."""
        return tuple(
            (self.wording.issue(at), self.wording.words(Chosen(at, option), OPTION_SHOWN))
            for at, option in enumerate(package)
        )

    def some_choices(self, package: Package, other: Package | None = None) -> tuple[tuple[tuple[str, str], ...], int]:
        """Return the choices by which a package is known, and how many more it makes.

        They are those in which it parts from another package, or else those of issues that somebody has spoken of.
        """
        spoken = offered_issues(self.model)
        apart = [at for at, one in enumerate(package) if other is None or other[at] != one]
        known = [at for at in apart if at in spoken] or apart
        known = known[:MOST_CHOICES]
        every = self.choices(package)
        return tuple(every[at] for at in known), len(apart) - len(known)

    def matrix(self, package: Package | None, places: Sequence[int]) -> list[Row]:
        """Return some issues with their options; those that a package takes are marked."""
        said: dict[Chosen, list[Spoken]] = {}
        for one in self.model.soundings.in_force():
            for option in _about(one):
                said.setdefault(option, []).append(self._spoken(one, option))
        return [self._row(at, self.model.laid.issues[at], package, said) for at in places]

    def _row(self, at: int, issue: TextIssue, package: Package | None, said: dict[Chosen, list[Spoken]]) -> Row:
        taken = None if package is None else Chosen(at, package[at])
        cells = tuple(
            Cell(self.wording.words(one, OPTION_SHOWN), one == taken, tuple(said.get(one, ())))
            for one in (Chosen(at, place) for place in range(len(issue.options)))
        )
        named = {"draft": self.model.text.draft.id, "bracket": issue.brackets[0].partition("#")[0]}
        return Row(self.wording.issue(at), f"{reverse('bracket')}?{urlencode(named)}", cells)

    def _spoken(self, one: Evidence, option: Chosen) -> Spoken:
        party = self.model.parties[one.party].now
        return Spoken(
            party=party.title,
            letter=party.letter or party.title,
            words=self.wording.stance(one, option),
            day=words.day_told(one.day),
            entry=one.entry,
            noted=one.noted,
            belief="" if one.belief.value == "firm" else str(words.CHOICES[Belief(one.belief.value)]),
        )

    def _line(self, one: PartyMakes) -> Line:
        name = naming(self.view)
        return Line(
            party=name(one.party),
            accepts=words.share_told(one.accepts) if one.accepts else "",
            gets=self._issue(one.gets),
            gives=self._issue(one.gives),
            binding=self._cited(one.binding) if one.binding else None,
            kills=tuple(found for each in one.kills if (found := self._cited(each)) is not None),
        )

    def _issue(self, bracket: str) -> str:
        place = self.model.laid.issue_of(bracket)
        return "" if place is None else self.wording.issue(place)

    def _cited(self, entry: str) -> tuple[str, str] | None:
        """Return a statement in words with its entry."""
        found = self._first(entry, lambda _one: True)
        if found is not None:
            return capital(self.wording.statement(found)), entry
        said = self.view.by_id.get(entry)
        return (in_words(said.statement.sentence(naming(self.view))), entry) if said else None

    def _first(self, entry: str, fits: Callable[[Evidence], bool]) -> Evidence | None:
        return next((one for one in self.model.of_entry(entry) if fits(one)), None)

    def _question(self, one: ToAsk) -> Question | None:
        """Return a question in words; None where what it cites stands no more."""
        points = f"{one.points:.1f}" if one.points else ""
        match one.asks:
            case Asking.REAL:
                cited = self._cited(one.one[0])
                told = _("Is this red line real? {said}")
                return Question(told.format(said=cited[0]), points=points, entry=cited[1]) if cited else None
            case Asking.ISSUE:
                names = [self._issue(each) for each in (one.one[0], one.other[0])]
                told = _("Which matters more to you: {one} or {other}?")
                filled = told.format(one=words.alone(names[0]), other=words.alone(names[1]))
                return Question(filled, points=points) if all(names) else None
            case Asking.OPTION:
                return self._between(one, points)
        package = self.model.laid.package(one.one)
        told = _("Could you live with this package?")
        return Question(told, *self.some_choices(package), points) if package is not None else None

    def _between(self, one: ToAsk, points: str) -> Question | None:
        for at, issue in enumerate(self.model.laid.issues):
            places = {option.picks: Chosen(at, place) for place, option in enumerate(issue.options)}
            if one.one in places and one.other in places:
                told = _("On {issue}, which is better for you: “{one}” or “{other}”?")
                filled = told.format(
                    issue=words.alone(self.wording.issue(at)),
                    one=words.alone(self.wording.words(places[one.one], OPTION_SHOWN)),
                    other=words.alone(self.wording.words(places[one.other], OPTION_SHOWN)),
                )
                return Question(filled, points=points)
        return None


def _about(one: Evidence) -> tuple[Chosen, ...]:
    match one.said:
        case RedLine(options):
            return options
        case Stands(option, _) | OnlyIf(option, _):
            return (option,)
        case Prefers(better, worse):
            return better, worse
    return ()
