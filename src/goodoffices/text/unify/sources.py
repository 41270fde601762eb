"""Where the words of an alternative came from: its holders' blocks, and the tracked changes and comments there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from goodoffices.terms import Room
from goodoffices.text.document import Change, Comment, Document
from goodoffices.text.framework import Alternative, Common, Segment, Source, Wording, read_segments
from goodoffices.text.proposal import TextStanding
from goodoffices.text.unify.layouts import Share


@dataclass(frozen=True, slots=True)
class Paper:
    """What is to be known of one text of a proposal beside its words: changes and comments by block, standing, room."""

    proposal: str
    room: Room
    standing: TextStanding
    changes: Mapping[str, tuple[Change, ...]]
    comments: Mapping[str, tuple[Comment, ...]]

    @classmethod
    def of(cls, proposal: str, room: Room, standing: TextStanding, document: Document) -> "Paper":
        """Return the changes and comments of a document, sorted by the block they lie in."""
        changes: dict[str, tuple[Change, ...]] = {}
        comments: dict[str, tuple[Comment, ...]] = {}
        for change in document.changes:
            changes[change.block] = (*changes.get(change.block, ()), change)
        for comment in document.comments:
            comments[comment.block] = (*comments.get(comment.block, ()), comment)
        return cls(proposal, room, standing, changes, comments)


@dataclass(frozen=True, slots=True)
class Ground:
    """What tells where the words of one provision came from: papers, shares and struck-out blocks, by holder."""

    papers: Mapping[str, Paper]
    shares: Mapping[str, Sequence[tuple[str, Share]]]
    struck: Mapping[str, Sequence[str]]


def sourced(wording: Wording, ground: Ground) -> Wording:
    """Return the wording with sources, rooms and standing set in every alternative."""
    return replace(wording, segments=_sourced(wording.segments, ground, {}))


def _sourced(segments: Sequence[Segment], ground: Ground, before: Mapping[str, int]) -> tuple[Segment, ...]:
    """Return segments with sources; `before` is how far each holder has read when they begin."""
    read = dict(before)
    result: list[Segment] = []
    for segment in segments:
        if isinstance(segment, Common):
            result.append(segment)
            for holder in ground.papers:
                read[holder] = read.get(holder, 0) + len(segment.text)
            continue
        alternatives = tuple(_alternative(one, ground, read) for one in segment.alternatives)
        for alternative in segment.alternatives:
            for holder in alternative.holders:
                read[holder] = read.get(holder, 0) + len(read_segments(alternative.content, holder) or "")
        result.append(replace(segment, alternatives=alternatives))
    return tuple(result)


def _alternative(alternative: Alternative, ground: Ground, read: Mapping[str, int]) -> Alternative:
    content = _sourced(alternative.content, ground, read)
    sources: list[Source] = []
    for holder in alternative.holders:
        start = read.get(holder, 0)
        end = start + len(read_segments(alternative.content, holder) or "")
        sources.extend(_sources(holder, start, end, ground))
    papers = [ground.papers[holder] for holder in alternative.holders]
    standing = TextStanding.surest(paper.standing for paper in papers)
    rooms = tuple(paper.room for paper in papers)
    return replace(alternative, content=content, standing=standing, rooms=rooms, sources=tuple(sources))


def _sources(holder: str, start: int, end: int, ground: Ground) -> list[Source]:
    """Return a source for each block of the holder that the stretch (start to end of its reading) touches."""
    paper = ground.papers[holder]
    shares = ground.shares.get(holder, ())
    touched = [
        (name, share) for name, share in shares if share.part.start < max(end, start + 1) and start <= share.part.end
    ]
    sources = []
    for name, share in touched:
        offset = share.start - share.part.start
        sources.append(_source(paper, name, max(start + offset, 0), end + offset))
    if not touched:
        sources.extend(_struck(paper, name) for name in ground.struck.get(holder, ()))
    return sources


def _source(paper: Paper, block: str, start: int, end: int) -> Source:
    changes = paper.changes.get(block, ())
    touching = [change for change in changes if _touches(change, changes, start, end)]
    change = max(touching, key=lambda one: (one.date, one.id), default=None)
    comments = tuple(
        one.id for one in paper.comments.get(block, ()) if one.start <= max(end, start + 1) and start <= one.end
    )
    if change is None:
        return Source(paper.proposal, block, comments=comments)
    return Source(paper.proposal, block, change.author, change.date, change.id, comments)


def _touches(change: Change, changes: Sequence[Change], start: int, end: int) -> bool:
    if change.adds:
        return change.start < max(end, start + 1) and start < change.start + max(len(change.text), 1)
    return start - 1 <= _place_after(change, changes) <= end + 1


def _place_after(deletion: Change, changes: Sequence[Change]) -> int:
    """Return where in the text after the changes a deletion took place (its own offset is that of the text before)."""
    gone = sum(len(one.text) for one in changes if not one.adds and one.start < deletion.start)
    place = deletion.start - gone
    for one in sorted((one for one in changes if one.adds), key=lambda one: one.start):
        if one.start < place:
            place += len(one.text)
    return place


def _struck(paper: Paper, block: str) -> Source:
    """Return the source of a clause that the proposal strikes out whole."""
    change = max(
        (one for one in paper.changes.get(block, ()) if not one.adds), key=lambda one: (one.date, one.id), default=None
    )
    comments = tuple(one.id for one in paper.comments.get(block, ()))
    if change is None:
        return Source(paper.proposal, block, comments=comments)
    return Source(paper.proposal, block, change.author, change.date, change.id, comments)
