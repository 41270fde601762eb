"""The numbers that a page prints before the items of a list."""

from dataclasses import dataclass

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


@dataclass(slots=True)
class Numbering:
    """A list that is being read: its style ("1", "a", "A", "i", "I", "•" or "" for no numbers) and its next number."""

    style: str
    number: int = 1
    step: int = 1

    def next_label(self, told: int | None = None) -> str:
        """Return the label of the next item, which may state its own number."""
        number = self.number if told is None else told
        self.number = number + self.step
        match self.style:
            case "" | "•":
                return self.style
            case "a":
                return f"{letters(number)}."
            case "A":
                return f"{letters(number).upper()}."
            case "i":
                return f"{roman(number)}."
            case "I":
                return f"{roman(number).upper()}."
            case _:
                return f"{number}."
