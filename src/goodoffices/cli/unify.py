"""The command `unify`: the proposals on the table become one text in brackets."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from goodoffices.cli import options, writing
from goodoffices.cli.decisions import check_decisions, check_questions_file, read_decisions
from goodoffices.cli.outputs import check_outputs, check_suffixes, show, shown, write_files
from goodoffices.cli.progress import progress
from goodoffices.cli.proposals import check_language, read_proposals
from goodoffices.cli.summary import notices_told, summary
from goodoffices.cli.tabled import Pairs, Tabled, Told, tabled
from goodoffices.cli.writing import check_style, framework_bytes
from goodoffices.terms import Room
from goodoffices.text.coverage import print_coverage
from goodoffices.text.form.framework import dumps
from goodoffices.text.framework import Decision, Framework
from goodoffices.text.notation import print_framework
from goodoffices.text.proposal import Proposal
from goodoffices.text.rooms import seen_from
from goodoffices.text.unify import Grain, print_questions, unify
from goodoffices.text.write import Attribution, Look, PaperStyle

_LOOKS = {"conference": Look.CONFERENCE, "box": Look.BOX}


@dataclass(frozen=True, slots=True)
class Asked:
    """All that the command line asks for, under the names of its options."""

    files: tuple[Path, ...]
    base: Path | None
    holders: Pairs
    translations: Pairs
    rooms: Pairs
    standings: Pairs
    dates: Pairs
    alignment: Path | None
    questions: Path | None
    grain: str
    language: str
    title: str
    audience: tuple[Room, ...]
    attribution: str
    look: str
    provenance: bool
    columns: bool
    large: bool
    clean: str | None
    coverage: bool
    as_json: bool
    outputs: tuple[Path, ...]

    @property
    def style(self) -> PaperStyle:
        """How papers are to look."""
        return PaperStyle(
            Attribution(self.attribution),
            _LOOKS[self.look],
            self.clean,
            self.provenance,
            columns=self.columns,
            large=self.large,
        )

    @property
    def table(self) -> Tabled:
        """What lies on the table."""
        told = Told(self.holders, self.dates, self.standings, self.rooms, self.translations)
        return tabled(self.files, self.base, told)


@click.command(name="unify", short_help="Make one text in brackets of the proposals on the table.")
@click.argument("files", nargs=-1, type=options.FILE, metavar="PROPOSAL...")
@click.option("--base", type=options.FILE, metavar="FILE", help="The text that the proposals amend; nobody holds it.")
@options.holders
@click.option(
    "--translation",
    "translations",
    multiple=True,
    type=options.NameAndValue("NAME:LANGUAGE=FILE"),
    help="A proposal in another language, as in A:en=FILE.",
)
@click.option(
    "--room", "rooms", multiple=True, type=options.NameAndValue("NAME=ROOM"), help="The room that may see a proposal."
)
@click.option(
    "--standing",
    "standings",
    multiple=True,
    type=options.NameAndValue("NAME=STANDING"),
    help="tabled, non-paper, in confidence, withdrawn, superseded, or superseded by NAME.",
)
@click.option(
    "--date", "dates", multiple=True, type=options.NameAndValue("NAME=YYYY-MM-DD"), help="The date of a proposal."
)
@options.alignment
@click.option(
    "--questions", type=options.FILE, metavar="FILE", help="Where to write the questions, for you to fill in answers."
)
@click.option("--grain", type=click.Choice(list(map(str, Grain))), default="normal", help="How finely to set brackets.")
@click.option("--language", default="", metavar="TAG", help="The language of the talks, as in en or ar.")
@click.option("--title", default="", help="The title of the text.")
@click.option(
    "--for",
    "audience",
    multiple=True,
    type=options.RoomName(),
    metavar="ROOM",
    help="Write only what this room may see; once for each room.",
)
@writing.attribution
@click.option("--look", type=click.Choice(list(_LOOKS)), default="conference", help="How the standing of text is seen.")
@click.option("--provenance", is_flag=True, help="Set the sources of each alternative beside it, as comments.")
@click.option("--columns", is_flag=True, help="Set two languages side by side.")
@click.option("--large", is_flag=True, help="Set papers in large print.")
@click.option("--clean", metavar="PARTY", help="Write the reading of one party, without brackets.")
@click.option("--coverage", is_flag=True, help="Tell where each paragraph of each proposal went.")
@options.as_json
@options.outputs
def command(**words: Any) -> None:
    """Make one text in brackets of the proposals on the table.

    A PROPOSAL is a .docx, .odt, .pdf, .md, .html, .txt or .json file, or a .toml table that lists several. The order
    in which they are given changes nothing. Without -o the text is printed in the bracket notation.
    """
    asked = Asked(**words)
    check_suffixes(asked.outputs)
    check_style(asked.style, asked.outputs)
    table = asked.table
    decisions = read_decisions(asked.alignment)
    _check_places(asked, table, decisions)
    with progress() as doing:
        proposals = read_proposals(table.submissions, decisions, doing)
        language = asked.language or table.language
        check_language(language, proposals)
        check_decisions(decisions, proposals)
        framework = unify(
            proposals,
            grain=Grain(asked.grain),
            decisions=decisions,
            language=language,
            title=asked.title or table.title,
            progress=doing,
        )
        if asked.audience or asked.clean is not None:
            doing("Leaving out what the room may not see")
            framework = _seen(framework, asked)
        if asked.questions:
            check_questions_file(asked.questions, framework.decisions)
        doing("Writing")
        write_files(_contents(asked, framework))
    _report(asked, framework, proposals, table)


def _check_places(asked: Asked, table: Tabled, decisions: tuple[Decision, ...]) -> None:
    decided = [asked.alignment] if asked.alignment else []
    check_outputs(asked.outputs, [*table.inputs, *decided])
    if asked.questions:
        check_outputs([*asked.outputs, asked.questions], table.inputs)
        check_questions_file(asked.questions, decisions)


def _seen(framework: Framework, asked: Asked) -> Framework:
    """Return what those may see whom it is for: the rooms named, and the party whose reading alone is written."""
    seen = seen_from(framework, asked.audience) if asked.audience else framework
    return seen if asked.clean is None else seen_from(seen, [seen.origin(asked.clean).room])


def _contents(asked: Asked, framework: Framework) -> list[tuple[Path, bytes]]:
    contents = [(path, framework_bytes(framework, path.suffix, asked.style)) for path in asked.outputs]
    if asked.questions:
        contents.append((asked.questions, print_questions(framework).encode()))
    return contents


def _report(asked: Asked, framework: Framework, proposals: tuple[Proposal, ...], table: Tabled) -> None:
    """Print the result where no file was asked for, and tell what came out."""
    if asked.as_json:
        show(dumps(framework))
        return
    if asked.coverage:
        show(print_coverage(framework))
    elif not asked.outputs:
        show(print_framework(framework))
    aside = not asked.outputs
    click.echo(summary(framework), nl=False, err=aside)
    if framework.questions and not asked.questions:
        click.echo("               (--questions FILE writes them down for you to answer)", err=aside)
    for path in (*asked.outputs, *([asked.questions] if asked.questions else [])):
        click.echo(f"Written:       {shown(path)}", err=aside)
    _remarks(framework, proposals, table)


def _remarks(framework: Framework, proposals: tuple[Proposal, ...], table: Tabled) -> None:
    """Tell what a reader must know of the files whose proposals the framework holds, and of no others."""
    held = {origin.id for origin in framework.origins}
    for submission, proposal in zip(table.submissions, proposals, strict=True):
        if proposal.id not in held:
            continue
        documents = (proposal.document, *(one.document for one in proposal.translations))
        for line in notices_told(submission.paths, documents):
            click.echo(line, err=True)
