"""The numbers that a page prints before the items of a list."""

from dataclasses import dataclass, replace

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def roman(number: int) -> str:
    """Return a number from 1 to 3999 in small Roman letters; any other in digits."""
    if not 0 < number < 4000:  # noqa: PLR2004 - the greatest number that Roman letters write
        return str(number)
    letters = []
    for value, sign in _ROMAN:
        letters.append(sign * (number // value))
        number %= value
    return "".join(letters)


def letters(number: int) -> str:
    """Return a number from 1 on in small letters as lists count them: a ... z, aa, ab ...; any other in digits."""
    if number < 1:
        return str(number)
    signs = ""
    while number:
        number, rest = divmod(number - 1, 26)
        signs = chr(ord("a") + rest) + signs
    return signs


@dataclass(frozen=True, slots=True)
class Numbering:
    """The number of the next item of a list, and its style: "1", "a", "A", "i", "I", "•", or "" for none."""

    style: str
    number: int = 1
    step: int = 1

    @property
    def label(self) -> str:
        """The number as it is printed."""
        match self.style:
            case "" | "•":
                return self.style
            case "a":
                return f"{letters(self.number)}."
            case "A":
                return f"{letters(self.number).upper()}."
            case "i":
                return f"{roman(self.number)}."
            case "I":
                return f"{roman(self.number).upper()}."
            case _:
                return f"{self.number}."

    def after(self) -> "Numbering":
        """Return the numbering of the item after this one."""
        return replace(self, number=self.number + self.step)
