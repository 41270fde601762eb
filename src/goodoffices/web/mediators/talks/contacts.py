"""Contacts: what was held, what is expected, what we heard of; each can be said more of."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from goodoffices.case.kinds import Certainty, Contact, ContactForm, ContactState, Stop
from goodoffices.case.view import Matter, View
from goodoffices.office import talks
from goodoffices.terms import NotPossible
from goodoffices.web.charts import contacts_chart
from goodoffices.web.mediators import offered as rounds_offered
from goodoffices.web.mediators.attached import attached
from goodoffices.web.mediators.choices import called
from goodoffices.web.mediators.fields import Field, Form, Sort, among, answered, as_typed, page_of, shown
from goodoffices.web.mediators.record import Row, rows
from goodoffices.web.mediators.record_shown import lines_of
from goodoffices.web.typed import FormIncomplete
from goodoffices.web.unlocking import Asked

Values = dict[str, Any]


class SaidMeanwhile(NotPossible):
    """More was said of this contact meanwhile, and stands in its entry: look at it, and send this again if it still holds."""  # noqa: E501 - one sentence


STOP_FIELDS = (
    Field("place", _("Place"), needed=True),
    Field("on", _("Day"), Sort.DAY),
    Field("at", _("Time"), Sort.TIME),
    Field("met", _("Whom we met")),
    Field("draft", _("Draft that was carried"), Sort.CHOICE, offers=rounds_offered.drafts),
)
FIELDS = (
    Field("others", _("With whom"), Sort.SEVERAL, offers=rounds_offered.others),
    Field("also", _("And with others, one on a line"), Sort.LINES),
    Field("form", _("Form"), Sort.CHOICE, needed=True, offers=among(ContactForm)),
    Field("state", _("Did it come about"), Sort.CHOICE, needed=True, offers=among(ContactState), usual="held"),
    Field("on", _("Day"), Sort.DAY),
    Field("at", _("Time"), Sort.TIME),
    Field("zone", _("Time zone of the time, if it is not yours")),
    Field("minutes", _("How long it lasted, in minutes"), Sort.NUMBER),
    Field("place", _("Place")),
    Field("subject", _("Subject")),
    Field("certainty", _("How we know"), Sort.CHOICE, needed=True, offers=among(Certainty), usual="we were present"),
    Field("heard_from", _("Who told us, if we were not present")),
    Field("acknowledged", _("Both sides acknowledge the contact"), Sort.TICK),
    Field("representation_known", _("It is known for whom they spoke"), Sort.TICK),
    Field("published", _("It was made public"), Sort.TICK),
    Field("draft", _("Draft that was carried"), Sort.CHOICE, offers=rounds_offered.drafts),
    Field("stops", _("Stops of a visit or shuttle"), Sort.ROWS, columns=STOP_FIELDS),
    Field("note", _("Note of what was said"), Sort.CHOICE, offers=rounds_offered.notes),
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A contact as the list shows it.

    `certainty` says how sure we are of one that we only heard of; `draft` is the number of the one that was carried,
    where the reader's rooms have it.
    """

    matter: Matter[Contact]
    row: Row
    certainty: str
    expected: bool
    stops: tuple[str, ...]
    draft: str


def contacts(request: Asked) -> HttpResponse:
    """Show the contacts, the latest day first, with the chart of contacts with each party."""
    view = request.sitting.view
    known = sorted(view.all(Contact), key=lambda one: (one.now.on, one.last.time), reverse=True)
    latest = rows(view, (one.last for one in known))
    told = {
        "contacts": [_listed(view, one, row) for one, row in zip(known, latest, strict=True)],
        "chart": contacts_chart(view),
    }
    return render(request, "mediators/contacts.html", told)


def change(request: Asked) -> HttpResponse:
    """Show what stands of a contact, ready to be changed, or keep what was said more of it."""
    asked = request.POST if request.method == "POST" else request.GET
    if not asked.get("contact"):
        raise FormIncomplete
    matter = request.sitting.view.one(Contact, asked["contact"])
    form = replace(CHANGED, hidden={"contact": matter.id, "after": matter.last.id}, keep=partial(_changed, matter))
    if request.method == "POST":
        return answered(request, form, reverse("contacts"))
    offered = dict(rounds_offered.others(request.sitting.view))
    typed = as_typed(FIELDS, matter.now)
    typed.setlist("others", [one for one in matter.now.others if one in offered])
    typed["also"] = "\n".join(one for one in matter.now.others if one not in offered)
    if asked.get("state") in set(ContactState):
        typed["state"] = asked["state"]
    return shown(request, form, typed)


def _listed(view: View, matter: Matter[Contact], row: Row) -> Listed:
    said = matter.now
    return Listed(
        matter,
        row,
        "" if said.certainty is Certainty.PRESENT else called(said.certainty),
        said.state is ContactState.EXPECTED,
        lines_of(view, said.stops),
        dict(rounds_offered.drafts(view)).get(said.draft, ""),
    )


def _said(request: Asked, values: Values, about: str = "") -> Contact:
    also = values.pop("also")
    choices = {
        "form": ContactForm(values["form"]),
        "state": ContactState(values["state"]),
        "certainty": Certainty(values["certainty"]),
        "others": (*values["others"], *also),
        "zone": rounds_offered.zone_of(values["zone"] or request.account.time_zone) if values["at"] else "",
        "stops": tuple(Stop(**one) for one in values["stops"]),
    }
    return Contact(**values | choices, contact=about)


def _logged(request: Asked, values: Values, room: str, own: str) -> None:
    talks.log_contact(request.sitting, room, _said(request, values), own, attached(request))


def _changed(matter: Matter[Contact], request: Asked, values: Values, room: str, own: str) -> None:
    if request.POST.get("after") != matter.last.id:
        raise SaidMeanwhile
    talks.log_contact(request.sitting, room, _said(request, values, matter.id), own, attached(request))


LOGGED = Form(_("A contact"), _("Log the contact"), FIELDS, _logged, attach=True)
CHANGED = Form(_("More of a contact"), _("Keep what is said of it now"), FIELDS, _logged, room=False, attach=True)

new_contact = page_of(LOGGED, "contacts")
