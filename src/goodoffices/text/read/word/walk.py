"""The blocks of a Word file: paragraphs and tables, wherever they are wrapped, become a flow."""

from collections.abc import Callable, Iterator

from goodoffices.text.document import Notice
from goodoffices.text.read.word.fields import field_signs
from goodoffices.text.read.word.limits import MOST_DEPTH, MOST_PARAGRAPHS
from goodoffices.text.read.word.markup import CELL_REVISIONS, REVISIONS, TRANSPARENT, branch, revised, stated
from goodoffices.text.read.word.names import (
    ALTERNATE,
    ID,
    P_PR,
    R_PR,
    SDT,
    SDT_CONTENT,
    TBL,
    TC,
    TC_PR,
    TR,
    TR_PR,
    Element,
    P,
    R,
    m,
    number,
    value,
    w,
)
from goodoffices.text.read.word.refusals import TooLarge, Unsafe
from goodoffices.text.read.word.runs import Pieces, Runs
from goodoffices.text.read.word.story import (
    UNTRACKED,
    Flow,
    Paragraph,
    Piece,
    Sign,
    Table,
    TableCell,
    TableRow,
    Tracked,
)

_RANGE_SIGNS = {w("commentRangeStart"): Sign.COMMENT_BEGINS, w("commentRangeEnd"): Sign.COMMENT_ENDS}
_BOOKMARK = w("bookmarkStart")
_LOOSE = frozenset({R, m("oMath"), m("oMathPara")})
_CURSOR = "_GoBack"
_WIDEST = 63


class Walk:
    """Reads the stories of one file; paragraphs are numbered in the order of the file."""

    def __init__(self, name: str) -> None:
        self.notices: list[Notice] = []
        self._name = name
        self._order = 0
        self._name_of: Callable[[int], str] = str
        self._count = 0
        self._at = ""
        self._signs: list[Piece] = []
        self._bookmarks: list[str] = []
        self._runs = Runs(name, {}, self._flow, self._notice)

    def begin(self, root: Element) -> None:
        """Prepare for the stories in a part of the file."""
        self._runs = Runs(self._name, field_signs(root), self._flow, self._notice)

    def flow_of(self, element: Element, named: Callable[[int], str]) -> Flow:
        """Return the flow of one story of the part that was begun; its paragraphs are named by their number from 1."""
        self._name_of, self._count = named, 0
        self._signs, self._bookmarks = [], []
        return self._flow(element, UNTRACKED, 0)

    def _notice(self, what: str) -> None:
        self.notices.append(Notice(what, self._at))

    def _flow(self, parent: Element, tracked: Tracked, depth: int) -> Flow:
        return tuple(self._blocks(parent, tracked, depth))

    def _blocks(self, parent: Element, tracked: Tracked, depth: int) -> Iterator[Paragraph | Table]:
        for child, within in self._unwrapped(parent, tracked, depth):
            tag = child.tag
            if tag == P:
                yield self._paragraph(child, within, depth)
            elif tag == TBL:
                yield self._table(child, within, depth + 1)
            elif tag in _RANGE_SIGNS:
                self._signs.append(Piece(_RANGE_SIGNS[tag], child.get(ID, ""), within))
            elif tag == _BOOKMARK:
                self._bookmarks.append(child.get(w("name"), ""))
            elif tag in _LOOSE:
                yield self._loose(child, within, depth)
            elif tag in {w("altChunk"), w("subDoc")}:
                self._notice("is followed by another document that is tied in, which is left out")

    def _unwrapped(self, parent: Element, tracked: Tracked, depth: int) -> Iterator[tuple[Element, Tracked]]:
        """Yield the children of an element with all wrappers around them opened."""
        if depth > MOST_DEPTH:
            raise Unsafe(name=self._name, what="its elements are nested too deeply")
        for child in parent:
            tag = child.tag
            if tag == SDT:
                for content in child.iterchildren(SDT_CONTENT):
                    yield from self._unwrapped(content, tracked, depth + 1)
            elif tag in REVISIONS:
                yield from self._unwrapped(child, revised(child, tracked), depth + 1)
            elif tag in TRANSPARENT:
                yield from self._unwrapped(child, tracked, depth + 1)
            elif tag == ALTERNATE:
                yield from self._unwrapped(branch(child), tracked, depth + 1)
            else:
                yield child, tracked

    def _paragraph(self, element: Element, tracked: Tracked, depth: int) -> Paragraph:
        name, order = self._named()
        properties = element.find(P_PR)
        out = Pieces()
        bookmarks = self._bookmarks
        out.add(*self._signs)
        self._signs, self._bookmarks = [], []
        self._at = name
        self._runs.read(element, tracked, out, depth + 1)
        bookmarks += [one.get(w("name"), "") for one in element.iterdescendants(_BOOKMARK)]
        return Paragraph(
            id=name,
            order=order,
            element=element,
            properties=properties,
            pieces=out.done(),
            mark=stated(None if properties is None else properties.find(R_PR), tracked),
            bookmarks=tuple(dict.fromkeys(one for one in bookmarks if one and one != _CURSOR)),
        )

    def _loose(self, element: Element, tracked: Tracked, depth: int) -> Paragraph:
        """Return a paragraph made of words that stand outside of any."""
        name, order = self._named()
        out = Pieces()
        self._at = name
        self._runs.read((element,), tracked, out, depth + 1)
        return Paragraph(name, order, element, None, out.done())

    def _named(self) -> tuple[str, int]:
        self._order += 1
        self._count += 1
        if self._order > MOST_PARAGRAPHS:
            raise TooLarge(name=self._name, what=f"over {MOST_PARAGRAPHS:,} paragraphs")
        return self._name_of(self._count), self._order

    def _table(self, table: Element, tracked: Tracked, depth: int) -> Table:
        rows = self._unwrapped(table, tracked, depth)
        return Table(tuple(self._row(row, within, depth + 1) for row, within in rows if row.tag == TR))

    def _row(self, row: Element, tracked: Tracked, depth: int) -> TableRow:
        properties = row.find(TR_PR)
        cells = self._unwrapped(row, tracked, depth)
        return TableRow(
            cells=tuple(self._cell(cell, within, depth + 1) for cell, within in cells if cell.tag == TC),
            indent=max(0, min(_WIDEST, number(value(properties, w("gridBefore"))))),
            tracked=stated(properties, tracked),
        )

    def _cell(self, cell: Element, tracked: Tracked, depth: int) -> TableCell:
        properties = cell.find(TC_PR)
        former = None if properties is None else properties.find(f"{w('tcPrChange')}/{TC_PR}")
        return TableCell(
            flow=self._flow(cell, tracked, depth + 1),
            span_before=_span(properties if former is None else former),
            span_after=_span(properties),
            tracked=stated(properties, tracked, CELL_REVISIONS),
        )


def _span(properties: Element | None) -> int:
    return max(1, min(_WIDEST, number(value(properties, w("gridSpan")), 1)))
