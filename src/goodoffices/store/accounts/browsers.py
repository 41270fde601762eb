"""Browsers in which a person logged in before: each has a random secret in a cookie, of which the hash is kept."""

from hashlib import sha256

from goodoffices.record.sealing import KEY_BYTES, fresh_key
from goodoffices.store.accounts.attempts import spelling
from goodoffices.store.accounts.models import Account, KnownBrowser

DAYS = 180
MOST = 10
"""So many browsers of a person are known; the one that was used longest ago is forgotten for a new one."""

_DAY = 24 * 60 * 60_000


def known(secret: bytes, name: str, now: int) -> bytes | None:
    """Return the hash of a browser in which the owner of a log-in name logged in before; None for any other."""
    digest = digest_of(secret)
    since = now - DAYS * _DAY
    found = KnownBrowser.objects.filter(digest=digest, account__name=spelling(name), last__gte=since).exists()
    return digest if found else None


def remember(secret: bytes, account: Account, now: int) -> bytes:
    """Know this browser as one of the person's from now on; return its secret, a new one where it had none."""
    own = secret if len(secret) == KEY_BYTES else fresh_key()
    KnownBrowser.objects.update_or_create(account=account, digest=digest_of(own), defaults={"last": now})
    newest = KnownBrowser.objects.filter(account=account).order_by("-last", "-pk").values_list("pk", flat=True)[:MOST]
    KnownBrowser.objects.filter(account=account).exclude(pk__in=list(newest)).delete()
    return own


def forget_others(secret: bytes, account: Account) -> None:
    """Know none of the person's browsers any more but this one."""
    KnownBrowser.objects.filter(account=account).exclude(digest=digest_of(secret)).delete()


def digest_of(secret: bytes) -> bytes:
    """Return the hash under which a browser is known."""
    return sha256(b"goodoffices/browser/1" + secret).digest()
