"""What the forms of packages let one choose from, as the text and what was said of it stand."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render

from goodoffices.case.kinds import Draft, Estimate, MattersMore, NamedPackage, PackageVerdict, Reaction, Stance
from goodoffices.case.view import View
from goodoffices.office.packages import check_teams_own
from goodoffices.office.sitting import Sitting
from goodoffices.packages.choice import Chosen
from goodoffices.packages.of_case.model import CaseModel, model_of
from goodoffices.packages.soundings.evidence import Verdict
from goodoffices.packages.soundings.evidence import issues as issues_of
from goodoffices.terms import NotPossible
from goodoffices.web.mediators.choices import Offered
from goodoffices.web.mediators.packages.wording import Wording, issue_called, titles
from goodoffices.web.mediators.packages.words import alone
from goodoffices.web.mediators.record import rows
from goodoffices.web.page import in_words, rooms_of
from goodoffices.web.typed import REFUSED
from goodoffices.web.unlocking import Asked

MANY_ISSUES = 20
"""Issues beyond which those are shown first of which somebody has spoken."""
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


def fitting_rooms(sitting: Sitting, model: CaseModel) -> dict[str, str]:
    """Return the rooms in which figures of a model can be kept: of the team, and all who read them read all of it."""
    asked = Estimate(draft=model.text.draft.id, after=model.text.head, seed=1, worlds=1, rooms=tuple(model.rooms))
    return {room: title for room, title in rooms_of(sitting.view).items() if _fits(sitting, room, asked)}


def _fits(sitting: Sitting, room: str, asked: Estimate) -> bool:
    try:
        check_teams_own(sitting, room)
        sitting.check_readers(room, asked)
    except NotPossible:
        return False
    return True


def brackets(view: View) -> Offered:
    """Return every bracket that stands open, as it is cited, with the name of its issue."""
    model = model_or_none(view)
    known = titles(view)
    every = model.laid.issues if model else ()
    return [(bracket, alone(issue_called(one, known))) for one in every for bracket in one.brackets]


def issues(view: View) -> Offered:
    """Return the issues, each by its first bracket."""
    model = model_or_none(view)
    known = titles(view)
    return [(one.brackets[0], alone(issue_called(one, known))) for one in model.laid.issues] if model else []


def options(view: View) -> Offered:
    """Return the options, each by the innermost alternative that it takes.

    Of a text with many issues they are those of issues that somebody has spoken of.
    """
    model = model_or_none(view)
    if model is None:
        return []
    wording = Wording.of(view, model)
    return [
        (option.picks[-1], wording.option(Chosen(at, place)))
        for at in offered_issues(model)
        for place, option in enumerate(model.laid.issues[at].options)
        if option.picks
    ]


def offered_issues(model: CaseModel) -> Sequence[int]:
    """Return the places of all issues, or of those that somebody has spoken of where there are many."""
    every = range(len(model.laid.issues))
    spoken = spoken_issues(model)
    return sorted(spoken) if spoken and len(every) > MANY_ISSUES else every


def spoken_issues(model: CaseModel) -> frozenset[int]:
    """Return the places of the issues of which somebody said something besides a verdict on a whole package."""
    said = (one.said for one in model.soundings.in_force() if not isinstance(one.said, Verdict))
    return frozenset(place for one in said for place in issues_of(one))


def options_of(model: CaseModel, issue: int) -> Offered:
    """Return the options of one issue, each by all that it takes."""
    wording = Wording(model, {})
    return [
        (BETWEEN.join(one.picks), alone(wording.words(Chosen(issue, place))))
        for place, one in enumerate(model.laid.issues[issue].options)
    ]


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
