"""Which language a text is in, and which way it runs, told from the text alone.

Files are no witness: a French paper typed on an English machine says that it is English.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection
from enum import StrEnum


class Direction(StrEnum):
    """The way a line runs."""

    LTR = "ltr"
    RTL = "rtl"


_RTL_LANGUAGES = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})

_FUNCTION_WORDS = {
    "en": "the of and to in shall be by for or with on any that this is are was were has have had will may not "
    "no all each every which who whom whose from as at an a it its their they them he his she her we our "
    "you your here there these those such other than when where whereas if but into upon under between "
    "within after before been can would should must only also both either nor one another some more most "
    "same so do does s whether without through",
    "fr": "le la les des et à du en une dans pour par est qui sur aux un au de ou ne pas que qu se ce cette ces "
    "cet son sa ses leur leurs il elle ils elles nous vous on l' d' n' c' j' s' qu' sont ont été être "
    "avoir a toute tout tous toutes chaque aucun aucune nul avec sans sous entre lors après avant ainsi "
    "si mais plus peut doit comme même dont où y",
    "es": "el la los las del y en una por para que con se al su un de o no lo sus es son será serán este esta "
    "estos estas ese esa como más pero si sin sobre entre todo toda todos todas cada cual cuando donde ha "
    "han ser nadie ni desde hasta durante otro otra ante según e a le les fue",
    "pt": "o os a as da do dos das e em uma por para que com ao não um de no na nos nas à às aos se ou é são "
    "será serão este esta estes estas esse essa seu sua seus suas como mais mas sem sobre entre todo toda "
    "todos todas cada qual quando onde foi ser ninguém nem pelo pela pelos pelas outro outra após até lhe "
    "num",
    "it": "il gli le lo la della del di e in una per che con al nel dei un uno i da dal dalla dello delle degli "
    "dell' all' nell' alla allo alle agli nella nelle su sul sulla non si è sono sarà o ed ad questo "
    "questa ogni ciascuna ciascun come più ma se senza tra fra tutti tutte suo sua loro nessun nessuno "
    "quale quando dove ha hanno essere l' d' c' sull' dall' un'",
    "de": "der die das und zu den von mit für auf ist des dem nicht oder ein eine einer eines einem einen im in "
    "am an zum zur bei nach vor aus durch über unter zwischen sich sie er es wir ihr ihre ihrer seine "
    "seiner wird werden wurde sind hat haben kann können soll darf muss kein keine als auch nur wenn dass "
    "jede jeder jedes alle binnen dieser diese dieses ohne wie so man",
    "nl": "de het een en van in op voor met te zijn is niet dat die dit deze der den of aan om door bij uit tot "
    "als er wordt worden werd kan moet mag zal zullen geen elke elk alle over onder tussen na naar heeft "
    "hebben ook maar dan zich hun haar hij zij wij ons indien wie ieder iedere binnen zonder",
    "tr": "ve bir bu için ile olan olarak her veya da de ya gibi daha kadar sonra önce göre en o şu ne ki mi "
    "değil ise tarafından arasında içinde üzerine herkes hiç tüm bütün eder edilir olur olduğu dair karşı "
    "şekilde türlü",
    "da": "og i at en et den det de til af for på med som er ikke der skal må kan har fra om ved eller ingen "
    "enhver inden efter mellem under sig han hun vi deres alle være blive bliver hver",
    "sv": "och i att en ett den det de till av för på med som är inte ska skall får kan har från om vid eller "
    "ingen varje inom efter mellan under sig han hon vi deras alla vara bli blir var",
    "pl": "i w z na do nie się że o od za po przez dla jest są oraz lub jak ma to nikt każdy każda który która "
    "które których przed między ich jego jej być może wszelkich wszystkie bez",
    "ro": "și în de la cu pe nu se că din pentru este sunt sau al ale a ai unei unui un o prin după între orice "
    "fiecare toate lor său sa va vor fi fără nimeni care să ca",
    "id": "yang dan di dari untuk dengan pada dalam tidak ini itu adalah akan oleh atau ke para setiap harus "
    "dapat sebagai antara setelah sebelum semua tanpa orang telah serta wajib",
    "sw": "na ya wa kwa katika ni za la cha vya kila au hii hizi hiyo yote zote wote mtu haki bila kama kuwa "
    "baada kabla kati pande lazima",
}
"""The commonest small words; languages that are seldom met stand here lest their neighbours be taken for them."""
_ACCENTED = {
    "fr": "àâæçéèêëîïôœùûÿ",
    "es": "áéíñóúü",
    "pt": "áâãàçéêíóôõú",
    "it": "àèéìòù",
    "de": "äöüß",
    "nl": "éëï",
    "tr": "çğıöşüâî",
    "da": "æøåé",
    "sv": "åäöé",
    "pl": "ąćęłńóśźż",
    "ro": "ăâîșțşţ",
}
_LETTERS_BEYOND = {language: frozenset(_ACCENTED.get(language, "")) for language in _FUNCTION_WORDS}
_LANGUAGES_OF: dict[str, list[str]] = {}
for _language, _known in _FUNCTION_WORDS.items():
    for _one in _known.split():
        _LANGUAGES_OF.setdefault(_one, []).append(_language)
_LETTERS_OF = {"ur": "ٹڈڑںےھ", "ckb": "ڕڵۆێە", "fa": "پچژگ", "uk": "іїєґ"}
_CLAUSE = 5
_SPARSEST = 8
_WORD = re.compile(r"[^\W\d_]{1,4}'(?=\w)|[^\W\d_]+")


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
    """Return the language that more words bear witness to than to any other; "" where two come close, or few speak.

    A word is a witness for the languages in which it is a small word, or whose letters all of its accents are.
    """
    words = Counter(_WORD.findall(text[:20000].lower().replace("’", "'")))
    hits = dict.fromkeys(sorted(_FUNCTION_WORDS), 0)
    for word, count in words.items():
        for language in _witnessed(word):
            hits[language] += count
    total = sum(words.values())
    second, best = sorted(hits, key=hits.__getitem__)[-2:]
    ahead = max(1 if total >= _CLAUSE else 2, hits[second] / 6)
    return best if hits[best] >= hits[second] + ahead and hits[best] * _SPARSEST > total else ""


def _witnessed(word: str) -> Collection[str]:
    known = _LANGUAGES_OF.get(word, ())
    if word.isascii():
        return known
    accents = {letter for letter in word if not letter.isascii()}
    return {*known, *(language for language, letters in _LETTERS_BEYOND.items() if accents <= letters)}
