"""Elements of WordprocessingML, their properties always in the order of the schema (ECMA-376, part 1, 17.3).

Word refuses files over an order that other programs forgive, so the order is kept in one place.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from goodoffices.text.language import Direction, direction_of

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Element = etree._Element  # noqa: SLF001 - lxml's only name for the type
Properties = Mapping[str, str | bool | Mapping[str, str] | Sequence[Element]]

ORDER = {
    name: tags.split()
    for name, tags in {
        "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike noProof vanish color spacing position sz szCs "
        "highlight u bdr shd vertAlign rtl cs lang",
        "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs bidi spacing ind "
        "contextualSpacing jc outlineLvl rPr",
        "sectPr": "headerReference footerReference type pgSz pgMar pgNumType cols titlePg bidi",
        "tblPr": "tblStyle bidiVisual tblW jc tblInd tblBorders tblLayout tblCellMar tblLook",
        "tcPr": "tcW gridSpan tcBorders shd tcMar vAlign",
        "trPr": "cantSplit tblHeader",
    }.items()
}
"""The children of each kind of properties, in the order of the schema: those that are used here."""

_STRONG_RTL = re.compile("[\u200f\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_LTR_MARK = "\u200e"
_BREAKS = re.compile("([\n\t])")


def element(name: str, attributes: Mapping[str, str] | None = None, *children: Element) -> Element:
    """Return `<w:name>` with attributes of the same namespace and children."""
    made = etree.Element(f"{{{W}}}{name}")
    for key, value in (attributes or {}).items():
        made.set(f"{{{W}}}{key}", value)
    made.extend(children)
    return made


def properties(name: str, values: Properties) -> Element:
    """Return the properties element of this name ("rPr", "pPr" ...), its children in schema order.

    A value is the text of `w:val`, True for an element without one, a mapping of attributes, or the children;
    what is False is left out.
    """
    order = ORDER[name]
    made = element(name)
    for key in sorted(values, key=order.index):
        value = values[key]
        if value is True:
            made.append(element(key))
        elif isinstance(value, str):
            made.append(element(key, {"val": value}))
        elif isinstance(value, Mapping):
            made.append(element(key, value))
        elif value:
            made.append(element(key, None, *value))
    return made


def paragraph(values: Properties, *children: Element) -> Element:
    """Return a paragraph with these properties."""
    return element("p", None, properties("pPr", values), *children)


def run(text: str, values: Properties) -> Element:
    """Return a run of text; line ends and tabs in it become Word's own."""
    return element("r", None, properties("rPr", values), *_written(text))


def set_off(text: str, direction: Direction) -> str:
    """Return words about the text between marks where they run the other way than their line from right to left.

    Without the marks a date that begins with a digit, and the full stop at the end, would go to the wrong side.
    """
    whole = text[:1].isalpha() and text[-1:].isalpha()
    if whole or direction is Direction.LTR or direction_of(text) is Direction.RTL:
        return text
    return f"{_LTR_MARK}{text}{_LTR_MARK}"


def directed(text: str, direction: Direction, language: str) -> Properties:
    """Return the properties that make a run of text run as it should in a line of this direction.

    A run goes from right to left where its line does, unless its letters are all of the other kind, and in
    another line only where all its letters are right-to-left ones.
    """
    rtl_letters = _STRONG_RTL.search(text) is not None
    other_letters = any(one.isalpha() for one in _STRONG_RTL.sub("", text))
    rtl = (rtl_letters or not other_letters) if direction is Direction.RTL else (rtl_letters and not other_letters)
    lang: Properties = {"lang": {"bidi" if rtl else "val": language}} if language else {}
    return {**lang, "rtl": rtl}


def _written(text: str) -> Iterator[Element]:
    for piece in _BREAKS.split(text):
        if piece == "\n":
            yield element("br")
        elif piece == "\t":
            yield element("tab")
        elif piece:
            made = element("t")
            made.text = piece
            made.set(XML_SPACE, "preserve")
            yield made
