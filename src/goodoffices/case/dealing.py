"""Which clauses of a text deal with which issue: as somebody said of an earlier text, and followed to this one."""

from collections.abc import Iterator, Mapping

from goodoffices.case.kinds.issues import Issue
from goodoffices.case.lineage import Traced, traced
from goodoffices.case.negotiating import NegotiatingText, texts
from goodoffices.case.said import Said
from goodoffices.case.view import View


def dealing_with(view: View, text: NegotiatingText) -> Mapping[str, Traced]:
    """Return for each issue, by its id, what became in a text of the clauses that were said to deal with it.

    The ids that an issue holds are those of the draft that lay in the text's room when they were named.
    """
    every = texts(view, text.draft.room)
    drafts = [one for one in every if not text.draft < one.draft]
    passed = next((one.draft.time for one in every if text.draft < one.draft), None)
    found = {}
    for one in view.all(Issue):
        named = list(_named(said for said in one.history if passed is None or said.time < passed))
        time, provisions = named[-1] if named else (0, ())
        found[one.id] = traced(drafts, time, provisions)
    return found


def _named(history: Iterator[Said]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield when an issue came to hold which clauses; to word it anew with the same ones names none anew."""
    before: tuple[str, ...] = ()
    for said in history:
        if isinstance(said.statement, Issue) and said.statement.provisions != before:
            before = said.statement.provisions
            yield said.time, before
