"""A disk that remembers what was written and what was made safe, so that a test can cut the power at any instant."""

import random
from dataclasses import dataclass, field
from pathlib import Path

import apsw

SECTOR = 512


@dataclass(slots=True)
class Disk:
    """What happened to the files, by name, for their folder gets its own late; what was written is safe once synced."""

    events: list[tuple[str, str, int, bytes]] = field(default_factory=list)
    room_left: float = float("inf")

    def write(self, path: str, at: int, content: bytes) -> None:
        """Note a write, or refuse it where the disk is full."""
        if len(content) > self.room_left:
            raise apsw.FullError
        self.room_left -= len(content)
        self.events.append(("write", path, at, bytes(content)))

    def note(self, what: str, path: str, at: int = 0, content: bytes = b"") -> None:
        """Note anything else."""
        self.events.append((what, path, at, content))


class Files(apsw.VFS):
    """The files of the system, watched by a disk."""

    def __init__(self, name: str, disk: Disk) -> None:
        self.disk = disk
        super().__init__(name, "")

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> "WatchedFile":  # noqa: N802 - SQLite's name
        """Open a watched file."""
        return WatchedFile(self.disk, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802, FBT001 - SQLite's names
        """Delete a file."""
        super().xDelete(filename, syncdir)
        self.disk.note("delete", Path(filename).name)


class WatchedFile(apsw.VFSFile):
    """One file, whose writes and syncs are noted."""

    def __init__(self, disk: Disk, name: str | apsw.URIFilename | None, flags: list[int]) -> None:
        super().__init__("", name, flags)
        self.disk = disk
        self.path = Path(name.filename() if isinstance(name, apsw.URIFilename) else str(name)).name

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802 - SQLite's name
        """Write and note it."""
        self.disk.write(self.path, offset, data)
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:  # noqa: N802 - SQLite's name
        """Truncate and note it."""
        super().xTruncate(newsize)
        self.disk.note("truncate", self.path, newsize)

    def xSync(self, flags: int) -> None:  # noqa: N802 - SQLite's name
        """Sync and note it."""
        super().xSync(flags)
        self.disk.note("sync", self.path)


def apply(content: bytearray, what: str, at: int, written: bytes) -> None:
    """Do to a file's content what an event says."""
    if what == "truncate":
        del content[at:]
        return
    content.extend(bytes(max(0, at - len(content))))
    content[at : at + len(written)] = written


@dataclass(slots=True)
class Survivors:
    """The files as the disk has them for certain, and what may or may not have reached it."""

    safe: dict[str, bytearray] = field(default_factory=dict)
    pending: dict[str, list[tuple[str, int, bytes]]] = field(default_factory=dict)

    def follow(self, what: str, path: str, at: int, written: bytes) -> None:
        """Take one event in."""
        if what == "delete":
            self.safe.pop(path, None)
            self.pending.pop(path, None)
        elif what == "sync":
            content = self.safe.setdefault(path, bytearray())
            for one in self.pending.pop(path, []):
                apply(content, *one)
        elif what in ("write", "truncate"):
            self.pending.setdefault(path, []).append((what, at, written))

    def after_cut(self, folder: Path, mode: str, chance: random.Random) -> None:
        """Write the files into a folder as they may be found when the power is back: none, half or all of the rest."""
        for path in self.safe.keys() | self.pending.keys():
            content = bytearray(self.safe.get(path, b""))
            for what, at, written in self.pending.get(path, []) if mode != "none" else []:
                for start in range(0, max(1, len(written)), SECTOR):
                    if mode == "all" or chance.random() < 0.5:
                        apply(content, what, at + start, written[start : start + SECTOR])
            (folder / path).write_bytes(content)
