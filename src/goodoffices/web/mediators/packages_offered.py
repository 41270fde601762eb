"""What the forms of packages let one choose from, as the text and what was said of it stand."""

from django.http import HttpResponse
from django.shortcuts import render

from goodoffices.case.kinds import Draft, MattersMore, NamedPackage, PackageVerdict, Reaction, Stance
from goodoffices.case.view import View
from goodoffices.packages.of_case import CaseModel, model_of
from goodoffices.terms import NotPossible
from goodoffices.web.mediators.packages_words import alone
from goodoffices.web.mediators.record import rows
from goodoffices.web.mediators.rounds_offered import short
from goodoffices.web.mediators.rounds_words import Offered
from goodoffices.web.page import in_words
from goodoffices.web.typed import REFUSED
from goodoffices.web.unlocking import Asked

BETWEEN = ","
"""Stands between the ids of what an option takes."""


def model_or_none(view: View) -> CaseModel | None:
    """Return the model of a view; None where it has none."""
    try:
        return model_of(view)
    except NotPossible:
        return None


def nothing_open(request: Asked, refusal: NotPossible | None = None) -> HttpResponse:
    """Return the page that says why there is nothing to choose."""
    try:
        model_of(request.sitting.view)
        why = ""
    except NotPossible as nothing:
        why = in_words(nothing)
    told = {"nothing": why, "refusal": in_words(refusal) if refusal else ""}
    return render(request, "mediators/packages_none.html", told, status=REFUSED if refusal else None)


def brackets(view: View) -> Offered:
    """Return every bracket that stands open, as it is cited, with the name of its issue."""
    model = model_or_none(view)
    issues = model.laid.issues if model else ()
    return [(bracket, alone(one.name)) for one in issues for bracket in one.brackets]


def issues(view: View) -> Offered:
    """Return the issues, each by its first bracket."""
    model = model_or_none(view)
    return [(one.brackets[0], alone(one.name)) for one in model.laid.issues] if model else []


def options(view: View) -> Offered:
    """Return the options of all issues, each by the innermost alternative that it takes."""
    model = model_or_none(view)
    return [
        (option.picks[-1], f"{alone(issue.name)}: {alone(short(option.words))}")
        for issue in (model.laid.issues if model else ())
        for option in issue.options
        if option.picks
    ]


def options_of(model: CaseModel, issue: int) -> Offered:
    """Return the options of one issue, each by all that it takes."""
    return [(BETWEEN.join(one.picks), alone(short(one.words))) for one in model.laid.issues[issue].options]


def statements(view: View) -> Offered:
    """Return the statements of parties that are evidence or may be, the latest first."""
    said = [
        one for kind in (Reaction, PackageVerdict, MattersMore) for matter in view.all(kind) for one in [matter.last]
    ]
    return [(row.said.id, f"{row.when:%Y-%m-%d} {row.sentence}") for row in rows(view, sorted(said, reverse=True))]


def red_lines(view: View) -> Offered:
    """Return the red lines, the latest first."""
    lines = {one.last.id for one in view.all(Reaction) if one.now.stance is Stance.RED_LINE}
    return [(own, told) for own, told in statements(view) if own in lines]


def packages(view: View) -> Offered:
    """Return the packages that have a name and are not laid aside."""
    return [(one.id, one.now.title) for one in view.all(NamedPackage) if not one.now.withdrawn]


def packages_and_drafts(view: View) -> Offered:
    """Return what a party can say yes or no to: packages, and drafts."""
    drafts = [(one.id, f"{one.now.number} {one.now.title}".strip()) for one in view.all(Draft)]
    return [*packages(view), *drafts[::-1]]
