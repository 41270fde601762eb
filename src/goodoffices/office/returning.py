"""What a party gave back comes into the record: the file as it is, and what a mediator confirmed of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count

from goodoffices.case.amending import provision_of
from goodoffices.case.kinds import (
    Draft,
    DraftShown,
    FileReturned,
    GatePassed,
    Party,
    PartySite,
    Reaction,
    Stance,
    Tabled,
    TabledText,
)
from goodoffices.case.negotiating import NegotiatingText, latest_draft, shown_text, text_of
from goodoffices.case.tabled import document_in, document_text
from goodoffices.case.view import Matter, View
from goodoffices.office.attaching import Attachment
from goodoffices.office.drafting import lay_amended, table_proposal
from goodoffices.office.saying import id_for
from goodoffices.office.sitting import Sitting
from goodoffices.office.talks import check_reaction, record_reaction
from goodoffices.record.checkpoint import Receipt
from goodoffices.terms import NotPossible, Room
from goodoffices.text.amendment import amended, amendments, documents_of
from goodoffices.text.copies import code_of
from goodoffices.text.document import Document
from goodoffices.text.form_codes import TypedBack, typed_back
from goodoffices.text.framework import Framework, Origin
from goodoffices.text.returned import Finding, Remark, Returned, returned
from goodoffices.text.write.digest import digest_of
from goodoffices.text.write.word.reactions import rows_of


class NothingConfirmed(NotPossible):
    """Nothing was confirmed: tick what the party wants, or say what its comments mean."""


class ConfirmedAlready(NotPossible):
    """What this file brought was confirmed already: look at the text, or keep the file once more."""


class NotInTheText(NotPossible):
    """These clauses stand in the text no more: confirm them as a proposal alone."""


class TakenOutAlone(NotPossible):
    """That clauses are to go can be said in the text alone: let what you ticked come into the text, too."""


class NothingTyped(NotPossible):
    """No words were typed: type what stands on the paper."""


class CodesUnclear(NotPossible):
    """These do not fit the form, so nothing was recorded: {codes}. Look at the paper, and type them anew."""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What a mediator confirmed of a returned file: places of findings, and the reaction that each comment is.

    `laid` says that the clauses come into the text as alternatives, in its next draft.
    """

    findings: frozenset[int] = frozenset()
    remarks: Mapping[int, tuple[Stance, str]] | None = None
    laid: bool = False


def keep_returned(sitting: Sitting, room: str, file: FileReturned, own_id: str, content: Attachment) -> Receipt:
    """Keep what a party gave back, sealed, in the room that it shares; nothing of it counts yet.

    A text that it answers names the room itself.

    Raises:
        NoSuchThing: no such text is in the view.
        NotYourRoom, FileTooLarge, RoomFull: as for `Sitting.say`.
    """
    if file.shown:
        room = sitting.view.one(DraftShown, file.shown).first.room
    return sitting.say(room, file, own_id, (content,))


def found_in(view: View, file: str) -> Returned:
    """Return what was found in a returned file, held against the text that it answers.

    Raises:
        NoSuchThing: no such file, or no such text, is in the view.
    """
    kept = said_first(view.one(FileReturned, file))
    return returned(shown_text(view, kept.shown), document_in(kept.document), kept.called or kept.party)


def confirm_returned(sitting: Sitting, file: str, confirmed: Confirmed, own_id: str) -> Receipt:
    """Take what was confirmed into the record: the words as a proposal of the party, its comments as reactions.

    Raises:
        NothingConfirmed: neither words nor comments were.
        ConfirmedAlready: it was done before.
        NotInTheText: the text has none of the clauses, and they were to come into it.
        ReadersDiffer: somebody who reads the text does not read the room of the party.
        ConditionMissing: a reaction is "only if", and does not say what.
    """
    matter = sitting.view.one(FileReturned, file)
    _check_open(matter, own_id)
    found = found_in(sitting.view, file)
    chosen = [one for place, one in enumerate(found.findings) if place in confirmed.findings]
    reactions = list(_reactions(sitting.view, matter, found.remarks, confirmed.remarks or {}))
    if not chosen and not reactions:
        raise NothingConfirmed
    for one in reactions:
        check_reaction(one)
    proposal = _take(sitting, matter, chosen, own_id, laid=confirmed.laid) if chosen else ""
    for place, one in enumerate(reactions):
        record_reaction(sitting, matter.first.room, one, id_for(own_id, "reaction", str(place)))
    return _said_taken(sitting, matter, proposal, own_id)


