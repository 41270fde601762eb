"""A draft is shown to a room by an act: it passes the gate, goes out in numbered copies, and each copy is followed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import Enum

from goodoffices.case.kinds import (
    Admitted,
    Attempt,
    Contact,
    CopyFate,
    CopyMade,
    Deadline,
    Decided,
    DraftShown,
    Feasibility,
    FileReturned,
    GatePassed,
    MattersMore,
    Note,
    OwnWords,
    PackageVerdict,
    Position,
    ProvisionState,
    Reaction,
    Referral,
    Renamed,
    Role,
    Round,
    Suspension,
    Tabled,
    Undertaking,
    Way,
)
from goodoffices.case.lineage import traced
from goodoffices.case.negotiating import NegotiatingText, framework_in, text_of, texts
from goodoffices.case.said import Said
from goodoffices.case.search import texts_of
from goodoffices.case.view import View
from goodoffices.office.rooms import check_head
from goodoffices.office.saying import id_for
from goodoffices.office.sitting import SaidElsewhere, Sitting
from goodoffices.record.checkpoint import Receipt
from goodoffices.release.gate import Audience, Passed, pass_gate
from goodoffices.release.hearing import Hearing
from goodoffices.release.stop import Stop
from goodoffices.terms import TABLE, NotPossible, Room
from goodoffices.text.form.framework import dumps
from goodoffices.text.reading import readings_of

SPOKEN = (
    *(Attempt, Contact, CopyFate, Deadline, Feasibility, FileReturned, MattersMore, Note, OwnWords, PackageVerdict),
    *(Position, Reaction, Referral, Round, Suspension, Tabled, Undertaking),
)
"""The kinds of entry that hold what a room said or did; what the mediators drafted is theirs to show."""

OUTSIDE = frozenset({Role.DELEGATE, Role.GUEST})
"""The roles of those who are not of the team."""

NO_WORDS = frozenset({"label", "language", "zone", "name", "date", "on", "at", "out", "expected", "received"})
"""The fields that hold no words of anybody."""


ANYWHERE = "*"
"""Stands for every clause; none is called so."""


class StillStopped(NotPossible):
    """{count} things in this draft may not be known in that room: say of each whether it is left out, is your own wording, or is released."""  # noqa: E501 - one sentence


class ReleasedForNoReason(NotPossible):
    """What a room may not know is released for a reason that stands in the record: write it beside the words."""


class NobodyUsual(NotPossible):
    """Nobody in this room received a copy of an earlier text: make the first copies by name."""


class TextMoved(NotPossible):
    """The text was changed while you looked at it: look at it again before you show it."""


def at_the_gate(
    sitting: Sitting, draft: str, room: str, decided: Mapping[str, Decided], named: frozenset[str] = frozenset()
) -> Passed:
    """Return a draft as a room would be shown it, and what still stops it.

    `decided` gives for the id of a stop what was decided of it; `named` are the proposals whose holders are named.

    Raises:
        NoSuchThing: there is no such draft in the view.
        NotYourRoom: the person does not read the room.
    """
    text = text_of(sitting.view, draft)
    return _passed(sitting, text, room, decided, named)


def show_draft(  # noqa: PLR0913 - all but the first four are named
    sitting: Sitting,
    draft: str,
    room: str,
    own_id: str,
    *,
    after: str,
    decided: Mapping[str, Decided],
    named: frozenset[str] = frozenset(),
) -> Receipt:
    """Show a draft to a room, once nothing stops it. `after` is the last entry of the text that was looked at.

    What passed is told in the room of the draft, under this id; the room that is shown it learns nothing but the text.

    Raises:
        StillStopped: it holds something that the room may not know, and nobody said what to do with it.
        OnlyAHead, ReleasedForNoReason: something was released.
        TextMoved: the text was changed since.
        SaidElsewhere: something else was said under this id.
        NoSuchThing, NotYourRoom: as for `at_the_gate`.
    """
    text = text_of(sitting.view, draft)
    shown = id_for(own_id, "shown")
    done = sitting.view.by_id.get(own_id)
    if done is not None and any(one.id == shown for one in sitting.view.all(DraftShown)):
        return sitting.say(done.room, done.statement, own_id)
    if text.head != after:
        raise TextMoved
    passed = _passed(sitting, text, room, decided, named)
    if passed.stops:
        raise StillStopped(count=len(passed.stops))
    _check_released(sitting, decided.values())
    told = _gate_passed(text, room, shown, passed, _decided(sitting, text.draft.room, passed.settled, decided))
    if done is not None and done.statement != told:
        raise SaidElsewhere
    receipt = sitting.say(text.draft.room, told, own_id)
    earlier = [one for one in sitting.view.all(DraftShown) if one.first.room == room]
    framework = passed.framework
    lying = DraftShown(framework=dumps(framework).decode(), number=str(len(earlier) + 1), title=framework.title)
    sitting.say(room, lying, shown)
    return receipt


def make_copy(sitting: Sitting, copy: CopyMade, own_id: str) -> Receipt:
    """Give a copy of a text that a room was shown its number; it lies in the room that was shown the text.

    Raises:
        NoSuchThing: no such text is in the view.
    """
    room = sitting.view.one(DraftShown, copy.shown).first.room
    made = [one for one in sitting.view.all(CopyMade) if one.first.room == room and one.id != own_id]
    return sitting.say(room, replace(copy, number=str(len(made) + 1)), own_id)


def remembered(view: View, room: str, text: NegotiatingText) -> Mapping[tuple[str, str], Decided]:
    """Return what was decided last of words on their way to a room, by a provision of a text and the words.

    A provision of an earlier draft is followed to the one that stands now. Under `ANYWHERE` and the words stands what
    holds in every clause: not what was released, nor the wish for no words.
    """
    drafts = [one for one in texts(view, text.draft.room) if not text.draft < one.draft]
    found: dict[tuple[str, str], Decided] = {}
    for passed in (one.now for one in view.all(GatePassed) if one.now.to == room):
        since = drafts[next((place for place, one in enumerate(drafts) if one.draft.id == passed.draft), len(drafts)) :]
        standing = {one: _now_standing(since, one) for one in {said.provision for said in passed.decided}}
        for said in passed.decided:
            for provision in standing[said.provision]:
                found[provision, said.words] = said
            if said.words.strip() and said.way is not Way.RELEASE:
                found[ANYWHERE, said.words] = said
    return found


def _now_standing(drafts: Sequence[NegotiatingText], provision: str) -> tuple[str, ...]:
    """Return the provisions of the last of some drafts that a provision of the first has become."""
    return traced(drafts, drafts[0].draft.time, [provision]).standing if drafts and provision else ()


def usual_copies(view: View, room: str) -> tuple[CopyMade, ...]:
    """Return a copy for each who received one of the last text of a room but its newest that went out in copies."""
    made: dict[str, dict[str, CopyMade]] = {}
    for one in view.all(CopyMade):
        made.setdefault(one.now.shown, {})[one.now.recipient] = one.now
    earlier = _shown_to(view, room)[-2::-1]
    return tuple(next((made[one].values() for one in earlier if one in made), ()))


def awaits_copies(view: View, room: str) -> bool:
    """Whether the newest text of a room has no copies yet, and an earlier one had."""
    newest = _shown_to(view, room)[-1:]
    made = {one.now.shown for one in view.all(CopyMade)}
    return bool(newest) and newest[0] not in made and bool(usual_copies(view, room))


def make_usual_copies(sitting: Sitting, room: str, own_id: str, on: str = "", at: str = "") -> tuple[str, ...]:
    """Make copies of the newest text of a room for all who received one of the text before; return their ids.

    Sent once more under the same id, it makes no more of them.

    Raises:
        NobodyUsual: nobody received a copy of an earlier text.
    """
    usual = usual_copies(sitting.view, room)
    if not usual:
        raise NobodyUsual
    newest = _shown_to(sitting.view, room)[-1]
    ids = tuple(id_for(own_id, room, str(place)) for place in range(len(usual)))
    for own, one in zip(ids, usual, strict=True):
        make_copy(sitting, replace(one, shown=newest, number="", on=on, at=at), own)
    return ids


def follow_copy(sitting: Sitting, room: str, fate: CopyFate, own_id: str) -> Receipt:
    """Record what happened to a copy, in any room of those who are to know it.

    Raises:
        NoSuchThing: no such copy is in the view.
        NotYourRoom: the person does not read the room.
    """
    copy = sitting.view.one(CopyMade, fate.copy).now
    return sitting.say(room, replace(fate, number=copy.number), own_id)


def _shown_to(view: View, room: str) -> list[str]:
    return [one.id for one in view.all(DraftShown) if one.first.room == room]


def _passed(
    sitting: Sitting, text: NegotiatingText, room: str, decided: Mapping[str, Decided], named: frozenset[str]
) -> Passed:
    answers = {stop: one.way for stop, one in decided.items()}
    return pass_gate(text.framework, _audience(sitting, text, room, named), answers)


def _audience(sitting: Sitting, text: NegotiatingText, room: str, named: frozenset[str]) -> Audience:
    """Return those who are shown a draft in a room: what they know, and what lies in rooms that are closed to them."""
    rooms = _known_rooms(sitting, room)
    spoken = [one for one in sitting.view.entries if isinstance(one.statement, SPOKEN) and one.room not in rooms]
    hearing = Hearing.of(
        (words for one in sitting.view.within(rooms).entries for words in _heard(one)),
        ((Room(one.room), words) for one in spoken for words in _words(one)),
    )
    states = [one.said.statement for one in text.steps if isinstance(one.said.statement, ProvisionState)]
    acts = {one.provision: Room(one.act_room or text.draft.room) for one in states}
    return Audience(hearing, frozenset(map(Room, rooms)), named, acts)


def _known_rooms(sitting: Sitting, room: str) -> frozenset[str]:
    """Return the rooms that all who read a room read from the beginning.

    Where nobody but the team reads it, it stands for a party on paper, which knows that room alone.
    """
    readers = sitting.readers(room)
    admitted = (one.now for one in sitting.view.all(Admitted) if one.now.room == room)
    if not any(one.role in OUTSIDE and one.person in readers for one in admitted):
        return frozenset({room})
    return frozenset(one for one in sitting.rooms if readers <= sitting.whole_readers(one))


def _heard(said: Said) -> Iterator[str]:
    """Yield the words that an entry told its room; a text that it was shown told it all its words."""
    if isinstance(said.statement, DraftShown):
        framework = framework_in(said.statement)
        yield framework.title
        for provision in framework.provisions:
            yield provision.label
            for wording in provision.wordings:
                yield from readings_of(wording.segments)
    yield from _words(said)


def _words(said: Said) -> Iterator[str]:
    return (words for field, words in texts_of(said, _unless_from_a_list) if field not in NO_WORDS)


def _unless_from_a_list(words: str) -> str:
    return "" if isinstance(words, Enum) else words


def _check_released(sitting: Sitting, decided: Iterable[Decided]) -> None:
    released = [one for one in decided if one.way is Way.RELEASE]
    if released:
        check_head(sitting)
    if any(not one.because.strip() for one in released):
        raise ReleasedForNoReason


def _gate_passed(
    text: NegotiatingText, room: str, shown: str, passed: Passed, decided: Iterable[Decided]
) -> GatePassed:
    return GatePassed(
        draft=text.draft.id,
        after=text.head,
        to=room,
        shown=shown,
        number=text.now.number,
        decided=tuple(decided),
        names=tuple(Renamed(shown=one, provision=other) for one, other in passed.names.items()),
        rooms=text.now.rooms,
    )


def _decided(sitting: Sitting, room: str, settled: Iterable[Stop], decided: Mapping[str, Decided]) -> Iterator[Decided]:
    """Yield what was decided as the readers of a room may know it: not which words lie in a room closed to any of them.

    That something was released is told them all the same, with the reason.
    """
    readers = sitting.readers(room)
    for stop in sorted(settled, key=lambda one: one.id):
        said = decided[stop.id]
        if all(one == TABLE or readers <= sitting.whole_readers(one.name) for one in stop.rooms):
            yield replace(said, words=stop.words, provision=stop.provision)
        elif said.way is Way.RELEASE:
            yield Decided(words="", way=said.way, because=said.because)
