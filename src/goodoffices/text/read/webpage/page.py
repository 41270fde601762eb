"""The blocks of a web page while its elements pass by."""

from dataclasses import dataclass, field, replace

from lxml import etree

from goodoffices.text.document import Block, Cell, Change, ChangeKind, Kind, Notice
from goodoffices.text.language import Direction, direction_of
from goodoffices.text.read.page import BULLET, check_length, labelled, next_id
from goodoffices.text.read.webpage import elements
from goodoffices.text.read.webpage.numbering import Numbering
from goodoffices.text.read.webpage.strand import Mark, Strands
from goodoffices.text.read.webpage.table import Table

_SAMPLE = 60
_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_ENDS_NUMBER = frozenset(["li", "ol", "ul", "menu"])
_MARKS = {"ins": ChangeKind.INSERTION, "del": ChangeKind.DELETION}


@dataclass(frozen=True, slots=True)
class _Around:
    """What holds for the words in an element, from itself or those around it."""

    language: str = ""
    direction: Direction | None = None
    mark: Mark | None = None
    exact: bool = False
    heading: int = 0


@dataclass(slots=True)
class WebPage:
    """The blocks of a page so far, after and before its changes, and the place in it."""

    name: str
    after: list[Block] = field(default_factory=list)
    before: list[Block] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    _around: list[_Around] = field(default_factory=lambda: [_Around()])
    _lists: list[Numbering] = field(default_factory=list)
    _tables: list[Table] = field(default_factory=list)
    _cells: list[Cell] = field(default_factory=list)
    _label: str = ""
    _words: Strands = field(default_factory=Strands)
    _count: int = 0
    _tables_seen: int = 0

    def leaves_out(self, element: etree._Element) -> bool:
        """Whether the element is no part of the text; words that are left out with it are reported."""
        if element.tag in elements.NEVER_SEEN:
            return True
        hidden = elements.is_hidden(element)
        if not hidden and element.tag not in elements.LEFT_OUT:
            return False
        words = " ".join("".join(map(str, element.itertext())).split())
        if words:
            sample = words if len(words) <= _SAMPLE else f"{words[:_SAMPLE]}…"
            what = "A hidden part of the page" if hidden else f"A part of the page that is no text ({element.tag})"
            self.notices.append(Notice(f"{what} is left out; it holds the words “{sample}”."))
        return True

    def enter(self, element: etree._Element) -> None:
        """Come to the start of an element."""
        if element.tag in elements.SET_APART:
            self.end_block(number_too=element.tag in _ENDS_NUMBER)
        self._around.append(self._inside(element))
        match element.tag:
            case "ol" | "ul" | "menu":
                self._begin_list(element)
            case "li":
                self._begin_item(element)
            case "table":
                self._tables.append(Table(self._tables_seen))
                self._tables_seen += 1
            case "tr" if self._tables:
                self._tables[-1].next_row()
            case "td" | "th" if self._tables:
                columns, rows = (elements.whole_number(element.get(name)) or 1 for name in ("colspan", "rowspan"))
                self._cells.append(self._tables[-1].next_cell(columns, rows))
            case "br":
                self._words.end_line(self._around[-1].mark)
            case "img" | "bdo":
                self._report(element)
            case _:
                pass
        self.say(element.text)

    def leave(self, element: etree._Element) -> None:
        """Come to the end of an element."""
        if element.tag in elements.SET_APART:
            self.end_block(number_too=element.tag in _ENDS_NUMBER)
        self._around.pop()
        match element.tag:
            case "ol" | "ul" | "menu":
                self._lists.pop()
            case "table":
                self._tables.pop()
            case "td" | "th" if self._tables:
                self._cells.pop()
            case _:
                pass

    def say(self, words: str | None) -> None:
        """Take words where the page has come to."""
        if words:
            around = self._around[-1]
            self._words.add(words, around.mark, exact=around.exact)

    def end_block(self, *, number_too: bool = False) -> None:
        """End the block if it has words; a number without words waits for the next one, or is `number_too` ended."""
        words, self._words = self._words, Strands()
        after, before = words.readings()
        check_length(self.name, after)
        check_length(self.name, before)
        if not (after or before or (number_too and self._label not in {"", BULLET})):
            return
        name = next_id(self.name, self._count)
        self._count += 1
        label, cut = self._number(words, after, before)
        self._label = ""
        if after or not before:
            self.after.append(self._block(name, label, after[cut:]))
        if before or not after:
            self.before.append(self._block(name, label, before[cut:]))
        self.changes.extend(words.changes(name, cut))

    def _number(self, words: Strands, after: str, before: str) -> tuple[str, int]:
        """Return the label, and how many characters of both readings it takes up; a number that was changed is text."""
        text = after or before
        label, rest = labelled(self._label, text)
        cut = len(text) - len(rest)
        alike = not after or not before or (after[:cut] == before[:cut] and words.unchanged_until(cut))
        return (label, cut) if alike else (self._label, 0)

    def _block(self, name: str, label: str, text: str) -> Block:
        around = self._around[-1]
        kind, level = Kind.PARAGRAPH, 0
        if around.heading:
            kind, level = Kind.HEADING, around.heading
        elif self._cells:
            kind = Kind.CELL
        elif self._lists:
            kind, level = Kind.ITEM, len(self._lists)
        direction = around.direction or direction_of(text or label, around.language)
        cell = self._cells[-1] if self._cells else None
        return Block(name, text, kind, level, label, around.language, direction, cell)

    def _inside(self, element: etree._Element) -> _Around:
        outer = self._around[-1]
        language = element.get("lang") or element.get(_XML_LANGUAGE)
        direction = element.get("dir", "").lower()
        heading = elements.HEADINGS.get(str(element.tag), 0)
        return replace(
            outer,
            language=outer.language if language is None else language,
            direction=Direction(direction) if direction in {"ltr", "rtl"} else None if direction else outer.direction,
            mark=self._mark(element) or outer.mark,
            exact=outer.exact or element.tag == "pre",
            heading=heading or outer.heading,
        )

    @staticmethod
    def _mark(element: etree._Element) -> Mark | None:
        kind = _MARKS.get(str(element.tag))
        if kind is None:
            return None
        author = element.get("data-author") or element.get("cite") or ""
        return Mark(kind, author, element.get("datetime", ""))

    def _begin_list(self, element: etree._Element) -> None:
        backwards = element.get("reversed") is not None
        told = elements.whole_number(element.get("start"))
        first = told if told is not None else len(element.findall("li")) if backwards else 1
        self._lists.append(Numbering(elements.list_style(element), first, -1 if backwards else 1))

    def _begin_item(self, element: etree._Element) -> None:
        if not self._lists:
            return
        told = elements.whole_number(element.get("value"))
        numbering = self._lists[-1] if told is None else replace(self._lists[-1], number=told)
        self._label = numbering.label
        self._lists[-1] = numbering.after()

    def _report(self, element: etree._Element) -> None:
        if element.tag == "img":
            words = element.get("alt", "")
            self.notices.append(Notice(f"A picture is left out; the words in its place are “{words}”."))
            return
        sample = " ".join("".join(map(str, element.itertext())).split())[:_SAMPLE]
        self.notices.append(Notice(f"The page shows these words in another order than they are written: “{sample}”."))
