"""What a party wrote of a text that its room was shown, read as said of the draft that the text was made from."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from goodoffices.case.amending import alternatives_of
from goodoffices.case.kinds import DraftShown, GatePassed, Reaction
from goodoffices.case.negotiating import framework_in, text_of
from goodoffices.case.said import Said
from goodoffices.case.view import View
from goodoffices.text.framework import Framework
from goodoffices.text.wording import plain_text


@dataclass(frozen=True, slots=True)
class Answer:
    """A written reaction as said of the draft that the text was made from."""

    said: Said
    draft: str


def answers(view: View) -> Mapping[str, Answer]:
    """Return the written reactions to texts that rooms were shown, each as said of its draft, by the entry's id.

    What the view does not know the draft of is left out. An alternative is known again by its words: one that the draft
    does not have any more keeps its id in the text that was shown, so that it counts for no other words.
    """
    passed = {one.now.shown: one.now for one in view.all(GatePassed)}
    texts = {one.id: one.now for one in view.all(DraftShown)}
    found: dict[str, Answer] = {}
    read: dict[str, tuple[Framework, Framework]] = {}
    for said in (each for one in view.all(Reaction) for each in one.history):
        reaction = said.statement
        if isinstance(reaction, Reaction) and reaction.shown in passed and reaction.shown in texts:
            way = passed[reaction.shown]
            if reaction.shown not in read:
                shown = framework_in(texts[reaction.shown])
                read[reaction.shown] = shown, text_of(view, way.draft).framework
            names = {one.shown: one.provision for one in way.names}
            moved = replace(said, statement=_moved(reaction, names, *read[reaction.shown]))
            found[said.id] = Answer(moved, way.draft)
    return found


def _moved(reaction: Reaction, names: Mapping[str, str], shown: Framework, draft: Framework) -> Reaction:
    provision = names.get(reaction.provision, reaction.provision)
    words = {one.id: plain_text(one.content) for one in alternatives_of(shown, reaction.provision)}
    ids = {plain_text(one.content): one.id for one in alternatives_of(draft, provision)}
    alternative, preferred = (
        ids.get(words.get(one, ""), one) if one else "" for one in (reaction.alternative, reaction.preferred)
    )
    return replace(reaction, provision=provision, alternative=alternative, preferred=preferred, shown="")
