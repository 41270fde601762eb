"""Attachments: a scan, a photo, a Word file beside an entry, and how much of them an entry and a room take."""

from collections.abc import Sequence
from dataclasses import dataclass

from goodoffices.case.said import File
from goodoffices.terms import NotPossible

MOST_FILES = 10
"""So many files go with one entry."""

LARGEST = 20_000_000
"""So many bytes a file may have."""

MOST_OF_A_ROOM = 500_000_000
"""So many bytes all files of a room may have together, sealed."""

_MB = 1_000_000


class TooManyFiles(NotPossible):
    """An entry takes at most {most} files, and {count} were chosen: divide them over several entries."""


class FileTooLarge(NotPossible):
    """The file “{name}” has {size} MB, and at most {most} MB fit: scan it less finely, or divide it."""


class RoomFull(NotPossible):
    """The files of a room take at most {most} MB together, and {left} MB are left in this one: attach smaller copies, or say it in another room."""  # noqa: E501 - one sentence


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with an entry: its bytes, and the name that it had ("" where it had none)."""

    content: bytes
    name: str = ""

    @property
    def told(self) -> File:
        """What the entry says of it."""
        return File(self.name, len(self.content))


def check_attachments(some: Sequence[Attachment], held: int) -> None:
    """Refuse what an entry, or a room that holds so many bytes of files already, does not take.

    Raises:
        TooManyFiles, FileTooLarge, RoomFull: the limit that it breaks.
    """
    if len(some) > MOST_FILES:
        raise TooManyFiles(most=MOST_FILES, count=len(some))
    for one in some:
        if len(one.content) > LARGEST:
            raise FileTooLarge(name=one.name, size=_in_mb(len(one.content)), most=LARGEST // _MB)
    left = max(0, MOST_OF_A_ROOM - held)
    if sum(len(one.content) for one in some) > left:
        raise RoomFull(most=MOST_OF_A_ROOM // _MB, left=left // _MB)


def _in_mb(size: int) -> str:
    """Return a size in megabytes, rounded up so that what is too large never looks as if it fitted."""
    return f"{-(-size // (_MB // 10)) / 10:.1f}"
