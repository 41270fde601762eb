"""A proposal together with a translation of it, set against the original block by block."""

from collections.abc import Sequence
from dataclasses import replace

from goodoffices.terms import NotPossible
from goodoffices.text.align.translation import concord
from goodoffices.text.document import Document
from goodoffices.text.framework import Decision
from goodoffices.text.proposal import Correspondence, Proposal, TextStanding, Translation
from goodoffices.text.unify.decisions import verdicts_on_translation
from goodoffices.text.unify.voices import texts_of


class TranslatedTwice(NotPossible):
    """{proposal} has a text in "{language}" already: give each language one file."""


def translated(
    proposal: Proposal,
    language: str,
    document: Document,
    standing: TextStanding = TextStanding.WORKING,
    decisions: Sequence[Decision] = (),
) -> Proposal:
    """Return the proposal with one more translation; pairs of blocks that are unsure become questions when unified.

    Raises:
        TranslatedTwice: the proposal has a text in this language.
    """
    if language in {text.language for text in texts_of(proposal)}:
        raise TranslatedTwice(proposal=proposal.id, language=language)
    verdicts = verdicts_on_translation(decisions, proposal.id, language)
    links = concord(proposal.document.blocks, document.blocks, verdicts)
    correspondences = tuple(Correspondence(link.a, link.b, link.confidence) for link in links)
    translation = Translation(language, document, correspondences, standing)
    return replace(proposal, translations=(*proposal.translations, translation))
