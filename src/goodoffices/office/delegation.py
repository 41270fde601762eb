"""What a delegation does on the site of its party: it answers a text, offers one of its own, and keeps notes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, count

from goodoffices.case.amending import alternative_in, provision_of
from goodoffices.case.kinds import (
    Admitted,
    DraftShown,
    Note,
    PartySite,
    Phase,
    Reaction,
    Role,
    RoomNamed,
    Stance,
    Tabled,
)
from goodoffices.case.phases import current_phase
from goodoffices.case.view import Matter, View
from goodoffices.office.attaching import Attachment
from goodoffices.office.drafting import table_proposal
from goodoffices.office.rooms import Person, check_head, open_room
from goodoffices.office.saying import id_for
from goodoffices.office.sitting import Sitting
from goodoffices.office.talks import record_reaction
from goodoffices.record.checkpoint import Receipt
from goodoffices.terms import NotPossible
from goodoffices.text.form.framework import loads

OWN_NOTES = "own notes"
"""The purpose of the room that only a delegation reads."""

ACCEPTING = frozenset({Stance.AGREE, Stance.LIVE_WITH, Stance.ONLY_IF})
"""What is not asked for while the text is criticised: one word of acceptance ends the hearing of what is wrong."""


class NoSite(NotPossible):
    """Your delegation has no site here: ask the mediators to open one."""


class HoldsNotes(NotPossible):
    """Notes of the team lie in this room, and the delegation would read them: open a new room that you share with this party, and its site over that."""  # noqa: E501 - one sentence


class CriticismOnly(NotPossible):
    """The mediators ask what is wrong with the text, not yet whether you accept it: say what you object to, or what you would prefer."""  # noqa: E501 - one sentence


def open_site(sitting: Sitting, room: str, site: PartySite, own_id: str) -> Receipt:
    """Open a party's site over a room that it shares with the mediators, or close it.

    Raises:
        OnlyAHead: whoever opens it is none.
        NotYourRoom: the head does not read the room.
        HoldsNotes: a mediator's note lies in the room that no site was opened over before.
    """
    check_head(sitting)
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
    framework = loads(sitting.view.one(DraftShown, reaction.shown).now.framework.encode())
    provision = provision_of(framework, reaction.provision)
    for name in filter(None, (reaction.alternative, reaction.preferred)):
        alternative_in(provision, name)
    names = {one.now.person: one.now.called for one in sitting.view.all(Admitted)}
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
    own = replace(tabled, name=_name(earlier, tabled.called), holder=site.now.party)
    return table_proposal(sitting, site.first.room, own, own_id, files)


def own_room(view: View) -> str:
    """Return the id of the room that the delegation alone reads; "" where it has none yet."""
    return next((one.id for one in view.all(RoomNamed) if one.now.purpose == OWN_NOTES), "")


def keep_own_note(sitting: Sitting, text: str, title: str, own_id: str) -> Receipt:
    """Keep a note in the room that only the delegation reads; it is opened with the first note.

    Raises:
        NoSite: the delegation has none.
    """
    room = own_room(sitting.view)
    if not room:
        site = site_of(sitting.view)
        named = RoomNamed(room=id_for(own_id, "room"), title=title, purpose=OWN_NOTES)
        room = open_room(sitting, named, list(_delegates(sitting.view, site.first.room)))
    return sitting.say(room, Note(text=text), own_id)


def _delegates(view: View, room: str) -> Iterator[Person]:
    for one in view.all(Admitted):
        if one.now.room == room and one.now.role is Role.DELEGATE and not one.now.removed:
            yield Person(one.now.person, one.now.called, one.now.role, one.now.institution)


def _name(earlier: Sequence[str], called: str) -> str:
    """Return a name for the brackets that no earlier text has: that of the first with a number, or an initial."""
    stem = earlier[0].rstrip("0123456789") if earlier else called.strip()[:1].upper()
    numbered = (f"{stem}{number}" for number in count(2))
    return next(one for one in chain((stem,), numbered) if one not in earlier)
