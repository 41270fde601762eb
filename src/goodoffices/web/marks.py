"""The few tags of our templates."""

from django import template

from goodoffices.office.sitting import fresh

register = template.Library()


@register.simple_tag
def fresh_id() -> str:
    """Return the id of the entry that a form will make, so that sending it twice makes one."""
    return fresh()
