"""Signs of the symbol fonts, which Word keeps as places in a font and not as characters."""

_SYMBOL_LOW = (
    "\u0020!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_\u203eαβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
)
_SYMBOL_HIGH = "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑"
_WINGDINGS = {
    0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x46: "☞", 0x4A: "☺", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x74: "⧫",
    0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9F: "•", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE8: "➔",
    0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_SYMBOL = dict(enumerate(_SYMBOL_LOW, 0x20)) | dict(enumerate(_SYMBOL_HIGH, 0xA1))
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}
_PRIVATE = range(0xF000, 0xF100)
_BULLET = "•"


def sign(code: int, font: str) -> str:
    """Return the character that a place in a font shows; a bullet for a private place that is not known."""
    place = code - 0xF000 if code in _PRIVATE else code
    table = _FONTS.get(font.lower())
    if table is not None and place in table:
        return table[place]
    return _BULLET if code in _PRIVATE else chr(code)


def shown(text: str, font: str) -> str:
    """Return a bullet's text with every place in a symbol font replaced by the character that it shows."""
    if font.lower() not in _FONTS and not any(ord(letter) in _PRIVATE for letter in text):
        return text
    return "".join(sign(ord(letter), font) for letter in text)