def type_up(sitting: Sitting, file: str, document: Document, title: str, own_id: str) -> Receipt:
    """Table the words of a paper, typed up beside its picture, as a proposal of the party.

    Raises:
        NothingTyped: there are none.
        ConfirmedAlready: it was done before.
    """
    matter = sitting.view.one(FileReturned, file)
    _check_open(matter, own_id)
    if not document.blocks:
        raise NothingTyped
    proposal = _table(sitting, matter, [(document.language, document)], title, id_for(own_id, "proposal"))
    return _said_taken(sitting, matter, proposal, own_id)


def read_codes(view: View, shown: str, typed: str) -> TypedBack:
    """Return what was typed back in from a reaction form of a text.

    Raises:
        NoSuchThing: no such text is in the view.
    """
    framework = shown_text(view, shown)
    return typed_back(typed, rows_of(framework), code_of_text(view, shown))


def record_codes(sitting: Sitting, told: Reaction, typed: str, own_id: str) -> tuple[Receipt, ...]:
    """Record what a party ticked on a form as its written reactions: all of it, or nothing.

    `told` says what is the same for all: the party, the text that it was shown, the day.

    Raises:
        CodesUnclear: a code is none of this form, or a clause has two.
        NothingConfirmed: there is no code.
        ConditionMissing: it is "only if", and nothing is written beside it.
    """
    read = read_codes(sitting.view, told.shown, typed)
    framework = shown_text(sitting.view, told.shown)
    labels = {one.id: one.label or one.id for one in framework.provisions}
    unclear = (*read.unread, *(labels[one] for one in read.twice))
    if unclear:
        raise CodesUnclear(codes=", ".join(unclear))
    if not read.given:
        raise NothingConfirmed
    reactions = [
        replace(
            told,
            noted=False,
            provision=one.provision,
            stance=Stance[one.answer.name],
            words=one.words,
            condition=one.words if Stance[one.answer.name] is Stance.ONLY_IF else "",
            label=labels[one.provision],
        )
        for one in read.given
    ]
    for reaction in reactions:
        check_reaction(reaction)
    room = sitting.view.one(DraftShown, told.shown).first.room
    return tuple(record_reaction(sitting, room, one, id_for(own_id, one.provision)) for one in reactions)


def code_of_text(view: View, shown: str) -> str:
    """Return the code that all copies of a text bear.

    Raises:
        NoSuchThing: no such text is in the view.
    """
    return code_of(digest_of(shown_text(view, shown)))


def parties_of(view: View) -> dict[str, str]:
    """Return the parties of a view by id, with their names."""
    sites = {one.now.party: one.now.called for one in view.all(PartySite)}
    return sites | {one.id: one.now.title for one in view.all(Party)}


def party_in(view: View, room: str) -> str:
    """Return the id of the party that a room is shared with, as its site or its proposals there tell; "" if neither."""
    sites = [one.now.party for one in view.all(PartySite) if one.first.room == room]
    holders = [one.now.holder for one in view.all(Tabled) if one.last.room == room and one.now.holder]
    return next(iter([*sites, *holders]), "")


def draft_behind(view: View, shown: str) -> NegotiatingText | None:
    """Return the negotiating text that a shown text was made from, as its latest draft has it; None if not in view."""
    passed = next((one.now for one in view.all(GatePassed) if one.now.shown == shown), None)
    if passed is None:
        return None
    room = text_of(view, passed.draft).draft.room
    return text_of(view, latest_draft(view, room).id)


def said_first(matter: Matter[FileReturned]) -> FileReturned:
    """Return what was said of a returned file when it was kept."""
    return matter.first.statement  # type: ignore[return-value]  # the view sorts by type


def names_in(view: View, shown: str, framework: Framework, *, moved: bool) -> Mapping[str, str]:
    """Return the provisions of a shown text that stand in a framework: that text, or the one it was made from."""
    passed = next((one.now for one in view.all(GatePassed) if one.now.shown == shown), None)
    renamed = {one.shown: one.provision for one in passed.names} if passed and moved else {}
    standing = {one.id for one in framework.provisions}
    ids = {one.id: renamed.get(one.id, one.id) for one in shown_text(view, shown).provisions}
    return {name: home for name, home in ids.items() if home in standing}


