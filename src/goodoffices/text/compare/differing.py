"""Two wordings laid side by side: which words and brackets of the one became which of the other.

Words that both have in order are the same words. Between them, each bracket of the old draft is looked for in the
new one: as plain words (it was lifted), or as a bracket (it changed); then each bracket of the new draft among the
plain words of the old (it was opened). What is left was taken out or put in.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from goodoffices.text.compare.changes import (
    AlternativeChange,
    BracketChange,
    Differences,
    Fate,
    Held,
    StatusChange,
    Stretch,
    weighty,
)
from goodoffices.text.compare.steps import Gap, steps
from goodoffices.text.compare.strand import Choice, Strand, Voice, one_after_the_other
from goodoffices.text.unify.readings import likeness
from goodoffices.text.unify.tokens import DefinedTerms, Words, cut, is_word

ALIKE = 0.3
"""Two brackets at one place, or two alternatives of one bracket, that share so much are one that was reworded."""

_ISLAND = 1
"""Changed words that so few kept words part are told as one change."""

_CONTEXT = 3
_NO_TERMS = DefinedTerms()


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A stretch of both strands that is explained, and how."""

    gap: Gap
    found: Differences


def differences(old: Strand, new: Strand) -> Differences:
    """Return what changed from the old wording to the new one."""
    if _is_shell(old) is _is_shell(new):
        return _Comparing(old, new).all()
    if _is_shell(new):
        return _wrapped(new, old, lifting=False) or _Comparing(old, new).all()
    return _wrapped(old, new, lifting=True) or _Comparing(old, new).all()


def _is_shell(strand: Strand) -> bool:
    """Whether all the words of a wording lie in one bracket."""
    plain = (strand.words.keys[place] for place in strand.plain(0, len(strand)))
    return len(strand.choices) == 1 and not any(map(is_word, plain))


def _wrapped(shell: Strand, bare: Strand, *, lifting: bool) -> Differences | None:
    """Return what changed where one bracket around a whole wording was lifted or opened, and words with it."""
    (place, choice) = next(iter(shell.choices.items()))
    likest = max(choice.voices, key=lambda voice: likeness(voice.strand.words, bare.words))
    if likeness(likest.strand.words, bare.words) < ALIKE:
        return None
    others = [voice.strand for voice in choice.voices if voice is not likest]
    inside = one_after_the_other([shell.part(0, place), likest.strand, shell.part(place + 1, len(shell))])
    same = inside.words.keys == bare.words.keys
    kept_words = (Held(likest.strand.text, likest.parties),)
    instead = "" if same else bare.text
    if lifting:
        change = BracketChange(Fate.LIFTED, held(choice), (), kept_words, instead)
        parts = [differences(inside, bare), *map(went, others)]
    else:
        change = BracketChange(Fate.OPENED, (), held(choice), kept_words, instead)
        parts = [differences(bare, inside), *map(came, others)]
    return Differences.together([Differences(brackets=(change,)), *parts])


def came(strand: Strand) -> Differences:
    """Return the brackets and statuses of a wording that is new."""
    brackets = tuple(BracketChange(Fate.CAME, new=held(choice)) for choice in strand.all_choices())
    return Differences((), brackets, tuple(_statuses_of(strand, range(len(strand)), was=False)))


def went(strand: Strand) -> Differences:
    """Return the brackets and statuses of a wording that is gone."""
    brackets = tuple(BracketChange(Fate.WENT, old=held(choice)) for choice in strand.all_choices())
    return Differences((), brackets, tuple(_statuses_of(strand, range(len(strand)), was=True)))


def held(choice: Choice) -> tuple[Held, ...]:
    """Return the alternatives of a bracket as they are quoted."""
    return tuple(Held(voice.strand.text, voice.parties) for voice in choice.voices)


