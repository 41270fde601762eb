"""What changed between two drafts, clause by clause."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from goodoffices.terms import Label
from goodoffices.text.compare.changes import BracketChange, Fate
from goodoffices.text.compare.head import WAYS, head_of
from goodoffices.text.compare.passage import Count, Lot, Passage
from goodoffices.text.compare.sentences import told
from goodoffices.text.form.fields import form_of

FORMAT = "good-offices-comparison"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed between two drafts: passages in the order of the new draft, what is gone where it stood.

    Every clause of either draft is in exactly one passage, and every bracket within a clause in exactly one change of
    it. `across` counts the brackets of a document that open in one block and close in another, and `stray` the signs
    that have no partner. Only who may read the rooms of `label` may read it.
    """

    passages: tuple[Passage, ...]
    across: Count
    stray: Count
    label: Label

    @property
    def brackets(self) -> Count:
        """The brackets within clauses, in all languages, before and now."""
        every = [one for passage in self.passages for one in passage.brackets]
        return Count(sum(bool(one.old) for one in every), sum(bool(one.new) for one in every))

    def of(self, lot: Lot) -> tuple[Passage, ...]:
        """Return the passages of one lot."""
        return tuple(one for one in self.passages if one.lot is lot)

    @property
    def changed(self) -> tuple[Passage, ...]:
        """The passages in which anything but the number changed."""
        return tuple(one for one in self.passages if one.changed)

    @property
    def unchanged(self) -> tuple[Passage, ...]:
        """The clauses in which nothing changed at all."""
        return tuple(one for one in self.passages if not one.changed and not one.renumbered)

    @property
    def only_renumbered(self) -> tuple[Passage, ...]:
        """The clauses that bear another number and are else the same."""
        return tuple(one for one in self.passages if not one.changed and one.renumbered)

    def bracket_changes(self, *fates: Fate) -> Iterator[BracketChange]:
        """Yield the brackets that met one of these fates."""
        return (one for passage in self.passages for one in passage.brackets if one.fate in fates)

    def sentences(self) -> tuple[str, ...]:
        """Return what changed in plain sentences: a line of counts, then the changes in the order of the new draft."""
        return (head_of(self.passages, self.brackets, self.across, self.stray), *told(self.passages))

    def form(self) -> dict[str, Any]:
        """Return the comparison as one JSON object (docs/comparing.md)."""
        return {
            "format": FORMAT,
            "version": VERSION,
            "rooms": list(self.label.names()),
            "counts": self._counts(),
            "brackets": {
                "within clauses": _count(self.brackets),
                "across clauses": _count(self.across),
                "stray signs": _count(self.stray),
                "fates": {fate.value: sum(1 for _ in self.bracket_changes(fate)) for fate in Fate},
            },
            "sentences": list(self.sentences()),
            "changes": [form_of(one) for one in self.passages if one.changed or one.renumbered],
            "unchanged": [{"old": one.old[0].id, "new": one.new[0].id} for one in self.unchanged],
        }

    def _counts(self) -> dict[str, int]:
        """Return how many clauses there are, and how many passages met each lot; one may count more than once."""
        return {
            "before": sum(len(one.old) for one in self.passages),
            "now": sum(len(one.new) for one in self.passages),
            "passages": len(self.passages),
            "changed": len(self.changed),
            "unchanged": len(self.unchanged),
            "only renumbered": len(self.only_renumbered),
            **{lot.value: len(self.of(lot)) for lot in Lot if lot is not Lot.STANDS},
            **{name: sum(map(met, self.passages)) for name, met in WAYS.items()},
        }


def _count(count: Count) -> dict[str, int]:
    return {"before": count.before, "now": count.now}
