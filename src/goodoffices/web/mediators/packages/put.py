"""One package: put together by hand or from figures, read as the text that it writes, made a draft, laid aside."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from goodoffices.case.kinds import Draft, Estimate, NamedPackage, PackageVerdict, Workings
from goodoffices.case.negotiating import text_of
from goodoffices.case.view import Matter, View
from goodoffices.office import packages as verbs
from goodoffices.office.workings import lay_package
from goodoffices.packages.of_case.choices import Picks
from goodoffices.packages.of_case.model import CaseModel, model_of
from goodoffices.packages.of_case.writing import Written
from goodoffices.terms import NotPossible
from goodoffices.web.clauses import clauses
from goodoffices.web.mediators.choices import Offered
from goodoffices.web.mediators.fields import Field, Form, Sort, answered, shown
from goodoffices.web.mediators.packages.forms import BECAUSE, Values
from goodoffices.web.mediators.packages.offered import BETWEEN, model_or_none, nothing_open, options_of
from goodoffices.web.mediators.packages.seen import Survivor, Telling
from goodoffices.web.mediators.packages.wording import Wording, issue_called, titles
from goodoffices.web.mediators.packages.words import SEAMS
from goodoffices.web.mediators.record import rows
from goodoffices.web.page import in_words, rooms_of
from goodoffices.web.typed import REFUSED
from goodoffices.web.unlocking import Asked


def put_together(request: Asked) -> HttpResponse:
    """Show the form in which a package is put together, or keep it by its name."""
    view = request.sitting.view
    if request.method != "POST" and model_or_none(view) is None:
        return nothing_open(request)
    asked = request.POST if request.method == "POST" else request.GET
    putting = _Putting.of(view, asked.get("estimate", ""))
    if request.method == "POST":
        return answered(request, putting.form(), reverse("packages"))
    typed = asked.copy()
    place = asked.get("place", "")
    for at, picks in enumerate(putting.chosen(int(place) if place.isdecimal() else 0)):
        typed.setdefault(f"issue-{at}", picks)
    return shown(request, putting.form(), typed)


@dataclass(frozen=True, slots=True)
class _Putting:
    """What a package is put together of: a view, its model, and the figures that it was taken from, if it was."""

    view: View
    model: CaseModel
    estimate: Matter[Estimate] | None

    @classmethod
    def of(cls, view: View, named: str) -> "_Putting":
        """Return what is named.

        Raises:
            NoText, NothingOpen, NoParties: there is nothing to put together.
            NoSuchThing: there is no such estimate.
        """
        return cls(view, model_of(view), view.one(Estimate, named) if named else None)

    def form(self) -> Form:
        """Return the form."""
        known = titles(self.view)
        fields = [
            Field(f"issue-{at}", issue_called(one, known), Sort.CHOICE, needed=True, offers=self._offers(at))
            for at, one in enumerate(self.model.laid.issues)
        ]
        return Form(
            _("Put a package together"),
            _("Keep the package"),
            (Field("title", _("Its name"), needed=True), *fields, BECAUSE),
            self._kept,
            told=_("A package takes one option of every open bracket. It is for the mediators alone."),
            hidden={"estimate": self.estimate.id if self.estimate else ""},
        )

    def chosen(self, place: int) -> list[str]:
        """Return what a package that survived takes, issue by issue; nothing where its words stand no more."""
        found = self._survivors()
        package = self.model.laid.package(found[place]) if place < len(found) else None
        if package is None:
            return []
        options = (issue.options[at] for issue, at in zip(self.model.laid.issues, package, strict=True))
        return [BETWEEN.join(one.picks) for one in options]

    def _survivors(self) -> Sequence[Picks]:
        if self.estimate is None:
            return ()
        own = self.estimate.id
        return [each.options for one in self.view.all(Workings) if one.id == own for each in one.now.packages]

    def _offers(self, issue: int) -> Callable[[View], Offered]:
        return lambda _view: options_of(self.model, issue)

    def _kept(self, request: Asked, values: Values, room: str, own: str) -> None:
        issues = range(len(self.model.laid.issues))
        taken = [pick for at in issues for pick in values[f"issue-{at}"].split(BETWEEN) if pick]
        rests = {*self.estimate.now.rooms, self.estimate.first.room} - {room} if self.estimate else ()
        package = NamedPackage(
            draft=self.model.text.draft.id,
            title=values["title"],
            options=tuple(dict.fromkeys(taken)),
            because=values["because"],
            rooms=tuple(sorted(rests)),
        )
        try:
            verbs.name_package(request.sitting, room, package, own)
        except verbs.BreaksClauses as refusal:
            raise self._broken(package) from refusal

    def _broken(self, package: NamedPackage) -> verbs.BreaksClauses:
        """Return the refusal with the clauses that a package breaks, in the language of the page."""
        taken = self.model.laid.package(package.options) or ()
        wording = Wording.of(self.view, self.model)
        return verbs.BreaksClauses(clauses="; ".join(map(wording.clause, self.model.soundings.choices.broken(taken))))


def package(request: Asked, package: str) -> HttpResponse:
    """Show a package and the text that it writes, or lay that text as the next draft."""
    matter = request.sitting.view.one(NamedPackage, package)
    if request.method != "POST":
        return _read(request, matter)
    title = Field("title", _("Title of the next draft"))
    form = Form(matter.now.title, "", (title,), _Laying(matter.id), room=False)
    try:
        form.read(request)
    except NotPossible as refusal:
        return _read(request, matter, in_words(refusal))
    return HttpResponseRedirect(f"{reverse('text')}?draft={request.POST['id']}", status=303)


@dataclass(frozen=True, slots=True)
class _Laying:
    """What the form of a package does: its text becomes the next draft."""

    package: str

    def __call__(self, request: Asked, values: Values, _room: str, own: str) -> None:
        """Lay it."""
        lay_package(request.sitting, self.package, values["title"], own)


def _read(request: Asked, matter: Matter[NamedPackage], refusal: str = "") -> HttpResponse:
    view, model = request.sitting.view, model_or_none(request.sitting.view)
    try:
        written, gone = verbs.text_of_package(request.sitting, matter.id), ""
    except NotPossible as passed:
        written, gone = None, in_words(passed)
    taken = model.laid.package(matter.now.options) if model else None
    said = [one.last for one in view.all(PackageVerdict) if one.now.package == matter.id]
    told = {
        "matter": matter,
        "package": matter.now,
        "room": rooms_of(view).get(matter.first.room, ""),
        "gone": gone,
        "choices": Telling.of(view, model).choices(taken) if model and taken else (),
        "card": _card(view, model, matter.id) if model else None,
        "verdicts": rows(view, said),
        "clauses": list(clauses(written.framework)) if written else (),
        "seams": _seams(written) if written else (),
        "dropped": len(written.dropped) if written else 0,
        "title": _title(view, matter),
        "typed": request.POST,
        "refusal": refusal,
    }
    return render(request, "mediators/packages_one.html", told, status=REFUSED if refusal else None)


def lay_aside(request: Asked, package: str) -> HttpResponse:
    """Lay a package aside, or show the form for it."""
    matter = request.sitting.view.one(NamedPackage, package)

    def keep(asked: Asked, values: Values, room: str, own: str) -> None:  # noqa: ARG001 - it lies where the package does
        gone = replace(matter.now, because=values["because"], withdrawn=True, package=matter.id)
        verbs.name_package(asked.sitting, matter.first.room, gone, own)

    form = Form(_("Lay a package aside"), _("Lay it aside"), (BECAUSE,), keep, room=False, told=matter.now.title)
    if request.method == "POST":
        return answered(request, form, reverse("packages"))
    return shown(request, form, request.GET)


@dataclass(frozen=True, slots=True)
class SeamShown:
    """A place where grammar needs a hand, with the words on either side."""

    clause: str
    kind: object
    before: str
    after: str


def _seams(written: Written) -> list[SeamShown]:
    return [SeamShown(one.provision, SEAMS[one.kind], one.before, one.after) for one in written.seams]


def _card(view: View, model: CaseModel, package: str) -> Survivor | None:
    """Return what was worked out last of a package, if it was."""
    kept = [one.now for one in view.all(Workings) if set(one.now.rooms) <= view.rooms]
    found = [one for each in kept for one in each.packages if one.package == package]
    return next(Telling.of(view, model).surviving(found[-1:]), None)


def _title(view: View, matter: Matter[NamedPackage]) -> str:
    drafts = {one.id for one in view.all(Draft)}
    return text_of(view, matter.now.draft).framework.title if matter.now.draft in drafts else ""
