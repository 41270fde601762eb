"""Receipts: what the delegation handed in and said, when, and the code of its rooms that it may write down."""

from django.http import HttpResponse
from django.shortcuts import render

from goodoffices.case.kinds import Admitted, Reaction, Role, Tabled
from goodoffices.web.page import in_words, moment, naming
from goodoffices.web.unlocking import Asked

A_PAGE = 100


def receipts(request: Asked) -> HttpResponse:
    """List what the delegation sent, the latest first."""
    view = request.sitting.view
    name = naming(view)
    delegates = {one.now.person for one in view.all(Admitted) if one.now.role is Role.DELEGATE}
    sent = [one for one in view.entries if one.author in delegates and isinstance(one.statement, Reaction | Tabled)]
    rows = [
        (one, moment(one.time), name(one.author), in_words(one.statement.sentence(name)))
        for one in sent[: -A_PAGE - 1 : -1]
    ]
    return render(request, "party/receipts.html", {"rows": rows})
