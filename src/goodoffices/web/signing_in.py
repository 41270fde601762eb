"""The door of the site: logging in is opening one's key."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from goodoffices.store.accounts import door
from goodoffices.store.accounts.door import NotAdmitted, TooManyAttempts
from goodoffices.web import unlocking
from goodoffices.web.opened import CLOCK, opened_case
from goodoffices.web.page import in_words

REFUSED = 403


def enter(request: HttpRequest) -> HttpResponse:
    """Show the log-in, or log in."""
    if request.method != "POST":
        return render(request, "enter.html")
    typed = request.POST
    try:
        account, private = door.enter(
            opened_case().keys, typed.get("name", ""), typed.get("passphrase", ""), typed.get("code", ""), CLOCK.now()
        )
    except (NotAdmitted, TooManyAttempts) as refusal:
        told = {"refusal": in_words(refusal), "name": typed.get("name", "")}
        return render(request, "enter.html", told, status=REFUSED)
    response = HttpResponseRedirect("/", status=303)
    unlocking.admit(request, response, account, private)
    return response


def unlock(request: HttpRequest) -> HttpResponse:
    """Open the key again after the idle lock."""
    if request.method != "POST":
        return render(request, "unlock.html")
    account = request.account  # type: ignore[attr-defined]  # the wall lets only the known pass
    try:
        private = door.unlock(opened_case().keys, account, request.POST.get("passphrase", ""), CLOCK.now())
    except (NotAdmitted, TooManyAttempts) as refusal:
        return render(request, "unlock.html", {"refusal": in_words(refusal)}, status=REFUSED)
    response = HttpResponseRedirect("/", status=303)
    unlocking.admit(request, response, account, private)
    return response


def lock(request: HttpRequest) -> HttpResponse:
    """Lock: the key is forgotten until the passphrase is typed again."""
    unlocking.lock(request)
    return HttpResponseRedirect("/unlock", status=303)


def leave(request: HttpRequest) -> HttpResponse:
    """Log out."""
    response = HttpResponseRedirect("/enter", status=303)
    unlocking.leave(request, response)
    return response


def pulse(request: HttpRequest) -> HttpResponse:
    """Say whether the person whose page asks is still unlocked (204) or not (205), without any trace.

    `of` is that person's id: somebody else may have logged in since in the same browser.
    """
    account = request.account  # type: ignore[attr-defined]  # the wall lets only the known pass
    same = request.GET.get("of", account.person) == account.person
    return HttpResponse(status=204 if same and hasattr(request, "private") else 205)
