"""What lies on the table: who speaks in which language, and what of a proposal answers what in its translation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goodoffices.text.document import Block
from goodoffices.text.proposal import Proposal
from goodoffices.text.unify.voices import Text, Voice, language_of_the_talks, texts_of, voice_of


@dataclass(frozen=True, slots=True)
class SideText:
    """A text of a proposal beside the one it is unified in.

    `answers` tells for a block of it the first block of the unified text that it corresponds to; a block that is
    missing there has nothing in the language of the talks.
    """

    proposal: str
    text: Text
    answers: Mapping[str, str]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Its blocks in its own order."""
        return self.text.document.blocks


@dataclass(frozen=True, slots=True)
class Table:
    """The live proposals in alphabetical order, the base first, each in the text it is unified in.

    `voices` speak the language of the talks; `foreign` have no text in it and are grouped by their language.
    """

    language: str
    voices: tuple[Voice, ...]
    foreign: Mapping[str, tuple[Voice, ...]]
    beside: tuple[SideText, ...]

    @property
    def everyone(self) -> tuple[Voice, ...]:
        """All voices, those in the language of the talks first."""
        return (*self.voices, *(voice for group in self.foreign.values() for voice in group))

    @property
    def parties(self) -> frozenset[str]:
        """The proposals with a text in the language of the talks that somebody holds: all but the base.

        Who has no text in it is not silent: nobody knows yet what it says.
        """
        return frozenset(voice.id for voice in self.voices if not voice.proposal.base)

    @property
    def languages(self) -> tuple[str, ...]:
        """The language of the talks, and the others in the order of their tags."""
        others = {one.text.language for one in self.beside} | set(self.foreign)
        return (self.language, *sorted(others - {self.language}))


def laid_on(proposals: Sequence[Proposal], language: str = "") -> Table:
    """Return the table with the live ones of the proposals; without a language, that of most of them is taken."""
    live = sorted((one for one in proposals if one.live), key=lambda one: (not one.base, one.id))
    main = language or language_of_the_talks(live)
    voices: list[Voice] = []
    foreign: dict[str, list[Voice]] = {}
    beside: list[SideText] = []
    for proposal in live:
        texts = texts_of(proposal)
        chosen = next((text for text in texts if text.language == main), texts[0])
        group = voices if chosen.language == main else foreign.setdefault(chosen.language, [])
        group.append(voice_of(proposal, chosen))
        beside.extend(SideText(proposal.id, text, _answers(text, chosen)) for text in texts if text is not chosen)
    return Table(main, tuple(voices), {tag: tuple(foreign[tag]) for tag in sorted(foreign)}, tuple(beside))


def _answers(text: Text, chosen: Text) -> Mapping[str, str]:
    """Return which block of the chosen text answers first to each block of the other: by way of the original."""
    to_original = _to_original(text)
    from_original: dict[str, str] = {}
    for one in chosen.correspondences:
        from_original.setdefault(one.original, one.translation)
    if chosen.original:
        return to_original
    return {block: from_original[original] for block, original in to_original.items() if original in from_original}


def _to_original(text: Text) -> dict[str, str]:
    if text.original:
        return {block.id: block.id for block in text.document.blocks}
    answers: dict[str, str] = {}
    for one in text.correspondences:
        answers.setdefault(one.translation, one.original)
    return answers
