"""The command `backup`: the record into one archive, its keys into another."""

from pathlib import Path

import click

from goodoffices.cli.extra import store
from goodoffices.cli.verify import counted


@click.command(name="backup", short_help="Back up a case, and prove that the backup restores.")
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("archive", type=click.Path(path_type=Path))
@click.option("--keys", required=True, type=click.Path(path_type=Path), help="The archive of the keys and accounts.")
def command(case: Path, archive: Path, keys: Path) -> None:
    """Write the record of CASE into ARCHIVE and its keys into another; restore and verify both before saying so."""
    found = store("backup").back_up(case, archive, keys)
    click.echo(f"Backed up, restored and verified. {counted(found)}")
    click.echo("Keep the two archives apart: one without the other opens nothing.")
