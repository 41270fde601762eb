"""The tracked changes of a document, one for each decision that a person took.

Word cuts a change into pieces wherever the look of the letters changes; pieces that touch and were made by the same
person at the same time are one change. What somebody inserted and another deleted again stands in neither text: it is
no change any more, and a notice tells of it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goodoffices.text.document import Change, ChangeScope, Notice
from goodoffices.text.read.word.blocks import Printed, Reading
from goodoffices.text.read.word.lines import Line, Placed, deciding
from goodoffices.text.read.word.story import Revision, Sign
from goodoffices.text.read.word.styles import View

_SHOWN = 80


@dataclass(frozen=True, slots=True)
class _Found:
    """A change with its place in the file: the order of its paragraph, and of its piece within that."""

    order: int
    place: int
    scope: ChangeScope
    revision: Revision
    block: str
    start: int
    text: str


def changes_of(before: Reading, after: Reading) -> tuple[Change, ...]:
    """Return all tracked changes in the order of the file, called change-1, change-2 and so on."""
    found = [one for reading in (before, after) for one in _in_view(reading)]
    found.sort(key=lambda one: (one.order, one.place, one.revision.adds))
    return tuple(
        Change(
            id=f"change-{count}",
            kind=one.revision.kind,
            block=one.block,
            text=one.text,
            author=one.revision.author,
            date=one.revision.date,
            scope=one.scope,
            start=one.start,
        )
        for count, one in enumerate(found, 1)
    )


def _in_view(reading: Reading) -> Iterator[_Found]:
    for one in reading.printed:
        if one is not None:
            yield from _words(one, reading.layout.view)
            yield from _marks(one, reading.layout.view)
    for touched in reading.layout.touched:
        inside = [one for one in reading.printed[touched.first : touched.last] if one is not None]
        if touched.scope is ChangeScope.WORDS:
            yield from _note(inside, touched.revision, reading.layout.view)
        elif inside:
            yield _whole(inside, touched.scope, touched.revision)


def _whole(inside: Sequence[Printed], scope: ChangeScope, revision: Revision) -> _Found:
    text = "\t".join(one.block.text for one in inside)
    return _Found(inside[0].line.members[0].order, -1, scope, revision, inside[0].block.id, 0, text)


def _note(inside: Sequence[Printed], revision: Revision, view: View) -> Iterator[_Found]:
    """Yield the words of a note whose reference came or went, where they are not tracked themselves."""
    for one in inside:
        if one.block.text and not any(deciding(placed.piece.tracked, view) for placed in one.line.placed):
            yield _whole([one], ChangeScope.WORDS, revision)


def _words(one: Printed, view: View) -> Iterator[_Found]:
    run: list[Placed] = []
    revision: Revision | None = None
    place = 0
    for at, placed in enumerate(one.line.placed):
        if placed.piece.sign is not Sign.TEXT:
            continue
        deciding_here = deciding(placed.piece.tracked, view) if placed.length else None
        if run and (deciding_here != revision or placed.order != run[-1].order):
            yield from _change(one, run, revision, place)
            run = []
        if deciding_here is not None:
            place = at if not run else place
            run.append(placed)
        revision = deciding_here
    if run:
        yield from _change(one, run, revision, place)


def _change(one: Printed, run: list[Placed], revision: Revision | None, place: int) -> Iterator[_Found]:
    """Yield the change, less what of it went into the label of the block: that the labels tell."""
    start, end = one.offset(run[0].start), one.offset(run[-1].start + run[-1].length)
    if revision is not None and start < end:
        text = one.block.text[start:end]
        yield _Found(run[0].order, place, ChangeScope.WORDS, revision, one.block.id, start, text)


def _marks(one: Printed, view: View) -> Iterator[_Found]:
    for member, end in zip(one.line.members, one.line.ends, strict=True):
        revision = deciding(member.mark, view)
        if revision is not None:
            place = len(one.line.placed)
            yield _Found(member.order, place, ChangeScope.PARAGRAPH_MARK, revision, one.block.id, one.offset(end), "")


def undone(lines: Sequence[Line]) -> Iterator[Notice]:
    """Yield a notice for words that one person inserted and another deleted again."""
    for line in lines:
        words: dict[tuple[str, str], list[str]] = {}
        for placed in line.placed:
            added, removed = placed.piece.tracked.added, placed.piece.tracked.removed
            if placed.piece.sign is Sign.TEXT and added is not None and removed is not None:
                words.setdefault((added.author, removed.author), []).append(placed.piece.text)
        for (author, other), pieces in words.items():
            gone = "".join(pieces).strip()[:_SHOWN]
            if gone and author != other:
                sentence = f"has words of {author or 'somebody'} that {other or 'somebody'} deleted again: “{gone}”"
                yield Notice(sentence, line.leader.id)
