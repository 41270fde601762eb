"""What a passphrase must be, wherever one is chosen."""

from goodoffices.terms import NotPossible

LEAST_LETTERS = 16


class PassphraseShort(NotPossible):
    """The passphrase has fewer than {least} letters: take at least four words that do not belong together."""


def check_passphrase(passphrase: str) -> None:
    """Check a passphrase that is about to seal a key.

    Raises:
        PassphraseShort: it is too short.
    """
    if len(passphrase) < LEAST_LETTERS:
        raise PassphraseShort(least=LEAST_LETTERS)
