from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from goodoffices.text.align import NO_VERDICTS, Corpus, Link, Verdicts, align
from goodoffices.text.document import Block

WORDS = [
    *("the", "parties", "shall", "withdraw", "from", "zone", "line", "within", "days", "monitors", "observers"),
    *("report", "exchange", "3", "٣", "(a)", "—", "deleted", "سلام", "وقف", "هدنة", "停火", "הפסקת"),
]
texts = st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)
documents = st.lists(texts, max_size=7).map(
    lambda found: [Block(f"b{place}", text) for place, text in enumerate(found)]
)


@st.composite
def verdicts(draw: st.DrawFn) -> Verdicts:
    ids = st.sampled_from([f"b{place}" for place in range(8)])
    pairs = st.frozensets(st.tuples(ids, ids), max_size=4)
    same = draw(pairs)
    return Verdicts(same, draw(pairs) - same)


def transposed(links: tuple[Link, ...]) -> set[Link]:
    return {link.transposed() for link in links}


@given(st.lists(documents, min_size=2, max_size=4), st.data())
def test_the_order_of_the_documents_changes_nothing(corpus: list[list[Block]], data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(corpus))))
    other = Corpus([corpus[place] for place in order])
    assert Corpus(corpus).align(order[0], order[1]) == other.align(0, 1)


@given(documents, documents, verdicts())
def test_the_other_way_round_the_links_are_transposed(a: list[Block], b: list[Block], decided: Verdicts) -> None:
    corpus = Corpus([a, b])
    there = corpus.align(0, 1, verdicts=decided)
    back = corpus.align(1, 0, verdicts=decided.transposed())
    assert set(there) == transposed(back)


@given(documents, verdicts())
def test_a_document_with_itself_is_symmetric_under_verdicts_too(a: list[Block], decided: Verdicts) -> None:
    assert set(align(a, a, decided)) == transposed(align(a, a, decided.transposed()))


@given(documents)
def test_a_document_aligns_with_itself_completely(blocks: list[Block]) -> None:
    twin = [Block(f"t{block.id}", block.text) for block in blocks]
    assert {(link.a, link.b) for link in align(blocks, twin)} >= {(block.id, f"t{block.id}") for block in blocks}


@given(documents, documents, verdicts())
def test_verdicts_are_obeyed(a: list[Block], b: list[Block], decided: Verdicts) -> None:
    confidences = {(link.a, link.b): link.confidence for link in align(a, b, decided)}
    held = {(one.id, other.id) for one in a for other in b}
    assert all(confidences.get(pair) == 1.0 for pair in decided.same & held)
    assert not confidences.keys() & decided.different


@given(documents, documents, st.sets(st.integers(0, 8)), st.sets(st.integers(0, 8)))
def test_no_link_leaves_the_chosen_blocks(a: list[Block], b: list[Block], ones: set[int], others: set[int]) -> None:
    among_a, among_b = ({f"b{place}" for place in places} for places in (ones, others))
    links = Corpus([a, b]).align(0, 1, among_a=among_a, among_b=among_b)
    assert {link.a for link in links} <= among_a & {block.id for block in a}
    assert {link.b for link in links} <= among_b & {block.id for block in b}


@given(documents, documents)
def test_the_chosen_blocks_align_as_they_would_alone(a: list[Block], b: list[Block]) -> None:
    everything = [block.id for block in a]
    assert Corpus([a, b]).align(0, 1, among_a=everything) == align(a, b)


@given(documents, documents)
def test_no_pair_is_linked_twice_and_links_follow_the_text(a: list[Block], b: list[Block]) -> None:
    links = align(a, b)
    pairs = [(link.a, link.b) for link in links]
    assert max(Counter(pairs).values(), default=1) == 1
    assert pairs == sorted(pairs)


@given(documents)
def test_an_empty_document_has_no_links(blocks: list[Block]) -> None:
    assert align(blocks, []) == align([], blocks) == align([], [], NO_VERDICTS) == ()


@given(documents, documents)
def test_the_same_texts_give_the_same_links(a: list[Block], b: list[Block]) -> None:
    assert align(a, b) == align(list(a), list(b))
