"""Which language a text is in, and which way it runs, told from the text alone.

Files are no witness: a French paper typed on an English machine says that it is English.
"""

import re
import unicodedata
from collections import Counter
from enum import StrEnum


class Direction(StrEnum):
    """The way a line runs."""

    LTR = "ltr"
    RTL = "rtl"


_RTL_LANGUAGES = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})

_FUNCTION_WORDS = {
    "en": "the of and to in shall be by for or with on any that this",
    "fr": "le la les des et à du en une dans pour par est qui sur aux",
    "es": "el los las del y en una por para que con se al su",
    "pt": "o os as da do dos das e em uma por para que com ao não",
    "it": "il gli le della del di e in una per che con al nel dei",
    "de": "der die das und zu den von mit für auf ist des dem nicht oder",
    "nl": "de het een en van in op voor met te zijn is niet dat",
    "tr": "ve bir bu için ile olan olarak her veya da de",
}
_WORDS_OF = {language: frozenset(words.split()) for language, words in _FUNCTION_WORDS.items()}
_LETTERS_OF = {"ur": "ٹڈڑںےھ", "ckb": "ڕڵۆێە", "fa": "پچژگ", "uk": "іїєґ"}
_WORD = re.compile(r"[^\W\d_]+")


def direction_of(text: str, language: str = "") -> Direction:
    """Return the direction of a text: that of its first strong character, else of its language."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in {"R", "AL"}:
            return Direction.RTL
        if kind == "L":
            return Direction.LTR
    return Direction.RTL if language.split("-", maxsplit=1)[0] in _RTL_LANGUAGES else Direction.LTR


def script_of(text: str) -> str:
    """Return the script most letters of the text belong to: "LATIN", "ARABIC" ...; "" without letters."""
    counts = Counter(unicodedata.name(character, "").split(" ")[0] for character in text[:4000] if character.isalpha())
    return counts.most_common(1)[0][0] if counts else ""


def language_of(text: str) -> str:
    """Return the language of a text as a BCP 47 tag, or "" where the text does not tell.

    Hebrew, Arabic and Cyrillic scripts tell by themselves (letters that only Persian, Urdu, Kurdish
    or Ukrainian have decide between neighbours); among Latin scripts the commonest function words do.
    """
    match script_of(text):
        case "HEBREW":
            return "he"
        case "ARABIC":
            return _by_letters(text, ("ur", "ckb", "fa")) or "ar"
        case "CYRILLIC":
            return _by_letters(text, ("uk",)) or "ru"
        case "LATIN":
            return _by_function_words(text)
        case _:
            return ""


def _by_letters(text: str, languages: tuple[str, ...]) -> str:
    for language in languages:
        if sum(text.count(letter) for letter in _LETTERS_OF[language]) * 200 > len(text):
            return language
    return ""


def _by_function_words(text: str) -> str:
    words = Counter(_WORD.findall(text[:20000].lower()))
    hits = {
        language: sum(count for word, count in words.items() if word in known) for language, known in _WORDS_OF.items()
    }
    best = max(sorted(hits), key=hits.__getitem__)
    return best if hits[best] * 12 > sum(words.values()) else ""
