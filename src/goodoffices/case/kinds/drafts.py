"""What the text of the talks is made of: proposals, drafts, and every change of a draft, each an entry of its own."""

from dataclasses import dataclass

from goodoffices.case.statement import Name, Sentence, Statement, kind
from goodoffices.text.proposal import Standing, TextStanding
from goodoffices.text.wording import Agreement, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class TabledText:
    """A proposal in one more language: its document as JSON (docs/document-format.md)."""

    language: str
    document: str
    standing: TextStanding = TextStanding.WORKING


@kind("proposal")
class Tabled(Statement):
    """A proposal was tabled. `proposal` is the entry that this restates, where its standing or words changed `because`.

    `name` is how brackets call it ("A"); `holder` is the id of who holds it, `called` that holder's name. The document
    is JSON (docs/document-format.md). The files that it and its translations were read from are attached in this order.
    """

    name: str
    called: str
    document: str
    holder: str = ""
    title: str = ""
    date: str = ""
    language: str = ""
    standing: Standing = Standing.TABLED
    superseded_by: str = ""
    base: bool = False
    translations: tuple[TabledText, ...] = ()
    file: str = ""
    because: str = ""
    proposal: str = ""

    @property
    def about(self) -> str:
        """The proposal that this is a later form of, if it is one."""
        return self.proposal

    def sentence(self, name: Name) -> Sentence:  # noqa: ARG002 - the name stands in the statement
        """Return the sentence that the timeline shows."""
        details = {"party": self.called, "title": self.title or self.name, "standing": self.standing}
        if self.standing is Standing.WITHDRAWN and self.because:
            return Sentence("The proposal of {party} is withdrawn: {because}", {**details, "because": self.because})
        if self.base:
            return Sentence("The text that the others amend was laid on the table: {title}", details)
        return Sentence("Proposal of {party} ({standing}): {title}", details)


@kind("draft")
class Draft(Statement):
    """A draft of the negotiating text of the room it lies in: a framework as JSON (docs/framework-format.md).

    `rooms` are the ids of the rooms that its proposals came from, and `after` the last entry of the text before it.
    """

    framework: str
    title: str = ""
    number: str = ""
    rooms: tuple[str, ...] = ()
    after: str = ""

    @property
    def rests_on(self) -> tuple[str, ...]:
        """The rooms of its proposals."""
        return self.rooms

    def sentence(self, name: Name) -> Sentence:  # noqa: ARG002 - names nobody
        """Return the sentence that the timeline shows."""
        return Sentence("Draft {number}: {title}", {"number": self.number, "title": self.title})


@kind("edit")
class Edited(Statement):
    """A provision of a draft was worded anew, in the bracket notation (docs/notation.md).

    `after` is the last entry of the text that the writer had before their eyes.
    """

    draft: str
    after: str
    provision: str
    words: str
    language: str = ""
    label: str = ""
    because: str = ""

    def sentence(self, name: Name) -> Sentence:  # noqa: ARG002 - names nobody
        """Return the sentence that the timeline shows."""
        details = {"clause": self.label or self.provision, "because": self.because}
        if self.because:
            return Sentence("Clause {clause} was worded anew: {because}", details)
        return Sentence("Clause {clause} was worded anew.", details)


@kind("bracket lifted")
class Lifted(Statement):
    """A bracket was lifted. `chosen` is the alternative, or the entry of a bridging proposal, whose words stand now."""

    draft: str
    after: str
    bracket: str
    chosen: str
    label: str = ""
    because: str = ""

    def sentence(self, name: Name) -> Sentence:  # noqa: ARG002 - names nobody
        """Return the sentence that the timeline shows."""
        details = {"clause": self.label or self.bracket, "because": self.because}
        return Sentence("A bracket in clause {clause} was lifted: {because}", details)


@kind("bracket restored")
class Restored(Statement):
    """A bracket that was lifted stands in the text again; `lifted` is the entry that is undone."""

    draft: str
    after: str
    lifted: str
    label: str = ""
    because: str = ""

    def sentence(self, name: Name) -> Sentence:  # noqa: ARG002 - names nobody
        """Return the sentence that the timeline shows."""
        details = {"clause": self.label, "because": self.because}
        return Sentence("A bracket in clause {clause} was restored: {because}", details)


@kind("provision state")
class ProvisionState(Statement):
    """How far the parties have come on a provision as it is worded; `act` is the entry that records how they said so.

    `act_room` is the room that the act lies in. `date` is ISO 8601. Words that change are common again, whatever was
    said of the old ones.
    """

    draft: str
    after: str
    provision: str
    agreement: Agreement
    act: str
    act_room: str = ""
    parties: tuple[str, ...] = ()
    date: str = ""
    label: str = ""

    @property
    def status(self) -> Status:
        """The state that the provision is in; where it is common, parties and a day would say more than that."""
        common = self.agreement is Agreement.COMMON
        return Status() if common else Status(self.agreement, self.parties, self.date)

    @property
    def rests_on(self) -> tuple[str, ...]:
        """The room of the act: who does not read it must not learn of it by the state."""
        return (self.act_room,) if self.act_room else ()

    def sentence(self, name: Name) -> Sentence:
        """Return the sentence that the timeline shows."""
        details = {
            "clause": self.label or self.provision,
            "state": self.agreement,
            "parties": ", ".join(map(name, self.parties)),
        }
        if self.parties:
            return Sentence("Clause {clause}: {state} ({parties}).", details)
        return Sentence("Clause {clause}: {state}.", details)


@kind("clause lock")
class ClauseLocked(Statement):
    """Whoever says this edits a provision until a time (milliseconds since 1970 UTC); 0 lets go of it."""

    draft: str
    provision: str
    until: int
    label: str = ""

    @property
    def about(self) -> str:
        """The provision of the draft."""
        return f"{self.draft}/{self.provision}"

    def sentence(self, name: Name) -> Sentence:  # noqa: ARG002 - the timeline names the author
        """Return the sentence that the timeline shows."""
        details = {"clause": self.label or self.provision}
        if self.until:
            return Sentence("Clause {clause} is being edited.", details)
        return Sentence("Clause {clause} is free again.", details)


@kind("bridging proposal")
class Bridging(Statement):
    """Words that the mediators put forward to close a bracket, in the bracket notation. They are nobody's position."""

    draft: str
    bracket: str
    words: str
    label: str = ""
    because: str = ""
    withdrawn: bool = False
    bridging: str = ""

    @property
    def about(self) -> str:
        """The bridging proposal that this is a later form of, if it is one."""
        return self.bridging

    def sentence(self, name: Name) -> Sentence:  # noqa: ARG002 - names nobody
        """Return the sentence that the timeline shows."""
        details = {"clause": self.label or self.bracket, "words": self.words}
        if self.withdrawn and self.because:
            because = {**details, "because": self.because}
            return Sentence("The bridging proposal on clause {clause} is withdrawn ({because}): {words}", because)
        if self.withdrawn:
            return Sentence("The bridging proposal on clause {clause} is withdrawn: {words}", details)
        return Sentence("Bridging proposal on clause {clause}: {words}", details)
