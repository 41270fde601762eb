"""Adding a person: a key, an account, a first room, and what the person must be given, shown once."""

from dataclasses import dataclass
from typing import Any

import segno
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from goodoffices.case.kinds import Institution, Role, RoomNamed
from goodoffices.case.view import View
from goodoffices.office.delegation import host_over
from goodoffices.store.accounts.beginning import Newcomer, welcome
from goodoffices.terms import NotPossible
from goodoffices.web.mediators.choices import Offered
from goodoffices.web.mediators.fields import Field, Form, Sort, among, shown
from goodoffices.web.page import in_words, rooms_of
from goodoffices.web.typed import id_of
from goodoffices.web.unlocking import Asked


class AddedAlready(NotPossible):
    """This form was sent already and the person was added; what was shown then is shown only once: if it was lost, add the person under another name."""  # noqa: E501 - one sentence


@dataclass(frozen=True, slots=True, repr=False)
class Paper:
    """What a new person must be given: log-in name, passphrase, second factor, the room to read, and the address."""

    called: str
    passphrase: str
    secret: str
    address: str
    codes: tuple[str, ...]
    room: str
    at: str = ""

    @property
    def drawn(self) -> str:
        """The secret of the code generator as a QR code: an inline SVG, dark on white also on a dark page."""
        drawing = segno.make(self.address, error="m").svg_inline(scale=4, border=4, dark="#000", light="#fff")
        return mark_safe(drawing)  # noqa: S308 - squares alone: nothing in it is text that anybody typed


def _first_rooms(view: View) -> Offered:
    """Return the rooms that can be read by who reads no other: nothing there was computed from elsewhere."""
    return [(one.id, one.now.title) for one in view.all(RoomNamed) if _rests_on_itself(view, one.id)]


def _rests_on_itself(view: View, room: str) -> bool:
    return all(set(said.statement.rests_on) <= {room} for said in view.within([room]).entries)


def _institutions(view: View) -> Offered:
    return [(one.id, one.now.title) for one in view.all(Institution)]


def _joined(request: Asked, values: dict[str, Any], room: str, own: str) -> Paper:  # noqa: ARG001 - chosen as a field
    first, passphrase, role = values["first_room"], values["passphrase"], Role(values["role"])
    site = host_over(request.sitting.view, first) if role is Role.DELEGATE else ""
    newcomer = Newcomer(values["called"], role, values["institution"], site)
    enrolled = welcome(request.sitting, newcomer, passphrase, first, own)
    title = rooms_of(request.sitting.view)[first]
    at = site or request.get_host().rpartition(":")[0]
    return Paper(newcomer.called, passphrase, enrolled.totp, enrolled.address, enrolled.codes, title, at)


JOINING = Form(
    _("Add a person"),
    _("Add the person"),
    (
        Field("called", _("The name to log in with (a pseudonym is best)"), needed=True),
        Field("role", _("Role"), Sort.CHOICE, needed=True, offers=among(Role), usual=Role.MEDIATOR),
        Field("institution", _("Institution"), Sort.CHOICE, offers=_institutions),
        Field(
            "first_room",
            _("The room to read first, with all that was said there"),
            Sort.CHOICE,
            needed=True,
            offers=_first_rooms,
        ),
        Field("passphrase", _("A first passphrase: at least four words that do not belong together"), needed=True),
    ),
    _joined,
    room=False,
)


def joining(request: Asked) -> HttpResponse:
    """Show the form, or add the person and show once what to hand over."""
    if request.method != "POST":
        return shown(request, JOINING, request.GET)
    try:
        paper = _paper(request)
    except NotPossible as refusal:
        return shown(request, JOINING, request.POST, in_words(refusal))
    return render(request, "mediators/people_paper.html", {"paper": paper})


def _paper(request: Asked) -> Paper:
    typed, view = request.POST, request.sitting.view
    own = id_of(typed)
    if any(one.id == own for one in view.entries):
        raise AddedAlready
    values = {one.name: one.value(typed, view) for one in JOINING.fields}
    return _joined(request, values, "", own)
