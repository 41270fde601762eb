"""Whether what cites a text still speaks of it: ids are given anew when proposals are unified anew.

An id may then name another clause that happens to have the same words in its brackets. So whatever was said before
counts only where the comparison of the drafts finds its clause again under the same id; else it is of earlier words.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from goodoffices.case.kinds import Lifted
from goodoffices.case.lineage import traced
from goodoffices.case.negotiating import NegotiatingText, texts
from goodoffices.case.progress import lifted_since
from goodoffices.case.said import Said
from goodoffices.case.view import View
from goodoffices.packages.choice import Chosen
from goodoffices.packages.of_case.choices import TextChoices


@dataclass(frozen=True, slots=True)
class Citations:
    """What a text leaves open, and the drafts up to it, in order."""

    laid: TextChoices
    drafts: tuple[NegotiatingText, ...]

    @classmethod
    def of(cls, view: View, text: NegotiatingText, laid: TextChoices) -> "Citations":
        """Return the citations of a text of a view."""
        return cls(laid, tuple(one for one in texts(view, text.draft.room) if not text.draft < one.draft))

    def options(self, said: Said, pick: str) -> tuple[Chosen, ...]:
        """Return the options that take what an entry cites; none where it stands open no more."""
        found = self.laid.taking(pick)
        return found if self._stand(said, {one.issue for one in found}) else ()

    def issue(self, said: Said, citation: str) -> int | None:
        """Return the place of the issue that an entry cites; None where it stands no more as it was cited."""
        found = self.laid.issue_of(citation)
        return found if found is not None and self._stand(said, {found}) else None

    def package(self, said: Said, picks: Iterable[str]) -> tuple[int, ...] | None:
        """Return the package that an entry cites.

        None where it leaves an issue open, or has words that stand open no more and were not what a bracket was lifted
        to.
        """
        cited = frozenset(picks)
        lifted = {one.statement.chosen for one in lifted_since(self.drafts, 0) if isinstance(one.statement, Lifted)}
        found = self.laid.package(cited)
        if found is None or not cited - lifted <= set(self.laid.picks(found)):
            return None
        return found if self._stand(said, set(range(len(found)))) else None

    def _stand(self, said: Said, issues: set[int]) -> bool:
        named = {one for at in issues for one in self.laid.issues[at].provisions}
        return all(one in traced(self.drafts, said.time, [one]).standing for one in named)
