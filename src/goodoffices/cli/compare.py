"""The command `compare`: what changed between two drafts, in words."""

import json
from pathlib import Path

import click

from goodoffices.cli import options
from goodoffices.cli.frameworks import framework_in
from goodoffices.cli.outputs import show
from goodoffices.cli.progress import progress
from goodoffices.store.quarantine import read_file
from goodoffices.text.compare import Draft, compare
from goodoffices.text.read.invisible import visible


@click.command(name="compare", short_help="Tell in words what changed between two drafts.")
@click.argument("old", type=options.FILE)
@click.argument("new", type=options.FILE)
@options.as_json
def command(old: Path, new: Path, *, as_json: bool) -> None:
    """Tell in words what changed between two drafts: clauses, words, brackets opened and lifted.

    Each is a document, or a framework as unify writes it (.json, or the bracket notation).
    """
    with progress() as doing:
        doing("Reading 2 files")
        one, other = _draft(old), _draft(new)
        doing("Comparing")
        comparison = compare(one, other)
    if as_json:
        show(f"{json.dumps(comparison.form(), ensure_ascii=False, indent=1)}\n")
        return
    for sentence in comparison.sentences():
        click.echo(visible(sentence))


def _draft(path: Path) -> Draft:
    framework = framework_in(path)
    return read_file(path) if framework is None else framework
