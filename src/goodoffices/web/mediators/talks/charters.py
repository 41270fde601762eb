"""What the talks rest on: mandate, rules of procedure, agenda, terms of confidentiality, in all their versions."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from goodoffices.case.kinds import Basis, Charter
from goodoffices.case.said import Said
from goodoffices.case.view import Matter, View
from goodoffices.office.talks import adopt_charter, write_charter
from goodoffices.web.mediators import offered as rounds_offered
from goodoffices.web.mediators.attached import attached
from goodoffices.web.mediators.choices import Offered, called
from goodoffices.web.mediators.fields import Field, Form, Sort, among, answered, as_typed, page_of, shown
from goodoffices.web.mediators.record import Row, rows
from goodoffices.web.page import naming
from goodoffices.web.unlocking import Asked

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a text, who adopted it, and whether it is the one that holds."""

    charter: Charter
    by: tuple[str, ...]
    row: Row
    holds: bool


@dataclass(frozen=True, slots=True)
class CharterShown:
    """A text with its versions, the latest first; `open` says that the latest is not adopted yet."""

    id: str
    sort: str
    versions: tuple[Version, ...]
    open: bool

    @property
    def title(self) -> str:
        """The title of the latest version."""
        return self.versions[0].charter.title

    @property
    def shown(self) -> tuple[Version, ...]:
        """What holds, and before it what was written since; the latest version where none holds."""
        held = next((at for at, one in enumerate(self.versions) if one.holds), 0)
        return self.versions[: held + 1]

    @property
    def earlier(self) -> tuple[Version, ...]:
        """The versions before those."""
        return self.versions[len(self.shown) :]

    @property
    def holding(self) -> Version | None:
        """The version that holds."""
        return next((one for one in self.versions if one.holds), None)


def charters(request: Asked) -> HttpResponse:
    """Show the texts, each with what holds and what was written before."""
    return render(request, "mediators/charters.html", {"charters": shown_charters(request.sitting.view)})


def shown_charters(view: View) -> list[CharterShown]:
    """Return the texts in the order of what they settle."""
    order = list(Basis)
    matters = sorted(view.all(Charter), key=lambda one: order.index(one.now.sort))
    return [_shown(view, one) for one in matters]


def write_version(request: Asked) -> HttpResponse:
    """Show the latest version of a text, ready to be written anew, or keep what was made of it."""
    if request.method == "POST":
        return answered(request, VERSION, reverse("charters"))
    of, view = request.GET.get("of", ""), request.sitting.view
    if of not in dict(_every(view)):
        return shown(request, VERSION, request.GET)
    latest = view.one(Charter, of).now
    typed = as_typed(VERSION.fields, latest)
    typed["of"], typed["version"] = of, _after(latest.version)
    return shown(request, VERSION, typed)


def _shown(view: View, matter: Matter[Charter]) -> CharterShown:
    name = naming(view)
    found = list(_versions(matter))[::-1]
    holding = next((at for at, (charter, _said) in enumerate(found) if charter.adopted), None)
    versions = tuple(
        Version(charter, tuple(map(name, charter.adopted_by)), row, at == holding)
        for at, ((charter, _said), row) in enumerate(zip(found, rows(view, (said for _, said in found)), strict=True))
    )
    return CharterShown(matter.id, called(matter.now.sort), versions, not matter.now.adopted)


def _versions(matter: Matter[Charter]) -> Iterator[tuple[Charter, Said]]:
    """Yield the versions in order, each as it was said last: written, or adopted."""
    latest: dict[tuple[str, str], tuple[Charter, Said]] = {}
    for said in matter.history:
        if isinstance(said.statement, Charter):
            latest[said.statement.version, said.statement.text] = (said.statement, said)
    yield from latest.values()


def _after(version: str) -> str:
    return str(int(version) + 1) if version.isdecimal() else ""


def _every(view: View) -> Offered:
    return [(one.id, one.now.title) for one in view.all(Charter)]


def _open(view: View) -> Offered:
    return [
        (one.id, f"{one.now.title} ({called(one.now.sort)}, {one.now.version})")
        for one in view.all(Charter)
        if not one.now.adopted
    ]


def _written(request: Asked, values: Values, room: str, own: str) -> None:
    write_charter(request.sitting, room, Charter(**values | {"sort": Basis(values["sort"])}), own, attached(request))


def _anew(request: Asked, values: Values, room: str, own: str) -> None:
    of = values.pop("of")
    sort = request.sitting.view.one(Charter, of).now.sort
    write_charter(request.sitting, room, Charter(**values, sort=sort, charter=of), own, attached(request))


def _adopted(request: Asked, values: Values, room: str, own: str) -> None:  # noqa: ARG001 - lies where the text does
    by = (*values["by"], *values["also"])
    adopt_charter(request.sitting, values["of"], values["on"], by, own, attachments=attached(request))


WORDS = (
    Field("title", _("Title"), needed=True),
    Field("text", _("Text"), Sort.TEXT, needed=True),
    Field("version", _("Version"), needed=True, usual="1"),
)
NEW = Form(
    _("A text that the talks rest on"),
    _("Keep the text"),
    (Field("sort", _("What it settles"), Sort.CHOICE, needed=True, offers=among(Basis)), *WORDS),
    _written,
    told=_("It is a proposal until it was adopted."),
    attach=True,
)
VERSION = Form(
    _("A new version"),
    _("Keep the version"),
    (Field("of", _("Of which text"), Sort.CHOICE, needed=True, offers=_every), *WORDS),
    _anew,
    room=False,
    told=_("What was adopted before holds until the new version is adopted."),
    attach=True,
)
ADOPT = Form(
    _("A text was adopted"),
    _("Record that it was adopted"),
    (
        Field("of", _("Which text"), Sort.CHOICE, needed=True, offers=_open),
        Field("on", _("Adopted on"), Sort.DAY, needed=True),
        Field("by", _("Adopted by"), Sort.SEVERAL, offers=rounds_offered.others),
        Field("also", _("And by others, one on a line"), Sort.LINES),
    ),
    _adopted,
    room=False,
    attach=True,
)

write = page_of(NEW, "charters")
adopt = page_of(ADOPT, "charters")
