"""At the door: a name, a passphrase that opens a key, and a second factor; what fails is counted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from hmac import compare_digest
from threading import BoundedSemaphore

import pyotp
from django.db import transaction

from goodoffices.office.passphrase import check_passphrase
from goodoffices.record.envelope import fresh_id
from goodoffices.record.hybrid import PrivateKey
from goodoffices.record.person import Effort, open_key, seal_key
from goodoffices.record.ports import Keys
from goodoffices.store.accounts.attempts import Limit, NotAdmitted, NotUnlocked, by_one, counted, spelling
from goodoffices.store.accounts.models import Account, LogIn, OneTimeCode
from goodoffices.store.accounts.sites import is_open
from goodoffices.terms import NotPossible

STEP_SECONDS = 30
CODES, CODE_LETTERS = 8, 12

_TOTP = b"goodoffices/totp/1"
_STRETCHING = BoundedSemaphore(2)
_NOBODY = fresh_id()
_NOBODYS_KEY = PrivateKey.fresh()
_EFFORT = Effort()
_UNUSED = seal_key(_NOBODYS_KEY, _NOBODY, _NOBODY.hex(), _EFFORT)
"""Opened in vain for a name that nobody has, so that it takes as long as one that somebody has."""


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


def enrol(name: str, person: str, private: PrivateKey, site: str = "") -> Enrolled:
    """Make an account for a person who has a key, with a second factor, at a party's site or at the mediators' own.

    Raises:
        NameTaken: somebody has this log-in name.
    """
    spelled = check_name(name)
    secret = pyotp.random_base32()
    sealed = private.public.seal(secret.encode(), _TOTP + bytes.fromhex(person))
    account = Account.objects.create(name=spelled, person=person, totp=sealed, site=site)
    return Enrolled(account, name, secret, new_codes(account))


def check_name(name: str) -> str:
    """Return how the log-in name of somebody new is spelled.

    Raises:
        NameTaken: somebody has it.
    """
    spelled = spelling(name)
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


def change_passphrase(keys: Keys, log_in: LogIn, old: str, new: str, now: int) -> None:
    """Seal the key of whoever is logged in by another passphrase; the old seal is destroyed.

    Raises:
        TooManyAttempts, NotUnlocked: the old passphrase is not that of the person.
        PassphraseShort: the new one is too short.
    """
    check_passphrase(new)
    private, raw = unlock(keys, log_in, old, now), bytes.fromhex(log_in.account.person)
    keys.reseal(raw, seal_key(private, raw, new))


Second = Callable[[Account, PrivateKey], bool]
"""Whether somebody whose passphrase was right has the second factor, too."""


@dataclass(frozen=True, slots=True, repr=False)
class Knock:
    """What somebody brings to the door of a site: name, passphrase, second factor; and what limits such attempts."""

    name: str
    passphrase: str
    second: Second
    limits: Sequence[Limit]
    site: str = ""


def enter(keys: Keys, knock: Knock, now: int) -> tuple[Account, PrivateKey]:
    """Return the account and the open key of whoever has name, passphrase and second factor; `now` in milliseconds.

    Raises:
        TooManyAttempts: too many failed.
        NotAdmitted: one of the three is wrong; which one is not told.
    """
    there = Account.objects.filter(name=spelling(knock.name), site=knock.site)
    account = there.first() if is_open(knock.site) else None
    with counted(knock.limits, now):
        private = _opened(keys, account, knock.passphrase)
        if account is None or not knock.second(account, private):
            raise NotAdmitted
    return account, private


def unlock(keys: Keys, log_in: LogIn, passphrase: str, now: int) -> PrivateKey:
    """Return the key of a person who was locked out for being idle; the second factor was shown at the log-in.

    Raises:
        TooManyAttempts: too many failed.
        NotUnlocked: the passphrase is wrong.
    """
    try:
        with counted(by_one(bytes(log_in.digest)), now):
            return _opened(keys, log_in.account, passphrase)
    except NotAdmitted as error:
        raise NotUnlocked from error


def _opened(keys: Keys, account: Account | None, passphrase: str) -> PrivateKey:
    with _STRETCHING:
        if account is None:
            return open_key(_UNUSED, _NOBODY, _NOBODYS_KEY.public, passphrase)
        raw = bytes.fromhex(account.person)
        kept = keys.person(raw)
        return open_key(kept.sealed, raw, kept.public, passphrase)


def has_code(account: Account, private: PrivateKey, code: str, now: int) -> bool:
    """Return whether a code is a printed one or that of the generator; either is good once."""
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


def _digest(account: Account, code: str) -> bytes:
    return sha256(b"goodoffices/code/1" + account.person.encode() + code.encode()).digest()
