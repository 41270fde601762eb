"""The folder of a case, `NAME.case/`: `record.db`, `keys.db` and `checkpoint`; made, opened, backed up, restored."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from goodoffices.record.checkpoint import Signer
from goodoffices.record.envelope import fresh_id
from goodoffices.record.examination import Examined
from goodoffices.store.keyfile import SqliteKeys
from goodoffices.store.sqlite import SqliteRecord
from goodoffices.store.witness import Witness, read_witness
from goodoffices.terms import NotPossible

RECORD, KEYS, CHECKPOINT = "record.db", "keys.db", "checkpoint"


class FolderExists(NotPossible):
    """The folder "{path}" exists already: choose another name for the case."""


class NotACase(NotPossible):
    """The folder "{path}" holds no case ({missing} is not in it): check the name."""


class OlderCopy(NotPossible):
    """This record ends at commit {found}, but its checkpoint file knows of {known}: an older copy was put back. Restore the latest backup, or accept that the entries since are lost."""  # noqa: E501 - the rule and both ways out


class AnotherHistory(NotPossible):
    """This record is not the one that its checkpoint file knows: its history was written anew. Restore a backup that verifies."""  # noqa: E501 - one sentence and the way out


class NotABackup(NotPossible):
    """The file "{path}" is not a backup of a case, or it is damaged: choose another."""


@dataclass(frozen=True, slots=True)
class CaseFolder:
    """An open case: its record and its key file."""

    record: SqliteRecord
    keys: SqliteKeys

    @classmethod
    def create(cls, folder: Path, witness: Path | None = None, vfs: str | None = None) -> Self:
        """Make a new case in a new folder; the checkpoint file lies in it unless another place is named.

        Raises:
            FolderExists: there is something at this place.
        """
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError as error:
            raise FolderExists(path=folder.name) from error
        keys = SqliteKeys.create(folder / KEYS, Signer.fresh(), vfs)
        record = SqliteRecord.create(folder / RECORD, fresh_id(), keys, vfs)
        return cls._with_witness(record, keys, witness or folder / CHECKPOINT)

    @classmethod
    def open(
        cls, folder: Path, witness: Path | None = None, vfs: str | None = None, *, accept_older: bool = False
    ) -> Self:
        """Open a case, and compare it with its checkpoint file; `accept_older` takes the record as it is.

        Raises:
            NotACase: a file of it is not there.
            OlderCopy, AnotherHistory: the record is not the one that the checkpoint file knows.
            WitnessMissing, WitnessDamaged, SignatureDoesNotFit: the checkpoint file tells nothing.
        """
        for name in (RECORD, KEYS):
            if not (folder / name).is_file():
                raise NotACase(path=folder.name, missing=name)
        keys = SqliteKeys.open(folder / KEYS, vfs)
        record = SqliteRecord.open(folder / RECORD, keys, vfs)
        path = witness or folder / CHECKPOINT
        try:
            if not accept_older:
                _compare(record, path)
        except NotPossible:
            record.close()
            keys.close()
            raise
        return cls._with_witness(record, keys, path)

    @classmethod
    def _with_witness(cls, record: SqliteRecord, keys: SqliteKeys, path: Path) -> Self:
        record.attach(Witness.create(path, record.public, record.case_checkpoint()))
        return cls(record, keys)

    def close(self) -> None:
        """Close the case."""
        self.record.close()
        self.keys.close()

    def back_up(self, archive: Path, key_archive: Path) -> None:
        """Write the record into one archive and its keys into another, which is for fewer people and a shorter time.

        The record comes first, so that its keys cannot be older than it. A backup counts once `restore` has read it.

        Raises:
            FolderExists: something lies at one of the two places.
        """
        copy = archive.with_name(archive.name + ".part")
        for path in (archive, key_archive, copy):
            if path.exists():
                raise FolderExists(path=path.name)
        try:
            self.record.copy_to(copy)
            _pack(archive, RECORD, copy.read_bytes())
        finally:
            copy.unlink(missing_ok=True)
        _pack(key_archive, KEYS, self.keys.copied())


def restore(archive: Path, key_archive: Path, folder: Path) -> Examined:
    """Make a case folder from a backup and verify it whole; the folder is ready to be opened.

    Raises:
        FolderExists: there is something at this place.
        NotABackup: an archive is not one.
        FileDamaged, EntryChanged and the other refusals of `verify`: the backup is worth nothing.
    """
    contents = {RECORD: _unpacked(archive, RECORD), KEYS: _unpacked(key_archive, KEYS)}
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError as error:
        raise FolderExists(path=folder.name) from error
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    case = CaseFolder.open(folder, accept_older=True)
    try:
        return case.record.verify()
    finally:
        case.close()


def _compare(record: SqliteRecord, path: Path) -> None:
    known = read_witness(path, record.public).checkpoint
    found = record.case_checkpoint().checkpoint
    if found.size < known.size:
        raise OlderCopy(found=found.size, known=known.size)
    chain = record.case_chain(known.size) if known.size else known.chain
    if chain != known.chain or known.case != record.case:
        raise AnotherHistory


def _pack(archive: Path, name: str, content: bytes) -> None:
    with ZipFile(archive, "x", ZIP_STORED) as packed:
        packed.writestr(ZipInfo(name), content)


def _unpacked(archive: Path, name: str) -> bytes:
    try:
        with ZipFile(archive) as packed:
            return packed.read(name)
    except (BadZipFile, KeyError) as error:
        raise NotABackup(path=archive.name) from error
