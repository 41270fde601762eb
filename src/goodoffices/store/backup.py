"""Backups: the record in one archive, its keys in another; both count only once they were restored and verified."""

import os
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile, copyfileobj
from tempfile import TemporaryDirectory
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from goodoffices.record.checkpoint import SignatureDoesNotFit
from goodoffices.record.examination import Examined
from goodoffices.store.casefolder import CHECKPOINT, KEYS, RECORD, CaseFolder, accept, whole_or_not
from goodoffices.store.connection import check_file, copy_file
from goodoffices.store.doorkey import DOOR_KEY
from goodoffices.store.witness import Witness, WitnessDamaged, WitnessMissing, read_witness
from goodoffices.terms import NotPossible

ACCOUNTS = "accounts.db"
"""Who logs in how; it goes with the keys where there is one, as does the key of the site's cookies."""

LAST_BACKUP = "last-backup"
"""A checkpoint file in the folder of a case: how far the last backup from it goes. It was made when the file was."""


class ArchiveExists(NotPossible):
    """The file "{path}" exists already: choose another name for the archive."""


class OneArchive(NotPossible):
    """The record and its keys would lie in one archive, and who finds that has both: name two different files."""


class NotABackup(NotPossible):
    """The file "{path}" is not a backup of a case, or it is damaged: choose another."""


@dataclass(frozen=True, slots=True)
class LastBackup:
    """Up to which commit the last backup of a case goes, and when it was made, in milliseconds since 1970 UTC."""

    commit: int
    time: int


def last_backup(case: CaseFolder, folder: Path) -> LastBackup | None:
    """Return what is known of the last backup from this folder; None where none was made, or nobody can tell."""
    path = folder / LAST_BACKUP
    try:
        commit = read_witness(path, case.record.public).checkpoint.size
    except (WitnessMissing, WitnessDamaged, SignatureDoesNotFit):
        return None
    return LastBackup(commit, path.stat().st_mtime_ns // 1_000_000)


def back_up(folder: Path, archive: Path, key_archive: Path) -> Examined:
    """Write the record into one archive and its keys into another, which is for fewer people and a shorter time.

    The record comes first, so that its keys cannot be older than it. What was written is restored beside the case
    and verified there, and only then gets its name.

    Raises:
        ArchiveExists: something lies at one of the two places.
        OneArchive: both places are the same.
        NotACase, OlderCopy and the other refusals of opening and of `restore`: there is no backup.
    """
    if archive.resolve() == key_archive.resolve():
        raise OneArchive
    for path in (archive, key_archive):
        if path.exists():
            raise ArchiveExists(path=path.name)
    parts = [path.with_name(path.name + ".part") for path in (archive, key_archive)]
    try:
        with TemporaryDirectory(prefix=f".{folder.name}.", dir=folder.parent) as aside:
            _copy_case(folder, Path(aside))
            _pack(parts[0], [Path(aside) / RECORD])
            _pack(parts[1], [Path(aside) / name for name in (KEYS, ACCOUNTS, DOOR_KEY)])
            restored = Path(aside) / "restored.case"
            examined = restore(parts[0], parts[1], restored)
            parts[0].rename(archive)
            parts[1].rename(key_archive)
            _copy_private(restored / CHECKPOINT, folder / LAST_BACKUP)
    finally:
        for part in parts:
            part.unlink(missing_ok=True)
    return examined


def restore(archive: Path, key_archive: Path, folder: Path, checkpoint: Path | None = None, time: int = 0) -> Examined:
    """Make a case folder from a backup and verify it, whole or not at all; the folder is ready to be opened.

    Where a checkpoint file was kept elsewhere and knows of later commits, every room says so from that time on
    (milliseconds since 1970 UTC).

    Raises:
        FolderExists: there is something at this place.
        NotABackup: an archive is not one.
        FileDamaged, EntryChanged and the other refusals of `verify`: the backup is worth nothing.
        AnotherHistory, WitnessDamaged: the checkpoint file is that of another case.
    """
    with whole_or_not(folder) as beside:
        _unpack(archive, beside, RECORD)
        _unpack(key_archive, beside, KEYS)
        if _holds(key_archive, ACCOUNTS):
            _unpack(key_archive, beside, ACCOUNTS)
            check_file(beside / ACCOUNTS)
        if _holds(key_archive, DOOR_KEY):
            _unpack(key_archive, beside, DOOR_KEY)
        case = CaseFolder.unwitnessed(beside)
        try:
            if checkpoint:
                read_witness(checkpoint, case.record.public)
            Witness.create(beside / CHECKPOINT, case.record.public, case.record.case_checkpoint()).close()
            examined = case.record.verify()
        finally:
            case.close()
        if checkpoint:
            copyfile(checkpoint, beside / CHECKPOINT)
            accept(beside, time)
    return examined


def _copy_case(folder: Path, aside: Path) -> None:
    case = CaseFolder.open(folder)
    try:
        case.record.copy_to(aside / RECORD)
    finally:
        case.close()
    copy_file(folder / KEYS, aside / KEYS)
    if (folder / ACCOUNTS).is_file():
        copy_file(folder / ACCOUNTS, aside / ACCOUNTS)
    if (folder / DOOR_KEY).is_file():
        _copy_private(folder / DOOR_KEY, aside / DOOR_KEY)


def _copy_private(source: Path, target: Path) -> None:
    target.touch(mode=0o600)
    copyfile(source, target)


def _pack(archive: Path, files: Iterable[Path]) -> None:
    """Write files as they are into an archive that only its owner reads; the same files give the same bytes."""
    archive.touch(mode=0o600)
    with archive.open("wb") as written:
        with ZipFile(written, "w", ZIP_STORED) as packed:
            for path in filter(Path.is_file, files):
                with path.open("rb") as source, packed.open(ZipInfo(path.name), "w", force_zip64=True) as target:
                    copyfileobj(source, target)
        os.fsync(written.fileno())


def _unpack(archive: Path, folder: Path, name: str) -> None:
    target = folder / name
    target.touch(mode=0o600)
    try:
        with ZipFile(archive) as packed, packed.open(name) as source, target.open("wb") as written:
            copyfileobj(source, written)
            os.fsync(written.fileno())
    except (BadZipFile, KeyError, EOFError, RuntimeError, zlib.error) as error:
        raise NotABackup(path=archive.name) from error


def _holds(archive: Path, name: str) -> bool:
    with ZipFile(archive) as packed:
        return name in packed.namelist()
