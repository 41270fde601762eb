"""The numbers of a text whose author typed them."""

from scripts.demo_case.source import Style

_LETTERS = {"en": tuple("abcdefghij"), "ar": ("أ", "ب", "ج", "د", "هـ", "و", "ز", "ح", "ط", "ي")}
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


class Numbers:
    """Counts sections, clauses and items, and spells each number as the properties of the text ask for."""

    def __init__(self, properties: dict[str, str]) -> None:
        self.properties = properties
        self.section = self.clause = self.item = 0

    def next(self, style: Style) -> str:
        """Return the label of the next block of this style; "" where such blocks have no number."""
        match style:
            case Style.SECTION:
                self.section += 1
                self.clause = self.clause if self.properties.get("clauses") == "running" else 0
                roman = self.properties.get("sections") == "roman"
                return self._label("section", _ROMAN[self.section - 1] if roman else str(self.section))
            case Style.CLAUSE:
                self.clause += 1
                self.item = 0
                return self._label("clause", str(self.clause))
            case Style.ITEM:
                self.item += 1
                return self._label("item", _LETTERS[self.properties["language"]][self.item - 1])
            case _:
                return ""

    def _label(self, what: str, number: str) -> str:
        number = number.translate(_ARABIC_INDIC) if self.properties["language"] == "ar" else number
        return self.properties[what].replace("{}", number)
