"""What holds of every kind of entry: it comes back from its body, has a sentence, and its fields are written down."""

import json
import re
import string
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from types import NoneType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

import goodoffices.case.kinds as every_kind
from goodoffices.case.kinds import (
    Attempt,
    Certainty,
    Contact,
    ContactForm,
    ContactState,
    Day,
    Deadline,
    Holder,
    Reaction,
    Referral,
    Round,
    Stance,
)
from goodoffices.case.said import body_of, from_body
from goodoffices.case.statement import KINDS, Statement, Unknown

ENTRIES = Path(__file__).resolve().parents[2] / "docs" / "entries.md"

shipped = sorted(name for name, kind in KINDS.items() if kind.__module__.startswith(f"{every_kind.__name__}."))
each_kind = pytest.mark.parametrize("name", shipped)

days = st.dates().map(str)
times = st.times().map(lambda time: time.isoformat("minutes"))
zones = st.sampled_from(["", "Europe/Vienna", "UTC", "America/Argentina/Salta"])


def values(hint: Any, field: str) -> st.SearchStrategy[Any]:
    """Whatever a field of this type and name may hold."""
    if get_origin(hint) is Annotated:
        return days if hint == Day else times
    if get_origin(hint) is tuple:
        return st.lists(values(get_args(hint)[0], field), max_size=3).map(tuple)
    if NoneType in get_args(hint):
        return st.none() | values(next(one for one in get_args(hint) if one is not NoneType), field)
    return made(hint) if is_dataclass(hint) else simple(hint, field)  # type: ignore[arg-type]  # never an instance


def simple(hint: type[Any], field: str) -> st.SearchStrategy[Any]:
    """Whatever a field that holds one plain value may hold."""
    if issubclass(hint, Enum):
        return st.sampled_from(hint)
    if hint is str:
        return zones if field == "zone" else st.text(max_size=20)
    return st.booleans() if hint is bool else st.integers(1, 10**12)


def made(kind: type[Any]) -> st.SearchStrategy[Any]:
    """Statements of a kind, with any fields that its types allow."""
    hints = get_type_hints(kind, include_extras=True)
    return st.builds(kind, **{one.name: values(hints[one.name], one.name) for one in fields(kind)})


statements = st.sampled_from(shipped).flatmap(lambda name: made(KINDS[name]))


@given(statements)
def test_a_statement_comes_back_from_its_body(statement: Statement) -> None:
    assert from_body(body_of("dd", statement), statement.VERSION) == ("dd", statement)


@given(statements)
def test_a_statement_says_nothing_but_words_and_ids(statement: Statement) -> None:
    assert json.loads(body_of("dd", statement))["kind"] == statement.NAME
    assert isinstance(statement.about, str)
    assert all(isinstance(one, str) for one in statement.rests_on)


@given(statements)
def test_every_brace_of_a_sentence_is_filled(statement: Statement) -> None:
    sentence = statement.sentence(lambda own_id: f"<{own_id}>")
    braces = {field for _, field, _, _ in string.Formatter().parse(sentence.template) if field}
    assert braces <= sentence.details.keys()
    assert sentence.template[0].isupper() or sentence.template[0] == "{"
    assert str(sentence)


def section(name: str) -> str:
    """What the documentation says under the heading of a kind."""
    found = re.search(
        rf"^## {re.escape(name)}\n(.*?)(?=^#|\Z)", ENTRIES.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    return found.group(1) if found else ""


@each_kind
def test_every_field_of_a_kind_is_written_down(name: str) -> None:
    written = {
        one for row in re.findall(r"^\| (.*?) \|", section(name), re.MULTILINE) for one in re.findall(r"`(.*?)`", row)
    }
    assert written == {one.name for one in fields(KINDS[name])}


def test_no_kind_is_written_down_that_does_not_exist() -> None:
    assert set(re.findall(r"^## (.*)$", ENTRIES.read_text(encoding="utf-8"), re.MULTILINE)) == set(shipped)


@each_kind
def test_a_kind_is_found_where_all_are(name: str) -> None:
    kind = KINDS[name]
    assert getattr(every_kind, kind.__name__) is kind
    assert kind.__name__ in every_kind.__all__


@each_kind
def test_a_kind_says_what_it_is(name: str) -> None:
    kind = KINDS[name]
    assert kind.sentence is not Statement.sentence
    assert kind.__doc__
    assert not kind.__doc__.startswith(kind.__name__)


@pytest.mark.parametrize("day", ["20 November 2026", "2026-13-01", "20261120", "2026-11-20T00:00"])
def test_a_day_is_written_in_one_way(day: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Deadline(title="The snow closes the Oshmere road", on=day)
    for refused in (
        lambda: Attempt(title="The envoy's plan", on=day),
        lambda: Holder(office="o", called="Ilse", until=day),
        lambda: Referral(party="a", question="thirty days?", out="2026-11-01", expected=day),
    ):
        with pytest.raises(ValueError, match=r".+"):
            refused()


@pytest.mark.parametrize("at", ["6 p.m.", "25:00", "18", "18:00:00"])
def test_a_time_of_day_is_written_in_one_way(at: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Contact(form=ContactForm.CALL, others=("Amedra",), on="2026-11-20", at=at)


def test_a_body_with_a_day_that_is_none_is_kept_as_unknown() -> None:
    body = b'{"author":"dd","kind":"deadline","says":{"title":"Snow","on":"soon"}}'
    assert from_body(body, 1) == ("dd", Unknown("deadline", 1))


def test_a_sentence_without_a_day_or_a_subject_speaks_of_none() -> None:
    said = [
        Contact(form=ContactForm.CALL, others=("Amedra",), state=ContactState.EXPECTED),
        Contact(form=ContactForm.CALL, others=("Amedra", "Borvane"), certainty=Certainty.RUMOUR, heard_from="the host"),
        Reaction(party="Amedra", provision="p", stance=Stance.OBJECT, label="7. (a)"),
        Reaction(party="Amedra", provision="p", stance=Stance.ONLY_IF, label="7.", condition="by Friday", words="yes"),
        Reaction(party="Amedra", provision="p", stance=Stance.AGREE, label="7.", on="2026-11-02", words="yes"),
    ]
    assert [str(one.sentence(str)) for one in said] == [
        "Contact with Amedra is expected",
        "the host told us of a contact of Amedra, Borvane",
        "As we understood Amedra, it objects to clause 7. (a)",
        "As we understood Amedra, it agrees to clause 7 only on a condition: by Friday",
        "As we understood Amedra on 2026-11-02, it agrees to clause 7: yes",
    ]


def test_rounds_are_counted_from_one() -> None:
    with pytest.raises(ValueError, match="0"):
        Round(number=0)


def test_a_referral_is_overdue_once_the_day_has_passed_and_until_it_is_back() -> None:
    out = Referral(party="a", question="thirty days?", out="2026-11-01", expected="2026-11-05")
    back = Referral(party="a", question="thirty days?", out="2026-11-01", expected="2026-11-05", received="2026-11-09")
    assert [out.overdue(day) for day in ("2026-11-05", "2026-11-06")] == [False, True]
    assert not back.overdue("2026-11-10")
