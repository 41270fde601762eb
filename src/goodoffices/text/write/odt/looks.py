"""How properties of Word are said in OpenDocument: each set of them is a style of its own, numbered as it comes up."""

from collections.abc import Mapping

from lxml import etree

from goodoffices.text.read.odt.names import o
from goodoffices.text.write.word.container import TAB_STOP
from goodoffices.text.write.word.oxml import Element, W

_UNDERLINES = {"single": ("solid", "single"), "double": ("solid", "double"), "wave": ("wave", "single")}
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"


def w(name: str) -> str:
    """Return the qualified name of an element or attribute of WordprocessingML."""
    return f"{{{W}}}{name}"


def value(one: Element | None, name: str = "val") -> str:
    """Return what an attribute of an element says, "" where there is none."""
    return "" if one is None else one.get(w(name), "")


class Looks:
    """The styles of one file: those with names, and automatic ones for what is set beside them."""

    def __init__(self) -> None:
        self.named = etree.Element(o("office:styles"))
        self.automatic = etree.Element(o("office:automatic-styles"))
        self._known: dict[tuple[str, str, str], str] = {}

    def define(self, style: Element) -> None:
        """Take a style of Word over, or the defaults of its file."""
        if style.tag == w("docDefaults"):
            block, text = (style.find(f"{w(path)}/*") for path in ("pPrDefault", "rPrDefault"))
            made = etree.SubElement(self.named, o("style:default-style"), {o("style:family"): "paragraph"})
            _fill(made, block, text)
            made[0].set(o("style:tab-stop-distance"), points(TAB_STOP))
            return
        kind = style.get(w("type"))
        if kind not in {"paragraph", "character"}:
            return
        attributes = {
            o("style:name"): style.get(w("styleId"), ""),
            o("style:display-name"): value(style.find(w("name"))),
            o("style:family"): "paragraph" if kind == "paragraph" else "text",
        }
        parent = value(style.find(w("basedOn")))
        if parent:
            attributes[o("style:parent-style-name")] = parent
        _fill(etree.SubElement(self.named, o("style:style"), attributes), style.find(w("pPr")), style.find(w("rPr")))

    def paragraph(self, properties: Element | None) -> str:
        """Return the style of a paragraph with these properties."""
        base = "" if properties is None else value(properties.find(w("pStyle")))
        return self._style("paragraph", base or "Normal", properties, None)

    def run(self, properties: Element | None) -> str:
        """Return the style of a run with these properties, "" where it needs none."""
        base = "" if properties is None else value(properties.find(w("rStyle")))
        return self._style("text", base, None, properties)

    def other(self, family: str, kind: str, settings: Mapping[str, str]) -> str:
        """Return the style of a table, column or cell with these settings."""
        key = (family, kind, repr(sorted(settings.items())))
        if key not in self._known:
            self._known[key] = f"{family[:5].strip('-')}{family[-3:]}{len(self._known)}"
            made = self._begun(self._known[key], family, "")
            etree.SubElement(made, o(kind), dict(settings))
        return self._known[key]

    def _begun(self, name: str, family: str, parent: str) -> Element:
        attributes = {o("style:name"): name, o("style:family"): family}
        if parent:
            attributes[o("style:parent-style-name")] = parent
        return etree.SubElement(self.automatic, o("style:style"), attributes)

    def _style(self, family: str, base: str, block: Element | None, text: Element | None) -> str:
        made = etree.Element("style")
        _fill(made, block, text)
        if not len(made):
            return base
        key = (family, base, etree.tostring(made).decode())
        if key not in self._known:
            self._known[key] = f"{family[0].upper()}{len(self._known)}"
            self._begun(self._known[key], family, base).extend(made)
        return self._known[key]


def _fill(made: Element, block: Element | None, text: Element | None) -> None:
    for kind, told in (("style:paragraph-properties", _block(block)), ("style:text-properties", _text(text))):
        stops = [] if block is None or "text" in kind else block.findall(f"{w('tabs')}/{w('tab')}")
        if told or stops:
            inner = etree.SubElement(made, o(kind), told)
            if stops:
                tabs = etree.SubElement(inner, o("style:tab-stops"))
                for stop in stops:
                    kind_of = {o("style:type"): "right"} if value(stop) == "right" else {}
                    etree.SubElement(
                        tabs, o("style:tab-stop"), {o("style:position"): points(value(stop, "pos")), **kind_of}
                    )


