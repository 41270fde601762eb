"""Figures are worked out while the page tells, line by line, how far that has come: no script is needed for it.

The work is done apart, in a process of its own, so that pages stay quick; whatever must be compiled for it is compiled
there. What came of it is kept in one room, with the label of all that it rests on, or nothing is.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from threading import Thread
from typing import ParamSpec, TypeVar, cast

from django.http import StreamingHttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goodoffices.case.kinds import Supposition
from goodoffices.office.packages import Work, begin_estimate, keep_estimate
from goodoffices.office.sitting import fresh
from goodoffices.office.workings import keep_workings, packages_beside
from goodoffices.packages.feasible.possible import NoPackage, clashing
from goodoffices.packages.of_case.keeping import Besides, workings
from goodoffices.packages.of_case.model import what_if_of
from goodoffices.packages.soundings.contradiction import CannotAllHold, contradictions
from goodoffices.packages.soundings.evidence import Soundings
from goodoffices.store.accounts.login import name_of
from goodoffices.store.apart import Apart
from goodoffices.store.chance import SeededChance
from goodoffices.terms import NotPossible
from goodoffices.terms.executor import Pending
from goodoffices.web.mediators.packages.wording import Wording, capital
from goodoffices.web.mediators.unify.told import HERE, Lines, Page, as_they_come, line_of, refused
from goodoffices.web.opened import drop, is_kept
from goodoffices.web.page import in_words
from goodoffices.web.unlocking import Asked, seated

P = ParamSpec("P")
T = TypeVar("T")

WORKER = Apart()
"""The one worker: whoever asks while it is busy waits in turn."""

STAGES = {
    "Compiling": _("Compiling the search, once"),
    "Drawing": _("Drawing ways that things could be"),
    "Deciding": _("Looking for a package in each of them"),
    "Looking for the package": _("Looking for the package to table"),
    "Looking for what blocks": _("Looking for what blocks"),
    "Weighing": _("Weighing every question"),
    "Listing": _("Listing the packages than which none is better for all"),
    "Looking for a package that is better": _("Looking for a package that is better for all"),
}
"""What the work says of itself, by how it begins."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What is to be worked out: for which room, how often drawn, which what-if, after which deal; the entry's id."""

    room: str
    own: str
    worlds: int
    what_if: str = ""
    agreed: str = ""

    @property
    def after(self) -> str:
        """The page on which the result is seen."""
        return reverse("what_ifs" if self.what_if else "packages")


@dataclass(slots=True)
class Telling:
    """An executor whose work tells the lines of a page what it does, each stage once."""

    lines: Lines
    language: str
    log_in: str
    told: set[str] = field(default_factory=set, init=False)

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Pending[T]:
        """Hand the work to the worker, with this as its watch."""
        heard = cast("Callable[..., T]", fn)
        return WORKER.submit(heard, *args, watch=self, **kwargs)

    def tell(self, words: str) -> None:
        """Put a line on the page, where it is a new stage."""
        stage = max((one for one in STAGES if words.startswith(one)), key=len, default="")
        if stage and stage not in self.told:
            self.told.add(stage)
            with translation.override(self.language):
                self.lines.put(line_of(str(STAGES[stage])))

    def stopped(self) -> bool:
        """Once the person has locked: nothing is worked on behind a lock; who only leaves finds the result later."""
        return not is_kept(self.log_in)


def told_while_worked_out(request: Asked, asking: Asking) -> StreamingHttpResponse:
    """Begin to work out, and return the page that tells how far it is and leads on once the result is kept.

    Raises:
        NotPossible: it cannot even begin: there is no text, or the room is not for the figures.
    """
    telling = Telling(Lines(), translation.get_language() or "en", name_of(request.log_in))
    work = begin_estimate(
        request.sitting,
        asking.room,
        telling,
        SeededChance(),
        worlds=asking.worlds,
        what_if=asking.what_if,
    )
    beside = packages_beside(request.sitting, work, asking.agreed)
    page = _page(request)
    telling.lines.put(page.beginning)
    wording = Wording.of(request.sitting.view, work.model)
    whole = _Whole(request, asking, page, work, beside, telling, wording, _tried(request, asking, work))
    Thread(target=whole.made, daemon=True, name="packages (made)").start()
    return StreamingHttpResponse(as_they_come(telling.lines))


