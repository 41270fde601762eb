"""While a person is unlocked: the private key lies in the session, sealed under a secret that only the cookie has."""

from base64 import b64decode, b64encode
from binascii import Error
from enum import Enum, auto

from django.http import HttpRequest, HttpResponse

from goodoffices.office.sitting import Sitting
from goodoffices.record.hybrid import PrivateKey
from goodoffices.record.sealing import DoesNotOpen, fresh_key, seal, unseal
from goodoffices.store.accounts.models import Account
from goodoffices.web.opened import CLOCK, drop_folds, folds_of, opened_case

COOKIE = "__Host-key"
_NOTED_EVERY = 20_000
_BOUND = b"goodoffices/session/1"


class Standing(Enum):
    """How somebody stands at a door."""

    NOBODY = auto()
    LOCKED = auto()
    UNLOCKED = auto()


class Asked(HttpRequest):
    """A request of somebody unlocked: the sitting and the account."""

    sitting: Sitting
    account: Account


def admit(request: HttpRequest, response: HttpResponse, account: Account, private: PrivateKey) -> None:
    """Begin or resume a log-in: the secret goes into the cookie, the sealed key into the session."""
    secret = fresh_key()
    request.session.cycle_key()
    sealed = seal(secret, private.raw, _BOUND + bytes.fromhex(account.person))
    request.session["account"] = account.pk
    request.session["key"] = b64encode(sealed).decode()
    request.session["last"] = CLOCK.now()
    response.set_cookie(COOKIE, b64encode(secret).decode(), secure=True, httponly=True, samesite="Strict")


def lock(request: HttpRequest) -> None:
    """Forget the key; the log-in stays, and the passphrase opens it again."""
    drop_folds(request.session.session_key or "")
    request.session.pop("key", None)


def leave(request: HttpRequest) -> None:
    """End the log-in."""
    drop_folds(request.session.session_key or "")
    request.session.flush()


def standing(request: HttpRequest, *, active: bool) -> Standing:
    """Return how somebody stands, and hang the sitting on the request of who is unlocked.

    `active` says whether this request counts as activity; after the idle time of the account the key is forgotten.
    """
    account = Account.objects.filter(pk=request.session.get("account", 0)).first()
    if account is None:
        return Standing.NOBODY
    request.account = account  # type: ignore[attr-defined]  # makes it an `Asked`
    now, last = CLOCK.now(), int(request.session.get("last", 0))
    if now - last > account.idle_minutes * 60_000:
        lock(request)
    private = _private(request, account)
    if private is None:
        return Standing.LOCKED
    if active and now - last > _NOTED_EVERY:
        request.session["last"] = now
    folds = folds_of(request.session.session_key or "")
    request.sitting = Sitting(opened_case(), account.person, private, CLOCK, folds)  # type: ignore[attr-defined]  # as above
    return Standing.UNLOCKED


def _private(request: HttpRequest, account: Account) -> PrivateKey | None:
    try:
        secret = b64decode(request.COOKIES.get(COOKIE, ""), validate=True)
        sealed = b64decode(request.session.get("key", ""))
        return PrivateKey(unseal(secret, sealed, _BOUND + bytes.fromhex(account.person)))
    except (DoesNotOpen, Error, ValueError):
        return None
