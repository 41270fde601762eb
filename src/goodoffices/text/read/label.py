"""The number that somebody typed at the start of a paragraph, told apart from its words."""

import re

_ORDINALS = "أول ثاني ثالث رابع خامس سادس سابع ثامن تاسع عاشر حادي"
_FEMININE = "أولى ثانية ثالثة رابعة خامسة سادسة سابعة ثامنة تاسعة عاشرة حادية"
_TENS = "عشرون عشرين ثلاثون ثلاثين أربعون أربعين خمسون خمسين ستون ستين سبعون سبعين ثمانون ثمانين تسعون تسعين"
_MONTHS = (
    "january february march april may june july august september october november december "
    "januar februar märz april mai juni juli august september oktober november dezember"
)


def _any_of(words: str) -> str:
    return "|".join(sorted(words.split(), key=len, reverse=True))


_ROMAN = r"(?=[ivxlIVXL])(?:(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})|(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3}))"
_DRAWN_OUT = "ه\u0640"  # the fifth Arabic letter stands alone with a tatweel, lest it be read as the figure five
_LETTER = rf"(?:{_DRAWN_OUT}|(?P<letter{{0}}>[^\W\d_])(?P=letter{{0}})?)"
_BIS = r"(?:[ \u00a0]?(?:bis|ter|quater|quinquies)\b)?"
_DIGITS = r"(?!0)\d{1,3}"
_ARABIC_WORD = (
    rf"ال(?:{_any_of(_ORDINALS)}|{_any_of(_FEMININE)}|{_any_of(_TENS)})"
    rf"(?:[ \u00a0](?:عشرة|عشر|وال(?:{_any_of(_TENS)})))?"
)
_DIVISIONS = (
    "Article Art\\. Section Sec\\. Chapter Part Annex Appendix Clause Recital Paragraph Para\\. Title "
    "ARTICLE SECTION CHAPTER PART ANNEX APPENDIX CLAUSE "
    "Chapitre Partie Annexe Titre Considérant Artikel Abschnitt Kapitel Teil Anhang Anlage "
    "Artículo Sección Capítulo Anexo Artigo Capítulo Articolo Capo Allegato Madde Bölüm Статья Глава Раздел Стаття "
    "§§? المادة مادة الفصل الباب البند بند القسم الجزء الفقرة الملحق ماده فصل بند بخش סעיף פרק חלק נספח"
)
_NUMBERED = (
    rf"(?:{_DIGITS}[a-z]?(?:\.{_DIGITS})*(?:\([^\W_]{{1,4}}\))*(?:er)?|{_ROMAN}|[A-Z]|[א-ת]['׳]?|premier"
    rf"|{_ARABIC_WORD})"
)

_DIVISION = re.compile(
    rf"(?:{_any_of(_DIVISIONS)})[ \u00a0]?(?<![^\W\d_]){_NUMBERED}(?![\w]){_BIS}"
    r"(?P<mark>[.:،؛)]?(?:[ \u00a0]?[–—:-](?=\s|$))?)"
)
_STEPS = rf"{_DIGITS}(?:\.{_DIGITS})*"
_POINTS = r"(?:\([^\W_]{1,4}\))"
_MARKED = re.compile(
    rf"""
      {_STEPS}[a-z]?{_BIS}{_POINTS}*(?:\.\)?|\)|[-–](?=\s+[^\W\d]))  # 1.  1.2.  12)  3a.  1(a).  1-
    | {_STEPS}{_POINTS}+                                            # 1(a)
    | \((?:{_STEPS}[a-z]?|{_ROMAN}|{_LETTER.format(1)}){_BIS}\)     # (1)  (iv)  (a)  (aa)
    | (?:{_ROMAN}|{_LETTER.format(2)}){_BIS}(?:\.(?!\s+[^\W\d_]\.)|\))  # iv)  a)  A.  but not "U. S."
    | (?:{_DRAWN_OUT}|[^\W\d_a-zA-Z])[ ]?[-–](?=\s+\S)              # the Arabic "أ -"
    | [•‣◦▪●○■]
    | [-–](?=\s+[^\W\d_])
    """,
    re.VERBOSE,
)
_BARE = re.compile(rf"{_DIGITS}(?:\.{_DIGITS})+(?=\s+[^\W\d_])")
_DATE = re.compile(rf"\d{{1,2}}\.(?:\s+(?:{_any_of(_MONTHS)})\b|\d{{1,2}}\.\d\d(?!\d))", re.IGNORECASE)


def split_label(text: str) -> tuple[str, str]:
    """Return the typed number that a paragraph begins with, and its words; ("", text) where it has none.

    Nothing is lost: the text is the label, white space (or none), and the words. A number is a label only where it is
    marked as one ("1.", "(a)", "12)", "Article 4"): a year, a date, a decimal or "30 days" is not, nor is
    "Article 4 applies", which speaks of a number and does not bear it.
    """
    if _DATE.match(text):
        return "", text
    for pattern in (_DIVISION, _MARKED, _BARE):
        found = pattern.match(text)
        if found is None:
            continue
        rest = text[found.end() :]
        words = rest.lstrip()
        if (words and rest == words) or (_names_itself(found) and not _is_title(rest, words)):
            continue
        return found.group(), words
    return "", text


def _names_itself(found: re.Match[str]) -> bool:
    """Whether no mark after the number tells that it is a label."""
    return not found.groupdict().get("mark", "") and found.re is not _MARKED


def _is_title(rest: str, words: str) -> bool:
    opening = words.lstrip('([“«"')[:1]
    return not words or "\n" in rest[: len(rest) - len(words)] or opening.isupper()
