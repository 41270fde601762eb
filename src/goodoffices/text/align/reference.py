"""Cells that hold a reference instead of words: "no change", "idem", "deleted", in many languages."""

import itertools
from enum import StrEnum

from goodoffices.text.align.folding import words_of


class Reference(StrEnum):
    """What a block says about the text that it answers, instead of giving words of its own."""

    UNCHANGED = "unchanged"
    DELETED = "deleted"


_PHRASES = {
    Reference.UNCHANGED: (
        # Latin and English, as the tables of conferences and institutions have them
        "idem; ditto; same; same text; identical; no change; no changes; unchanged; text unchanged; remains unchanged; "
        "not amended; no amendment; no amendments; no ep amendment; no council amendment; no change to the text; "
        "no change to the commission text; no changes to the commission text; commission proposal; com text; "
        "commission proposal unchanged; as commission; as the commission; as com; as commission proposal; "
        "as in commission proposal; same as commission; same as com; same as commission proposal; text as in com; "
        "as proposed; as base; as original; as in the base text; as in the original; maintain; maintained; retain; "
        "retained; keep; keep text; "
        # French, Spanish, Portuguese, Italian
        "sans changement; inchangé; texte inchangé; sans modification; pas de changement; maintenu; "
        "sin cambios; sin cambio; igual; ídem; sin modificación; sin modificaciones; mantener; "
        "sem alteração; sem alterações; inalterado; invariato; senza modifiche; "
        # German, Dutch, Turkish, Russian, Ukrainian
        "unverändert; keine änderung; keine änderungen; ongewijzigd; geen wijziging; değişiklik yok; aynen; aynı; "
        "без изменений; то же; без змін; "
        # Arabic, Persian, Hebrew, Chinese
        "دون تغيير; بدون تغيير; بلا تغيير; لا تغيير; كما هو; بدون تغییر; بدون اصلاح; "
        "ללא שינוי; אין שינוי; כנ״ל; 不变; 同上; 无变化"
    ),
    Reference.DELETED: (
        "deleted; deletion; delete; text deleted; to be deleted; delete text; minus; struck out; "
        "supprimé; supprimée; supprimer; à supprimer; suprimido; suprimida; se suprime; suprimir; eliminado; "
        "eliminada; soppresso; soppressa; gestrichen; entfällt; streichen; geschrapt; vervallen; silindi; çıkarıldı; "
        "исключено; исключить; вилучено; محذوف; محذوفة; يحذف; تحذف; حذف; حذف شد; נמחק; נמחקה; למחוק; 删除; 已删除"
    ),
}
_REFERENCES = {
    tuple(words_of(phrase)): reference for reference, phrases in _PHRASES.items() for phrase in phrases.split(";")
}
_LABELS = {"am", "amd", "amendment", "amendments", "amendement", "enmienda", "änderungsantrag"} | {
    *("article", "art", "para", "cf", "see", "new"),
}
"""What announces a number beside a reference."""

LONGEST = 80
"""No reference has more characters."""


def reference_of(text: str) -> Reference | None:
    """Return what a block says about the text that it answers, or None where it has words of its own.

    Only a block that says nothing else is a reference: "deleted" and "Amendment 12: deleted" are, "the words
    are deleted" is wording.
    """
    if len(text) > LONGEST:
        return None
    words = words_of(text)
    return _REFERENCES.get(tuple(words)) or _REFERENCES.get(tuple(_without_labels(words)))


def _without_labels(words: list[str]) -> list[str]:
    """Return the words without what names the place ("Amendment 12", a letter or number in front), each but once.

    A number anywhere else is wording: "retain 500" is no reference.
    """
    kept = [
        word
        for before, word in itertools.pairwise(["", *words])
        if word not in _LABELS and not (_is_number(word) and (before in _LABELS or not before))
    ]
    return list(dict.fromkeys(kept))


def _is_number(word: str) -> bool:
    return len(word) == 1 or word[0].isdigit()
