"""The command `feasible`: is there a deal, given what the parties said, and which package is best tabled?"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from goodoffices.cli import options, soundings, whatifs
from goodoffices.cli.interrupting import interruptible
from goodoffices.cli.outputs import show
from goodoffices.cli.progress import progress
from goodoffices.packages.choice import Package
from goodoffices.packages.feasible.card import PartyLine, card
from goodoffices.packages.feasible.feasible import Block, Feasibility, blocks, feasible
from goodoffices.packages.feasible.share import Share
from goodoffices.packages.feasible.whatif import what_if
from goodoffices.packages.soundings.evidence import Soundings
from goodoffices.packages.soundings.scale import CONVENTIONS
from goodoffices.text.read.invisible import visible

MOST_BLOCKS = 5


@click.command(name="feasible", short_help="Tell whether there is a deal, given what the parties said.")
@click.argument("model", type=options.FILE, metavar="CASE|MODEL")
@whatifs.options
@soundings.worlds
@soundings.seed
@options.as_json
def command(model: Path, *, worlds: int, seed: int, as_json: bool, **tried: Sequence[Any]) -> None:
    """Tell in what share of the ways that things could be there is a deal, and which package is best tabled.

    Two figures, with what was counted and not decided: some package is acceptable to all, and the best single one is.
    Where they cannot be told it says why. Somebody logs in to a CASE, and what that person reads of it counts. Ctrl-C
    gives what is known by then, with wider intervals.
    """
    said = soundings.soundings_in(model)
    with progress() as doing, interruptible(doing) as watch:
        change = whatifs.change(said, **tried)
        sampling = soundings.sampling(worlds, seed)
        before = feasible(said, sampling, watch=watch)
        found = before if change is None else what_if(change, before, sampling, watch)
        blocking = blocks(found.prospects[0], watch)[:MOST_BLOCKS]
        seen = Seen(found, None if change is None else before, blocking, watch.interrupted)
    if as_json:
        show(f"{json.dumps(_form(seen), ensure_ascii=False, indent=1)}\n")
        return
    for line in _told(seen):
        click.echo(visible(line))


@dataclass(frozen=True, slots=True)
class Seen:
    """What is told: the figures, those without the change that is tried out, what blocks, and if it was interrupted."""

    found: Feasibility
    before: Feasibility | None
    blocking: Sequence[Block]
    interrupted: bool


def _told(seen: Seen) -> Iterator[str]:
    found, reservations = seen.found, seen.found.reservations()
    if seen.interrupted:
        yield "Interrupted: worlds that were not decided by then widen the intervals, and more may block."
    if reservations:
        yield "There is not enough to say in how many ways there is a deal."
        yield from reservations
    else:
        yield "Of all the ways that things could be, given what the parties said:"
        yield from _figures_told(found)
        yield "The intervals cover counting error alone."
        if seen.before is not None and not seen.before.reservations():
            yield "Without the change that is tried out:"
            yield from _figures_told(seen.before)
        if seen.blocking:
            yield "\nWhat blocks:"
        yield from (f"  {block.words(found.soundings)}" for block in seen.blocking)
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


def _figures_told(found: Feasibility) -> Iterator[str]:
    yield f"  some package is acceptable to all in {_under_both(found.exists)};"
    yield f"  the best single package is accepted by all in {_under_both(found.best)}."


def _under_both(shares: Sequence[Share]) -> str:
    first, *others = shares
    evenly = "".join(f", or {other.told()} where issues weigh more evenly" for other in others)
    return f"{first.told()}{evenly}"


def _package_told(found: Feasibility, package: Package) -> Iterator[str]:
    choices = found.soundings.choices
    for issue, option in zip(choices.issues, choices.words(package), strict=True):
        yield f"  {issue.name}: {option}"


def _form(seen: Seen) -> dict[str, Any]:
    found, reservations = seen.found, seen.found.reservations()
    choices, sampling = found.soundings.choices, found.prospects[0].worlds.sampling
    return {
        "format": "feasibility 1",
        "worlds": sampling.count,
        "seed": sampling.seed,
        "interrupted": seen.interrupted,
        "rooms": found.label.names(),
        "not_enough": reservations,
        **_figures_form(found),
        "before": None if seen.before is None else _figures_form(seen.before),
        "package": soundings.package_form(choices, found.package),
        "parties": [] if reservations else _lines_form(found),
        "alternatives": [
            {"package": soundings.package_form(choices, package), **({} if reservations else _share_form(share))}
            for package, share in found.alternatives()
        ],
        "blocks": []
        if reservations
        else [{"statement": found.soundings.told(one.evidence), **_share_form(one.share)} for one in seen.blocking],
    }


def _figures_form(found: Feasibility) -> dict[str, Any]:
    told = not found.reservations()
    return {
        "some_package": _shares_form(found.exists) if told else None,
        "best_package": _shares_form(found.best) if told else None,
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
