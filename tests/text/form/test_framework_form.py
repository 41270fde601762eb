import json
import re
from collections.abc import Iterator
from dataclasses import fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from tests.text.strategies import frameworks

from goodoffices.terms import MEDIATORS, NotPossible, Room
from goodoffices.text.document import Block, Cell, Change, Comment, Document, Kind, Notice
from goodoffices.text.form.fields import DEEPEST
from goodoffices.text.form.framework import dumps, from_form, loads, to_form
from goodoffices.text.framework import (
    Alternative,
    Bracket,
    Common,
    Decision,
    Framework,
    LaidBlock,
    Layout,
    Origin,
    Part,
    Provision,
    Question,
    QuestionKind,
    Source,
    Status,
    Wording,
)
from goodoffices.text.language import Direction
from goodoffices.text.proposal import Standing, TextStanding

SCHEMA = json.loads((Path(__file__).parents[3] / "docs/schema/framework.schema.json").read_text(encoding="utf-8"))
GUIDE = (Path(__file__).parents[3] / "docs/framework-format.md").read_text(encoding="utf-8")
LAW = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def small() -> Framework:
    bracket = Bracket(
        "p1.1",
        (
            Alternative("p1.1a", (Common("30"),), holders=("A",), rooms=(Room("table"),)),
            Alternative("p1.1b", (Common("60"),), holders=("B",), rooms=(MEDIATORS,)),
        ),
    )
    wording = Wording("en", (Common("Within "), bracket, Common(" days.")))
    return Framework(
        provisions=(Provision("p1", (wording,), label="1."),),
        origins=(Origin("A", "North"), Origin("B", "South", room=MEDIATORS)),
        languages=("en",),
    )


def deep(depth: int) -> Framework:
    content: tuple[Common | Bracket, ...] = (Common("so"),)
    for level in range(depth):
        content = (Bracket(f"p1.{level}", (Alternative(f"p1.{level}a", content),)),)
    return Framework((Provision("p1", (Wording("en", content),)),), languages=("en",))


@LAW
@given(frameworks())
def test_a_framework_comes_back_from_its_form_as_it_was(framework: Framework) -> None:
    assert from_form(to_form(framework)) == framework


@LAW
@given(frameworks())
def test_a_framework_comes_back_from_its_bytes_and_gives_the_same_bytes_again(framework: Framework) -> None:
    content = dumps(framework)
    assert loads(content) == framework
    assert dumps(loads(content)) == content
    assert content.endswith(b"}\n")


@LAW
@given(frameworks())
def test_every_form_keeps_to_the_published_schema(framework: Framework) -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(to_form(framework))


def test_the_schema_refuses_a_bracket_without_alternatives() -> None:
    form = to_form(small())
    form["provisions"][0]["wordings"][0]["segments"][1]["alternatives"] = []
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(form)


def test_what_stands_at_its_default_is_left_out() -> None:
    assert to_form(small())["provisions"] == [
        {
            "id": "p1",
            "label": "1.",
            "wordings": [
                {
                    "language": "en",
                    "segments": [
                        {"common": "Within "},
                        {
                            "bracket": "p1.1",
                            "alternatives": [
                                {"id": "p1.1a", "content": [{"common": "30"}], "holders": ["A"]},
                                {
                                    "id": "p1.1b",
                                    "content": [{"common": "60"}],
                                    "holders": ["B"],
                                    "rooms": ["mediators"],
                                },
                            ],
                        },
                        {"common": " days."},
                    ],
                }
            ],
        }
    ]


def test_an_alternative_that_says_no_rooms_is_in_those_of_its_holders() -> None:
    form = to_form(small())
    bracket = form["provisions"][0]["wordings"][0]["segments"][1]
    del bracket["alternatives"][1]["rooms"]
    assert from_form(form) == small()


def test_letters_of_every_script_are_written_as_themselves() -> None:
    framework = Framework((Provision("p1", (Wording("ar", (Common("وقف إطلاق النار"),)),)),), languages=("ar",))
    assert "وقف إطلاق النار".encode() in dumps(framework)


@pytest.mark.parametrize(
    ("place", "value", "named"),
    [
        (("provisions", 0, "wordings", 0, "segments", 0, "common"), 7, "provisions[0].wordings[0].segments[0].common"),
        (("provisions", 0, "wordings", 0, "segments", 0), {"common": ""}, "provisions[0].wordings[0].segments[0]"),
        (("provisions", 0, "wordings", 0, "segments"), "text", "provisions[0].wordings[0].segments"),
        (("provisions", 0, "wordings"), [], "provisions[0]"),
        (("provisions", 0, "kind"), "sonnet", "provisions[0].kind"),
        (("provisions", 0, "level"), -1, "provisions[0].level"),
        (("provisions", 0, "level"), True, "provisions[0].level"),
        (("provisions", 0, "statsu"), {}, "statsu"),
        (("provisions", 0, "label"), "\ud800", "provisions[0].label"),
        (("provisions", 0, "to_translate"), ["Z"], '"Z"'),
        (("provisions", 0), None, "provisions[0]"),
        (("provisions",), {}, "provisions"),
        (("proposals", 1, "room"), " ", "proposals[1].room"),
        (("proposals", 1, "id"), "A", '"B"'),
        (("proposals",), [], '"A"'),
        (("extra",), 1, '"extra"'),
        (("version",), 2, "version 2"),
        (("version",), True, "version True"),
        (("format",), "something", '"format"'),
    ],
)
def test_what_is_wrong_in_a_form_is_named_by_its_place(place: tuple[str | int, ...], value: object, named: str) -> None:
    form = to_form(small())
    target = form
    for step in place[:-1]:
        target = target[step]
    target[place[-1]] = value
    with pytest.raises(NotPossible) as refusal:
        from_form(form)
    assert named in refusal.value.sentence


