"""The screens of packages: first what blocks, what to ask next and what survives, then the figures and the matrix."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from goodoffices.case.kinds import Draft, Estimate, NamedPackage, Supposition, Workings
from goodoffices.case.view import Matter, View
from goodoffices.packages.of_case.model import CaseModel, figures_shown, model_of
from goodoffices.packages.of_case.offers import Offer, offers
from goodoffices.terms import NotPossible
from goodoffices.web.mediators.packages import seen
from goodoffices.web.mediators.packages.charts import bands_chart, front_charts
from goodoffices.web.mediators.packages.offered import fitting_rooms, model_or_none, nothing_open, offered_issues
from goodoffices.web.mediators.packages.offered import packages as named_packages
from goodoffices.web.mediators.packages.told import Asking, told_while_worked_out
from goodoffices.web.mediators.packages.words import WHY, share_told
from goodoffices.web.mediators.record import Row, rows
from goodoffices.web.page import in_words, moment
from goodoffices.web.typed import REFUSED, id_of, room_of
from goodoffices.web.unlocking import Asked

MANY, FEW = 10_000, 1_000
"""Ways that things could be that are drawn: as a rule, and for a first look."""
NUMBERS = 1 << 25
"""Numbers that the ways which are drawn may have together."""
ISSUES = 10
"""Issues that the matrix shows on one page."""
ASIDE = 8
"""Things set aside that are listed."""


def packages(request: Asked) -> HttpResponse:
    """Show what blocks, what to ask, which packages survive, the figures, and the matrix."""
    return _shown(request)


def work_out(request: Asked) -> HttpResponseBase:
    """Work the figures out while the page tells how far it is; what lies in its room already is only shown."""
    typed = request.POST
    own = id_of(typed)
    if own in request.sitting.view.by_id:
        return HttpResponseRedirect(reverse("packages"), status=303)
    try:
        asking = Asking(
            room_of(typed),
            own,
            FEW if typed.get("few") else _as_many(model_of(request.sitting.view)),
            typed.get("what_if", ""),
            typed.get("agreed", ""),
        )
        return told_while_worked_out(request, asking)
    except NotPossible as refusal:
        if typed.get("what_if"):
            return _what_ifs(request, refusal)
        return _shown(request, refusal)


def agenda(request: Asked) -> HttpResponse:
    """Show what to ask each party next, to be printed and taken along."""
    view, model = request.sitting.view, model_or_none(request.sitting.view)
    if model is None:
        return nothing_open(request)
    found = seen.latest(view, model)
    asked = found.workings.asked if found and found.workings else ()
    told = {"found": found, "agenda": seen.Telling.of(view, model).agenda(asked), "switched": figures_shown(view)}
    return render(request, "mediators/packages_agenda.html", told)


def over_time(request: Asked) -> HttpResponse:
    """Show the figures as they were kept, the front as a picture, and the history of what was offered."""
    view, model = request.sitting.view, model_or_none(request.sitting.view)
    if model is None:
        return nothing_open(request)
    found = seen.latest(view, model)
    workings = found.workings if found else None
    parties = [(one.now.letter or one.now.title, one.now.title) for one in model.parties]
    told = {
        "found": found,
        "bands": bands_chart([one for one in seen.kept_estimates(view, model) if not one.now.what_if]),
        "fronts": front_charts(workings.front, parties) if workings else (),
        "front_of": workings.front_of if workings else 0,
        "pictured": len(workings.front) if workings else 0,
        "curve": [(at, f"{100 * one:.0f}") for at, one in enumerate(workings.curve)] if workings else (),
        "offers": _offers(view, model, workings),
        "parties": [one.now.title for one in model.parties],
        "switched": figures_shown(view),
    }
    return render(request, "mediators/packages_over_time.html", told)


def what_ifs(request: Asked) -> HttpResponse:
    """Show what is tried out, beside the figures as they stand."""
    return _what_ifs(request)


def _as_many(model: CaseModel) -> int:
    """Return how many ways are drawn: fewer of a large text, so that the server has room for them."""
    widths = model.laid.choices.widths
    beside = max(*widths, len(widths) // 2)  # an issue's options, or the others that it may be asked against
    return max(FEW, min(MANY, NUMBERS // (len(model.parties) * len(widths) * beside)))


def figures_on_the_desk(view: View) -> seen.Figures | None:
    """Return the figures that were kept last, once a head has switched them on; else None."""
    model = model_or_none(view) if figures_shown(view) else None
    return seen.latest(view, model) if model else None


def _shown(request: Asked, refusal: NotPossible | None = None) -> HttpResponse:
    view, model = request.sitting.view, model_or_none(request.sitting.view)
    status = REFUSED if refusal else None
    if model is None:
        return nothing_open(request, refusal)
    found, telling = seen.latest(view, model), seen.Telling.of(view, model)
    workings = found.workings if found else None
    survivors = list(telling.surviving(workings.packages)) if workings else []
    every = range(len(model.laid.issues)) if "all" in request.GET else offered_issues(model)
    first = max(1, int(request.GET["from"])) if request.GET.get("from", "").isdecimal() else 1
    places = every[first - 1 : first - 1 + ISSUES]
    told = {
        "refusal": in_words(refusal) if refusal else "",
        "found": found,
        "blocks": list(telling.blocks(workings.blocking)) if workings else (),
        "agenda": telling.agenda(workings.asked) if workings else (),
        "survivors": survivors,
        "named": named_packages(view),
        "matrix": telling.matrix(_chosen(request, model, workings), places),
        "pages": range(1, len(every) + 1, ISSUES) if len(every) > ISSUES else (),
        "whole": "all" in request.GET,
        "hidden": len(model.laid.issues) - len(every),
        "parties": [(one.now.letter, one.now.title) for one in model.parties],
        "aside": _aside(view, model),
        "aside_more": max(0, len(model.aside) - ASIDE),
        "stale": rows(view, model.stale),
        "better": _better(telling, workings) if workings else None,
        "switched": figures_shown(view),
        "fitting": fitting_rooms(request.sitting, model),
        "typed": request.POST,
    }
    return render(request, "mediators/packages.html", told, status=status)


def _chosen(request: Asked, model: CaseModel, workings: Workings | None) -> tuple[int, ...] | None:
    """Return the package that the address names, or the best that was found."""
    named = request.GET.get("package", "")
    for one in request.sitting.view.all(NamedPackage):
        if one.id == named:
            return model.laid.package(one.now.options)
    return model.laid.package(workings.packages[0].options) if workings and workings.packages else None


def _aside(view: View, model: CaseModel) -> list[tuple[Row, object]]:
    """Return what was said and is no evidence, and why not."""
    some = model.aside[:ASIDE]
    return [(row, WHY[one.why]) for row, one in zip(rows(view, (one.said for one in some)), some, strict=True)]


@dataclass(frozen=True, slots=True)
class Better:
    """After a deal: how often some package is better for all, and the one that most often is."""

    title: str
    exists: str
    better: str
    choices: tuple[tuple[str, str], ...]
    more: int


def _better(telling: seen.Telling, workings: Workings) -> Better | None:
    one = workings.better
    package = telling.model.laid.package(one.options) if one else None
    if one is None or package is None:
        return None
    title = dict(named_packages(telling.view)).get(one.than, "")
    deal = next((each.options for each in workings.packages if each.package == one.than), ())
    agreed = telling.model.laid.package(deal)
    return Better(title, share_told(one.exists), share_told(one.better), *telling.some_choices(package, agreed))


@dataclass(frozen=True, slots=True)
class OfferShown:
    """A draft or a package in the history, with in how many ways each party accepts it, where that was worked out."""

    offer: Offer
    title: str
    when: datetime
    shares: tuple[str, ...]


def _offers(view: View, model: CaseModel, workings: Workings | None) -> list[OfferShown]:
    cards = {one.package: one for one in workings.packages if one.package} if workings else {}
    shown = []
    for one in offers(view, model):
        card = cards.get(one.said.id)
        accepts = {each.party: share_told(each.accepts) for each in card.parties if each.accepts} if card else {}
        shares = tuple(accepts.get(party.id, "") for party in model.parties)
        drafted = isinstance(one.said.statement, Draft)
        title = gettext("Draft %s") % one.title if drafted else one.title
        shown.append(OfferShown(one, title, moment(one.said.time), shares))
    return shown


@dataclass(frozen=True, slots=True)
class Tried:
    """A what-if, and the figures that were worked out for it last."""

    matter: Matter[Supposition]
    found: seen.Figures | None


def _what_ifs(request: Asked, refusal: NotPossible | None = None) -> HttpResponse:
    view, model = request.sitting.view, model_or_none(request.sitting.view)
    if model is None:
        return nothing_open(request, refusal)
    kept = seen.kept_estimates(view, model)
    tried = [
        Tried(one, _last(view, model, [each for each in kept if each.now.what_if == one.id]))
        for one in view.all(Supposition)
        if not one.now.withdrawn
    ]
    told = {
        "found": seen.latest(view, model),
        "tried": tried,
        "switched": figures_shown(view),
        "fitting": fitting_rooms(request.sitting, model),
        "typed": request.POST,
        "refusal": in_words(refusal) if refusal else "",
    }
    return render(request, "mediators/packages_what_ifs.html", told, status=REFUSED if refusal else None)


def _last(view: View, model: CaseModel, kept: list[Matter[Estimate]]) -> seen.Figures | None:
    return seen.figures(view, model, kept[-1]) if kept else None
