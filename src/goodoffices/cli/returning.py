"""A returned file kept in a case: who holds the pen logs in at the terminal, as on the site."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from goodoffices.case.kinds import DraftShown, FileReturned
from goodoffices.case.tabled import document_text
from goodoffices.case.view import Matter, View
from goodoffices.cli.atwork import at_work
from goodoffices.office.attaching import Attachment
from goodoffices.office.returning import code_of_text, found_in, keep_returned, parties_of, party_in
from goodoffices.office.sitting import fresh
from goodoffices.store.paper import read_paper
from goodoffices.store.quarantine import bytes_of
from goodoffices.terms import NotPossible
from goodoffices.text.copies import codes_in
from goodoffices.text.document import Document
from goodoffices.text.returned import sentences


class UnknownParty(NotPossible):
    """Your rooms name no party "{party}": give one of {known}."""


class NoTextShown(NotPossible):
    """No text was shown to a room of {party} yet: keep this file on the page “What a party returned”, where you choose the room."""  # noqa: E501 - one sentence


def keep(file: Path, case: Path, party: str) -> Iterator[str]:
    """Keep a returned file, sealed, in the room of the text that it answers; yield what is to be told.

    Raises:
        NotAdmitted, TooManyAttempts: name, passphrase and code do not fit together.
        UnknownParty, NoTextShown: whose it is, or what it answers, is not known.
        NotPossible: the case or the file cannot be opened, or the file cannot be read.
    """
    content = bytes_of(file)
    document = read_paper(file, content)
    with at_work(case) as sitting:
        on = f"{datetime.fromtimestamp(sitting.clock.now() / 1000, UTC):%Y-%m-%d}"
        told, text = _told(sitting.view, party, document)
        told = replace(told, file=file.name, on=on)
        own = fresh()
        keep_returned(sitting, text.first.room, told, own, Attachment(content, file.name))
        yield f"The file is kept, sealed, in the room of {told.called}, as an answer to text {text.now.number}."
        if document is not None:
            yield from sentences(found_in(sitting.view, own))
        yield f"Nothing of it counts yet: confirm it on the site, at /shown/returned/{own}"


def _told(view: View, party: str, document: Document | None) -> tuple[FileReturned, Matter[DraftShown]]:
    parties = parties_of(view)
    own = next((one for one, title in parties.items() if party in {one, title}), None)
    if own is None:
        raise UnknownParty(party=party, known=", ".join(sorted(parties.values())) or "none")
    shown = [one for one in view.all(DraftShown) if party_in(view, one.first.room) == own]
    if not shown:
        raise NoTextShown(party=parties[own])
    codes = _codes(document) if document else ()
    text = next((one for one in shown if code_of_text(view, one.id) in codes), shown[-1])
    words = document_text(document) if document else ""
    return FileReturned(party=own, called=parties[own], shown=text.id, document=words), text


def _codes(document: Document) -> Sequence[str]:
    return tuple(code for mark in document.marks for code in codes_in(mark))
