"""A team at work on packages through the site, and what the two parties say of the words of a text."""

from dataclasses import dataclass, field
from typing import Any

from tests.web.conftest import Site
from tests.web.test_text_screens import logged_in, made

from goodoffices.case.kinds import Reaction, Stance
from goodoffices.case.negotiating import head
from goodoffices.office.sitting import Sitting, fresh
from goodoffices.office.talks import record_reaction
from goodoffices.packages.of_case.choices import outermost


@dataclass
class Team:
    """Two who read everything and one who reads no room of a party, at work on the text of two parties."""

    site: Site
    rooms: dict[str, str] = field(default_factory=dict)
    parties: dict[str, str] = field(default_factory=dict)

    @property
    def ilse(self) -> Sitting:
        """The head, unlocked."""
        return self.site.sitting("Ilse of packages")

    @property
    def client(self) -> Any:
        """The head's browser."""
        return logged_in(self.site, "Ilse of packages")

    def words(self, holder: str, place: int) -> str:
        """The alternative that a proposal holds in the first bracket of a clause, counted from 0."""
        held = outermost(head(self.ilse.view, self.rooms["text"]).framework.provisions[place])[0].held_by(holder)
        assert held
        return held.id

    def reacts(self, letter: str, alternative: str, stance: Stance, **more: Any) -> str:
        """A party says something of an alternative, in its room; the id of the entry."""
        own = fresh()
        clause = alternative.split(".", maxsplit=1)[0]
        said = Reaction(
            party=self.parties[letter],
            provision=clause,
            alternative=alternative,
            stance=stance,
            on="2026-05-03",
            **more,
        )
        record_reaction(self.ilse, self.rooms[letter], said, own)
        return own

    def works_out(self, client: Any = None, **typed: str) -> str:
        """Work the figures out; the page that tells of it."""
        form = {"id": fresh(), "room": self.rooms["team"], "few": "1", **typed}
        return made(client or self.client, "/packages/work", form)


SPOKEN = {
    "A": {
        ("A", 0): Stance.AGREE,
        ("B", 0): Stance.RED_LINE,
        ("A", 1): Stance.AGREE,
        ("B", 1): Stance.LIVE_WITH,
        ("A", 3): Stance.AGREE,
    },
    "B": {
        ("A", 0): Stance.LIVE_WITH,
        ("B", 0): Stance.AGREE,
        ("A", 1): Stance.RED_LINE,
        ("B", 1): Stance.AGREE,
        ("A", 3): Stance.OBJECT,
    },
}
"""What each party says of the words that a proposal holds in a clause."""
