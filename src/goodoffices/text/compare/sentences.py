"""A comparison in plain sentences, in the order of the new draft."""

from collections.abc import Iterable, Iterator, Sequence

from goodoffices.text.compare.bracketing import bracket_sentences
from goodoffices.text.compare.changes import LanguageChange, StatusChange
from goodoffices.text.compare.clause import Clause
from goodoffices.text.compare.naming import bare_number
from goodoffices.text.compare.passage import Lot, Passage
from goodoffices.text.compare.quoting import ended, listed, quote, started, stretches_in_words
from goodoffices.text.framework import COMMON, Status


def told(passages: Sequence[Passage]) -> Iterator[str]:
    """Yield what changed, passage by passage, and at the end which clauses only bear another number."""
    for place, passage in enumerate(passages):
        if passage.changed:
            yield from _about(passage)
            yield from _moved(passages, place)
    yield from _renumbered([one for one in passages if one.renumbered and not one.changed])


def _about(passage: Passage) -> Iterator[str]:
    yield from _lot(passage)
    if passage.old and passage.new:
        yield from bracket_sentences(passage)
    yield from (_status(passage, one) for one in passage.statuses)
    yield from (_language(passage, one) for one in passage.languages)


def _lot(passage: Passage) -> Iterator[str]:
    match passage.lot:
        case Lot.NEW:
            yield ended(f"New {_kind(passage.new[0])}: {quote(passage.new[0].text)}")
        case Lot.GONE:
            one = passage.old[0]
            what = _kind(one) if one.label and not one.name.startswith("heading") else f"a {_kind(one)}"
            yield ended(f"{started(what)} is gone: {quote(one.text)}")
        case Lot.STANDS:
            if passage.stretches:
                yield ended(f"{started(_subject(passage))}: {stretches_in_words(passage.stretches)}")
        case _:
            yield ended(started(_regrouped(passage)))


def _kind(clause: Clause) -> str:
    """Return how a clause is called that is quoted in the same sentence."""
    if clause.name.startswith("heading"):
        return "heading"
    under = f" in “{clause.under}”" if clause.under else ""
    return f"{clause.name if clause.label else 'clause'}{under}"


def _subject(passage: Passage) -> str:
    was = bare_number(passage.old[0].label) if passage.renumbered else ""
    was = was or ("without a number" if passage.renumbered else "")
    return passage.new[0].called + (f" (was {was})" if was else "")


def _regrouped(passage: Passage) -> str:
    old, new = (listed(one.called for one in side) for side in (passage.old, passage.new))
    if passage.lot is Lot.SPLIT:
        sentence = f"{old} of the old draft was split into {new}"
    elif passage.lot is Lot.MERGED:
        sentence = f"{old} of the old draft were merged into {new}"
    else:
        sentence = f"{old} of the old draft were redrawn as {new}"
    changes = stretches_in_words(passage.stretches)
    return f"{sentence}: {changes}" if changes else f"{sentence}; no word outside brackets changed"


def _moved(passages: Sequence[Passage], place: int) -> Iterator[str]:
    """Yield where a passage, and those that moved along with it, stood before: once for all of them."""
    if passages[place].moved_from is None or (place and _follows(passages[place - 1], passages[place])):
        return
    row = [passages[place]]
    for passage in passages[place + 1 :]:
        if not _follows(row[-1], passage):
            break
        row.append(passage)
    first, last = row[0], row[-1]
    under = first.new[0].under
    before, after = (
        one and one.place_from(under)
        for one in ((first.moved_from or (None,))[0], (last.moved_from or (None, None))[1])
    )
    was = "it was" if len(row) == 1 else "they were"
    if before and after:
        where = f"{was} between {before} and {after}"
    elif before:
        where = f"{was} at the end, after {before}"
    else:
        where = f"{was} at the beginning" + (f", before {after}" if after else "")
    names = _subject(first) if len(row) == 1 else f"{first.new[0].called} to {last.new[-1].place_from(under)}"
    yield f"{started(names)} moved: {where}."


def _follows(one: Passage, other: Passage) -> bool:
    """Whether both moved and stood one after the other in the old draft."""
    return bool(one.moved_from and other.moved_from and one.moved_from[1] == other.old[0])


def _status(passage: Passage, change: StatusChange) -> str:
    clause = (passage.new or passage.old)[0].called
    whole = not change.words
    what = started(clause) if whole else f"{started(clause)}: {quote(change.words)}"
    if change.before is None:
        return f"{what} is {_in_words(change.after)} from the first."
    if change.after is None:
        return f"{what} was {_in_words(change.before)}, and does not stand there any more."
    return f"{what} is now {_in_words(change.after)}; it was {_in_words(change.before)}."


def _in_words(status: Status | None) -> str:
    if status is None or status == COMMON:
        return "common"
    details = [
        *([listed(status.parties)] if status.parties else []),
        *([f"since {status.date}"] if status.date else []),
    ]
    return f"{status.agreement.value} ({', '.join(details)})" if details else status.agreement.value


def _language(passage: Passage, change: LanguageChange) -> str:
    text = f"the text in {change.language}" if change.language else "the text in the language of the talks"
    clause = started(passage.new[0].called)
    if change.before is None:
        return f"{clause}: {text} is new ({change.after})."
    if change.after is None:
        return f"{clause}: {text} is gone (it was: {change.before})."
    return f"{clause}: {text} is now: {change.after} (it was: {change.before})."


def _renumbered(passages: Sequence[Passage]) -> Iterator[str]:
    if passages:
        names = [f"{_number(one.old[0])} is now {_number(one.new[0])}" for one in passages]
        yield f"Only the number changed: {'; '.join(_shortened(names))}."


def _number(clause: Clause) -> str:
    return clause.place_from("") if clause.label else f"{clause.place_from('')} (without a number)"


def _shortened(names: Iterable[str], most: int = 12) -> list[str]:
    row = list(names)
    return row if len(row) <= most else [*row[:most], f"and {len(row) - most} more"]
