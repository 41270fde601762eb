"""The command `restore`: a case from its two archives."""

from pathlib import Path

import click

from goodoffices.cli.extra import store
from goodoffices.cli.verify import counted

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(name="restore", short_help="Make a case of a backup, and verify it.")
@click.argument("archive", type=FILE)
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--keys", required=True, type=FILE, help="The archive of the keys and accounts.")
@click.option("--checkpoint", type=FILE, help="A copy of the checkpoint file, kept elsewhere.")
def command(archive: Path, case: Path, keys: Path, checkpoint: Path | None) -> None:
    """Make CASE, a new folder, of ARCHIVE and its keys in one step: whole and verified, or not at all."""
    now = store("clock").SystemClock().now()
    found = store("backup").restore(archive, keys, case, checkpoint, now)
    click.echo(f"Restored. {counted(found)}")
