"""Guessing at the door: what fails is counted under the name, the address and both, and by a browser that is known.

A stranger who knows a log-in name can use up what strangers may try; the browsers in which its owner logged in before
have attempts of their own, so nobody is kept out of them from elsewhere.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from ipaddress import IPv6Address, ip_address
from typing import Self
from unicodedata import normalize

from django.db import transaction

from goodoffices.record.person import WrongPassphrase
from goodoffices.store.accounts.models import Attempt
from goodoffices.terms import NotPossible

WITHIN_MINUTES = 15
OF_ONE, OF_A_NAME, OF_AN_ADDRESS = 6, 30, 30
"""How many may fail: by one browser, or for one name from one address; for one name from anywhere; from one address."""

NEIGHBOURS = 64
"""A house has that many bits of an IPv6 address for itself, so its addresses count as one."""


class NotAdmitted(NotPossible):
    """Name, passphrase and code do not fit together: type all three again; a code is good for one log-in only."""


class NotUnlocked(NotPossible):
    """This passphrase does not open your key: type it again."""


class TooManyAttempts(NotPossible):
    """There were too many attempts: wait {minutes} minutes and try again, or use a browser in which you logged in before."""  # noqa: E501 - one sentence


@dataclass(frozen=True, slots=True)
class Limit:
    """Under which hash attempts are counted, and how many may fail within the time."""

    digest: bytes
    most: int

    @classmethod
    def of(cls, sort: str, of: str, most: int) -> Self:
        """Return the limit of a name, an address, a browser."""
        return cls(sha256(f"goodoffices/attempt/2/{sort}/{of}".encode()).digest(), most)


def by_a_stranger(name: str, address: str, site: str = "") -> tuple[Limit, ...]:
    """Return what limits attempts at a name from an address by a browser that is not known.

    They are counted at each site by itself, so that what fails at one is not felt at another.
    """
    spelled, house = f"{site} {spelling(name)}", f"{site} {_house(address)}"
    return (
        Limit.of("name and address", f"{house} {spelled}", OF_ONE),
        Limit.of("name", spelled, OF_A_NAME),
        Limit.of("address", house, OF_AN_ADDRESS),
    )


def by_one(digest: bytes) -> tuple[Limit, ...]:
    """Return what limits the attempts of a known browser or of a log-in that is locked, told by its hash."""
    return (Limit.of("one", digest.hex(), OF_ONE),)


@contextmanager
def counted(limits: Sequence[Limit], now: int) -> Iterator[None]:
    """Count an attempt before it is tried, so that many at once are no more than many in turn.

    One that succeeds takes back what it counted itself, and what failed before under the first limit, which is its own.

    Raises:
        TooManyAttempts: too many failed.
        NotAdmitted: the passphrase is wrong.
    """
    with transaction.atomic():
        Attempt.objects.filter(time__lt=now - WITHIN_MINUTES * 60_000).delete()
        for one in limits:
            if Attempt.objects.filter(digest=one.digest).count() >= one.most:
                raise TooManyAttempts(minutes=WITHIN_MINUTES)
        rows = [Attempt.objects.create(digest=one.digest, time=now).pk for one in limits]
    try:
        yield
    except WrongPassphrase as error:
        raise NotAdmitted from error
    Attempt.objects.filter(pk__in=rows).delete()
    Attempt.objects.filter(digest=limits[0].digest).delete()


def spelling(name: str) -> str:
    """Return how a log-in name is kept, however it is typed."""
    return normalize("NFC", " ".join(name.split())).casefold()


def _house(address: str) -> str:
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv6Address) and found.ipv4_mapped is None:
        return f"{int(found) >> (found.max_prefixlen - NEIGHBOURS):x}"
    return str(getattr(found, "ipv4_mapped", None) or found)
