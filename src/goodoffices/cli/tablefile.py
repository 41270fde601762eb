"""A table file: the proposals on the table listed in TOML, with all that is to be known of each."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from goodoffices.cli.outputs import shown
from goodoffices.cli.submission import Submission, TranslationFile, dated, in_room, standing
from goodoffices.store.quarantine import bytes_of
from goodoffices.terms import NotPossible
from goodoffices.text.proposal import TextStanding
from goodoffices.text.read.encoding import decoded

SUFFIX = ".toml"

_HEAD = {"title": str, "languages": list, "proposal": list}
_PROPOSAL = {
    **dict.fromkeys(("id", "holder", "file", "language", "date", "standing", "room", "title"), str),
    "base": bool,
    "translation": list,
}
_TRANSLATION = dict.fromkeys(("language", "file", "standing"), str)


class TableUnclear(NotPossible):
    """The table file "{path}" cannot be used: {problem}. See docs/commands.md for what it holds."""


@dataclass(frozen=True, slots=True)
class TableFile:
    """What a table file lists: the proposals, and the title and first language of the talks ("" if not told)."""

    submissions: tuple[Submission, ...]
    title: str = ""
    language: str = ""


def read_table(path: Path) -> TableFile:
    """Return what a table file lists; the names of files in it are seen from its own folder.

    Raises:
        NoSuchFile, NotAFile, MayNotRead, FileTooLarge, NotUtf8: the file cannot be had, or is no text.
        TableUnclear: it is no TOML, or does not hold what a table file holds.
        NotADate, UnknownStanding: a date or standing in it is none.
    """
    return _Reading(path).table()


class _Reading:
    """Reads one table file, and knows its name for what it has to say of it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def table(self) -> TableFile:
        text = decoded(shown(self.path), bytes_of(self.path))
        try:
            form = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise self.unclear(f"it is not well-formed ({error})") from None
        self.check(form, _HEAD, "its head")
        entries = form.get("proposal", [])
        if not entries:
            raise self.unclear("it lists no proposal under [[proposal]]")
        submissions = tuple(self.submission(entry, f"proposal {place}") for place, entry in enumerate(entries, 1))
        languages = form.get("languages", [])
        if not all(isinstance(one, str) for one in languages):
            raise self.unclear('its "languages" are not all texts')
        return TableFile(submissions, form.get("title", ""), languages[0] if languages else "")

    def submission(self, entry: object, place: str) -> Submission:
        fields = self.check(entry, _PROPOSAL, place)
        made = Submission(
            path=self.file(fields, place),
            id=fields.get("id", ""),
            holder=fields.get("holder", ""),
            title=fields.get("title", ""),
            language=fields.get("language", ""),
            base=fields.get("base", False),
            translations=tuple(self.translation(one, place) for one in fields.get("translation", [])),
        )
        for key, tell in (("date", dated), ("standing", standing), ("room", in_room)):
            if fields.get(key, "").strip():
                made = tell(made, fields[key].strip())
        return made

    def translation(self, entry: object, place: str) -> TranslationFile:
        place = f"a translation of {place}"
        fields = self.check(entry, _TRANSLATION, place)
        made = TranslationFile(fields.get("language", ""), self.file(fields, place))
        if not made.language:
            raise self.unclear(f'{place} has no "language"')
        if "standing" not in fields:
            return made
        if fields["standing"] not in set(TextStanding):
            raise self.unclear(f"the standing of {place} is not one of {', '.join(TextStanding)}")
        return replace(made, standing=TextStanding(fields["standing"]))

    def file(self, fields: Mapping[str, str], place: str) -> Path:
        if not fields.get("file"):
            raise self.unclear(f'{place} has no "file"')
        file = Path(fields["file"])
        if file.anchor or ".." in file.parts or "\0" in fields["file"]:
            raise self.unclear(f'the "file" of {place} does not lie in the folder of the table, or below it')
        return self.path.parent / file

    def check(self, entry: object, known: Mapping[str, type], place: str) -> dict[str, Any]:
        """Return the entry, once each of its fields is known to be there and of its kind."""
        if not isinstance(entry, dict):
            raise self.unclear(f"{place} is no table of fields")
        for key, value in entry.items():
            if key not in known:
                raise self.unclear(f'{place} has a field "{key}" that is not known')
            if not isinstance(value, known[key]):
                raise self.unclear(f'the field "{key}" of {place} is of the wrong kind')
        return entry

    def unclear(self, problem: str) -> TableUnclear:
        return TableUnclear(path=shown(self.path), problem=problem)
