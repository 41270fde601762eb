"""An opened entry: who said what, in which room and when; to and from the body that is sealed."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from goodoffices.case.statement import Statement, Unknown, read, written


@dataclass(frozen=True, slots=True)
class File:
    """A file that goes with an entry: the name that it had, and its size in bytes."""

    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Said:
    """An entry as a reader has it open. Ids are in hexadecimal; time in milliseconds since 1970 UTC.

    `attachments` counts its files; `files` says what they are, where the entry tells. Entries are ordered by time and
    then id, whatever room they lie in.
    """

    time: int
    id: str
    room: str
    author: str
    statement: Statement
    attachments: int = 0
    files: tuple[File, ...] = ()

    def __lt__(self, other: Self) -> bool:
        return (self.time, self.id) < (other.time, other.id)

    @property
    def about(self) -> str:
        """The id of the thing that this is said of."""
        return self.statement.about or self.id


def body_of(author: str, statement: Statement, files: Iterable[File] = ()) -> bytes:
    """Return the body of an entry: JSON in UTF-8 with keys in order."""
    plain = {"author": author, **dict(written(statement))}  # type: ignore[arg-type]  # always an object
    if told := [{"name": one.name, "size": one.size} for one in files]:
        plain["files"] = told
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def from_body(body: bytes, version: int) -> tuple[str, Statement]:
    """Return the author and the statement of a body; what cannot be read is `Unknown`."""
    try:
        plain = json.loads(body)
    except ValueError:
        return "", Unknown("", version)
    author = plain.get("author", "") if isinstance(plain, dict) else ""
    return str(author), read(plain, version)


def files_in(body: bytes) -> tuple[File, ...]:
    """Return what a body says of the files that go with its entry; none where it does not say or cannot be read."""
    try:
        return tuple(File(str(one["name"]), int(one["size"])) for one in json.loads(body)["files"])
    except (ValueError, KeyError, TypeError):
        return ()
