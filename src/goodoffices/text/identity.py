"""The ids of brackets and alternatives, derived from their place and their words alone.

A bracket is known by its provision, its language and its place in reading order; an alternative by its bracket
and a hash of its words: words that are edited are another alternative, and what was said about the old ones
stays with the old ones.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from goodoffices.text.framework import (
    Alternative,
    Bracket,
    Common,
    Framework,
    Origin,
    Provision,
    Segment,
    Wording,
    plain_text,
)


def words_hash(text: str) -> str:
    """Return the first ten hexadecimal digits of the SHA-256 of the text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:10]


def identified(provision: Provision) -> Provision:
    """Return the provision with the ids of its brackets and alternatives set by place and words."""
    wordings = []
    for place, wording in enumerate(provision.wordings):
        stem = provision.id if place == 0 else f"{provision.id}@{wording.language}"
        wordings.append(replace(wording, segments=_identified(wording.segments, stem, count(1))))
    return replace(provision, wordings=tuple(wordings))


def _identified(segments: Sequence[Segment], stem: str, numbers: Iterator[int]) -> tuple[Segment, ...]:
    return tuple(
        segment if isinstance(segment, Common) else _bracket_identified(segment, stem, numbers) for segment in segments
    )


def _bracket_identified(bracket: Bracket, stem: str, numbers: Iterator[int]) -> Bracket:
    name = f"{stem}.{next(numbers)}"
    alternatives = []
    taken: set[str] = set()
    for alternative in bracket.alternatives:
        own = f"{name}.{words_hash(plain_text(alternative.content))}"
        while own in taken:
            own += "'"
        taken.add(own)
        content = _identified(alternative.content, stem, numbers)
        alternatives.append(replace(alternative, id=own, content=content))
    return replace(bracket, id=name, alternatives=tuple(alternatives))


def without_provenance(framework: Framework) -> Framework:
    """Return what the notation can say of a framework: its text, holders and statuses, and no origin of words.

    Rooms, sources, layouts, the proposals' own words, questions and decisions are left out, so it must not be
    shown to a room as it is: who may see what can no longer be told from it.
    """
    origins = tuple(Origin(id=one.id, holder=one.holder) for one in framework.origins)
    provisions = tuple(_without_sources(provision) for provision in framework.provisions)
    return Framework(provisions=provisions, origins=origins, title=framework.title, languages=framework.languages)


def _without_sources(provision: Provision) -> Provision:
    wordings = tuple(
        Wording(wording.language, _plain(wording.segments), wording.standing) for wording in provision.wordings
    )
    return identified(replace(provision, wordings=wordings))


def _plain(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    return tuple(
        segment
        if isinstance(segment, Common)
        else replace(segment, alternatives=tuple(without_rooms(one) for one in segment.alternatives))
        for segment in segments
    )


def without_rooms(alternative: Alternative) -> Alternative:
    """Return an alternative, and what lies in it, without the rooms and the sources of its words."""
    return replace(alternative, content=_plain(alternative.content), rooms=(), sources=())
