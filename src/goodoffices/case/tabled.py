"""The proposals of a view, as the text wing takes them."""

import json
from collections.abc import Iterable, Iterator, Sequence

from goodoffices.case.kinds.drafts import Tabled
from goodoffices.case.kinds.showing import FileReturned
from goodoffices.case.said import Said
from goodoffices.case.view import View
from goodoffices.terms import Room
from goodoffices.text.document import Document
from goodoffices.text.form import document as document_form
from goodoffices.text.framework import Decision
from goodoffices.text.proposal import Proposal
from goodoffices.text.unify.translations import translated


def proposals(view: View, decisions: Sequence[Decision] = ()) -> tuple[Proposal, ...]:
    """Return every proposal of the view as it stands now, in the order in which they were tabled.

    The room of each is that of its latest entry, called by its id.
    """
    return tuple(proposal_of(one.last, decisions) for one in view.all(Tabled))


def proposal_of(said: Said, decisions: Sequence[Decision] = ()) -> Proposal:
    """Return the proposal that an entry of its kind tables.

    Raises:
        NotADocument, NewerDocument, BadForm: its document is not what this program writes.
    """
    tabled = said.statement
    if not isinstance(tabled, Tabled):
        raise TypeError(said)
    proposal = Proposal(
        id=tabled.name,
        holder=tabled.called,
        document=document_in(tabled.document),
        language=tabled.language,
        title=tabled.title,
        date=tabled.date,
        standing=tabled.standing,
        superseded_by=tabled.superseded_by,
        room=Room(said.room),
        base=tabled.base,
    )
    for one in tabled.translations:
        proposal = translated(proposal, one.language, document_in(one.document), one.standing, decisions)
    return proposal


def document_in(text: str) -> Document:
    """Return the document that an entry holds as JSON."""
    return document_form.from_form(json.loads(text))


def document_text(document: Document) -> str:
    """Return a document as an entry holds it; `document_in` reads it."""
    return json.dumps(document_form.to_form(document), ensure_ascii=False, separators=(",", ":"))


def added_in(file: FileReturned) -> Iterator[str]:
    """Yield what was written into a returned file, as far as the file itself tells: comments and tracked insertions."""
    if file.document:
        document = document_in(file.document)
        yield from (one.text for one in document.comments)
        yield from (one.text for one in document.changes if one.adds)


def rooms_of(some: Iterable[Proposal]) -> tuple[str, ...]:
    """Return the ids of the rooms that proposals of a case lie in, in alphabetical order."""
    return tuple(sorted({one.room.name for one in some}))
