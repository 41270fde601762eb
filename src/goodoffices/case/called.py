"""How the clauses of a text, and the people of a case, are called where they are spoken of."""

from collections.abc import Iterator, Sequence

from goodoffices.case.kinds import Admitted
from goodoffices.case.view import View
from goodoffices.text.document import Kind
from goodoffices.text.framework import Framework, Provision
from goodoffices.text.wording import Common, Segment

_HEADINGS = frozenset({Kind.TITLE, Kind.HEADING})
_MOST = 40


def people_called(view: View) -> dict[str, str]:
    """Return the name of every person whom a view knows, by the person's id."""
    return {one.now.person: one.now.called for one in view.all(Admitted)}


def called(framework: Framework) -> dict[str, str]:
    """Return how each provision is called, by its id: its number below those above it ("7. (a)"), else its first words.

    Where the first words are in a bracket, those of its first alternative stand for it.
    """
    found = numbers(framework)
    return {
        one.id: f"{found[one.id]} “{_first_words(one)}”".strip() if _by_words(one) else found[one.id]
        for one in framework.provisions
    }


def numbers(framework: Framework) -> dict[str, str]:
    """Return the number of each provision by its id, below those above it; "" for one without: no word of the text."""
    found: dict[str, str] = {}
    above: list[tuple[int, str]] = []
    for one in framework.provisions:
        label = one.label.strip()
        if one.kind in _HEADINGS:
            above.clear()
        if _by_words(one):
            found[one.id] = label
            continue
        depth = one.level + label.startswith("(")
        while above and above[-1][0] >= depth:
            above.pop()
        above.append((depth, label))
        found[one.id] = " ".join(each for _, each in above)
    return found


def _by_words(provision: Provision) -> bool:
    return provision.kind in _HEADINGS or not any(map(str.isalnum, provision.label))


def _first_words(provision: Provision) -> str:
    words = "".join(_reading(provision.wordings[0].segments)).strip()
    return words if len(words) <= _MOST else words[:_MOST].rsplit(" ", 1)[0] + " …"


def _reading(segments: Sequence[Segment]) -> Iterator[str]:
    for one in segments:
        if isinstance(one, Common):
            yield one.text
        else:
            yield from _reading(one.alternatives[0].content)
