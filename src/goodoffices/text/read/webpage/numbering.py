"""The numbers that a page prints before the items of a list."""

from dataclasses import dataclass, replace

from goodoffices.text.read.roman import roman


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
                return f"{roman(self.number).lower()}."
            case "I":
                return f"{roman(self.number)}."
            case _:
                return f"{self.number}."

    def after(self) -> "Numbering":
        """Return the numbering of the item after this one."""
        return replace(self, number=self.number + self.step)
