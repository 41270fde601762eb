"""What both the blocks and the runs of a file are wrapped in: tracked changes, transparent elements, alternatives."""

from collections.abc import Iterator

from goodoffices.text.document import ChangeKind
from goodoffices.text.read.word.names import ALTERNATE, CHOICE, DEL_TEXT, FALLBACK, M_T, TEXT_BOX, Element, T, w
from goodoffices.text.read.word.story import Revision, Tracked

REVISIONS = {
    w("ins"): ChangeKind.INSERTION,
    w("del"): ChangeKind.DELETION,
    w("moveFrom"): ChangeKind.MOVED_AWAY,
    w("moveTo"): ChangeKind.MOVED_HERE,
}
"""The elements that say that their content (or, as a property, their owner) was inserted, deleted or moved."""

CELL_REVISIONS = {w("cellIns"): ChangeKind.INSERTION, w("cellDel"): ChangeKind.DELETION}
"""The same for cells."""

TRANSPARENT = frozenset(
    w(name) for name in ("sdtContent", "customXml", "smartTag", "hyperlink", "fldSimple", "dir", "bdo", "rubyBase")
)
"""Elements that wrap content and change nothing about the words in it."""


def revised(mark: Element, tracked: Tracked, kinds: dict[str, ChangeKind] = REVISIONS) -> Tracked:
    """Return what holds within (or for the owner of) an element that states a tracked change."""
    return tracked.under(Revision(kinds[mark.tag], mark.get(w("author"), ""), mark.get(w("date"), "")))


def stated(properties: Element | None, tracked: Tracked, kinds: dict[str, ChangeKind] = REVISIONS) -> Tracked:
    """Return what holds for the owner of properties that may state tracked changes of it."""
    for mark in () if properties is None else properties.iterchildren(*kinds):
        tracked = revised(mark, tracked, kinds)
    return tracked


def branch(alternatives: Element) -> Element:
    """Return the one alternative to read: the first that holds words, else the first; itself where there is none."""
    choices = list(alternatives.iterchildren(CHOICE, FALLBACK))
    return next((one for one in choices if _has_words(one)), choices[0] if choices else alternatives)


def _has_words(one: Element) -> bool:
    return next(one.iter(T, DEL_TEXT, M_T), None) is not None


def text_boxes(drawing: Element) -> Iterator[Element]:
    """Yield the contents of the text boxes in a drawing, each once."""
    pending = [drawing]
    while pending:
        one = pending.pop()
        if one.tag == TEXT_BOX:
            yield one
            continue
        pending.extend(reversed(list(branch(one) if one.tag == ALTERNATE else one)))
