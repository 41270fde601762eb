"""The few tags of our templates."""

from django import template

from goodoffices.office.attaching import LARGEST, MOST_FILES
from goodoffices.office.sitting import fresh

register = template.Library()


@register.simple_tag
def fresh_id() -> str:
    """Return the id of the entry that a form will make, so that sending it twice makes one."""
    return fresh()


@register.filter
def in_a_sentence(label: str) -> str:
    """Return the number of a clause as a sentence names it: without the stop that ends it in the text."""
    return label.removesuffix(".")


@register.inclusion_tag("mediators/attach.html")
def attach(refusal: str = "") -> dict[str, object]:
    """Show where files are chosen that go with an entry, and how many it takes; `refusal` if the form was refused."""
    return {"most": MOST_FILES, "megabytes": LARGEST // 1_000_000, "refusal": refusal}
