"""The command `align`: which clause of one document answers which clause of another."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from goodoffices.cli import options
from goodoffices.cli.decisions import read_decisions
from goodoffices.cli.outputs import show
from goodoffices.cli.progress import progress
from goodoffices.cli.submission import Submission, named, with_holders
from goodoffices.cli.summary import counted
from goodoffices.store.quarantine import read_files
from goodoffices.text.align import NO_VERDICTS, SURE, Link, align
from goodoffices.text.align.translation import concord
from goodoffices.text.document import Block, Document
from goodoffices.text.framework import Decision
from goodoffices.text.read.invisible import visible
from goodoffices.text.unify.decisions import verdicts_between

_EXCERPT = 50


@click.command(name="align", short_help="Tell which clause of one document answers which of another.")
@click.argument("one", type=options.FILE, metavar="FILE")
@click.argument("other", type=options.FILE, metavar="FILE")
@options.holders
@options.alignment
@options.as_json
def command(
    one: Path, other: Path, holders: Sequence[tuple[str, str]], alignment: Path | None, *, as_json: bool
) -> None:
    """Tell which clause of the first document answers which clause of the second, and how sure that is.

    Documents in two languages are taken as a text and its translation.
    """
    submissions = with_holders([Submission(one), Submission(other)], holders)
    names = {submission.path: submission.id for submission in named(submissions)}
    decisions = read_decisions(alignment)
    with progress() as doing:
        doing("Reading 2 files")
        first, second = read_files([one, other])
        doing("Finding which clause answers which")
        links = _links(first, second, decisions, [names[one], names[other]])
    if as_json:
        form = {"links": [{"a": link.a, "b": link.b, "confidence": round(link.confidence, 4)} for link in links]}
        show(f"{json.dumps(form, ensure_ascii=False, indent=1)}\n")
        return
    for line in _told(first, second, links):
        click.echo(line)


def _links(first: Document, second: Document, decisions: Sequence[Decision], names: Sequence[str]) -> tuple[Link, ...]:
    verdicts = verdicts_between(decisions, names).get((0, 1), NO_VERDICTS)
    languages = {first.language, second.language} - {""}
    aligned = concord if len(languages) > 1 else align
    return tuple(aligned(first.blocks, second.blocks, verdicts))


def _told(first: Document, second: Document, links: Sequence[Link]) -> Iterator[str]:
    """Yield the pairs in the order of the first document, then what nothing answers."""
    ours = {block.id: block for block in first.blocks}
    theirs = {block.id: block for block in second.blocks}
    for link in links:
        mark = " " if link.confidence >= SURE else "?"
        a, b = ours[link.a], theirs[link.b]
        yield f"{link.confidence:.2f}{mark} {_name(a)} = {_name(b)}: {_excerpt(a)}"
    alone = [block for block in first.blocks if block.id not in {link.a for link in links}]
    new = [block for block in second.blocks if block.id not in {link.b for link in links}]
    for blocks, which in ((alone, "first"), (new, "second")):
        if blocks:
            yield f"\nOnly in the {which} document:"
            yield from (f"      {_name(block)}: {_excerpt(block)}" for block in blocks)
    unsure = sum(link.confidence < SURE for link in links)
    yield f"\n{counted(len(links), 'pair')}, {unsure:,} of them unsure (marked ?)."


def _name(block: Block) -> str:
    return f"{visible(block.label)} [{visible(block.id)}]" if block.label else f"[{visible(block.id)}]"


def _excerpt(block: Block) -> str:
    words = " ".join(visible(block.text).split())
    return words if len(words) <= _EXCERPT else f"{words[:_EXCERPT].rsplit(' ', 1)[0]} …"
