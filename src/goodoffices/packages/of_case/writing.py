"""A package written out: the text without the brackets that it settles, and the seams where grammar needs a hand.

No word is changed: where chosen words meet those around them and something looks wrong (a space, a sign, "a" before a
vowel, a singular after a number), the seam is named for a person to mend. Articles and numbers are looked at in English
alone, and what is named is what can be told without knowing the grammar of a sentence.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from goodoffices.case.composing import origins_of
from goodoffices.packages.of_case.choices import left_out
from goodoffices.text.framework import Framework, Provision
from goodoffices.text.identity import identified
from goodoffices.text.proposal import TextStanding
from goodoffices.text.wording import COMMON, Bracket, Common, Segment, Wording

CONTEXT = 30
"""Signs on either side of a seam that are shown."""

COUNTED = frozenset({"day", "hour", "kilometre", "member", "metre", "minute", "month", "person", "week", "year"})
"""English words that a number often stands before, in the singular."""

ONES = frozenset({"1", "one", "One"})
"""Numbers after which the singular stands."""

_MARKS = ",;:.!?،؛؟"
_LAST, _FIRST = re.compile(r"[^\W_]+(?=\s*$)"), re.compile(r"^\s*([^\W_]+)")
_PLURAL = re.compile(r"e?s\b")
_HOLDS_SOUND = ("hour", "honest", "honour", "heir")
_CONSONANT_SOUND = ("uni", "use", "usu", "uti", "eu", "one", "once")


class SeamKind(StrEnum):
    """What looks wrong at a seam."""

    RUN_TOGETHER = "two words run together"
    SPACE = "a space is too many"
    MARK = "two marks meet"
    WORD_TWICE = "a word stands twice"
    ARTICLE = "the article does not fit the word after it"
    NUMBER = "a number and its word do not agree"
    CAPITAL = "a clause begins with a small letter"


@dataclass(frozen=True, slots=True)
class Seam:
    """A place where grammar needs a hand: the provision, what looks wrong, and the words on either side."""

    provision: str
    kind: SeamKind
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Written:
    """A text with a package written into it; clauses of which nothing is left are `dropped`, by their ids."""

    framework: Framework
    seams: tuple[Seam, ...]
    dropped: tuple[str, ...]


def written(framework: Framework, picks: Collection[str]) -> Written:
    """Return the text with what a package takes in place of its brackets.

    A bracket of which it takes nothing stays, as do those in other languages, whose texts fall behind.

    Args:
        framework: the text.
        picks: ids of alternatives, or of words left out, as `TextChoices.picks` has them.
    """
    kept: list[Provision] = []
    seams: list[Seam] = []
    dropped: list[str] = []
    for one in framework.provisions:
        pieces = list(_pieces(one.wordings[0].segments, picks))
        segments = tuple(_joined(pieces))
        if segments == one.wordings[0].segments:
            kept.append(one)
        elif segments or one.cell is not None:
            kept.append(_with_words(one, segments))
            seams += _seams(one, pieces)
        else:
            dropped.append(one.id)
    origins = origins_of(framework.origins, {one.id for one in kept})
    return Written(replace(framework, provisions=tuple(kept), origins=origins), tuple(seams), tuple(dropped))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A segment of the new wording, `chosen` where it was in a bracket; none where words were left out."""

    segment: Segment | None
    chosen: bool = False

    @property
    def text(self) -> str:
        return self.segment.text if isinstance(self.segment, Common) else ""


def _pieces(segments: Sequence[Segment], picks: Collection[str], *, chosen: bool = False) -> Iterator[_Piece]:
    for one in segments:
        if isinstance(one, Common):
            yield _Piece(one, chosen)
            continue
        taken = [each for each in one.alternatives if each.id in picks]
        if left_out(one) in picks or (taken and not taken[0].content):
            yield _Piece(None, chosen=True)
        elif taken:
            yield from _pieces(taken[0].content, picks, chosen=True)
        else:
            yield _Piece(_inner(one, picks))


