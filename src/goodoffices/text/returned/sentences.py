"""What was found in a returned draft, in plain sentences."""

from collections.abc import Iterator, Sequence

from goodoffices.text.compare.quoting import ended, listed, quote, started
from goodoffices.text.returned.finding import (
    Edit,
    Finding,
    Hand,
    Lot,
    Provision,
    Remark,
    RemarkKind,
    Returned,
    Standing,
)

_NEAR = 24


def sentences(returned: Returned) -> tuple[str, ...]:
    """Return what a mediator must know, the most general first; nothing is said of what came back as it went out."""
    return (
        *_head(returned),
        *(ended(one) for finding in returned.findings for one in _finding(finding, returned)),
        *(ended(_remark(one)) for one in returned.remarks),
    )


def _head(returned: Returned) -> Iterator[str]:
    copy = f"copy {returned.copy}" if returned.copy else "a copy"
    recipient = f" for {returned.recipient}" if returned.recipient else ""
    match returned.standing:
        case Standing.CURRENT:
            yield f"The file is {copy}{recipient} of this draft ({returned.code}), returned by {returned.party}."
        case Standing.OLD:
            yield (
                f"The file is {copy}{recipient} of another draft ({listed(returned.codes)}), not of this one "
                f"({returned.code}): collect it against the draft that it answers, or mind that some of its words are "
                "older than this text."
            )
        case Standing.UNMARKED:
            yield f"The file has lost the mark of its draft; it was read against this one ({returned.code})."
    yield _counts(returned)
    unsure = sum(not one.sure for one in returned.findings)
    if unsure:
        yield f"Of {unsure} of these it is not sure that they are the same provision: look at them first."


def _counts(returned: Returned) -> str:
    provisions = [one for one in returned.findings if one.provisions]
    untouched = sum(len(one.provisions) for one in provisions if not one.touched)
    told = [f"{untouched} provisions came back as they went out"]
    for lot in (Lot.REWORDED, Lot.SPLIT, Lot.JOINED, Lot.GONE, Lot.NEW):
        count = sum(1 for _ in returned.of(lot))
        if count:
            told.append(f"{count} {'were' if count > 1 else 'was'} {_LOTS[lot]}")
    moved = sum(one.moved for one in returned.findings)
    if moved:
        told.append(f"{moved} {'were' if moved > 1 else 'was'} moved")
    if returned.remarks:
        told.append(
            f"{len(returned.remarks)} {'comments stand' if len(returned.remarks) > 1 else 'comment stands'} beside"
        )
    return f"{listed(told)}."


_LOTS = {
    Lot.REWORDED: "reworded",
    Lot.SPLIT: "split",
    Lot.JOINED: "joined to others",
    Lot.GONE: "taken out",
    Lot.NEW: "newly written",
}


def _finding(one: Finding, returned: Returned) -> Iterator[str]:
    doubt = " (not sure)" if not one.sure else ""
    name = f"{started(_named(one.provisions))}{doubt}"
    match one.lot:
        case Lot.REWORDED:
            yield f"{name}: {_edits(one.edits, returned.party)}"
        case Lot.SPLIT | Lot.JOINED:
            what = "was split" if one.lot is Lot.SPLIT else "now stand as one"
            edited = f"; {_edits(one.edits, returned.party)}" if one.edits else ""
            yield f"{name} {what}: {quote(one.now)}{edited}"
        case Lot.GONE:
            yield f"{name} was taken out by {_hands(one.hands, returned.party)}: {quote(one.was)}"
        case Lot.NEW:
            yield f"New clause {_place(one.follows)}, by {_hands(one.hands, returned.party)}: {quote(one.now)}"
        case Lot.BESIDE:
            yield f"Beside the text, {_edits(one.edits, returned.party)}"
        case Lot.UNTOUCHED:
            pass
    if one.moved:
        yield f"{name} was moved by {_hands(one.hands, returned.party)} and stands {_place(one.follows)}"


def _edits(edits: Sequence[Edit], party: str) -> str:
    return "; ".join(f"{_edit(one)}, by {_hands(one.hands, party)}" for one in edits)


def _edit(one: Edit) -> str:
    was, now = one.was.strip(), one.now.strip()
    if was and now:
        return f"{quote(was)} became {quote(now)}"
    if not was and not now:
        return "a paragraph was broken or joined"
    near = f"after “…{' '.join(one.after[-_NEAR:].split())}”, " if one.after.strip() else ""
    return f"{near}{quote(was or now)} was {'taken out' if was else 'added'}"


def _hands(hands: Sequence[Hand], party: str) -> str:
    return listed(dict.fromkeys(_hand(one, party) for one in hands))


def _hand(one: Hand, party: str) -> str:
    if not one.author:
        return f"{one.party} (not tracked)"
    return f"{one.author} of {one.party}" if one.party != party else f"{one.author} ({one.party})"


def _named(provisions: Sequence[Provision]) -> str:
    return listed(dict.fromkeys(_name(one) for one in provisions))


def _name(one: Provision) -> str:
    language = f" in {one.language}" if one.language else ""
    return f"{one.name or one.id}{language}"


def _place(follows: Provision | None) -> str:
    return f"after {_name(follows)}" if follows else "at the beginning"


def _remark(one: Remark) -> str:
    where = f"on {_named(one.provisions)}" if one.provisions else "beside the text"
    what = "gives a reason" if one.kind is RemarkKind.REASON else "remarks"
    answered = f" (in answer to {quote(one.answers)})" if one.answers else ""
    return f"{one.hand.author or 'Somebody'} of {one.hand.party} {what} {where}{answered}: {quote(one.text)}"
