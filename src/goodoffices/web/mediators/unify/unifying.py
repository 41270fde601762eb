"""Unify: proposals uploaded and tabled, made into one text, and the questions that the program would not decide alone."""  # noqa: E501 - one sentence

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from django.http import HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from goodoffices.case.kinds import Draft, Party, Tabled, TabledText
from goodoffices.case.negotiating import NegotiatingText, text_of
from goodoffices.case.tabled import document_text
from goodoffices.case.view import View
from goodoffices.office.attaching import Attachment
from goodoffices.office.drafting import proposals_for, table_proposal
from goodoffices.office.withdrawing import withdraw_proposal
from goodoffices.store.quarantine import read_content
from goodoffices.terms import NotPossible
from goodoffices.text.document import Notice
from goodoffices.text.framework import Decision, Question, QuestionKind
from goodoffices.text.proposal import Standing
from goodoffices.text.unify import Grain
from goodoffices.web.mediators.unify.told import Making, told_while_made
from goodoffices.web.page import in_words, rooms_of
from goodoffices.web.typed import REFUSED, chosen, id_of, room_of
from goodoffices.web.unlocking import Asked

ANSWERS = {
    QuestionKind.PAIR: (("same", _("They answer each other")), ("different", _("They are two clauses"))),
    QuestionKind.TRANSLATION: (("same", _("It is the translation")), ("different", _("It is another clause"))),
    QuestionKind.SILENCE: (("silent", _("It is silent on it")), ("deletes", _("It wants it out"))),
}


ASKED = {
    QuestionKind.PAIR: _("Does this clause of {other} answer that of {one}?"),
    QuestionKind.TRANSLATION: _("Does the second translate the first?"),
    QuestionKind.SILENCE: _("{other} has nothing on this clause of the base: is it silent, or does it want it out?"),
}


LEFT_OUT = frozenset({Standing.WITHDRAWN, Standing.SUPERSEDED})
"""How a proposal stands that a text is not made of."""


class FileMissing(NotPossible):
    """No file was chosen: choose the proposal as it was handed over, in Word, HTML, Markdown or plain text."""


class NameMissing(NotPossible):
    """A proposal needs a holder, and a short name for the brackets such as A: write both."""


class NotAnswered(NotPossible):
    """No question was answered: choose an answer, or go back to the text as it is."""


@dataclass(frozen=True, slots=True)
class Put:
    """A question as the page puts it: in words, the lines it is about, the answers, and the name of its field."""

    words: str
    lines: tuple[str, ...]
    answers: tuple[tuple[str, object], ...]
    field: str


def unify(request: Asked) -> HttpResponse:
    """Show the proposals, or table or withdraw one."""
    if request.method != "POST":
        return _shown(request)
    try:
        notices = _withdrawn(request) if request.POST.get("act") == "withdraw" else _tabled(request)
    except NotPossible as refusal:
        return _shown(request, refusal)
    if notices:
        return _shown(request, notices=notices)
    return HttpResponseRedirect(reverse("unify"), status=303)


def unified(request: Asked) -> HttpResponseBase:
    """Make a draft of the proposals that were chosen, and tell how far it is."""
    typed = request.POST
    own = id_of(typed)
    try:
        room = room_of(typed)
        taken = proposals_for(request.sitting, room, frozenset(typed.getlist("names")))
    except NotPossible as refusal:
        return _shown(request, refusal)
    grain = chosen(Grain, typed.get("grain"), Grain.NORMAL)
    return _made(request, Making(taken, room, typed.get("title", "").strip(), own, grain))


def questions(request: Asked) -> HttpResponseBase:
    """Put the questions of a draft, or unify its proposals anew with the answers."""
    if request.method != "POST":
        drafts = [one.id for one in request.sitting.view.all(Draft)]
        named = request.GET.get("draft") or next(reversed(drafts), "")
        return _asked(request, text_of(request.sitting.view, named)) if named else _shown(request)
    own = id_of(request.POST)
    text = text_of(request.sitting.view, request.POST.get("draft", ""))
    try:
        making = _answered(request, text, own)
    except NotPossible as refusal:
        return _asked(request, text, refusal)
    return _made(request, making)


def _made(request: Asked, making: Making) -> HttpResponseBase:
    """Make a draft; one that lies in its room already, since its form was sent before, is only shown."""
    if any(one.id == making.own for one in request.sitting.view.all(Draft)):
        return HttpResponseRedirect(f"{reverse('questions')}?draft={making.own}", status=303)
    return told_while_made(request, making)


