"""A person's own settings: language, time zone, idle lock, passphrase, printed codes."""

from zoneinfo import available_timezones

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from goodoffices.store.accounts import door
from goodoffices.store.accounts.login import others
from goodoffices.terms import NotPossible
from goodoffices.web.opened import CLOCK, opened_case
from goodoffices.web.page import in_words
from goodoffices.web.typed import REFUSED
from goodoffices.web.unlocking import Asked, leave_elsewhere

IDLE_MINUTES = (2, 5, 15, 30, 60)


class NotOffered(NotPossible):
    """This language, time zone or time is not offered: choose one from the list."""


class PassphrasesDiffer(NotPossible):
    """The new passphrase was not typed the same twice: type it again."""


def own(request: Asked) -> HttpResponse:
    """Show the settings, or keep them."""
    if request.method != "POST":
        return _form(request)
    try:
        _keep(request)
    except NotPossible as refusal:
        return _form(request, in_words(refusal))
    return HttpResponseRedirect(reverse("own"), status=303)


def passphrase(request: Asked) -> HttpResponse:
    """Seal the key by another passphrase, and end what was opened with the old one in other browsers."""
    typed = request.POST
    try:
        if typed.get("new", "") != typed.get("again", ""):
            raise PassphrasesDiffer
        door.change_passphrase(
            opened_case().keys, request.log_in, typed.get("passphrase", ""), typed.get("new", ""), CLOCK.now()
        )
    except NotPossible as refusal:
        return _form(request, in_words(refusal))
    leave_elsewhere(request)
    return HttpResponseRedirect(reverse("own"), status=303)


def elsewhere(request: Asked) -> HttpResponse:
    """Log out in every other browser."""
    leave_elsewhere(request)
    return HttpResponseRedirect(reverse("own"), status=303)


def codes(request: Asked) -> HttpResponse:
    """Make new printed codes, shown once; the old ones are good no more."""
    return render(request, "codes.html", {"codes": door.new_codes(request.account)})


def _form(request: Asked, refusal: str = "") -> HttpResponse:
    told = {
        "refusal": refusal,
        "languages": settings.LANGUAGES,
        "idle": IDLE_MINUTES,
        "left": request.account.codes.count(),
        "keys": request.account.hardware.count(),
        "others": others(request.log_in).count(),
    }
    return render(request, "own.html", told, status=REFUSED if refusal else None)


def _keep(request: Asked) -> None:
    typed, account = request.POST, request.account
    language, zone, idle = (typed.get(name, "") for name in ("language", "time_zone", "idle_minutes"))
    offered = language in dict(settings.LANGUAGES) and zone in available_timezones()
    if not offered or idle not in map(str, IDLE_MINUTES):
        raise NotOffered
    account.language, account.time_zone, account.idle_minutes = language, zone, int(idle)
    account.save(update_fields=["language", "time_zone", "idle_minutes"])
