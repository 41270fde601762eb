"""What a person decided about the questions that unifying raised, written and read as TOML."""

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from goodoffices.terms import NotPossible
from goodoffices.text.align import Verdicts
from goodoffices.text.framework import Decision, Framework, Question, QuestionKind


class DecisionsUnclear(NotPossible):
    """The decision file cannot be used: {problem}. Write it anew with --questions and fill in the answers."""


class Answer(StrEnum):
    """What may be answered: to a pair or a translation the first two, to a silence the last two."""

    SAME = "same"
    DIFFERENT = "different"
    SILENT = "silent"
    DELETES = "deletes"


_FITTING = {
    QuestionKind.PAIR: (Answer.SAME, Answer.DIFFERENT),
    QuestionKind.TRANSLATION: (Answer.SAME, Answer.DIFFERENT),
    QuestionKind.SILENCE: (Answer.SILENT, Answer.DELETES),
}

_CURLY = frozenset("“”„‘’")

_HEAD = """\
# Questions that unifying would not decide alone. Write your answer between the quotes of each `answer`
# (an empty one leaves the question open), then unify again with --alignment and this file.
"""


@dataclass(frozen=True, slots=True)
class Place:
    """A block of a proposal, written "A:p12"; the block of a translation "A@en:p12"."""

    proposal: str
    block: str

    @classmethod
    def of(cls, written: str) -> "Place":
        """Return the place that "A:p12" names: all up to the last colon is the proposal."""
        proposal, _, block = written.rpartition(":")
        return cls(proposal, block)


def parse_decisions(text: str) -> tuple[Decision, ...]:
    """Return the decisions in a TOML text, without those whose answer is still empty.

    Raises:
        DecisionsUnclear: the text is no TOML, or an entry or answer is not one of those that are known.
    """
    try:
        entries = tomllib.loads(text).get("decision", [])
    except tomllib.TOMLDecodeError as error:
        curly = "; it holds curly quotes, write straight ones" if _CURLY & set(text) else ""
        raise DecisionsUnclear(problem=f"it is not well-formed ({error}{curly})") from None
    if not isinstance(entries, list):
        raise DecisionsUnclear(problem="its entries do not begin with [[decision]]")
    decisions = dict.fromkeys(
        decision for number, entry in enumerate(entries, 1) if (decision := _decision(entry, number)).answer
    )
    answers: dict[tuple[str, ...], str] = {}
    for one in decisions:
        pair = (one.kind, *sorted((one.one, one.other)))
        if answers.setdefault(pair, one.answer) != one.answer:
            raise DecisionsUnclear(problem=f"{one.one} and {one.other} are answered in two ways")
    return tuple(decisions)


def _decision(entry: object, number: int) -> Decision:
    if not isinstance(entry, Mapping):
        raise DecisionsUnclear(problem=f"entry {number} does not begin with [[decision]]")
    kind, one, other, answer = (str(entry.get(name, "")) for name in ("kind", "one", "other", "answer"))
    if kind not in set(QuestionKind):
        raise DecisionsUnclear(problem=f'entry {number} is of the unknown kind "{kind}"')
    fitting = _FITTING[QuestionKind(kind)]
    if answer and answer not in fitting:
        raise DecisionsUnclear(problem=f'entry {number} is answered "{answer}", not {" or ".join(fitting)}')
    return Decision(QuestionKind(kind), one, other, answer)


def print_questions(framework: Framework) -> str:
    """Return the questions of a framework, with what was decided already, as a TOML text to be filled in."""
    answered = {(one.kind, one.one, one.other): one.answer for one in framework.decisions}
    entries = [_entry(one, "") for one in framework.questions]
    entries += [
        _entry(Question(kind, one, other, "decided before"), answer) for (kind, one, other), answer in answered.items()
    ]
    return "\n".join([_HEAD, *entries])


def _entry(question: Question, answer: str) -> str:
    choices = " or ".join(f'"{one}"' for one in _FITTING[question.kind])
    comment = "".join(f"# {line}\n" for line in question.sentence.splitlines())
    return (
        f"{comment}[[decision]]\n"
        f"kind = {_quoted(question.kind)}\none = {_quoted(question.one)}\nother = {_quoted(question.other)}\n"
        f"answer = {_quoted(answer)} # {choices}\n"
    )


def _quoted(text: str) -> str:
    """Return a TOML string: JSON's escapes are TOML's too, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def verdicts_between(decisions: Sequence[Decision], proposals: Sequence[str]) -> dict[tuple[int, int], Verdicts]:
    """Return for each two proposals (by place, both ways round) the pairs that were decided."""
    found: dict[tuple[int, int], dict[str, set[tuple[str, str]]]] = {}
    places = {name: place for place, name in enumerate(proposals)}
    for decision in decisions:
        one, other = Place.of(decision.one), Place.of(decision.other)
        if decision.kind is not QuestionKind.PAIR or not {one.proposal, other.proposal} <= set(places):
            continue
        for a, b in ((one, other), (other, one)):
            answers = found.setdefault((places[a.proposal], places[b.proposal]), {})
            answers.setdefault(decision.answer, set()).add((a.block, b.block))
    return {
        pair: Verdicts(frozenset(answers.get(Answer.SAME, ())), frozenset(answers.get(Answer.DIFFERENT, ())))
        for pair, answers in found.items()
    }


def verdicts_on_translation(decisions: Sequence[Decision], proposal: str, language: str) -> Verdicts:
    """Return the decided pairs (block of the original, block of the translation) of one proposal."""
    pairs: dict[str, set[tuple[str, str]]] = {}
    for decision in decisions:
        one, other = Place.of(decision.one), Place.of(decision.other)
        wanted = (proposal, f"{proposal}@{language}")
        if decision.kind is QuestionKind.TRANSLATION and (one.proposal, other.proposal) == wanted:
            pairs.setdefault(decision.answer, set()).add((one.block, other.block))
    return Verdicts(frozenset(pairs.get(Answer.SAME, ())), frozenset(pairs.get(Answer.DIFFERENT, ())))