def _shown(request: Asked, refusal: NotPossible | None = None, notices: Sequence[Notice] = ()) -> HttpResponse:
    view = request.sitting.view
    titles = rooms_of(view)
    told = {
        "proposals": [(one, titles.get(one.last.room, "")) for one in view.all(Tabled)],
        "parties": [one.now for one in view.all(Party)],
        "standings": list(Standing),
        "grains": list(Grain),
        "typed": request.POST,
        "chosen_names": request.POST.getlist("names"),
        "notices": notices,
        "changed": _changed_since(view),
        "refusal": in_words(refusal) if refusal else "",
    }
    return render(request, "mediators/unify.html", told, status=REFUSED if refusal else None)


def _changed_since(view: View) -> list[tuple[str, str, int]]:
    """Return the rooms whose latest draft was changed since: a new one of the proposals alone holds none of it."""
    latest = {one.first.room: one.id for one in view.all(Draft)}
    texts = [text_of(view, draft) for draft in latest.values()]
    titles = rooms_of(view)
    return [(titles.get(one.draft.room, ""), one.now.number, len(one.steps)) for one in texts if one.steps]


def _withdrawn(request: Asked) -> tuple[Notice, ...]:
    typed = request.POST
    withdraw_proposal(request.sitting, typed.get("proposal", ""), typed.get("why", ""), id_of(typed))
    return ()


def _tabled(request: Asked) -> tuple[Notice, ...]:
    """Table what was uploaded; return what a reader must know of the file."""
    typed, file = request.POST, request.FILES.get("file")
    own, room = id_of(typed), room_of(typed)
    if file is None:
        raise FileMissing
    name, called = typed.get("name", "").strip(), typed.get("called", "").strip()
    if not name or not called:
        raise NameMissing
    files = [Attachment(file.read(), file.name or "")]
    document = read_content(Path(file.name or "file"), files[0].content)
    party = next((one for one in request.sitting.view.all(Party) if one.now.title == called), None)
    tabled = Tabled(
        name=name,
        called=called,
        holder=party.id if party else "",
        document=document_text(document),
        title=typed.get("title", "").strip() or document.title,
        date=typed.get("date", "").strip(),
        standing=chosen(Standing, typed.get("standing"), Standing.TABLED),
        base="base" in typed,
        file=file.name or "",
    )
    translation = request.FILES.get("translation")
    if translation is not None:
        files.append(Attachment(translation.read(), translation.name or ""))
        other = read_content(Path(translation.name or "file"), files[1].content)
        text = TabledText(language=other.language, document=document_text(other))
        tabled = replace(tabled, translations=(text,))
    table_proposal(request.sitting, room, tabled, own, tuple(files))
    return document.notices


def _asked(request: Asked, text: NegotiatingText, refusal: NotPossible | None = None) -> HttpResponse:
    put = [_put(one, place) for place, one in enumerate(text.tabled.questions)]
    told = {
        "text": text,
        "questions": put,
        "typed": request.POST,
        "proposals": [one for one in text.tabled.origins if one.standing not in LEFT_OUT],
        "left_out": [one for one in text.tabled.origins if one.standing in LEFT_OUT],
        "clauses": len(text.tabled.provisions),
        "brackets": sum(1 for one in text.tabled.provisions for _each in one.brackets()),
        "answered": text.tabled.decisions,
        "refusal": in_words(refusal) if refusal else "",
    }
    return render(request, "mediators/unify_questions.html", told, status=REFUSED if refusal else None)


def _put(question: Question, place: int) -> Put:
    one, other = (name.rpartition(":")[0] or name for name in (question.one, question.other))
    words = str(ASKED[question.kind]).format(one=one, other=other)
    return Put(words, tuple(question.sentence.split("\n")[1:]), ANSWERS[question.kind], f"answer-{place}")


def _answered(request: Asked, text: NegotiatingText, own: str) -> Making:
    answers = list(_decisions(request, text))
    if not answers:
        raise NotAnswered
    tabled = text.tabled
    decisions = (*tabled.decisions, *answers)
    taken = proposals_for(request.sitting, text.draft.room, frozenset(one.id for one in tabled.origins), decisions)
    grain, language = Grain(tabled.grain), tabled.asked_language
    return Making(taken, text.draft.room, tabled.title, own, grain, decisions, language)


def _decisions(request: Asked, text: NegotiatingText) -> list[Decision]:
    """Return the answers that are among those offered."""
    found = []
    for place, one in enumerate(text.tabled.questions):
        answer = request.POST.get(f"answer-{place}", "")
        if answer in dict(ANSWERS[one.kind]):
            found.append(Decision(one.kind, one.one, one.other, answer))
    return found
