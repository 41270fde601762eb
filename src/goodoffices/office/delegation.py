"""What a delegation does on the site of its party: it answers a text, offers one of its own, and keeps notes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, count

from goodoffices.case.amending import alternative_in, provision_of
from goodoffices.case.called import people_called
from goodoffices.case.kinds import (
    Admitted,
    Note,
    PartySite,
    Phase,
    Reaction,
    Role,
    RoomNamed,
    Stance,
    Tabled,
)
from goodoffices.case.negotiating import shown_text
from goodoffices.case.phases import current_phase
from goodoffices.case.view import Matter, View
from goodoffices.office.attaching import Attachment
from goodoffices.office.drafting import table_proposal
from goodoffices.office.rooms import Person, check_head, open_room, remove
from goodoffices.office.saying import id_for
from goodoffices.office.sitting import Sitting
from goodoffices.office.talks import record_reaction
from goodoffices.record.checkpoint import Receipt
from goodoffices.terms import NotPossible
from goodoffices.text.unify.numbering import letters

_NUMBER = re.compile(r"\d+")

OWN_NOTES = "own notes"
"""The purpose of the room that only a delegation reads."""

ACCEPTING = frozenset({Stance.AGREE, Stance.LIVE_WITH, Stance.ONLY_IF})
"""What is not asked for while the text is criticised: one word of acceptance ends the hearing of what is wrong."""


class NoSite(NotPossible):
    """Your delegation has no site here: ask the mediators to open one."""


class HoldsNotes(NotPossible):
    """Notes of the team lie in this room, and the delegation would read them: open a new room that you share with this party, and its site over that."""  # noqa: E501 - one sentence


class AnotherPartysRoom(NotPossible):
    """Another party reads this room on its site: open a new room that you share with this party, and its site over that."""  # noqa: E501 - one sentence


class CriticismOnly(NotPossible):
    """The mediators ask what is wrong with the text, not yet whether you accept it: say what you object to, or what you would prefer."""  # noqa: E501 - one sentence


def open_site(sitting: Sitting, room: str, site: PartySite, own_id: str) -> Receipt:
    """Open a party's site over a room that it shares with the mediators, or close it.

    Raises:
        OnlyAHead: whoever opens it is none.
        NotYourRoom: the head does not read the room.
        HoldsNotes: a mediator's note lies in the room that no site was opened over before.
        AnotherPartysRoom: the site of another party was opened over the room.
    """
    check_head(sitting)
    if any(one.now.party != site.party for one in sitting.view.all(PartySite) if one.first.room == room):
        raise AnotherPartysRoom
    new = site.open and not host_over(sitting.view, room)
    if new and any(isinstance(one.statement, Note) for one in sitting.view.within([room]).entries):
        raise HoldsNotes
    return sitting.say(room, site, own_id)


def site_of(view: View) -> Matter[PartySite]:
    """Return the site of the delegation whose view this is.

    Raises:
        NoSite: it has none.
    """
    found = next((one for one in view.all(PartySite) if one.now.open), None)
    if found is None:
        raise NoSite
    return found


def host_over(view: View, room: str) -> str:
    """Return the name of the site that a party has, or had, over a room; "" where it never had one."""
    return next((one.now.host for one in view.all(PartySite) if one.first.room == room), "")


def criticism_only(view: View) -> bool:
    """Whether a text is only criticised: until the talks are known to have come to bargaining."""
    order = list(Phase)
    return order.index(current_phase(view) or Phase.CRITICISM) <= order.index(Phase.CRITICISM)


def answer_text(sitting: Sitting, reaction: Reaction, own_id: str) -> Receipt:
    """Write what the party says of a clause, or of an alternative, of a text that it was shown.

    Raises:
        NoSite: the delegation has none.
        NoSuchThing, NoSuchClause, NoSuchAlternative: it speaks of what was not shown.
        CriticismOnly: it accepts, and that is not asked yet.
    """
    site = site_of(sitting.view)
    if criticism_only(sitting.view) and reaction.stance in ACCEPTING:
        raise CriticismOnly
    framework = shown_text(sitting.view, reaction.shown)
    provision = provision_of(framework, reaction.provision)
    for name in filter(None, (reaction.alternative, reaction.preferred)):
        alternative_in(provision, name)
    names = people_called(sitting.view)
    written = replace(
        reaction, party=site.now.party, noted=False, by=names.get(sitting.person, ""), label=provision.label
    )
    return record_reaction(sitting, site.first.room, written, own_id)


def offer_text(sitting: Sitting, tabled: Tabled, own_id: str, files: tuple[Attachment, ...] = ()) -> Receipt:
    """Hand the mediators a text of the party's own, in the room that both read.

    Raises:
        NoSite: the delegation has none.
    """
    site = site_of(sitting.view)
    earlier = [one.now.name for one in sitting.view.all(Tabled) if one.id != own_id]
    own = replace(tabled, name=_name(earlier, site.now, tabled.called), holder=site.now.party)
    return table_proposal(sitting, site.first.room, own, own_id, files)


def delegates_of(sitting: Sitting) -> tuple[Person, ...]:
    """Return the delegates who read the site's room now and whose keys nobody else can open: none lies in escrow.

    Raises:
        NoSite: the delegation has none.
    """
    return tuple(
        Person(one.person, one.called, one.role, one.institution)
        for one in _admitted(sitting.view)
        if not one.removed and sitting.keys.person(bytes.fromhex(one.person)).deposited is None
    )


def own_rooms(sitting: Sitting) -> tuple[str, ...]:
    """Return the rooms of the delegation's own notes: whoever else opened one so called, nobody else reads these.

    Raises:
        NoSite: the delegation has none.
    """
    delegates = {one.person for one in _admitted(sitting.view)}
    named = (one.id for one in sitting.view.all(RoomNamed) if one.now.purpose == OWN_NOTES)
    return tuple(one for one in named if sitting.readers(one) <= delegates)


def keep_own_note(sitting: Sitting, text: str, title: str, own_id: str) -> Receipt:
    """Keep a note in a room that the delegation as it is now reads, and nobody else; where there is none, it is opened.

    Who left the delegation since is let out of its earlier rooms, too.

    Raises:
        NoSite: the delegation has none.
    """
    rooms, delegates = own_rooms(sitting), delegates_of(sitting)
    kept = next((one.room for one in sitting.view.entries if one.id == own_id and one.room in rooms), "")
    reading = {one.id for one in delegates} | {sitting.person}
    for one in rooms:
        for gone in sorted(sitting.readers(one) - reading):
            remove(sitting, one, gone, id_for(own_id, one, gone))
    room = kept or next((one for one in rooms if sitting.readers(one) == reading), "")
    if not room:
        named = RoomNamed(room=id_for(own_id, "room"), title=title, purpose=OWN_NOTES)
        room = open_room(sitting, named, delegates)
    return sitting.say(room, Note(text=text), own_id)


def _admitted(view: View) -> Iterator[Admitted]:
    """Yield how the delegates of the site were admitted to its room, those who were removed since among them."""
    room = site_of(view).first.room
    return (one.now for one in view.all(Admitted) if one.now.room == room and one.now.role is Role.DELEGATE)


def _name(earlier: Sequence[str], site: PartySite, called: str) -> str:
    """Return a name for the brackets that no earlier text has: that of the first with a number, or a new one.

    A new one is the party's initial with a letter for its host: parties that begin alike do not know of each other.
    """
    number = _NUMBER.search(site.host)
    stem = called.strip()[:1].upper() + (letters(int(number[0])) if number else "")
    stem = earlier[0].rstrip("0123456789") if earlier else stem
    numbered = (f"{stem}{place}" for place in count(2))
    return next(one for one in chain((stem,), numbered) if one not in earlier)
