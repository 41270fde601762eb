"""A framework as a room may see it: as if what it may not read had never been written.

Brackets, numbers and the very places where common text ends depend on every proposal, so cutting out the words of one
would leave its outline. What a room sees is therefore unified anew from the proposals that it may read, and from
nothing else.
"""

from collections.abc import Iterable, Sequence

from goodoffices.terms import TABLE, NotPossible, Room
from goodoffices.text.framework import Decision, Framework, Origin, QuestionKind
from goodoffices.text.proposal import Proposal, Standing
from goodoffices.text.unify import Grain, unify
from goodoffices.text.unify.decisions import Place
from goodoffices.text.unify.translations import translated


class NoRooms(NotPossible):
    """This form of a framework does not say which room its words came from, so it is for nobody: use the .json form."""


class EditedSince(NotPossible):
    """This framework was changed after it was unified, so what a room may see of it cannot be told: unify anew."""


class NothingToSee(NotPossible):
    """No proposal in this framework may be read in {rooms}: name a room that holds one."""


def seen_from(framework: Framework, rooms: Iterable[Room]) -> Framework:
    """Return the framework as who may read these rooms, and the table, sees it.

    It is, word for word and number for number, the framework that would be unified if only the proposals of these
    rooms existed; a proposal that was superseded by one that may not be known still lies on the table for them.

    Raises:
        NoRooms: the framework remembers no proposals (it was read from the notation).
        EditedSince: its provisions are not those that its proposals give.
        NothingToSee: none of its live proposals lies in one of the rooms or on the table.
    """
    allowed = {TABLE, *rooms}
    if not framework.origins or not all(origin.texts for origin in framework.origins):
        raise NoRooms
    known = {origin.id for origin in framework.origins}
    if _unified(framework, framework.origins, known, framework.decisions) != framework:
        raise EditedSince
    readable = [origin for origin in framework.origins if origin.room in allowed]
    known = {origin.id for origin in readable}
    if not any(_proposal(origin, (), known).live for origin in readable):
        raise NothingToSee(rooms=", ".join(sorted(room.name for room in allowed)))
    if len(readable) == len(framework.origins):
        return framework
    decisions = tuple(one for one in framework.decisions if _speaks_of(one) <= known)
    return _unified(framework, readable, known, decisions)


def _unified(
    framework: Framework, origins: Sequence[Origin], known: set[str], decisions: Sequence[Decision]
) -> Framework:
    return unify(
        [_proposal(origin, decisions, known) for origin in origins],
        grain=Grain(framework.grain),
        decisions=decisions,
        language=framework.asked_language,
        title=framework.title,
    )


def _speaks_of(decision: Decision) -> set[str]:
    """Return the proposals that a decision names."""
    if decision.kind is QuestionKind.TRANSLATION:
        return {Place.of(decision.one).proposal}
    other = decision.other if decision.kind is QuestionKind.SILENCE else Place.of(decision.other).proposal
    return {Place.of(decision.one).proposal, other}


def _proposal(origin: Origin, decisions: Sequence[Decision], known: set[str]) -> Proposal:
    """Return the proposal that an origin remembers; one superseded by what may not be known still lies on the table."""
    hidden = bool(origin.superseded_by) and origin.superseded_by not in known
    original, *others = zip(origin.layouts, origin.texts, strict=True)
    proposal = Proposal(
        id=origin.id,
        holder=origin.holder,
        document=original[1],
        language=original[0].language,
        title=origin.title,
        date=origin.date,
        standing=Standing.TABLED if hidden else origin.standing,
        superseded_by="" if hidden else origin.superseded_by,
        room=origin.room,
        base=origin.base,
    )
    for layout, document in others:
        proposal = translated(proposal, layout.language, document, layout.standing, decisions)
    return proposal
