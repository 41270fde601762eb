"""Whether there can be talks with a party at all, in words."""

from goodoffices.case.statement import Name, Sentence, Statement, kind


@kind("feasibility")
class Feasibility(Statement):
    """What stands between a party and talks, in the mediators' words; what they wrote before is the history."""

    party: str
    consent: str = ""
    mandate: str = ""
    format: str = ""
    venue: str = ""
    level: str = ""
    preconditions: str = ""
    next_contact: str = ""

    @property
    def about(self) -> str:
        """The party."""
        return self.party

    def sentence(self, name: Name) -> Sentence:
        """Return the sentence that the timeline shows."""
        return Sentence("Whether talks with {party} are feasible was reviewed.", {"party": name(self.party)})
