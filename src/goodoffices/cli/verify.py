"""The command `verify`: whether a case is as it was recorded."""

import datetime as dt
from pathlib import Path
from typing import Any

import click

from goodoffices.cli.extra import store


@click.command(name="verify", short_help="Check that a case is as it was recorded.")
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--accept-older", is_flag=True, help="Go on from an older copy that was put back; every room says so.")
def command(case: Path, accept_older: bool) -> None:  # noqa: FBT001 - click calls it by name
    """Check every entry, chain, signature and key of CASE, and that it is the latest copy; nothing is decrypted."""
    folders = store("casefolder")
    if accept_older:
        folders.accept(case, store("clock").SystemClock().now())
    opened = folders.CaseFolder.open(case)
    try:
        found = opened.record.verify()
        restorations = opened.record.restorations()
    finally:
        opened.close()
    click.echo(counted(found))
    for one in restorations:
        click.echo(gone_on_from(one))


def counted(found: Any) -> str:
    """Return in words what was examined and found whole."""
    return f"Whole: {found.entries:,} entries in {found.rooms:,} rooms, up to commit {found.checkpoints:,}."


def gone_on_from(one: Any) -> str:
    """Return in words from which older copy a case went on, and what is missing."""
    day = dt.datetime.fromtimestamp(one.time / 1000, dt.UTC).strftime("%Y-%m-%d %H:%M UTC")
    if not one.known:
        return f"Restored at commit {one.ended:,} on {day}; nobody knows what is missing."
    return f"Restored at commit {one.ended:,} on {day}; commits {one.ended + 1:,} to {one.known:,} are missing."
