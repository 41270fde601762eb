"""A whole provision comes into a draft, is struck from it, set again or moved: each an entry of its own."""

from goodoffices.case.statement import Name, Sentence, Statement, kind
from goodoffices.text.document import Kind


@kind("provision added")
class ProvisionAdded(Statement):
    """A provision that no proposal had came into a draft, in the bracket notation (docs/notation.md).

    `provision` is its id, `follows` that of the provision that it follows ("" at the beginning), `number` its number as
    it is written, `sort` and `level` what it is in the layout. `after` is as for an edit.
    """

    draft: str
    after: str
    provision: str
    words: str
    follows: str = ""
    language: str = ""
    number: str = ""
    sort: Kind = Kind.PARAGRAPH
    level: int = 0
    label: str = ""
    because: str = ""

    def sentence(self, name: Name) -> Sentence:  # noqa: ARG002 - names nobody
        """Return the sentence that the timeline shows."""
        details = {"clause": self.label or self.provision, "because": self.because}
        if self.because:
            return Sentence("Clause {clause} was added: {because}", details)
        return Sentence("Clause {clause} was added.", details)


@kind("provision struck")
class ProvisionStruck(Statement):
    """A provision was struck from a draft; `follows` is the provision that it followed then ("" at the beginning)."""

    draft: str
    after: str
    provision: str
    follows: str = ""
    label: str = ""
    because: str = ""

    def sentence(self, name: Name) -> Sentence:  # noqa: ARG002 - names nobody
        """Return the sentence that the timeline shows."""
        details = {"clause": self.label or self.provision, "because": self.because}
        if self.because:
            return Sentence("Clause {clause} was struck: {because}", details)
        return Sentence("Clause {clause} was struck.", details)


@kind("provision set again")
class ProvisionSetAgain(Statement):
    """A provision that was struck stands again, as it was worded then; `struck` is the entry that is undone.

    `follows` is the provision that it follows now ("" at the beginning).
    """

    draft: str
    after: str
    struck: str
    follows: str = ""
    label: str = ""
    because: str = ""

    def sentence(self, name: Name) -> Sentence:  # noqa: ARG002 - names nobody
        """Return the sentence that the timeline shows."""
        details = {"clause": self.label, "because": self.because}
        if self.because:
            return Sentence("Clause {clause} stands again: {because}", details)
        return Sentence("Clause {clause} stands again.", details)


@kind("provision moved")
class ProvisionMoved(Statement):
    """A provision stands in another place: after the provision `follows` now ("": at the beginning).

    Where a party set it there in a text that it returned, `party` (its name `called`) and the file `source` tell so.
    """

    draft: str
    after: str
    provision: str
    follows: str = ""
    label: str = ""
    because: str = ""
    party: str = ""
    called: str = ""
    source: str = ""

    def sentence(self, name: Name) -> Sentence:
        """Return the sentence that the timeline shows."""
        details = {"clause": self.label or self.provision, "because": self.because}
        if self.party:
            details |= {"party": self.called or name(self.party), "file": self.source}
            return Sentence("Clause {clause} was moved, as {party} asked in “{file}”.", details)
        if self.because:
            return Sentence("Clause {clause} was moved: {because}", details)
        return Sentence("Clause {clause} was moved.", details)
