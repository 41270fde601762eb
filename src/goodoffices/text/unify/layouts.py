"""How each proposal sets out its words: which stretch of which provision stands in which of its blocks."""

from collections.abc import Sequence
from dataclasses import dataclass

from goodoffices.terms import NotPossible
from goodoffices.text.document import Block
from goodoffices.text.framework import LaidBlock, Part, Wording, read_segments
from goodoffices.text.unify.spelling import letter_places, letters_in, letters_of, stretch_of

NOWHERE = "it only refers to another text, and which words it means could not be told"


class WordsLost(NotPossible):
    """The words of {proposal} would not come back as they were, so nothing is written: please report this fault."""


@dataclass(frozen=True, slots=True)
class Share:
    """A stretch of a block (characters from start to end) and the provision it went to, as the proposal reads it."""

    provision: str
    start: int
    end: int
    part: Part


def shares_of(
    proposal: str, provision: str, wording: Wording, stretches: Sequence[tuple[Block, int, int]], *, refers: bool
) -> list[tuple[str, Share]]:
    """Return for the stretches of one proposal in one provision where each stands in what the proposal reads there.

    `refers` tells that the stretch is only a reference ("no change"), whose words are another's. The first of each
    pair is the id of the block.

    Raises:
        WordsLost: what the proposal reads is not what it says, in other than spelling.
    """
    reading = read_segments(wording.segments, proposal) or ""
    said = [block.text[start:end] for block, start, end in stretches]
    if said == [reading]:
        (block, start, end), *_ = stretches
        return [(block.id, Share(provision, start, end, Part(provision, 0, len(reading))))]
    if not refers and letters_of("".join(said)) != letters_of(reading):
        raise WordsLost(proposal=proposal)
    places = letter_places(reading)
    first = 0
    shares = []
    for (block, start, end), text in zip(stretches, said, strict=True):
        count = len(places) - first if refers else letters_in(text)
        begins, ends = stretch_of(reading, places, first, count)
        first += count
        exact = None if reading[begins:ends] == text else text
        shares.append((block.id, Share(provision, start, end, Part(provision, begins, ends, exact=exact))))
    return shares


def laid_block(block: Block, shares: Sequence[Share], reason: str) -> LaidBlock:
    """Return how a block is set out, from its shares; without any it is left out for the reason given."""
    parts: list[Part] = []
    place = 0
    for share in sorted(shares, key=lambda one: (one.start, one.end)):
        lead = block.text[place : share.start]
        parts.append(Part(share.provision, share.part.start, share.part.end, lead, share.part.exact))
        place = share.end
    return LaidBlock(
        id=block.id,
        parts=tuple(parts),
        kind=block.kind,
        level=block.level,
        label=block.label,
        language=block.language,
        direction=block.direction,
        cell=block.cell,
        text="" if parts else block.text,
        left_out="" if parts else reason,
    )
