from hypothesis import given
from hypothesis import strategies as st

from goodoffices.text.align import Verdicts
from goodoffices.text.align.translation import concord
from goodoffices.text.document import Block

texts = st.text("abc אבג ١٢٣ 123 .", max_size=40)
documents = st.lists(texts, max_size=7).map(
    lambda found: [Block(f"b{place}", text) for place, text in enumerate(found)]
)


@given(documents)
def test_a_text_is_its_own_translation(blocks: list[Block]) -> None:
    assert [(link.a, link.b) for link in concord(blocks, blocks)] == [(block.id, block.id) for block in blocks]


@given(documents, documents)
def test_links_never_cross(a: list[Block], b: list[Block]) -> None:
    links = [(link.a, link.b) for link in concord(a, b)]
    assert links == sorted(links, key=lambda pair: (pair[1], pair[0]))


@given(documents, documents, st.data())
def test_verdicts_are_obeyed_by_concordance_too(a: list[Block], b: list[Block], data: st.DataObject) -> None:
    ids = st.sampled_from([f"b{place}" for place in range(7)])
    pairs = st.frozensets(st.tuples(ids, ids), max_size=3)
    same = data.draw(pairs)
    decided = Verdicts(same, data.draw(pairs) - same)
    confidences = {(link.a, link.b): link.confidence for link in concord(a, b, decided)}
    held = {(one.id, other.id) for one in a for other in b}
    assert all(confidences.get(pair) == 1.0 for pair in decided.same & held)
    assert not confidences.keys() & decided.different


@given(documents)
def test_nothing_translates_nothing(blocks: list[Block]) -> None:
    assert concord(blocks, []) == concord([], blocks) == ()
