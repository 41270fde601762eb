"""The door of the site: logging in is opening one's key."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.views.decorators.csrf import csrf_protect

from goodoffices.record.hybrid import PrivateKey
from goodoffices.store.accounts import door, hardware
from goodoffices.store.accounts.attempts import Limit, NotAdmitted, NotUnlocked, TooManyAttempts, by_a_stranger, by_one
from goodoffices.store.accounts.browsers import known
from goodoffices.store.accounts.models import Account
from goodoffices.web import unlocking
from goodoffices.web.opened import CLOCK, opened_case
from goodoffices.web.page import in_words
from goodoffices.web.sites import site_of

REFUSED = 403
SAME_METHOD = 307
YEAR = 365 * 24 * 3600

SEND_ON = "send-on"
NOT_KEPT = frozenset({"csrfmiddlewaretoken", "passphrase", SEND_ON})


def enter(request: HttpRequest) -> HttpResponse:
    """Show the log-in in the language of choice, or log in."""
    if request.method != "POST":
        return _spoken(request) or _shown(request)
    typed = request.POST
    name, passphrase = typed.get("name", ""), typed.get("passphrase", "")
    knock = door.Knock(name, passphrase, _second_factor(request), _limits(request, name), site_of(request))
    try:
        account, private = door.enter(opened_case().keys, knock, CLOCK.now())
    except (NotAdmitted, TooManyAttempts) as refusal:
        return _shown(request, in_words(refusal))
    response = HttpResponseRedirect("/", status=303)
    unlocking.admit(request, response, account, private)
    return response


def unlock(request: HttpRequest) -> HttpResponse:
    """Open the key again after the idle lock; a form that found it closed is sent on with what was typed in it."""
    if request.method != "POST":
        return render(request, "unlock.html")
    log_in = request.log_in  # type: ignore[attr-defined]  # the wall lets only the known pass
    going_on = request.POST.get(SEND_ON, "")
    try:
        private = door.unlock(opened_case().keys, log_in, request.POST.get("passphrase", ""), CLOCK.now())
    except (NotUnlocked, TooManyAttempts) as refusal:
        return _kept(request, going_on, in_words(refusal))
    response = HttpResponseRedirect("/", status=303)
    if _is_ours(going_on):
        response = HttpResponseRedirect(going_on, status=SAME_METHOD)
    unlocking.admit(request, response, log_in.account, private)
    return response


@csrf_protect
def unlock_and_send(request: HttpRequest) -> HttpResponse:
    """Ask for the passphrase in a page that keeps what was typed into a form; the server keeps nothing of it."""
    return _kept(request, request.get_full_path())


def can_be_kept(request: HttpRequest) -> bool:
    """Return whether a form that finds the key closed can be kept in a page.

    A passphrase must not be put into a page again; who sends one is asked to log in first.
    """
    return bool(request.POST) and "passphrase" not in request.POST


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


def place_of(request: HttpRequest) -> hardware.Place:
    """Return where this site is for a hardware key."""
    host = request.get_host()
    return hardware.Place(host.partition(":")[0], f"https://{host}")


def answer_of(request: HttpRequest) -> hardware.Answer:
    """Return what a hardware key answered, as the form brought it."""
    return hardware.Answer(request.POST.get("challenge", ""), request.POST.get("key", ""))


def _second_factor(request: HttpRequest) -> door.Second:
    def second(account: Account, private: PrivateKey) -> bool:
        if request.POST.get("key"):
            return hardware.fits(account, place_of(request), answer_of(request), CLOCK.now())
        return door.has_code(account, private, request.POST.get("code", ""), CLOCK.now())

    return second


def _limits(request: HttpRequest, name: str) -> tuple[Limit, ...]:
    browser = known(unlocking.browser_of(request), name, CLOCK.now())
    return by_one(browser) if browser else by_a_stranger(name, request.META.get("REMOTE_ADDR", ""), site_of(request))


def _shown(request: HttpRequest, refusal: str = "") -> HttpResponse:
    told = {
        "refusal": refusal,
        "name": request.POST.get("name", ""),
        "languages": settings.LANGUAGES,
        "challenge": hardware.new_challenge(hardware.LOG_IN),
    }
    return render(request, "enter.html", told, status=REFUSED if refusal else None)


def _spoken(request: HttpRequest) -> HttpResponse | None:
    """Keep the language that was chosen before the log-in; afterwards a person's own setting rules."""
    language = request.GET.get("language", "")
    if language not in dict(settings.LANGUAGES):
        return None
    response = HttpResponseRedirect(request.path, status=303)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, language, max_age=YEAR, secure=True, httponly=True, samesite="Strict"
    )
    return response


def _kept(request: HttpRequest, going_on: str, refusal: str = "") -> HttpResponse:
    """Show the page that keeps what was typed, and asks for each file again: no page can choose one."""
    typed = request.POST.lists() if going_on else ()
    kept = [(name, value) for name, values in typed if name not in NOT_KEPT for value in values]
    files = [(name, [one.name for one in chosen]) for name, chosen in request.FILES.lists()] if going_on else []
    told = {"refusal": refusal, "kept": kept, "files": files, "send_on": going_on, "send_on_name": SEND_ON}
    return render(request, "unlock.html", told, status=REFUSED)


def _is_ours(address: str) -> bool:
    try:
        resolve(address.partition("?")[0])
    except Resolver404:
        return False
    return True
