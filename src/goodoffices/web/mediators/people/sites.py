"""The sites of the parties: opened and closed by heads, over the room that a party shares with the mediators."""

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from goodoffices.case.kinds import Party, PartySite
from goodoffices.case.view import View
from goodoffices.office.delegation import host_over, open_site
from goodoffices.store.accounts.sites import close_host, free_host, open_host
from goodoffices.web.mediators.choices import Offered
from goodoffices.web.mediators.fields import Field, Form, Sort, page_of
from goodoffices.web.page import naming
from goodoffices.web.unlocking import Asked


def _parties(view: View) -> Offered:
    return [(one.id, one.now.title) for one in view.all(Party)]


def _open_sites(view: View) -> Offered:
    name = naming(view)
    return [(one.now.host, f"{name(one.now.party)} · {one.now.host}") for one in view.all(PartySite) if one.now.open]


def _opened(request: Asked, values: dict[str, Any], room: str, own: str) -> None:
    host = host_over(request.sitting.view, room) or free_host(settings.PARTY_HOSTS)
    open_site(
        request.sitting,
        room,
        PartySite(party=values["party"], host=host, called=naming(request.sitting.view)(values["party"])),
        own,
    )
    open_host(host)


def _closed(request: Asked, values: dict[str, Any], room: str, own: str) -> None:  # noqa: ARG001 - its room is known
    site = next(one for one in request.sitting.view.all(PartySite) if one.now.host == values["host"])
    open_site(request.sitting, site.first.room, replace(site.now, open=False), own)
    close_host(site.now.host)


OPENING = Form(
    _("Open a site for a party"),
    _("Open the site"),
    (Field("party", _("Party"), Sort.CHOICE, needed=True, offers=_parties),),
    _opened,
    told=_(
        "The delegation reads on it what lies in the room that you choose below, answers the text that it was shown, "
        "and keeps notes that only it reads. Choose the room that you share with this party and with nobody else."
    ),
)
CLOSING = Form(
    _("Close the site of a party"),
    _("Close the site"),
    (Field("host", _("Site"), Sort.CHOICE, needed=True, offers=_open_sites),),
    _closed,
    room=False,
    told=_("Whoever is logged in there is logged out at once. Nothing that was written is lost."),
)

opening = page_of(OPENING, "people")
closing = page_of(CLOSING, "people")
