"""How far each text may be relied on, as its proposal says it: told once at the head, it need not be told again."""

from collections.abc import Iterable

from goodoffices.text.framework import Framework
from goodoffices.text.proposal import TextStanding


class Reliance:
    """The standing of the text of each proposal in each language, as the layouts of a framework have it."""

    def __init__(self, framework: Framework) -> None:
        self._texts: dict[tuple[str, str], TextStanding] = {}
        self._speakers: dict[tuple[str, str], set[str]] = {}
        for origin in framework.origins:
            for layout in origin.layouts:
                self._texts[origin.id, layout.language] = layout.standing
                for provision in {part.provision for block in layout.blocks for part in block.parts}:
                    self._speakers.setdefault((provision, layout.language), set()).add(origin.id)

    def of_text(self, proposal: str, language: str) -> TextStanding | None:
        """Return the standing of a proposal's text in a language, None where no layout tells it."""
        return self._texts.get((proposal, language))

    def of_holders(self, holders: Iterable[str], language: str) -> TextStanding:
        """Return the standing to be expected of words that these hold: that of the surest of their texts."""
        known = (self.of_text(holder, language) for holder in holders)
        return TextStanding.surest(one for one in known if one is not None)

    def of_provision(self, provision: str, language: str) -> TextStanding:
        """Return the standing to be expected of a wording: that of the surest text that has words in it."""
        return self.of_holders(self._speakers.get((provision, language), ()), language)