def _check_open(matter: Matter[FileReturned], own_id: str) -> None:
    if matter.now.taken and matter.last.id != own_id:
        raise ConfirmedAlready


def _take(sitting: Sitting, matter: Matter[FileReturned], chosen: Sequence[Finding], own_id: str, *, laid: bool) -> str:
    """Table the words, and lay them into the text where that is asked; nothing is said where that cannot be."""
    view, kept = sitting.view, said_first(matter)
    text = draft_behind(view, kept.shown) if laid else None
    framework = text.framework if text else shown_text(view, kept.shown)
    some = tuple(amendments(chosen, names_in(view, kept.shown, framework, moved=text is not None), f"r{own_id[:8]}-"))
    if not some or (laid and text is None):
        raise NotInTheText
    documents = list(documents_of(framework, some).items())
    if not documents and not laid:
        raise TakenOutAlone
    own, draft = id_for(own_id, "proposal"), id_for(own_id, "draft")
    room, name = matter.first.room, _name(view, kept, own)
    made = None
    if text is not None and all(one.id != draft for one in view.all(Draft)):
        sitting.check_readers(text.draft.room, Draft(framework="", rooms=(*text.now.rooms, room)))
        origin = Origin(name, kept.called or kept.party, kept.file, kept.on, room=Room(room))
        made = amended(framework, some, origin)
    proposal = _table(sitting, matter, documents, kept.file, own) if documents else ""
    if text is not None and made is not None:
        lay_amended(sitting, text, made, room, draft)
    return proposal


def _table(
    sitting: Sitting,
    matter: Matter[FileReturned],
    documents: Sequence[tuple[str, Document]],
    title: str,
    own_id: str,
) -> str:
    kept = said_first(matter)
    (language, first), *others = documents
    tabled = Tabled(
        name=_name(sitting.view, kept, own_id),
        called=kept.called or kept.party,
        holder=kept.party,
        document=document_text(first),
        title=title,
        date=kept.on,
        language=language,
        translations=tuple(TabledText(language=other, document=document_text(one)) for other, one in others),
        file=kept.file,
    )
    table_proposal(sitting, matter.first.room, tabled, own_id)
    return own_id


def _name(view: View, kept: FileReturned, own_id: str) -> str:
    """Return a name for the brackets that no other text has: that of the party's first with a number, or a new one.

    A new one is the letter of the party, so that it does not tell whether another that begins alike returned a text.
    """
    said = {one.id: one.now for one in view.all(Tabled)}
    if own_id in said:
        return said[own_id].name
    taken = {one.name for one in said.values()}
    called = kept.called or kept.party
    first = next((one.name for one in said.values() if kept.party == one.holder or called == one.called), "")
    letter = next((one.now.letter for one in view.all(Party) if one.id == kept.party), "")
    stem = first.rstrip("0123456789") or letter or called.strip()[:1].upper()
    numbered = (f"{stem}{number}" for number in count(2))
    return next(one for one in chain((stem,), numbered) if one not in taken)


def _reactions(
    view: View, matter: Matter[FileReturned], remarks: Sequence[Remark], chosen: Mapping[int, tuple[Stance, str]]
) -> Iterator[Reaction]:
    """Yield the comments that a mediator takes for reactions, each as the party wrote it; others stay in the file."""
    kept = said_first(matter)
    framework = shown_text(view, kept.shown)
    for place, remark in enumerate(remarks):
        if place in chosen and remark.provisions:
            stance, condition = chosen[place]
            provision = provision_of(framework, remark.provisions[0].id)
            yield Reaction(
                party=kept.party,
                provision=provision.id,
                stance=stance,
                words=remark.text,
                condition=condition,
                on=kept.on,
                noted=False,
                by=remark.hand.author,
                label=provision.label or provision.id,
                source=kept.file,
                shown=kept.shown,
            )


def _said_taken(sitting: Sitting, matter: Matter[FileReturned], proposal: str, own_id: str) -> Receipt:
    taken = replace(said_first(matter), document="", returned=matter.id, taken=True, proposal=proposal)
    return sitting.say(matter.first.room, taken, own_id)
