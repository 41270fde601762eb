"""The first run of a case: until its first head has everything on paper, a mark lies in the folder.

A first run that is broken off leaves the mark, so that the next start begins anew and nobody stands before a case that
no one can enter. The mark holds the hash of the secret in the address at which a browser may begin.
"""

import secrets
from hashlib import sha256
from hmac import compare_digest
from pathlib import Path

from goodoffices.store.casefolder import FIRST_RUN

SECRET_BYTES = 16


def is_unfinished(folder: Path) -> bool:
    """Return whether the first run of a case was never finished."""
    return (folder / FIRST_RUN).is_file()


def invite(folder: Path) -> str:
    """Return a new secret, in hexadecimal, for the address at which the first run goes on; an older one is void."""
    secret = secrets.token_hex(SECRET_BYTES)
    (folder / FIRST_RUN).write_text(_digest(secret), encoding="ascii")
    return secret


def is_invited(folder: Path, secret: str) -> bool:
    """Return whether this secret opens the first run of a case that is unfinished."""
    return is_unfinished(folder) and compare_digest((folder / FIRST_RUN).read_text(encoding="ascii"), _digest(secret))


def finish(folder: Path) -> None:
    """Finish the first run: the address is good no more."""
    (folder / FIRST_RUN).unlink(missing_ok=True)


def _digest(secret: str) -> str:
    return sha256(b"goodoffices/first-run/1" + secret.encode()).hexdigest()
