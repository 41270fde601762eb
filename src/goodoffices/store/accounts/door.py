"""At the door: a name, a passphrase that opens a key, and a second factor; what fails is counted."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from hmac import compare_digest
from threading import BoundedSemaphore
from unicodedata import normalize

import pyotp
from django.db import transaction

from goodoffices.office.passphrase import check_passphrase
from goodoffices.record.envelope import fresh_id
from goodoffices.record.hybrid import PrivateKey
from goodoffices.record.person import Effort, WrongPassphrase, open_key, seal_key
from goodoffices.record.ports import Keys
from goodoffices.store.accounts.models import Account, Attempt, OneTimeCode
from goodoffices.terms import NotPossible

AT_MOST, WITHIN_MINUTES = 6, 15
STEP_SECONDS = 30
CODES, CODE_LETTERS = 8, 12

_TOTP = b"goodoffices/totp/1"
_STRETCHING = BoundedSemaphore(2)
_NOBODY = fresh_id()
_NOBODYS_KEY = PrivateKey.fresh()
_EFFORT = Effort()
_UNUSED = seal_key(_NOBODYS_KEY, _NOBODY, _NOBODY.hex(), _EFFORT)
"""Opened in vain for a name that nobody has, so that it takes as long as one that somebody has."""


class NotAdmitted(NotPossible):
    """Name, passphrase and code do not fit together: type all three again; a code is good for one log-in only."""


class TooManyAttempts(NotPossible):
    """There were too many attempts under this name: wait {minutes} minutes and try again."""


class NameTaken(NotPossible):
    """The log-in name "{name}" is taken: choose another."""


@dataclass(frozen=True, slots=True, repr=False)
class Enrolled:
    """What a new person must be given once and on paper: the secret for a code generator, and printed codes."""

    account: Account
    called: str
    totp: str
    codes: tuple[str, ...]

    @property
    def address(self) -> str:
        """What a code generator reads from a picture: the secret, and whose it is."""
        return pyotp.TOTP(self.totp).provisioning_uri(name=self.called, issuer_name="Good Offices")


def enrol(name: str, person: str, private: PrivateKey) -> Enrolled:
    """Make an account for a person who has a key, with a second factor.

    Raises:
        NameTaken: somebody has this log-in name.
    """
    spelled = check_name(name)
    secret = pyotp.random_base32()
    sealed = private.public.seal(secret.encode(), _TOTP + bytes.fromhex(person))
    account = Account.objects.create(name=spelled, person=person, totp=sealed)
    return Enrolled(account, name, secret, new_codes(account))


def check_name(name: str) -> str:
    """Return how the log-in name of somebody new is spelled.

    Raises:
        NameTaken: somebody has it.
    """
    spelled = _spelled(name)
    if Account.objects.filter(name=spelled).exists():
        raise NameTaken(name=spelled)
    return spelled


def new_codes(account: Account) -> tuple[str, ...]:
    """Make new printed codes; the old ones are good no more."""
    codes = tuple(pyotp.random_base32()[:CODE_LETTERS] for _ in range(CODES))
    with transaction.atomic():
        OneTimeCode.objects.filter(account=account).delete()
        OneTimeCode.objects.bulk_create(OneTimeCode(account=account, digest=_digest(account, one)) for one in codes)
    return codes


def change_passphrase(keys: Keys, account: Account, old: str, new: str, now: int) -> None:
    """Seal a person's key by another passphrase; the old seal is destroyed.

    Raises:
        TooManyAttempts, NotAdmitted: the old passphrase is not that of the person.
        PassphraseShort: the new one is too short.
    """
    check_passphrase(new)
    private, raw = unlock(keys, account, old, now), bytes.fromhex(account.person)
    keys.reseal(raw, seal_key(private, raw, new))


def enter(keys: Keys, name: str, passphrase: str, code: str, now: int) -> tuple[Account, PrivateKey]:
    """Return the account and the open key of whoever has name, passphrase and code; `now` in milliseconds.

    Raises:
        TooManyAttempts: too many failed under this name.
        NotAdmitted: one of the three is wrong; which one is not told.
    """
    spelled = _spelled(name)
    account = Account.objects.filter(name=spelled).first()
    with _counted(spelled, now):
        private = _opened(keys, account, passphrase)
        if account is None or not _second_factor(account, private, code, now):
            raise NotAdmitted
    return account, private


def unlock(keys: Keys, account: Account, passphrase: str, now: int) -> PrivateKey:
    """Return the key of a person who was locked out for being idle; the second factor was shown at the log-in.

    Raises:
        TooManyAttempts, NotAdmitted: as at the log-in.
    """
    with _counted(account.name, now):
        return _opened(keys, account, passphrase)


def _opened(keys: Keys, account: Account | None, passphrase: str) -> PrivateKey:
    with _STRETCHING:
        if account is None:
            return open_key(_UNUSED, _NOBODY, _NOBODYS_KEY.public, passphrase)
        raw = bytes.fromhex(account.person)
        kept = keys.person(raw)
        return open_key(kept.sealed, raw, kept.public, passphrase)


def _second_factor(account: Account, private: PrivateKey, code: str, now: int) -> bool:
    typed = "".join(code.split()).upper()
    used, _ = OneTimeCode.objects.filter(account=account, digest=_digest(account, typed)).delete()
    if used:
        return True
    totp = pyotp.TOTP(private.unseal(bytes(account.totp), _TOTP + bytes.fromhex(account.person)).decode())
    step = now // 1000 // STEP_SECONDS
    for near in (step - 1, step, step + 1):
        if compare_digest(totp.generate_otp(near), typed):
            return bool(Account.objects.filter(pk=account.pk, last_step__lt=near).update(last_step=near))
    return False


@contextmanager
def _counted(name: str, now: int) -> Iterator[None]:
    """Count an attempt before it is tried, so that many at once are no more than many in turn; success forgets them."""
    digest = _name_digest(name)
    with transaction.atomic():
        Attempt.objects.filter(time__lt=now - WITHIN_MINUTES * 60_000).delete()
        if Attempt.objects.filter(digest=digest).count() >= AT_MOST:
            raise TooManyAttempts(minutes=WITHIN_MINUTES)
        Attempt.objects.create(digest=digest, time=now)
    try:
        yield
    except WrongPassphrase as error:
        raise NotAdmitted from error
    Attempt.objects.filter(digest=digest).delete()


def _spelled(name: str) -> str:
    return normalize("NFC", " ".join(name.split())).casefold()


def _name_digest(name: str) -> bytes:
    return sha256(b"goodoffices/attempt/1" + name.encode()).digest()


def _digest(account: Account, code: str) -> bytes:
    return sha256(b"goodoffices/code/1" + account.person.encode() + code.encode()).digest()
