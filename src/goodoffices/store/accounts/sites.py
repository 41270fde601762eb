"""The names of the parties' sites that are in use. They are given out by chance, so that none tells whose it is."""

import secrets
from collections.abc import Sequence

from goodoffices.store.accounts.models import Account, LogIn, PartyHost
from goodoffices.terms import NotPossible


class NoHostLeft(NotPossible):
    """All {count} names for sites of parties are taken: open the site of a party that had one before instead."""


def free_host(hosts: Sequence[str]) -> str:
    """Return a name that no site ever had.

    Raises:
        NoHostLeft: all were taken.
    """
    taken = set(PartyHost.objects.values_list("host", flat=True))
    free = [one for one in hosts if one not in taken]
    if not free:
        raise NoHostLeft(count=len(hosts))
    return secrets.choice(free)


def open_host(host: str) -> None:
    """Let those in at a site who log in there."""
    PartyHost.objects.update_or_create(host=host, defaults={"open": True})


def close_host(host: str) -> None:
    """Close a site: whoever is logged in there is logged out, and the name is given to nobody else."""
    PartyHost.objects.filter(host=host).update(open=False)
    LogIn.objects.filter(account__in=Account.objects.filter(site=host)).delete()


def is_open(site: str) -> bool:
    """Return whether anybody is let in at a party's site; the mediators' own ("") is always open."""
    return not site or PartyHost.objects.filter(host=site, open=True).exists()
