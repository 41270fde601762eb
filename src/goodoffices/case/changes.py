"""What changed in a text since a draft, compared once for as long as neither changes."""

from weakref import WeakKeyDictionary

from goodoffices.case.kinds.drafts import Draft
from goodoffices.case.negotiating import NegotiatingText
from goodoffices.text.compare import Comparison, compare

_COMPARED: WeakKeyDictionary[Draft, tuple[tuple[str, str], Comparison]] = WeakKeyDictionary()
"""The latest comparison of each draft; it is forgotten with the draft, when whoever opened that locks."""


def changes_since(text: NegotiatingText, since: NegotiatingText | None = None) -> Comparison:
    """Return what changed in a text since another as it reads now; since its own draft was laid, if none is named."""
    compared = (since.head if since else text.draft.id, text.head)
    known = _COMPARED.get(text.now)
    if known is None or known[0] != compared:
        old = since.framework if since else text.tabled
        known = _COMPARED[text.now] = (compared, compare(old, text.framework))
    return known[1]
