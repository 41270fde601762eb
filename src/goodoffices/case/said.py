"""An opened entry: who said what, in which room and when; to and from the body that is sealed."""

import json
from dataclasses import dataclass
from typing import Self

from goodoffices.case.statement import Statement, Unknown, read, written


@dataclass(frozen=True, slots=True)
class Said:
    """An entry as a reader has it open. Ids are in hexadecimal; time in milliseconds since 1970 UTC.

    Entries are ordered by time and then id, whatever room they lie in.
    """

    time: int
    id: str
    room: str
    author: str
    statement: Statement
    attachments: int = 0

    def __lt__(self, other: Self) -> bool:
        return (self.time, self.id) < (other.time, other.id)

    @property
    def about(self) -> str:
        """The id of the thing that this is said of."""
        return self.statement.about or self.id


def body_of(author: str, statement: Statement) -> bytes:
    """Return the body of an entry: JSON in UTF-8 with keys in order."""
    plain = {"author": author, **dict(written(statement))}  # type: ignore[arg-type]  # always an object
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def from_body(body: bytes, version: int) -> tuple[str, Statement]:
    """Return the author and the statement of a body; what cannot be read is `Unknown`."""
    try:
        plain = json.loads(body)
    except ValueError:
        return "", Unknown("", version)
    author = plain.get("author", "") if isinstance(plain, dict) else ""
    return str(author), read(plain, version)
