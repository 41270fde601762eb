"""How things look on paper: typefaces, grounds, and what marks a bracket and a status."""

from goodoffices.text.framework import Agreement
from goodoffices.text.write.paper import Piece, Role
from goodoffices.text.write.style import Look
from goodoffices.text.write.word.oxml import Properties

INK = "1B1D21"
MUTED = "565C66"
ACCENT = "1F3A5F"
EDGE = "8A5A00"
RULE = "C9C5BB"

SERIF = "Times New Roman"
SANS = "Arial"

_GROUNDS = ("FDF3DC", "F7E2B0", "EFCF85")
_LINES = ("single", "double", "wave")

_BOX: dict[Agreement, Properties] = {
    Agreement.COMMON: {"i": True, "iCs": True, "color": MUTED},
    Agreement.NO_OBJECTION: {"i": True, "iCs": True, "color": ACCENT},
    Agreement.PROVISIONAL: {"b": True, "bCs": True, "i": True, "iCs": True, "color": ACCENT},
    Agreement.AD_REFERENDUM: {
        "i": True,
        "iCs": True,
        "color": ACCENT,
        "bdr": {"val": "single", "sz": "4", "space": "0", "color": ACCENT},
    },
    Agreement.AGREED: {"color": INK},
}


def look_of(piece: Piece, look: Look) -> Properties:
    """Return the run properties that a piece is painted with."""
    match piece.role:
        case Role.WORDS:
            typeface = _BOX[piece.status.agreement] if look is Look.BOX else {}
            return {**typeface, **(_bracketed(piece.depth) if piece.text.strip() else _ground(piece.depth))}
        case Role.OPEN | Role.CLOSE:
            return {"b": True, "bCs": True, "color": EDGE, **_ground(piece.depth)}
        case Role.NO_TEXT:
            return {"i": True, "iCs": True, "color": MUTED, **_bracketed(piece.depth)}
        case Role.HOLDERS | Role.FOOTNOTE as role:
            style = "Holders" if role is Role.HOLDERS else "FootnoteReference"
            return {"rStyle": style, **_ground(piece.depth - 1)}
        case Role.OPTION:
            return {"rStyle": "Option"}
        case Role.NOTE:
            return {"rStyle": "Note"}


def _bracketed(depth: int) -> Properties:
    if depth == 0:
        return {}
    line = _LINES[min(depth, len(_LINES)) - 1]
    return {**_ground(depth), "u": {"val": line, "color": EDGE}}


def _ground(depth: int) -> Properties:
    return {"shd": {"val": "clear", "color": "auto", "fill": _GROUNDS[min(depth, len(_GROUNDS)) - 1]}} if depth else {}
