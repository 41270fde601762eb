"""A wording without some of its alternatives, as if they had never been there."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from goodoffices.text.unify.grain import Grain
from goodoffices.text.unify.merge import merge
from goodoffices.text.unify.readings import Reading
from goodoffices.text.unify.tokens import DefinedTerms, cut
from goodoffices.text.wording import Alternative, Bracket, Common, Segment, plain_text

Keep = Callable[[Alternative], Alternative | None]
"""Gives an alternative as it may be read; None where it is left out."""

_NONE = DefinedTerms()


def thinned(segments: Sequence[Segment], keep: Keep, grain: Grain) -> tuple[Segment, ...]:
    """Return a wording with the alternatives that are kept, at every depth.

    A bracket that lost some is made anew from the words of the others, so that no outline of the lost ones is left;
    what only one alternative is left of stands without a bracket. States of stretches are not kept.
    """
    result: list[Segment] = []
    for segment in segments:
        for one in (segment,) if isinstance(segment, Common) else _bracket(segment, keep, grain):
            last = result[-1] if result else None
            if isinstance(one, Bracket):
                result.append(one)
            elif isinstance(last, Common):
                result[-1] = Common(last.text + one.text)
            else:
                result.append(Common(one.text))
    return tuple(result)


def _bracket(bracket: Bracket, keep: Keep, grain: Grain) -> tuple[Segment, ...]:
    kept = [one for one in map(keep, bracket.alternatives) if one is not None]
    kept = [replace(one, content=thinned(one.content, keep, grain)) for one in kept]
    if len(kept) == len(bracket.alternatives):
        return (replace(bracket, alternatives=tuple(kept)),)
    if len(kept) == 1:
        return kept[0].content
    if any(isinstance(segment, Bracket) for one in kept for segment in one.content):
        return (replace(bracket, alternatives=tuple(kept)),)
    return merge([Reading(cut(plain_text(one.content), _NONE), one.holders) for one in kept], grain)
