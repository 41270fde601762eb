"""A place in a text in the bracket notation, and the refusal that names it."""

import re

from goodoffices.terms import NotPossible

_ESCAPED = {"n": "\n", "r": "\r", "t": "\t"}


class NotationUnclear(NotPossible):
    """Line {line}: {problem}."""


class Cursor:
    """Reads a text from left to right, sign by sign."""

    def __init__(self, text: str, line: int = 1) -> None:
        """Begin at the start of a text whose first line is counted as `line`."""
        self.text = text
        self.place = 0
        self._first_line = line

    @property
    def ended(self) -> bool:
        """Whether nothing is left."""
        return self.place >= len(self.text)

    def sees(self, sign: str) -> bool:
        """Whether the rest begins with the sign."""
        return self.text.startswith(sign, self.place)

    def takes(self, sign: str) -> bool:
        """Step over the sign if the rest begins with it, and say whether it did."""
        if not self.sees(sign):
            return False
        self.place += len(sign)
        return True

    def takes_match(self, pattern: re.Pattern[str]) -> str:
        """Step over what the pattern matches here and return it; "" where it does not match."""
        found = pattern.match(self.text, self.place)
        if found is None:
            return ""
        self.place = found.end()
        return found.group()

    def letter(self) -> str:
        """Take one letter; a backslash makes the sign after it an ordinary letter (n, r, t: line end, return, tab)."""
        sign = self.text[self.place]
        self.place += 1
        if sign != "\\" or self.ended:
            return sign
        escaped = self.text[self.place]
        self.place += 1
        return _ESCAPED.get(escaped, escaped)

    def until(self, *signs: str) -> str:
        """Take letters up to one of the signs, which is left to be read, or up to the end."""
        letters: list[str] = []
        while not self.ended and not any(self.sees(sign) for sign in signs):
            letters.append(self.letter())
        return "".join(letters)

    def expects(self, sign: str, problem: str) -> None:
        """Step over the sign.

        Raises:
            NotationUnclear: something else stands here.
        """
        if not self.takes(sign):
            raise self.unclear(problem)

    def unclear(self, problem: str, place: int | None = None) -> NotationUnclear:
        """Return the refusal that names the line of a place (that of the cursor if none is given)."""
        before = self.text[: self.place if place is None else place]
        return NotationUnclear(line=self._first_line + before.count("\n"), problem=problem)


def unescape(text: str) -> str:
    """Return a text with every escape resolved."""
    return Cursor(text).until()
