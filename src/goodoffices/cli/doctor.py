"""The command `doctor`: what this computer and a case need, one line each, with the way out where something lacks."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

import goodoffices
from goodoffices.cli.extra import store
from goodoffices.cli.verify import gone_on_from
from goodoffices.terms import NotPossible

LEAST_FREE = 1_000_000_000
"""Bytes; a case, its backup and the proof that it restores must find room."""

OTHERS = 0o077
"""What the group and everybody else may do with a folder."""

PATIENCE = 20
"""Seconds in which the list of fonts must come."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: whether it is well, what was looked at, and what was found with the way out."""

    well: bool
    about: str
    told: str

    def __str__(self) -> str:
        """The line."""
        return f"{'ok  ' if self.well else 'LOOK'}  {self.about}: {self.told}"


@click.command(name="doctor", short_help="Look whether this computer and a case have what they need.")
@click.argument("case", required=False, type=click.Path(path_type=Path))
def command(case: Path | None) -> None:
    """Look at fonts, SQLite, clock and disk, and at the folder, escrow and last backup of CASE; one line each."""
    for finding in findings(case):
        click.echo(str(finding))


def findings(case: Path | None) -> Iterator[Finding]:
    """Yield a finding for each thing that is looked at; those of the case need no passphrase."""
    yield fonts()
    yield sqlite()
    yield clock(case)
    yield disk(case or Path())
    if case is not None:
        if case.is_dir():
            yield permissions(case)
        yield from kept(case)


def fonts() -> Finding:
    """Whether Arabic can be seen and printed here."""
    if sys.platform in ("win32", "darwin"):
        return _well("Arabic", "the system brings fonts for it.")
    lister = shutil.which("fc-list")
    if lister is None:
        return _lacks("Arabic", "fonts cannot be listed; install fontconfig and look again.")
    asked = [lister, ":lang=ar", "family"]
    listed = subprocess.run(asked, capture_output=True, text=True, timeout=PATIENCE, check=False)  # noqa: S603 - a fixed question
    families = sorted({line.partition(",")[0].strip() for line in listed.stdout.splitlines()} - {""})
    if not families:
        return _lacks("Arabic", "no font has its letters; install one (Debian: apt install fonts-noto-core).")
    return _well("Arabic", f"{len(families)} fonts have its letters, such as {families[0]}.")


def sqlite() -> Finding:
    """Whether the library keeps records safe."""
    try:
        found, oldest = store("connection").library()
    except NotPossible as refusal:
        return _lacks("SQLite", refusal.sentence)
    return _well("SQLite", f"{found} (needed: {oldest} or newer).")


def clock(case: Path | None) -> Finding:
    """Whether the clock is later than what was surely before: this program, and the last commit of the case."""
    now = datetime.fromtimestamp(store("clock").SystemClock().now() / 1000, UTC)
    known = [Path(goodoffices.__file__)] + ([case / "checkpoint"] if case else [])
    latest = max((path.stat().st_mtime for path in known if path.is_file()), default=0)
    told = f"{now:%Y-%m-%d %H:%M} UTC"
    if now.timestamp() + 1 < latest:
        return _lacks("Clock", f"{told} is earlier than the last work here; set it, or new entries look old.")
    return _well("Clock", f"{told}; compare it with yours.")


def disk(place: Path) -> Finding:
    """Whether there is room for more than the case has today."""
    needed = LEAST_FREE + 3 * sum(path.stat().st_size for path in place.glob("*.db"))
    free = shutil.disk_usage(place if place.exists() else place.absolute().parent).free
    if free < needed:
        return _lacks("Disk", f"{_size(free)} free; make room until {_size(needed)} are.")
    return _well("Disk", f"{_size(free)} free.")


def permissions(case: Path) -> Finding:
    """Whether nobody but the owner of a case reaches its files."""
    if os.name != "posix":
        return _lacks("Folder", "who opens it, only you can see; keep it in your own profile.")
    if case.stat().st_mode & OTHERS:
        return _lacks("Folder", f"others on this computer may reach it; run chmod 700 {case.name}")
    return _well("Folder", "only its owner reaches it; whether the disk is encrypted, only you can see.")


def kept(case: Path) -> Iterator[Finding]:
    """Yield whether a lost key can be recovered, whether anything was lost already, and how old the backup is."""
    try:
        opened = store("casefolder").CaseFolder.open(case)
    except NotPossible as refusal:
        yield _lacks("Case", refusal.sentence)
        return
    try:
        yield escrow(opened)
        yield last_backup(case, opened)
        for one in opened.record.restorations():
            yield _lacks("History", gone_on_from(one))
    finally:
        opened.close()


def escrow(opened: Any) -> Finding:
    """Whether the keepers can recover a lost key."""
    if opened.keys.escrow() is None:
        return _lacks("Escrow", "none, so a lost passphrase loses what only it opens; a head can begin one.")
    return _well("Escrow", "two of its three keepers recover a lost key.")


def last_backup(case: Path, opened: Any) -> Finding:
    """When the last backup was made from here, and how much came since."""
    last = store("backup").last_backup(opened, case)
    if last is None:
        return _lacks("Backup", "none was made from here; run goodoffices backup.")
    day = f"{datetime.fromtimestamp(last.time / 1000, UTC):%Y-%m-%d %H:%M} UTC"
    since = opened.record.case_checkpoint().checkpoint.size - last.commit
    if since:
        return _lacks("Backup", f"{day}; commits since then: {since:,}. Run goodoffices backup.")
    return _well("Backup", f"{day}, and nothing was recorded since.")


def _well(about: str, told: str) -> Finding:
    return Finding(well=True, about=about, told=told)


def _lacks(about: str, told: str) -> Finding:
    return Finding(well=False, about=about, told=told)


def _size(count: int) -> str:
    return f"{count / 1e9:,.1f} GB"
