"""The command `serve`: the mediators' site over one case, on this computer or for the house."""

import logging
import os
import sys
import threading
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import Any

import click
import django
import segno
import uvicorn

from goodoffices.cli.program import told_of_fault
from goodoffices.office.passphrase import check_passphrase
from goodoffices.store.casefolder import CaseFolder, accept
from goodoffices.store.certificate import certificate
from goodoffices.store.clock import SystemClock
from goodoffices.store.confinement import leave_no_image
from goodoffices.store.doorkey import lay_door_key
from goodoffices.store.firstrun import finish, invite, is_unfinished
from goodoffices.store.hostnames import party_hosts

NAMES = ("mediators.localhost", "localhost")
PORT = 8443
HERE = "127.0.0.1"

Fault = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

BEGINNING = "goodoffices.store.accounts.beginning"
"""Imported by name once Django is set up: its models cannot be imported before."""


class WithoutWords(logging.Formatter):
    """Writes what went wrong without the words of the exception: these may be of the case."""

    def formatException(self, ei: Fault) -> str:  # noqa: N802 - as the library names it
        """Return its kind and its place."""
        kind, _, trace = ei
        return told_of_fault(kind, trace) if kind else ""


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"told": {"()": WithoutWords, "fmt": "%(levelname)s: %(message)s"}},
    "handlers": {"told": {"class": "logging.StreamHandler", "formatter": "told"}},
    "loggers": {"uvicorn": {"handlers": ["told"], "level": "WARNING", "propagate": False}},
}


@click.command(name="serve", short_help="Open the site of a case in a browser.")
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--port", default=PORT, show_default=True, help="The port to listen on.")
@click.option("--address", default=HERE, show_default=True, help="The address to listen on.")
@click.option("--name", "names", multiple=True, help="A host name under which browsers reach the site.")
@click.option("--terminal", is_flag=True, help="Begin a new case on the terminal instead of in a browser.")
@click.option("--accept-older", is_flag=True, help="Go on from an older copy that was put back; every room says so.")
def command(  # noqa: PLR0913 - one for each option
    case: Path, port: int, address: str, names: tuple[str, ...], *, terminal: bool, accept_older: bool
) -> None:
    """Open the site of CASE; a folder that does not exist yet becomes a new case, and you its first head."""
    hosts, founding = names or NAMES, None
    new = not case.exists() or is_unfinished(case)
    if new and terminal:
        founding = _asked()
    if not case.exists():
        CaseFolder.create(case, first_run=True).close()
    elif accept_older:
        accept(case, SystemClock().now())
    CaseFolder.open(case).close()
    beginning = set_up(case, hosts)
    beginning.prepare_accounts()
    if founding is not None:
        _begin(case, beginning, founding)
    elif new:
        _invite(case, port, hosts)
        address = HERE
    click.echo(f"The site is at https://{hosts[0]}:{port}/ and Ctrl-C ends it.")
    serve(case, address, port, hosts)


def set_up(case: Path, names: tuple[str, ...] = NAMES) -> Any:
    """Make Django ready for a case, and return the module that begins cases and admits persons."""
    lay_door_key(case)
    (case / "accounts.db").touch(mode=0o600)
    os.environ["GOODOFFICES_CASE"] = str(case)
    os.environ["GOODOFFICES_HOSTS"] = " ".join((*names, HERE))
    os.environ["DJANGO_SETTINGS_MODULE"] = "goodoffices.web.settings"
    django.setup()
    return import_module(BEGINNING)


def serve(case: Path, address: str, port: int, names: tuple[str, ...] = NAMES) -> None:
    """Serve the site until it is ended; Django is set up for the case already."""
    leave_no_image()
    threading.excepthook = _tell_fault
    crt, key = certificate(case, (*names, *party_hosts(names)), SystemClock())
    uvicorn.run(
        "goodoffices.web.asgi:application",
        host=address,
        port=port,
        ssl_certfile=str(crt),
        ssl_keyfile=str(key),
        log_config=LOGGING,
        access_log=False,
        server_header=False,
        proxy_headers=False,  # nobody may tell an address that is not theirs: failures at the door are counted by it
        timeout_keep_alive=5,
        limit_concurrency=400,
    )


def _tell_fault(fault: threading.ExceptHookArgs) -> None:
    """Say of a thread that broke down what and where it was, and none of the words of the exception."""
    click.echo(told_of_fault(fault.exc_type, fault.exc_traceback), err=True)


def _invite(case: Path, port: int, names: tuple[str, ...]) -> None:
    """Say at which address of this computer the first run goes on; until then nobody else reaches the site."""
    here = next((one for one in names if one.endswith("localhost")), HERE)
    click.echo("Begin the case in a browser on this computer, at the address")
    click.echo(f"  https://{here}:{port}/begin/{invite(case)}")
    click.echo("which is good until everything is on paper. After that, start anew for others in the house.")


def _asked() -> tuple[str, str, str]:
    """Ask for the institution, the log-in name and the passphrase."""
    institution = click.prompt("The institution that you mediate for")
    called = click.prompt("The name that you log in with (a pseudonym is best)")
    passphrase = click.prompt("Your passphrase", hide_input=True, confirmation_prompt=True)
    check_passphrase(passphrase)
    return institution, called, passphrase


def _begin(case: Path, beginning: Any, founding: tuple[str, str, str]) -> None:
    opened = CaseFolder.open(case)
    begun = beginning.begin(opened, SystemClock(), beginning.Founding(*founding))
    opened.close()
    for line in _told(begun):
        click.echo(line)
    if sys.stdout.isatty():
        click.echo("\nThe same secret for the camera of your code generator:")
        segno.make(begun.enrolled.address).terminal(compact=True)
    click.pause("Press a key once all this is on paper; it is shown only now.")
    finish(case)


def _told(begun: Any) -> Iterator[str]:
    """Yield what must be written down: the second factor, the printed codes, the keepers' words."""
    yield f"\nFor your code generator: {begun.enrolled.totp}"
    yield "Codes to print, each good for one log-in:\n  " + "  ".join(begun.enrolled.codes)
    for number, words in enumerate(begun.keepers, 1):
        yield f"\nKeeper {number} of 3 (two together recover a lost key):\n  {words}"
    yield ""
