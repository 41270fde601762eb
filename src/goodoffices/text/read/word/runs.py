"""The content of a paragraph: runs, wherever they are wrapped, become pieces."""

import contextlib
from collections.abc import Callable, Iterable, Mapping

from goodoffices.text.read.word.equations import Joint, control_of, parts_of
from goodoffices.text.read.word.limits import MOST_DEPTH
from goodoffices.text.read.word.markup import REVISIONS, TRANSPARENT, branch, revised, stated, text_boxes
from goodoffices.text.read.word.names import (
    ALTERNATE,
    DEL_TEXT,
    FLD_CHAR,
    ID,
    M_R,
    M_T,
    R_PR,
    SDT,
    SDT_CONTENT,
    SPACE,
    Element,
    R,
    T,
    is_on,
    m,
    w,
)
from goodoffices.text.read.word.refusals import Unsafe
from goodoffices.text.read.word.story import Flow, Piece, Sign, Tracked
from goodoffices.text.read.word.symbols import sign

_VANISH = w("vanish")
_PICTURES = frozenset({w("drawing"), w("pict"), w("object")})
_WORDS = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("cr"): "\n",
    w("noBreakHyphen"): "\u2011",
}
_POINTERS = {
    w("footnoteReference"): Sign.FOOTNOTE,
    w("endnoteReference"): Sign.ENDNOTE,
    w("commentReference"): Sign.COMMENT,
    w("commentRangeStart"): Sign.COMMENT_BEGINS,
    w("commentRangeEnd"): Sign.COMMENT_ENDS,
}
_MATH = m("")
_SHOWN = 80
_NUMBERING_FIELDS = (["LISTNUM"], ["AUTONUM"], ["AUTONUMLGL"], ["AUTONUMOUT"])
_PAGE_BREAKS = frozenset({"page", "column"})
_SEEN = frozenset({"blip", "imagedata", "chart", "relIds", "OLEObject"})


class Pieces:
    """Pieces in the making: words under the same tracked changes run together."""

    def __init__(self) -> None:
        self._done: list[Piece] = []
        self._words: list[str] = []
        self._tracked: Tracked | None = None

    def say(self, words: str, tracked: Tracked) -> None:
        """Add words."""
        if tracked is not self._tracked:
            self._close()
            self._tracked = tracked
        self._words.append(words)

    def add(self, *pieces: Piece) -> None:
        """Add finished pieces."""
        self._close()
        self._done.extend(pieces)

    def done(self) -> tuple[Piece, ...]:
        """Return all pieces so far."""
        self._close()
        return tuple(self._done)

    def _close(self) -> None:
        if self._words and self._tracked is not None:
            self._done.append(Piece(Sign.TEXT, "".join(self._words), self._tracked))
            self._words = []


_Reader = Callable[[Element, Tracked, Pieces, int], None]


