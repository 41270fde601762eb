"""Comments: their words, their authors, the text that they stand beside, and which one they answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from goodoffices.text.document import Comment
from goodoffices.text.read.word.blocks import Printed, Reading
from goodoffices.text.read.word.lines import Layout
from goodoffices.text.read.word.names import COMMENT_EX, COMMENT_PARA_ID, COMMENT_PARENT, ID, PARA_ID, Element, P, w
from goodoffices.text.read.word.story import Sign
from goodoffices.text.read.word.styles import View
from goodoffices.text.read.word.walk import Walk

_LONGEST_ANCHOR = 1000
_MOST_LINES = 500
_LONGEST_THREAD = 200


@dataclass(frozen=True, slots=True, order=True)
class _Place:
    """A place in the text: the number of its line, and the offset there."""

    line: int
    offset: int


@dataclass(frozen=True, slots=True)
class _Anchor:
    """What a comment stands beside: a block, the offsets in its text, and the words (which may run on from there)."""

    block: str = ""
    start: int = 0
    end: int = 0
    words: str = ""


def comments_of(
    root: Element | None, extended: Element | None, before: Reading, after: Reading, walk: Walk
) -> tuple[Comment, ...]:
    """Return the comments in the order of their part, called comment-1, comment-2 and so on.

    A comment that the text does not point to has no block. Anchors are cut after 1,000 characters.
    """
    if root is None:
        return ()
    elements = list(root.iterchildren(w("comment")))
    names = {one.get(ID, ""): f"comment-{count}" for count, one in enumerate(elements, 1)}
    answers = _answers(elements, extended)
    anchors = _anchors(before, after)
    walk.begin(root)
    found = []
    for one in elements:
        name = one.get(ID, "")
        anchor = anchors.get(name, _Anchor())
        found.append(
            Comment(
                id=names[name],
                text=_words(one, walk),
                author=one.get(w("author"), ""),
                date=one.get(w("date"), ""),
                block=anchor.block,
                start=anchor.start,
                end=anchor.end,
                anchor=anchor.words,
                answers=names.get(answers.get(name, ""), ""),
            )
        )
    return tuple(found)


def _anchors(before: Reading, after: Reading) -> Mapping[str, _Anchor]:
    """Return what each comment stands beside, by its id in the file.

    Where the changes took all of its words away, they are those before the changes; where they took the block away
    too, the place is that before the changes.
    """
    former, anchors = _anchors_in(before), _anchors_in(after)
    standing = {block.id for block in after.blocks}
    for name, old in former.items():
        new = anchors.get(name, _Anchor())
        if old.words and not new.words:
            anchors[name] = old if old.block not in standing else replace(new, words=old.words)
    return anchors


def _anchors_in(reading: Reading) -> dict[str, _Anchor]:
    begins, ends = _places(reading.layout)
    return {name: _anchor(begin, ends.get(name, begin), reading) for name, begin in begins.items()}


def _words(comment: Element, walk: Walk) -> str:
    own = Layout(View.AFTER)
    own.story(walk.flow_of(comment, lambda _: "of a comment"))
    return "\n".join(line.text for line in own.lines).strip("\n")


def _answers(elements: Sequence[Element], extended: Element | None) -> Mapping[str, str]:
    """Return which comment answers which, by their ids: both are known by the id of their last paragraph."""
    by_paragraph: dict[str, str] = {}
    for one in elements:
        for paragraph in one.iterdescendants(P):
            by_paragraph[paragraph.get(PARA_ID, "")] = one.get(ID, "")
    answers: dict[str, str] = {}
    for tie in () if extended is None else extended.iterchildren(COMMENT_EX):
        own = by_paragraph.get(tie.get(COMMENT_PARA_ID, " "))
        other = by_paragraph.get(tie.get(COMMENT_PARENT, " "))
        if own is not None and other is not None and not _leads_to(other, own, answers):
            answers[own] = other
    return answers


def _leads_to(name: str, target: str, answers: Mapping[str, str]) -> bool:
    """Whether a comment is the target, or answers one that leads there; so does a thread too long to be followed."""
    for _ in range(_LONGEST_THREAD):
        if name == target:
            return True
        if name not in answers:
            return False
        name = answers[name]
    return True


def _places(layout: Layout) -> tuple[Mapping[str, _Place], Mapping[str, _Place]]:
    begins: dict[str, _Place] = {}
    ends: dict[str, _Place] = {}
    references: dict[str, _Place] = {}
    targets = {Sign.COMMENT_BEGINS: begins, Sign.COMMENT_ENDS: ends, Sign.COMMENT: references}
    for at, line in enumerate(layout.lines):
        for placed in line.placed:
            target = targets.get(placed.piece.sign)
            if target is not None:
                target.setdefault(placed.piece.text, _Place(at, placed.start))
    return {**references, **begins}, {**references, **ends}


def _anchor(begin: _Place, end: _Place, reading: Reading) -> _Anchor:
    """Return the anchor between two places. Where nothing is left of the first block, the next counts."""
    end = max(begin, end)
    for at in range(begin.line, min(end.line, begin.line + _MOST_LINES) + 1):
        one = reading.printed[at]
        if one is not None:
            start = one.offset(begin.offset) if at == begin.line else 0
            stop = one.offset(end.offset) if at == end.line else len(one.block.text)
            return _Anchor(one.block.id, start, stop, _between(begin, end, reading.printed))
    return _Anchor(reading.layout.lines[begin.line].leader.id)


def _between(begin: _Place, end: _Place, printed: Sequence[Printed | None]) -> str:
    pieces: list[str] = []
    length = 0
    for at in range(begin.line, min(end.line, begin.line + _MOST_LINES) + 1):
        one = printed[at]
        if one is None:
            continue
        text = one.line.text
        first = begin.offset if at == begin.line else 0
        last = end.offset if at == end.line else len(text)
        pieces.append(text[first:last])
        length += last - first
        if length > _LONGEST_ANCHOR:
            break
    return "\n".join(pieces)[:_LONGEST_ANCHOR]
