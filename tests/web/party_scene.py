"""Talks with delegations that have sites of their own, as they are before anybody opens a browser."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.web.conftest import Site

from goodoffices.case.kinds import Party, PartySite, Role, Tabled
from goodoffices.case.tabled import document_text
from goodoffices.office.delegation import open_site
from goodoffices.office.drafting import table_proposal, unify_proposals
from goodoffices.office.offices import add_party
from goodoffices.office.rooms import admit
from goodoffices.office.sitting import Sitting, fresh
from goodoffices.text.read.plain import read_text


@dataclass(frozen=True)
class Delegation:
    """A party as it comes to the talks: how it is called, the room that it shares, who speaks for it, its proposal.

    A delegation without `people` has no site: it comes with paper.
    """

    letter: str
    title: str
    room: str
    proposal: str
    people: tuple[str, ...] = ()


@dataclass(frozen=True)
class Seated:
    """A delegation once it has a room, and a host name where it has a site."""

    delegation: Delegation
    party: str
    room: str
    host: str


def papers(delegation: Delegation, party: str) -> Tabled:
    """The proposal of a delegation as it is tabled."""
    document = read_text("proposal.txt", delegation.proposal.encode())
    return Tabled(name=delegation.letter, called=delegation.title, document=document_text(document), holder=party)


def seat(site: Site, head: str, team: str, delegation: Delegation) -> Seated:
    """Open the room of a delegation, and its site where it has people."""
    from goodoffices.store.accounts.sites import free_host, open_host  # noqa: PLC0415 - only once Django is set up
    from goodoffices.web.settings import PARTY_HOSTS  # noqa: PLC0415 - as above

    room, party = site.room(delegation.room, head), fresh()
    sitting = site.sitting(head)
    add_party(sitting, team, Party(title=delegation.title, letter=delegation.letter), party)
    host = free_host(PARTY_HOSTS) if delegation.people else ""
    if host:
        open_site(sitting, room, PartySite(party=party, host=host, called=delegation.title), fresh())
        open_host(host)
    for one in delegation.people:
        admit(sitting, room, site.person(one, Role.DELEGATE, host), fresh())
    table_proposal(sitting, room, papers(delegation, party), fresh())
    return Seated(delegation, party, room, host)


@dataclass(frozen=True)
class Talks:
    """A room of the mediators with a text made of all proposals, and the delegations by letter."""

    head: str
    team: str
    seats: dict[str, Seated]

    def sitting(self, site: Site) -> Sitting:
        """The head of the team at work, without the site."""
        return site.sitting(self.head)


@contextmanager
def talks_of(site: Site, head: str, team: str, title: str, delegations: tuple[Delegation, ...]) -> Iterator[Talks]:
    """Bring delegations to one table. The names of their sites are given back in the end: there are only a few."""
    from goodoffices.store.accounts.models import PartyHost  # noqa: PLC0415 - only once Django is set up

    site.person(head, Role.HEAD)
    room = site.room(team, head)
    seats = {one.letter: seat(site, head, room, one) for one in delegations}
    unify_proposals(site.sitting(head), room, title, fresh())
    yield Talks(head, room, seats)
    PartyHost.objects.filter(host__in=[one.host for one in seats.values() if one.host]).delete()
