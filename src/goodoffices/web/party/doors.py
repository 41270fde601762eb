"""The table of doors of a party's site: every address that it has. What is not here does not exist."""

from django.urls import path

from goodoffices.web.door import FORM, Door
from goodoffices.web.entrance import ENTRANCE
from goodoffices.web.party import answering, handing_in, own_notes, receipts, text

PARTY_DOORS: tuple[Door, ...] = (
    *ENTRANCE,
    Door("", "text", text.text),
    Door("answer", "answer", answering.answer, FORM),
    Door("hand-in", "hand_in", handing_in.hand_in, FORM),
    Door("notes", "own_notes", own_notes.notes, FORM),
    Door("receipts", "receipts", receipts.receipts),
)
PARTY_DOORS_BY_NAME = {door.name: door for door in PARTY_DOORS}

urlpatterns = [path(door.path, door.view, name=door.name) for door in PARTY_DOORS]
