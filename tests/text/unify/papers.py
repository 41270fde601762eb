"""Proposals for tests: typed in as lines, or drawn out of thin air around a common draft."""

from goodoffices.terms import TABLE, Room
from goodoffices.text.document import Block, Document
from goodoffices.text.proposal import Proposal
from goodoffices.text.read.label import split_label


def paper(name: str, *lines: str, room: Room = TABLE, base: bool = False, language: str = "") -> Proposal:
    """A proposal with one block a line; a typed number before the words is its label."""
    blocks = []
    for place, line in enumerate(lines, 1):
        label, words = split_label(line)
        blocks.append(Block(f"b{place}", words, label=label))
    return Proposal(
        id=name, holder=name, document=Document(tuple(blocks)), room=room, base=base, language=language or "en"
    )
