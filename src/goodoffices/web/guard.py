"""The wall: headers on every answer, and a table of doors; whatever is not on it does not exist."""

from collections.abc import Callable
from contextlib import nullcontext
from zoneinfo import ZoneInfo

from django.core.exceptions import DisallowedHost
from django.db.utils import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import Resolver404, resolve, set_urlconf
from django.utils import timezone, translation

from goodoffices.case.view import NoSuchThing
from goodoffices.record.keyring import NotYourRoom
from goodoffices.store.accounts.disk import in_a_sentence
from goodoffices.terms import NotPossible
from goodoffices.web.door import Door
from goodoffices.web.doors import DOORS_BY_NAME
from goodoffices.web.page import in_words
from goodoffices.web.party.doors import PARTY_DOORS_BY_NAME
from goodoffices.web.signing_in import can_be_kept, unlock_and_send
from goodoffices.web.sites import PARTY, site_of, urlconf_of
from goodoffices.web.unlocking import Standing, seated, standing

Answer = Callable[[HttpRequest], HttpResponse]

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # with "no-referrer" a form comes without an origin, and none can be checked
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Strict-Transport-Security": "max-age=31536000",
    "Cache-Control": "no-store",
}


class Headers:
    """Puts the headers on every answer, and answers a foreign host with nothing."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        try:
            request.urlconf = urlconf_of(site_of(request))
            set_urlconf(request.urlconf)
            response = self._answer(request)
        except DisallowedHost:
            response = HttpResponse(status=404)
        for name, value in HEADERS.items():
            response[name] = value
        if request.path.startswith("/static/") and response.status_code == HTTP_OK:
            response["Cache-Control"] = "max-age=3600"
        return response


HTTP_OK = 200


class Wall:
    """Lets through a door only whom it is for. What is absent and what is foreign are answered alike."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        door = _door(request)
        stands = standing(request, active=door is None or door.counts)
        account = getattr(request, "account", None)
        zone = ZoneInfo(account.time_zone) if account else None
        language = account.language if account else translation.get_language_from_request(request)
        passes = door is not None and stands in door.who and request.method in door.methods
        pulse = door is not None and passes and not door.counts
        seat = seated(request) if stands is Standing.UNLOCKED and not pulse else nullcontext()
        with translation.override(language), timezone.override(zone), seat:
            if passes:
                return self._answer(request)
            sent = door is not None and request.method == "POST" and "POST" in door.methods
            kept = sent and stands is Standing.LOCKED and can_be_kept(request)
            return unlock_and_send(request) if kept else turned_away(request, stands)

    def process_exception(self, request: HttpRequest, refusal: Exception) -> HttpResponse | None:
        """Show a refusal as its sentence; what is not there and what is not theirs are the same."""
        if isinstance(refusal, NoSuchThing | NotYourRoom):
            return turned_away(request, stands_of(request))
        if isinstance(refusal, OperationalError):
            refusal = in_a_sentence(refusal)
        if isinstance(refusal, NotPossible):
            return render(request, "refused.html", {"sentence": in_words(refusal)}, status=409)
        return None


def stands_of(request: HttpRequest) -> Standing:
    """Return how somebody stands of whom `standing` was asked before."""
    if hasattr(request, "private"):
        return Standing.UNLOCKED
    return Standing.LOCKED if hasattr(request, "log_in") else Standing.NOBODY


def turned_away(request: HttpRequest, stands: Standing) -> HttpResponse:
    """Return the one answer for whatever is not there or not theirs."""
    if stands is Standing.UNLOCKED:
        return render(request, "nowhere.html", status=404)
    return HttpResponseRedirect("/unlock" if stands is Standing.LOCKED else "/enter", status=303)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django tells the reason
    """Answer a form that does not come from a page of ours."""
    return render(request, "stale.html", status=403)


def _door(request: HttpRequest) -> Door | None:
    try:
        match = resolve(request.path_info)
    except Resolver404:
        return None
    doors = PARTY_DOORS_BY_NAME if request.urlconf == PARTY else DOORS_BY_NAME
    return doors.get(match.url_name or "")
