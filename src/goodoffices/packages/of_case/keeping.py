"""What was worked out of a case, as the entry that keeps it: cited by entries, brackets and options, not by places."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from goodoffices.case.kinds import (
    Asking,
    Better,
    Blocking,
    Counted,
    FrontPoint,
    PartyMakes,
    Surviving,
    ToAsk,
    Workings,
)
from goodoffices.packages.choice import Chosen, Package
from goodoffices.packages.feasible.card import Card, PartyLine, card
from goodoffices.packages.feasible.front_pictured import Pictured, pictured
from goodoffices.packages.feasible.question import IsItReal, Question, WhichIssue, WhichOption
from goodoffices.packages.feasible.settlement import improvement
from goodoffices.packages.feasible.share import Share
from goodoffices.packages.of_case.choices import Picks
from goodoffices.packages.of_case.model import CaseModel
from goodoffices.packages.of_case.working import WorkedOut
from goodoffices.packages.soundings.evidence import Evidence
from goodoffices.packages.watching import Watch
from goodoffices.packages.worlds.worlds import Worlds


@dataclass(frozen=True, slots=True)
class Besides:
    """What is looked at besides: packages that have a name, by their entries, and which of them was agreed, if any."""

    named: Mapping[str, Picks]
    agreed: str = ""


def workings(model: CaseModel, out: WorkedOut, besides: Besides, watch: Watch) -> Workings:
    """Return what was worked out, ready to be kept with an estimate; the figures are left out where none may be told.

    The named packages whose words stand no more are passed over.
    """
    told = not out.found.reservations()
    worlds = out.found.prospects[0].worlds
    keeping = _Keeping(model, told)
    places = {own: model.laid.package(picks) for own, picks in besides.named.items()}
    standing = {own: package for own, package in places.items() if package is not None}
    front = pictured(worlds, watch) if told else None
    agreed = standing.get(besides.agreed)
    if told and agreed is not None:
        watch.tell("Looking for a package that is better for all")
    return Workings(
        estimate="",
        blocking=tuple(keeping.blocking(out)),
        packages=tuple(keeping.surviving(worlds, out, standing)),
        asked=tuple(keeping.to_ask(one) for own in out.questions.values() for one in own),
        curve=tuple(round(one, 3) for one in out.curve) if told else (),
        front=tuple(keeping.front(front)) if front else (),
        front_of=front.count if front else 0,
        better=keeping.better(worlds, besides.agreed, agreed) if told and agreed is not None else None,
    )


@dataclass(frozen=True, slots=True)
class _Keeping:
    """The citing of one model; `told` says whether shares may be told."""

    model: CaseModel
    told: bool

    def blocking(self, out: WorkedOut) -> Iterator[Blocking]:
        """Yield what blocks, each entry once: for the most that anything in it does."""
        seen: set[str] = set()
        for one in out.blocking:
            if one.evidence.entry not in seen:
                seen.add(one.evidence.entry)
                yield Blocking(of=one.evidence.entry, share=self._counted(one.share))

    def surviving(self, worlds: Worlds, out: WorkedOut, named: Mapping[str, Package]) -> Iterator[Surviving]:
        """Yield the best package and those of another kind, and then those that have a name."""
        entries = {package: own for own, package in named.items()}
        for one in out.cards:
            yield self._surviving(out, one, entries.get(one.package, ""))
        seen = {one.package for one in out.cards}
        for package, own in entries.items():
            if package not in seen:
                yield self._surviving(out, card(worlds, package), own)

    def to_ask(self, one: Question) -> ToAsk:
        """Return a question by what it cites."""
        party, points = self.model.parties[one.party].id, round(100 * one.gain, 1) if self.told else 0.0
        match one.asks:
            case IsItReal(line):
                return ToAsk(party=party, asks=Asking.REAL, one=(line.entry,), points=points)
            case WhichOption(first, other):
                return ToAsk(
                    party=party, asks=Asking.OPTION, one=self._picks(first), other=self._picks(other), points=points
                )
            case WhichIssue(issue, rival):
                return ToAsk(
                    party=party,
                    asks=Asking.ISSUE,
                    one=(self._bracket(issue),),
                    other=(self._bracket(rival),),
                    points=points,
                )
        return ToAsk(party=party, asks=Asking.PACKAGE, one=self.model.laid.picks(one.asks.package), points=points)

    def front(self, found: Pictured) -> Iterator[FrontPoint]:
        """Yield the packages of a front."""
        for package, worth in zip(found.packages, found.worth, strict=True):
            yield FrontPoint(options=self.model.laid.picks(package), worth=worth)

    def better(self, worlds: Worlds, than: str, agreed: Package) -> Better:
        """Return what could still be gained by all."""
        found = improvement(worlds, agreed)
        options = self.model.laid.picks(found.package)
        return Better(than=than, exists=_counts(found.exists), options=options, better=_counts(found.better))

    def _surviving(self, out: WorkedOut, one: Card, entry: str) -> Surviving:
        return Surviving(
            options=self.model.laid.picks(one.package),
            all_accept=self._counted(out.found.prospects[0].accepted(one.package)),
            parties=tuple(map(self._makes, one.lines)),
            package=entry,
        )

    def _makes(self, line: PartyLine) -> PartyMakes:
        return PartyMakes(
            party=self.model.parties[line.party].id,
            accepts=self._counted(line.accepts),
            gets=self._bracket(line.gets) if self.told else "",
            gives=self._bracket(line.gives) if self.told else "",
            binding=line.binding.entry if line.binding else "",
            kills=tuple(_entries(line.kills)),
        )

    def _picks(self, option: Chosen) -> Picks:
        return self.model.laid.issues[option.issue].options[option.option].picks

    def _bracket(self, issue: int) -> str:
        return self.model.laid.issues[issue].brackets[0]

    def _counted(self, share: Share) -> Counted | None:
        return _counts(share) if self.told else None


def _counts(share: Share) -> Counted:
    return Counted(yes=share.yes, no=share.no, worlds=share.count)


def _entries(some: Sequence[Evidence]) -> Iterator[str]:
    yield from dict.fromkeys(one.entry for one in some)
