"""The meeting note: typed as plain text in under a minute, worked up later, read by a second person."""

from enum import StrEnum

from goodoffices.case.statement import Name, Sentence, Statement, kind


class Fidelity(StrEnum):
    """How near the words of a note are to what was said."""

    VERBATIM = "verbatim"
    PARAPHRASE = "paraphrase"
    IMPRESSION = "impression"


@kind("note")
class Note(Statement):
    """What was said in a meeting. `note` is the note that this replaces; `read_by` the second person who read it.

    `not_attributed` holds the passages, word for word, that may be used but not be laid at anybody's door.
    """

    text: str
    title: str = ""
    party: str = ""
    on: str = ""
    present: tuple[str, ...] = ()
    language: str = ""
    interpreter: str = ""
    agenda: str = ""
    taken_by: str = ""
    fidelity: Fidelity = Fidelity.PARAPHRASE
    not_attributed: tuple[str, ...] = ()
    read_by: str = ""
    note: str = ""

    @property
    def about(self) -> str:
        """The note that this is a later form of, if it is one."""
        return self.note

    def sentence(self, name: Name) -> Sentence:
        """Return the sentence that the timeline shows."""
        first = self.title or (self.text.strip().splitlines() or [""])[0][:80]
        if self.read_by:
            details = {"person": name(self.read_by), "title": first}
            return Sentence("{person} read a note as its second reader: {title}", details)
        if self.party:
            return Sentence("Note of a meeting with {party}: {title}", {"party": name(self.party), "title": first})
        return Sentence("Note: {title}", {"title": first})
