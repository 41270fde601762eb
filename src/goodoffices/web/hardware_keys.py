"""Hardware keys on a person's own pages: adding one, and removing it."""

import json

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from goodoffices.store.accounts import hardware
from goodoffices.terms import NotPossible
from goodoffices.web.opened import CLOCK
from goodoffices.web.page import in_words
from goodoffices.web.signing_in import answer_of, place_of
from goodoffices.web.typed import REFUSED
from goodoffices.web.unlocking import Asked

LONG = 19
"""Digits of a number that the table of keys cannot hold."""


class NoSuchKey(NotPossible):
    """This hardware key is not on your list any more: nothing was changed."""


def keys(request: Asked) -> HttpResponse:
    """Show the person's hardware keys, or add one."""
    if request.method != "POST":
        return _shown(request)
    called = request.POST.get("called", "")
    try:
        hardware.add(request.account, called, place_of(request), answer_of(request), CLOCK.now())
    except NotPossible as refusal:
        return _shown(request, in_words(refusal))
    return HttpResponseRedirect(reverse("hardware"), status=303)


def remove(request: Asked) -> HttpResponse:
    """Remove a hardware key: it opens nothing from now on."""
    number = request.POST.get("key", "")
    known = request.account.hardware.filter(pk=int(number)) if number.isdecimal() and len(number) < LONG else None
    if known is None or not known.delete()[0]:
        return _shown(request, in_words(NoSuchKey()))
    return HttpResponseRedirect(reverse("hardware"), status=303)


def _shown(request: Asked, refusal: str = "") -> HttpResponse:
    told = {
        "refusal": refusal,
        "called": request.POST.get("called", ""),
        "challenge": hardware.new_challenge(request.account.person),
        "options": json.dumps(hardware.options(request.account, place_of(request))),
    }
    return render(request, "hardware.html", told, status=REFUSED if refusal else None)
