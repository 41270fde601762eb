"""The command `leave`: all that a person reads, out of the case and into files."""

from pathlib import Path
from typing import Any

import click

from goodoffices.cli.extra import extra, store
from goodoffices.cli.outputs import shown
from goodoffices.terms import NotPossible


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
    folders = store("casefolder")
    opened = folders.CaseFolder.open(case)
    try:
        sitting = _log_in(case, opened)
        click.echo("\nAll that you read is written in clear, and every room of it records that you did so.")
        click.confirm("Is everybody who shares these rooms to find that right?", abort=True)
        if click.prompt(f"Type the name of the case ({case.name}) to go on") != case.name:
            raise NotAskedTwice
        with folders.whole_or_not(place) as beside:
            count = _written(beside, sitting)
    finally:
        opened.close()
    click.echo(f"{count:,} files are in {shown(place)}; begin with README.txt.")


def _log_in(case: Path, opened: Any) -> Any:
    """Ask for name, passphrase and code as the site does; return the sitting."""
    site = extra("cli.serve")
    site.set_up(case).prepare_accounts()
    door, attempts = store("accounts.door"), store("accounts.attempts")
    now = site.SystemClock().now()
    called = click.prompt("The name that you log in with")
    passphrase = click.prompt("Your passphrase", hide_input=True)
    code = click.prompt("A code of your generator, or a printed one", hide_input=True)
    knock = door.Knock(
        called,
        passphrase,
        lambda account, private: door.has_code(account, private, code, now),
        attempts.by_a_stranger(called, site.HERE),
    )
    account, private = door.enter(opened.keys, knock, now)
    return extra("office.sitting").Sitting(opened, account.person, private, site.SystemClock())


def _written(folder: Path, sitting: Any) -> int:
    """Write the files below a folder, for nobody but the one who runs this; return how many."""
    count = 0
    for paper in extra("office.leaving").take_out(sitting, extra("office.sitting").fresh()):
        path = folder / paper.path
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_bytes(paper.content)
        count += 1
    return count
