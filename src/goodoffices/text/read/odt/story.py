"""The text of an OpenDocument file set over into WordprocessingML, with its tracked changes, comments and notes."""

import re
from collections.abc import Callable, Iterator

from lxml import etree

from goodoffices.text.read.odt.names import made, o, whole, words
from goodoffices.text.read.odt.styles import Lists, Styles
from goodoffices.text.read.word.names import Element

_BLANKS = re.compile(r"[ \t\r\n]+")
_MOST_BLANKS = 1_000
_WIDEST = 63
_RANKS = 9
_MUTE = frozenset(
    map(
        o,
        (
            "text:tracked-changes",
            "text:sequence-decls",
            "text:hidden-text",
            "text:note-citation",
            "text:soft-page-break",
            "office:forms",
            "dc:creator",
            "dc:date",
            "meta:creator-initials",
        ),
    )
)
_ROWS = frozenset(o(f"table:{name}") for name in ("table-header-rows", "table-rows", "table-row-group"))


class _Paragraph:
    """A paragraph in the making."""

    def __init__(self, properties: Element) -> None:
        self.properties = properties
        self.element = made("p", None, properties)
        self.blank = True


class Story:
    """Sets one story over; comments and notes are gathered on the way."""

    def __init__(self, styles: Styles, lists: Lists) -> None:
        self.comments, self.footnotes, self.endnotes = made("comments"), made("footnotes"), made("endnotes")
        self._styles, self._lists = styles, lists
        self._regions: dict[str, Element] = {}
        self._inserted: dict[str, dict[str, str]] = {}
        self._struck: dict[str, str] | None = None
        self._open: dict[str, str] = {}
        self._count = 0
        self._inline: dict[object, Callable[[Element, list[Element], _Paragraph], None]] = {
            o("text:s"): self._blanks,
            o("text:tab"): self._tab,
            o("text:line-break"): self._break,
            o("text:bookmark"): self._bookmark,
            o("text:bookmark-start"): self._bookmark,
            o("text:note"): self._note,
            o("office:annotation"): self._annotation,
            o("office:annotation-end"): self._annotated,
            o("text:change-start"): self._change_starts,
            o("text:change-end"): self._change_ends,
            o("text:change"): self._deletion,
            o("draw:image"): self._picture,
            o("draw:object"): self._picture,
            o("draw:text-box"): self._box,
        }

    def told(self, body: Element) -> list[Element]:
        """Return the blocks of a story."""
        for region in body.iter(o("text:changed-region")):
            for name in (region.get(o("xml:id")), region.get(o("text:id"))):
                if name:
                    self._regions[name] = region
        return list(self._blocks(body, "", 0, ""))

    def _blocks(self, parent: Element, style: str, depth: int, number: str) -> Iterator[Element]:
        """Yield blocks; in a list, `style` is that of the list, `depth` counts from 1, `number` is its definition."""
        for child in parent:
            tag = child.tag
            if tag in {o("text:p"), o("text:h")}:
                yield from self._paragraph(child, number, depth)
                number = ""
            elif tag == o("text:list"):
                yield from self._list(child, style, depth, number)
            elif tag == o("table:table"):
                yield self._table(child)
            elif tag in self._inline and tag != o("draw:text-box"):
                made_of: list[Element] = []
                self._inline[tag](child, made_of, _Paragraph(made("pPr")))
                yield from made_of
            elif tag not in _MUTE:
                yield from self._blocks(child, "", 0, "")

    def _list(self, element: Element, style: str, depth: int, number: str) -> Iterator[Element]:
        own = element.get(o("text:style-name"), "") or style
        if depth == 0 or own != style:
            goes_on = element.get(o("text:continue-numbering")) == "true"
            names = element.get(o("xml:id"), ""), element.get(o("text:continue-list"), "")
            number = self._lists.begun(own, *names, goes_on=goes_on)
        else:
            number = self._lists.begun(own, "", "", goes_on=True)
        for item in element:
            start = item.get(o("text:start-value"))
            if start:
                number = self._lists.restarted(own, depth, whole(start, 1, 10_000))
            numbered = number if item.tag == o("text:list-item") else ""
            yield from self._items(item, own, depth + 1, numbered)

    def _items(self, item: Element, style: str, depth: int, number: str) -> Iterator[Element]:
        """Yield the blocks of an item: its first paragraph bears the number."""
        for child in item:
            if child.tag in {o("text:p"), o("text:h")}:
                yield from self._paragraph(child, number, depth)
                number = ""
            elif child.tag == o("text:list"):
                yield from self._list(child, style, depth, number)
            elif child.tag == o("table:table"):
                yield self._table(child)

    def _paragraph(self, element: Element, number: str, depth: int) -> Iterator[Element]:
        done: list[Element] = []
        current = _Paragraph(self._properties(element, number, depth))
        last = self._content(element, done, current)
        for author in self._inserted.values():
            self._end(last, "ins", author)
        yield from (*done, last.element)

    def _properties(self, element: Element, number: str, depth: int) -> Element:
        style = element.get(o("text:style-name"), "")
        made_of = made("pPr")
        if self._styles.is_title(style):
            made_of.append(made("pStyle", {"val": "Title"}))
        if element.tag == o("text:h"):
            rank = max(1, whole(element.get(o("text:outline-level")), 1, _RANKS))
            made_of.append(made("outlineLvl", {"val": str(rank - 1)}))
            if not number and depth == 0 and element.get(o("text:is-list-header")) != "true":
                number, depth = self._lists.outline(), rank
        if number:
            level = made("ilvl", {"val": str(max(0, min(depth, _RANKS) - 1))})
            made_of.append(made("numPr", None, level, made("numId", {"val": number})))
        rtl = self._styles.is_rtl(style)
        if rtl is not None:
            made_of.append(made("bidi", {"val": "1" if rtl else "0"}))
        return made_of

    def _content(self, element: Element, done: list[Element], current: _Paragraph) -> _Paragraph:
        """Set the content of an element over; return the paragraph it ends in, those before it being done."""
        self._say(element.text, current)
        for child in element:
            if child.tag in self._inline:
                before = len(done)
                self._inline[child.tag](child, done, current)
                current = self._after(done, before, current)
            elif child.tag not in _MUTE:
                current = self._content(child, done, current)
            self._say(child.tail, current)
        return current

    def _after(self, done: list[Element], before: int, current: _Paragraph) -> _Paragraph:
        """Return the paragraph to go on with: a deletion that reached over paragraphs left its last one at the end."""
        if len(done) == before:
            return current
        last = done.pop()
        fresh = _Paragraph(last[0])
        fresh.element, fresh.blank = last, False
        return fresh

    def _say(self, text: str | None, current: _Paragraph) -> None:
        """Add words, white space run together as the format demands."""
        if not text:
            return
        text = _BLANKS.sub(" ", text)
        if current.blank and text.startswith(" "):
            text = text[1:]
        if text:
            current.blank = text.endswith(" ")
            self._add(words(text), current)

    def _add(self, run: Element, current: _Paragraph) -> None:
        if self._struck is not None:
            run = made("del", self._struck, run)
        for author in self._inserted.values():
            run = made("ins", author, run)
        current.element.append(run)

    def _blanks(self, element: Element, _done: list[Element], current: _Paragraph) -> None:
        self._add(words(" " * whole(element.get(o("text:c")), 1, _MOST_BLANKS)), current)
        current.blank = False

    def _tab(self, _element: Element, _done: list[Element], current: _Paragraph) -> None:
        self._add(made("r", None, made("tab")), current)
        current.blank = True

    def _break(self, _element: Element, _done: list[Element], current: _Paragraph) -> None:
        self._add(made("r", None, made("br")), current)
        current.blank = True

    def _bookmark(self, element: Element, _done: list[Element], current: _Paragraph) -> None:
        current.element.append(made("bookmarkStart", {"name": element.get(o("text:name"), "")}))

    def _picture(self, _element: Element, _done: list[Element], current: _Paragraph) -> None:
        drawing = made("drawing")
        drawing.append(etree.Element("blip"))
        self._add(made("r", None, drawing), current)

    def _box(self, element: Element, _done: list[Element], current: _Paragraph) -> None:
        inside = made("txbxContent", None, *self._blocks(element, "", 0, ""))
        self._add(made("r", None, made("pict", None, inside)), current)

    def _note(self, element: Element, _done: list[Element], current: _Paragraph) -> None:
        kind = "endnote" if element.get(o("text:note-class")) == "endnote" else "footnote"
        name = self._next()
        body = element.find(o("text:note-body"))
        inside = [] if body is None else list(self._blocks(body, "", 0, ""))
        (self.endnotes if kind == "endnote" else self.footnotes).append(made(kind, {"id": name}, *inside))
        self._add(made("r", None, made(f"{kind}Reference", {"id": name})), current)

    def _annotation(self, element: Element, _done: list[Element], current: _Paragraph) -> None:
        name, told = self._next(), _info(element)
        held = (self._struck, self._inserted)
        self._struck, self._inserted = None, {}
        inside = list(self._blocks(element, "", 0, ""))
        self._struck, self._inserted = held
        self.comments.append(made("comment", {"id": name, **told}, *inside))
        own = element.get(o("office:name"), "")
        current.element.append(made("commentRangeStart", {"id": name}))
        if own:
            self._open[own] = name
        else:
            self._point(name, current)

    def _annotated(self, element: Element, _done: list[Element], current: _Paragraph) -> None:
        name = self._open.pop(element.get(o("office:name"), ""), "")
        if name:
            self._point(name, current)

    def _point(self, name: str, current: _Paragraph) -> None:
        current.element.append(made("commentRangeEnd", {"id": name}))
        current.element.append(made("r", None, made("commentReference", {"id": name})))

    def _change_starts(self, element: Element, _done: list[Element], _current: _Paragraph) -> None:
        name = element.get(o("text:change-id"), "")
        inserted = None if name not in self._regions else self._regions[name].find(o("text:insertion"))
        if inserted is not None:
            self._inserted[name] = self._told(inserted)

    def _change_ends(self, element: Element, _done: list[Element], _current: _Paragraph) -> None:
        self._inserted.pop(element.get(o("text:change-id"), ""), None)

    def _deletion(self, element: Element, done: list[Element], current: _Paragraph) -> None:
        """Set what was deleted here over; where it has several paragraphs, each of their ends was deleted with it."""
        region = self._regions.get(element.get(o("text:change-id"), ""))
        deleted = None if region is None else region.find(o("text:deletion"))
        if deleted is None or self._struck is not None:
            return
        self._struck = self._told(deleted)
        author = self._struck
        whole_blocks = [child for child in deleted if child.tag != o("office:change-info")]
        parts = [one for child in whole_blocks for one in _paragraphs(child)]
        for place, part in enumerate(parts):
            if place:
                self._end(current, "del", author)
                done.append(current.element)
                current = _Paragraph(self._properties(part, "", 0))
            self._content(part, [], current)
        self._struck = None
        if len(parts) > 1:
            done.append(current.element)

    def _end(self, current: _Paragraph, kind: str, author: dict[str, str]) -> None:
        """Say of the end of a paragraph that it was inserted or deleted."""
        found = current.properties.find(made("rPr").tag)
        if found is None:
            found = made("rPr")
            current.properties.append(found)
        found.append(made(kind, author))

    def _told(self, change: Element) -> dict[str, str]:
        info = change.find(o("office:change-info"))
        return {"id": self._next(), **({} if info is None else _info(info))}

    def _next(self) -> str:
        self._count += 1
        return str(self._count)

    def _table(self, element: Element) -> Element:
        return made("tbl", None, *(self._row(row) for row in _rows(element)))

    def _row(self, row: Element) -> Element:
        one, covered = made("tr"), 0
        for cell in row.iterchildren(o("table:table-cell"), o("table:covered-table-cell")):
            if cell.tag == o("table:covered-table-cell") and covered:
                covered -= 1
                continue
            span = max(1, whole(cell.get(o("table:number-columns-spanned")), 1, _WIDEST))
            covered = span - 1
            properties = made("tcPr", None, made("gridSpan", {"val": str(span)}))
            one.append(made("tc", None, properties, *self._blocks(cell, "", 0, "")))
        return one


def _rows(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == o("table:table-row"):
            yield child
        elif child.tag in _ROWS:
            yield from _rows(child)


def _paragraphs(element: Element) -> Iterator[Element]:
    """Yield the paragraphs in what was deleted, wherever they lie."""
    if element.tag in {o("text:p"), o("text:h")}:
        yield element
    else:
        for child in element:
            yield from _paragraphs(child)


def _info(element: Element) -> dict[str, str]:
    """Return author and date of a change or comment."""
    return {"author": element.findtext(o("dc:creator")) or "", "date": element.findtext(o("dc:date")) or ""}
