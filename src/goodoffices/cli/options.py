"""Words of the command line that several commands take."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from goodoffices.terms import Room

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

FILE = click.Path(path_type=Path)
"""The name of a file; whether it is there, and may be read, is told in our own words when it is opened."""


class NameAndValue(click.ParamType):  # type: ignore[type-arg]  # generic in newer versions of click alone
    """Two words joined by a sign of equality; what stands before the first of them is the name."""

    name = "name=value"

    def __init__(self, metavar: str) -> None:
        self.metavar = metavar

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:  # noqa: ARG002 - click asks with both
        """Return how the pair is shown in the help."""
        return self.metavar

    def convert(
        self, value: str | tuple[str, str], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """Return the name and the value."""
        if isinstance(value, tuple):
            return value
        name, _, told = (part.strip() for part in value.partition("="))
        if not name or not told:
            self.fail(f"“{value}” is not of the form {self.metavar}.", param, ctx)
        return name, told


class RoomName(click.ParamType):  # type: ignore[type-arg]  # as above
    """The name of a room, without the spaces around it."""

    name = "room"

    def convert(self, value: str | Room, param: click.Parameter | None, ctx: click.Context | None) -> Room:
        """Return the room."""
        if isinstance(value, Room):
            return value
        if not value.strip():
            self.fail("A room has a name: write it, as in --for A.", param, ctx)
        return Room(value.strip())


holders: Decorator = click.option(
    "--holder",
    "holders",
    multiple=True,
    type=NameAndValue("NAME=FILE"),
    help="Who holds a proposal; once for each.",
)
alignment: Decorator = click.option(
    "--alignment", type=FILE, metavar="FILE", help="Decisions on what was unsure, as --questions lists it."
)
as_json: Decorator = click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object, and nothing else, on standard output."
)
outputs: Decorator = click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    type=FILE,
    metavar="FILE",
    help="Where to write: .docx, .odt, .md, .html or .json; once for each file.",
)
