import json
from pathlib import Path

import pytest

from goodoffices.terms import NotPossible
from goodoffices.text.document import Block, Document
from goodoffices.text.form.document import to_form
from goodoffices.text.language import Direction
from goodoffices.text.read.listing import (
    HalfACharacter,
    IsAFramework,
    NotAListing,
    NotJson,
    SameIds,
    read_listing,
)


def read(value: object) -> Document:
    return read_listing("draft.json", json.dumps(value).encode())


def test_a_list_of_blocks_keeps_its_ids_numbers_and_words() -> None:
    document = read([{"id": "a.1", "num": "4 bis", "text": "(a) The Parties", "op": "same"}, {"id": 7, "text": "نعم"}])
    assert document.blocks == (
        Block("a.1", "(a) The Parties", label="4 bis"),
        Block("7", "نعم", direction=Direction.RTL),
    )


def test_a_document_in_its_own_form_is_read_back() -> None:
    document = Document((Block("p1", "The line", label="1."),), title="T", source="draft.json")
    assert read(to_form(document)) == document


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ({"blocks": []}, "no list"),
        (["text"], "block 1 is no object"),
        ([{"id": "1", "text": "a"}, {"id": "2"}], 'block 2 has no "text"'),
        ([{"text": "a"}], 'block 1 has no "id"'),
        ([{"id": True, "text": "a"}], 'block 1 has no "id"'),
        ([{"id": "1", "num": [], "text": "a"}], '"num"'),
    ],
)
def test_another_shape_is_refused_with_the_shape_that_is_meant(value: object, fault: str) -> None:
    with pytest.raises(NotAListing, match=fault) as refusal:
        read(value)
    assert '{"id": "4", "num": "4.", "text": "The ..."}' in refusal.value.sentence


def test_a_framework_is_no_proposal() -> None:
    with pytest.raises(IsAFramework, match="goodoffices read"):
        read({"format": "good-offices-framework", "version": 1})


def test_ids_that_stand_twice_are_named() -> None:
    with pytest.raises(SameIds, match="“4”, “5”"):
        read([{"id": one, "text": "a"} for one in ["4", "5", 4, "5", "6"]])
    with pytest.raises(SameIds, match="and 3 more"):
        read([{"id": number % 8, "text": "a"} for number in range(16)])


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[" * 1_000_000, "nested too deeply"),
        ('{"a":' * 1_000_000, "nested too deeply"),
        ('[{"id": 1,\n "text": }]', "line 2, column 10"),
        ("[" + "9" * 5000 + "]", "thousands of digits"),
        ("hello", "line 1"),
    ],
)
def test_what_is_no_json_is_refused_with_its_place(text: str, fault: str) -> None:
    with pytest.raises(NotJson, match=fault):
        read_listing("draft.json", text.encode())


def test_half_a_character_is_refused_before_it_reaches_a_file() -> None:
    with pytest.raises(HalfACharacter, match="block 2"):
        read([{"id": 1, "text": "a"}, {"id": 2, "text": "\ud800"}])
    with pytest.raises(NotPossible, match="half a character"):
        read(to_form(Document((Block("p1", "\ud800"),))))


def test_the_real_lists_are_read_with_every_block(shared_data: Path) -> None:
    tasks = json.loads((shared_data / "texts" / "unify_tasks.json").read_text(encoding="utf-8"))["tasks"]
    for task in tasks:
        document = read(task["base"])
        assert [(block.id, block.text) for block in document.blocks] == [
            (one["id"], one["text"]) for one in task["base"]
        ]
