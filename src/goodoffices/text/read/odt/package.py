"""An OpenDocument text as the parts of a Word file, within the same limits."""

from lxml import etree

from goodoffices.text.copies import PROPERTY
from goodoffices.text.document import Document
from goodoffices.text.read.odt.names import made, o
from goodoffices.text.read.odt.story import Story
from goodoffices.text.read.odt.styles import Lists, Styles
from goodoffices.text.read.word.names import DC_TITLE, Element
from goodoffices.text.read.word.package import Package, Relation
from goodoffices.text.read.word.reader import read_package
from goodoffices.text.read.word.refusals import Locked, NoText

_CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"


def read_odt(name: str, content: bytes) -> Document:
    """Return what an OpenDocument text (.odt) says, its tracked changes and comments with it.

    Raises:
        Locked, Damaged, NoText, TooLarge, Unsafe: as for a Word file.
    """
    return read_package(OpenText(name, content))


class OpenText(Package):
    """The parts of an OpenDocument text, set over into those of a Word file."""

    _set_over: dict[str, Element]
    _beside: tuple[Relation, ...]

    def _main(self) -> str:
        manifest = super().parse(_MANIFEST)
        if manifest is not None and next(manifest.iter(o("manifest:encryption-data")), None) is not None:
            raise Locked(name=self.name)
        content, styles, meta = (super(OpenText, self).parse(part) for part in (_CONTENT, "styles.xml", "meta.xml"))
        body = None if content is None else content.find(f"{o('office:body')}/{o('office:text')}")
        if content is None or body is None:
            raise NoText(name=self.name)
        lists = Lists(styles, content)
        story = Story(Styles(styles, content), lists)
        self._set_over = {
            _CONTENT: made("document", None, made("body", None, *story.told(body))),
            "comments": story.comments,
            "footnotes": story.footnotes,
            "endnotes": story.endnotes,
            "numbering": lists.part,
            "styles": _styles(),
            "core-properties": _title(meta),
            "custom-properties": _stated(meta),
        }
        margins = [] if styles is None else list(styles.iter(o("style:header"), o("style:footer")))
        for number, margin in enumerate(margins):
            self._set_over[f"margin{number}"] = made("hdr", None, *Story(Styles(styles), lists).told(margin))
        kinds = ["header" if margin.tag == o("style:header") else "footer" for margin in margins]
        self._beside = tuple(Relation("", f"/{kind}", f"margin{at}", outside=False) for at, kind in enumerate(kinds))
        return _CONTENT

    def relations(self, path: str) -> tuple[Relation, ...]:
        """Return the ties of the main text (its headers and footers), or of the file as a whole ("")."""
        if path == "":
            named = ("core-properties", "custom-properties")
            return tuple(Relation("", f"/{one}", one, outside=False) for one in named)
        return self._beside if path == self.main else ()

    def related(self, kind: str) -> str:
        """Return the path of the part of this kind, "" where there is none."""
        return kind if kind in self._set_over else ""

    def parse(self, path: str) -> Element | None:
        """Return a part as it was set over."""
        return self._set_over.get(path)


def _styles() -> Element:
    return made(
        "styles", None, made("style", {"type": "paragraph", "styleId": "Title"}, made("name", {"val": "Title"}))
    )


def _title(meta: Element | None) -> Element:
    root = etree.Element("properties")
    title = None if meta is None else next(meta.iter(o("dc:title")), None)
    etree.SubElement(root, DC_TITLE).text = "" if title is None else title.text
    return root


def _stated(meta: Element | None) -> Element:
    root = etree.Element("properties")
    for one in () if meta is None else meta.iter(o("meta:user-defined")):
        name = one.get(o("meta:name"), "")
        if name.startswith(PROPERTY):
            etree.SubElement(root, "property", {"name": name}).text = one.text
    return root
