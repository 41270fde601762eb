"""The first run in a browser: at an address that holds a secret, on this computer alone, until all is on paper."""

from collections.abc import Mapping
from ipaddress import ip_address
from threading import Lock

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language

from goodoffices.case.view import NoSuchThing
from goodoffices.store.accounts.beginning import Begun, Founding, begin
from goodoffices.store.accounts.models import Account
from goodoffices.store.certificate import fingerprint
from goodoffices.store.firstrun import finish, is_invited
from goodoffices.terms import NotPossible
from goodoffices.web.mediators.people.joining import Paper
from goodoffices.web.opened import CLOCK, opened_case
from goodoffices.web.page import in_words
from goodoffices.web.typed import REFUSED

MOST_LINES = 20

_ONE_AT_A_TIME = Lock()


class FieldsEmpty(NotPossible):
    """The institution and the name that you log in with are needed: fill them in."""


class PassphraseNotTwice(NotPossible):
    """The passphrase was not typed the same twice: type it again."""


class TooManyLines(NotPossible):
    """At most {most} rooms, institutions or people can be named here: name the others later, under People and rooms."""


class NotBegun(NotPossible):
    """The case has nobody yet who could log in: fill in this form first."""


def first_run(request: HttpRequest, secret: str) -> HttpResponse:
    """Ask for the institution and its people, then show once what must be written down, then end this address."""
    if not (is_invited(settings.CASE, secret) and _is_here(request)):
        raise NoSuchThing
    if request.method != "POST":
        return _asked(request)
    try:
        with _ONE_AT_A_TIME:
            return _finished() if request.POST.get("written") else _begun(request)
    except NotPossible as refusal:
        return _asked(request, in_words(refusal))


def _finished() -> HttpResponse:
    if not Account.objects.exists():
        raise NotBegun
    finish(settings.CASE)
    return HttpResponseRedirect(reverse("enter"), status=303)


def _begun(request: HttpRequest) -> HttpResponse:
    founding = _founding(request.POST)
    if founding.passphrase != request.POST.get("again", ""):
        raise PassphraseNotTwice
    begun = begin(opened_case(), CLOCK, founding, get_language() or settings.LANGUAGE_CODE)
    told = {
        "papers": _papers(begun, founding.institution),
        "keepers": begun.keepers,
        "fingerprint": fingerprint(settings.CASE),
        "host": settings.ALLOWED_HOSTS[0],
    }
    return render(request, "begun.html", told)


def _papers(begun: Begun, room: str) -> list[Paper]:
    own = begun.enrolled
    head = Paper(own.called, "", own.totp, own.address, own.codes, room)
    others = zip(begun.others, begun.passphrases, strict=True)
    return [head, *(Paper(one.called, words, one.totp, one.address, one.codes, room) for one, words in others)]


def _founding(typed: Mapping[str, str]) -> Founding:
    institution, called = typed.get("institution", "").strip(), typed.get("called", "").strip()
    if not (institution and called):
        raise FieldsEmpty
    lines = (_lines(typed, name) for name in ("institutions", "rooms", "people"))
    return Founding(institution, called, typed.get("passphrase", ""), *lines)


def _lines(typed: Mapping[str, str], name: str) -> tuple[str, ...]:
    found = tuple(line.strip() for line in typed.get(name, "").splitlines() if line.strip())
    if len(found) > MOST_LINES:
        raise TooManyLines(most=MOST_LINES)
    return found


def _asked(request: HttpRequest, refusal: str = "") -> HttpResponse:
    told = {"refusal": refusal, "typed": request.POST, "languages": settings.LANGUAGES}
    return render(request, "begin.html", told, status=REFUSED if refusal else None)


def _is_here(request: HttpRequest) -> bool:
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
