"""Coverage: where every provision of every proposal went, and which clauses deal with which issue; to be printed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import render

from goodoffices.case.called import called
from goodoffices.case.dealing import dealing_with
from goodoffices.case.kinds import Issue
from goodoffices.case.lineage import Lost
from goodoffices.case.negotiating import NegotiatingText, NoText
from goodoffices.case.progress import Went, where_it_went
from goodoffices.text.framework import Framework
from goodoffices.web.mediators.text.at import asked_text
from goodoffices.web.page import in_words, moment
from goodoffices.web.unlocking import Asked

A_PART = 150
"""How much a part holds, one for each line and one for each clause that it names: it stays light on a slow line."""

ISSUES, ALL = "issues", "all"


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause that is named: its id, how it is called, and whether it stands still."""

    id: str
    called: str
    stands: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the coverage: an issue by its title, or a block of a proposal and where it went; and the clauses.

    `section` is what it stands under; `lost` are clauses that dealt with the issue and are not found again.
    """

    section: "Section"
    clauses: tuple[Clause, ...]
    title: str = ""
    went: Went | None = None
    lost: tuple[Lost, ...] = ()

    @property
    def size(self) -> int:
        """How much of a part it takes."""
        return 1 + len(self.clauses) + len(self.lost)


@dataclass(frozen=True, slots=True)
class Section:
    """What lines stand under: one text of a proposal, or the issues. `key` is what an address calls it."""

    key: str
    name: str = ""
    holder: str = ""
    title: str = ""
    language: str = ""


def coverage(request: Asked) -> HttpResponse:
    """Show the coverage of a draft, of the latest if none is named: of a proposal, of the issues, or all in parts."""
    try:
        text = asked_text(request, request.GET)
    except NoText as refusal:
        return render(request, "mediators/text_none.html", {"sentence": in_words(refusal)})
    points = list(_points(text))
    every = [*_issues(request, text), *points]
    sections = list(dict.fromkeys(one.section for one in every))
    first = points[0].section.key if points else ISSUES
    of = request.GET.get("of") if request.GET.get("of") in {ALL, *(one.key for one in sections)} else first
    parts = list(_parts([one for one in every if of in {ALL, one.section.key}]))
    asked = request.GET.get("part", "")
    part = next((one for one in range(1, len(parts) + 1) if str(one) == asked), 1)
    told = {
        "text": text,
        "when": moment(text.draft.time),
        "of": of,
        "choices": sections,
        "part": part,
        "parts": range(1, len(parts) + 1),
        "sections": [(one, list(some)) for one, some in groupby(parts[part - 1], key=lambda line: line.section)]
        if parts
        else [],
    }
    return render(request, "mediators/coverage.html", told)


def _parts(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield lines part by part, in order: each holds what fits, and at least one."""
    part: list[Line] = []
    for one in lines:
        if part and sum(each.size for each in part) + one.size > A_PART:
            yield part
            part = []
        part.append(one)
    if part:
        yield part


def _points(text: NegotiatingText) -> Iterator[Line]:
    now = called(text.framework)
    names = called(text.tabled) | now
    for went in where_it_went(text):
        covered = went.covered
        origin = text.framework.origin(covered.proposal)
        key = f"{origin.id}@{covered.language}"
        section = Section(key, origin.id, origin.holder, origin.title, covered.language)
        yield Line(section, tuple(Clause(one, names[one], one in now) for one in covered.provisions), went=went)


def _issues(request: Asked, text: NegotiatingText) -> Iterator[Line]:
    section, names = Section(ISSUES), called(text.framework)
    view = request.sitting.view
    dealt = dealing_with(view, text)
    for one in view.all(Issue):
        found = dealt[one.id]
        yield Line(section, tuple(Clause(name, names[name]) for name in found.standing), one.now.title, lost=found.lost)
    if dealt:
        known = {name for one in dealt.values() for name in one.standing}
        yield Line(section, _without(text.framework, names, known))


def _without(framework: Framework, names: Mapping[str, str], known: set[str]) -> tuple[Clause, ...]:
    """Return the clauses that deal with no issue; headings deal with none by nature."""
    some = (one for one in framework.provisions if one.id not in known and one.kind.value not in {"heading", "title"})
    return tuple(Clause(one.id, names[one.id]) for one in some)
