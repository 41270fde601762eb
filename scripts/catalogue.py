"""Gather what the site says into its catalogues, and compile them: `python -m scripts.catalogue`.

It writes `locale/TAG/LC_MESSAGES/django.po` and `.mo` for every language there is a folder for; what is translated
already stays. What is gathered: the texts of templates and pages, the sentences of the timeline, and the refusals.
"""

import ast
import inspect
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import django
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "goodoffices"
LOCALE = SOURCE / "web" / "locale"
MODELS = (
    *("choice", "soundings/contradiction", "soundings/evidence", "worlds/drawing", "worlds/worlds"),
    *("feasible/possible", "feasible/whatif", "of_case/choices"),
)
SPEAKING = (
    "web",
    "case",
    "office",
    *(f"packages/{one}.py" for one in MODELS),
    "store/accounts",
    "store/apart.py",
    "record/removal.py",
)
"""The wings and files whose refusals and sentences a reader of the site meets."""

KEYWORDS = {**DEFAULT_KEYWORDS, "Sentence": None, "gettext_lazy": None, "ngettext_lazy": (1, 2)}
HEADER = "# What the site says. Made by `python -m scripts.catalogue`; translations are kept."
FIXED = datetime(2026, 1, 1, tzinfo=UTC)
UNDATED: dict[str, Any] = {"creation_date": FIXED, "revision_date": FIXED, "last_translator": "", "language_team": ""}
"""The same catalogue is the same bytes, whenever it is made."""
PLURALS = {
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
}
"""Which form of a sentence fits a number, as gettext and CLDR count the forms, where Babel counts them otherwise."""

Message = str | tuple[str, str]


def gathered() -> list[Message]:
    """Return everything that is to be translated, each once, in the order of files and lines."""
    found: dict[Message, None] = {}
    for path in sorted((SOURCE / "web" / "templates").rglob("*.html")):
        found.update(dict.fromkeys(_called(templatize(path.read_text(encoding="utf-8")))))
    for wing in SPEAKING:
        for path in sorted((SOURCE / wing).rglob("*.py")) or [SOURCE / wing]:
            source = path.read_text(encoding="utf-8")
            for way in (_called, _refusals, _sentences):
                found.update(dict.fromkeys(way(source)))
    return list(found)


def catalogue(tag: str) -> Catalog:
    """Return the catalogue of a language as it stands; an empty one where there is none."""
    path = LOCALE / tag / "LC_MESSAGES" / "django.po"
    if not path.is_file():
        return Catalog(locale=tag)
    with path.open("rb") as stream:
        return read_po(stream, locale=tag)


def renewed(tag: str) -> Catalog:
    """Return the catalogue of a language with everything that is to be translated now, and nothing else."""
    old = catalogue(tag)
    new = Catalog(locale=tag, project="Good Offices", charset="utf-8", fuzzy=False, header_comment=HEADER, **UNDATED)
    if tag in PLURALS:
        new.mime_headers = [("Plural-Forms", PLURALS[tag])]
    for message in gathered():
        known = old.get(message[0] if isinstance(message, tuple) else message)
        new.add(message, known.string if known else "", flags=_flags(known))
    return new


def missing(catalog: Catalog) -> list[Message]:
    """Return what has no translation."""
    return [
        one.id
        for one in catalog
        if one.id and not all(one.string if isinstance(one.string, tuple | list) else (one.string,))
    ]


def compiled(catalog: Catalog) -> bytes:
    """Return the catalogue as the program reads it."""
    stream = BytesIO()
    write_mo(stream, catalog)
    return stream.getvalue()


def _flags(known: object) -> set[str]:
    return set(getattr(known, "flags", set())) - {"python-format", "python-brace-format"}


def _called(source: str) -> Iterator[Message]:
    stream = BytesIO(source.encode())
    for _, said, *_ in extract("python", stream, keywords=KEYWORDS, options={"encoding": "utf-8"}):
        yield said[:2] if isinstance(said, tuple) else said


def _sentences(source: str) -> Iterator[str]:
    """Yield what stands in tables of sentences, which have braces to be filled in."""
    for table in ast.walk(ast.parse(source)):
        if isinstance(table, ast.Dict):
            for one in table.values:
                if isinstance(one, ast.Constant) and isinstance(one.value, str) and re.search(r"\{\w+\}", one.value):
                    yield one.value


def _refusals(source: str) -> Iterator[str]:
    """Yield the sentences of the refusals in a module, as `NotPossible.template` gives them."""
    for one in ast.walk(ast.parse(source)):
        if isinstance(one, ast.ClassDef) and any(isinstance(of, ast.Name) and of.id in REFUSALS for of in one.bases):
            rule = inspect.cleandoc(ast.get_docstring(one) or "").split("\n\n")[0]
            yield " ".join(rule.split())


REFUSALS = {"NotPossible"}


def main() -> int:
    """Write the catalogues, and tell what has no translation yet."""
    settings.configure(USE_I18N=False)
    django.setup()
    left = 0
    for folder in sorted(LOCALE.iterdir()):
        catalog = renewed(folder.name)
        place = folder / "LC_MESSAGES"
        with (place / "django.po").open("wb") as stream:
            write_po(stream, catalog, width=0, omit_header=False, sort_output=False, include_previous=False)
        (place / "django.mo").write_bytes(compiled(catalog))
        untranslated = missing(catalog)
        left += len(untranslated)
        sys.stdout.write(f"{folder.name}: {len(catalog)} sentences, {len(untranslated)} not translated\n")
    return int(bool(left))


if __name__ == "__main__":
    sys.exit(main())
