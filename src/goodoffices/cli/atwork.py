"""Logging in to a case on the terminal: name, passphrase and a code, as at the door of the site."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goodoffices.cli.extra import extra, store

if TYPE_CHECKING:
    from goodoffices.office.sitting import Sitting

TERMINAL = "terminal"
"""Where attempts at this door are counted: under no address of a network."""


@contextmanager
def at_work(case: Path) -> Iterator["Sitting"]:
    """Ask for name, passphrase and a code, and give the sitting of whoever has them; the case is closed afterwards.

    Raises:
        ExtraMissing: cases need packages that are not installed.
        NotACase: the folder holds none.
        TooManyAttempts, NotAdmitted: as at the door of the site.
    """
    opened = store("casefolder").CaseFolder.open(case)
    try:
        extra("cli.serve").set_up(case).prepare_accounts()
        door, attempts, clock = store("accounts.door"), store("accounts.attempts"), store("clock").SystemClock()
        name = click.prompt("The name that you log in with", err=True)
        passphrase = click.prompt("Your passphrase", hide_input=True, err=True)
        code = click.prompt("A code of your generator, or a printed one", err=True)
        now = clock.now()
        knock = door.Knock(
            name,
            passphrase,
            lambda account, private: door.has_code(account, private, code, now),
            attempts.by_a_stranger(name, TERMINAL),
        )
        account, private = door.enter(opened.keys, knock, now)
        yield extra("office.sitting").Sitting(opened, account.person, private, clock)
    finally:
        opened.close()
