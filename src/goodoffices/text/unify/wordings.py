"""What the proposals say on one point, made the wording of a provision in one language."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from goodoffices.text.align.reference import Reference, reference_of
from goodoffices.text.framework import Alternative, Bracket, Segment, Wording
from goodoffices.text.proposal import TextStanding
from goodoffices.text.unify.closing import alike_closed
from goodoffices.text.unify.grain import Grain
from goodoffices.text.unify.merge import merge
from goodoffices.text.unify.readings import Reading
from goodoffices.text.unify.tokens import DefinedTerms, cut

BETWEEN = " "
"""What stands between two blocks of one proposal that answer one provision."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one proposal says on a point in one language: its stretches of text, in its own order.

    `deletes` is true where it says only that there should be no words here.
    """

    proposal: str
    stretches: tuple[str, ...]
    standing: TextStanding = TextStanding.ORIGINAL
    base: bool = False
    deletes: bool = False

    @property
    def text(self) -> str:
        """Its words in one piece, the white space around each stretch taken off."""
        return BETWEEN.join(stretch.strip() for stretch in self.stretches if stretch.strip())

    @property
    def reference(self) -> Reference | None:
        """What it says of another text instead of words of its own."""
        return Reference.DELETED if self.deletes else reference_of(self.text)


def resolved(said: Sequence[Said]) -> Mapping[str, str | None]:
    """Return for each proposal the words it holds: those it refers to where it only refers, None where none are told.

    "No change" holds the words of the base; without one, the only wording that the others have.
    """
    worded = {one.proposal: one.text for one in said if one.reference is None}
    base = next((worded[one.proposal] for one in said if one.base and one.proposal in worded), None)
    only = next(iter(worded.values())) if len(set(worded.values())) == 1 else None
    unchanged = base if base is not None else only
    answers = {Reference.DELETED: "", Reference.UNCHANGED: unchanged}
    return {one.proposal: answers[one.reference] if one.reference else one.text for one in said}


def wording_of(
    said: Sequence[Said], silent: Collection[str], language: str, grain: Grain, terms: DefinedTerms
) -> Wording | None:
    """Return the wording of a point in one language; None where nobody has words.

    A clause that is a number and nothing else ("Article 4" on a line of its own) has an empty wording.

    `silent` are the proposals that have no text on the point: where there are any, and no base on the table, what
    the others have is a bracket around the whole clause.
    """
    held = [(one, words) for one, words in zip(said, resolved(said).values(), strict=True) if words is not None]
    if not any(words for _, words in held):
        numbered_only = [one for one, _ in held if one.reference is None]
        return Wording(language, ()) if numbered_only else None
    tokens = {words: cut(words, terms) for words in {words for _, words in held}}
    readings = [Reading(tokens[words], (one.proposal,)) for one, words in held]
    segments = merge(readings if grain is Grain.FINE else alike_closed(readings), grain)
    if silent and not any(one.base for one, _ in held) and not _is_one_bracket(segments):
        segments = (Bracket("", (Alternative("", segments, tuple(sorted(one.proposal for one, _ in held))),)),)
    return Wording(language, segments, TextStanding.surest(one.standing for one, _ in held))


def _is_one_bracket(segments: Sequence[Segment]) -> bool:
    return len(segments) == 1 and isinstance(segments[0], Bracket)