class Runs:
    """Reads the content of paragraphs. `flow` reads a text box, `notice` takes down what is left out."""

    def __init__(
        self,
        name: str,
        fields: Mapping[Element, Sign],
        flow: Callable[[Element, Tracked, int], Flow],
        notice: Callable[[str], None],
    ) -> None:
        self._name = name
        self._fields = fields
        self._flow = flow
        self._notice = notice
        self._within: dict[str, _Reader] = {
            R: self._run,
            SDT: self._content,
            ALTERNATE: self._chosen,
            w("bdo"): self._forced,
            **dict.fromkeys(REVISIONS, self._revised),
            **dict.fromkeys(TRANSPARENT - {w("bdo")}, self._opened),
            **dict.fromkeys(_POINTERS, self._pointer),
        }
        self._in_run: dict[str, _Reader] = {
            FLD_CHAR: self._field,
            w("br"): self._break,
            w("sym"): self._symbol,
            w("ruby"): self._opened,
            w("instrText"): self._instruction,
            ALTERNATE: self._chosen_in_run,
            **dict.fromkeys(_PICTURES, self._picture),
            **dict.fromkeys(_POINTERS, self._pointer),
        }

    def read(self, children: Iterable[Element], tracked: Tracked, out: Pieces, depth: int) -> None:
        """Add the pieces of all that stands in these elements (the children of one, as a rule) to `out`."""
        if depth > MOST_DEPTH:
            raise Unsafe(name=self._name, what="its elements are nested too deeply")
        for child in children:
            reader = self._within.get(child.tag)
            if reader is not None:
                reader(child, tracked, out, depth)
            elif child.tag.startswith(_MATH):
                self._math(child, tracked, out, depth + 1)

    def _opened(self, element: Element, tracked: Tracked, out: Pieces, depth: int) -> None:
        self.read(element, tracked, out, depth + 1)

    def _revised(self, element: Element, tracked: Tracked, out: Pieces, depth: int) -> None:
        self.read(element, revised(element, tracked), out, depth + 1)

    def _content(self, control: Element, tracked: Tracked, out: Pieces, depth: int) -> None:
        if is_on(control.find(w("sdtPr")), w("showingPlcHdr")):
            self._notice("holds a field of a form that nobody has filled in")
        for content in control.iterchildren(SDT_CONTENT):
            self.read(content, tracked, out, depth + 1)

    def _chosen(self, alternatives: Element, tracked: Tracked, out: Pieces, depth: int) -> None:
        self.read(branch(alternatives), tracked, out, depth + 1)

    def _forced(self, element: Element, tracked: Tracked, out: Pieces, depth: int) -> None:
        self._notice("holds words whose direction the file turns round by force")
        self.read(element, tracked, out, depth + 1)

    def _run(self, run: Element, tracked: Tracked, out: Pieces, depth: int) -> None:
        for child in run:
            tag = child.tag
            if tag == T or (tag == DEL_TEXT and tracked.removed is not None):
                words = _words_of(child)
                if words:
                    out.say(words, tracked)
            elif tag in _WORDS:
                out.say(_WORDS[tag], tracked)
            elif tag == R_PR:
                if child.find(_VANISH) is not None and is_on(child, _VANISH):
                    self._hidden(run, tracked, out, depth)
                    return
            elif tag in self._in_run:
                self._in_run[tag](child, tracked, out, depth)

    def _chosen_in_run(self, alternatives: Element, tracked: Tracked, out: Pieces, depth: int) -> None:
        for child in branch(alternatives):
            if child.tag in self._in_run:
                self._in_run[child.tag](child, tracked, out, depth + 1)

    def _field(self, mark: Element, tracked: Tracked, out: Pieces, _depth: int) -> None:
        if mark in self._fields:
            out.add(Piece(self._fields[mark], "", tracked))

    def _instruction(self, words: Element, _tracked: Tracked, _out: Pieces, _depth: int) -> None:
        if (words.text or "").split()[:1] in _NUMBERING_FIELDS:
            self._notice("holds a number made by a field, which is not computed: see the page itself")

    def _break(self, mark: Element, tracked: Tracked, out: Pieces, _depth: int) -> None:
        if mark.get(w("type")) in _PAGE_BREAKS:
            out.add(Piece(Sign.PAGE_BREAK, "", tracked))
        else:
            out.say("\n", tracked)

    def _pointer(self, mark: Element, tracked: Tracked, out: Pieces, _depth: int) -> None:
        if mark.get(w("customMarkFollows"), "0") in {"1", "true", "on"}:
            out.add(Piece(Sign.OWN_MARK, "", tracked))
        out.add(Piece(_POINTERS[mark.tag], mark.get(ID, ""), tracked))

    def _symbol(self, symbol: Element, tracked: Tracked, out: Pieces, _depth: int) -> None:
        with contextlib.suppress(ValueError, OverflowError):
            out.say(sign(int(symbol.get(w("char"), ""), 16), symbol.get(w("font"), "")), tracked)

    def _picture(self, child: Element, tracked: Tracked, out: Pieces, depth: int) -> None:
        boxes = list(text_boxes(child))
        for box in boxes:
            out.add(Piece(Sign.BOX, "", tracked, self._flow(box, tracked, depth + 1)))
        if not boxes and any(part.tag.rpartition("}")[2] in _SEEN for part in child.iter("*")):
            self._notice("holds a picture or object, which is left out")

    def _math(self, element: Element, tracked: Tracked, out: Pieces, depth: int) -> None:
        if element.tag == M_R:
            self._math_run(element, tracked, out, depth)
            return
        parts = parts_of(element)
        if parts is None:
            self.read(element, tracked, out, depth)
        else:
            self._joined(parts, stated(control_of(element), tracked), out, depth)

    def _math_run(self, run: Element, tracked: Tracked, out: Pieces, depth: int) -> None:
        """Read a run of an equation. A tracked change in it holds its words, or is an empty mark on all of them."""
        for mark in run.iterchildren(*REVISIONS):
            if mark.find(M_T) is None:
                tracked = revised(mark, tracked)
        for child in run:
            if child.tag in {M_T, T}:
                out.say(child.text or "", tracked)
            elif child.tag in REVISIONS:
                self._math_run(child, revised(child, tracked), out, depth + 1)
            elif child.tag in self._in_run:
                self._in_run[child.tag](child, tracked, out, depth)

    def _joined(self, parts: tuple[Joint | Element, ...], tracked: Tracked, out: Pieces, depth: int) -> None:
        """Add the parts of an equation, and the signs between them where there are words on both sides."""
        read: list[Joint | tuple[Piece, ...]] = []
        for part in parts:
            if isinstance(part, Joint):
                read.append(part)
                continue
            own = Pieces()
            self.read(part, tracked, own, depth + 1)
            read.append(own.done())
        for at, one in enumerate(read):
            if not isinstance(one, Joint):
                out.add(*one)
                continue
            sides = [read[at + side] for side in one.sides]
            joint = one.between(*(side for side in sides if not isinstance(side, Joint)))
            if joint is not None:
                out.add(joint)

    def _hidden(self, run: Element, tracked: Tracked, out: Pieces, depth: int) -> None:
        words = "".join(_words_of(one) for one in run.iterchildren(T))
        if words.strip():
            self._notice(f"holds hidden words, which are left out: “{words[:_SHOWN]}”")
        for mark in run.iterchildren(FLD_CHAR):
            self._field(mark, tracked, out, depth)


def _words_of(text: Element) -> str:
    """Return the words of a text element as Word shows them: outer white space only where it is to be preserved."""
    words = (text.text or "").replace("\r\n", "\n").replace("\n", " ")
    if not words or text.get(SPACE) == "preserve" or not (words[0].isspace() or words[-1].isspace()):
        return words
    inherited = next((one.get(SPACE) for one in text.iterancestors() if one.get(SPACE)), "")
    return words if inherited == "preserve" else words.strip(" \t\r\n")
