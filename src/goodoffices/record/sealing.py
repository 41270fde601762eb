"""Sealing with a key that both sides hold: XChaCha20-Poly1305 over bodies padded to size classes."""

from nacl import bindings
from nacl.exceptions import CryptoError
from nacl.utils import random as random_bytes

from goodoffices.terms import NotPossible

KEY_BYTES = bindings.crypto_aead_xchacha20poly1305_ietf_KEYBYTES
NONCE_BYTES = bindings.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
TAG_BYTES = bindings.crypto_aead_xchacha20poly1305_ietf_ABYTES

STEP = 256
"""Sizes are told in steps of so many bytes; above 8 KiB the steps grow with the size."""


class DoesNotOpen(NotPossible):
    """This key does not open what is sealed here: it is another room's or epoch's, or the record was changed; verify the case."""  # noqa: E501 - one sentence


def fresh_key() -> bytes:
    """Return 32 new random bytes."""
    return random_bytes(KEY_BYTES)


def step_for(size: int) -> int:
    """Return the step, in bytes, that a size of so many bytes is rounded up to.

    256 up to 8 KiB, then the rounding of Padmé (Nikitin et al., PETS 2019), which shows O(log log size) bits of a
    size at the cost of at most an eighth more: a scan is not recognised by its length.
    """
    exponent = size.bit_length() - 1
    return max(STEP, 1 << max(0, exponent - exponent.bit_length()))


def padded_size(size: int) -> int:
    """Return how many bytes a body of `size` bytes has once padded; always more, always whole steps."""
    step = step_for(size + 1)
    return (size // step + 1) * step


def pad(body: bytes) -> bytes:
    """Pad a body to its size class (ISO/IEC 7816-4: one byte 0x80, then zeros)."""
    return body + b"\x80" + bytes(padded_size(len(body)) - len(body) - 1)


def unpad(padded: bytes) -> bytes:
    """Take the padding off.

    Raises:
        DoesNotOpen: there is no padding to take off.
    """
    try:
        return bindings.sodium_unpad(padded, step_for(len(padded)))
    except CryptoError as error:
        raise DoesNotOpen from error


def seal(key: bytes, body: bytes, bound: bytes) -> bytes:
    """Seal a body, bound to what it belongs to: a random nonce of 24 bytes, the ciphertext, a tag of 16 bytes."""
    nonce = random_bytes(NONCE_BYTES)
    return nonce + bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(body, bound, nonce, key)


def unseal(key: bytes, sealed: bytes, bound: bytes) -> bytes:
    """Open what `seal` sealed under the same key and bound to the same.

    Raises:
        DoesNotOpen: the key or what it is bound to is another, or a byte was changed.
    """
    nonce, ciphertext = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    if len(ciphertext) < TAG_BYTES:
        raise DoesNotOpen
    try:
        return bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(ciphertext, bound, nonce, key)
    except CryptoError as error:
        raise DoesNotOpen from error
