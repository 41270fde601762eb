"""Comparing two drafts, documents or frameworks."""

from collections.abc import Iterator, Sequence

from goodoffices.terms import Label
from goodoffices.text.align import NO_VERDICTS, Verdicts
from goodoffices.text.brackets import Brackets, brackets_of
from goodoffices.text.compare.changes import Differences, LanguageChange, StatusChange, weighty
from goodoffices.text.compare.clause import Clause, Draft, Laid, laid_out
from goodoffices.text.compare.comparison import Comparison
from goodoffices.text.compare.differing import came, differences, went
from goodoffices.text.compare.order import out_of_order
from goodoffices.text.compare.pairing import Group, grouped
from goodoffices.text.compare.passage import Count, Lot, Passage
from goodoffices.text.compare.strand import NOTHING, Strand, one_after_the_other
from goodoffices.text.document import Document
from goodoffices.text.framework import Framework


def compare(old: Draft, new: Draft, verdicts: Verdicts = NO_VERDICTS) -> Comparison:
    """Return what changed from the old draft to the new one.

    Documents are compared as they read once their tracked changes are accepted. `verdicts` are what a person has
    decided on which clause became which.
    """
    talks_old, talks_new = _talks(old, new)
    both = isinstance(old, Framework) and isinstance(new, Framework)
    laid_old = laid_out(old, talks_old, all_languages=both)
    laid_new = laid_out(new, talks_new, all_languages=both)
    groups = _in_order(grouped(laid_old, laid_new, verdicts, by_id=both))
    standing = [place for place, group in enumerate(groups) if group.old and group.new]
    moved = {standing[one] for one in out_of_order([groups[place].old[0] for place in standing])}
    passages = tuple(_passage(group, laid_old, laid_new, moved=place in moved) for place, group in enumerate(groups))
    before, now = _signs(old), _signs(new)
    across = Count(*(sum(not span.within_one_block for span in one.spans) for one in (before, now)))
    return Comparison(passages, across, Count(len(before.strays), len(now.strays)), _label(old) | _label(new))


def _talks(old: Draft, new: Draft) -> tuple[str, str]:
    """Return in which language either draft is compared first: that of the old one, where the new one has it."""
    one, other = (draft.languages if isinstance(draft, Framework) else (draft.language,) for draft in (old, new))
    first = next((language for language in one if language in other), None)
    return (one[0], other[0]) if first is None else (first, first)


def _signs(draft: Draft) -> Brackets:
    return brackets_of(draft.blocks) if isinstance(draft, Document) else Brackets()


def _label(draft: Draft) -> Label:
    return draft.label if isinstance(draft, Framework) else Label()


def _in_order(groups: Sequence[Group]) -> list[Group]:
    """Return the groups in the order of the new draft; what is gone follows the clause it stood behind."""
    behind = {place: group.new[0] for group in groups if group.new for place in group.old}
    keys: dict[Group, tuple[int, int]] = {}
    for group in groups:
        if group.new:
            keys[group] = (group.new[0], -1)
        else:
            place = group.old[0]
            before = next((behind[one] for one in range(place - 1, -1, -1) if one in behind), -1)
            keys[group] = (before, place)
    return sorted(groups, key=keys.__getitem__)


def _passage(group: Group, old: Sequence[Laid], new: Sequence[Laid], *, moved: bool) -> Passage:
    olds, news = [old[place] for place in group.old], [new[place] for place in group.new]
    found = Differences.together(_in_every_language(olds, news))
    return Passage(
        _lot(group),
        tuple(one.clause for one in olds),
        tuple(one.clause for one in news),
        found.stretches,
        found.brackets,
        (*_whole_statuses(olds, news), *found.statuses),
        tuple(_languages(olds, news)) if olds and news else (),
        _neighbours(group.old, old) if moved else None,
    )


def _lot(group: Group) -> Lot:
    match len(group.old), len(group.new):
        case 0, _:
            return Lot.NEW
        case _, 0:
            return Lot.GONE
        case 1, 1:
            return Lot.STANDS
        case 1, _:
            return Lot.SPLIT
        case _, 1:
            return Lot.MERGED
        case _:
            return Lot.REDRAWN


def _neighbours(places: Sequence[int], old: Sequence[Laid]) -> tuple[Clause | None, Clause | None]:
    first, last = places[0] - 1, places[-1] + 1
    return (old[first].clause if first >= 0 else None, old[last].clause if last < len(old) else None)


def _in_every_language(olds: Sequence[Laid], news: Sequence[Laid]) -> Iterator[Differences]:
    spoken = dict.fromkeys(language for one in (*news, *olds) for language in one.strands)
    for language in spoken:
        one, other = (_strand(side, language) for side in (olds, news))
        yield _found(one, other).marked(language)


def _strand(side: Sequence[Laid], language: str) -> Strand | None:
    strands = [one.strands[language] for one in side if language in one.strands]
    return one_after_the_other(strands) if strands else None


def _found(old: Strand | None, new: Strand | None) -> Differences:
    if old is None:
        return came(new or NOTHING)
    return went(old) if new is None else differences(old, new)


def _whole_statuses(olds: Sequence[Laid], news: Sequence[Laid]) -> Iterator[StatusChange]:
    """Yield how the status of whole clauses changed; that of new and gone clauses where it is more than common."""
    if len(olds) == len(news) == 1:
        if olds[0].status != news[0].status:
            yield StatusChange("", olds[0].status, news[0].status)
        return
    before, after = (dict.fromkeys(one.status for one in side if weighty(one.status)) for side in (olds, news))
    yield from (StatusChange("", status, None) for status in before if status not in after)
    yield from (StatusChange("", None, status) for status in after if status not in before)


def _languages(olds: Sequence[Laid], news: Sequence[Laid]) -> Iterator[LanguageChange]:
    before, after = (
        {tag: said for one in reversed(side) for tag, said in one.standings.items()} for side in (olds, news)
    )
    for language in sorted({*before, *after}):
        if before.get(language) != after.get(language):
            yield LanguageChange(language, before.get(language), after.get(language))
