import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.text.brackets import Place, Span, brackets_in_text, brackets_of, notices, runs
from goodoffices.text.document import Block, Kind


def blocks_of(*texts: str) -> list[Block]:
    return [Block(f"p{number}", text) for number, text in enumerate(texts, 1)]


def outlined(text: str) -> list[tuple[str, int]]:
    return [(text[span.opens.offset : span.closes.offset + 1], span.depth) for span in brackets_in_text(text).spans]


def test_nested_brackets_are_told_with_their_depth() -> None:
    assert outlined("a [b [c] d] [e]") == [("[b [c] d]", 0), ("[c]", 1), ("[e]", 0)]


def test_a_sign_without_partner_is_stray_and_takes_no_other_bracket_down() -> None:
    found = brackets_in_text("a] [b [c]")
    assert found.strays == (Place(0, 1), Place(0, 3))
    assert [span.depth for span in found.spans] == [0]


def test_a_bracket_may_close_in_a_later_paragraph() -> None:
    (span,) = brackets_of(blocks_of("[one", "two", "three]")).spans
    assert span == Span(Place(0, 0), Place(2, 5))
    assert not span.within_one_block


def test_no_bracket_reaches_over_a_heading() -> None:
    blocks = [Block("p1", "[one"), Block("h1", "Scope", kind=Kind.HEADING, level=1), Block("p2", "two]")]
    found = brackets_of(blocks)
    assert found.spans == ()
    assert found.strays == (Place(0, 0), Place(2, 3))


def test_a_bracket_that_opens_in_a_heading_may_close_under_it() -> None:
    blocks = [Block("h1", "[Scope", kind=Kind.HEADING, level=1), Block("p2", "two]")]
    assert brackets_of(blocks).strays == ()


@pytest.mark.parametrize("text", ["[40 days][60 days]", "[40 days] [60 days]", "[40 days] / [60 days]"])
def test_brackets_side_by_side_are_a_run(text: str) -> None:
    (run,) = runs(brackets_in_text(text).spans, [text])
    assert [text[span.opens.offset : span.closes.offset + 1] for span in run] == ["[40 days]", "[60 days]"]


def test_brackets_with_words_between_or_one_inside_the_other_are_no_run() -> None:
    text = "[40 days] or [60 [full] days]"
    assert runs(brackets_in_text(text).spans, [text]) == ()


def test_runs_inside_a_bracket_are_found() -> None:
    text = "[within [40][60][80] days][at once]"
    assert sorted(len(run) for run in runs(brackets_in_text(text).spans, [text])) == [2, 3]


def test_full_width_and_other_brackets_are_characters() -> None:
    assert brackets_in_text("［a］ 【b】 (c) {d} ⟦e⟧").spans == ()


def test_every_stray_is_reported_with_its_block_and_words() -> None:
    opening, closing = notices(
        [*blocks_of("the [Parties shall", "agree"), Block("h", "X", Kind.HEADING), Block("q", "b]")]
    )
    assert (opening.block, closing.block) == ("p1", "q")
    assert "never closed" in opening.sentence
    assert "“the ▸[◂Parties shall”" in opening.sentence
    assert "never opened" in closing.sentence


def test_a_thousand_strays_make_a_report_that_can_be_read() -> None:
    found = notices(blocks_of("]" * 1000))
    assert len(found) == 21
    assert "980 more brackets" in found[-1].sentence


@given(st.lists(st.text("[] ab/\n", max_size=30), max_size=6))
def test_every_sign_is_in_one_bracket_or_stray(texts: list[str]) -> None:
    found = brackets_of(blocks_of(*texts))
    signs = [place for span in found.spans for place in (span.opens, span.closes)] + list(found.strays)
    expected = [Place(number, at) for number, text in enumerate(texts) for at, sign in enumerate(text) if sign in "[]"]
    assert sorted(signs) == expected


@given(st.text("[]a ", max_size=60))
def test_brackets_never_cross_and_depth_counts_those_around(text: str) -> None:
    spans = brackets_in_text(text).spans
    for one in spans:
        around = [other for other in spans if other.opens < one.opens < other.closes]
        assert all(one.closes < other.closes for other in around)
        assert one.depth == len(around)


@pytest.mark.parametrize("name", ["cop21-23-oct-2015", "cop21-4-dec-2015"])
def test_in_the_paris_drafts_no_sign_is_lost_and_few_are_stray(shared_data: Path, name: str) -> None:
    text = (shared_data / "texts" / f"{name}.md").read_text(encoding="utf-8")
    paragraphs = [part for part in re.split(r"\n\s*\n", text) if part.strip()]
    blocks = [
        Block(f"p{number}", part, Kind.HEADING if part.startswith("#") else Kind.PARAGRAPH)
        for number, part in enumerate(paragraphs)
    ]
    found = brackets_of(blocks)
    assert 2 * len(found.spans) + len(found.strays) == text.count("[") + text.count("]")
    assert 0 < len(found.strays) < 30
    assert max(span.depth for span in found.spans) >= 3
    assert len(runs(found.spans, [block.text for block in blocks])) > 100
