"""What an audience has not heard is found however it is spelled, cut or joined."""

import pytest
from tests.release.papers import ROOM_B

from goodoffices.release.hearing import Hearing

KNOWN = "They leave in 30 days, 45 men among them, by the old road."


def heard_by_a(said_by_b: str) -> Hearing:
    return Hearing.of([KNOWN], [(ROOM_B, said_by_b)])


@pytest.mark.parametrize(
    ("said", "shown", "passage"),
    [
        ("within forty-five days", "in forty five days", "forty five"),
        ("within forty five days", "in forty-five days", "forty-five"),
        ("at Orvany", "at Or\u200bva\u00adny.", "Or\u200bva\u00adny"),
        ("at Orvany", "at Or-vany", "Or-vany"),
        ("at Orvany", "at Or.va.ny", "Or.va.ny"),
        ("at Orvany", "at Or vany", "Or vany"),
        ("at Orvany", "at O r v a n y", "O r v a n y"),
        ("at Orvany", "at ORVANY's road", "ORVANY's"),
        ("in 60 days", "in 60 calendar days", "60"),
        ("in 60 days", "in \u0666\u0660 days", "\u0666\u0660"),
        ("some 1,250 men", "some 1250 men", "1250"),
        ("some 1250 men", "some 1 250 men", "1 250"),
        ("عند السد الكبير", "عند السـدّ", "السـدّ"),
        ("at Orvány", "at Orvany", "Orvany"),
        ("at Orvany", "at Or\u0301va\u0308ny", "Or\u0301va\u0308ny"),
        ("at Orvany", "at Or\u3164vany", "Or\u3164vany"),
        ("at Orvany", "at Orva\ufe0fny", "Orva\ufe0fny"),
        ("at the Café", "at the cafe\u0301", "cafe\u0301"),
    ],
)
def test_words_are_found_however_they_are_spelled_cut_or_joined(said: str, shown: str, passage: str) -> None:
    assert passage in " | ".join(one.words for one in heard_by_a(said).unheard(shown))


def test_words_that_the_audience_cut_itself_are_its_own() -> None:
    hearing = Hearing.of(["by the road-side, on 4, 5 and 6 May"], [(ROOM_B, "roadside, 45 men")])
    assert hearing.unheard("the road-side, on 4, 5 and 6 May") == ()


def test_what_is_told_on_purpose_may_stand_beside_any_word_that_is_known() -> None:
    hearing = heard_by_a("within 60 days of signature")
    assert hearing.unheard("They leave in 60 days", ["60"]) == ()
    assert [one.words for one in hearing.unheard("They leave in 60 days of signature", ["60"])] == ["days of signature"]


def test_what_is_told_on_purpose_lets_no_other_words_pass_that_stand_together_only_elsewhere() -> None:
    hearing = heard_by_a("45 days or 60 days")
    told = hearing.unheard("They leave in 45 days, by 60 days", ["60 days"])
    assert [one.words for one in told] == ["45 days"]
