import pytest

from goodoffices.text.framework import Form, brackets_in
from goodoffices.text.notation import print_segments
from goodoffices.text.unify.grain import MOST_IN_A_SENTENCE, Grain
from goodoffices.text.unify.merge import merge
from goodoffices.text.unify.readings import Reading
from goodoffices.text.unify.tokens import DefinedTerms, cut


def merged(grain: Grain = Grain.NORMAL, **texts: str) -> str:
    """The text of several holders in the notation."""
    terms = DefinedTerms.of(texts.values())
    return print_segments(merge([Reading(cut(text, terms), (name,)) for name, text in texts.items()], grain))


def test_what_all_say_alike_is_common() -> None:
    assert merged(A="All fire ceases.", B="All fire ceases.") == "All fire ceases."


def test_a_number_goes_into_the_bracket_with_its_unit() -> None:
    text = merged(
        A="Forces withdraw within 30 days of signature.",
        B="Forces withdraw within 60 days of signature.",
        C="Forces withdraw within 60 days of signature.",
    )
    assert text == "Forces withdraw within [30 days]^A [60 days]^{B, C} of signature."


@pytest.mark.parametrize(
    ("one", "other", "brackets"),
    [
        ("on 12 May 2026 at dawn", "on 14 May 2026 at dawn", "[12 May 2026]^A [14 May 2026]^B"),
        ("on May 12, 2026 at dawn", "on May 14, 2026 at dawn", "[May 12, 2026]^A [May 14, 2026]^B"),
        (
            "within thirty (30) calendar days of it",
            "within sixty (60) calendar days of it",
            "[thirty (30) calendar days]",
        ),
        ("a zone of 2.5 km in depth", "a zone of 3.5 km in depth", "[2.5 km]^A [3.5 km]^B"),
        ("open from 06:00 to dusk", "open from 07:00 to dusk", "[06:00]^A [07:00]^B"),
        ("under Article 5(2) of this text", "under Article 6(2) of this text", "[Article 5(2)]^A [Article 6(2)]^B"),
        ("for 40 % of the fuel", "for 60 % of the fuel", "[40 %]^A [60 %]^B"),
        ("تنسحب القوات خلال ٣٠ يومًا من التوقيع", "تنسحب القوات خلال ٦٠ يومًا من التوقيع", "[٣٠ يومًا]^A [٦٠ يومًا]^B"),
        ("their well-being matters to all", "their well-doing matters to all", "[well-being]^A [well-doing]^B"),
        ("the party’s view of the matter", "the parties’ view of the matter", "[party’s]^A"),
        ("وقفُ إطلاقِ النارِ فورا", "وقفَ إطلاقِ النارِ فورا", "[وقفُ]^"),
    ],
)
def test_a_bracket_never_cuts_a_number_a_date_a_reference_or_a_word(one: str, other: str, brackets: str) -> None:
    for grain in Grain:
        assert brackets in merged(grain, A=one, B=other)


def test_a_bracket_never_cuts_a_defined_term() -> None:
    shared = "As the Joint Monitoring Commission reports, the Joint Monitoring Commission and "
    text = merged(
        A=f"{shared}the Joint Monitoring Commission agree.", B=f"{shared}the Joint Military Commission agree."
    )
    assert "[Joint Military Commission]^B [Joint Monitoring Commission]^A" in text


def test_the_amendment_of_one_lies_within_the_clause_of_another() -> None:
    text = merged(
        A="The Parties shall withdraw within 30 days of signature.",
        B="The Parties shall withdraw within 60 days of signature.",
        C="The Parties shall withdraw immediately.",
    )
    assert text == "The Parties shall withdraw [immediately]^C [within [30 days]^A [60 days]^B of signature]^{A, B}."


def test_no_words_are_an_alternative_too() -> None:
    assert merged(A="Forces withdraw at once.", B="") == "[Forces withdraw at once.]^A []^B"


def test_what_shares_too_little_is_set_out_as_options() -> None:
    text = merged(
        A="All detainees on either side shall be set free at once and without conditions of any kind.",
        B="Women and minors are exchanged in a first stage of 42 days, under the eyes of the commission.",
        C="Women and minors shall be exchanged in a first stage of 42 days, under the eyes of the commission.",
    )
    assert text == (
        "\n- [All detainees on either side shall be set free at once and without conditions of any kind.]^A"
        "\n- [Women and minors [are]^B [shall be]^C exchanged in a first stage of 42 days, "
        "under the eyes of the commission.]^{B, C}"
    )


def test_a_heading_is_never_set_out_as_options() -> None:
    assert merged(A="Lines and zones", B="Withdrawal") == "[Lines and zones]^A [Withdrawal]^B"


def test_a_sentence_has_no_more_brackets_than_a_room_can_follow() -> None:
    words = [f"word{n}" for n in range(24)]
    other = [word.upper() if n % 4 == 1 else word for n, word in enumerate(words)]
    texts = {"A": " ".join(words), "B": " ".join(other)}
    for grain, most in ((Grain.NORMAL, MOST_IN_A_SENTENCE), (Grain.COARSE, MOST_IN_A_SENTENCE)):
        readings = [Reading(cut(text, DefinedTerms()), (name,)) for name, text in texts.items()]
        assert len(list(brackets_in(merge(readings, grain)))) <= most
    assert len(list(brackets_in(merge(readings, Grain.FINE)))) == 6


def test_a_whole_sentence_is_added_behind_the_full_stop() -> None:
    text = merged(A="They meet. They report.", B="They meet. They may be heard in private. They report.")
    assert text == "They meet.[ They may be heard in private.]^B []^A They report."


def test_white_space_and_the_shape_of_quotes_are_no_dispute() -> None:
    assert merged(A="the “Mission” is  set up", B='the "Mission" is set up') == 'the "Mission" is set up'


def test_options_bear_their_form() -> None:
    readings = [
        Reading(cut(text, DefinedTerms()), (name,))
        for name, text in {
            "A": "one two three four five six seven eight nine ten eleven",
            "B": "no such thing at all",
        }.items()
    ]
    assert [bracket.form for bracket, _ in brackets_in(merge(readings, Grain.NORMAL))] == [Form.OPTIONS]
    assert [bracket.form for bracket, _ in brackets_in(merge(readings, Grain.FINE))] == [Form.INLINE]
