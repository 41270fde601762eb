"""Unify: proposals in, framework out."""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from goodoffices.terms import NotPossible
from goodoffices.text.framework import Bracket, Decision, Framework, Layout, Origin, Provision, Wording
from goodoffices.text.identity import identified
from goodoffices.text.proposal import Proposal
from goodoffices.text.reading import words_unlike_the_proposals
from goodoffices.text.unify.clauses import Clause, Spoken, clauses_of
from goodoffices.text.unify.grain import Grain
from goodoffices.text.unify.layouts import NOWHERE, Share, WordsLost, laid_block, shares_of
from goodoffices.text.unify.numbering import kind_of, numbered, set_in_tables
from goodoffices.text.unify.questions import questions_of
from goodoffices.text.unify.sources import Ground, Paper, sourced
from goodoffices.text.unify.table import Table, laid_on
from goodoffices.text.unify.tokens import DefinedTerms
from goodoffices.text.unify.voices import Text, texts_of
from goodoffices.text.unify.wordings import resolved, wording_of

Progress = Callable[[str], None]
"""Told in words what is being done."""


class TwoProposalsOfOneName(NotPossible):
    """Two proposals are called "{name}": give each a name of its own, as in --holder NAME=FILE."""


@dataclass(slots=True)
class _Shares:
    """Where the blocks of each text went, as provisions are built: by proposal, language and block."""

    found: dict[tuple[str, str], dict[str, list[Share]]] = field(default_factory=dict)

    def add(self, spoken: Spoken, shares: Sequence[tuple[str, Share]]) -> None:
        """Remember shares of a text."""
        blocks = self.found.setdefault((spoken.said.proposal, spoken.text.language), {})
        for block, share in shares:
            blocks.setdefault(block, []).append(share)

    def of(self, proposal: str, language: str) -> dict[str, list[Share]]:
        """Return the shares of a text by block."""
        return self.found.get((proposal, language), {})


def unify(  # noqa: PLR0913 - all but the proposals are named and have a default
    proposals: Sequence[Proposal],
    *,
    grain: Grain = Grain.NORMAL,
    decisions: Sequence[Decision] = (),
    language: str = "",
    title: str = "",
    progress: Progress = lambda _: None,
) -> Framework:
    """Return the framework of all live proposals at once; the order in which they are given decides nothing.

    Without a language that of most proposals is the language of the talks. What stays unsure is asked in the
    framework's questions; `decisions` answer them.

    Raises:
        TwoProposalsOfOneName: two proposals have the same id.
        WordsLost: the framework would not give back every proposal word for word.
    """
    everyone = sorted(proposals, key=lambda one: (not one.base, one.id))
    for one, other in itertools.pairwise(everyone):
        if one.id == other.id:
            raise TwoProposalsOfOneName(name=one.id)
    table = laid_on(everyone, language)
    progress("Finding which clause answers which")
    clauses, doubts = clauses_of(table, decisions)
    progress("Setting brackets")
    shares = _Shares()
    provisions = _provisions(table, clauses, grain, shares, everyone)
    framework = Framework(
        provisions=provisions,
        origins=tuple(_origin(one, shares) for one in everyone),
        title=title,
        languages=table.languages,
        questions=questions_of(table, clauses, doubts, decisions),
        decisions=tuple(sorted(decisions)),
        grain=grain,
        asked_language=language,
    )
    progress("Checking that no word is lost")
    if lost := words_unlike_the_proposals(framework):
        raise WordsLost(proposal=", ".join(lost))
    return framework


def _provisions(
    table: Table, clauses: Sequence[Clause], grain: Grain, shares: _Shares, everyone: Sequence[Proposal]
) -> tuple[Provision, ...]:
    parties = table.parties
    terms = DefinedTerms.of(block.text for voice in table.voices for block in voice.blocks)
    papers = {
        (one.id, text.language): Paper.of(one.id, one.room, text.standing, text.document)
        for one in everyone
        for text in texts_of(one)
    }
    provisions: list[Provision] = []
    for clause in clauses:
        name = f"p{len(provisions) + 1}"
        wordings: list[Wording] = []
        for language in table.languages:
            silent = clause.silent(language, parties)
            if wordings and not any(isinstance(one, Bracket) for one in wordings[0].segments):
                silent = frozenset()  # nobody disputes the clause, so a text in one more language is no dispute
            wording = _wording(clause, language, silent, grain, terms)
            if wording is not None:
                wordings.append(_grounded(wording, clause.spoken[language], name, shares, papers))
        if wordings:
            kind, level = kind_of(clause.lead)
            provision = Provision(name, tuple(wordings), clause.lead.label, kind, level, cell=clause.lead.cell)
            provisions.append(identified(replace(provision, to_translate=_to_translate(clause))))
    return numbered(set_in_tables(provisions))


def _wording(
    clause: Clause, language: str, silent: frozenset[str], grain: Grain, terms: DefinedTerms
) -> Wording | None:
    spoken = clause.spoken.get(language, ())
    if not spoken:
        return None
    return wording_of([one.said for one in spoken], silent, language, grain, terms)


def _to_translate(clause: Clause) -> tuple[str, ...]:
    if not clause.foreign:
        return ()
    return tuple(sorted({one.said.proposal for some in clause.spoken.values() for one in some}))


def _grounded(
    wording: Wording,
    spoken: Sequence[Spoken],
    provision: str,
    shares: _Shares,
    papers: dict[tuple[str, str], Paper],
) -> Wording:
    """Note where the blocks of this wording went, and set the sources of its alternatives."""
    told = resolved([one.said for one in spoken])
    own: dict[str, Paper] = {}
    of_holder: dict[str, Sequence[tuple[str, Share]]] = {}
    for one in spoken:
        holder = one.said.proposal
        own[holder] = papers[holder, wording.language]
        if told[holder] is not None:
            refers = one.said.reference is not None
            of_holder[holder] = shares_of(holder, provision, wording, one.stretches, refers=refers)
            shares.add(one, of_holder[holder])
    ground = Ground(own, of_holder, {one.said.proposal: one.struck for one in spoken})
    return sourced(wording, ground)


def _origin(proposal: Proposal, shares: _Shares) -> Origin:
    reasons = {False: f"the proposal is {proposal.standing}", True: NOWHERE}
    texts = texts_of(proposal)
    return Origin(
        id=proposal.id,
        holder=proposal.holder,
        title=proposal.title,
        date=proposal.date,
        standing=proposal.standing,
        superseded_by=proposal.superseded_by,
        room=proposal.room,
        base=proposal.base,
        layouts=tuple(_layout(proposal.id, text, shares, reasons[proposal.live]) for text in texts),
        texts=tuple(text.document for text in texts),
    )


def _layout(proposal: str, text: Text, shares: _Shares, reason: str) -> Layout:
    found = shares.of(proposal, text.language)
    blocks = tuple(laid_block(block, found.get(block.id, ()), reason) for block in text.document.blocks)
    return Layout(text.language, blocks, text.standing, text.document.source)
