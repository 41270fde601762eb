"""What is measured of a framework: does it give back every proposal, and how does it read?"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpora import Talks

from goodoffices.text.coverage import coverage
from goodoffices.text.framework import (
    Bracket,
    Common,
    Form,
    Framework,
    Segment,
    Wording,
    brackets_in,
    read_segments,
)
from goodoffices.text.proposal import Proposal
from goodoffices.text.reading import as_read_by
from goodoffices.text.unify.grain import LONG_SENTENCE
from goodoffices.text.unify.readings import Reading, distinct, longest_common
from goodoffices.text.unify.tokens import DefinedTerms, cut

FOLLOWED = 3
"""So many brackets of one sentence a room can follow."""

_SENTENCE_ENDS = frozenset(".!?:;؟؛۔")


@dataclass(slots=True)
class Figures:
    """Counts pooled over talks.

    `common` are the words outside all brackets, `bound` the most that could stand there: the longest text common to
    all readings of a provision, which is no longer than the least longest common subsequence of two of them, in words
    (a number with its unit, a date and a reference are one word, as no bracket may cut them). A clause that only some
    have is measured within the bracket that is around it. `sentences` and `stretches` are the brackets of each
    sentence, and of each stretch of a sentence after which the product counts a new one.
    """

    proposals: int = 0
    given_back: int = 0
    blocks: int = 0
    accounted: int = 0
    left_out: int = 0
    provisions: int = 0
    common: int = 0
    bound: int = 0
    brackets: int = 0
    outermost: int = 0
    options: int = 0
    sentences: list[int] = field(default_factory=list)
    stretches: list[int] = field(default_factory=list)
    questions: int = 0

    def add(self, talks: Talks, framework: Framework) -> None:
        """Count the framework of some talks."""
        self._given_back(talks.proposals, framework)
        self._accounted(talks.proposals, framework)
        self.questions += len(framework.questions)
        self.provisions += len(framework.provisions)
        for provision in framework.provisions:
            for wording in provision.wordings:
                self._read(wording)

    def _given_back(self, proposals: Sequence[Proposal], framework: Framework) -> None:
        self.proposals += len(proposals)
        self.given_back += sum(as_read_by(framework, one.id).blocks == one.blocks for one in proposals)

    def _accounted(self, proposals: Sequence[Proposal], framework: Framework) -> None:
        told = {(one.proposal, one.block): one for one in coverage(framework)}
        wanted = [(one.id, block.id) for one in proposals for block in one.blocks]
        self.blocks += len(wanted)
        self.accounted += sum(1 for key in wanted if key in told and (told[key].provisions or told[key].because))
        self.left_out += sum(1 for one in told.values() if one.because)

    def _read(self, wording: Wording) -> None:
        found = list(brackets_in(wording.segments))
        self.brackets += len(found)
        self.outermost += sum(1 for _, depth in found if depth == 0)
        self.options += sum(1 for bracket, _ in found if bracket.form is Form.OPTIONS)
        segments = opened(wording.segments)
        self.sentences += [count for count in brackets_by_sentence(segments) if count]
        self.stretches += [count for count in brackets_by_sentence(segments, LONG_SENTENCE) if count]
        self.common += sum(words(one.text) for one in segments if isinstance(one, Common))
        self.bound += most_in_common(segments)

    @property
    def share(self) -> float:
        """Common words over the most that there could be."""
        return self.common / max(1, self.bound)

    @property
    def most(self) -> int:
        """The most brackets in one sentence."""
        return max(self.sentences, default=0)

    @property
    def crowded(self) -> int:
        """How many sentences have more brackets than a room can follow."""
        return sum(1 for count in self.sentences if count > FOLLOWED)


def opened(segments: Sequence[Segment]) -> Sequence[Segment]:
    """Return the segments within a bracket around the whole clause with one alternative, else the segments."""
    only = segments[0] if len(segments) == 1 else None
    return only.alternatives[0].content if isinstance(only, Bracket) and len(only.alternatives) == 1 else segments


def words(text: str) -> int:
    """Return how many words a text has."""
    return cut(text, DefinedTerms()).count


def most_in_common(segments: Sequence[Segment]) -> int:
    """Return how many words all readings could share at most, whatever the merge."""
    holders = sorted({holder for bracket, _ in brackets_in(segments) for holder in bracket.holders}) or [""]
    texts = [read_segments(segments, holder) for holder in holders]
    told = [Reading(cut(text, DefinedTerms()), ()) for text in texts if text is not None]
    return longest_common(distinct(told))


def brackets_by_sentence(segments: Sequence[Segment], longest: int = sys.maxsize) -> Iterator[int]:
    """Yield the outermost inline brackets of each sentence.

    A sentence ends with a full stop, colon or semicolon in the common text, with common text that comes after more
    than `longest` words, and at options.
    """
    count = length = 0
    for segment in segments:
        if isinstance(segment, Bracket):
            inline = segment.form is Form.INLINE
            count += inline
            length += max((words(read_segments([segment], one) or "") for one in segment.holders), default=0)
            ends = not inline
        else:
            length += words(segment.text)
            ends = length > longest or not _SENTENCE_ENDS.isdisjoint(cut(segment.text, DefinedTerms()).keys)
        if ends:
            yield count
            count = length = 0
    yield count
