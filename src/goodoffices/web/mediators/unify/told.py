"""Proposals are made one text while the page tells, line by line, how far that has come: no script is needed for it.

The work is done by a thread of its own: whoever closes the page finds the whole draft later, or none. Nothing that is
computed on the way is written anywhere; the draft is sealed into its room in one piece.
"""

from asyncio import to_thread
from collections.abc import AsyncIterator
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Thread

from django.http import StreamingHttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from goodoffices.office.drafting import lay_framework
from goodoffices.store.accounts.login import name_of
from goodoffices.terms import NotPossible
from goodoffices.text.framework import Decision
from goodoffices.text.proposal import Proposal
from goodoffices.text.unify import Grain, unify
from goodoffices.web.opened import drop, is_kept
from goodoffices.web.page import in_words
from goodoffices.web.unlocking import Asked, seated

HERE = "<!-- told here -->"
"""Stands in the page where the lines go."""

LAYING = _("Sealing the draft into its room")
SAID = (
    *(_("Finding which clause answers which"), _("Setting brackets"), _("Checking that no word is lost"), LAYING),
    _("It broke off, and nothing was laid into the room."),
)
"""What the work says of itself, as the catalogues of languages must know it."""

Lines = SimpleQueue[str]


@dataclass(frozen=True, slots=True)
class Making:
    """A draft that is being made: the proposals it is made of, how, for which room, and the id of its entry."""

    taken: tuple[Proposal, ...]
    room: str
    title: str
    own: str
    grain: Grain
    decisions: tuple[Decision, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """The page that tells of it, in its language: how it begins and ends, and the form to try again with."""

    language: str
    beginning: str
    end: str
    again: str


def told_while_made(request: Asked, making: Making) -> StreamingHttpResponse:
    """Begin to make a draft, and return the page that tells how far it is and leads on once it lies in its room."""
    page, lines = _page(request, making), Lines()
    lines.put(page.beginning)
    Thread(target=_made, args=(request, making, page, lines), daemon=True).start()
    return StreamingHttpResponse(as_they_come(lines))


def _page(request: Asked, making: Making) -> Page:
    typed = [(name, value) for name, values in request.POST.lists() for value in values]
    fields = [(name, value) for name, value in typed if name != "csrfmiddlewaretoken"]
    told = {"making": making, "live": [one for one in making.taken if one.live]}
    whole = render_to_string("mediators/unify_told.html", told, request)
    again = render_to_string("mediators/unify_again.html", {"fields": fields, "address": request.path}, request)
    beginning, end = whole.split(HERE)
    return Page(translation.get_language() or "en", beginning, end, again)


async def as_they_come(lines: Lines) -> AsyncIterator[bytes]:
    """Yield the lines of a page as they are told, until an empty one."""
    while line := await to_thread(lines.get):
        yield line.encode()


def _made(request: Asked, making: Making, page: Page, lines: Lines) -> None:
    """Do the work; whatever comes of it, the page is told, and ends."""
    with translation.override(page.language):
        outcome = refused(gettext("It broke off, and nothing was laid into the room."), page.again)
        try:
            _lay(request, making, lines)
            outcome = format_html(_LAID, address=f"{reverse('questions')}?draft={making.own}", go=gettext("Go on"))
        except NotPossible as refusal:
            outcome = refused(in_words(refusal), page.again)
        finally:
            lines.put(outcome)
            lines.put(page.end)
            lines.put("")


def _lay(request: Asked, making: Making, lines: Lines) -> None:
    framework = unify(
        making.taken,
        grain=making.grain,
        decisions=making.decisions,
        language=making.language,
        title=making.title,
        progress=lambda stage: lines.put(line_of(stage)),
    )
    lines.put(line_of(LAYING))
    name = name_of(request.log_in)
    open_still = is_kept(name)
    with seated(request):
        lay_framework(request.sitting, making.room, framework, making.taken, making.own)
    if not open_still:
        drop(name)  # whoever locked meanwhile leaves nothing open behind


def line_of(stage: str) -> str:
    """Return what is being done as a line of the page."""
    return format_html("<li>{}</li>\n", gettext(stage))


def refused(sentence: str, again: str) -> str:
    """Return a refusal, with the form to try again."""
    return format_html('</ol>\n<p class="refusal" role="alert">{}</p>\n', sentence) + again


_LAID = (
    '</ol>\n<meta http-equiv="refresh" content="0; url={address}">\n<p><a href="{address}" data-key="l">{go}</a></p>\n'
)
