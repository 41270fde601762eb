"""A form goes out on paper and comes back as codes; a slip of the keys is noticed."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.text.write.opened import body, part, words

from goodoffices.text.copies import code_of
from goodoffices.text.form_codes import Answer, Given, Row, code_for, typed_back
from goodoffices.text.framework import Framework
from goodoffices.text.write.digest import digest_of
from goodoffices.text.write.word.reactions import rows_of, write_reaction_form

DRAFT = "GO-7F3K-Q2XM"
ROWS = tuple(Row(number, f"p{number}") for number in range(1, 400))


@given(st.integers(1, 399), st.sampled_from(Answer), st.data())
def test_one_wrong_sign_is_always_noticed(row: int, answer: Answer, choice: st.DataObject) -> None:
    code = code_for(row, answer, DRAFT)
    at = choice.draw(st.integers(0, len(code) - 1))
    sign = choice.draw(st.sampled_from([one for one in "0123456789ABCDEFGHJKLMNPQRSTUVWXY" if one != code[at]]))
    wrong = f"{code[:at]}{sign}{code[at + 1 :]}"
    assert typed_back(wrong, ROWS, DRAFT).given == ()
    assert typed_back(wrong, ROWS, DRAFT).unread == (wrong,)


def test_two_figures_changed_round_are_noticed() -> None:
    for row, answer in itertools.product(range(10, 400), Answer):
        code = code_for(row, answer, DRAFT)
        turned = f"{code[1]}{code[0]}{code[2:]}"
        if turned != code and not turned.startswith("0"):
            assert typed_back(turned, ROWS, DRAFT).given == ()


@given(st.dictionaries(st.integers(1, 399), st.sampled_from(Answer)))
def test_what_is_typed_is_what_was_ticked(ticked: dict[int, Answer]) -> None:
    text = " ".join(code_for(row, answer, DRAFT).lower() for row, answer in ticked.items())
    assert typed_back(text, ROWS, DRAFT).given == tuple(Given(f"p{row}", answer) for row, answer in ticked.items())


def test_words_beside_a_box_follow_a_colon() -> None:
    text = f"{code_for(2, Answer.AGREE, DRAFT)}, {code_for(17, Answer.ONLY_IF, DRAFT)}: if convoys pass first"
    assert typed_back(text, ROWS, DRAFT).given == (
        Given("p2", Answer.AGREE),
        Given("p17", Answer.ONLY_IF, "if convoys pass first"),
    )


def test_two_ticks_in_a_row_are_for_a_person_to_look_at() -> None:
    text = f"{code_for(2, Answer.AGREE, DRAFT)} {code_for(2, Answer.OBJECT, DRAFT)}"
    assert typed_back(text, ROWS, DRAFT).twice == ("p2",)
    assert typed_back(text, ROWS, DRAFT).given == ()


def test_a_form_of_another_draft_is_noticed() -> None:
    text = " ".join(code_for(row, Answer.AGREE, "GO-0000-0001") for row in range(1, 40))
    assert len(typed_back(text, ROWS, DRAFT).unread) == 39


@pytest.mark.parametrize(("language", "title"), [("en", "Reactions of Ormland"), ("ar", "ردود Ormland")])
def test_every_provision_has_a_row_and_every_box_its_code(framework: Framework, language: str, title: str) -> None:
    content = write_reaction_form(framework, "Ormland", language)
    text, draft = words(body(content)), code_of(digest_of(framework))
    assert text.startswith(title)
    codes = [code_for(row.number, answer, draft) for row in rows_of(framework) for answer in Answer]
    assert [code for code in codes if f"☐ {code}" not in text] == []
    assert {row.provision for row in rows_of(framework)} == {
        one.id for one in framework.provisions if one.kind.value not in {"title", "heading"}
    }
    assert draft in words(part(content, "word/header1.xml"))


def test_a_form_names_no_holder(framework: Framework) -> None:
    text = words(body(write_reaction_form(framework, "Ormland Council")))
    assert "Republic of Veskaria" not in text
    assert "]A" not in text
