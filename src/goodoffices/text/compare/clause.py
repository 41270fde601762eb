"""The clauses of a draft, a framework's provisions or a document's blocks, as they are compared."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from goodoffices.text.brackets import Span, brackets_of
from goodoffices.text.compare.naming import names_of, number_in
from goodoffices.text.compare.strand import Strand, strand_of_segments, strand_of_text
from goodoffices.text.document import Block, Document
from goodoffices.text.framework import COMMON, Framework, Provision, Status
from goodoffices.text.proposal import TextStanding
from goodoffices.text.unify.tokens import DefinedTerms, Words, cut

Draft = Document | Framework

ON_THE_TABLE = "the text on the table"
"""Who speaks for a base, which nobody holds."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause as a comparison names and quotes it; the brackets in its text are without their holders.

    `name` is how it is called ("clause 7 (a)", "Article 4", "heading", or its first words in quotes), `under` the
    heading above it where the name alone does not say which clause is meant, else "".
    """

    id: str
    name: str
    under: str
    label: str
    text: str

    @property
    def called(self) -> str:
        """How it is called within a sentence."""
        return f"{self.name} in “{self.under}”" if self.under else self.name

    def place_from(self, under: str) -> str:
        """Return how it is called beside a clause under the same or another heading: by its number, if it has one."""
        return (self.name if self.under == under else self.called).removeprefix("clause ")


@dataclass(frozen=True, slots=True)
class Laid:
    """A clause with its wordings laid out, by language: "" is that of the talks."""

    clause: Clause
    block: Block
    strands: Mapping[str, Strand]
    standings: Mapping[str, TextStanding]
    status: Status = COMMON

    @property
    def words(self) -> Words:
        """All words of the clause, those of every alternative among them."""
        return cut(self.block.text, DefinedTerms())

    @property
    def strand(self) -> Strand:
        """The wording that stands for the clause: in the language of the talks, else the first it has."""
        return next(iter(self.strands.values()))


def laid_out(draft: Draft, talks: str, *, all_languages: bool) -> tuple[Laid, ...]:
    """Return the clauses of a draft; `talks` is the language of the talks.

    Without `all_languages` a provision has the one wording that a document could have.
    """
    if isinstance(draft, Document):
        return tuple(_laid_blocks(draft))
    party = _parties_of(draft)
    rows = [_strands(one, talks, party, all_languages=all_languages) for one in draft.provisions]
    blocks = [
        Block(one.id, _all_words(next(iter(strands.values()))), one.kind, one.level, one.label)
        for one, (strands, _) in zip(draft.provisions, rows, strict=True)
    ]
    names = names_of(blocks)
    return tuple(
        Laid(Clause(one.id, *name, number_in(one.label), _text(strands)), block, strands, said, one.status)
        for one, name, block, (strands, said) in zip(draft.provisions, names, blocks, rows, strict=True)
    )


def _text(strands: Mapping[str, Strand]) -> str:
    return next(iter(strands.values())).text


def _laid_blocks(document: Document) -> Iterator[Laid]:
    spans: dict[int, list[Span]] = {}
    for span in brackets_of(document.blocks).spans:
        if span.within_one_block:
            spans.setdefault(span.opens.block, []).append(span)
    for place, (block, name) in enumerate(zip(document.blocks, names_of(document.blocks), strict=True)):
        strand = strand_of_text(block.text, list(_nested(spans.get(place, ()))))
        clause = Clause(block.id, *name, number_in(block.label), block.text.strip())
        yield Laid(clause, block, {"": strand}, {"": TextStanding.ORIGINAL})


def _nested(spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the brackets of one block with the depth that they have in it: one from block to block does not count."""
    around: list[Span] = []
    for span in sorted(spans):
        while around and around[-1].closes < span.opens:
            around.pop()
        yield Span(span.opens, span.closes, len(around))
        around.append(span)


def _strands(
    provision: Provision, talks: str, party: Callable[[str], str], *, all_languages: bool
) -> tuple[Mapping[str, Strand], Mapping[str, TextStanding]]:
    wordings = list(provision.wordings)
    if not all_languages:
        wordings = [provision.wording(talks) or wordings[0]]
    wordings.sort(key=lambda wording: wording.language != talks)
    keys = ["" if one.language == talks or not all_languages else one.language for one in wordings]
    return (
        {key: strand_of_segments(one.segments, party) for key, one in zip(keys, wordings, strict=True)},
        {key: one.standing for key, one in zip(keys, wordings, strict=True)},
    )


def _parties_of(framework: Framework) -> Callable[[str], str]:
    """Return how the holder of an alternative is called: the party that tabled the proposal, whatever draft it was."""
    names = {one.id: ON_THE_TABLE if one.base else one.holder or one.id for one in framework.origins}
    return lambda proposal: names.get(proposal, proposal)


def _all_words(strand: Strand) -> str:
    """Return the words of all alternatives one after the other, as they are aligned."""
    pieces: list[str] = []
    for place, token in enumerate(strand.words.tokens):
        choice = strand.choices.get(place)
        pieces.extend([token] if choice is None else (f" {_all_words(voice.strand)} " for voice in choice.voices))
    return "".join(pieces)
