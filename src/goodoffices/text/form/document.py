"""The JSON form of a document, with nothing lost. See docs/document-format.md."""

from collections.abc import Mapping, Sequence
from typing import Any

from goodoffices.terms import NotPossible
from goodoffices.text.brackets import Span, brackets_of
from goodoffices.text.document import Block, Change, Comment, Document, Notice
from goodoffices.text.form.fields import Form, value_of

FORMAT = "good-offices-document"
VERSION = 1


class NotADocument(NotPossible):
    """This does not hold a document in JSON ({reason}): give a file that "goodoffices read --json" wrote."""


class NewerDocument(NotPossible):
    """This document is in version {version} of its format and this program reads version {known}: use a newer one."""


def to_form(document: Document) -> Form:
    """Return the document as JSON has it; `language` and `brackets` are told from the rest, for who reads the form."""
    form: Form = {
        "format": FORMAT,
        "version": VERSION,
        "title": document.title,
        "source": document.source,
        "language": document.language,
        "blocks": [_block(block) for block in document.blocks],
    }
    if document.before != document.blocks:
        form["before"] = [_block(block) for block in document.before]
    form["changes"] = [_change(change) for change in document.changes]
    form["comments"] = [_comment(comment) for comment in document.comments]
    form["notices"] = [{"sentence": notice.sentence, "block": notice.block} for notice in document.notices]
    form["brackets"] = [_bracket(span, document.blocks) for span in brackets_of(document.blocks).spans]
    if document.marks:
        form["marks"] = list(document.marks)
    return form


def from_form(form: object) -> Document:
    """Return the document that the form stands for.

    Raises:
        NotADocument: it is the form of something else, or two of its blocks bear one id.
        NewerDocument: its version is not known to this program.
        BadForm: something in it is wrong; the sentence names the place.
    """
    if not isinstance(form, Mapping) or form.get("format") != FORMAT:
        raise NotADocument(reason=f'it lacks "format": "{FORMAT}"')
    if form.get("version") != VERSION:
        raise NewerDocument(version=form.get("version"), known=VERSION)
    blocks = _several(Block, form, "blocks")
    try:
        return Document(
            blocks=blocks,
            title=value_of(str, form.get("title", ""), "title"),
            source=value_of(str, form.get("source", ""), "source"),
            changes=_several(Change, form, "changes"),
            comments=_several(Comment, form, "comments"),
            notices=_several(Notice, form, "notices"),
            before=_several(Block, form, "before") if "before" in form else blocks,
            marks=value_of(tuple[str, ...], form.get("marks", []), "marks"),
        )
    except ValueError as repeated:
        raise NotADocument(reason=f"two blocks bear one id: {repeated}") from repeated


def _several(kind: type, form: Mapping[str, Any], name: str) -> tuple[Any, ...]:
    return tuple(value_of(tuple[kind, ...], form.get(name, []), name))  # type: ignore[valid-type]  # kind is a value


def _block(block: Block) -> Form:
    form: Form = {
        "id": block.id,
        "kind": block.kind.value,
        "level": block.level,
        "label": block.label,
        "text": block.text,
        "language": block.language,
        "direction": block.direction.value,
    }
    if block.cell is not None:
        form["cell"] = {"table": block.cell.table, "row": block.cell.row, "column": block.cell.column}
    if block.bookmarks:
        form["bookmarks"] = list(block.bookmarks)
    return form


def _change(change: Change) -> Form:
    return {
        "id": change.id,
        "kind": change.kind.value,
        "block": change.block,
        "text": change.text,
        "author": change.author,
        "date": change.date,
        "scope": change.scope.value,
        "start": change.start,
    }


def _comment(comment: Comment) -> Form:
    return {
        "id": comment.id,
        "text": comment.text,
        "author": comment.author,
        "date": comment.date,
        "block": comment.block,
        "start": comment.start,
        "end": comment.end,
        "anchor": comment.anchor,
        "answers": comment.answers,
    }


def _bracket(span: Span, blocks: Sequence[Block]) -> Form:
    return {
        "block": blocks[span.opens.block].id,
        "start": span.opens.offset,
        "closes": blocks[span.closes.block].id,
        "end": span.closes.offset + 1,
        "depth": span.depth,
    }
