"""What the commands on packages share: the changes that are tried out before anybody makes them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from typing import Any

import click

from goodoffices.packages.choice import Chosen
from goodoffices.packages.feasible.whatif import WhatIf
from goodoffices.packages.soundings.evidence import Evidence, Level, OnlyIf, RedLine, Soundings, Stands
from goodoffices.terms import NotPossible, Room


class NotInTheModel(NotPossible):
    """The file tells of no {kind} “{name}”: write one of {known}."""


class NoRedLine(NotPossible):
    """{party} drew no red line at “{option}”, so none can be taken for bluff: name an option it will not accept."""


Stated = tuple[str, str, str]
"""A party, an issue and an option, by their names."""

PLACE: dict[str, Any] = {"nargs": 3, "multiple": True, "metavar": "PARTY ISSUE OPTION"}

OPTIONS = (
    click.option(
        "--guarantee", **PLACE, help="What if a guarantee lets the party live with this option; once for each."
    ),
    click.option("--bluff", **PLACE, help="What if its red lines at this option may be bluff; once for each."),
    click.option("--park", multiple=True, metavar="ISSUE", help="What if this issue is left out; once for each."),
    click.option(
        "--new-holder", multiple=True, metavar="PARTY", help="What if its office-holder changes; once for each."
    ),
)


def options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of what is tried out; it takes them as one by `change`."""
    return reduce(lambda told, option: option(told), reversed(OPTIONS), command)


def change(
    said: Soundings,
    guarantee: Sequence[Stated],
    bluff: Sequence[Stated],
    park: Sequence[str],
    new_holder: Sequence[str],
) -> WhatIf | None:
    """Return what is to be tried out, or None where nothing is.

    Raises:
        NotInTheModel: a party, an issue or an option has another name.
        NoRedLine: nothing that the party said can be taken for bluff.
    """
    if not any((guarantee, bluff, park, new_holder)):
        return None
    names = _Names(said)
    return WhatIf(
        "as asked",
        added=tuple(names.guaranteed(*one) for one in guarantee),
        doubted=tuple(line for one in bluff for line in names.lines(*one)),
        new_holder=tuple(sorted({names.party(one) for one in new_holder})),
        parked=tuple(sorted({names.issue(one) for one in park})),
    )


@dataclass(frozen=True, slots=True)
class _Names:
    """The model by its names."""

    said: Soundings

    def party(self, name: str) -> int:
        """Return the place of a party."""
        return _place("party", name, self.said.parties)

    def issue(self, name: str) -> int:
        """Return the place of an issue."""
        return _place("issue", name, [issue.name for issue in self.said.choices.issues])

    def option(self, issue: str, name: str) -> Chosen:
        """Return an option of an issue."""
        at = self.issue(issue)
        return Chosen(at, _place("option", name, [one.name for one in self.said.choices.issues[at].options]))

    def guaranteed(self, party: str, issue: str, option: str) -> Evidence:
        """Return that the party could live with an option, said after all else."""
        day = max((one.day for one in self.said.evidence), default=date.min)
        said = Stands(self.option(issue, option), Level.CAN_LIVE_WITH)
        return Evidence(self.party(party), said, day, Room(party), "if the guarantee is given")

    def lines(self, party: str, issue: str, option: str) -> tuple[Evidence, ...]:
        """Return the red lines of a party that bear on an option."""
        chosen = self.option(issue, option)
        found = tuple(one for one in self.said.of(self.party(party)) if _bears_on(one, chosen))
        if not found:
            raise NoRedLine(party=party, option=self.said.choices.told(chosen))
        return found


def _bears_on(one: Evidence, chosen: Chosen) -> bool:
    match one.said:
        case RedLine(options):
            return chosen in options
        case OnlyIf(option, _):
            return chosen == option
    return False


def _place(kind: str, name: str, known: Sequence[str]) -> int:
    if name not in known:
        raise NotInTheModel(kind=kind, name=name, known=", ".join(known))
    return known.index(name)
