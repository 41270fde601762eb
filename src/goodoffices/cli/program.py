"""The program as a whole: its commands, each loaded when it is called, and the ways in which it ends."""

import io
import os
import sys
import traceback
from collections.abc import Iterator, Mapping
from importlib import import_module
from types import TracebackType
from typing import Any

import click

from goodoffices import __version__
from goodoffices.terms import NotPossible

COMMANDS: Mapping[str, str] = {
    "unify": "Make one text in brackets of the proposals on the table.",
    "read": "Read one document, or a framework as one party reads it.",
    "align": "Tell which clause of one document answers which of another.",
    "compare": "Tell in words what changed between two drafts.",
    "copies": "Write numbered copies of a draft, one for each recipient.",
    "collect": "Tell what a party did to a draft that it returned.",
    "form": "Print a party's reaction form, or read its codes back.",
    "feasible": "Tell whether there is a deal, given what the parties said.",
    "ask": "Tell what to ask each party next.",
    "solve": "Find the packages that are best for all, with proof.",
    "serve": "Open the site of a case in a browser.",
    "recover": "Recover a lost key with the words of two keepers.",
    "verify": "Check that a case is as it was recorded.",
    "backup": "Back up a case, and prove that the backup restores.",
    "leave": "Write all that you read into files, to go on without the program.",
    "restore": "Make a case of a backup, and verify it.",
    "doctor": "Look whether this computer and a case have what they need.",
    "demo": "Open an invented mediation in a browser, to look at.",
}
"""The names of the commands and what each does; each lives in the module of its name."""

READER = "goodoffices.text.read.invisible"
"""The module that writes out what a terminal might obey; loaded with a command, or for a refusal, and not before."""

NOT_POSSIBLE = 1
INTERRUPTED = 130

SHOW_TRACEBACK = "GOODOFFICES_TRACEBACK"


class SystemRefused(NotPossible):
    """The system did not let this be done ({reason}): make room or ask for leave, and try again."""


class ProgramFault(NotPossible):
    """The program has a fault ({kind} in {place}): please report this line; GOODOFFICES_TRACEBACK=1 shows more."""


class Shelf(Mapping[str, click.Command]):
    """The commands by name; a command's module, and all that it needs, is loaded when it is asked for."""

    def __getitem__(self, name: str) -> click.Command:
        if name not in COMMANDS:
            raise KeyError(name)
        command: click.Command = import_module(f"goodoffices.cli.{name}").command
        return command

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


class Offices(click.Group):
    """The group of all commands: a refusal ends in its sentence, an interruption in silence, a fault in a sentence."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click asks with the context
        """Return the names of the commands, the main one first."""
        return list(COMMANDS)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as above
        """Write the commands and what each does, without loading any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run the program and leave it with the exit code that docs/commands.md tells."""
        _speak_utf_8()
        sys.excepthook = tell_fault
        extra = {"prog_name": "goodoffices", **extra, "standalone_mode": False}
        try:
            code = super().main(*args, **extra)
            sys.stdout.flush()
        except click.Abort:
            sys.exit(INTERRUPTED)
        except click.ClickException as usage:
            usage.show()
            sys.exit(usage.exit_code)
        except NotPossible as refusal:
            _tell(import_module(READER).visible_in_line(refusal.sentence))
            sys.exit(NOT_POSSIBLE)
        except OSError as error:
            _let_go_of_output()
            _tell(SystemRefused(reason=(error.strerror or "for no reason that it tells").lower()).sentence)
            sys.exit(NOT_POSSIBLE)
        sys.exit(code if isinstance(code, int) else 0)


def _let_go_of_output() -> None:
    """Point standard output at nothing, so that what could not be written is not tried again at the end."""
    output = sys.__stdout__
    if output is not None and sys.stdout is output:
        os.dup2(os.open(os.devnull, os.O_WRONLY), output.fileno())


@click.group(
    name="goodoffices",
    cls=Offices,
    commands=Shelf(),
    invoke_without_command=True,
    epilog="What each command and option does, and how it ends: docs/commands.md.",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def main(context: click.Context) -> None:
    """Good Offices: many proposals, one negotiating text."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def tell_fault(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    """Say that the program itself is at fault, and where; the traceback only if it is asked for."""
    if os.environ.get(SHOW_TRACEBACK):
        traceback.print_exception(kind, fault, trace)
    _tell(told_of_fault(kind, trace))


def told_of_fault(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Return the sentence that the program is at fault: the kind and the place, none of the exception's own words."""
    frames = traceback.extract_tb(trace)
    place = f"{os.path.basename(frames[-1].filename)}, line {frames[-1].lineno}" if frames else "an unknown place"  # noqa: PTH119 - the name of a file that need not exist
    return ProgramFault(kind=kind.__name__, place=place).sentence


def _tell(sentence: str) -> None:
    click.echo(f"goodoffices: {sentence}", err=True)


def _speak_utf_8() -> None:
    """Write UTF-8 wherever it goes: texts are in any language, and a console may be set to one."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
