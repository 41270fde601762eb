"""The command `feasible`: is there a deal, given what the parties said, and which package is best tabled?"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from goodoffices.cli import options, soundings
from goodoffices.cli.outputs import show
from goodoffices.cli.progress import progress
from goodoffices.packages.card import PartyLine, card
from goodoffices.packages.choice import Package
from goodoffices.packages.evidence import Soundings
from goodoffices.packages.feasible import Block, Feasibility, blocks, feasible
from goodoffices.packages.scale import CONVENTIONS
from goodoffices.packages.share import Share
from goodoffices.packages.whatif import WhatIf, what_if
from goodoffices.terms import NotPossible
from goodoffices.text.read.invisible import visible

MOST_BLOCKS = 5


class NotInTheModel(NotPossible):
    """The file tells of no {kind} “{name}”: write one of {known}."""


@click.command(name="feasible", short_help="Tell whether there is a deal, given what the parties said.")
@click.argument("model", type=options.FILE)
@click.option("--park", multiple=True, metavar="ISSUE", help="What if this issue is left out; once for each.")
@click.option(
    "--new-holder", multiple=True, metavar="PARTY", help="What if this party's office-holder changes; once for each."
)
@soundings.worlds
@soundings.seed
@options.as_json
def command(  # noqa: PLR0913 - one for each option
    model: Path, *, park: Sequence[str], new_holder: Sequence[str], worlds: int, seed: int, as_json: bool
) -> None:
    """Tell in what share of the ways that things could be there is a deal, and which package is best tabled.

    Two figures, with what was counted and not decided: some package is acceptable to all, and the best single one is.
    Where they cannot be told it says why.
    """
    with progress() as doing:
        doing("Reading what the parties said")
        said = soundings.soundings_in(model)
        change = _change(said, park, new_holder)
        doing(f"Drawing {worlds:,} worlds and looking for a package in each")
        sampling = soundings.sampling(worlds, seed)
        found = feasible(said, sampling)
        if change is not None:
            doing("Working out what if")
            found = what_if(change, found, sampling)
        doing("Looking for what blocks")
        blocking = blocks(found.prospects[0])[:MOST_BLOCKS]
    if as_json:
        show(f"{json.dumps(_form(found, blocking), ensure_ascii=False, indent=1)}\n")
        return
    for line in _told(found, blocking):
        click.echo(visible(line))


def _change(said: Soundings, park: Sequence[str], new_holder: Sequence[str]) -> WhatIf | None:
    if not park and not new_holder:
        return None
    parked = _places("issue", park, [issue.name for issue in said.choices.issues])
    return WhatIf("as asked", parked=parked, new_holder=_places("party", new_holder, said.parties))


def _places(kind: str, names: Sequence[str], known: Sequence[str]) -> tuple[int, ...]:
    for name in names:
        if name not in known:
            raise NotInTheModel(kind=kind, name=name, known=", ".join(known))
    return tuple(sorted({known.index(name) for name in names}))


def _told(found: Feasibility, blocking: Sequence[Block]) -> Iterator[str]:
    reservations = found.reservations()
    if reservations:
        yield "There is not enough to say in how many ways there is a deal."
        yield from reservations
    else:
        yield "Of all the ways that things could be, given what the parties said:"
        yield f"  some package is acceptable to all in {_under_both(found.exists)};"
        yield f"  the best single package is accepted by all in {_under_both(found.best)}."
        yield "The intervals cover counting error alone."
        if blocking:
            yield "\nWhat blocks:"
        yield from (f"  {block.words(found.soundings)}" for block in blocking)
    yield "\nThe package to table:"
    yield from _package_told(found, found.package)
    for at, (package, share) in enumerate(found.alternatives(), start=1):
        yield f"\nAnother of a different kind ({at})" + (
            "" if reservations else f", accepted by all in {share.told()}:"
        )
        yield from _package_told(found, package)
    rooms = found.label.names()
    if rooms:
        yield f"\nOnly for those who may read all of: {', '.join(rooms)}."


def _under_both(shares: Sequence[Share]) -> str:
    first, *others = shares
    evenly = "".join(f", or {other.told()} where issues weigh more evenly" for other in others)
    return f"{first.told()}{evenly}"


def _package_told(found: Feasibility, package: Package) -> Iterator[str]:
    choices = found.soundings.choices
    for issue, option in zip(choices.issues, choices.words(package), strict=True):
        yield f"  {issue.name}: {option}"


def _form(found: Feasibility, blocking: Sequence[Block]) -> dict[str, Any]:
    reservations = found.reservations()
    choices, sampling = found.soundings.choices, found.prospects[0].worlds.sampling
    return {
        "format": "feasibility 1",
        "worlds": sampling.count,
        "seed": sampling.seed,
        "rooms": found.label.names(),
        "not_enough": reservations,
        "some_package": None if reservations else _shares_form(found.exists),
        "best_package": None if reservations else _shares_form(found.best),
        "package": soundings.package_form(choices, found.package),
        "parties": [] if reservations else _lines_form(found),
        "alternatives": [
            {"package": soundings.package_form(choices, package), **({} if reservations else _share_form(share))}
            for package, share in found.alternatives()
        ],
        "blocks": []
        if reservations
        else [{"statement": found.soundings.told(one.evidence), **_share_form(one.share)} for one in blocking],
    }


def _lines_form(found: Feasibility) -> list[dict[str, Any]]:
    return [_line_form(found.soundings, line) for line in card(found.prospects[0].worlds, found.package).lines]


def _line_form(said: Soundings, line: PartyLine) -> dict[str, Any]:
    return {
        "party": said.parties[line.party],
        "accepts": _share_form(line.accepts),
        "gets": said.choices.issues[line.gets].name,
        "gives": said.choices.issues[line.gives].name,
        "binding": None if line.binding is None else said.told(line.binding),
        "kills": [said.told(one) for one in line.kills],
    }


def _shares_form(shares: Sequence[Share]) -> list[dict[str, Any]]:
    return [{"dirichlet": each, **_share_form(share)} for each, share in zip(CONVENTIONS, shares, strict=True)]


def _share_form(share: Share) -> dict[str, Any]:
    counts = {"yes": share.yes, "no": share.no, "open": share.open, "worlds": share.count}
    return {"low": round(share.low, 4), "high": round(share.high, 4), **counts}
