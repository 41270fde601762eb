"""The file around a paper: the parts that are needed and no others, the same bytes for the same paper."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from goodoffices.text.write.shown import shown
from goodoffices.text.write.word.footnotes import SEPARATORS, root_of
from goodoffices.text.write.word.oxml import Element, element, properties

_NEEDED = frozenset(
    {
        RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
        RELATIONSHIP_TYPE.CORE_PROPERTIES,
        RELATIONSHIP_TYPE.STYLES,
        RELATIONSHIP_TYPE.SETTINGS,
    }
)
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VARIANT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_LONGEST_PROPERTY = 255
TAB_STOP = "560"
"""How far apart tab stops are where a paragraph sets none, in twentieths of a point."""

_EPOCH = datetime(1980, 1, 1)  # noqa: DTZ001 - the file format has no zone, and no moment is meant
_PAGE = {"w": "11906", "h": "16838"}
_MARGINS = dict.fromkeys(("top", "right", "bottom", "left"), "1453") | {"header": "680", "footer": "620", "gutter": "0"}


@dataclass(frozen=True, slots=True)
class Sheets:
    """All that goes into the file: its body, the lines on top and at the foot of each page, and what goes with it."""

    title: str
    language: str
    rtl: bool
    body: Sequence[Element]
    header: Sequence[Element]
    footer: Element
    styles: Iterable[Element]
    comments: Sequence[Element] = ()
    footnotes: Sequence[Element] = ()
    properties: Sequence[tuple[str, str]] = ()


def packed(sheets: Sheets) -> bytes:
    """Return the Word file."""
    document = docx.Document()
    for part in (document.part.package, document.part):
        for name, relationship in list(part.rels.items()):
            if relationship.reltype not in _NEEDED:
                del part.rels[name]
    section = document.sections[0]
    section.header.is_linked_to_previous = False
    section.footer.is_linked_to_previous = False
    _refill(section.header.part.element, sheets.header)
    _refill(section.footer.part.element, [sheets.footer])
    references = [
        _reference("headerReference", document.part.relate_to(section.header.part, RELATIONSHIP_TYPE.HEADER)),
        _reference("footerReference", document.part.relate_to(section.footer.part, RELATIONSHIP_TYPE.FOOTER)),
    ]
    _refill(document.styles.element, sheets.styles)
    _refill(document.settings.element, _settings(footnotes=bool(sheets.footnotes)))
    _refill(document.element.body, [*sheets.body, _section(references, rtl=sheets.rtl)])
    if sheets.comments:
        _refill(_comments_root(document), sheets.comments)
    if sheets.footnotes:
        _add_footnotes(document, sheets.footnotes)
    if sheets.properties:
        _state(document, sheets.properties)
    _describe(document, sheets)
    saved = io.BytesIO()
    document.save(saved)
    return _repacked(saved.getvalue())


def _refill(root: Element, children: Iterable[Element]) -> None:
    for child in list(root):
        root.remove(child)
    root.extend(children)


def _reference(name: str, relationship: str) -> Element:
    made = element(name, {"type": "default"})
    made.set(f"{{{_RELATIONSHIPS}}}id", relationship)
    return made


def _section(references: Sequence[Element], *, rtl: bool) -> Element:
    made = properties("sectPr", {"pgSz": _PAGE, "pgMar": _MARGINS, "bidi": rtl})
    for place, reference in enumerate(references):
        made.insert(place, reference)
    return made


def _settings(*, footnotes: bool) -> Iterable[Element]:
    mode = {"name": "compatibilityMode", "uri": "http://schemas.microsoft.com/office/word", "val": "15"}
    yield element("zoom", {"percent": "100"})
    yield element("defaultTabStop", {"val": TAB_STOP})
    yield element("characterSpacingControl", {"val": "doNotCompress"})
    if footnotes:
        yield element("footnotePr", None, *(element("footnote", {"id": name}) for name in SEPARATORS))
    yield element("compat", None, element("compatSetting", mode))


def _comments_root(document: WordDocument) -> Element:
    assert document.comments is not None  # noqa: S101 - the property makes the part where there is none yet
    part = document.part.part_related_by(RELATIONSHIP_TYPE.COMMENTS)
    return part.element  # type: ignore[attr-defined, no-any-return] # it is a part of XML, which the type does not say


def _add_footnotes(document: WordDocument, footnotes: Sequence[Element]) -> None:
    content = etree.tostring(root_of(footnotes), xml_declaration=True, encoding="UTF-8", standalone=True)
    package = document.part.package
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, content, package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _state(document: WordDocument, stated: Sequence[tuple[str, str]]) -> None:
    """Add the part of the file's own properties (ECMA-376 part 1, 22.3)."""
    root = etree.Element(f"{{{_CUSTOM}}}Properties", nsmap={"own": _CUSTOM, "vt": _VARIANT})
    for number, (name, value) in enumerate(stated, 2):
        attributes = {"fmtid": _FORMAT, "pid": str(number), "name": name}
        one = etree.SubElement(root, f"{{{_CUSTOM}}}property", attributes)
        etree.SubElement(one, f"{{{_VARIANT}}}lpwstr").text = shown(value)[:_LONGEST_PROPERTY]
    content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    package = document.part.package
    part = Part(PackURI("/docProps/custom.xml"), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, content, package)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def _describe(document: WordDocument, sheets: Sheets) -> None:
    """Say what the file is, and nothing of who made it, where or when."""
    described = document.core_properties
    for name in ("author", "last_modified_by", "comments", "keywords"):
        setattr(described, name, "")
    described.title = sheets.title[:_LONGEST_PROPERTY]
    described.language = sheets.language
    described.created = described.modified = _EPOCH
    described.revision = 1


def _repacked(content: bytes) -> bytes:
    """Return the archive with its entries in one order and without the time of day."""
    packed_again = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed_again, "w") as new:
        for name in sorted(old.namelist(), key=lambda one: (one != "[Content_Types].xml", one)):
            entry = zipfile.ZipInfo(name, _EPOCH.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            new.writestr(entry, old.read(name))
    return packed_again.getvalue()
