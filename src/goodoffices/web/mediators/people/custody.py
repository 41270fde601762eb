"""Keys in custody: holding a room against shredding, lifting the hold, and shredding, by heads alone."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from goodoffices.case.kinds import Held, RoomNamed
from goodoffices.case.view import View
from goodoffices.office.custody import hold, lift_hold, settle_hold, settle_shredding, shred
from goodoffices.terms import NotPossible
from goodoffices.web.mediators.choices import Offered
from goodoffices.web.mediators.fields import Field, Form, Sort, page_of, shown
from goodoffices.web.page import in_words
from goodoffices.web.typed import id_of
from goodoffices.web.unlocking import Asked


class NotConfirmed(NotPossible):
    """Shredding cannot be undone: say that you know it by ticking the box, or leave the page."""


def held_rooms(view: View) -> dict[str, str]:
    """Return why rooms are held, by their ids, as far as the view tells."""
    return {one.now.room: one.now.because for one in view.all(Held) if not one.now.lifted}


def _rooms(view: View) -> Offered:
    return [(one.id, one.now.title) for one in view.all(RoomNamed)]


def _free(view: View) -> Offered:
    held = held_rooms(view)
    return [one for one in _rooms(view) if one[0] not in held]


def _held(view: View) -> Offered:
    held = held_rooms(view)
    return [one for one in _rooms(view) if one[0] in held]


def _hold(request: Asked, values: dict[str, Any], room: str, own: str) -> None:
    hold(request.sitting, values["held"], values["because"], room, own)


def _lift(request: Asked, values: dict[str, Any], room: str, own: str) -> None:
    lift_hold(request.sitting, values["held"], values["because"], room, own)


def _shred(request: Asked, values: dict[str, Any], room: str, own: str) -> None:
    if not values["sure"]:
        raise NotConfirmed
    chosen = bytes.fromhex(values["shredded"])
    epochs = [epoch for one, epoch in request.sitting.keyring.epochs if one == chosen]
    shred(request.sitting, values["shredded"], epochs, room, own)


BECAUSE = Field("because", _("Reason"), needed=True)
HOLD = Form(
    _("Hold a room"),
    _("Hold it"),
    (Field("held", _("Room that must not be shredded"), Sort.CHOICE, needed=True, offers=_free), BECAUSE),
    _hold,
    told=_("Nothing of a room that is held can be shredded, by whomever, until a head lifts the hold."),
)
LIFTING = Form(
    _("Lift a hold"),
    _("Lift the hold"),
    (Field("held", _("Room that may be shredded again"), Sort.CHOICE, needed=True, offers=_held), BECAUSE),
    _lift,
)


class Shredding(Form):
    """The form of a shredding: sent once more, it brings to its end what broke off after its receipt was kept."""

    __slots__ = ()

    def read(self, request: Asked) -> None:
        """Shred the room, or the rest of it.

        Raises:
            NotPossible: something was not typed as it must be, or the verb refuses.
        """
        own = id_of(request.POST)
        if own in request.sitting.view.by_id:
            settle_shredding(request.sitting, own)
        else:
            super().read(request)


SHREDDING = Shredding(
    _("Shred a room"),
    _("Shred it for good"),
    (
        Field("shredded", _("Room whose keys are destroyed"), Sort.CHOICE, needed=True, offers=_rooms),
        Field(
            "sure",
            _("I know that nobody can read any more what was said there, and that this cannot be undone"),
            Sort.TICK,
        ),
    ),
    _shred,
    told=_(
        "All that was said in the room is closed for ever. "
        "A receipt is put into another room, and lists where copies may still be."
    ),
)


def _settling(page: Callable[[Asked], HttpResponse]) -> Callable[[Asked], HttpResponse]:
    """Return a page that first does what its form said already: it may have been broken off before it was done."""

    def settled(request: Asked) -> HttpResponse:
        own = request.POST.get("id", "")
        if any(one.last.id == own for one in request.sitting.view.all(Held)):
            settle_hold(request.sitting, own)
        return page(request)

    return settled


holding = _settling(page_of(HOLD, "people"))
lifting = _settling(page_of(LIFTING, "people"))


def shredding(request: Asked) -> HttpResponse:
    """Show the form, or shred the room and show the receipt."""
    if request.method != "POST":
        return shown(request, SHREDDING, request.GET)
    try:
        SHREDDING.read(request)
    except NotPossible as refusal:
        return shown(request, SHREDDING, request.POST, in_words(refusal))
    return HttpResponseRedirect(reverse("entry", args=[id_of(request.POST)]), status=303)
