"""The words of the trade as types: what every other part of the program speaks in."""

from goodoffices.terms.clock import Clock
from goodoffices.terms.refusal import NotPossible
from goodoffices.terms.room import MEDIATORS, TABLE, Label, Room

__all__ = ["MEDIATORS", "TABLE", "Clock", "Label", "NotPossible", "Room"]
