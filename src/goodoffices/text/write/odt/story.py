"""Paragraphs, tables, bookmarks and comments of Word, set over into OpenDocument."""

import re
from collections.abc import Iterable, Mapping

from lxml import etree

from goodoffices.text.read.odt.names import o
from goodoffices.text.write.odt.looks import Looks, points, value, w
from goodoffices.text.write.word.oxml import Element

_RULE = {"{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}border-bottom": "0.5pt solid #c9c5bb"}


class Scribe:
    """Sets one file over; comments are known by their ids."""

    def __init__(self, looks: Looks, comments: Iterable[Element] = ()) -> None:
        self._looks = looks
        self._comments: Mapping[str, Element] = {value(one, "id"): one for one in comments}
        self._bookmarks: dict[str, str] = {}

    def blocks(self, elements: Iterable[Element]) -> list[Element]:
        """Return the blocks of a story."""
        return [self._table(one) if one.tag == w("tbl") else self._paragraph(one) for one in elements]

    def _paragraph(self, element: Element) -> Element:
        properties = element.find(w("pPr"))
        style = self._looks.paragraph(properties)
        level = "" if properties is None else value(properties.find(w("pStyle")))
        if level.startswith("Heading"):
            made = etree.Element(o("text:h"), {o("text:outline-level"): level.removeprefix("Heading")})
        else:
            made = etree.Element(o("text:p"))
        made.set(o("text:style-name"), style)
        for child in element:
            self._inline(child, made)
        return made

    def _inline(self, child: Element, made: Element) -> None:
        if child.tag == w("r"):
            self._run(child, made)
        elif child.tag == w("fldSimple"):
            kind = "text:page-count" if "NUMPAGES" in value(child, "instr") else "text:page-number"
            etree.SubElement(made, o(kind)).text = "1"
        elif child.tag == w("bookmarkStart"):
            name = value(child, "name")
            self._bookmarks[value(child, "id")] = name
            etree.SubElement(made, o("text:bookmark-start"), {o("text:name"): name})
        elif child.tag == w("bookmarkEnd"):
            etree.SubElement(made, o("text:bookmark-end"), {o("text:name"): self._bookmarks[value(child, "id")]})
        elif child.tag == w("commentRangeStart"):
            self._annotation(self._comments[value(child, "id")], made)
        elif child.tag == w("commentRangeEnd"):
            etree.SubElement(made, o("office:annotation-end"), {o("office:name"): f"c{value(child, 'id')}"})

    def _run(self, run: Element, made: Element) -> None:
        style = self._looks.run(run.find(w("rPr")))
        inner = etree.SubElement(made, o("text:span"), {o("text:style-name"): style} if style else {})
        for child in run:
            if child.tag == w("t"):
                _say(child.text or "", inner)
            elif child.tag == w("tab"):
                etree.SubElement(inner, o("text:tab"))
            elif child.tag == w("br"):
                etree.SubElement(inner, o("text:line-break"))
        if not len(inner) and not inner.text:
            made.remove(inner)

    def _annotation(self, comment: Element, made: Element) -> None:
        one = etree.SubElement(made, o("office:annotation"), {o("office:name"): f"c{value(comment, 'id')}"})
        etree.SubElement(one, o("dc:creator")).text = value(comment, "author")
        if value(comment, "date"):
            etree.SubElement(one, o("dc:date")).text = value(comment, "date").removesuffix("Z")
        one.extend(self.blocks(comment))

    def _table(self, element: Element) -> Element:
        widths = [value(one, "w") for one in element.iter(w("gridCol"))]
        rtl = element.find(f"{w('tblPr')}/{w('bidiVisual')}") is not None
        settings = {o("style:width"): points(str(sum(map(int, widths)))), o("table:align"): "left"}
        if rtl:
            settings |= {o("style:writing-mode"): "rl-tb", o("table:align"): "right"}
        name = self._looks.other("table", "style:table-properties", settings)
        made = etree.Element(o("table:table"), {o("table:style-name"): name})
        for width in widths:
            column = self._looks.other(
                "table-column", "style:table-column-properties", {o("style:column-width"): points(width)}
            )
            etree.SubElement(made, o("table:table-column"), {o("table:style-name"): column})
        cell = self._looks.other("table-cell", "style:table-cell-properties", _RULE)
        heads = None
        for row in element.iterchildren(w("tr")):
            head = row.find(f"{w('trPr')}/{w('tblHeader')}") is not None
            if head and heads is None:
                heads = etree.SubElement(made, o("table:table-header-rows"))
            line = etree.SubElement(heads if head and heads is not None else made, o("table:table-row"))
            for one in row.iterchildren(w("tc")):
                inner = etree.SubElement(line, o("table:table-cell"), {o("table:style-name"): cell})
                inner.extend(self.blocks(each for each in one if each.tag != w("tcPr")))
        return made


def _say(text: str, inner: Element) -> None:
    """Add words; of several blanks in a row, and of those at either end, each is an element of its own."""
    for piece in re.split("( {2,}|^ | $)", text):
        if piece and not piece.strip(" "):
            etree.SubElement(inner, o("text:s"), {o("text:c"): str(len(piece))})
        elif len(inner):
            inner[-1].tail = (inner[-1].tail or "") + piece
        else:
            inner.text = (inner.text or "") + piece
