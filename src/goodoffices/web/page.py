"""What every page has: the marking, the code of the reader's rooms, names for ids, sentences in one's language."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language_bidi, gettext

from goodoffices.case.called import people_called
from goodoffices.case.kinds import Draft, Institution, Issue, Office, Party, PartySite, RoomNamed
from goodoffices.case.statement import Name, Sentence, in_full
from goodoffices.case.view import Matter, View
from goodoffices.terms import NotPossible
from goodoffices.web.opened import CLOCK

ISOLATE, ISOLATE_ENDS = "\u2068", "\u2069"
DAY, UNBROKEN = re.compile(r"\d{4}-\d\d-\d\d"), "\u2011"


def always(request: HttpRequest) -> Mapping[str, Any]:
    """Return what every template may use."""
    sitting = getattr(request, "sitting", None)
    account = getattr(request, "account", None)
    if sitting is None:
        return {"account": account}
    rooms = rooms_of(sitting.view)
    return {
        "screens": "party/screens.html" if account and account.site else "mediators/screens.html",
        "unlocked": True,
        "account": account,
        "rooms": rooms,
        "marking": sorted(rooms.values()),
        "of_parties": {one.first.room for one in sitting.view.all(PartySite) if one.now.open},
        "code": sitting.code(),
    }


def rooms_of(view: View) -> dict[str, str]:
    """Return the titles of the rooms of a view by id."""
    return {one.id: one.now.title for one in view.all(RoomNamed)}


def naming(view: View) -> Name:
    """Return what gives the name of a person, room, party, institution, office or issue for its id.

    What it does not know it leaves as it is.
    """
    titled: list[Matter[Party] | Matter[Institution] | Matter[Office] | Matter[Issue]]
    titled = [*view.all(Party), *view.all(Institution), *view.all(Office), *view.all(Issue)]
    delegations = {one.now.party: one.now.called for one in view.all(PartySite)}
    drafts = {one.id: gettext("draft {number}").format(number=one.now.number) for one in view.all(Draft)}
    names = people_called(view) | rooms_of(view) | {one.id: one.now.title for one in titled} | drafts
    return lambda own: names.get(own) or delegations.get(own, own)


def in_words(sentence: Sentence | NotPossible) -> str:
    """Return a sentence or a refusal in the language of the page.

    Where that is written from right to left, what fills the sentence is isolated: days and names keep their own order.
    """
    details = {name: gettext(one) if isinstance(one, StrEnum) else one for name, one in sentence.details.items()}
    if get_language_bidi():
        details = {name: value and f"{ISOLATE}{_unbroken(value)}{ISOLATE_ENDS}" for name, value in details.items()}
    return in_full(gettext(sentence.template), details)


def _unbroken(value: object) -> str:
    """Return what fills a sentence; a day of figures is not broken over two lines, where it would read in parts."""
    told = str(value)
    return told.replace("-", UNBROKEN) if DAY.fullmatch(told) else told


def zone_called(name: str) -> tzinfo:
    """Return the time zone of this name; that of the reader for "" and for a name that nobody knows any more."""
    return ZoneInfo(name) if name in available_timezones() else timezone.get_current_timezone()


def here_and_now() -> datetime:
    """Return the time in the time zone of the reader."""
    return timezone.localtime(moment(CLOCK.now()))


def moment(time: int) -> datetime:
    """Return a time in milliseconds since 1970 as the templates take it."""
    return datetime.fromtimestamp(time / 1000, UTC)
