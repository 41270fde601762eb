"""What was said of a clause and of the words in its brackets, and whether it still speaks of what stands there.

A reaction counts for the words it cites and no others. Where proposals were unified anew, ids may name other clauses:
what was said in an earlier draft is then shown with the clause that answers the old one, as said of earlier words.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from goodoffices.case.amending import alternatives_of
from goodoffices.case.answers import answers
from goodoffices.case.kinds.reactions import Reaction
from goodoffices.case.lineage import traced
from goodoffices.case.negotiating import NegotiatingText, texts
from goodoffices.case.progress import stands_as_then
from goodoffices.case.said import Said
from goodoffices.case.view import View
from goodoffices.text.framework import Framework


@dataclass(frozen=True, slots=True)
class Spoken:
    """The latest reactions of each draft: to each alternative by its id, to the whole clause, and to earlier words."""

    to_words: Mapping[str, tuple[Said, ...]]
    to_whole: tuple[Said, ...]
    of_before: tuple[Said, ...]


def spoken_of(view: View, text: NegotiatingText, provision: str) -> Spoken:
    """Return what was said of a clause of a text, up to the draft after it."""
    return spoken_of_each(view, text, [provision])[provision]


def spoken_of_each(view: View, text: NegotiatingText, provisions: Iterable[str]) -> dict[str, Spoken]:
    """Return what was said of several clauses of a text, as `spoken_of` does of one."""
    every = texts(view, text.draft.room)
    drafts = [one for one in every if not text.draft < one.draft]
    latest = [
        (said, reaction, frozenset(traced(drafts, time, [reaction.provision]).standing))
        for said, reaction, time in _latest(view, [one.draft for one in every], len(drafts))
    ]
    return {one: _spoken(latest, drafts, text.framework, one) for one in dict.fromkeys(provisions)}


def _spoken(
    latest: Iterable[tuple[Said, Reaction, frozenset[str]]],
    drafts: Sequence[NegotiatingText],
    framework: Framework,
    provision: str,
) -> Spoken:
    words: dict[str, list[Said]] = {one.id: [] for one in alternatives_of(framework, provision)}
    whole: list[Said] = []
    before: list[Said] = []
    for said, reaction, standing in latest:
        if provision not in standing:
            continue
        same = reaction.provision == provision
        if same and reaction.alternative in words:
            words[reaction.alternative].append(said)
        elif same and not reaction.alternative and stands_as_then(drafts, provision, said.time):
            whole.append(said)
        else:
            before.append(said)
    return Spoken({name: tuple(some) for name, some in words.items()}, tuple(whole), tuple(before))


def _latest(view: View, drafts: Sequence[Said], count: int) -> Iterator[tuple[Said, Reaction, int]]:
    """Yield the latest reactions in each of the first `count` drafts, with the time at which they speak of its text.

    An id may name another clause in the next draft, so what is said of it there takes nothing back here. What a party
    wrote of a text that it was shown speaks of the draft that it was made from, however late it comes.
    """
    written = answers(view)
    begun = [one.time for one in drafts]
    places = {one.id: place for place, one in enumerate(drafts, 1)}
    for one in view.all(Reaction):
        by_draft: dict[int, tuple[Said, int]] = {}
        for said in one.history:
            answer = written.get(said.id)
            if answer is None:
                by_draft[bisect_right(begun, said.time)] = said, said.time
            elif answer.draft in places:
                place = places[answer.draft]
                by_draft[place] = answer.said, begun[place - 1]
        for at, (said, time) in by_draft.items():
            if at <= count and isinstance(said.statement, Reaction):
                yield said, said.statement, time
