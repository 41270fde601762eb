"""Which place in a list a visible label names, in any script: "3.", "٣.", "(c)", "(ج)", "iii" and "ג" all say three."""

import re

from goodoffices.text.align.folding import fold

_ORDERS = (
    "abcdefghijklmnopqrstuvwxyz",
    "αβγδεζηθικλμνξοπρστυφχψω",
    "абвгдежзиклмнопрстуфхцчшщэюя",
    "ابجدهوزحطيكلمنسعفصقرشتثخذضظغ",  # abjad, as official papers count
    "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",  # alphabetical, as school books do
    "ابپتثجچحخدذرزژسشصضطظعغفقكگلمنوهي",  # Persian
    "אבגדהוזחט",
)
_HEBREW_TENS = {letter: 10 * count for count, letter in enumerate("יכלמנסעפצ", start=1)}
_HEBREW_ONES = {letter: count for count, letter in enumerate("אבגדהוזחט", start=1)}
_WORDS = {
    word: count
    for words in (
        "اول ثاني ثالث رابع خامس سادس سابع ثامن تاسع عاشر",
        "اولي ثانيه ثالثه رابعه خامسه سادسه سابعه ثامنه تاسعه عاشره",
    )
    for count, word in enumerate(words.split(), start=1)
} | {"first": 1, "second": 2, "third": 3, "premier": 1, "premiere": 1, "première": 1}
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ROMAN_FORM = re.compile(r"(?=[ivxlc])(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
_LEADING = re.compile(r"\s*[(\[]?(\d{1,3}|[^\W\d_]{1,4})[.)\]](?=\s|$)")


def ordinals_of(label: str) -> frozenset[int]:
    """Return the numbers that a label may stand for; several where it may be read in several ways.

    The last number, else the last letters of the label count: "Article 4" says 4, "2 (b)" says 2 of b.
    """
    found = re.findall(r"\d+|[^\W\d_]+", fold(label))
    if not found:
        return frozenset()
    last = found[-1]
    if not last.isdigit() and len(found) > 1 and found[-2].isdigit() and len(last) > 1:
        last = found[-2]
    if last.isdigit():
        return frozenset({int(last)})
    word = last.removeprefix("ال")
    return frozenset({_WORDS[word]}) if word in _WORDS else _of_letters(last)


def label_in(text: str) -> str:
    """Return the label that a text begins with ("3.", "(a)"), "" where it begins with words."""
    found = _LEADING.match(fold(text[:12]))
    return found[1] if found else ""


def _of_letters(letters: str) -> frozenset[int]:
    numbers = {order.index(letters) + 1 for order in _ORDERS if len(letters) == 1 and letters in order}
    if _ROMAN_FORM.fullmatch(letters):
        numbers.add(_roman(letters))
    if letters and letters[-1] in _HEBREW_TENS | _HEBREW_ONES:
        numbers.add(sum((_HEBREW_TENS | _HEBREW_ONES).get(letter, 0) for letter in letters))
    return frozenset(numbers)


def _roman(letters: str) -> int:
    values = [_ROMAN[letter] for letter in letters]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
