"""Which site a request is for: the mediators' own, or that of a party, told apart by the name of the host."""

from django.conf import settings
from django.http import HttpRequest
from django.http.request import split_domain_port

MEDIATORS, PARTY = "goodoffices.web.doors", "goodoffices.web.party.doors"


def site_of(request: HttpRequest) -> str:
    """Return the name of the party's site that a request is for, however it is spelled; "" for the mediators' own.

    All names that parties may have answer alike, whether a party has one or not: nobody learns how many sites there
    are.
    """
    host, _port = split_domain_port(request.get_host())
    return host if host in settings.PARTY_HOSTS else ""


def urlconf_of(site: str) -> str:
    """Return where the doors of a site are listed."""
    return PARTY if site else MEDIATORS
