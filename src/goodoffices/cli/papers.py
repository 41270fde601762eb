"""The papers of the demonstration: the proposals of the invented talks, unified into a folder to look at."""

import os
import sys
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path

import goodoffices
from goodoffices.cli.outputs import check_outputs, shown, write_files
from goodoffices.cli.progress import progress
from goodoffices.cli.proposals import read_proposals
from goodoffices.cli.summary import counted, summary
from goodoffices.cli.tabled import Told, tabled
from goodoffices.cli.writing import framework_bytes
from goodoffices.demo import case_folder
from goodoffices.terms import NotPossible
from goodoffices.text.framework import Framework
from goodoffices.text.unify import print_questions, unify

FOLDER = Path("good-offices-demo")

_TABLE = "table.toml"
_PROPOSALS = "proposals"
_FORMS = {
    "framework.docx": "the text in brackets, to carry into a room: open this first",
    "framework.html": "the same as a web page",
    "framework.md": "the same in plain text, to read and to compare",
    "framework.json": "the same in full, with the origin of every word",
}

_STORY = """\
Two states fight over a valley. An envoy, both parties and the mediators have
each written a text; they lie on the table as Word files, one of them in Arabic.
Here they are one text in brackets, and no word is lost. All of it is invented.
"""


class InTheWay(NotPossible):
    """The file "{path}" is there already and not of this demonstration: name another folder."""


def write_papers(folder: Path | None) -> Iterator[str]:
    """Unify the proposals into a folder, the first free one of the usual name if none is given; yield what is told.

    Raises:
        InTheWay: a file of others is there.
    """
    with progress() as doing, case_folder() as case:
        table = tabled([case / _TABLE], None, Told())
        proposals = read_proposals(table.submissions, (), doing)
        framework = unify(proposals, language=table.language, title=table.title, progress=doing)
        doing("Writing")
        contents = _contents(framework, case)
        chosen = folder or _free(contents)
        _write(chosen, contents)
    yield from _told(chosen, framework)


def _contents(framework: Framework, case: Path) -> dict[Path, bytes]:
    """Return what is written, by its place in the folder."""
    made = {Path(name): framework_bytes(framework, Path(name).suffix) for name in _FORMS}
    papers = sorted(path for path in case.iterdir() if path.suffix == ".docx" or path.name == _TABLE)
    copied = {Path(_PROPOSALS) / path.name: path.read_bytes() for path in papers}
    return {**made, Path("questions.toml"): print_questions(framework).encode(), **copied}


def _in_the_way(folder: Path, contents: Mapping[Path, bytes]) -> Path | None:
    """Return the first file in the folder that is not as it would be written, if there is one."""
    for name, content in contents.items():
        path = folder / name
        if path.exists() and not (path.is_file() and path.read_bytes() == content):
            return path
    return None


def _free(contents: Mapping[Path, bytes]) -> Path:
    """Return the first folder of the usual name, or with a number, in which nothing is in the way."""
    names = (FOLDER if number == 1 else Path(f"{FOLDER}-{number}") for number in count(1))
    return next(name for name in names if not (name.is_file() or _in_the_way(name, contents)))


def _write(folder: Path, contents: Mapping[Path, bytes]) -> None:
    if folder.exists() and not folder.is_dir():
        raise InTheWay(path=shown(folder))
    if strange := _in_the_way(folder, contents):
        raise InTheWay(path=shown(strange))
    (folder / _PROPOSALS).mkdir(parents=True, exist_ok=True)
    places = [(folder / name, content) for name, content in contents.items()]
    check_outputs([path for path, _ in places], [])
    write_files(places)


def _told(folder: Path, framework: Framework) -> Iterator[str]:
    """Yield in lines what was made, what to open first, what is asked, and what to try next."""
    yield _STORY
    yield summary(framework)
    yield f"Made in {shown(folder)}:"
    yield from (f"  {name:<16}{what}" for name, what in _FORMS.items())
    asked = counted(len(framework.questions), "question")
    yield f"  {'questions.toml':<16}{asked} that only a person can answer"
    yield f"  {_PROPOSALS + '/':<16}the Word files they were made of, listed in {_TABLE}\n"
    if framework.questions:
        yield "The first question:"
        yield "".join(f"  {line}\n" for line in framework.questions[0].sentence.splitlines())
    yield "Try next:"
    for what, words in _next(folder):
        yield f"  {what}\n      {own_name()} {words}"


def _next(folder: Path) -> Iterator[tuple[str, str]]:
    full, table, answers = (
        _quoted(folder / name) for name in ("framework.json", f"proposals/{_TABLE}", "questions.toml")
    )
    yield "read the text as one party reads it, word for word its own", f"read {full} --as B"
    yield (
        "write what the room of B may see, as if the rest had never been written",
        f"read {full} --for B -o {_quoted(folder / 'for-b.docx')}",
    )
    yield (
        "answer questions in questions.toml, and unify again",
        f"unify {table} --alignment {answers} -o {_quoted(folder / 'decided.docx')}",
    )
    yield "tell where each paragraph of each proposal went", f"unify {table} --coverage"
    one, other = (_quoted(folder / _PROPOSALS / f"{name}.docx") for name in ("envoy-plan", "borvane-proposal"))
    yield "tell in words what Borvane changed in the envoy's plan", f"compare {one} {other}"


def _quoted(path: Path) -> str:
    return f'"{path}"' if " " in str(path) else str(path)


def own_name() -> str:
    """Return how the program is called here: by the script of the checkout that it runs from, else by its name."""
    root = Path(goodoffices.__file__).resolve().parents[2]
    script = root / "goodoffices"
    if not script.is_file() or root not in Path(sys.prefix).resolve().parents:
        return "goodoffices"
    try:
        path = os.path.relpath(script)
    except ValueError:  # on another drive
        return _quoted(script)
    return _quoted(Path(path)) if os.sep in path else f".{os.sep}{path}"
