"""Escrow: a lost key is recovered by two of three keepers, each of whom has a list of words on paper.

The keepers' secret of 32 bytes is divided with SLIP-39; it opens the private half of the escrow key pair, to which
each person's private key is sealed. One list of words alone tells nothing of the secret.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from shamir_mnemonic import MnemonicError, combine_mnemonics, generate_mnemonics  # type: ignore[import-untyped]  # the library has no types

from goodoffices.record.hybrid import PrivateKey, PublicKey
from goodoffices.record.sealing import KEY_BYTES, DoesNotOpen, fresh_key, seal, unseal
from goodoffices.terms import NotPossible

KEEPERS = 3
NEEDED = 2

_LABEL = b"goodoffices/escrow/1"


class WordsDoNotFit(NotPossible):
    """These lists of words do not open the escrow ({needed} lists of the same set are needed): check them word by word."""  # noqa: E501 - one sentence


@dataclass(frozen=True, slots=True)
class Escrow:
    """The escrow key pair as it is kept: its public half, and its private half sealed by the keepers' secret."""

    public: PublicKey
    sealed: bytes

    def deposit(self, person: bytes, private: PrivateKey) -> bytes:
        """Seal a person's private key to the escrow; the keepers are not needed for it."""
        return self.public.seal(private.raw, _LABEL + person)


def new_escrow() -> tuple[Escrow, tuple[str, ...]]:
    """Make an escrow; return it and three lists of 33 words, of which any two open it. The lists are kept nowhere."""
    secret, private = fresh_key(), PrivateKey.fresh()
    escrow = Escrow(private.public, seal(secret, private.raw, _LABEL + private.public.fingerprint))
    (lists,) = generate_mnemonics(1, [(NEEDED, KEEPERS)], secret, iteration_exponent=0)
    return escrow, tuple(lists)


def recover(escrow: Escrow, lists: Sequence[str], person: bytes, deposited: bytes) -> PrivateKey:
    """Return a person's private key with two of the three lists of words.

    Raises:
        WordsDoNotFit: the lists are too few or too many, mistyped, of different sets or of another escrow.
        DoesNotOpen: what is deposited is another person's, or was changed.
    """
    refusal = WordsDoNotFit(needed=NEEDED)
    try:
        secret = combine_mnemonics([" ".join(one.lower().split()) for one in lists])
    except MnemonicError as error:
        raise refusal from error
    if len(secret) != KEY_BYTES:
        raise refusal
    try:
        private = PrivateKey(unseal(secret, escrow.sealed, _LABEL + escrow.public.fingerprint))
    except DoesNotOpen as error:
        raise refusal from error
    return PrivateKey(private.unseal(deposited, _LABEL + person))
