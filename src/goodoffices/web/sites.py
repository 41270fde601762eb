"""Which site a request is for: the mediators' own, or that of a party, told apart by the name of the host."""

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest

from goodoffices.store.accounts.sites import is_open

MEDIATORS, PARTY = "goodoffices.web.doors", "goodoffices.web.party.doors"


def site_of(request: HttpRequest) -> str:
    """Return the name of the party's site that a request is for; "" for the mediators' own.

    Raises:
        DisallowedHost: no site answers under this name.
    """
    host = request.get_host().rpartition(":")[0] or request.get_host()
    if host not in settings.PARTY_HOSTS:
        return ""
    if not is_open(host):
        raise DisallowedHost(host)
    return host


def urlconf_of(site: str) -> str:
    """Return where the doors of a site are listed."""
    return PARTY if site else MEDIATORS