def test_two_provisions_of_one_id_are_refused() -> None:
    form = to_form(small())
    form["provisions"] *= 2
    with pytest.raises(NotPossible, match="with one id"):
        from_form(form)


def test_a_missing_field_is_named() -> None:
    form = to_form(small())
    del form["provisions"][0]["id"]
    with pytest.raises(NotPossible, match=r'provisions\[0\] lacks its field "id"'):
        from_form(form)


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"{", b"\xff\xfe", b'{"format": NaN}', b"[" * 100_000, b"9" * 10_000, b'{"format":"x"}', b"null"],
)
def test_bytes_that_hold_no_framework_are_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(NotPossible):
        loads(content)


def test_brackets_may_lie_in_one_another_to_a_limit() -> None:
    framework = deep(DEEPEST)
    assert loads(dumps(framework)) == framework
    with pytest.raises(NotPossible, match="one inside the other"):
        dumps(deep(DEEPEST + 1))


def test_a_form_nested_deeper_than_the_limit_is_refused() -> None:
    form = to_form(deep(DEEPEST))
    wording = form["provisions"][0]["wordings"][0]
    for level in range(3):
        wording["segments"] = [{"bracket": f"x{level}", "alternatives": [{"id": "y", "content": wording["segments"]}]}]
    with pytest.raises(NotPossible, match="one inside the other"):
        from_form(form)


DESCRIBED = {
    "proposal": Origin,
    "layout": Layout,
    "block": LaidBlock,
    "part": Part,
    "cell": Cell,
    "provision": Provision,
    "wording": Wording,
    "status": Status,
    "alternative": Alternative,
    "source": Source,
    "question": Question,
    "decision": Decision,
    "document": Document,
    "documentBlock": Block,
    "change": Change,
    "comment": Comment,
    "notice": Notice,
}
"""The dataclasses that are written under the names of their fields, by their names in the schema."""

OF_DOCUMENTS = {"document", "documentBlock", "change", "comment", "notice"}


@pytest.mark.parametrize("name", DESCRIBED)
def test_the_schema_knows_every_field_and_no_other(name: str) -> None:
    assert set(SCHEMA["$defs"][name]["properties"]) == {field.name for field in fields(DESCRIBED[name])}


def test_the_schema_knows_every_part_of_the_whole() -> None:
    assert set(SCHEMA["properties"]) == set(to_form(small()))
    assert {field.name for field in fields(Framework)} - {"origins"} == set(to_form(small())) - {
        "format",
        "version",
        "proposals",
    }


@pytest.mark.parametrize("name", sorted(DESCRIBED.keys() - OF_DOCUMENTS))
def test_the_guide_names_every_field(name: str) -> None:
    rows = [line for line in GUIDE.splitlines() if line.startswith("|")]
    named = set(re.findall(r"`(\w+)`", "\n".join(rows)))
    assert {field.name for field in fields(DESCRIBED[name])} <= named


@pytest.mark.parametrize("kind", [QuestionKind, Standing, TextStanding, Kind, Direction])
def test_the_schema_knows_every_word_of_a_choice(kind: type[StrEnum]) -> None:
    words = {one.value for one in kind}
    assert any(set(one.get("enum", ())) == words for one in choices(SCHEMA))


def choices(part: object) -> Iterator[dict[str, Any]]:
    """Every object of the schema, however deep."""
    if isinstance(part, dict):
        yield part
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from choices(inner)


def test_a_place_in_a_table_comes_back() -> None:
    placed = replace(small(), provisions=(replace(small().provisions[0], cell=Cell(0, 2, 1)),))
    assert to_form(placed)["provisions"][0]["cell"] == {"table": 0, "row": 2, "column": 1}
    assert from_form(to_form(placed)) == placed
    jsonschema.Draft202012Validator(SCHEMA).validate(to_form(placed))


def test_the_example_in_the_guide_is_a_framework_written_as_it_would_be() -> None:
    form = json.loads(GUIDE.split("```json\n")[1].split("```")[0])
    jsonschema.Draft202012Validator(SCHEMA).validate(form)
    assert to_form(from_form(form)) == form
