"""The few tags of our templates."""

from django import template
from django.utils.translation import get_language_bidi

from goodoffices.office.attaching import LARGEST, MOST_FILES
from goodoffices.office.sitting import fresh
from goodoffices.web.page import ISOLATE, ISOLATE_ENDS

register = template.Library()


@register.simple_tag
def fresh_id() -> str:
    """Return the id of the entry that a form will make, so that sending it twice makes one."""
    return fresh()


@register.filter
def in_a_sentence(label: str) -> str:
    """Return the number of a clause as a sentence names it: without the stop that ends it in the text."""
    return label.removesuffix(".")


@register.filter
def apart(words: str) -> str:
    """Set a day apart from the words around it: it keeps its order where these are written from right to left."""
    return f"{ISOLATE}{words}{ISOLATE_ENDS}" if get_language_bidi() else words


@register.inclusion_tag("mediators/attach.html")
def attach(refusal: str = "") -> dict[str, object]:
    """Show where files are chosen that go with an entry, and how many it takes; `refusal` if the form was refused."""
    return {"most": MOST_FILES, "megabytes": LARGEST // 1_000_000, "refusal": refusal}
