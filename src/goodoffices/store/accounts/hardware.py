"""Hardware keys as a second factor (WebAuthn): the key signs a challenge of ours, and asks its holder for a PIN.

A challenge says by itself when it was made and for what, signed by the key of the door, and is good once. The key
keeps the credential (a resident one), so nobody who types a name learns whether its owner has a hardware key.
"""

import json
import secrets
import struct
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.core.signing import BadSignature, TimestampSigner
from django.db import IntegrityError, transaction
from fido2.server import Fido2Server
from fido2.utils import websafe_encode
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from goodoffices.store.accounts.models import Account, HardwareKey, SpentChallenge
from goodoffices.terms import NotPossible

SECONDS = 3600
"""How long a challenge is good: a page with the log-in may stand open for a while."""

MOST = 8
LONGEST_NAME = 60
PLAIN_NAME = "Key {number}"

LOG_IN = "log-in"
"""The purpose of a challenge at the door; that of adding a key is the person's id."""

_REQUIRED = UserVerificationRequirement.REQUIRED


class KeyRefused(NotPossible):
    """The hardware key was not accepted: open the page again, touch the key and type its PIN when you are asked."""


class TooManyKeys(NotPossible):
    """There are {most} hardware keys already: remove one first."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the browser says it is: the host, which keys are bound to, and the whole origin."""

    host: str
    origin: str

    def server(self) -> Fido2Server:
        """Return what checks the answers of keys for this place and no other."""
        entity = PublicKeyCredentialRpEntity(id=self.host, name="Good Offices")
        return Fido2Server(entity, verify_origin=lambda origin: origin == self.origin)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back from the browser: the challenge that it was given, and the words of the key in JSON."""

    challenge: str
    words: str


def new_challenge(purpose: str) -> str:
    """Return a new challenge for one purpose: logging in, or adding a key for one person."""
    return _signer(purpose).sign(secrets.token_urlsafe(24))


def options(account: Account, place: Place) -> Mapping[str, Any]:
    """Return what the browser asks a new key of a person beside the challenge, in the JSON of WebAuthn."""
    user = PublicKeyCredentialUserEntity(
        id=sha256(b"goodoffices/hardware/1" + account.person.encode()).digest(),
        name=account.name,
        display_name=account.name,
    )
    made, _ = place.server().register_begin(
        user,
        [_credential(one) for one in account.hardware.all()],
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=_REQUIRED,
    )
    return {name: told for name, told in dict(made.public_key).items() if name != "challenge"}


def add(account: Account, called: str, place: Place, answer: Answer, now: int) -> HardwareKey:
    """Take a key as a second factor of a person.

    Raises:
        TooManyKeys: the person has as many as anybody may.
        KeyRefused: the answer is not that of a key here and now, or the key is known already.
    """
    number = account.hardware.count()
    if number >= MOST:
        raise TooManyKeys(most=MOST)
    with _refusing():
        _spend(answer.challenge, account.person, now)
        made = place.server().register_complete(_state(answer.challenge), json.loads(answer.words))
        credential = made.credential_data
        if credential is None:
            raise KeyRefused
        return HardwareKey.objects.create(
            account=account,
            called=" ".join(called.split())[:LONGEST_NAME] or PLAIN_NAME.format(number=number + 1),
            credential=credential.credential_id,
            public=bytes(credential),
            counter=made.counter,
        )


def fits(account: Account, place: Place, answer: Answer, now: int) -> bool:
    """Return whether one of the person's keys answered the challenge of the log-in, which is spent.

    A key that counts its signatures must have counted on: one that did not may be a copy.
    """
    try:
        with _refusing():
            _spend(answer.challenge, LOG_IN, now)
            words = json.loads(answer.words)
            keys = {bytes(one.credential): one for one in account.hardware.all()}
            known = [_credential(one) for one in keys.values()]
            used = place.server().authenticate_complete(_state(answer.challenge), known, words)
            counter = AuthenticationResponse.from_dict(words).response.authenticator_data.counter
    except KeyRefused:
        return False
    key = HardwareKey.objects.filter(pk=keys[used.credential_id].pk)
    behind = key.filter(counter__lt=counter) if counter else key.filter(counter=0)
    return bool(behind.update(counter=counter))


def _credential(key: HardwareKey) -> AttestedCredentialData:
    return AttestedCredentialData(bytes(key.public))


def _state(challenge: str) -> dict[str, Any]:
    return {"challenge": websafe_encode(challenge.encode()), "user_verification": _REQUIRED}


def _signer(purpose: str) -> TimestampSigner:
    return TimestampSigner(salt=f"goodoffices/challenge/1/{purpose}")


def _spend(challenge: str, purpose: str, now: int) -> None:
    _signer(purpose).unsign(challenge, max_age=SECONDS)
    with transaction.atomic():
        SpentChallenge.objects.filter(time__lt=now - 2 * SECONDS * 1000).delete()
        SpentChallenge.objects.create(digest=sha256(challenge.encode()).digest(), time=now)


@contextmanager
def _refusing() -> Iterator[None]:
    """Turn what is wrong with an answer into one refusal: the library tells it by errors of several kinds."""
    try:
        yield
    except (BadSignature, IntegrityError, ValueError, TypeError, KeyError, AttributeError, struct.error) as error:
        raise KeyRefused from error
