"""Roman numerals, as lists and clauses are numbered with them."""

_WORTH = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_LAST = 3999


def roman(count: int, last: int = _LAST) -> str:
    """Return a count from 1 to the last that is written so in capital Roman numerals; any other in digits."""
    if not 0 < count <= last:
        return str(count)
    numerals = ""
    for worth, numeral in _WORTH:
        times, count = divmod(count, worth)
        numerals += numeral * times
    return numerals
