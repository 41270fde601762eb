"""The command `demo`: the invented talks that ship with the product, as a living case or as papers."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from goodoffices.case.kinds import Role
from goodoffices.cli import options
from goodoffices.cli.extra import extra
from goodoffices.cli.papers import write_papers
from goodoffices.cli.progress import progress
from goodoffices.terms import NotPossible

if TYPE_CHECKING:
    from goodoffices.demo.stage import Cast

CASE = "orsel.case"
CODES_A_LINE = 4

SITE, TALKS, DOOR, PARTIES = "cli.serve", "demo.talks", "store.accounts.door", "store.accounts.sites"
"""Imported by name where they are needed: the papers are made without them."""

_STORY = """\
Two states fight over a valley, and do not meet. Two other states mediate: three
rounds are behind them, one text is between the parties, and the snow is near.
All of it is invented.
"""


class NoSite(NotPossible):
    """The site needs packages that are not installed here ({missing}): install goodoffices[serve], or add --papers."""


class PortWithoutSite(NotPossible):
    """The papers are files and need no port: leave out --port, or --papers."""


@click.command(name="demo", short_help="Open an invented mediation in a browser, to look at.")
@click.argument("folder", required=False, type=options.FILE)
@click.option("--papers", is_flag=True, help="Make the texts as files in a folder instead, without a server.")
@click.option("--port", type=int, help="The port to listen on.")
def command(folder: Path | None, *, papers: bool, port: int | None) -> None:
    """Open the living case of an invented mediation in a browser, with people ready to log in.

    The case is made in FOLDER, to be kept, or in a folder that is gone at the end. With --papers, its proposals are
    unified into files in FOLDER (./good-offices-demo where none is named), and no file of others is overwritten.
    """
    if papers and port is not None:
        raise PortWithoutSite
    if papers:
        for line in write_papers(folder):
            click.echo(line)
    elif folder is not None:
        _live(folder, port)
    else:
        with TemporaryDirectory(prefix="good-offices-", ignore_cleanup_errors=True) as passing:
            _live(Path(passing) / CASE, port)


def _live(folder: Path, port: int | None) -> None:
    with progress() as doing:
        doing("Telling three rounds of talks")
        site, talks = extra(SITE, NoSite), extra(TALKS, NoSite)
        host = site.party_hosts(site.NAMES)[4]  # any of them: none tells whose it is
        people = talks.living_case(folder, site.SystemClock().now(), host=host)
        site.set_up(folder).prepare_accounts()
        extra(PARTIES, NoSite).open_host(host)
    door = extra(DOOR, NoSite)
    click.echo(_STORY)
    click.echo("Log in with a name, its passphrase and one of its codes; a code is good once.\n")
    listened = port or site.PORT
    for one in people:
        at = host if one.character.role is Role.DELEGATE else ""
        enrolled = door.enrol(one.character.login, one.person.id, one.private, at)
        for line in _told(one, enrolled.codes, f"https://{at}:{listened}/" if at else ""):
            click.echo(line)
    click.echo("The browser asks once whether to trust this computer's own certificate.")
    click.echo(f"The site is at https://{site.NAMES[0]}:{listened}/ and Ctrl-C ends it.")
    site.serve(folder, "127.0.0.1", listened)


def _told(one: "Cast", codes: Sequence[str], site: str) -> Iterator[str]:
    """Yield in lines how a person logs in, at a site of its own or the mediators', and what that person reads."""
    who = one.character
    yield f"{who.login:<11}{who.called}, {who.role.value}, {who.institution}"
    yield f"           reads       {', '.join(one.reads)}"
    yield f"           passphrase  {who.passphrase}"
    for at in range(0, len(codes), CODES_A_LINE):
        yield f"           {'codes' if at == 0 else '':<12}{'  '.join(codes[at : at + CODES_A_LINE])}"
    if site:
        yield f"           its site    {site}"
    yield ""
