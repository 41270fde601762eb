"""The names of OpenDocument 1.3 (ISO/IEC 26300), and elements of WordprocessingML to set them over into."""

from typing import Final

from lxml import etree

from goodoffices.text.read.word.names import SPACE, Element, w

_SPACES: Final = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xml": "http://www.w3.org/XML/1998/namespace",
}


def o(name: str) -> str:
    """Return the qualified name of what OpenDocument calls "prefix:name"."""
    prefix, _, own = name.partition(":")
    return f"{{{_SPACES[prefix]}}}{own}"


def made(name: str, attributes: dict[str, str] | None = None, *children: Element) -> Element:
    """Return an element of WordprocessingML with attributes of its namespace and children."""
    one = etree.Element(w(name))
    for key, value in (attributes or {}).items():
        one.set(w(key), value)
    one.extend(children)
    return one


def words(text: str) -> Element:
    """Return a run of words, its outer white space kept."""
    inner = made("t")
    inner.text = text
    inner.set(SPACE, "preserve")
    return made("r", None, inner)


def whole(text: str | None, otherwise: int, most: int) -> int:
    """Return a whole number from 0 to the most that is believed, or what stands otherwise."""
    return min(int(text), most) if text and text.isdecimal() and len(text) < 9 else otherwise  # noqa: PLR2004 - what an int of the format holds
