"""Reaction forms on paper: printed for a party from a text that it was shown, and their codes typed back in."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from goodoffices.case.kinds import DraftShown, Reaction, Stance
from goodoffices.case.negotiating import shown_text
from goodoffices.office.returning import code_of_text, parties_of, party_in, read_codes, record_codes
from goodoffices.terms import NotPossible
from goodoffices.text.write.word.reactions import rows_of, write_reaction_form
from goodoffices.web.mediators.choices import called
from goodoffices.web.mediators.tabling.copies import WORD
from goodoffices.web.mediators.tabling.returned import PartyMissing
from goodoffices.web.page import here_and_now, in_words, rooms_of
from goodoffices.web.typed import REFUSED, id_of
from goodoffices.web.unlocking import Asked


def reaction_form(request: Asked, shown: str) -> HttpResponse:
    """Hand out the form of a party as a Word file, in the language that is asked for, or in large print."""
    view, asked = request.sitting.view, request.GET
    framework = shown_text(view, shown)
    parties = parties_of(view)
    party = asked.get("party") or party_in(view, view.one(DraftShown, shown).first.room)
    language = asked.get("language", framework.languages[0])
    content = write_reaction_form(framework, parties.get(party, ""), language, large=asked.get("large") == "yes")
    response = HttpResponse(content, content_type=WORD)
    response["Content-Disposition"] = f'attachment; filename="form-{code_of_text(view, shown)}.docx"'
    return response


def typed_codes(request: Asked, shown: str) -> HttpResponse:
    """Show where the codes of a form are typed; read them, and record them once they are looked at."""
    request.sitting.view.one(DraftShown, shown)
    if request.method != "POST":
        return _form(request, shown)
    try:
        _check_party(request)
        if request.POST.get("act") == "look":
            return _form(request, shown, looked=True)
        record_codes(request.sitting, _told(request, shown), request.POST.get("codes", ""), id_of(request.POST))
    except NotPossible as refusal:
        return _form(request, shown, refusal, looked=True)
    return HttpResponseRedirect(f"{reverse('shown')}#{shown}", status=303)


def _check_party(request: Asked) -> None:
    if request.POST.get("party", "") not in parties_of(request.sitting.view):
        raise PartyMissing


def _told(request: Asked, shown: str) -> Reaction:
    typed = request.POST
    on = typed.get("on", "").strip()
    return Reaction(party=typed.get("party", ""), provision="", stance=Stance.AGREE, on=on, shown=shown)


def _form(request: Asked, shown: str, refusal: NotPossible | None = None, *, looked: bool = False) -> HttpResponse:
    view, typed = request.sitting.view, request.POST
    text = view.one(DraftShown, shown)
    framework = shown_text(view, shown)
    labels = {one.id: one.label or one.id for one in framework.provisions}
    read = read_codes(view, shown, typed.get("codes", ""))
    told = {
        "text": text,
        "room": rooms_of(view).get(text.first.room, ""),
        "code_of_text": code_of_text(view, shown),
        "parties": parties_of(view).items(),
        "party": typed.get("party") or party_in(view, text.first.room),
        "on": typed.get("on") or f"{here_and_now():%Y-%m-%d}",
        "typed": typed,
        "looked": looked,
        "given": [(labels[one.provision], called(Stance[one.answer.name]), one.words) for one in read.given],
        "twice": [labels[one] for one in read.twice],
        "unread": read.unread,
        "missing": len(rows_of(framework)) - len(read.given) - len(read.twice),
        "languages": [one for one in ("en", "ar") if one in framework.languages] or ["en"],
        "refusal": in_words(refusal) if refusal else "",
    }
    return render(request, "mediators/typed_codes.html", told, status=REFUSED if refusal else None)
