"""A framework or a document in the form that the name of a file asks for."""

import json
from pathlib import Path

import click

from goodoffices.cli import options
from goodoffices.terms import NotPossible
from goodoffices.text.document import Document
from goodoffices.text.form.document import to_form
from goodoffices.text.form.framework import dumps
from goodoffices.text.framework import Framework
from goodoffices.text.notation import print_framework
from goodoffices.text.write import (
    PLAIN,
    Attribution,
    FootnotesInWord,
    PaperStyle,
    write_document_html,
    write_document_markdown,
    write_document_odt,
    write_document_word,
    write_html,
    write_odt,
    write_word,
)

attribution: options.Decorator = click.option(
    "--attribution",
    type=click.Choice(list(map(str, Attribution))),
    default="shown",
    help="Name the holders beside their words, in footnotes, or not at all.",
)

PAPERS = frozenset([".docx", ".html", ".odt"])
"""The forms that can be set out in a style."""


class HidesNothing(NotPossible):
    """Only .docx, .odt and .html can hide holders or show one reading: leave {name} out here, or write it apart."""


class NoPaper(NotPossible):
    """How a paper looks is told only of .docx, .odt and .html: write one of them with -o."""


def check_style(style: PaperStyle, outputs: tuple[Path, ...]) -> None:
    """Raise a refusal where a style is asked for that an output could not keep to.

    Raises:
        NoPaper: no output is a paper.
        HidesNothing: an output would show what the style hides.
        FootnotesInWord: holders are to be named in the footnotes of another form.
    """
    if style == PLAIN:
        return
    others = [path for path in outputs if path.suffix.lower() not in PAPERS]
    if len(others) == len(outputs):
        raise NoPaper
    if style.footnoted and any(path.suffix.lower() != ".docx" for path in outputs):
        raise FootnotesInWord
    if others and (style.clean is not None or not style.attributed):
        raise HidesNothing(name=others[0].name)


def framework_bytes(framework: Framework, suffix: str, style: PaperStyle = PLAIN) -> bytes:
    """Return the framework in the form of a suffix.

    Raises:
        NoSuchProposal, OneLanguage: the style asks for a reading or a column that is not there.
    """
    match suffix.lower():
        case ".docx":
            return write_word(framework, style)
        case ".odt":
            return write_odt(framework, style)
        case ".html":
            return write_html(framework, style).encode()
        case ".json":
            return dumps(framework)
        case _:
            return print_framework(framework).encode()


def document_bytes(document: Document, suffix: str) -> bytes:
    """Return the document in the form of a suffix."""
    match suffix.lower():
        case ".docx":
            return write_document_word(document)
        case ".odt":
            return write_document_odt(document)
        case ".html":
            return write_document_html(document).encode()
        case ".json":
            return f"{json.dumps(to_form(document), ensure_ascii=False, indent=1)}\n".encode()
        case _:
            return write_document_markdown(document).encode()
