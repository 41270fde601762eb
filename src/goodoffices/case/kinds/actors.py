"""Who takes part: parties, institutions, their offices, and who holds an office since and until when."""

from goodoffices.case.kinds.days import Day, check_days
from goodoffices.case.statement import Name, Sentence, Statement, kind


@kind("party")
class Party(Statement):
    """A party to the talks. `letter` is its place in the order of protocol; `party` the party that this says anew."""

    title: str
    letter: str = ""
    language: str = ""
    party: str = ""

    @property
    def about(self) -> str:
        """The party that this says anew, if it does."""
        return self.party

    def sentence(self, name: Name) -> Sentence:  # noqa: ARG002 - the title stands in the statement
        """Return the sentence that the timeline shows."""
        return Sentence("{party} is a party to the talks.", {"party": self.title})


@kind("institution")
class Institution(Statement):
    """A ministry, command, organisation or co-mediating state; `party` is the party that it belongs to, if any."""

    title: str
    party: str = ""
    institution: str = ""

    @property
    def about(self) -> str:
        """The institution that this says anew, if it does."""
        return self.institution

    def sentence(self, name: Name) -> Sentence:
        """Return the sentence that the timeline shows."""
        if self.party:
            details = {"institution": self.title, "party": name(self.party)}
            return Sentence("{institution} takes part in the talks for {party}.", details)
        return Sentence("{institution} takes part in the talks.", {"institution": self.title})


@kind("office")
class Office(Statement):
    """An office that people hold one after another: a head of delegation, a chief of staff, a special envoy."""

    title: str
    institution: str = ""
    office: str = ""

    @property
    def about(self) -> str:
        """The office that this says anew, if it does."""
        return self.office

    def sentence(self, name: Name) -> Sentence:
        """Return the sentence that the timeline shows."""
        if self.institution:
            details = {"office": self.title, "institution": name(self.institution)}
            return Sentence("There is the office of {office} at {institution}.", details)
        return Sentence("There is the office of {office}.", {"office": self.title})


@kind("holder")
class Holder(Statement):
    """Who holds an office, from and until when; the earlier holders are its history. `person` is their key, if any."""

    office: str
    called: str
    person: str = ""
    since: Day = ""
    until: Day = ""

    def __post_init__(self) -> None:
        check_days(self.since, self.until)

    @property
    def about(self) -> str:
        """The office."""
        return self.office

    def sentence(self, name: Name) -> Sentence:
        """Return the sentence that the timeline shows."""
        details = {"holder": self.called, "office": name(self.office), "since": self.since, "until": self.until}
        if self.until:
            return Sentence("{holder} held the office of {office} until {until}.", details)
        if self.since:
            return Sentence("{holder} holds the office of {office} since {since}.", details)
        return Sentence("{holder} holds the office of {office}.", details)
