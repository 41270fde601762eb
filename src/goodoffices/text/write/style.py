"""What a paper made from a framework shows, and how it sets it out."""

from dataclasses import dataclass
from enum import StrEnum

from goodoffices.terms import NotPossible


class SourcesNameHolders(NotPossible):
    """Sources name the holders of every word: show the attribution too, or leave the sources out."""


class OneLanguage(NotPossible):
    """This framework has text in one language, and columns need two: leave the columns out, or add a translation."""


class FootnotesInWord(NotPossible):
    """Footnotes are written in .docx alone: name such a file, or set the holders beside their words."""


class Attribution(StrEnum):
    """Whether the paper says who holds what: beside the words, in a footnote to them, or not at all."""

    SHOWN = "shown"
    HIDDEN = "hidden"
    FOOTNOTES = "footnotes"


class Look(StrEnum):
    """How the standing of a text is seen: by notes in words, or by a typeface for each, roman for agreed alone."""

    CONFERENCE = "conference"
    BOX = "negotiating box"


@dataclass(frozen=True, slots=True)
class PaperStyle:
    """How a paper is set out.

    `clean` is the id of the proposal (or the name of its holder) whose reading is written without brackets, None
    for the text with them. `provenance` sets the sources of each alternative beside it. `columns` sets two
    languages side by side, the one that runs from right to left on the right. `large` sets everything half as large
    again, for those who cannot read small print. `for_room` is for a text that a room was shown: its words bear no
    room any more, and yet it does not lie on the table.

    Raises:
        SourcesNameHolders: provenance is asked for while the attribution is hidden.
    """

    attribution: Attribution = Attribution.SHOWN
    look: Look = Look.CONFERENCE
    clean: str | None = None
    provenance: bool = False
    columns: bool = False
    large: bool = False
    for_room: bool = False

    def __post_init__(self) -> None:
        if self.provenance and not self.attributed:
            raise SourcesNameHolders

    @property
    def attributed(self) -> bool:
        """Whether holders are named."""
        return self.attribution is not Attribution.HIDDEN

    @property
    def footnoted(self) -> bool:
        """Whether holders are named in footnotes."""
        return self.attribution is Attribution.FOOTNOTES


PLAIN = PaperStyle()
"""The paper as conferences set it: brackets, with the holders named."""
