"""What it would take to close a bracket: who holds other words, and what they have said to these."""

from collections.abc import Sequence
from dataclasses import dataclass

from goodoffices.case.kinds.drafts import Tabled
from goodoffices.case.kinds.reactions import Reaction, Stance
from goodoffices.case.said import Said
from goodoffices.case.view import View
from goodoffices.text.wording import Alternative, Bracket


@dataclass(frozen=True, slots=True)
class Holding:
    """A proposal that has other words in a bracket, and its holder's reaction to an alternative; None: not spoken."""

    proposal: str
    said: Said | None = None

    @property
    def reaction(self) -> Reaction | None:
        """What was said."""
        return self.said.statement if self.said and isinstance(self.said.statement, Reaction) else None

    @property
    def consents(self) -> bool:
        """Whether nothing more is needed of the holder."""
        return self.reaction is not None and self.reaction.stance in {Stance.AGREE, Stance.LIVE_WITH}


def needed(view: View, bracket: Bracket, alternative: Alternative, said: Sequence[Said]) -> tuple[Holding, ...]:
    """Return the proposals that hold other words than an alternative, and what their holders said to it.

    `said` are the reactions to the alternative (`spoken.Spoken.to_words`).
    """
    others = (name for one in bracket.alternatives for name in one.holders if name not in alternative.holders)
    parties = {one.now.name: {one.now.name, one.now.called, one.now.holder} for one in view.all(Tabled)}
    by_party = {one.statement.party: one for one in said if isinstance(one.statement, Reaction)}
    return tuple(
        Holding(name, next((by_party[one] for one in parties.get(name, {name}) if one in by_party), None))
        for name in dict.fromkeys(others)
    )
