"""While a person is unlocked: the cookie's secret opens the person's key for the time of one request."""

from base64 import b64decode, b64encode
from binascii import Error
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum, auto
from typing import cast

from django.http import HttpRequest, HttpResponse

from goodoffices.office.sitting import Sitting
from goodoffices.record.hybrid import PrivateKey
from goodoffices.store.accounts import browsers, login
from goodoffices.store.accounts.models import Account, LogIn
from goodoffices.store.accounts.sites import is_open
from goodoffices.web.opened import CLOCK, drop, keep, opened_case
from goodoffices.web.sites import site_of

COOKIE, BROWSER = "__Host-key", "__Host-known"
"""The secret of a log-in, gone with the browser's session, and that of a browser, by which it is known."""


DAY = 24 * 3600
"""Seconds, as a cookie's age is told."""


class Standing(Enum):
    """How somebody stands at a door."""

    NOBODY = auto()
    LOCKED = auto()
    UNLOCKED = auto()


class Asked(HttpRequest):
    """A request of somebody unlocked: the sitting, the account, the log-in."""

    sitting: Sitting
    account: Account
    log_in: LogIn
    private: PrivateKey


def admit(request: HttpRequest, response: HttpResponse, account: Account, private: PrivateKey) -> None:
    """Begin or resume a log-in: the secret goes into the cookie, the sealed key into its row."""
    before = getattr(request, "log_in", None)
    if before is not None:
        drop(login.name_of(before))
    if before is not None and before.account != account:
        login.end(before)
        before = None
    secret = login.begin(account, private, CLOCK.now(), before)
    browser = browsers.remember(browser_of(request), account, CLOCK.now())
    for name, kept, age in ((COOKIE, secret, None), (BROWSER, browser, browsers.DAYS * DAY)):
        response.set_cookie(name, b64encode(kept).decode(), max_age=age, secure=True, httponly=True, samesite="Strict")


def lock(request: HttpRequest) -> None:
    """Forget the key; the log-in stays, and the passphrase opens it again."""
    log_in = cast(Asked, request).log_in
    login.lock(log_in)
    drop(login.name_of(log_in))


def leave(request: HttpRequest, response: HttpResponse) -> None:
    """End the log-in."""
    _end(cast(Asked, request).log_in)
    response.delete_cookie(COOKIE, samesite="Strict")


def leave_elsewhere(request: Asked) -> None:
    """End all other log-ins of the same person, and know no other browser of theirs."""
    browsers.forget_others(browser_of(request), request.account)
    for one in login.others(request.log_in):
        _end(one)


def _end(log_in: LogIn) -> None:
    login.end(log_in)
    drop(login.name_of(log_in))


def standing(request: HttpRequest, *, active: bool) -> Standing:
    """Return how somebody stands, and hang account, log-in and open key on the request, which makes it an `Asked`.

    `active` says whether this request counts as activity; after the idle time of the account the key is forgotten.
    """
    secret, now = _secret(request, COOKIE), CLOCK.now()
    log_in = login.find(secret, now)
    if log_in is None or log_in.account.site != site_of(request) or not is_open(log_in.account.site):
        return Standing.NOBODY
    asked = cast(Asked, request)
    asked.log_in, asked.account = log_in, log_in.account
    private = login.open_sealed(log_in, secret)
    if private is None:
        drop(login.name_of(log_in))
        return Standing.LOCKED
    if active:
        login.note_activity(log_in, now)
    asked.private = private
    return Standing.UNLOCKED


@contextmanager
def seated(request: HttpRequest) -> Iterator[None]:
    """Hang the sitting on the request; of one log-in, one request at a time works with what is opened for it."""
    asked = cast(Asked, request)
    kept = keep(login.name_of(asked.log_in), login.closes(asked.log_in))
    with kept.turn:
        asked.sitting = Sitting(opened_case(), asked.account.person, asked.private, CLOCK, kept.folds)
        yield


def browser_of(request: HttpRequest) -> bytes:
    """Return the secret by which a browser may be known; b"" where it has none."""
    return _secret(request, BROWSER)


def _secret(request: HttpRequest, cookie: str) -> bytes:
    try:
        return b64decode(request.COOKIES.get(cookie, ""), validate=True)
    except (Error, ValueError):
        return b""