@dataclass(frozen=True, slots=True)
class _Comparing:
    old: Strand
    new: Strand

    def all(self) -> Differences:
        gaps: list[Gap] = []
        parts: list[Differences] = []
        for gap, same in steps(self.old, self.new):
            if same:
                parts.append(self._same(gap))
                continue
            for one in self._explained(gap):
                if isinstance(one, Gap):
                    parts.append(self._left(one, gaps))
                else:
                    parts.append(one.found)
        stretches = tuple(self._stretch(gap) for gap in self._bridged(gaps))
        found = Differences.together(parts)
        return replace(found, stretches=(*stretches, *found.stretches))

    def _same(self, gap: Gap) -> Differences:
        pairs = list(zip(range(*gap.old), range(*gap.new), strict=True))
        brackets = [
            of_choices(self.old.choices[one], self.new.choices[other])
            for one, other in pairs
            if one in self.old.choices
        ]
        return Differences.together([*brackets, Differences(statuses=tuple(self._raised(pairs)))])

    def _raised(self, pairs: Sequence[tuple[int, int]]) -> Iterator[StatusChange]:
        """Yield the words that are the same and agreed more or less far than before."""
        grouped = itertools.groupby(pairs, lambda pair: (self.old.statuses[pair[0]], self.new.statuses[pair[1]]))
        for (before, after), row in grouped:
            if before != after:
                yield StatusChange(self.new.quoted(place for _, place in row), before, after)

    def _explained(self, gap: Gap) -> Iterator[Gap | _Anchor]:
        """Yield what is explained in a gap, and the gaps that remain, in order."""
        for rest in _parted(gap, _anchors(self.old, self.new, gap)):
            if isinstance(rest, _Anchor):
                yield rest
            else:
                turned = Gap(rest.new, rest.old)
                opened = _anchors(self.new, self.old, turned, lifting=False)
                yield from _parted(rest, [_Anchor(Gap(one.gap.new, one.gap.old), one.found) for one in opened])

    def _left(self, gap: Gap, gaps: list[Gap]) -> Differences:
        """Return what to say of the brackets in a gap that nothing explains; its words are put down among the gaps."""
        out, put = self.old.plain(*gap.old), self.new.plain(*gap.new)
        gone, opened = (strand.part(*ends) for strand, ends in ((self.old, gap.old), (self.new, gap.new)))
        replaced = bool(gone.choices) and not opened.choices and not out and bool(put)
        replacing = bool(opened.choices) and not gone.choices and not put and bool(out)
        if (out or put) and not replaced and not replacing:
            gaps.append(gap)
        old_words, new_words = (self.old.quoted(out) if replacing else ""), (self.new.quoted(put) if replaced else "")
        lifted = [
            _with_inner(BracketChange(Fate.LIFTED, held(one), (), _silence(one, put), new_words), one)
            for one in gone.choices.values()
        ]
        new = [
            _with_inner(BracketChange(Fate.OPENED, (), held(one), _silence(one, out), old_words), one)
            for one in opened.choices.values()
        ]
        statuses = (*_statuses_of(self.old, out, was=True), *_statuses_of(self.new, put, was=False))
        return Differences.together([*lifted, *new, Differences(statuses=statuses)])

    def _bridged(self, gaps: Sequence[Gap]) -> list[Gap]:
        """Return the gaps with those made one that hardly a word parts."""
        row: list[Gap] = []
        for gap in gaps:
            if row and self._is_island(Gap((row[-1].old[1], gap.old[0]), (row[-1].new[1], gap.new[0]))):
                row[-1] = Gap((row[-1].old[0], gap.old[1]), (row[-1].new[0], gap.new[1]))
            else:
                row.append(gap)
        return row

    def _is_island(self, between: Gap) -> bool:
        one, other = self.old.part(*between.old), self.new.part(*between.new)
        return one.words.keys == other.words.keys and not one.choices and one.words.count <= _ISLAND

    def _stretch(self, gap: Gap) -> Stretch:
        start = gap.new[0]
        before = range(max(0, start - _CONTEXT), start)
        return Stretch(_words_in(self.old, gap.old), _words_in(self.new, gap.new), self.new.quoted(before))


def _silence(choice: Choice, words: Sequence[int]) -> tuple[Held, ...]:
    """Return the alternative that wants no words, where indeed there are none without the bracket."""
    return tuple(Held("", voice.parties) for voice in choice.voices if not len(voice.strand) and not words)


def _words_in(strand: Strand, ends: tuple[int, int]) -> str:
    """Return the words of a stretch, with the brackets that lie between them and without those at its ends."""
    plain = strand.plain(*ends)
    return strand.quoted(range(plain[0], plain[-1] + 1)) if plain else ""


