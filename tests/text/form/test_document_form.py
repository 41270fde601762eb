import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from goodoffices.text.document import (
    Block,
    Cell,
    Change,
    ChangeKind,
    ChangeScope,
    Comment,
    Document,
    Kind,
    Notice,
)
from goodoffices.text.form.document import NewerDocument, NotADocument, from_form, to_form
from goodoffices.text.form.fields import BadForm
from goodoffices.text.language import Direction

SCHEMA = json.loads(
    (Path(__file__).resolve().parents[3] / "docs/schema/document.schema.json").read_text(encoding="utf-8")
)

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.sampled_from(
    ["[a] [b", "المادة ٤", "\u202e"]
)
counts = st.integers(0, 9)
blocks = st.builds(
    Block,
    id=words,
    text=words,
    kind=st.sampled_from(Kind),
    level=counts,
    label=words,
    language=words,
    direction=st.sampled_from(Direction),
    cell=st.none() | st.builds(Cell, counts, counts, counts),
    bookmarks=st.lists(words, max_size=2).map(tuple),
)
several_blocks = st.lists(blocks, max_size=4, unique_by=lambda block: block.id).map(tuple)
changes = st.builds(
    Change, words, st.sampled_from(ChangeKind), words, words, words, words, st.sampled_from(ChangeScope), counts
)
documents = st.builds(
    Document,
    blocks=several_blocks,
    title=words,
    source=words,
    changes=st.lists(changes, max_size=2).map(tuple),
    comments=st.lists(st.builds(Comment, words, words, words, words, words, counts, counts, words, words)).map(tuple),
    notices=st.lists(st.builds(Notice, words, words), max_size=2).map(tuple),
    before=several_blocks,
)


@given(documents)
def test_nothing_of_a_document_is_lost_in_its_form(document: Document) -> None:
    assert from_form(json.loads(json.dumps(to_form(document)))) == document


@given(documents)
def test_every_form_keeps_to_the_published_schema(document: Document) -> None:
    Draft202012Validator(SCHEMA).validate(to_form(document))


def test_the_form_of_a_small_document_is_as_published() -> None:
    document = Document((Block("p1", "The [line] of the map", label="1."),), title="T", source="t.md")
    assert to_form(document) == {
        "format": "good-offices-document",
        "version": 1,
        "title": "T",
        "source": "t.md",
        "language": "en",
        "blocks": [
            {
                "id": "p1",
                "kind": "paragraph",
                "level": 0,
                "label": "1.",
                "text": "The [line] of the map",
                "language": "",
                "direction": "ltr",
            }
        ],
        "changes": [],
        "comments": [],
        "notices": [],
        "brackets": [{"block": "p1", "start": 4, "closes": "p1", "end": 10, "depth": 0}],
    }


@pytest.mark.parametrize("form", [[], "text", None, {}, {"format": "good-offices-framework", "version": 1}])
def test_the_form_of_something_else_is_refused(form: object) -> None:
    with pytest.raises(NotADocument, match="good-offices-document"):
        from_form(form)


def test_a_version_to_come_is_refused_by_its_number() -> None:
    with pytest.raises(NewerDocument, match="version 2"):
        from_form({"format": "good-offices-document", "version": 2})


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"blocks": 1}, "blocks"),
        ({"blocks": [{"id": "p1", "text": 5}]}, r"blocks\[0\].text"),
        ({"blocks": [{"id": "p1", "text": "", "level": -1}]}, r"blocks\[0\].level"),
        ({"blocks": [{"id": "p1", "text": "", "kind": "poem"}]}, r"blocks\[0\].kind"),
        ({"changes": [{"id": "c1"}]}, r"changes\[0\]"),
        ({"title": 7}, "title"),
    ],
)
def test_what_is_wrong_in_a_form_is_named_by_its_place(change: dict[str, object], place: str) -> None:
    with pytest.raises(BadForm, match=place):
        from_form({"format": "good-offices-document", "version": 1, "blocks": [], **change})


def test_two_blocks_of_one_id_are_refused_by_that_id() -> None:
    twins = [{"id": "p7", "text": "a"}, {"id": "p7", "text": "b"}]
    with pytest.raises(NotADocument, match="p7"):
        from_form({"format": "good-offices-document", "version": 1, "blocks": twins})
