"""Numbers as Word writes them: the number formats of ECMA-376 part 1, 17.18.59 (ST_NumberFormat)."""

from collections.abc import Callable, Mapping

from goodoffices.text.read.roman import roman

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
_ARABIC_ALPHA = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ARABIC_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_HINDI_VOWELS = "कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह"
_HINDI_CONSONANTS = "अआइईउऊऋएऐओऔ"
_CHICAGO = "*†‡§"
_HEBREW_VALUES = tuple(zip((400, 300, 200, 100, 90, 80, 70, 60, 50, 40, 30, 20, 10), "תשרקצפעסנמלכי", strict=True))
_CHINESE = "〇一二三四五六七八九"
_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_HUNDRED, _TEN = 100, 10
_LAST_ROMAN, _LAST_HEBREW, _LAST_IN_WORDS, _LAST_CHINESE = 4999, 999, 999, 99
_ORDINAL_WORDS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
_ROUNDS = 30


def written(count: int, style: str, language: str = "en") -> str:
    """Return a count as a number format writes it; in plain digits where the format is unknown or does not reach.

    Args:
        count: the number, from 0.
        style: a name of ST_NumberFormat such as "lowerRoman", or the pattern of a custom one such as "001, 002, 003".
        language: the language of the paragraph, for ordinals.
    """
    if style == "none":
        return ""
    if style == "ordinal":
        return _ordinal(count, language)
    if "," in style:
        return f"{count:0{len(style.split(',', maxsplit=1)[0].strip())}d}"
    form = _FORMS.get(style)
    return str(count) if form is None or count < 1 else form(count)


def _roman(count: int) -> str:
    return roman(count, _LAST_ROMAN)


def _repeated(letters: str) -> Callable[[int], str]:
    """Return a form that begins again with doubled letters: a ... z, aa, bb ... zz, aaa."""

    def form(count: int) -> str:
        rounds, place = divmod(count - 1, len(letters))
        return letters[place] * (rounds + 1) if rounds < _ROUNDS else str(count)

    return form


def _digits(zero: int) -> Callable[[int], str]:
    table = {ord("0") + digit: chr(zero + digit) for digit in range(10)}
    return lambda count: str(count).translate(table)


def _enclosed(first: int, last: int) -> Callable[[int], str]:
    return lambda count: chr(first + count - 1) if count <= last else str(count)


def _hebrew(count: int) -> str:
    """Return Hebrew numerals, which write 15 and 16 as 9 + 6 and 9 + 7."""
    if count > _LAST_HEBREW:
        return str(count)
    letters = ""
    for worth, letter in _HEBREW_VALUES[:4]:
        times, count = divmod(count, worth)
        letters += letter * times
    if count in {15, 16}:
        return letters + "ט" + _HEBREW[count - 10]
    for worth, letter in _HEBREW_VALUES[4:]:
        times, count = divmod(count, worth)
        letters += letter * times
    return letters + (_HEBREW[count - 1] if count else "")


def _ordinal(count: int, language: str) -> str:
    match language.split("-", maxsplit=1)[0]:
        case "fr":
            return f"{count}er" if count == 1 else f"{count}e"
        case "es" | "pt" | "it":
            return f"{count}º"
        case "nl":
            return f"{count}e"
        case "de" | "tr" | "da" | "nb" | "fi" | "pl" | "cs":
            return f"{count}."
        case "ru":
            return f"{count}-й"
        case _:
            ending = "th" if count % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
            return f"{count}{ending}"


def _cardinal(count: int) -> str:
    if count > _LAST_IN_WORDS:
        return str(count)
    words = []
    hundreds, rest = divmod(count, _HUNDRED)
    if hundreds:
        words.append(f"{_ONES[hundreds]} hundred")
    tens, ones = divmod(rest, _TEN)
    if rest >= len(_ONES):
        words.append(_TENS[tens] + (f"-{_ONES[ones]}" if ones else ""))
    elif rest:
        words.append(_ONES[rest])
    return " ".join(words)


def _ordinal_words(count: int) -> str:
    words = _cardinal(count)
    if words.isdigit():
        return _ordinal(count, "en")
    cut = max(words.rfind(" "), words.rfind("-")) + 1
    last = words[cut:]
    return words[:cut] + _ORDINAL_WORDS.get(last, f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")


def _chinese(count: int) -> str:
    if count > _LAST_CHINESE:
        return "".join(_CHINESE[int(digit)] for digit in str(count))
    tens, ones = divmod(count, _TEN)
    return (_CHINESE[tens] if tens > 1 else "") + ("十" if tens else "") + (_CHINESE[ones] if ones else "")


_FORMS: Mapping[str, Callable[[int], str]] = {
    "decimalZero": lambda count: f"{count:02d}",
    "upperRoman": _roman,
    "lowerRoman": lambda count: _roman(count).lower(),
    "upperLetter": _repeated(_LATIN.upper()),
    "lowerLetter": _repeated(_LATIN),
    "russianLower": _repeated(_RUSSIAN),
    "russianUpper": _repeated(_RUSSIAN.upper()),
    "arabicAlpha": _repeated(_ARABIC_ALPHA),
    "arabicAbjad": _repeated(_ARABIC_ABJAD),
    "hebrew1": _hebrew,
    "hebrew2": _repeated(_HEBREW),
    "hindiVowels": _repeated(_HINDI_VOWELS),
    "hindiConsonants": _repeated(_HINDI_CONSONANTS),
    "hindiNumbers": _digits(0x966),
    "thaiNumbers": _digits(0xE50),
    "decimalFullWidth": _digits(0xFF10),
    "decimalFullWidth2": _digits(0xFF10),
    "decimalEnclosedCircle": _enclosed(0x2460, 20),
    "decimalEnclosedParen": _enclosed(0x2474, 20),
    "decimalEnclosedFullstop": _enclosed(0x2488, 20),
    "chicago": _repeated(_CHICAGO),
    "hex": lambda count: f"{count:X}",
    "numberInDash": lambda count: f"- {count} -",
    "cardinalText": lambda count: _cardinal(count).capitalize(),
    "ordinalText": lambda count: _ordinal_words(count).capitalize(),
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "ideographDigital": _chinese,
    "japaneseCounting": _chinese,
    "taiwaneseCounting": _chinese,
}
