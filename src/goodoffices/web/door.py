"""A door: an address, what answers there, and for whom it is."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http.response import HttpResponseBase

from goodoffices.web.unlocking import Standing

GET, FORM = frozenset({"GET", "HEAD"}), frozenset({"GET", "HEAD", "POST"})
POST = frozenset({"POST"})


@dataclass(frozen=True, slots=True)
class Door:
    """One row of the table of doors: unless it says otherwise, only for who is unlocked, and only to look.

    `counts` says whether passing it keeps the idle lock from closing.
    """

    path: str
    name: str
    view: Callable[..., HttpResponseBase]
    methods: frozenset[str] = GET
    who: frozenset[Standing] = frozenset({Standing.UNLOCKED})
    counts: bool = True
