"""The command `leave`: all that a person reads, out of the case and into files."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from goodoffices.cli.atwork import at_work
from goodoffices.cli.extra import extra, store
from goodoffices.cli.outputs import shown
from goodoffices.terms import NotPossible

if TYPE_CHECKING:
    from goodoffices.office.sitting import Sitting


class NotAskedTwice(NotPossible):
    """What was typed is not the name of the case: nothing was written, and nothing left it."""


@click.command(name="leave", short_help="Write all that you read into files, to go on without the program.")
@click.argument("case", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FOLDER", help="Where to write the files.")
def command(case: Path, output: Path | None) -> None:
    """Write every text, note and register of CASE that you read as Word and CSV, in a folder for each room.

    You log in, are asked twice, and the rooms record it. The files are not sealed.
    """
    place = output or case.with_name(f"{case.stem}-in-files")
    with at_work(case) as sitting:
        click.echo("\nAll that you read is written in clear, and every room of it records that you did so.")
        click.confirm("Is everybody who shares these rooms to find that right?", abort=True)
        if click.prompt(f"Type the name of the case ({case.name}) to go on") != case.name:
            raise NotAskedTwice
        with store("casefolder").whole_or_not(place) as beside:
            count = _written(beside, sitting)
    click.echo(f"{count:,} files are in {shown(place)}; begin with README.txt.")


def _written(folder: Path, sitting: "Sitting") -> int:
    """Write the files below a folder, for nobody but the one who runs this; return how many."""
    count = 0
    for paper in extra("office.leaving").take_out(sitting, extra("office.sitting").fresh()):
        path = folder / paper.path
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_bytes(paper.content)
        count += 1
    return count
