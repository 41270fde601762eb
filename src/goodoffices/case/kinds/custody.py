"""What happens to keys: a lost one recovered, a room's destroyed, and the hold that forbids destroying them."""

from goodoffices.case.statement import Name, Sentence, Statement, kind


@kind("recovery")
class Recovered(Statement):
    """The key of a person was recovered with the words of two keepers."""

    person: str
    called: str

    def sentence(self, name: Name) -> Sentence:  # noqa: ARG002 - the name stands in the statement
        """Return the sentence that the timeline shows."""
        return Sentence("The key of {person} was recovered with the words of two keepers.", {"person": self.called})


@kind("taken out")
class TakenOut(Statement):
    """Somebody wrote all that lies in this room into files outside the program."""

    called: str

    def sentence(self, name: Name) -> Sentence:  # noqa: ARG002 - the name stands in the statement
        """Return the sentence that the timeline shows."""
        details = {"person": self.called}
        return Sentence("{person} wrote what lies in this room into files outside the program.", details)


@kind("shredding")
class Shredded(Statement):
    """The keys of some epochs of a room were destroyed; `not_covered` lists where copies may still be."""

    room: str
    title: str
    epochs: tuple[int, ...]
    not_covered: tuple[str, ...] = ()

    def sentence(self, name: Name) -> Sentence:  # noqa: ARG002 - the title stands in the statement
        """Return the sentence that the timeline shows."""
        return Sentence("What was said in the room {title} was shredded.", {"title": self.title})


@kind("hold")
class Held(Statement):
    """Nothing of a room may be shredded, for a reason; or the hold is lifted."""

    room: str
    title: str
    because: str
    lifted: bool = False

    @property
    def about(self) -> str:
        """The room."""
        return self.room

    def sentence(self, name: Name) -> Sentence:  # noqa: ARG002 - the title stands in the statement
        """Return the sentence that the timeline shows."""
        details = {"title": self.title, "because": self.because}
        if self.lifted:
            return Sentence("The hold on the room {title} is lifted: {because}", details)
        return Sentence("The room {title} is held and may not be shredded: {because}", details)
