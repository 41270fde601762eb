"""Coverage: where every provision of every proposal went, and which clauses deal with which issue; to be printed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import render

from goodoffices.case.called import called
from goodoffices.case.kinds import Issue
from goodoffices.case.negotiating import NoText
from goodoffices.case.progress import Went, of_issues, where_it_went
from goodoffices.text.framework import Framework, Provision
from goodoffices.web.mediators.text_at import asked_text
from goodoffices.web.page import in_words, moment
from goodoffices.web.unlocking import Asked

A_PAGE = 120
"""How many points of one proposal a page shows; to print, all are on one."""


@dataclass(frozen=True, slots=True)
class Point:
    """One block of a proposal, and the clauses that it went to: their ids, and how they are called."""

    went: Went
    clauses: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class OfProposal:
    """One text of a proposal and where its blocks went."""

    name: str
    holder: str
    title: str
    language: str
    points: tuple[Point, ...]

    @property
    def key(self) -> str:
        """What an address calls it."""
        return f"{self.name}@{self.language}"


def coverage(request: Asked) -> HttpResponse:
    """Show the coverage of a draft: of the latest, if none is named."""
    try:
        text = asked_text(request, request.GET)
    except NoText as refusal:
        return render(request, "mediators/text_none.html", {"sentence": in_words(refusal)})
    issues = {one.id: one.now for one in request.sitting.view.all(Issue)}
    dealt = of_issues(text.framework, {name: one.provisions for name, one in issues.items()})
    named = called(text.framework)
    every = list(_by_proposal(text.framework, where_it_went(text)))
    of = request.GET.get("of", "")
    told = {
        "text": text,
        "when": moment(text.draft.time),
        "every": every,
        "of": of,
        **_pages([one for one in every if of in {"all", one.key}] or every[:1], request.GET.get("start", "")),
        "issues": [(one, [(each.id, named[each.id]) for each in dealt[name]]) for name, one in issues.items()],
        "without_issue": [named[one.id] for one in _without(text.framework, dealt)] if issues else (),
    }
    return render(request, "mediators/coverage.html", told)


def _pages(chosen: list[OfProposal], start: str) -> dict[str, object]:
    """Return what is shown: all where several were asked for, else one page of the one."""
    count = len(chosen[0].points) if len(chosen) == 1 else 0
    if count <= A_PAGE:
        return {"proposals": chosen}
    starts = range(0, count, A_PAGE)
    first = next((one for one in starts if str(one) == start), 0)
    shown = replace(chosen[0], points=chosen[0].points[first : first + A_PAGE])
    pages = [(one, one + 1, min(one + A_PAGE, count), one == first) for one in starts]
    return {"proposals": [shown], "pages": pages, "key": shown.key}


def _by_proposal(framework: Framework, went: tuple[Went, ...]) -> Iterator[OfProposal]:
    named = called(framework)
    for (name, language), some in groupby(went, key=lambda one: (one.covered.proposal, one.covered.language)):
        origin = framework.origin(name)
        yield OfProposal(name, origin.holder, origin.title, language, tuple(_point(one, named) for one in some))


def _point(went: Went, named: Mapping[str, str]) -> Point:
    return Point(went, tuple((name, named[name]) for name in went.covered.provisions))


def _without(framework: Framework, dealt: Mapping[str, Sequence[Provision]]) -> tuple[Provision, ...]:
    """Return the provisions that deal with no issue; headings deal with none by nature."""
    known = {one.id for some in dealt.values() for one in some}
    return tuple(
        one for one in framework.provisions if one.id not in known and one.kind.value not in {"heading", "title"}
    )
