"""A person's key pair, sealed by a passphrase: logging in is opening it."""

import struct
from dataclasses import dataclass
from unicodedata import normalize

from nacl.pwhash import argon2id
from nacl.utils import random as random_bytes

from goodoffices.record.hybrid import PrivateKey, PublicKey
from goodoffices.record.sealing import KEY_BYTES, DoesNotOpen, seal, unseal
from goodoffices.terms import NotPossible

_LABEL = b"goodoffices/person/1"
_EFFORT = struct.Struct(">II")
_PREFIX = _EFFORT.size + argon2id.SALTBYTES


class WrongPassphrase(NotPossible):
    """This passphrase does not open this key: type it again, or have two of the three keepers recover the key."""


class EffortOutOfRange(NotPossible):
    """A sealed key asks for {mebibytes} MiB of memory, and at most {most} MiB are allowed: the key file was changed; restore it."""  # noqa: E501 - one sentence


@dataclass(frozen=True, slots=True)
class Effort:
    """What argon2id costs: passes over the memory, and its size in MiB."""

    passes: int = 3
    mebibytes: int = 64


MOST_MEBIBYTES = 1024
"""A sealed key that asks for more memory was not made here."""


def seal_key(private: PrivateKey, person: bytes, passphrase: str, effort: Effort | None = None) -> bytes:
    """Seal a person's private key by a passphrase: effort, salt, then the key, bound to person and public key.

    Changing a passphrase is sealing the same key by another: the old seal must be destroyed by who keeps it.
    """
    effort = effort or Effort()
    prefix = _EFFORT.pack(effort.passes, effort.mebibytes) + random_bytes(argon2id.SALTBYTES)
    key = _stretched(passphrase, prefix)
    return prefix + seal(key, private.raw, _bound(person, private.public, prefix))


def open_key(sealed: bytes, person: bytes, public: PublicKey, passphrase: str) -> PrivateKey:
    """Open a person's private key.

    Raises:
        WrongPassphrase: the passphrase is another, or the seal belongs to another person or public key.
        EffortOutOfRange: opening it would take more memory than any key made here asks for.
    """
    prefix = sealed[:_PREFIX]
    try:
        raw = unseal(_stretched(passphrase, prefix), sealed[_PREFIX:], _bound(person, public, prefix))
    except DoesNotOpen as error:
        raise WrongPassphrase from error
    return PrivateKey(raw)


def _bound(person: bytes, public: PublicKey, prefix: bytes) -> bytes:
    return _LABEL + person + public.fingerprint + prefix


def _stretched(passphrase: str, prefix: bytes) -> bytes:
    passes, mebibytes = _EFFORT.unpack(prefix[: _EFFORT.size])
    if mebibytes > MOST_MEBIBYTES:
        raise EffortOutOfRange(mebibytes=mebibytes, most=MOST_MEBIBYTES)
    typed = normalize("NFC", passphrase).encode()  # keyboards compose the same letter in different ways
    return argon2id.kdf(KEY_BYTES, typed, prefix[_EFFORT.size :], passes, mebibytes << 20)
