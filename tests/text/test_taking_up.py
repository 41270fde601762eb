import itertools
from pathlib import Path

from goodoffices.text.brackets import brackets_in_text, runs
from goodoffices.text.document import Block, Document
from goodoffices.text.framework import Framework, plain_text
from goodoffices.text.notation import parse_framework, print_framework, print_segments
from goodoffices.text.read import read_document
from goodoffices.text.taking_up import taken_up


def brackets_of(text: str) -> str:
    """The draft taken up, in the notation."""
    (provision,) = taken_up(Document((Block("b1", text),))).provisions
    return print_segments(provision.wordings[0].segments)


def test_brackets_side_by_side_are_alternatives() -> None:
    assert (
        brackets_of("Parties [shall][should] [may] act [at once].") == "Parties [shall] [should] [may] act [at once]."
    )


def test_brackets_lie_within_brackets() -> None:
    assert brackets_of("[All [developed country] Parties] act") == "[All [developed country] Parties] act"


def test_a_sign_without_a_partner_stays_a_character() -> None:
    assert brackets_of("all] Parties [act [now]") == "all\\] Parties \\[act [now]"


def test_what_is_nested_too_deep_stays_characters() -> None:
    assert brackets_of("[" * 5000 + "x" + "]" * 5000).endswith("]")


def test_numbers_and_headings_stay_as_they_are() -> None:
    draft = read_document("draft.md", b"# Article 4 - Lines\n\n7. Forces [shall] leave.\n")
    heading, clause = taken_up(draft).provisions
    assert (heading.label, clause.label) == ("Article 4 -", "7.")


def test_a_real_draft_loses_no_character_but_its_brackets(shared_data: Path) -> None:
    for name in ("cop21-23-oct-2015.md", "cop21-4-dec-2015.md"):
        draft = read_document(name, (shared_data / "texts" / name).read_bytes())
        framework = taken_up(draft)
        for block, provision in zip(draft.blocks, framework.provisions, strict=True):
            assert plain_text(provision.wordings[0].segments) == without_brackets(block.text)
        assert sum(1 for provision in framework.provisions for _ in provision.brackets()) > 500
        assert same(parse_framework(print_framework(framework)), framework)


def without_brackets(text: str) -> str:
    """The text without the signs that have a partner, and without what stands between alternatives."""
    brackets = brackets_in_text(text)
    gone = {place.offset for span in brackets.spans for place in (span.opens, span.closes)}
    for run in runs(brackets.spans, [text]):
        for one, other in itertools.pairwise(run):
            gone.update(range(one.closes.offset + 1, other.opens.offset))
    return "".join(sign for place, sign in enumerate(text) if place not in gone)


def same(one: Framework, other: Framework) -> bool:
    """Whether two frameworks have the same provisions."""
    return one.provisions == other.provisions
