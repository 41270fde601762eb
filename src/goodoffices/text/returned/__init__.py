"""A draft that went out and came back: what a party did to it, provision by provision, for a mediator to confirm."""

from goodoffices.text.returned.finding import Edit, Finding, Hand, Lot, Remark, RemarkKind, Returned, Standing
from goodoffices.text.returned.form import form_of
from goodoffices.text.returned.returning import returned
from goodoffices.text.returned.sent import printed
from goodoffices.text.returned.sentences import sentences

__all__ = [
    "Edit",
    "Finding",
    "Hand",
    "Lot",
    "Remark",
    "RemarkKind",
    "Returned",
    "Standing",
    "form_of",
    "printed",
    "returned",
    "sentences",
]
