"""Sealing to a key pair: HPKE (RFC 9180) with ML-KEM-768 and X25519 together.

What is sealed stays closed while either of the two holds, so a backup that is stolen today is not read by the
quantum computer of later years. The combination is the library's; nothing is combined here. This is the only
module that knows of it.
"""

from dataclasses import dataclass, field
from hashlib import sha256
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, MLKEM768X25519PrivateKey, MLKEM768X25519PublicKey, Suite

from goodoffices.record.sealing import DoesNotOpen

_SUITE = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
_LATTICE_SEED = 64
_LATTICE_PUBLIC = 1184
_CURVE = 32

PRIVATE_BYTES = _LATTICE_SEED + _CURVE
PUBLIC_BYTES = _LATTICE_PUBLIC + _CURVE
OVERHEAD = 1088 + 32 + 16
"""How many bytes longer than its content something sealed is: ML-KEM ciphertext, X25519 share, tag."""


@dataclass(frozen=True, slots=True)
class PublicKey:
    """The half that seals: ML-KEM-768 encapsulation key (1,184 bytes), then X25519 public key (32 bytes)."""

    raw: bytes

    def __post_init__(self) -> None:
        if len(self.raw) != PUBLIC_BYTES:
            raise ValueError(len(self.raw))

    @property
    def fingerprint(self) -> bytes:
        """32 bytes that people can compare: the SHA-256 of the key."""
        return sha256(b"goodoffices/fingerprint/1" + self.raw).digest()

    def seal(self, body: bytes, bound: bytes) -> bytes:
        """Seal a body to whoever has the private half, bound to what it belongs to; anonymous and not padded."""
        lattice = MLKEM768PublicKey.from_public_bytes(self.raw[:_LATTICE_PUBLIC])
        curve = X25519PublicKey.from_public_bytes(self.raw[_LATTICE_PUBLIC:])
        return _SUITE.encrypt(body, MLKEM768X25519PublicKey(lattice, curve), info=bound)


@dataclass(frozen=True, slots=True, repr=False)
class PrivateKey:
    """The half that opens: ML-KEM-768 seed (64 bytes), then X25519 private key (32 bytes)."""

    raw: bytes
    _halves: tuple[MLKEM768PrivateKey, X25519PrivateKey] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        if len(self.raw) != PRIVATE_BYTES:
            raise ValueError(len(self.raw))
        seed, scalar = self.raw[:_LATTICE_SEED], self.raw[_LATTICE_SEED:]
        halves = MLKEM768PrivateKey.from_seed_bytes(seed), X25519PrivateKey.from_private_bytes(scalar)
        object.__setattr__(self, "_halves", halves)  # made once: a key opens as many wraps as its person has rooms

    @classmethod
    def fresh(cls) -> Self:
        """Make a new key."""
        lattice, curve = MLKEM768PrivateKey.generate(), X25519PrivateKey.generate()
        return cls(lattice.private_bytes_raw() + curve.private_bytes_raw())

    @property
    def public(self) -> PublicKey:
        """The half that seals."""
        lattice, curve = self._halves
        return PublicKey(lattice.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw())

    def unseal(self, sealed: bytes, bound: bytes) -> bytes:
        """Open what was sealed to the public half and bound to the same.

        Raises:
            DoesNotOpen: it was sealed to another key or bound to something else, or a byte was changed.
        """
        try:
            return _SUITE.decrypt(sealed, MLKEM768X25519PrivateKey(*self._halves), info=bound)
        except (InvalidTag, ValueError) as error:
            raise DoesNotOpen from error
