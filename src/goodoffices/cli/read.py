"""The command `read`: one document, or a framework as one party or one room reads it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from goodoffices.cli import options, writing
from goodoffices.cli.frameworks import framework_in
from goodoffices.cli.outputs import check_outputs, check_suffixes, show, shown, write_files
from goodoffices.cli.progress import progress
from goodoffices.cli.summary import counted, notices_told, summary
from goodoffices.cli.writing import check_style, document_bytes, framework_bytes
from goodoffices.store.quarantine import read_file
from goodoffices.terms import NotPossible, Room
from goodoffices.text.document import Document
from goodoffices.text.framework import Framework
from goodoffices.text.read.invisible import visible
from goodoffices.text.reading import as_read_by
from goodoffices.text.rooms import seen_from
from goodoffices.text.taking_up import taken_up
from goodoffices.text.write import PLAIN, Attribution, PaperStyle


class AcceptOrReject(NotPossible):
    """A text cannot be read with its changes both accepted and rejected: leave out --accept or --reject."""


class NotTracked(NotPossible):
    """A framework has brackets and no tracked changes: leave out --accept, --reject and --brackets."""


class NobodysReading(NotPossible):
    """The file "{path}" is one document and no framework, so it has no readings: leave out --as, --for, --language."""


class NobodyNamed(NotPossible):
    """A document and the reading of one party have no holders beside their words: leave out --attribution."""


class LanguageOfWhom(NotPossible):
    """The option --language chooses between the texts of one party: name the party with --as."""


class NoTextInLanguage(NotPossible):
    """The proposal {proposal} has no text in "{language}": choose one of {known}."""


@dataclass(frozen=True, slots=True)
class Asked:
    """All that the command line asks for, under the names of its options."""

    file: Path
    accept: bool
    brackets: bool
    reject: bool
    party: str | None
    audience: tuple[Room, ...]
    language: str | None
    attribution: str
    as_json: bool
    outputs: tuple[Path, ...]

    @property
    def style(self) -> PaperStyle:
        """How a framework is to look as a paper."""
        return PaperStyle(Attribution(self.attribution))


@click.command(name="read", short_help="Read one document, or a framework as one party reads it.")
@click.argument("file", type=options.FILE)
@click.option("--accept", is_flag=True, help="Accept all tracked changes, and leave no trace of them.")
@click.option("--reject", is_flag=True, help="Reject all tracked changes: the text as it was before them.")
@click.option("--brackets", is_flag=True, help="Take the [brackets] of a draft as those of a framework.")
@click.option("--as", "party", metavar="PARTY", help="A framework as this party reads it: its own proposal.")
@click.option(
    "--for",
    "audience",
    multiple=True,
    type=options.RoomName(),
    metavar="ROOM",
    help="A framework as this room may see it; once for each room.",
)
@click.option("--language", metavar="TAG", help="With --as: the text of the party in this language.")
@writing.attribution
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
    check_style(asked.style, asked.outputs)
    check_outputs(asked.outputs, [asked.file])
    with progress() as doing:
        doing(f"Reading {shown(asked.file)}")
        draft = _draft(asked)
        if asked.style != PLAIN and not isinstance(draft, Framework):
            raise NobodyNamed
        doing("Writing")
        write_files([(path, _bytes(draft, path.suffix, asked.style)) for path in asked.outputs])
    _report(asked, draft)


def _draft(asked: Asked) -> Document | Framework:
    """Return what the file holds, as it is asked for."""
    framework = framework_in(asked.file)
    if framework is not None:
        return _framework(framework, asked)
    if asked.party or asked.audience or asked.language:
        raise NobodysReading(path=shown(asked.file))
    document = read_file(asked.file)
    if asked.accept or asked.reject:
        document = document.accepted() if asked.accept else document.rejected()
    return taken_up(document) if asked.brackets else document


def _framework(framework: Framework, asked: Asked) -> Document | Framework:
    if asked.accept or asked.reject or asked.brackets:
        raise NotTracked
    if asked.language and not asked.party:
        raise LanguageOfWhom
    seen = seen_from(framework, asked.audience) if asked.audience else framework
    return seen if asked.party is None else _reading(seen, asked.party, asked.language)


def _reading(framework: Framework, party: str, language: str | None) -> Document:
    origin = framework.origin(party)
    known = [layout.language for layout in origin.layouts]
    if language and language not in known:
        raise NoTextInLanguage(proposal=origin.id, language=language, known=", ".join(known) or "none")
    return as_read_by(framework, party, language)


def _bytes(draft: Document | Framework, suffix: str, style: PaperStyle = PLAIN) -> bytes:
    return framework_bytes(draft, suffix, style) if isinstance(draft, Framework) else document_bytes(draft, suffix)


def _report(asked: Asked, draft: Document | Framework) -> None:
    """Print what was read where no file was asked for, and tell what stands beside it."""
    suffix = ".json" if asked.as_json else ".md"
    if asked.as_json or not asked.outputs:
        show(_bytes(draft, suffix))
    if asked.as_json:
        return
    if isinstance(draft, Framework):
        click.echo(summary(draft), nl=False, err=not asked.outputs)
    else:
        for line in (*_beside(draft), *notices_told([asked.file], [draft])):
            click.echo(line, err=True)
    for path in asked.outputs:
        click.echo(f"Written: {shown(path)}")


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