def _parted(gap: Gap, anchors: Sequence[_Anchor]) -> Iterator[Gap | _Anchor]:
    old, new = gap.old[0], gap.new[0]
    for anchor in anchors:
        if (old, new) != (anchor.gap.old[0], anchor.gap.new[0]):
            yield Gap((old, anchor.gap.old[0]), (new, anchor.gap.new[0]))
        yield anchor
        old, new = anchor.gap.old[1], anchor.gap.new[1]
    if (old, new) != (gap.old[1], gap.new[1]):
        yield Gap((old, gap.old[1]), (new, gap.new[1]))


def _anchors(old: Strand, new: Strand, gap: Gap, *, lifting: bool = True) -> list[_Anchor]:
    """Return the brackets of the old strand that the new one explains, in order.

    With `lifting` they are old brackets, found as plain words or as brackets. Without it the strands are turned:
    the brackets are new ones, found among words that stood without a bracket.
    """
    anchors: list[_Anchor] = []
    at = gap.new[0]
    for place in range(*gap.old):
        if place not in old.choices:
            continue
        rest = Gap((place, gap.old[1]), (at, gap.new[1]))
        anchor = _as_words(old, new, rest, lifting=lifting) or (_as_bracket(old, new, rest) if lifting else None)
        if anchor:
            anchors.append(anchor)
            at = anchor.gap.new[1]
            if anchor.gap.old[1] == gap.old[1]:
                break
    return anchors


def _as_words(old: Strand, new: Strand, rest: Gap, *, lifting: bool) -> _Anchor | None:
    """Find the words of a bracket's alternative where they stand without the bracket.

    Where nobody is named, several alternatives may stand there one after the other.
    """
    place = rest.old[0]
    choice = old.choices[place]
    named = bool(choice.parties)
    ordered = sorted(choice.voices, key=lambda voice: -len(voice.strand)) if named else choice.voices
    chosen: list[Voice] = []
    start = end = rest.new[0]
    for voice in ordered:
        row = voice.strand
        if not row.words.count:
            continue
        ends = rest.new[1] if not chosen else end + len(row)
        found = _place_of(row.words, new.words, end, min(ends, rest.new[1]))
        if found is not None:
            start, end = (start if chosen else found), found + len(row)
            chosen.append(voice)
            if named:
                break
    if chosen:
        return _explained_by(choice, chosen, Gap((place, place + 1), (start, end)), new, lifting=lifting)
    return _with_the_unit(old, new, rest, lifting=lifting)


def _with_the_unit(old: Strand, new: Strand, rest: Gap, *, lifting: bool) -> _Anchor | None:
    """Find "30 days" for "[30] [60] days": a number was bracketed without its unit, and is one token with it now."""
    place = rest.old[0]
    behind, there = old.part(place + 1, rest.old[1]), new.part(*rest.new)
    if behind.choices or not len(behind) or there.choices:
        return None
    for voice in old.choices[place].voices:
        if len(voice.strand) and cut(voice.strand.text + behind.words.text, _NO_TERMS).keys == there.words.keys:
            return _lifted_whole(old.choices[place], voice, rest, lifting=lifting)
    return None


def _lifted_whole(choice: Choice, voice: Voice, gap: Gap, *, lifting: bool) -> _Anchor:
    inner = went(voice.strand) if lifting else came(voice.strand)
    return _Anchor(gap, Differences.together([_changed(choice, [voice], lifting=lifting), inner]))


def _place_of(row: Words, words: Words, start: int, end: int) -> int | None:
    return next((at for at in range(start, end - len(row) + 1) if words.keys[at : at + len(row)] == row.keys), None)


def _changed(choice: Choice, chosen: Sequence[Voice], *, lifting: bool) -> Differences:
    """Return a bracket as lifted (or opened), with the brackets that lie in its other alternatives."""
    words = tuple(Held(voice.strand.text, voice.parties) for voice in chosen)
    others = [voice for voice in choice.voices if voice not in chosen]
    if lifting:
        change = BracketChange(Fate.LIFTED, old=held(choice), kept=words)
        return Differences.together([Differences(brackets=(change,)), *(went(voice.strand) for voice in others)])
    change = BracketChange(Fate.OPENED, new=held(choice), kept=words)
    return Differences.together([Differences(brackets=(change,)), *(came(voice.strand) for voice in others)])


