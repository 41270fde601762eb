"""From files to proposals: each read in a process of its own, each translation set against its original."""

from collections.abc import Callable, Sequence
from pathlib import Path

from goodoffices.cli.submission import Submission
from goodoffices.store.quarantine import read_files
from goodoffices.terms import NotPossible
from goodoffices.text.document import Document
from goodoffices.text.framework import Decision
from goodoffices.text.proposal import Proposal, Standing
from goodoffices.text.unify.translations import translated


class OneProposal(NotPossible):
    """One proposal makes no negotiating text: give at least two, or one and the text that it amends (--base)."""


class NoneLive(NotPossible):
    """Every proposal is withdrawn or superseded, so there is nothing to unify: mend their --standing."""


class UnknownSuccessor(NotPossible):
    """The proposal {proposal} is said to be superseded by "{name}", which is not here: choose one of {known}."""


class LanguageNotSpoken(NotPossible):
    """No proposal has text in "{language}": choose one of {known}, or add a translation."""


def read_proposals(
    submissions: Sequence[Submission], decisions: Sequence[Decision], progress: Callable[[str], None]
) -> tuple[Proposal, ...]:
    """Return the proposals that the named submissions hold.

    Raises:
        OneProposal, NoneLive, UnknownSuccessor: they cannot be unified, whatever they say.
        NotPossible: a file cannot be read, or a language is given two texts.
    """
    _check(submissions)
    paths = tuple(dict.fromkeys(path for one in submissions for path in one.paths))
    progress(f"Reading {len(paths)} files")
    documents = dict(zip(paths, read_files(paths), strict=True))
    return tuple(_proposal(one, documents, decisions) for one in submissions)


def check_language(language: str, proposals: Sequence[Proposal]) -> None:
    """Raise LanguageNotSpoken where a language is asked for that no proposal has text in."""
    spoken = {one.language or one.document.language for one in proposals}
    spoken |= {translation.language for one in proposals for translation in one.translations}
    if language and language not in spoken:
        raise LanguageNotSpoken(language=language, known=", ".join(sorted(spoken - {""})) or "none that is known")


def _check(submissions: Sequence[Submission]) -> None:
    if len(submissions) < 2:  # noqa: PLR2004 - one text is no talks
        raise OneProposal
    if all(one.standing in {Standing.WITHDRAWN, Standing.SUPERSEDED} for one in submissions):
        raise NoneLive
    proposals = {one.id for one in submissions}
    for one in submissions:
        if one.superseded_by and one.superseded_by not in proposals:
            raise UnknownSuccessor(proposal=one.id, name=one.superseded_by, known=", ".join(sorted(proposals)))


def _proposal(one: Submission, documents: dict[Path, Document], decisions: Sequence[Decision]) -> Proposal:
    document = documents[one.path]
    proposal = Proposal(
        id=one.id,
        holder=one.holder,
        document=document,
        language=one.language,
        title=one.title or document.title,
        date=one.date,
        standing=one.standing,
        superseded_by=one.superseded_by,
        room=one.room,
        base=one.base,
    )
    for translation in one.translations:
        text = documents[translation.path]
        proposal = translated(proposal, translation.language, text, translation.standing, decisions)
    return proposal
