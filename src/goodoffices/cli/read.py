"""The command `read`: one document, or a framework as one party or one room reads it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from goodoffices.cli import options
from goodoffices.cli.frameworks import framework_in
from goodoffices.cli.outputs import check_outputs, check_suffixes, shown, write_files
from goodoffices.cli.progress import progress
from goodoffices.cli.summary import counted, notices_told, summary
from goodoffices.cli.writing import document_bytes, document_json, framework_bytes
from goodoffices.store.quarantine import read_file
from goodoffices.terms import NotPossible, Room
from goodoffices.text.document import Document
from goodoffices.text.form.framework import dumps
from goodoffices.text.framework import Framework
from goodoffices.text.notation import print_framework
from goodoffices.text.read.invisible import visible
from goodoffices.text.reading import as_read_by
from goodoffices.text.rooms import seen_from
from goodoffices.text.write import write_document_markdown


class AcceptOrReject(NotPossible):
    """A text cannot be read with its changes both accepted and rejected: leave out --accept or --reject."""


class NotTracked(NotPossible):
    """A framework has no tracked changes to accept or reject: leave out --accept and --reject."""


class NobodysReading(NotPossible):
    """The file "{path}" is one document and no framework, so it has no readings: leave out --as, --for, --language."""


class LanguageOfWhom(NotPossible):
    """The option --language chooses between the texts of one party: name the party with --as."""


class NoTextInLanguage(NotPossible):
    """The proposal {proposal} has no text in "{language}": choose one of {known}."""


@dataclass(frozen=True, slots=True)
class Asked:
    """All that the command line asks for, under the names of its options."""

    file: Path
    accept: bool
    reject: bool
    party: str | None
    audience: tuple[str, ...]
    language: str | None
    as_json: bool
    outputs: tuple[Path, ...]


@click.command(name="read", short_help="Read one document, or a framework as one party reads it.")
@click.argument("file", type=options.FILE)
@click.option("--accept", is_flag=True, help="Accept all tracked changes, and leave no trace of them.")
@click.option("--reject", is_flag=True, help="Reject all tracked changes: the text as it was before them.")
@click.option("--as", "party", metavar="PARTY", help="A framework as this party reads it: its own proposal.")
@click.option(
    "--for", "audience", multiple=True, metavar="ROOM", help="A framework as this room may see it; once for each room."
)
@click.option("--language", metavar="TAG", help="With --as: the text of the party in this language.")
@options.as_json
@options.outputs
def command(**words: Any) -> None:
    """Read one document, or a framework as one party or one room reads it.

    A framework is known by its content: the .json that unify writes, or the bracket notation.
    """
    asked = Asked(**words)
    if asked.accept and asked.reject:
        raise AcceptOrReject
    check_suffixes(asked.outputs)
    check_outputs(asked.outputs, [asked.file])
    with progress() as doing:
        doing(f"Reading {shown(asked.file)}")
        framework = framework_in(asked.file)
        if framework is None:
            _document(asked, _as_asked(read_file(asked.file), asked))
        else:
            _framework(asked, _checked(framework, asked))


def _as_asked(document: Document, asked: Asked) -> Document:
    if asked.party or asked.audience or asked.language:
        raise NobodysReading(path=shown(asked.file))
    if asked.accept:
        return document.accepted()
    return document.rejected() if asked.reject else document


def _checked(framework: Framework, asked: Asked) -> Framework:
    if asked.accept or asked.reject:
        raise NotTracked
    if asked.language and not asked.party:
        raise LanguageOfWhom
    return seen_from(framework, map(Room, asked.audience)) if asked.audience else framework


def _framework(asked: Asked, framework: Framework) -> None:
    if asked.party is not None:
        _document(asked, _reading(framework, asked.party, asked.language))
        return
    write_files([(path, framework_bytes(framework, path.suffix)) for path in asked.outputs])
    if asked.as_json:
        click.echo(dumps(framework), nl=False)
        return
    if not asked.outputs:
        click.echo(print_framework(framework), nl=False)
    click.echo(summary(framework), nl=False, err=not asked.outputs)
    _say_written(asked)


def _reading(framework: Framework, party: str, language: str | None) -> Document:
    origin = framework.origin(party)
    known = [layout.language for layout in origin.layouts]
    if language and language not in known:
        raise NoTextInLanguage(proposal=origin.id, language=language, known=", ".join(known) or "none")
    return as_read_by(framework, party, language)


def _document(asked: Asked, document: Document) -> None:
    write_files([(path, document_bytes(document, path.suffix)) for path in asked.outputs])
    if asked.as_json:
        click.echo(document_json(document), nl=False)
        return
    if not asked.outputs:
        click.echo(write_document_markdown(document), nl=False)
    for line in (*_beside(document), *notices_told([asked.file], [document])):
        click.echo(line, err=True)
    _say_written(asked)


def _beside(document: Document) -> Iterator[str]:
    """Yield in lines what stands in a document beside its text: who changed and commented it."""
    for what, authors in (
        ("tracked change", [one.author for one in document.changes]),
        ("comment", [one.author for one in document.comments]),
    ):
        if authors:
            yield f"{counted(len(authors), what)}: {_by(authors)}."


def _by(authors: Iterable[str]) -> str:
    counts = Counter(visible(author) or "nobody named" for author in authors)
    return ", ".join(
        f"{author} {count:,}" for author, count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    )


def _say_written(asked: Asked) -> None:
    for path in asked.outputs:
        click.echo(f"Written: {shown(path)}")
