"""The names of WordprocessingML (ECMA-376 part 1), and how their values are read."""

from typing import Final

from lxml.etree import _Element

Element = _Element

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15: Final = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

RELATIONSHIP: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
DC_TITLE: Final = "{http://purl.org/dc/elements/1.1/}title"
ALTERNATE: Final = _MC + "AlternateContent"
CHOICE: Final = _MC + "Choice"
FALLBACK: Final = _MC + "Fallback"
PARA_ID: Final = _W14 + "paraId"
COMMENT_EX: Final = _W15 + "commentEx"
COMMENT_PARA_ID: Final = _W15 + "paraId"
COMMENT_PARENT: Final = _W15 + "paraIdParent"
R_ID: Final = _R + "id"


def w(name: str) -> str:
    """Return the qualified name of a WordprocessingML element or attribute."""
    return _W + name


def m(name: str) -> str:
    """Return the qualified name of an element or attribute of Office's mathematics."""
    return _M + name


VAL: Final = w("val")
ID: Final = w("id")
P: Final = w("p")
P_PR: Final = w("pPr")
P_PR_CHANGE: Final = w("pPrChange")
R: Final = w("r")
R_PR: Final = w("rPr")
T: Final = w("t")
DEL_TEXT: Final = w("delText")
TBL: Final = w("tbl")
TR: Final = w("tr")
TR_PR: Final = w("trPr")
TC: Final = w("tc")
TC_PR: Final = w("tcPr")
SDT: Final = w("sdt")
SDT_CONTENT: Final = w("sdtContent")
NUM_PR: Final = w("numPr")
NUM_ID: Final = w("numId")
ILVL: Final = w("ilvl")
FLD_CHAR: Final = w("fldChar")
TEXT_BOX: Final = w("txbxContent")
M_R: Final = m("r")
M_T: Final = m("t")

_LONGEST_NUMBER: Final = 6
_OFF = frozenset({"0", "false", "off", "none"})


def value(parent: Element | None, name: str, attribute: str = VAL) -> str:
    """Return the value that a child element states; "" where there is none."""
    child = None if parent is None else parent.find(name)
    return "" if child is None else child.get(attribute, "")


def number(text: str | None, otherwise: int = 0) -> int:
    """Return a whole number between -32,768 and 32,767 as Word keeps them, or what stands otherwise."""
    if text and len(text) <= _LONGEST_NUMBER:
        try:
            return max(-32768, min(32767, int(text)))
        except ValueError:
            return otherwise
    return otherwise


def is_on(parent: Element | None, name: str) -> bool | None:
    """Return whether a property is switched on or off; None where nothing is said."""
    child = None if parent is None else parent.find(name)
    return None if child is None else child.get(VAL, "1").lower() not in _OFF
