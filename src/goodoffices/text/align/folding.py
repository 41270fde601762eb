"""Text as it is matched, never as it is stored: one spelling for what a reader takes to be the same."""

import re
import unicodedata

_TATWEEL_AND_POINTS = "\u0640\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670\u06d6-\u06ed"
_CONTROLS = "\u00ad\u061c\u200b\u200d-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u034f\ufe00-\ufe0f"
_FILLERS = "\u115f\u1160\u17b4\u17b5"
_INVISIBLE = re.compile(f"[{_TATWEEL_AND_POINTS}{_CONTROLS}{_FILLERS}]")
_LETTERS = str.maketrans({"ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "ة": "ه", "ہ": "ه", "ھ": "ه", "ٱ": "ا"})
_FOREIGN_DIGIT = re.compile(r"[^\D0-9]")
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]"
)
_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Return the text in one spelling: compatible forms, case, digits and Arabic letters unified, marks gone.

    Vowel points and tatweel, bidirectional controls and other invisible characters are left out; the hamza
    and madda of an alef fall away with the points, as writers leave them out as often as not.
    """
    if text.isascii():
        return text.lower()
    spelt = _INVISIBLE.sub("", unicodedata.normalize("NFKD", text).casefold())
    spelt = _FOREIGN_DIGIT.sub(lambda digit: str(unicodedata.digit(digit[0])), spelt.translate(_LETTERS))
    return unicodedata.normalize("NFC", spelt)


def words_of(text: str) -> list[str]:
    """Return the words of a text, folded; where a script sets no spaces, every letter is a word."""
    folded = fold(text)
    if not folded.isascii():
        folded = _UNSPACED.sub(r" \g<0> ", folded)
    return _WORD.findall(folded)
