"""What became of the brackets of a clause, in plain sentences."""

from collections.abc import Iterator, Sequence

from goodoffices.text.compare.changes import AlternativeChange, BracketChange, Fate, Held
from goodoffices.text.compare.passage import Passage
from goodoffices.text.compare.quoting import ended, listed, quote, started, stretches_in_words

_SHORT = 80


def bracket_sentences(passage: Passage) -> Iterator[str]:
    """Yield a sentence for each bracket that was lifted, opened or changed; those that nobody holds are told together.

    What came or went with the text around it is told with that text.
    """
    clause = passage.new[0].called
    told = [one for one in passage.brackets if one.fate in {Fate.LIFTED, Fate.OPENED, Fate.CHANGED}]
    for change in told:
        if is_named(change):
            where = f"{clause}, text in {change.language}" if change.language else clause
            yield ended(_named(change, where))
    unnamed = "; ".join(_unnamed([one for one in told if not is_named(one)]))
    if unnamed:
        yield ended(f"{started(clause)}, brackets: {unnamed}")


def is_named(change: BracketChange) -> bool:
    """Whether somebody holds an alternative of the bracket."""
    return any(one.parties for one in (*change.old, *change.new))


def _named(change: BracketChange, where: str) -> str:
    if change.fate is Fate.LIFTED:
        return f"Bracket in {where} lifted: {_lifted(change)}"
    if change.fate is Fate.OPENED:
        return f"New bracket in {where}: {_opened(change)}"
    return f"Bracket in {where} changed: {'; '.join(map(_alternative, change.alternatives))}"


def _lifted(change: BracketChange) -> str:
    if change.kept and change.kept[0].words:
        reworded = ", reworded" if change.instead else ""
        return f"{_whose(change.kept[0])} now stands without a bracket of its own{reworded}"
    if change.kept:
        return f"no words stand there now, as {listed(change.kept[0].parties)} wanted"
    if change.instead:
        return f"{quote(change.instead)} took the place of {listed(map(_whose, change.old))}"
    return f"{listed(map(_whose, change.old))} {'are' if len(change.old) > 1 else 'is'} gone"


def _opened(change: BracketChange) -> str:
    alternatives = "; ".join(map(_wants, change.new))
    before = change.instead or (change.kept[0].words if change.kept else "")
    if before:
        return f"{alternatives}. Before, {quote(before)} stood there without a bracket of its own"
    return alternatives


def _alternative(change: AlternativeChange) -> str:
    if change.old is None and change.new is not None:
        return f"{_whose(change.new)} was added"
    if change.new is None and change.old is not None:
        return f"{_whose(change.old)} was dropped"
    if change.old is None or change.new is None:
        return ""
    sentence = _whose(change.new)
    if change.stretches:
        whose = _whose(change.old)
        small = len(change.stretches) == 1 and not change.stretches[0].after
        sentence = f"{whose} became {quote(change.new.words)}" if small else f"in {whose}, {_inside(change)}"
    if set(change.old.parties) == set(change.new.parties):
        return sentence
    held = f"is now held by {_parties(change.new)} (before: {_parties(change.old)})"
    return f"{sentence} and {held}" if change.stretches else f"{quote(change.new.words)} {held}"


def _inside(change: AlternativeChange) -> str:
    return stretches_in_words(change.stretches)


def _parties(held: Held) -> str:
    return listed(held.parties) if held.parties else "nobody by name"


def _whose(held: Held) -> str:
    words = quote(held.words) if held.words else "the wish for no words"
    return f"{words} of {listed(held.parties)}" if held.parties else words


def _wants(held: Held) -> str:
    words = quote(held.words) if held.words else "no words"
    return f"{listed(held.parties)} {words}" if held.parties else words


def _unnamed(changes: Sequence[BracketChange]) -> Iterator[str]:
    lifted = [one for one in changes if one.fate is Fate.LIFTED]
    for way, reworded in (("now without brackets", False), ("now without brackets, reworded", True)):
        kept = [held for one in lifted if bool(one.instead) is reworded for held in one.kept if held.words]
        if kept:
            yield f"{way}: {_quoted(kept)}"
    for one in lifted:
        if one.instead and not one.kept:
            yield f"{quote(one.instead)} took the place of {quote(_bracket(one.old))}"
    gone = [one for one in lifted if not one.instead and not any(held.words for held in one.kept)]
    if gone:
        yield f"gone: {', '.join(quote(_bracket(one.old)) for one in gone)}"
    opened = [one for one in changes if one.fate is Fate.OPENED]
    around = [one for one in opened if one.kept or one.instead]
    if around:
        yield f"now in brackets: {', '.join(quote(_bracket(one.new)) for one in around)}"
    new = [one for one in opened if not one.kept and not one.instead]
    if new:
        yield f"new: {', '.join(quote(_bracket(one.new)) for one in new)}"
    for one in changes:
        if one.fate is Fate.CHANGED:
            yield _reworded(one)


def _reworded(change: BracketChange) -> str:
    old, new = _bracket(change.old), _bracket(change.new)
    if len(old) + len(new) <= _SHORT or any(one.old is None or one.new is None for one in change.alternatives):
        return f"{quote(old)} is now {quote(new)}"
    inner = "; ".join(stretches_in_words(one.stretches) for one in change.alternatives)
    return f"in {quote(new, _SHORT)}, {inner}"


def _quoted(alternatives: Sequence[Held]) -> str:
    return ", ".join(quote(one.words) for one in alternatives)


def _bracket(alternatives: Sequence[Held]) -> str:
    return " ".join(f"[{one.words}]" for one in alternatives)
