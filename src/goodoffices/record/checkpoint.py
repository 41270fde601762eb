"""Checkpoints: how far a log has come, signed with every commit; receipts, and the codes that people compare."""

from base64 import b32encode
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Self

from nacl.bindings import crypto_sign, crypto_sign_BYTES, crypto_sign_seed_keypair, crypto_sign_SEEDBYTES
from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey
from nacl.utils import random as random_bytes

from goodoffices.record.tree import Frontier, leaf_hash
from goodoffices.terms import NotPossible

_LABEL = b"goodoffices/checkpoint/1"
_CODE_BYTES = 10
_GROUP = 4


class SignatureDoesNotFit(NotPossible):
    """A checkpoint does not bear the signature of this case, so it was made or changed by others: verify the case."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """How far one log has come: of which case, which room (or the case itself), its size, end of chain, and root."""

    case: bytes
    subject: bytes
    size: int
    chain: bytes
    root: bytes

    def encoded(self) -> bytes:
        """Return the bytes that are signed: label (24), case (16), subject (16), size (8), chain (32), root (32)."""
        return _LABEL + self.case + self.subject + self.size.to_bytes(8) + self.chain + self.root


@dataclass(frozen=True, slots=True)
class Signed:
    """A checkpoint with the case's Ed25519 signature."""

    checkpoint: Checkpoint
    signature: bytes

    def check(self, public: bytes) -> None:
        """Check the signature.

        Raises:
            SignatureDoesNotFit: it is not that of the key.
        """
        try:
            VerifyKey(public).verify(self.checkpoint.encoded(), self.signature)
        except (BadSignatureError, ValueError, OverflowError) as error:
            raise SignatureDoesNotFit from error

    def leaf(self) -> bytes:
        """Return the hash under which a room's checkpoint enters the log of the whole case, signature and all."""
        return leaf_hash(self.checkpoint.encoded() + self.signature)


class Signer:
    """Signs the checkpoints of one case."""

    def __init__(self, seed: bytes) -> None:
        self.seed = seed
        """The 32 bytes that it is made again from."""
        self.public, self._secret = crypto_sign_seed_keypair(seed)

    @classmethod
    def fresh(cls) -> Self:
        """Make a new signer."""
        return cls(random_bytes(crypto_sign_SEEDBYTES))

    def sign(self, checkpoint: Checkpoint) -> Signed:
        """Sign a checkpoint."""
        return Signed(checkpoint, crypto_sign(checkpoint.encoded(), self._secret)[:crypto_sign_BYTES])


@dataclass(frozen=True, slots=True)
class Log:
    """An append-only log as it stands: a chain of hashes that binds the order, and the tree for proofs."""

    chain: bytes
    frontier: Frontier

    @classmethod
    def begun(cls, case: bytes, subject: bytes) -> Self:
        """Begin the log of a room, or of the whole case where the subject is the case."""
        return cls(sha256(b"goodoffices/chain/1" + case + subject).digest(), Frontier())

    @property
    def size(self) -> int:
        """How many leaves it has."""
        return self.frontier.size

    def grown(self, leaf: bytes) -> "Log":
        """Return the log with one more leaf, given by its hash."""
        return Log(sha256(b"\x02" + self.chain + leaf).digest(), self.frontier.grown(leaf))

    def checkpoint(self, case: bytes, subject: bytes) -> Checkpoint:
        """Return how far it has come."""
        return Checkpoint(case, subject, self.size, self.chain, self.frontier.root)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What who appends gets once the entry is safe: its place in its room and the room's signed checkpoint.

    It is computed from that room alone, so it tells nothing of any other.
    """

    entry: bytes
    position: int
    signed: Signed

    @property
    def code(self) -> str:
        """The short code of the room as it stood then."""
        return code_of([self.signed.checkpoint])


def code_of(checkpoints: Iterable[Checkpoint]) -> str:
    """Return the code of the rooms that a reader has, in any order: 80 bits as four groups of four letters and digits.

    People who have it on paper are the witnesses: a room that is rewritten gets another code.
    """
    parts = sorted(one.encoded() for one in checkpoints)
    digest = sha256(b"goodoffices/code/1" + b"".join(parts)).digest()[:_CODE_BYTES]
    letters = b32encode(digest).decode()
    return "-".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))
