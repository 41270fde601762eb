"""The issues: in words that no side objects to, in each side's own, and the clauses that deal with them."""

from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from goodoffices.case.desk import parties_in_order
from goodoffices.case.kinds import Issue, OwnWords
from goodoffices.case.view import View
from goodoffices.office.talks import raise_issue, word_issue
from goodoffices.web.mediators import offered as rounds_offered
from goodoffices.web.mediators.attached import attached
from goodoffices.web.mediators.fields import Field, Form, Sort, page_of
from goodoffices.web.mediators.record import Row, rows
from goodoffices.web.mediators.text.clauses import CLAUSE, ClauseNamed, checked, named
from goodoffices.web.unlocking import Asked


@dataclass(frozen=True, slots=True)
class Worded:
    """What a party calls an issue, and where that is written; None where it is not known."""

    party: str
    party_called: str
    words: str
    row: Row | None


@dataclass(frozen=True, slots=True)
class IssueShown:
    """An issue, what each party calls it, and the clauses of the text that deal with it."""

    id: str
    said: Issue
    worded: tuple[Worded, ...]
    clauses: tuple[ClauseNamed, ...]


def issues(request: Asked) -> HttpResponse:
    """Show the list of issues with each side's own words beside the neutral ones."""
    view = request.sitting.view
    told = {
        "issues": [
            IssueShown(one.id, one.now, _worded(view, one.id), named(view, one.now.provisions))
            for one in view.all(Issue)
        ]
    }
    return render(request, "mediators/issues.html", told)


def _worded(view: View, issue: str) -> tuple[Worded, ...]:
    said = {one.now.party: one for one in view.all(OwnWords) if one.now.issue == issue}
    worded = []
    for party in parties_in_order(view):
        own = said.get(party.id)
        row = rows(view, [own.last])[0] if own else None
        worded.append(Worded(party.id, party.now.title, own.now.words if own else "", row))
    return tuple(worded)


def _kept(request: Asked, values: dict[str, Any], room: str, own: str) -> None:
    word_issue(request.sitting, room, OwnWords(**values), own, attached(request))


def _linked(request: Asked, values: dict[str, Any], room: str, own: str) -> None:
    view = request.sitting.view
    clause, issue = checked(view, values["provision"]), values["issue"]
    before = view.one(Issue, issue).now
    provisions = (*(one for one in before.provisions if one != clause), clause)
    linked = replace(before, provisions=provisions, issue=issue)
    raise_issue(request.sitting, room, linked, own, attached(request))


ISSUE = Field("issue", _("Issue"), Sort.CHOICE, needed=True, offers=rounds_offered.issues)
OWN_WORDS = Form(
    _("An issue in a party's own words"),
    _("Keep the words"),
    (
        ISSUE,
        Field("party", _("Party"), Sort.CHOICE, needed=True, offers=rounds_offered.parties),
        Field("words", _("What the party calls it"), Sort.TEXT, needed=True),
    ),
    _kept,
    told=_("The words may lie in the party's room while the issue lies on the table."),
    attach=True,
)

LINK = Form(
    _("A clause deals with an issue"),
    _("Link the clause"),
    (ISSUE, CLAUSE),
    _linked,
    room=False,
    attach=True,
)

word = page_of(OWN_WORDS, "issues")
link = page_of(LINK, "issues")