def _inner(bracket: Bracket, picks: Collection[str]) -> Bracket:
    """Return a bracket that stays, with what is taken within it."""
    inner = (replace(one, content=tuple(_joined(_pieces(one.content, picks)))) for one in bracket.alternatives)
    return replace(bracket, alternatives=tuple(inner))


def _joined(pieces: Sequence[_Piece] | Iterator[_Piece]) -> Iterator[Segment]:
    last: Segment | None = None
    for one in (piece.segment for piece in pieces if piece.segment is not None):
        if isinstance(one, Common) and isinstance(last, Common) and one.status == last.status:
            last = replace(last, text=last.text + one.text)
            continue
        if last is not None:
            yield last
        last = one
    if last is not None:
        yield last


def _with_words(provision: Provision, segments: tuple[Segment, ...]) -> Provision:
    first, *others = provision.wordings
    behind = (replace(one, standing=TextStanding.BEHIND) for one in others)
    wordings = (Wording(first.language, segments, first.standing), *behind)
    return identified(replace(provision, wordings=wordings, status=COMMON))


def _seams(provision: Provision, pieces: Sequence[_Piece]) -> Iterator[Seam]:
    """Yield what looks wrong wherever chosen words meet others, or words were left out."""
    english = provision.wordings[0].language.partition("-")[0].lower() in {"", "en"}
    before, changed, begins = "", False, True
    for piece in pieces:
        if piece.segment is None:
            changed = True
        elif isinstance(piece.segment, Bracket):
            before, changed, begins = "", False, False
        else:
            if before and (changed or piece.chosen):
                yield from (
                    _seam(provision, kind, before, piece.text) for kind in _wrong(before, piece.text, english=english)
                )
            elif begins and (changed or piece.chosen) and _begins_small(piece.text):
                yield _seam(provision, SeamKind.CAPITAL, "", piece.text)
            before, changed, begins = before + piece.text, piece.chosen, False


def _seam(provision: Provision, kind: SeamKind, before: str, after: str) -> Seam:
    return Seam(provision.id, kind, before[-CONTEXT:], after[:CONTEXT])


def _wrong(before: str, after: str, *, english: bool) -> Iterator[SeamKind]:
    last, first = before[-1:], after[:1]
    if last.isalnum() and first.isalnum():
        if not _PLURAL.match(after):
            yield SeamKind.RUN_TOGETHER
        return
    bare = after.lstrip()
    if (last.isspace() and first.isspace()) or (bare[:1] in tuple(_MARKS) and (last.isspace() or first.isspace())):
        yield SeamKind.SPACE
    if before.rstrip()[-1:] in tuple(_MARKS) and bare[:1] in tuple(_MARKS):
        yield SeamKind.MARK
    found, following = _LAST.search(before), _FIRST.match(after)
    if found and following and (last.isspace() or first.isspace()):
        yield from _between_words(found.group(), following.group(1), english=english)


def _between_words(one: str, other: str, *, english: bool) -> Iterator[SeamKind]:
    if one.casefold() == other.casefold() and not one.isdigit():
        yield SeamKind.WORD_TWICE
    if english and one.casefold() in {"a", "an"} and (one.casefold() == "an") != _sounds_open(other.casefold()):
        yield SeamKind.ARTICLE
    if (
        english
        and other.casefold().removesuffix("s") in COUNTED
        and _is_number(one)
        and (one in ONES) == other.endswith("s")
    ):
        yield SeamKind.NUMBER


def _sounds_open(word: str) -> bool:
    """Whether an English word begins with the sound of a vowel, as far as its letters tell; numbers 8, 11 and 18 do."""
    if word[0].isdigit():
        return word[0] == "8" or word in {"11", "18"}
    return word.startswith(_HOLDS_SOUND) or (word[0] in "aeiou" and not word.startswith(_CONSONANT_SOUND))


def _is_number(word: str) -> bool:
    return word.isdigit() or word in ONES


def _begins_small(text: str) -> bool:
    return text.lstrip()[:1].islower()
