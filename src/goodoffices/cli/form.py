"""The command `form`: a party's reaction form on paper, and its codes typed back in."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from goodoffices.cli import options
from goodoffices.cli.frameworks import framework_in
from goodoffices.cli.outputs import check_outputs, show, shown, write_files
from goodoffices.store.quarantine import bytes_of
from goodoffices.terms import NotPossible
from goodoffices.text.copies import code_of
from goodoffices.text.form_codes import TypedBack, typed_back
from goodoffices.text.framework import Framework
from goodoffices.text.read.encoding import decoded
from goodoffices.text.read.invisible import visible
from goodoffices.text.write import digest_of
from goodoffices.text.write.word.reactions import rows_of, write_reaction_form


class NoFramework(NotPossible):
    """The file "{path}" holds no framework: give the .json that unify wrote."""


class FormIsWord(NotPossible):
    """A form is written as a Word file, and "{path}" is none: let its name end in .docx."""


class PrintOrType(NotPossible):
    """A form is either written, with -o, or typed back in, with --typed: give one of the two."""


@click.command(name="form", short_help="Print a party's reaction form, or read its codes back.")
@click.argument("draft", type=options.FILE, metavar="FRAMEWORK")
@click.option("--for", "party", required=True, metavar="PARTY", help="The party that is asked.")
@click.option("--language", default="en", metavar="TAG", help="The language of the form: en (the default) or ar.")
@click.option("--large", is_flag=True, help="Set it in large print.")
@click.option("-o", "--output", type=options.FILE, metavar="FILE", help="Where to write the form, a .docx.")
@click.option("--typed", type=options.FILE, metavar="FILE", help="The codes that were ticked, typed into a .txt.")
@options.as_json
def command(  # noqa: PLR0913 - the options of a command line
    draft: Path, party: str, language: str, output: Path | None, typed: Path | None, *, large: bool, as_json: bool
) -> None:
    """Print a party's reaction form, with a code in each box, or read the codes that were typed back from it."""
    if (output is None) == (typed is None):
        raise PrintOrType
    framework = framework_in(draft)
    if framework is None:
        raise NoFramework(path=shown(draft))
    if output is not None:
        _write(framework, output, write_reaction_form(framework, party, language, large=large), draft)
    elif typed is not None:
        text = decoded(shown(typed), bytes_of(typed))
        found = typed_back(text, rows_of(framework), code_of(digest_of(framework)))
        if as_json:
            show(f"{json.dumps(asdict(found), ensure_ascii=False, indent=1)}\n")
        else:
            for sentence in _told(found, framework, party):
                click.echo(visible(sentence))


def _write(framework: Framework, output: Path, content: bytes, draft: Path) -> None:
    if output.suffix.lower() != ".docx":
        raise FormIsWord(path=shown(output))
    check_outputs([output], [draft])
    write_files([(output, content)])
    click.echo(f"A form with {len(rows_of(framework))} rows is in {shown(output)}.")


def _told(found: TypedBack, framework: Framework, party: str) -> Iterator[str]:
    labels = {one.id: one.label or one.id for one in framework.provisions}
    for one in found.given:
        answer = one.answer.name.lower().replace("_", " ")
        yield f"{party} on {labels[one.provision]}: {answer}{f' ({one.words})' if one.words else ''}"
    for provision in found.twice:
        yield f"More than one box is ticked beside {labels[provision]}: look at the paper and ask {party}."
    for code in found.unread:
        yield f"“{code}” is no code of this form: it is mistyped, or of a form for another draft."
    missing = len(rows_of(framework)) - len(found.given) - len(found.twice)
    yield f"{len(found.given)} answers were read; for {missing} provisions there is none."
