"""What each proposal brings to the table: its blocks in one language, and those it wants out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from goodoffices.text.align.reference import Reference, reference_of
from goodoffices.text.document import Block, ChangeKind, Document
from goodoffices.text.proposal import Correspondence, Proposal, TextStanding


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a proposal: the original, or a translation with what answers what in the original."""

    language: str
    document: Document
    standing: TextStanding
    correspondences: tuple[Correspondence, ...] = ()
    original: bool = True


@dataclass(frozen=True, slots=True)
class Voice:
    """A proposal as it speaks in the language it is unified in.

    `deleted` are blocks that its tracked changes strike out whole: the proposal says that it wants none of them.
    """

    proposal: Proposal
    text: Text
    blocks: tuple[Block, ...]
    deleted: frozenset[str]

    @property
    def id(self) -> str:
        """The id of the proposal."""
        return self.proposal.id

    def block(self, place: int) -> Block:
        """Return the block at a place in the proposal's own order (struck-out blocks have their place too)."""
        return self.blocks[place]

    def says_deleted(self, place: int) -> bool:
        """Whether the block only says that there should be no words here."""
        block = self.blocks[place]
        return block.id in self.deleted or reference_of(block.text) is Reference.DELETED


def texts_of(proposal: Proposal) -> tuple[Text, ...]:
    """Return the original text of a proposal and its translations, in that order."""
    original = Text(proposal.language or proposal.document.language, proposal.document, TextStanding.ORIGINAL)
    translations = (
        Text(one.language, one.document, one.standing, one.correspondences, original=False)
        for one in proposal.translations
    )
    return (original, *translations)


def language_of_the_talks(proposals: Sequence[Proposal]) -> str:
    """Return the language that most live proposals have a text in; of several, the first in order of tags."""
    spoken = Counter(language for one in proposals for language in {text.language for text in texts_of(one)})
    return min(spoken, key=lambda language: (-spoken[language], language)) if spoken else ""


def voice_of(proposal: Proposal, text: Text) -> Voice:
    """Return a proposal as it speaks in one of its texts, each struck-out block in the place where it stood."""
    document = text.document
    remaining = {block.id for block in document.blocks}
    moved = {change.block for change in document.changes if change.kind is ChangeKind.MOVED_AWAY}
    gone = [block for block in document.before if block.id not in remaining and block.id not in moved]
    struck = [block for block in gone if block.text.strip()]
    if not struck:
        return Voice(proposal, text, document.blocks, frozenset())
    before = [block.id for block in document.before]
    follows = {name: before[place - 1] if place else "" for place, name in enumerate(before)}
    blocks = list(document.blocks)
    for block in struck:
        places = {one.id: place for place, one in enumerate(blocks)}
        neighbour = follows[block.id]
        while neighbour and neighbour not in places:
            neighbour = follows[neighbour]
        blocks.insert(places[neighbour] + 1 if neighbour else 0, block)
    return Voice(proposal, text, tuple(blocks), frozenset(block.id for block in struck))
