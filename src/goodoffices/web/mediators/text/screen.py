"""The text: as tabled, in brackets, changes since a draft, clean, and as a party reads it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from goodoffices.case.called import called
from goodoffices.case.changes import changes_since
from goodoffices.case.kinds import Draft
from goodoffices.case.locks import locks
from goodoffices.case.negotiating import NegotiatingText, NoText, latest_draft, text_of
from goodoffices.text.framework import Origin, read_segments
from goodoffices.web.clauses import Clause, clean, in_brackets, plain_clause
from goodoffices.web.mediators.text.at import asked_text, struck_from
from goodoffices.web.opened import CLOCK
from goodoffices.web.page import in_words, moment, naming, rooms_of
from goodoffices.web.unlocking import Asked

A_PAGE = 25
"""How many clauses a page shows: it stays light on a slow line."""

MODES = {
    "brackets": _("In brackets"),
    "tabled": _("As tabled"),
    "changes": _("Changes since"),
    "clean": _("Clean"),
    "party": _("As a party reads it"),
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the address asks for: how to read which text, in which language, whose reading, and from which clause on."""

    text: NegotiatingText
    mode: str
    language: str
    origin: Origin
    since: str
    start: int

    def address(self, **other: object) -> str:
        """Return the query of the same page with something else asked for; the first page where nothing is said."""
        asked = {"draft": self.text.draft.id, "mode": self.mode, "language": self.language, "of": self.origin.id}
        return urlencode({name: value for name, value in {**asked, **other}.items() if value})


def text(request: Asked) -> HttpResponse:
    """Show the negotiating text as the address asks for it."""
    view = request.sitting.view
    drafts = [one.last for one in view.all(Draft)]
    try:
        chosen = _chosen(request)
    except NoText as refusal:
        return render(request, "mediators/text_none.html", {"sentence": in_words(refusal)})
    name, titles = naming(view), rooms_of(view)
    held = locks(view, chosen.text.draft.id, CLOCK.now())
    told = {
        "chosen": chosen,
        "text": chosen.text,
        "framework": chosen.text.framework,
        "drafts": [(one, titles.get(one.room, "")) for one in reversed(drafts)],
        "room": titles.get(chosen.text.draft.room, ""),
        "modes": [(one, named, chosen.address(mode=one)) for one, named in MODES.items()],
        "languages": [(one, chosen.address(language=one)) for one in chosen.text.framework.languages],
        "readers": [(one, chosen.address(of=one.id)) for one in chosen.text.framework.origins],
        "latest": latest_draft(view, chosen.text.draft.room).id == chosen.text.draft.id,
        "locks": {clause: (name(lock.person), moment(lock.until)) for clause, lock in held.items()},
        "when": moment(chosen.text.draft.time),
        "struck": struck_from(chosen.text),
        "clashes": [(name(one.author), one) for one in chosen.text.clashes],
    }
    return render(request, "mediators/text.html", {**told, **_READ[chosen.mode](request, chosen)})


def _chosen(request: Asked) -> Chosen:
    asked = request.GET
    found = asked_text(request, asked)
    origins = found.framework.origins
    languages = found.framework.languages
    return Chosen(
        found,
        asked.get("mode", "") if asked.get("mode") in MODES else "brackets",
        asked.get("language", "") if asked.get("language") in languages else languages[0],
        next((one for one in origins if one.id == asked.get("of")), origins[0]),
        asked.get("since", ""),
        _start(found, asked),
    )


def _start(text: NegotiatingText, asked: Mapping[str, str]) -> int:
    """Return the place of the first clause of the page: of that which holds the clause `at`, if one is named."""
    ids = [one.id for one in text.framework.provisions]
    start = asked.get("start", "")
    if asked.get("at") in ids:
        return ids.index(asked["at"]) // A_PAGE * A_PAGE
    return int(start) // A_PAGE * A_PAGE if start.isdecimal() and len(start) <= len(str(len(ids))) else 0


def _in_brackets(request: Asked, chosen: Chosen) -> dict[str, Any]:  # noqa: ARG001 - every mode is asked alike
    provisions = chosen.text.framework.provisions
    named = called(chosen.text.framework)
    shown = (in_brackets(one, chosen.language) for one in provisions[chosen.start : chosen.start + A_PAGE])
    return {"clauses": [replace(one, called=named[one.id]) for one in shown], **_pages(chosen, len(provisions))}


def _clean(request: Asked, chosen: Chosen) -> dict[str, Any]:  # noqa: ARG001 - as above
    return _page(chosen, list(clean(chosen.text.framework, chosen.language)))


def _of_a_party(request: Asked, chosen: Chosen) -> dict[str, Any]:  # noqa: ARG001 - as above
    read = []
    for provision in chosen.text.framework.provisions:
        wording = provision.wording(chosen.language) or provision.wordings[0]
        read.append(plain_clause(provision, read_segments(wording.segments, chosen.origin.id), chosen.language))
    return _page(chosen, read)


def _as_tabled(request: Asked, chosen: Chosen) -> dict[str, Any]:  # noqa: ARG001 - as above
    layouts = zip(chosen.origin.layouts, chosen.origin.texts, strict=True)
    documents = {layout.language: document for layout, document in layouts}
    document = documents.get(chosen.language) or next(iter(documents.values()), None)
    blocks = document.blocks if document else ()
    return {"blocks": list(islice(blocks, chosen.start, chosen.start + A_PAGE)), **_pages(chosen, len(blocks))}


def _changes(request: Asked, chosen: Chosen) -> dict[str, Any]:
    view, text = request.sitting.view, chosen.text
    since = text_of(view, chosen.since) if chosen.since not in {"", text.draft.id} else None
    old = since.framework if since else text.tabled
    found = changes_since(text, since)
    before, now = called(old), called(text.framework)
    changes = [
        (one, [now[each.id] for each in one.new] or [before[each.id] for each in one.old]) for one in found.changed
    ]
    return {"changes": changes, "counts": found.brackets, "since_number": (since or text).now.number}


def _page(chosen: Chosen, every: list[Clause]) -> dict[str, Any]:
    shown = every[chosen.start : chosen.start + A_PAGE]
    return {"clauses": shown, **_pages(chosen, len(every))}


def _pages(chosen: Chosen, count: int) -> dict[str, Any]:
    starts = range(0, count, A_PAGE) if count > A_PAGE else ()
    return {
        "pages": [(one + 1, min(one + A_PAGE, count), chosen.address(start=one), one == chosen.start) for one in starts]
    }


_READ: dict[str, Callable[[Asked, Chosen], dict[str, Any]]] = {
    "brackets": _in_brackets,
    "tabled": _as_tabled,
    "changes": _changes,
    "clean": _clean,
    "party": _of_a_party,
}
