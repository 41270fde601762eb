"""The command `recover`: a lost key, with the words of two of the three keepers."""

from pathlib import Path

import click

from goodoffices.cli.extra import extra
from goodoffices.office.passphrase import check_passphrase


@click.command(name="recover", short_help="Recover a lost key with the words of two keepers.")
@click.argument("case", type=click.Path(path_type=Path))
def command(case: Path) -> None:
    """Recover the key of somebody who forgot the passphrase to CASE; end the site first. The heads read that it was done."""  # noqa: E501 - the help of the command
    opened = extra("store.casefolder").CaseFolder.open(case)
    site = extra("cli.serve")
    beginning = site.set_up(case)
    beginning.prepare_accounts()
    called = click.prompt("The log-in name of the person whose key is lost")
    lists = tuple(click.prompt(f"The words of the {which} keeper") for which in ("one", "other"))
    passphrase = click.prompt("The person's new passphrase", hide_input=True, confirmation_prompt=True)
    check_passphrase(passphrase)
    codes = beginning.recover(opened, site.SystemClock(), called, lists, passphrase)
    opened.close()
    click.echo("\nThe key is recovered, and the heads read so in their rooms.")
    click.echo("New printed codes, each good for one log-in; the old ones are good no more:\n  " + "  ".join(codes))