def _explained_by(choice: Choice, chosen: Sequence[Voice], gap: Gap, new: Strand, *, lifting: bool) -> _Anchor:
    parts = [_changed(choice, chosen, lifting=lifting)]
    at = gap.new[0]
    for voice in chosen:
        there = new.part(at, at + len(voice.strand))
        parts.append(differences(voice.strand, there) if lifting else differences(there, voice.strand))
        at += len(voice.strand)
    return _Anchor(gap, Differences.together(parts))


def _as_bracket(old: Strand, new: Strand, rest: Gap) -> _Anchor | None:
    """Find the bracket of the new draft that an old one became: the one most like it, or the only one there."""
    place = rest.old[0]
    choice = old.choices[place]
    there = [at for at in range(*rest.new) if at in new.choices]
    if not there:
        return None
    likest = max(there, key=lambda at: (_alike(choice, new.choices[at]), -at))
    alone = len(there) == 1 and len(old.part(*rest.old).choices) == 1
    at_one_place = alone and not old.plain(*rest.old) and not new.plain(*rest.new)
    same_parties = alone and bool(choice.parties & new.choices[likest].parties)
    if not at_one_place and not same_parties and _alike(choice, new.choices[likest]) < ALIKE:
        return None
    return _Anchor(Gap((place, place + 1), (likest, likest + 1)), of_choices(choice, new.choices[likest]))


def _alike(one: Choice, other: Choice) -> float:
    return max(likeness(a.strand.words, b.strand.words) for a in one.voices for b in other.voices)


def of_choices(old: Choice, new: Choice) -> Differences:
    """Return what changed in a bracket that stands in both drafts."""
    changes: list[AlternativeChange] = []
    inner: list[Differences] = []
    for one, other in _paired(old.voices, new.voices):
        before = None if one is None else Held(one.strand.text, one.parties)
        after = None if other is None else Held(other.strand.text, other.parties)
        if one is None or other is None:
            changes.append(AlternativeChange(before, after))
            inner.extend([came(other.strand)] if other else [went(one.strand)] if one else [])
            continue
        within = differences(one.strand, other.strand)
        inner.append(replace(within, stretches=()))
        if within.stretches or set(one.parties) != set(other.parties):
            changes.append(AlternativeChange(before, after, within.stretches))
    fate = Fate.CHANGED if changes else Fate.STILL_OPEN
    bracket = BracketChange(fate, held(old), held(new), alternatives=tuple(changes))
    return Differences.together([Differences(brackets=(bracket,)), *inner])


def _paired(old: Sequence[Voice], new: Sequence[Voice]) -> Iterator[tuple[Voice | None, Voice | None]]:
    """Yield alternatives with what they became: of the same words, else of the same holders, else of like words."""
    rest_old, rest_new = list(old), list(new)
    rules = (
        lambda one, other: one.key == other.key,
        lambda one, other: one.strand.words.keys == other.strand.words.keys,
        lambda one, other: bool(set(one.parties) & set(other.parties)) and _shares(one, other, 0),
        lambda one, other: _shares(one, other, ALIKE),
    )
    for rule in rules:
        for one in tuple(rest_old):
            other = next((each for each in rest_new if rule(one, each)), None)
            if other is not None:
                rest_old.remove(one)
                rest_new.remove(other)
                yield one, other
    yield from ((one, None) for one in rest_old)
    yield from ((None, other) for other in rest_new)


def _shares(one: Voice, other: Voice, least: float) -> bool:
    """Whether both have words (no words are another will than some), and share at least so much."""
    return bool(len(one.strand) and len(other.strand)) and likeness(one.strand.words, other.strand.words) >= least


def _with_inner(change: BracketChange, choice: Choice) -> Differences:
    """Return the change of a bracket, with the brackets inside it that share its lot."""
    lot = went if change.old else came
    return Differences.together([Differences(brackets=(change,)), *(lot(voice.strand) for voice in choice.voices)])


def _statuses_of(strand: Strand, places: Sequence[int], *, was: bool) -> Iterator[StatusChange]:
    """Yield the words among these that are (or were) more than common."""
    for status, row in itertools.groupby(places, lambda place: strand.statuses[place]):
        if weighty(status):
            words = strand.quoted(row)
            yield StatusChange(words, status, None) if was else StatusChange(words, None, status)
