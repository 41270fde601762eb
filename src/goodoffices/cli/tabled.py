"""From the words of the command line to the table: every submission named, with its room, date and standing."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from goodoffices.cli.submission import (
    Submission,
    TranslationFile,
    dated,
    in_room,
    named,
    standing,
    told,
    with_holders,
)
from goodoffices.cli.tablefile import SUFFIX, read_table
from goodoffices.terms import NotPossible

_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")

Pairs = Sequence[tuple[str, str]]


class NoLanguageTag(NotPossible):
    """The translation "{words}" does not say its language: write NAME:LANGUAGE=FILE, as in A:en=amedra.en.docx."""


@dataclass(frozen=True, slots=True)
class Told:
    """What options told of proposals: pairs of a name and a value, in the order given."""

    holders: Pairs = ()
    dates: Pairs = ()
    standings: Pairs = ()
    rooms: Pairs = ()
    translations: Pairs = ()


@dataclass(frozen=True, slots=True)
class Tabled:
    """The named submissions, and the title and first language that a table file told ("" if none did)."""

    submissions: tuple[Submission, ...]
    title: str = ""
    language: str = ""
    read: tuple[Path, ...] = ()

    @property
    def inputs(self) -> tuple[Path, ...]:
        """All files that are read for it, table files too."""
        return (*self.read, *(path for one in self.submissions for path in one.paths))


def tabled(files: Iterable[Path], base: Path | None, options: Told) -> Tabled:
    """Return the table that files (proposals and table files), a base and the options lay.

    Raises:
        NotPossible: a table file cannot be used, or the names do not fit together.
    """
    tables, papers = _parted(files)
    lists = [read_table(path) for path in tables]
    listed = [submission for one in lists for submission in one.submissions]
    amended = [Submission(base, base=True)] if base else []
    submissions = with_holders([*listed, *map(Submission, papers), *amended], options.holders)
    rules: tuple[tuple[str, Pairs, Callable[[Submission, str], Submission]], ...] = (
        ("--date", options.dates, dated),
        ("--standing", options.standings, standing),
        ("--room", options.rooms, in_room),
    )
    for option, pairs, tell in rules:
        submissions = told(submissions, option, pairs, tell)
    submissions = told(submissions, "--translation", *_translations(options.translations))
    titles = [one.title for one in lists if one.title]
    languages = [one.language for one in lists if one.language]
    return Tabled(named(submissions), titles[0] if titles else "", languages[0] if languages else "", tuple(tables))


def _parted(files: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """Part table files from proposals; the table files in the order of their names, so that order decides nothing."""
    tables: list[Path] = []
    papers: list[Path] = []
    for path in files:
        (tables if path.suffix.lower() == SUFFIX else papers).append(path)
    return sorted(tables, key=lambda path: (path.name, path.as_posix())), papers


def _translations(pairs: Pairs) -> tuple[Pairs, Callable[[Submission, str], Submission]]:
    """Return the translations by the name of their proposal, and what adds one."""
    parted = []
    for words, file in pairs:
        name, _, tag = words.rpartition(":")
        if not name or not _TAG.fullmatch(tag):
            raise NoLanguageTag(words=f"{words}={file}")
        parted.append((name, f"{tag}={file}"))
    return parted, _with_translation


def _with_translation(submission: Submission, words: str) -> Submission:
    tag, _, file = words.partition("=")
    return replace(submission, translations=(*submission.translations, TranslationFile(tag, Path(file))))
