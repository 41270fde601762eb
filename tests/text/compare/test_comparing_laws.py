import json
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.text.strategies import frameworks, texts

from goodoffices.text.compare import Comparison, Fate, Lot, compare
from goodoffices.text.compare.clause import Draft
from goodoffices.text.document import Block, Document
from goodoffices.text.framework import Framework


def drawn_documents() -> st.SearchStrategy[Document]:
    """Documents of texts with stray and whole brackets in them."""
    return st.lists(texts(), max_size=6).map(
        lambda drawn: Document(tuple(Block(f"b{place}", text) for place, text in enumerate(drawn)))
    )


def drafts() -> st.SearchStrategy[Draft]:
    return st.one_of(frameworks(), drawn_documents())


def ids(draft: Draft) -> list[str]:
    return [one.id for one in (draft.provisions if isinstance(draft, Framework) else draft.blocks)]


def of(comparison: Comparison, lot: Lot) -> set[str]:
    return {one.id for passage in comparison.of(lot) for one in (passage.old or passage.new)}


def groups(comparison: Comparison) -> set[tuple[tuple[str, ...], tuple[str, ...]]]:
    return {(tuple(one.id for one in each.old), tuple(one.id for one in each.new)) for each in comparison.passages}


@given(drafts())
def test_a_draft_compared_with_itself_is_unchanged(draft: Draft) -> None:
    comparison = compare(draft, draft)
    assert comparison.changed == ()
    assert comparison.only_renumbered == ()
    assert [(one.old[0].id, one.new[0].id) for one in comparison.passages] == [(one, one) for one in ids(draft)]
    assert len(comparison.sentences()) == 1


@given(drafts(), drafts())
@settings(deadline=None)
def test_every_clause_of_either_draft_is_accounted_for_once(old: Draft, new: Draft) -> None:
    comparison = compare(old, new)
    assert Counter(one.id for passage in comparison.passages for one in passage.old) == Counter(ids(old))
    assert Counter(one.id for passage in comparison.passages for one in passage.new) == Counter(ids(new))


@given(drafts(), drafts())
@settings(deadline=None)
def test_what_is_new_one_way_is_gone_the_other_way(old: Draft, new: Draft) -> None:
    there, back = compare(old, new), compare(new, old)
    assert of(there, Lot.NEW) == of(back, Lot.GONE)
    assert of(there, Lot.GONE) == of(back, Lot.NEW)
    assert groups(there) == {(new_ids, old_ids) for old_ids, new_ids in groups(back)}


@given(frameworks(), frameworks())
@settings(deadline=None)
def test_every_bracket_is_accounted_for_once(old: Framework, new: Framework) -> None:
    comparison = compare(old, new)
    before = sum(1 for one in old.provisions for _ in one.brackets())
    now = sum(1 for one in new.provisions for _ in one.brackets())
    assert (comparison.brackets.before, comparison.brackets.now) == (before, now)
    for passage in comparison.passages:
        for one in passage.brackets:
            assert bool(one.old) == (one.fate not in {Fate.OPENED, Fate.CAME})
            assert bool(one.new) == (one.fate not in {Fate.LIFTED, Fate.WENT})


@given(drafts(), drafts())
@settings(deadline=None)
def test_any_two_drafts_are_told_in_sentences_and_as_json(old: Draft, new: Draft) -> None:
    comparison = compare(old, new)
    for sentence in comparison.sentences():
        assert sentence[-1] in '."'
        assert "\n" not in sentence
    assert json.loads(json.dumps(comparison.form())) == comparison.form()
