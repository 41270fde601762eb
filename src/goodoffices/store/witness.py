"""The checkpoint file: how far a case had come, kept beside the record or, better, on another disk.

It is overwritten in place after every commit, within one sector, without waiting for the disk: after a power cut it
may be older than the record, never newer. A record that ends before it is an older copy that was put back.
"""

import os
import re
from pathlib import Path
from typing import Self

from goodoffices.record.checkpoint import Checkpoint, Signed
from goodoffices.terms import NotPossible

_FORM = re.compile(
    rb"goodoffices checkpoint 1\ncase ([0-9a-f]{32})\nkey ([0-9a-f]{64})\nnumber (\d{20})\n"
    rb"chain ([0-9a-f]{64})\nroot ([0-9a-f]{64})\nsignature ([0-9a-f]{128})\n",
)


class WitnessMissing(NotPossible):
    """The checkpoint file "{path}" of this case is not there, so nobody can tell whether its record is the latest: put it back, or accept the record as it is with `--accept-older`."""  # noqa: E501 - one sentence


class WitnessDamaged(NotPossible):
    """The checkpoint file "{path}" tells nothing or was changed: put its copy back, or take the record with `--accept-older`."""  # noqa: E501 - one sentence


class Witness:
    """The checkpoint file of one case."""

    def __init__(self, path: Path, public: bytes) -> None:
        self.path, self._public = path, public
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)

    @classmethod
    def create(cls, path: Path, public: bytes, signed: Signed) -> Self:
        """Make a checkpoint file, safely on disk."""
        witness = cls(path, public)
        witness.write(signed)
        os.fsync(witness._file)
        return witness

    def write(self, signed: Signed) -> None:
        """Write how far the case has come."""
        os.lseek(self._file, 0, os.SEEK_SET)
        os.write(self._file, as_text(signed, self._public))

    def close(self) -> None:
        """Close the file, safely on disk."""
        os.fsync(self._file)
        os.close(self._file)


def as_text(signed: Signed, public: bytes) -> bytes:
    """Return the 480 bytes or fewer of a checkpoint file; always as many."""
    one = signed.checkpoint
    lines = [
        "goodoffices checkpoint 1",
        f"case {one.case.hex()}",
        f"key {public.hex()}",
        f"number {one.size:020}",
        f"chain {one.chain.hex()}",
        f"root {one.root.hex()}",
        f"signature {signed.signature.hex()}",
    ]
    return ("\n".join(lines) + "\n").encode()


def read_witness(path: Path, public: bytes) -> Signed:
    """Read a checkpoint file.

    Raises:
        WitnessMissing: there is none.
        WitnessDamaged: it is not in the form of one, or of another key.
        SignatureDoesNotFit: somebody else signed it.
    """
    try:
        found = _FORM.fullmatch(path.read_bytes())
    except FileNotFoundError as error:
        raise WitnessMissing(path=path.name) from error
    if found is None or bytes.fromhex(found[2].decode()) != public:
        raise WitnessDamaged(path=path.name)
    case, chain, root, signature = (bytes.fromhex(found[at].decode()) for at in (1, 4, 5, 6))
    signed = Signed(Checkpoint(case, case, int(found[3]), chain, root), signature)
    signed.check(public)
    return signed
