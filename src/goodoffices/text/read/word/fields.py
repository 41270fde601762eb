"""Fields: of a field the result is read and the instruction is not; a field that is not whole is no field."""

from goodoffices.text.read.word.names import FLD_CHAR, Element, P, w
from goodoffices.text.read.word.story import Sign

_TYPE = w("fldCharType")
_TAKES_AWAY = frozenset({w("del"), w("moveFrom")})
_ADDS = frozenset({w("ins"), w("moveTo")})
_SIGNS = {"begin": Sign.FIELD_BEGINS, "separate": Sign.RESULT_BEGINS, "end": Sign.FIELD_ENDS}


def field_signs(root: Element) -> dict[Element, Sign]:
    """Return the field characters of a story that make up whole fields.

    An opening without an end would swallow the rest of the text, and so would a field of which one end is deleted and
    the other is not: the characters of such a field are left out.
    """
    signs: dict[Element, Sign] = {}
    opened: list[list[Element]] = []
    known: dict[Element, tuple[bool, bool]] = {}
    for mark in root.iter(FLD_CHAR):
        match mark.get(_TYPE):
            case "begin":
                opened.append([mark])
            case "separate" if opened:
                opened[-1].append(mark)
            case "end" if opened:
                field = [*opened.pop(), mark]
                if len({_tracked(one, known) for one in field}) == 1:
                    signs.update((one, _SIGNS[one.get(_TYPE, "")]) for one in field)
    return signs


def _tracked(mark: Element, known: dict[Element, tuple[bool, bool]]) -> tuple[bool, bool]:
    """Return whether a mark stands in something added or taken away; what is found on the way up is kept in `known`."""
    path: list[Element] = []
    around = mark.getparent()
    while around is not None and around.tag != P and around not in known:
        path.append(around)
        around = around.getparent()
    added, removed = known.get(around, (False, False)) if around is not None else (False, False)
    for one in reversed(path):
        added, removed = added or one.tag in _ADDS, removed or one.tag in _TAKES_AWAY
        known[one] = added, removed
    return added, removed
