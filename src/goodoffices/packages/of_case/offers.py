"""The history of what was offered: drafts and packages in order, with the brackets open and lifted by then.

How far each party would accept a package is told for the mediators alone, in the worlds of what is known now.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np

from goodoffices.case.kinds import Draft, NamedPackage, Round
from goodoffices.case.negotiating import texts
from goodoffices.case.progress import burn_down, lifted_since
from goodoffices.case.said import Said
from goodoffices.case.view import Matter, View
from goodoffices.packages.choice import Package
from goodoffices.packages.feasible.share import Share
from goodoffices.packages.feasible.tabling import counting
from goodoffices.packages.of_case.model import CaseModel
from goodoffices.packages.worlds.worlds import Worlds


@dataclass(frozen=True, slots=True)
class Offer:
    """A draft or a package.

    Attributes:
        said: its first entry; a draft or a package.
        title: the number of the draft, or the name of the package.
        round: the number of the round that had begun last by then; None before the first.
        open: how many brackets were open then, after what was done to the text.
        lifted: how many brackets had been lifted by then, and not set again, in all drafts.
        package: what it takes, where it is a package and its words still stand.
    """

    said: Said
    title: str
    round: int | None
    open: int
    lifted: int
    package: Package | None = None


def offers(view: View, model: CaseModel) -> tuple[Offer, ...]:
    """Return the drafts of the text's room and the packages that are named, in order of time."""
    every = texts(view, model.text.draft.room)
    points = burn_down(every)
    lifted = sorted(one.time for one in lifted_since(every, 0))
    packages = {one.id: one for one in view.all(NamedPackage)}
    firsts = [*(one.draft for one in every), *(one.first for one in view.all(NamedPackage))]
    return tuple(
        Offer(
            said=said,
            title=_title(said, packages),
            round=round_at(view, said),
            open=next((one.open for one in reversed(points) if one.time <= said.time), 0),
            lifted=sum(time <= said.time for time in lifted),
            package=_package(model, packages[said.id]) if said.id in packages else None,
        )
        for said in sorted(firsts)
    )


def accepted_by(worlds: Worlds, packages: Sequence[Package]) -> tuple[tuple[Share, ...], ...]:
    """Return, for each package, in what share of the worlds each party accepts it; for the mediators alone."""
    if not packages:
        return ()
    own = counting(worlds)
    yes = own.accepted_by(np.asarray(packages)).sum(axis=1)
    return tuple(tuple(Share(int(count), len(own) - int(count), len(own)) for count in by_party) for by_party in yes.T)


def round_at(view: View, said: Said) -> int | None:
    """Return the number of the round that had begun last by the day of an entry; None before the first."""
    day = datetime.fromtimestamp(said.time / 1000, UTC).date().isoformat()
    begun = [one.now for one in view.all(Round) if one.now.begins and one.now.begins <= day]
    return max(begun, key=lambda one: (one.begins, one.number)).number if begun else None


def _package(model: CaseModel, named: Matter[NamedPackage]) -> Package | None:
    return model.citations.package(named.last, named.now.options)


def _title(said: Said, packages: Mapping[str, Matter[NamedPackage]]) -> str:
    if isinstance(said.statement, Draft):
        return said.statement.number
    return packages[said.id].now.title
