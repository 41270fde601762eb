"""What is talked about: issues in neutral words, each side's own words, and each party's position over time."""

from goodoffices.case.kinds.days import Day, check_days
from goodoffices.case.statement import Name, Sentence, Statement, kind


@kind("issue")
class Issue(Statement):
    """An issue in words that no side objects to, and the provisions that deal with it."""

    title: str
    question: str = ""
    provisions: tuple[str, ...] = ()
    issue: str = ""

    @property
    def about(self) -> str:
        """The issue that this says anew, if it does."""
        return self.issue

    def sentence(self, name: Name) -> Sentence:  # noqa: ARG002 - names nobody
        """Return the sentence that the timeline shows."""
        return Sentence("Issue: {title}", {"title": self.title})


@kind("own-words")
class OwnWords(Statement):
    """What one party calls an issue. It may lie in that party's room while the issue lies on the table."""

    issue: str
    party: str
    words: str

    @property
    def about(self) -> str:
        """The issue, as this party speaks of it."""
        return f"{self.issue}/{self.party}"

    def sentence(self, name: Name) -> Sentence:
        """Return the sentence that the timeline shows."""
        details = {"party": name(self.party), "issue": name(self.issue), "words": self.words}
        return Sentence("{party} says of the issue {issue}: {words}", details)


@kind("position")
class Position(Statement):
    """A party's position on an issue; the earlier ones are its history.

    `words` is the position, `interest` the reason behind it as far as it is known. `note` is the note that it was
    marked in. `noted` says that it is in our words; otherwise the party wrote it. `source` says where it is known from.
    """

    party: str
    issue: str
    words: str
    interest: str = ""
    on: Day = ""
    note: str = ""
    noted: bool = True
    source: str = ""

    def __post_init__(self) -> None:
        check_days(self.on)

    @property
    def about(self) -> str:
        """The party on the issue."""
        return f"{self.party}/{self.issue}"

    def sentence(self, name: Name) -> Sentence:
        """Return the sentence that the timeline shows."""
        details = {"party": name(self.party), "issue": name(self.issue), "words": self.words}
        if self.noted:
            return Sentence("Position of {party} on {issue}, as we understood it: {words}", details)
        return Sentence("{party} stated its position on {issue}: {words}", details)
