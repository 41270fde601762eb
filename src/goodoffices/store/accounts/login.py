"""Who is logged in: the person's key lies in a row, sealed under a secret that only the browser's cookie has.

Every change names the column that it means, so a request that ends late never undoes a lock.
"""

from contextlib import suppress
from hashlib import sha256

from django.db.models import QuerySet
from django.db.utils import OperationalError

from goodoffices.record.hybrid import PrivateKey
from goodoffices.record.sealing import DoesNotOpen, fresh_key, seal, unseal
from goodoffices.store.accounts.models import Account, LogIn

MINUTE = 60_000
LONGEST = 12 * 60 * MINUTE
"""After twelve hours name, passphrase and second factor are asked for again, however busy the person was."""

_NOTED_EVERY = 20_000
_BOUND = b"goodoffices/session/1"


def begin(account: Account, private: PrivateKey, now: int, before: LogIn | None = None) -> bytes:
    """Begin a log-in, or resume the one that was there before; return the secret for the cookie, kept nowhere else."""
    secret = fresh_key()
    begun = now if before is None else before.begun
    LogIn.objects.filter(begun__lt=now - LONGEST).delete()
    if before is not None:
        end(before)
    sealed = seal(secret, private.raw, _bound(account))
    LogIn.objects.create(digest=_digest(secret), account=account, sealed=sealed, begun=begun, last=now)
    return secret


def find(secret: bytes, now: int) -> LogIn | None:
    """Return the log-in of a cookie's secret, locked where it was idle too long; None where there is none."""
    found = LogIn.objects.select_related("account").filter(digest=_digest(secret)).first()
    if found is None or now - found.begun > LONGEST:
        return None
    if now > closes(found):
        lock(found)
    return found


def closes(log_in: LogIn) -> int:
    """Return when the idle lock closes, in milliseconds since 1970 UTC, unless the person does something before."""
    return log_in.last + log_in.account.idle_minutes * MINUTE


def open_sealed(log_in: LogIn, secret: bytes) -> PrivateKey | None:
    """Return the person's key while the log-in is unlocked."""
    try:
        return PrivateKey(unseal(secret, bytes(log_in.sealed), _bound(log_in.account)))
    except DoesNotOpen:
        return None


def note_activity(log_in: LogIn, now: int) -> None:
    """Keep the idle lock from closing; what happened a moment ago is not written again."""
    if now - log_in.last > _NOTED_EVERY:
        log_in.last = now
        with suppress(OperationalError):  # on a full disk one can still read, and the lock may close too early
            LogIn.objects.filter(pk=log_in.pk).update(last=now)


def lock(log_in: LogIn) -> None:
    """Forget the key; the log-in stays, and the passphrase opens it again."""
    log_in.sealed = b""
    LogIn.objects.filter(pk=log_in.pk).update(sealed=b"")


def end(log_in: LogIn) -> None:
    """End the log-in."""
    LogIn.objects.filter(pk=log_in.pk).delete()


def others(log_in: LogIn) -> QuerySet[LogIn]:
    """Return the other log-ins of the same person that still stand."""
    return LogIn.objects.filter(account=log_in.account, begun__gte=log_in.begun - LONGEST).exclude(pk=log_in.pk)


def name_of(log_in: LogIn) -> str:
    """Return the name under which a process keeps what it opened for this log-in."""
    return bytes(log_in.digest).hex()


def _digest(secret: bytes) -> bytes:
    return sha256(b"goodoffices/log-in/1" + secret).digest()


def _bound(account: Account) -> bytes:
    return _BOUND + bytes.fromhex(account.person)
