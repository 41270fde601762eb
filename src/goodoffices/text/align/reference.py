"""Cells that hold a reference instead of words: "no change", "idem", "deleted", in many languages."""

from enum import StrEnum

from goodoffices.text.align.folding import words_of


class Reference(StrEnum):
    """What a block says about the text that it answers, instead of giving words of its own."""

    UNCHANGED = "unchanged"
    DELETED = "deleted"


_PHRASES = {
    Reference.UNCHANGED: (
        # Latin and English, as the tables of conferences and institutions have them
        "idem; ditto; same; same text; no change; no changes; unchanged; text unchanged; remains unchanged; not amended; "
        "no amendment; as commission; as the commission; commission proposal; commission proposal unchanged; as com; com text; "
        "as in commission proposal; same as commission; same as com; same as commission proposal; as proposed; "
        "as in the base text; as base; as original; maintain; maintained; retain; retained; keep text; text as in com; identical; "
        # French, Spanish, Portuguese, Italian
        "sans changement; inchange; inchangé; texte inchangé; sans modification; pas de changement; maintenu; "
        "sin cambios; sin cambio; igual; ídem; sin modificación; sin modificaciones; "
        "sem alteração; sem alterações; inalterado; invariato; senza modifiche; "
        # German, Dutch, Turkish, Russian, Ukrainian
        "unverändert; keine änderung; keine änderungen; ongewijzigd; geen wijziging; değişiklik yok; aynen; aynı; "
        "без изменений; без змін; то же; "
        # Arabic, Persian, Hebrew, Chinese
        "دون تغيير; بدون تغيير; بلا تغيير; لا تغيير; كما هو; بدون تغییر; بدون اصلاح; "
        "ללא שינוי; אין שינוי; כנ ל; 不变; 同上; 无变化"
    ),
    Reference.DELETED: (
        "deleted; deletion; delete; deleted text; text deleted; to be deleted; delete text; minus; "
        "supprimé; supprime; supprimer; à supprimer; suprimido; suprimida; se suprime; suprimir; eliminado; "
        "suprimir texto; soppresso; soppressa; gestrichen; entfällt; streichen; "
        "geschrapt; vervallen; silindi; çıkarıldı; "
        "исключено; исключить; вилучено; محذوف; محذوفة; يحذف; تحذف; حذف; حذف شد; נמחק; נמחקה; למחוק; 删除; 已删除"
    ),
}
LONGEST = 80
"""No reference has more characters."""

_REFERENCES = {
    tuple(words_of(phrase)): reference for reference, phrases in _PHRASES.items() for phrase in phrases.split(";")
}


def reference_of(text: str) -> Reference | None:
    """Return what a block says about the text that it answers, or None where it has words of its own.

    Only a block that says nothing else is a reference: "deleted" is one, "the words are deleted" is wording.
    """
    return _REFERENCES.get(tuple(words_of(text))) if len(text) <= LONGEST else None
