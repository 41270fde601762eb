"""Text as a page may show it: signs that nobody sees, and those that no file may hold, are written out."""

import re

from goodoffices.text.read.invisible import visible

_NO_CHARACTER = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


def shown(text: str) -> str:
    """Return the text with each invisible or forbidden sign written out, as ⟦U+202E⟧; all else as it is."""
    return _NO_CHARACTER.sub(lambda found: f"⟦U+{ord(found[0]):04X}⟧", visible(text))
