"""The command `collect`: what a party did to a draft that it returned."""

import json
from collections.abc import Sequence
from pathlib import Path

import click

from goodoffices.cli import options
from goodoffices.cli.extra import extra
from goodoffices.cli.frameworks import framework_in
from goodoffices.cli.outputs import show, shown
from goodoffices.cli.progress import progress
from goodoffices.store.quarantine import read_file
from goodoffices.terms import NotPossible
from goodoffices.text.framework import Framework
from goodoffices.text.read.invisible import visible
from goodoffices.text.returned import form_of, returned, sentences


class NotADraft(NotPossible):
    """The file "{path}" holds no framework: give the .json that unify wrote when the draft went out."""


class WithoutCase(NotPossible):
    """With a case, --author and --json say nothing: confirm on the site what each comment and edit is."""


@click.command(name="collect", short_help="Tell what a party did to a draft that it returned.")
@click.argument("file", type=options.FILE, metavar="RETURNED")
@click.argument("draft", type=options.FILE, metavar="FRAMEWORK|CASE")
@click.option("--from", "party", required=True, metavar="PARTY", help="The party that returned it.")
@click.option(
    "--author",
    "authors",
    multiple=True,
    type=options.NameAndValue("NAME=PARTY"),
    help="The party of an author who is not of the one that returned it; once for each.",
)
@options.as_json
def command(file: Path, draft: Path, party: str, authors: Sequence[tuple[str, str]], *, as_json: bool) -> None:
    """Tell what a party did to a draft that it returned: edits, moves, new clauses, comments, and whose hand each is.

    Nothing is recorded: it is for a mediator to read and to confirm. With a CASE the file is kept there, sealed, once
    you have logged in; end the site first.
    """
    if draft.is_dir():
        if authors or as_json:
            raise WithoutCase
        for sentence in extra("cli.returning").keep(file, draft, party):
            click.echo(visible(sentence))
        return
    with progress() as doing:
        doing("Reading 2 files")
        framework = _framework(draft)
        document = read_file(file)
        doing("Comparing with what went out")
        found = returned(framework, document, party, dict(authors))
    if as_json:
        show(f"{json.dumps(form_of(found), ensure_ascii=False, indent=1)}\n")
        return
    for sentence in (*sentences(found), *(notice.sentence for notice in found.notices)):
        click.echo(visible(sentence))


def _framework(path: Path) -> Framework:
    framework = framework_in(path)
    if framework is None:
        raise NotADraft(path=shown(path))
    return framework