@dataclass(frozen=True, slots=True)
class _Whole:
    """One run, from the beginning to the entry."""

    request: Asked
    asking: Asking
    page: Page
    work: Work
    beside: Besides
    telling: Telling
    wording: Wording
    soundings: Soundings

    def made(self) -> None:
        """Wait for the work and keep it; whatever comes of it, the page is told, and ends."""
        with translation.override(self.page.language):
            outcome = refused(gettext("It broke off, and nothing was kept."), self.page.again)
            try:
                self._kept()
                outcome = format_html(_KEPT, address=self.asking.after, go=gettext("Look at what came of it"))
            except CannotAllHold:
                outcome = self._clash() + self.page.again
            except NoPackage:
                outcome = refused(in_words(self._tangled()), self.page.again)
            except NotPossible as refusal:
                outcome = refused(in_words(refusal), self.page.again)
            finally:
                self.telling.lines.put(outcome)
                self.telling.lines.put(self.page.end)
                self.telling.lines.put("")

    def _clash(self) -> str:
        """Return what cannot all hold, party by party, as a question; each statement leads to its entry."""
        told = format_html(
            '</ol>\n<div class="refusal" role="alert"><p>{}</p>',
            gettext("Some of what was said cannot all hold. Ask which of it still does:"),
        )
        for one in contradictions(self.soundings):
            statements = format_html_join(
                "",
                '<li><a href="{}"><bdi>{}</bdi></a></li>',
                (
                    (reverse("entry", args=[each.entry]), capital(self.wording.statement(each)))
                    for each in one.statements
                ),
            )
            told += format_html("<p><bdi>{}</bdi></p><ul>{}</ul>", self.soundings.parties[one.party], statements)
        return told + "</div>"

    def _tangled(self) -> NoPackage:
        """Return the refusal with the clauses that cannot be kept together, in the language of the page."""
        return NoPackage(clauses="; ".join(map(self.wording.clause, clashing(self.soundings.choices))))

    def _kept(self) -> None:
        out = self.work.pending.result()
        found = None
        if not self.asking.what_if:
            found = WORKER.submit(workings, self.work.model, out, self.beside, self.telling).result()
        self.telling.lines.put(line_of(gettext("Sealing the figures into their room")))
        name = name_of(self.request.log_in)
        open_still = is_kept(name)
        with seated(self.request):
            keep_estimate(self.request.sitting, self.work, self.asking.own)
            if found is not None:
                keep_workings(self.request.sitting, self.work, found, self.asking.own, fresh())
        if not open_still:
            drop(name)  # whoever locked meanwhile leaves nothing open behind


def _tried(request: Asked, asking: Asking, work: Work) -> Soundings:
    """Return what was said, and what would be said then, where something is tried; no issue is left out of it."""
    if not asking.what_if:
        return work.model.soundings
    supposed = request.sitting.view.one(Supposition, asking.what_if)
    return replace(what_if_of(work.model, supposed), parked=()).applied(work.model.soundings)


def _page(request: Asked) -> Page:
    typed = [(name, value) for name, values in request.POST.lists() for value in values]
    fields = [(name, value) for name, value in typed if name != "csrfmiddlewaretoken"]
    whole = render_to_string("mediators/packages_told.html", {}, request)
    again = render_to_string("mediators/packages_again.html", {"fields": fields, "address": request.path}, request)
    beginning, end = whole.split(HERE)
    return Page(translation.get_language() or "en", beginning, end, again)


_KEPT = (
    '</ol>\n<meta http-equiv="refresh" content="0; url={address}">\n<p><a href="{address}" data-key="l">{go}</a></p>\n'
)
