"""Search over what the reader may read."""

from itertools import islice

from django.http import HttpResponse
from django.shortcuts import render

from goodoffices.case.search import search as found_in
from goodoffices.web.mediators.record import rows
from goodoffices.web.page import naming
from goodoffices.web.unlocking import Asked

MOST = 100
LONGEST = 200


def search(request: Asked) -> HttpResponse:
    """Show what was found; what is asked for is part of the address, which no log keeps."""
    view, query = request.sitting.view, request.GET.get("q", "")[:LONGEST]
    found = list(islice(found_in(view, query, naming(view)), MOST + 1))
    shown = found[:MOST]
    told = {
        "query": query,
        "found": list(zip(shown, rows(view, (one.said for one in shown)), strict=True)),
        "more": len(found) > MOST,
        "most": MOST,
    }
    return render(request, "mediators/search.html", told)
