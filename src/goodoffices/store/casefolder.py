"""The folder of a case, `NAME.case/`: `record.db`, `keys.db` and `checkpoint`; made and opened."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Self

from goodoffices.record.checkpoint import Signer
from goodoffices.record.envelope import fresh_id
from goodoffices.record.restoration import Restoration
from goodoffices.store.keyfile import SqliteKeys
from goodoffices.store.sqlite import SqliteRecord
from goodoffices.store.witness import Witness, WitnessDamaged, WitnessMissing, read_witness
from goodoffices.terms import NotPossible

RECORD, KEYS, CHECKPOINT = "record.db", "keys.db", "checkpoint"
FIRST_RUN = "first-run"
"""The mark of a case whose first head has not got everything on paper yet; see `firstrun`."""


class FolderExists(NotPossible):
    """The folder "{path}" exists already: choose another name for the case."""


class NotACase(NotPossible):
    """The folder "{path}" holds no case ({missing} is not in it): check the name."""


class OlderCopy(NotPossible):
    """This record ends at commit {found}, but its checkpoint file knows of {known}: an older copy was put back. Restore the latest backup, or accept with `goodoffices verify --accept-older` that the entries since are lost."""  # noqa: E501 - the rule and both ways out


class AnotherHistory(NotPossible):
    """This record is not the one that its checkpoint file knows: its history was written anew. Restore a backup that verifies."""  # noqa: E501 - one sentence and the way out


@dataclass(frozen=True, slots=True)
class CaseFolder:
    """An open case: its record and its key file."""

    record: SqliteRecord
    keys: SqliteKeys

    @classmethod
    def create(
        cls, folder: Path, witness: Path | None = None, vfs: str | None = None, *, first_run: bool = False
    ) -> Self:
        """Make a new case in a new folder, whole or not at all; the checkpoint file lies in it unless told otherwise.

        `first_run` marks it as one in which nobody has a key yet, from its first moment on.

        Raises:
            FolderExists: there is something at this place.
        """
        with whole_or_not(folder) as beside:
            keys = SqliteKeys.create(beside / KEYS, Signer.fresh(), vfs)
            record = SqliteRecord.create(beside / RECORD, fresh_id(), keys, vfs)
            cls._with_witness(record, keys, witness or beside / CHECKPOINT).close()
            if first_run:
                (beside / FIRST_RUN).touch(mode=0o600)
        return cls.open(folder, witness, vfs)

    @classmethod
    def open(cls, folder: Path, witness: Path | None = None, vfs: str | None = None) -> Self:
        """Open a case, and compare it with its checkpoint file.

        Raises:
            NotACase: a file of it is not there.
            OlderCopy, AnotherHistory: the record is not the one that the checkpoint file knows.
            WitnessMissing, WitnessDamaged, SignatureDoesNotFit: the checkpoint file tells nothing.
        """
        case, path = cls.unwitnessed(folder, vfs), witness or folder / CHECKPOINT
        try:
            _compare(case.record, path)
        except NotPossible:
            case.close()
            raise
        return cls._with_witness(case.record, case.keys, path)

    @classmethod
    def unwitnessed(cls, folder: Path, vfs: str | None = None) -> Self:
        """Open a case without asking its checkpoint file, which is not written either.

        Raises:
            NotACase: a file of it is not there.
        """
        for name in (RECORD, KEYS):
            if not (folder / name).is_file():
                raise NotACase(path=folder.name, missing=name)
        keys = SqliteKeys.open(folder / KEYS, vfs)
        return cls(SqliteRecord.open(folder / RECORD, keys, vfs), keys)

    @classmethod
    def _with_witness(cls, record: SqliteRecord, keys: SqliteKeys, path: Path) -> Self:
        record.attach(Witness.create(path, record.public, record.case_checkpoint()))
        return cls(record, keys)

    def close(self) -> None:
        """Close the case."""
        self.record.close()
        self.keys.close()


def accept(folder: Path, time: int, witness: Path | None = None) -> Restoration | None:
    """Take an older copy that was put back as it is, and say so in every room; None where it is the latest.

    The time is in milliseconds since 1970 UTC. The copy is verified first: what is damaged is not accepted.

    Raises:
        AnotherHistory, SignatureDoesNotFit: it is no older copy of this case.
        NotACase, and the refusals of `verify`: it is worth nothing.
    """
    case, path = CaseFolder.unwitnessed(folder), witness or folder / CHECKPOINT
    try:
        case.record.verify()
        known = _later(case.record, path)
        restored = None if known is None else case.record.note_restoration(known, time)
        Witness.create(path, case.record.public, case.record.case_checkpoint()).close()
    finally:
        case.close()
    return restored


@contextmanager
def whole_or_not(folder: Path) -> Iterator[Path]:
    """Give a new folder beside this place, which takes the place once all that is done inside has succeeded.

    Raises:
        FolderExists: there is something at this place.
    """
    if folder.exists():
        raise FolderExists(path=folder.name)
    beside = Path(mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        yield beside
        beside.rename(folder)
        _settle(folder.parent)
    finally:
        rmtree(beside, ignore_errors=True)


def _settle(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, where the system lets a program wait for that."""
    if os.name == "posix":
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _later(record: SqliteRecord, path: Path) -> int | None:
    """Return the commit that a checkpoint file knows of beyond a record, 0 where there is no such file, or None."""
    try:
        _compare(record, path)
    except OlderCopy:
        return read_witness(path, record.public).checkpoint.size
    except (WitnessMissing, WitnessDamaged):
        return 0
    return None


def _compare(record: SqliteRecord, path: Path) -> None:
    known = read_witness(path, record.public).checkpoint
    found = record.case_checkpoint().checkpoint
    if found.size < known.size:
        raise OlderCopy(found=found.size, known=known.size)
    chain = record.case_chain(known.size) if known.size else known.chain
    if chain != known.chain or known.case != record.case:
        raise AnotherHistory
