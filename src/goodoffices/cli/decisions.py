"""The file of decisions: what a person answered to the questions, and the questions that are still open."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from goodoffices.cli.outputs import shown
from goodoffices.store.quarantine import bytes_of
from goodoffices.terms import NotPossible
from goodoffices.text.framework import Decision, QuestionKind
from goodoffices.text.proposal import Proposal
from goodoffices.text.read.encoding import decoded
from goodoffices.text.unify import DecisionsUnclear, parse_decisions


class NotDecidable(NotPossible):
    """The decision file speaks of "{name}", and there is no such {what}: mend that entry, or take it out."""


class AnswersLost(NotPossible):
    """The file "{path}" holds answers, which would be lost: give it with --alignment, or name another file."""


class NoQuestionsFile(NotPossible):
    """The file "{path}" is there already and holds no questions: give the questions another name."""


def read_decisions(path: Path | None) -> tuple[Decision, ...]:
    """Return the decisions in a file, none where there is no file.

    Raises:
        NoSuchFile, NotAFile, MayNotRead, FileTooLarge, NotUtf8: the file cannot be had, or is no text.
        DecisionsUnclear: it is no list of decisions, or answers one question in two ways.
    """
    if path is None:
        return ()
    return parse_decisions(decoded(shown(path), bytes_of(path)))


def check_decisions(decisions: Iterable[Decision], proposals: Iterable[Proposal]) -> None:
    """Raise NotDecidable where a decision names a block, or a proposal, that is not there."""
    names: set[str] = set()
    blocks: set[str] = set()
    for one in proposals:
        texts = {one.id: one.document, **{f"{one.id}@{text.language}": text.document for text in one.translations}}
        names.add(one.id)
        blocks |= {f"{name}:{block.id}" for name, document in texts.items() for block in document.blocks}
    for decision in decisions:
        silence = decision.kind is QuestionKind.SILENCE
        if decision.one not in blocks:
            raise NotDecidable(name=decision.one, what="block")
        if decision.other not in (names if silence else blocks):
            raise NotDecidable(name=decision.other, what="proposal" if silence else "block")


def check_questions_file(path: Path, decisions: Sequence[Decision]) -> None:
    """See to it that writing questions to a file loses no answer that a person wrote there.

    Raises:
        AnswersLost: answers in it are not among the decisions.
        NoQuestionsFile: it is something else.
    """
    if not path.exists():
        return
    try:
        written = read_decisions(path)
    except DecisionsUnclear as unclear:
        raise NoQuestionsFile(path=shown(path)) from unclear
    if not set(written) <= set(decisions):
        raise AnswersLost(path=shown(path))
