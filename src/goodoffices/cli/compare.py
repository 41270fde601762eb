"""The command `compare`: what changed between two drafts, in words."""

import json
from pathlib import Path

import click

from goodoffices.cli import options
from goodoffices.cli.frameworks import framework_in
from goodoffices.cli.outputs import check_outputs, show, shown, write_files
from goodoffices.cli.progress import progress
from goodoffices.store.quarantine import read_file
from goodoffices.terms import NotPossible
from goodoffices.text.compare import Draft, compare
from goodoffices.text.document import Document
from goodoffices.text.framework import Framework
from goodoffices.text.read.invisible import visible
from goodoffices.text.returned import printed
from goodoffices.text.write import write_changes_word


class ChangesAreWord(NotPossible):
    """Tracked changes are written as Word files, and "{path}" is none: let its name end in .docx."""


@click.command(name="compare", short_help="Tell in words what changed between two drafts.")
@click.argument("old", type=options.FILE)
@click.argument("new", type=options.FILE)
@click.option("-o", "--output", type=options.FILE, metavar="FILE", help="A .docx with what changed as tracked changes.")
@click.option("--author", default="Good Offices", metavar="NAME", help="With -o: the author of the tracked changes.")
@options.as_json
def command(old: Path, new: Path, output: Path | None, author: str, *, as_json: bool) -> None:
    """Tell in words what changed between two drafts: clauses, words, brackets opened and lifted.

    Each is a document, or a framework as unify writes it (.json, or the bracket notation).
    """
    if output is not None:
        _check(output, old, new)
    with progress() as doing:
        doing("Reading 2 files")
        one, other = _draft(old), _draft(new)
        doing("Comparing")
        comparison = compare(one, other)
        if output is not None:
            write_files([(output, write_changes_word(_printed(one), _printed(other), author))])
    if as_json:
        show(f"{json.dumps(comparison.form(), ensure_ascii=False, indent=1)}\n")
        return
    for sentence in comparison.sentences():
        click.echo(visible(sentence))


def _check(output: Path, *read: Path) -> None:
    if output.suffix.lower() != ".docx":
        raise ChangesAreWord(path=shown(output))
    check_outputs([output], read)


def _printed(draft: Draft) -> Document:
    return printed(draft).text if isinstance(draft, Framework) else draft


def _draft(path: Path) -> Draft:
    framework = framework_in(path)
    return read_file(path) if framework is None else framework
