"""The command `solve`: the packages that are best for all, by each of the rules that mediators know."""

import json
import math
from collections.abc import Iterator
from pathlib import Path

import click

from goodoffices.cli import options
from goodoffices.cli.interrupting import interruptible
from goodoffices.cli.outputs import show
from goodoffices.cli.progress import progress
from goodoffices.packages.choice import Package
from goodoffices.packages.exact.certificate import Aim, Ground, Solution
from goodoffices.packages.exact.checking import check
from goodoffices.packages.exact.search import Effort, Found, solve
from goodoffices.packages.scenario import Reading, read
from goodoffices.packages.scenario.solved import form, shown
from goodoffices.terms import NotPossible
from goodoffices.text.read.invisible import visible

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes of a scenario file that are read."""

KINDS = {".yml", ".yaml", ".xml", ".toml", ".json"}
"""How the names of a scenario's files end."""

NOT_PARTS = {"answers.json"}
"""Files beside a scenario that are no part of it."""

SHOWN_POINTS = 20
"""Packages of the front that are listed on the terminal."""

WORDS = {
    Aim.MAXMIN: "Largest least value",
    Aim.RELATIVE: "Largest least share of the possible gain",
    Aim.LEXIMIN: "Least value largest, then the next to least, and so on",
    Aim.NASH: "Largest product of gains, as its logarithm",
    Aim.WELFARE: "Largest sum",
}


class NoScenarioThere(NotPossible):
    """There is no scenario at “{path}”: name a folder of YAML or XML files, or one file in TOML or JSON."""


class ScenarioTooLarge(NotPossible):
    """“{name}” has more than {most} megabytes: a scenario is smaller; look whether it is the right file."""


@click.command(name="solve", short_help="Find the packages that are best for all, with proof.")
@click.argument("scenario", type=options.FILE)
@click.option("--front", "listed", is_flag=True, help="List every package that no other beats.")
@click.option("--maxmin", is_flag=True, help="The least that any party has is largest.")
@click.option("--leximin", is_flag=True, help="So is then the next to least, and so on.")
@click.option("--nash", is_flag=True, help="The product of the gains is largest.")
@click.option("--welfare", is_flag=True, help="The sum is largest.")
@click.option(
    "--seconds",
    type=click.FloatRange(min=0.1),
    default=60.0,
    show_default=True,
    help="How long a solver may look for each answer.",
)
@options.as_json
def command(scenario: Path, *, listed: bool, seconds: float, as_json: bool, **asked: bool) -> None:
    """Find the packages of SCENARIO that are best for all: a folder of NegMAS or Genius, or a file in our own form.

    Without an option, all of them. Ctrl-C gives the best so far, with how much better another could be.
    """
    aims = [aim for aim in Aim if asked[_flag(aim)]] if any(asked.values()) or listed else list(Aim)
    reading = read(scenario.resolve().name, files_of(scenario))
    with progress() as doing, interruptible(doing, 20 * seconds) as watch:
        found = solve(reading.model, aims, listed=listed, effort=Effort(seconds=seconds), watch=watch)
    for solution in filter(None, found.best.values()):
        check(reading.model, solution)
    if as_json:
        show(f"{json.dumps(form(reading, found), ensure_ascii=False, indent=1, allow_nan=False)}\n")
        return
    for line in sentences(reading, found, listed=listed):
        click.echo(visible(line))


def _flag(aim: Aim) -> str:
    return {Aim.MAXMIN: "maxmin", Aim.RELATIVE: "maxmin", Aim.LEXIMIN: "leximin", Aim.NASH: "nash"}.get(aim, "welfare")


def files_of(scenario: Path) -> dict[str, bytes]:
    """Return the files of a scenario by name: of a folder, or one file; an XML file brings those beside it.

    Raises:
        NoScenarioThere: there is neither a folder nor a file.
        ScenarioTooLarge: a file is too large.
    """
    if scenario.is_dir() or (scenario.is_file() and scenario.suffix.lower() in {".xml", ".yml", ".yaml"}):
        folder = scenario if scenario.is_dir() else scenario.parent
        paths = [one for one in sorted(folder.iterdir()) if one.is_file() and one.suffix.lower() in KINDS]
        paths = [one for one in paths if one.name not in NOT_PARTS and not one.name.startswith(".")]
    elif scenario.is_file():
        paths = [scenario]
    else:
        raise NoScenarioThere(path=scenario)
    for one in paths:
        if one.stat().st_size > LARGEST_FILE:
            raise ScenarioTooLarge(name=one.name, most=LARGEST_FILE >> 20)
    return {one.name: one.read_bytes() for one in paths}


def sentences(reading: Reading, found: Found, *, listed: bool) -> Iterator[str]:
    """Yield the answers in words."""
    model = reading.model
    counted = f"{len(model.choices.issues)} issues, {model.choices.count:,} packages before clauses"
    yield f"{reading.name}: {len(model.parties)} parties, {counted}."
    yield from (f"Note: {note}." for note in reading.notes)
    if found.front is not None:
        front = found.front
        yield f"Pareto front: {len(front.points):,} points, {int(front.ways.sum()):,} packages; complete."
        for row in range(min(SHOWN_POINTS, len(front.points)) if listed else 0):
            words = "; ".join(model.choices.words(front.packages[row].tolist()))
            yield f"  {_each(reading, tuple(front.points[row].tolist()))} | {words}"
        if listed and len(front.points) > SHOWN_POINTS:
            yield f"  … and {len(front.points) - SHOWN_POINTS:,} more: --json lists them all."
    elif found.refusal:
        yield found.refusal
    told: set[Package] = set()
    for aim, solution in found.best.items():
        yield from _told(reading, aim, solution, told)


def _told(reading: Reading, aim: Aim, solution: Solution | None, told: set[Package]) -> Iterator[str]:
    if solution is None:
        yield f"{WORDS[aim]}: no package gives every party its reserved value, or none was found in time."
        return
    value, bound, gap = shown(reading.model, solution)
    if not math.isfinite(value):
        yield f"{WORDS[aim]}: in every package some party gains nothing over no agreement."
        return
    proof = "optimal" if solution.proven and not gap else "optimal to five digits" if solution.proven else "not proved"
    yield f"{WORDS[aim]}: {value:.9g}; bound {bound:.9g}, gap {gap:.3g}: {proof} ({_ground(solution)})."
    if solution.note:
        yield f"  Note: {solution.note}."
    yield f"  {_each(reading, solution.worth)}"
    if solution.count and solution.count > 1:
        yield f"  {solution.count - 1:,} other packages are as good."
    if solution.package in told:
        yield "  The same package as above."
        return
    told.add(solution.package)
    for issue, option in zip(reading.model.choices.issues, reading.model.choices.words(solution.package), strict=True):
        yield f"  {issue.name}: {option}"


def _ground(solution: Solution) -> str:
    return {
        Ground.FRONT: f"from the whole front, {solution.certificate.labels:,} partial packages",
        Ground.DUAL: "by weights that anyone can add up",
        Ground.BRANCHING: "by the solver's bounds",
    }[solution.certificate.ground]


def _each(reading: Reading, worth: tuple[int, ...]) -> str:
    scale = round(1 / reading.model.unit)
    return ", ".join(f"{party} {own / scale:.9g}" for party, own in zip(reading.model.parties, worth, strict=True))
