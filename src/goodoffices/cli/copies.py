"""The command `copies`: numbered copies of a draft, one for each recipient."""

from collections.abc import Sequence
from pathlib import Path

import click

from goodoffices.cli import options, writing
from goodoffices.cli.frameworks import framework_in
from goodoffices.cli.outputs import check_outputs, shown, write_files
from goodoffices.terms import NotPossible
from goodoffices.text.copies import Copy, code_of
from goodoffices.text.write import Attribution, PaperStyle, digest_of, write_odt, write_word

_FORMS = {"docx": write_word, "odt": write_odt}


class NothingToCopy(NotPossible):
    """The file "{path}" holds no framework: give the .json that unify wrote."""


@click.command(name="copies", short_help="Write numbered copies of a draft, one for each recipient.")
@click.argument("draft", type=options.FILE, metavar="FRAMEWORK")
@click.option("--to", "recipients", multiple=True, required=True, metavar="NAME", help="A recipient; once for each.")
@click.option("-o", "--output", type=options.FILE, required=True, metavar="FOLDER", help="Where to write the copies.")
@click.option("--first", type=click.IntRange(min=1), default=1, help="The number of the first copy.")
@click.option("--time", default="", metavar="TEXT", help="When they are made out, as it is to stand on them.")
@writing.attribution
@click.option("--columns", is_flag=True, help="Set two languages side by side.")
@click.option("--large", is_flag=True, help="Set them in large print.")
@click.option("--form", type=click.Choice(list(_FORMS)), default="docx", help="Word (the default) or OpenDocument.")
def command(  # noqa: PLR0913, PLR0917 - the options of a command line
    draft: Path,
    recipients: Sequence[str],
    output: Path,
    first: int,
    time: str,
    attribution: str,
    form: str,
    *,
    columns: bool,
    large: bool,
) -> None:
    """Write numbered copies of a draft, one for each recipient, the mark in header and properties alone.

    All copies bear one code, that of their text. The mark does not survive retyping.
    """
    framework = framework_in(draft)
    if framework is None:
        raise NothingToCopy(path=shown(draft))
    style = PaperStyle(Attribution(attribution), columns=columns, large=large)
    copies = [Copy(number, recipient, time) for number, recipient in enumerate(recipients, first)]
    files = [(output / f"copy-{copy.number}.{form}", _FORMS[form](framework, style, copy)) for copy in copies]
    check_outputs([path for path, _ in files], [draft])
    write_files(files)
    for (path, _), copy in zip(files, copies, strict=True):
        click.echo(f"Copy {copy.number} for {copy.recipient} is {shown(path)}.")
    click.echo(f"All bear the code {code_of(digest_of(framework, style))}.")
