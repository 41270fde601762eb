"""The file around an OpenDocument text: its parts and no others, the same bytes for the same paper."""

import io
import zipfile

from lxml import etree

from goodoffices.text.read.odt.names import o
from goodoffices.text.write.odt.looks import Looks
from goodoffices.text.write.odt.story import Scribe
from goodoffices.text.write.shown import shown
from goodoffices.text.write.word.container import Sheets
from goodoffices.text.write.word.oxml import Element

_TYPE = "application/vnd.oasis.opendocument.text"
_VERSION = "1.3"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_PARTS = ("content.xml", "styles.xml", "meta.xml")


def packed_odt(sheets: Sheets) -> bytes:
    """Return the OpenDocument text."""
    looks, margins = Looks(), Looks()
    for style in sheets.styles:
        looks.define(style)
    body = Scribe(looks, sheets.comments).blocks(sheets.body)
    scribe = Scribe(margins)
    content = _root("document-content", looks.automatic, _held("office:body", _held("office:text", *body)))
    layout = etree.SubElement(margins.automatic, o("style:page-layout"), {o("style:name"): "page"})
    etree.SubElement(layout, o("style:page-layout-properties"), _page(rtl=sheets.rtl))
    for edge in ("header", "footer"):
        style = etree.SubElement(layout, o(f"style:{edge}-style"))
        gap = {f"{_FO}margin-{'bottom' if edge == 'header' else 'top'}": "12pt", f"{_FO}min-height": "12pt"}
        etree.SubElement(style, o("style:header-footer-properties"), gap)
    master = etree.Element(o("style:master-page"), {o("style:name"): "Standard", o("style:page-layout-name"): "page"})
    master.append(_held("style:header", *scribe.blocks(sheets.header)))
    master.append(_held("style:footer", *scribe.blocks([sheets.footer])))
    styles = _root("document-styles", looks.named, margins.automatic, _held("office:master-styles", master))
    return _zipped((content, styles, _meta(sheets)))


def _page(*, rtl: bool) -> dict[str, str]:
    margins = {f"{_FO}margin-{side}": "36pt" for side in ("top", "bottom")}
    margins |= {f"{_FO}margin-{side}": "72.65pt" for side in ("left", "right")}
    return {
        f"{_FO}page-width": "595.3pt",
        f"{_FO}page-height": "841.9pt",
        o("style:writing-mode"): "rl-tb" if rtl else "lr-tb",
        **margins,
    }


def _held(name: str, *children: Element) -> Element:
    made = etree.Element(o(name))
    made.extend(children)
    return made


def _root(name: str, *children: Element) -> Element:
    made = _held(f"office:{name}", *children)
    made.set(o("office:version"), _VERSION)
    return made


def _meta(sheets: Sheets) -> Element:
    inner = etree.Element(o("office:meta"))
    etree.SubElement(inner, o("dc:title")).text = sheets.title
    etree.SubElement(inner, o("dc:language")).text = sheets.language
    for name, told in sheets.properties:
        etree.SubElement(inner, o("meta:user-defined"), {o("meta:name"): name}).text = shown(told)
    return _root("document-meta", inner)


def _manifest() -> bytes:
    made = etree.Element(o("manifest:manifest"), {o("manifest:version"): _VERSION})
    for path, kind in (("/", _TYPE), *((part, "text/xml") for part in _PARTS)):
        attributes = {o("manifest:full-path"): path, o("manifest:media-type"): kind}
        etree.SubElement(made, o("manifest:file-entry"), attributes)
    return etree.tostring(made, xml_declaration=True, encoding="UTF-8")


def _zipped(parts: tuple[Element, ...]) -> bytes:
    written = [etree.tostring(part, xml_declaration=True, encoding="UTF-8") for part in parts]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        files = [
            ("mimetype", _TYPE.encode()),
            *zip(_PARTS, written, strict=True),
            ("META-INF/manifest.xml", _manifest()),
        ]
        for name, content in files:
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, content)
    return out.getvalue()
