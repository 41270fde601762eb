"""The site of a party: an address of its own over the room that it shares with the mediators."""

from goodoffices.case.statement import Name, Sentence, Statement, kind


@kind("party site")
class PartySite(Statement):
    """A party has a site of its own over the room that this lies in, or no longer has one.

    `host` is the name by which browsers reach it; it says nothing of whose it is. `called` is the party's name, which
    its delegates may read nowhere else.
    """

    party: str
    host: str
    called: str = ""
    open: bool = True

    @property
    def about(self) -> str:
        """The site."""
        return f"site/{self.host}"

    def sentence(self, name: Name) -> Sentence:
        """Return the sentence that the timeline shows."""
        details = {"party": self.called or name(self.party), "host": self.host}
        if self.open:
            return Sentence("{party} has a site of its own: {host}", details)
        return Sentence("The site of {party} is closed: {host}", details)
