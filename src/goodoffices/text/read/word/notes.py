"""Footnotes and endnotes: their flows, and how their numbers are written."""

from collections.abc import Callable, Mapping

from goodoffices.text.read.word.names import ID, Element, value, w
from goodoffices.text.read.word.numerals import written
from goodoffices.text.read.word.story import Flow
from goodoffices.text.read.word.walk import Walk

_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def note_flows(root: Element | None, kind: str, walk: Walk) -> Mapping[str, Flow]:
    """Return the flows of the notes of a part by their ids.

    The first paragraph of the third footnote is called f3 (an endnote's e3), the next f3.2.
    """
    if root is None:
        return {}
    walk.begin(root)
    notes = [one for one in root.iterchildren(w(kind)) if one.get(w("type"), "") not in _SEPARATORS]
    return {one.get(ID, ""): walk.flow_of(one, _named(f"{kind[0]}{count}")) for count, one in enumerate(notes, 1)}


def note_numbers(kind: str, otherwise: str, *sources: Element | None) -> Callable[[int], str]:
    """Return how notes of a kind are numbered, as the first of the sources says that says anything."""
    said = (value(found, w("numFmt")) for found in _stating(kind, sources))
    style = next((one for one in said if one), otherwise)
    return lambda count: written(count, style)


def _stating(kind: str, sources: tuple[Element | None, ...]) -> list[Element]:
    return [found for one in sources if one is not None for found in one.iterdescendants(w(f"{kind}Pr"))]


def _named(name: str) -> Callable[[int], str]:
    return lambda count: name if count == 1 else f"{name}.{count}"
