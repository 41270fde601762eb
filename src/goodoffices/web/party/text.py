"""The text that the party was shown last, or one that it was shown before, with what it said of each clause."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from goodoffices.case.kinds import DraftShown, Reaction
from goodoffices.case.negotiating import framework_in
from goodoffices.case.view import Matter, View
from goodoffices.office.delegation import criticism_only
from goodoffices.text.copies import code_of
from goodoffices.text.framework import Provision
from goodoffices.text.write.digest import digest_of
from goodoffices.web.clauses import Clause, in_brackets
from goodoffices.web.page import in_words, moment, naming
from goodoffices.web.unlocking import Asked

A_PAGE = 30
"""How many clauses a page shows: it stays light on a slow line."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A clause of the text, with what the party wrote of it, in words."""

    clause: Clause
    said: tuple[str, ...]


def text(request: Asked) -> HttpResponse:
    """Show a text that the party was shown: the last, if none is named."""
    view, asked = request.sitting.view, request.GET
    shown = list(view.all(DraftShown))
    if not shown:
        return render(request, "party/text.html", {})
    chosen = next((one for one in shown if one.id == asked.get("shown")), shown[-1])
    framework = framework_in(chosen.now)
    languages = framework.languages
    language = asked.get("language", "") if asked.get("language") in languages else languages[0]
    starts = range(0, len(framework.provisions), A_PAGE)
    start = next((one for one in starts if str(one) == asked.get("start")), 0)
    told = {
        "shown": chosen,
        "texts": [(one, moment(one.first.time)) for one in reversed(shown)],
        "when": moment(chosen.first.time),
        "title": framework.title,
        "code_of_text": code_of(digest_of(framework)),
        "languages": languages if len(languages) > 1 else (),
        "language": language,
        "clauses": list(_answered(view, chosen, framework.provisions[start : start + A_PAGE], language)),
        "starts": [(one, one + 1, one == start) for one in starts] if len(starts) > 1 else (),
        "criticism_only": criticism_only(view),
        "last": chosen == shown[-1],
    }
    return render(request, "party/text.html", told)


def _answered(
    view: View, shown: Matter[DraftShown], provisions: tuple[Provision, ...], language: str
) -> Iterator[Answered]:
    said: dict[str, list[str]] = {}
    name = naming(view)
    for one in view.all(Reaction):
        if one.now.shown == shown.id:
            said.setdefault(one.now.provision, []).append(in_words(one.now.sentence(name)))
    for provision in provisions:
        yield Answered(in_brackets(provision, language), tuple(said.get(provision.id, ())))
