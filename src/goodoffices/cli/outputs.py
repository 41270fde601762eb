"""Files that are written: checked before the work starts, and written whole or not at all."""

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from goodoffices.terms import NotPossible
from goodoffices.text.read.invisible import visible

SUFFIXES = (".docx", ".odt", ".md", ".html", ".json")


class UnknownSuffix(NotPossible):
    """The name "{path}" does not say in which form to write: let it end in .docx, .odt, .md, .html or .json."""


class NoSuchFolder(NotPossible):
    """There is no folder "{folder}" to write "{name}" into: make it first, or name another."""


class IsAFolder(NotPossible):
    """There is a folder of the name "{path}": give the file another name."""


class MayNotWrite(NotPossible):
    """The folder "{folder}" may not be written to: name another, or ask whoever owns it for leave."""


class WouldOverwrite(NotPossible):
    """The file "{path}" is one of those that are read, and writing would destroy it: give the output another name."""


class WrittenTwice(NotPossible):
    """The file "{path}" would be written twice: give each output a name of its own."""


class CouldNotWrite(NotPossible):
    """The file "{path}" could not be written ({reason}), and nothing else was: make room, or name another folder."""


def shown(path: Path) -> str:
    """Return a path as a sentence may show it, its invisible signs written out."""
    return visible(str(path))


def show(content: str | bytes) -> None:
    """Print a text as it is, or with its invisible signs written out on a terminal, which might obey them."""
    if sys.stdout.isatty():
        content = visible(content if isinstance(content, str) else content.decode())
    click.echo(content, nl=False)


def check_suffixes(outputs: Iterable[Path]) -> None:
    """Raise UnknownSuffix where the name of an output does not end as one of the forms does."""
    for path in outputs:
        if path.suffix.lower() not in SUFFIXES:
            raise UnknownSuffix(path=shown(path))


def check_outputs(outputs: Sequence[Path], inputs: Iterable[Path]) -> None:
    """Raise a refusal where an output cannot be written, or is written twice, or is one of the inputs."""
    read = {path.resolve() for path in inputs}
    seen: set[Path] = set()
    for path in outputs:
        target = path.resolve()
        if target in read:
            raise WouldOverwrite(path=shown(path))
        if target in seen:
            raise WrittenTwice(path=shown(path))
        seen.add(target)
        if target.is_dir():
            raise IsAFolder(path=shown(path))
        if not target.parent.is_dir():
            raise NoSuchFolder(folder=shown(path.parent), name=visible(path.name))
        if not os.access(target.parent, os.W_OK):
            raise MayNotWrite(folder=shown(path.parent))


def write_files(contents: Sequence[tuple[Path, bytes]]) -> None:
    """Write all files or none: each beside its place first, then all into their places.

    Raises:
        CouldNotWrite: the system did not take one of them.
    """
    begun: list[Path] = []
    path = Path()
    try:
        for number, (path, content) in enumerate(contents):
            partial = path.resolve().parent / f".goodoffices-{os.getpid()}-{number}.part"
            with partial.open("xb") as file:
                begun.append(partial)
                file.write(content)
        for partial, (path, _) in zip(begun, contents, strict=True):
            partial.replace(path.resolve())
    except OSError as error:
        raise CouldNotWrite(
            path=shown(path), reason=(error.strerror or "the system gives no reason").lower()
        ) from error
    finally:
        for partial in begun:
            partial.unlink(missing_ok=True)
