"""What unifying would not decide alone, asked in words."""

from collections.abc import Iterator, Mapping, Sequence

from goodoffices.text.align import SURE
from goodoffices.text.document import Block
from goodoffices.text.framework import Decision, Question, QuestionKind
from goodoffices.text.read.invisible import visible
from goodoffices.text.unify.clauses import Clause, Doubtful, Spoken
from goodoffices.text.unify.table import SideText, Table

EXCERPT = 90
"""How many letters of a clause a question shows."""

REDRAFT = 0.5
"""A proposal that answers at least this share of the base is a redraft of it: its silences are worth a question."""


def questions_of(
    table: Table, clauses: Sequence[Clause], doubts: Sequence[Doubtful], decisions: Sequence[Decision]
) -> tuple[Question, ...]:
    """Return the questions that are not decided yet, each once, the least sure first within each kind."""
    asked = [*map(_pair, doubts), *_silences(table, clauses), *_translations(table)]
    decided = {(one.kind, one.one, one.other) for one in decisions}
    decided |= {(kind, other, one) for kind, one, other in decided}
    open_ones = {(one.kind, one.one, one.other): one for one in asked}
    left = [question for key, question in open_ones.items() if key not in decided]
    return tuple(sorted(left, key=lambda one: (one.kind, one.confidence, one.one, one.other)))


def _pair(doubtful: Doubtful) -> Question:
    places = sorted((doubtful.doubt.one, doubtful.doubt.other), key=lambda place: doubtful.voices[place[0]].id)
    (a, one), (b, other) = ((doubtful.voices[voice], doubtful.voices[voice].block(block)) for voice, block in places)
    sentence = f"Does this clause of {b.id} answer that of {a.id}?\n{a.id}: {_excerpt(one)}\n{b.id}: {_excerpt(other)}"
    return Question(QuestionKind.PAIR, f"{a.id}:{one.id}", f"{b.id}:{other.id}", sentence, doubtful.doubt.confidence)


def _silences(table: Table, clauses: Sequence[Clause]) -> Iterator[Question]:
    based = [
        (clause.speaking(table.language), spoken) for clause in clauses if (spoken := _base_of(clause, table.language))
    ]
    for party in sorted(table.parties):
        silent = [spoken for speaking, spoken in based if party not in speaking]
        if not based or len(silent) > len(based) * (1 - REDRAFT):
            continue
        for spoken in silent:
            block = spoken.stretches[0][0]
            sentence = f"{party} has nothing on this clause of the base: is it silent, or does it want it out?"
            yield Question(
                QuestionKind.SILENCE, f"{spoken.said.proposal}:{block.id}", party, f"{sentence}\n{_excerpt(block)}"
            )


def _base_of(clause: Clause, language: str) -> Spoken | None:
    return next((one for one in clause.spoken.get(language, ()) if one.said.base and one.stretches), None)


def _translations(table: Table) -> Iterator[Question]:
    """Yield a question for each pair of an original and its translation that was taken without being sure."""
    originals: Mapping[str, Mapping[str, Block]] = {
        side.proposal: {block.id: block for block in side.blocks} for side in table.beside if side.text.original
    } | {voice.id: {block.id: block for block in voice.blocks} for voice in table.everyone if voice.text.original}
    spoken = [SideText(voice.id, voice.text, {}) for voice in table.everyone if not voice.text.original]
    for side in [*spoken, *(side for side in table.beside if not side.text.original)]:
        translated = {block.id: block for block in side.blocks}
        for pair in side.text.correspondences:
            if pair.confidence >= SURE:
                continue
            one, other = originals[side.proposal][pair.original], translated[pair.translation]
            sentence = f"Does the second translate the first?\n{_excerpt(one)}\n{_excerpt(other)}"
            names = f"{side.proposal}:{one.id}", f"{side.proposal}@{side.text.language}:{other.id}"
            yield Question(QuestionKind.TRANSLATION, *names, sentence, pair.confidence)


def _excerpt(block: Block) -> str:
    words = visible(" ".join(f"{block.label} {block.text}".split()))
    return words if len(words) <= EXCERPT else words[:EXCERPT].rsplit(" ", 1)[0] + " …"
