"""A text in a room with two parties at it, and what they say, written by hand into a view: no keys, no files."""

from dataclasses import dataclass, field

from tests.case.text_room import ROOM, TextRoom
from tests.text.unify.papers import paper

from goodoffices.case.kinds import Party, Reaction, RoomNamed, Stance
from goodoffices.case.said import Said
from goodoffices.packages.of_case.choices import TextIssue, cited, outermost
from goodoffices.packages.of_case.model import CaseModel, model_of
from goodoffices.text.framework import Framework
from goodoffices.text.unify import unify

ROOM_A, ROOM_B, TEAM = "a1" * 16, "b1" * 16, "c1" * 16
TITLES = {ROOM: "The text", ROOM_A: "Room of A", ROOM_B: "Room of B", TEAM: "Team"}

CLAUSES = {
    "A": (
        "1. The Parties shall withdraw their forces within 30 days of the signature of this text.",
        "2. The joint commission watches the line and reports each month.",
        "3. Prisoners are released on both sides.",
        "4. Each Party opens two roads to the town of Dersin before the first snow.",
    ),
    "B": (
        "1. The Parties shall withdraw their forces within 60 days of the signature of this text.",
        "2. The mission watches the line and reports each month.",
        "3. Prisoners are released on both sides.",
    ),
}
"""They differ on days and on who watches, and one of them alone has a clause on roads."""


def differing() -> Framework:
    """The text of both."""
    return unify([paper(name, *lines) for name, lines in CLAUSES.items()])


@dataclass
class Scene(TextRoom):
    """The room of the text, and the rooms of the parties and of the team."""

    parties: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for room, title in TITLES.items():
            self.say(RoomNamed(room=room, title=title), room)
        for letter in CLAUSES:
            self.parties[letter] = self.say(Party(title=f"Party {letter}", letter=letter)).id

    @property
    def model(self) -> CaseModel:
        """The model of all that was said."""
        return model_of(self.view, ROOM)

    def words(self, holder: str, place: int = 0) -> str:
        """The alternative that a proposal holds in the first bracket of a clause, counted from 0."""
        held = outermost(self.head.framework.provisions[place])[0].held_by(holder)
        assert held
        return held.id

    def bracket(self, place: int) -> str:
        """The citation of the first bracket of a clause."""
        return cited(outermost(self.head.framework.provisions[place])[0])

    def issue(self, place: int) -> TextIssue:
        """An issue of the model, counted from 0."""
        return self.model.laid.issues[place]

    def reacts(self, letter: str, alternative: str, stance: Stance, **more: object) -> Said:
        """A party says something of an alternative, in its own room."""
        reaction = Reaction(
            party=self.parties[letter],
            provision=alternative.split(".", maxsplit=1)[0],
            alternative=alternative,
            stance=stance,
            **more,  # type: ignore[arg-type]  # the fields that a test names
        )
        return self.say(reaction, ROOM_A if letter == "A" else ROOM_B)


def scene() -> Scene:
    """The scene with its first draft."""
    found = Scene()
    found.draft(differing())
    return found
