"""Changes since another draft: accepted they give the new one, rejected the old one."""

from hypothesis import given
from hypothesis import strategies as st
from tests.text.write.opened import W, body

from goodoffices.text.document import Block, Document
from goodoffices.text.read.word import read_word
from goodoffices.text.write.word.tracked import write_changes_word

SOME = ["the", "two", "sides", "shall", "cease", "fire", "within", "thirty", "days", "at", "noon"]
WORDS = st.lists(st.sampled_from(SOME), min_size=1)
CLAUSES = st.lists(WORDS.map(" ".join), min_size=1, max_size=8)


def draft(*clauses: str) -> Document:
    return Document(tuple(Block(f"p{at}", text, label=f"{at}.") for at, text in enumerate(clauses, 1)))


def told(blocks: tuple[Block, ...]) -> list[tuple[str, str]]:
    return [(block.label, block.text) for block in blocks]


@given(CLAUSES, CLAUSES)
def test_accepted_it_is_the_new_draft_and_rejected_the_old_one(old: list[str], new: list[str]) -> None:
    one, other = draft(*old), draft(*new)
    found = read_word("x.docx", write_changes_word(one, other, "Mediators"))
    assert told(found.blocks) == told(other.blocks)
    assert told(found.before) == told(one.blocks)


def test_a_word_that_changed_is_marked_with_its_author() -> None:
    old, new = draft("Fire ceases within 30 days of today."), draft("Fire ceases within 60 days of today.")
    found = read_word("x.docx", write_changes_word(old, new, "Mediators", "2031-05-06T09:00:00Z"))
    assert [(one.kind.value, one.text.strip(), one.author) for one in found.changes] == [
        ("deletion", "30 days", "Mediators"),
        ("insertion", "60 days", "Mediators"),
    ]


def test_each_change_has_a_number_of_its_own() -> None:
    content = write_changes_word(draft("One fire.", "Two."), draft("One truce.", "Three."), "Mediators")
    numbers = [one.get(f"{W}id") for one in body(content).iter(f"{W}ins", f"{W}del")]
    assert len(numbers) == len(set(numbers)) > 3
