"""A draft on its way out: the code that all copies of one text bear, and the mark of each copy.

The mark stands in the header and in the properties of the file. It never touches the text, so whoever types the text
anew has lost it, and two copies of one draft differ in nothing that is negotiated.
"""

import re
from dataclasses import dataclass

from goodoffices.terms import NotPossible

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""The 32 signs of Crockford's base 32: none of them is taken for another."""

_CODE = re.compile(r"\bGO-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\b")

PROPERTY = "Good Offices "
"""What the names of the properties of a copy begin with."""


class NoNumber(NotPossible):
    """A copy has a number from 1 up, and "{number}" is none: number the copies of a draft 1, 2, 3 and so on."""


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy of a draft: its number, who receives it, and when it was made out (as it is to be read, "" if not told).

    Raises:
        NoNumber: the number is below 1.
    """

    number: int
    recipient: str
    time: str = ""

    def __post_init__(self) -> None:
        if self.number < 1:
            raise NoNumber(number=self.number)

    def marked(self, code: str) -> str:
        """Return the line on top of every page of the copy; it has no words of any one language."""
        return " · ".join(one for one in (f"№ {self.number}", self.recipient, self.time, code) if one)

    def properties(self, digest: str) -> tuple[tuple[str, str], ...]:
        """Return the properties of the file of this copy: names and values."""
        told = (
            ("draft", code_of(digest)),
            ("text", digest),
            ("copy", str(self.number)),
            ("recipient", self.recipient),
            ("time", self.time),
        )
        return tuple((f"{PROPERTY}{name}", value) for name, value in told if value)


def code_of(digest: str) -> str:
    """Return the short code of a text, 40 bits of its hash, as in GO-7F3K-Q2XM."""
    number = int(digest[:10], 16)
    signs = "".join(_SIGNS[number >> shift & 31] for shift in range(35, -1, -5))
    return f"GO-{signs[:4]}-{signs[4:]}"


def codes_in(text: str) -> tuple[str, ...]:
    """Return the codes of drafts that stand in a text, each once."""
    return tuple(dict.fromkeys(_CODE.findall(text)))
