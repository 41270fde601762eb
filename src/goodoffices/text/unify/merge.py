"""Several readings of one point made one text: common words, brackets, and options where too little is shared."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from goodoffices.text.framework import Alternative, Bracket, Common, Form, Segment
from goodoffices.text.unify.grain import Grain, coarsened
from goodoffices.text.unify.readings import Reading, distinct, least_shared, likeness
from goodoffices.text.unify.stretches import Stretch, same_at_the_start, side_by_side
from goodoffices.text.unify.tokens import Words

SHARE_FOR_ONE_TEXT = 0.5
"""Where two readings share less than this of the shorter one's words, all are set out as options.

Not at the finest grain, which keeps every word out of brackets that can be kept.
"""

SHARE_LEFT = 0.4
"""So they are where less than this of the shortest one's words would be left outside brackets."""

A_CLAUSE = 10
"""Shorter texts (headings, cells of a table) are never set out as options, one line each."""

ALIKE = 0.6
"""Readings so like one another may be one alternative with brackets inside ..."""

SHARE_TO_NEST = 0.5
"""... if they have so much of the shortest one's words in common."""

PLAIN_CHOICE = 2
"""A bracket of so few readings has nothing to nest."""


def merge(readings: Sequence[Reading], grain: Grain) -> tuple[Segment, ...]:
    """Return one text that every holder reads as its own by taking its alternative in every bracket.

    The order of the readings decides nothing. A reading without words is an empty alternative.
    """
    different = distinct(readings)
    worded = tuple(reading for reading in different if len(reading.words))
    if not worded:
        return ()
    if len(worded) < len(different):
        return (_bracket(different, grain),)
    stretches = coarsened(side_by_side(worded), grain)
    if grain is not Grain.FINE and _too_little_in_common(worded, stretches):
        return (replace(_bracket(different, grain), form=Form.OPTIONS),)
    return tuple(_segments(worded, stretches, grain))


def _too_little_in_common(readings: Sequence[Reading], stretches: Sequence[Stretch]) -> bool:
    longest = max(reading.words.count for reading in readings)
    if longest < A_CLAUSE:
        return False
    return least_shared(readings) < SHARE_FOR_ONE_TEXT or _shared(stretches) < SHARE_LEFT


def _shared(stretches: Sequence[Stretch]) -> float:
    """Return the agreed words over the words of the shortest reading."""
    agreed = sum(stretch.parts[0].count for stretch in stretches if stretch.agreed)
    lengths = [
        sum(part.count for part in parts) for parts in zip(*(stretch.parts for stretch in stretches), strict=True)
    ]
    return agreed / (min(lengths) or 1)


def _segments(readings: Sequence[Reading], stretches: Sequence[Stretch], grain: Grain) -> Iterator[Segment]:
    text = ""
    for stretch in stretches:
        if stretch.agreed:
            text += _spelled(stretch.parts)
            continue
        blank, parts = _hoisted(stretch.parts) if text else ("", stretch.parts)
        if text:
            yield Common(text + blank)
        text = ""
        here = distinct(Reading(part, one.holders) for part, one in zip(parts, readings, strict=True))
        yield _bracket(here, grain)
    if text:
        yield Common(text)


def _spelled(parts: Sequence[Words]) -> str:
    """Return words that all agree on, with the white space before them that any one has: "(so" and ", so" are " so"."""
    return (
        max(part.tokens[0][: len(part.tokens[0]) - len(part.tokens[0].lstrip())] for part in parts)
        + parts[0].text.lstrip()
    )


def _hoisted(parts: Sequence[Words]) -> tuple[str, tuple[Words, ...]]:
    """Return the white space that all parts begin with, and the parts without it."""
    blanks = {part.tokens[0][: -len(part.tokens[0].lstrip()) or None] if len(part) else None for part in parts}
    blank = blanks.pop()
    if blanks or not blank or not blank.isspace():
        return "", tuple(parts)
    return blank, tuple(replace(part, tokens=(part.tokens[0].lstrip(), *part.tokens[1:])) for part in parts)


def _bracket(readings: Sequence[Reading], grain: Grain) -> Bracket:
    """Return a bracket: an alternative for each group of like readings, an empty one for those without words."""
    worded = [reading for reading in readings if len(reading.words)]
    clusters = _clusters(worded, grain) if len(readings) > PLAIN_CHOICE else [[reading] for reading in worded]
    if len(clusters) == 1 and len(worded) == len(readings):
        clusters = [[reading] for reading in worded]
    alternatives = []
    for cluster in clusters:
        content = _content(cluster, grain)
        holders = sorted(holder for reading in cluster for holder in reading.holders)
        alternatives.append(Alternative("", content, tuple(holders)))
    wordless = sorted(holder for reading in readings if not len(reading.words) for holder in reading.holders)
    if wordless:
        alternatives.append(Alternative("", (), tuple(wordless)))
    return Bracket("", tuple(alternatives))


def _content(cluster: Sequence[Reading], grain: Grain) -> tuple[Segment, ...]:
    if len(cluster) == 1:
        return (Common(cluster[0].words.text),)
    return tuple(_segments(cluster, coarsened(side_by_side(cluster), grain), grain))


def _worth_nesting(readings: Sequence[Reading], grain: Grain) -> bool:
    """Whether readings are easier to follow as one alternative with brackets inside than one by one.

    At the finest grain they are where they share enough words anywhere, else only where they begin and end alike.
    """
    if grain is Grain.FINE:
        return _shared(side_by_side(readings)) >= SHARE_TO_NEST
    keys = [reading.words.keys for reading in readings]
    shortest = min(map(len, keys))
    begin = same_at_the_start(keys, shortest)
    end = same_at_the_start([one[::-1] for one in keys], shortest - begin)
    return begin + end >= SHARE_TO_NEST * shortest


def _clusters(readings: Sequence[Reading], grain: Grain) -> list[list[Reading]]:
    """Return the readings in groups of those that are much alike, each around the one most like all that are left."""
    alike = [[likeness(one.words, other.words) for other in readings] for one in readings]
    clusters: list[list[Reading]] = []
    left = list(range(len(readings)))
    while left:
        centre = max(left, key=lambda one: sum(alike[one][other] for other in left))
        near = [one for one in left if alike[centre][one] >= ALIKE]
        if len(near) > 1 and not _worth_nesting([readings[one] for one in near], grain):
            near = [centre]
        clusters.append([readings[one] for one in near])
        left = [one for one in left if one not in near]
    return sorted(clusters, key=lambda cluster: cluster[0].words.keys)