def points(twentieths: str) -> str:
    """Return a length in points of one in twentieths of a point."""
    return f"{int(twentieths or 0) / 20:g}pt"


def _block(properties: Element | None) -> dict[str, str]:
    told: dict[str, str] = {}
    if properties is None:
        return told
    rtl = properties.find(w("bidi")) is not None
    if rtl:
        # LibreOffice takes "start" for the left side here too.
        told |= {o("style:writing-mode"): "rl-tb", f"{_FO}text-align": "right"}
    told |= _spaced(properties.find(w("spacing")))
    told |= _indented(properties.find(w("ind")), rtl=rtl)
    for edge in ("top", "bottom"):
        rule = properties.find(f"{w('pBdr')}/{w(edge)}")
        if rule is not None:
            told[f"{_FO}border-{edge}"] = f"{int(value(rule, 'sz')) / 8:g}pt solid #{value(rule, 'color')}"
            told[f"{_FO}padding-{edge}"] = f"{value(rule, 'space')}pt"
    if properties.find(w("keepNext")) is not None:
        told[f"{_FO}keep-with-next"] = "always"
    return told


def _spaced(spacing: Element | None) -> dict[str, str]:
    sides = {"before": "top", "after": "bottom"}.items()
    told = {f"{_FO}margin-{edge}": points(value(spacing, side)) for side, edge in sides if value(spacing, side)}
    line = value(spacing, "line")
    return {**told, f"{_FO}line-height": f"{int(line) / 2.4:.0f}%"} if line else told


def _indented(indent: Element | None, *, rtl: bool) -> dict[str, str]:
    told: dict[str, str] = {}
    if value(indent, "left"):
        near, far = ("right", "left") if rtl else ("left", "right")
        told |= {f"{_FO}margin-{near}": points(value(indent, "left")), f"{_FO}margin-{far}": "0pt"}
    if value(indent, "hanging"):
        told[f"{_FO}text-indent"] = f"-{points(value(indent, 'hanging'))}"
    return told


def _text(properties: Element | None) -> dict[str, str]:
    told: dict[str, str] = {}
    if properties is None:
        return told
    for tag, name, said in (("b", "font-weight", "bold"), ("i", "font-style", "italic")):
        if properties.find(w(tag)) is not None:
            told |= {f"{_FO}{name}": said, o(f"style:{name}-complex"): said}
    size, complex_size, fonts = (properties.find(w(tag)) for tag in ("sz", "szCs", "rFonts"))
    if size is not None:
        told[f"{_FO}font-size"] = f"{int(value(size)) / 2:g}pt"
    if complex_size is not None:
        told[o("style:font-size-complex")] = f"{int(value(complex_size)) / 2:g}pt"
    if fonts is not None:
        told |= {f"{_FO}font-family": value(fonts, "ascii"), o("style:font-family-complex"): value(fonts, "cs")}
    told |= _colours(properties)
    lang = properties.find(w("lang"))
    for attribute, prefix, suffix in (("val", _FO, ""), ("bidi", "style:", "-complex")):
        tag = value(lang, attribute)
        if tag:
            language, _, country = tag.partition("-")
            told[f"{prefix}language{suffix}" if prefix == _FO else o(f"{prefix}language{suffix}")] = language
            told[f"{prefix}country{suffix}" if prefix == _FO else o(f"{prefix}country{suffix}")] = country or "none"
    return told


def _colours(properties: Element) -> dict[str, str]:
    told: dict[str, str] = {}
    colour, ground, line = (properties.find(w(tag)) for tag in ("color", "shd", "u"))
    if colour is not None:
        told[f"{_FO}color"] = f"#{value(colour)}"
    if ground is not None:
        told[f"{_FO}background-color"] = f"#{value(ground, 'fill')}"
    if line is not None:
        style, kind = _UNDERLINES.get(value(line), ("solid", "single"))
        told |= {
            o("style:text-underline-style"): style,
            o("style:text-underline-type"): kind,
            o("style:text-underline-color"): f"#{value(line, 'color')}",
        }
    if properties.find(w("bdr")) is not None:
        told[f"{_FO}border"] = f"0.5pt solid #{value(properties.find(w('bdr')), 'color')}"
    if value(properties.find(w("vertAlign"))) == "superscript":
        told[o("style:text-position")] = "super 62%"
    return told
