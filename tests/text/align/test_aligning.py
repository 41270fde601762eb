import pytest

from goodoffices.text.align import SURE, Corpus, Link, Verdicts, align
from goodoffices.text.document import Block

CEASEFIRE = (
    "The Parties shall cease all hostilities on land, at sea and in the air at noon on the day of signature.",
    "Forces shall withdraw ten kilometres behind the line of contact within fourteen days.",
    "Each Party shall release all detainees in three stages. The first stage covers the wounded and the sick.",
    "Humanitarian convoys shall pass the crossings of Ostra and Lume without hindrance.",
    "A joint commission of six members shall verify every incident within forty-eight hours.",
    "The guarantors shall deploy two hundred monitors along the river.",
    "Displaced families may return to their homes under the protection of the monitors.",
    "Disputes over the reading of this agreement shall go to the joint commission.",
)


def blocks(*texts: str, prefix: str = "") -> list[Block]:
    return [Block(f"{prefix}{place}", text) for place, text in enumerate(texts, start=1)]


def pairs(links: tuple[Link, ...]) -> set[tuple[str, str]]:
    return {(link.a, link.b) for link in links}


def test_an_unchanged_text_is_sure() -> None:
    links = align(blocks(*CEASEFIRE), blocks(*CEASEFIRE))
    assert [(link.a, link.b) for link in links] == [(str(place), str(place)) for place in range(1, 9)]
    assert min(link.confidence for link in links) >= SURE


def test_a_moved_and_reworded_clause_is_found() -> None:
    moved = "The guarantors will deploy three hundred unarmed monitors along both banks of the river."
    other = blocks(moved, *CEASEFIRE[:5], *CEASEFIRE[6:])
    assert ("6", "1") in pairs(align(blocks(*CEASEFIRE), other))


def test_numbers_that_were_given_anew_do_not_mislead() -> None:
    here = [Block(f"a{place}", text, label=f"{place}.") for place, text in enumerate(CEASEFIRE, start=1)]
    there = [Block(f"b{place}", text, label=f"{place}.") for place, text in enumerate(CEASEFIRE[1:], start=1)]
    assert pairs(align(here, there)) == {(f"a{place + 1}", f"b{place}") for place in range(1, 8)}


def test_both_halves_of_a_split_clause_answer_it() -> None:
    halves = CEASEFIRE[2].split(". ")
    other = blocks(*CEASEFIRE[:2], f"{halves[0]}.", halves[1], *CEASEFIRE[3:])
    assert {("3", "3"), ("3", "4"), ("4", "5")} <= pairs(align(blocks(*CEASEFIRE), other))


def test_a_merged_clause_answers_both_that_it_came_from() -> None:
    other = blocks(*CEASEFIRE[:4], f"{CEASEFIRE[4]} {CEASEFIRE[5]}", *CEASEFIRE[6:])
    assert {("5", "5"), ("6", "5"), ("7", "6")} <= pairs(align(blocks(*CEASEFIRE), other))


def test_a_new_clause_answers_nothing() -> None:
    new = "Schools shall reopen before winter and textbooks are printed in both alphabets."
    links = align(blocks(*CEASEFIRE), blocks(*CEASEFIRE[:3], new, *CEASEFIRE[3:]))
    assert "4" not in {link.b for link in links}
    assert len(links) == len(CEASEFIRE)


def test_equal_clauses_are_told_apart_by_their_neighbours() -> None:
    again = "This article applies without prejudice to the rights of displaced families."
    here = blocks(CEASEFIRE[0], again, CEASEFIRE[3], again, CEASEFIRE[5], again)
    there = blocks(CEASEFIRE[3], again, CEASEFIRE[5], again, prefix="v")
    assert pairs(align(here, there)) == {("3", "v1"), ("4", "v2"), ("5", "v3"), ("6", "v4")}


def test_a_part_goes_to_its_whole_rather_than_to_a_clause_that_is_hardly_like_it() -> None:
    whole = (
        "A joint commission shall verify every incident on the river. It shall report to the guarantors in two days."
    )
    other = "The monitors shall report to the joint council every year, and to no one else in between."
    here = blocks(CEASEFIRE[0], whole, other, CEASEFIRE[2])
    there = blocks(CEASEFIRE[0], *whole.split(". "), CEASEFIRE[2])
    assert pairs(align(here, there)) == {("1", "1"), ("2", "2"), ("2", "3"), ("4", "4")}


def test_words_that_ran_together_are_found_between_their_neighbours() -> None:
    words = [clause.split() for clause in CEASEFIRE[3:5]]
    lost = ["".join(row[:3]) + " " + " ".join(map("".join, zip(row[3::2], row[4::2], strict=False))) for row in words]
    links = align(blocks(*CEASEFIRE), blocks(*CEASEFIRE[:3], *lost, "Nothing in between.", *CEASEFIRE[5:]))
    found = {(link.a, link.b): link.confidence for link in links}
    assert max(found["4", "4"], found["5", "5"]) < SURE


def test_twins_without_neighbours_are_asked() -> None:
    twins = [CEASEFIRE[5].replace("two", count) for count in ("three", "four")]
    links = align(blocks(CEASEFIRE[5]), blocks(*twins))
    assert [link.confidence < SURE for link in links] == [True]


def test_a_reworded_clause_without_a_rival_is_sure_even_without_neighbours() -> None:
    reworded = CEASEFIRE[5].replace("two hundred", "three hundred unarmed")
    links = align(blocks(CEASEFIRE[5]), blocks(reworded, CEASEFIRE[0]))
    assert [(link.b, link.confidence >= SURE) for link in links] == [("1", True)]


def test_a_refused_pair_is_not_linked_by_place_either() -> None:
    here, there = blocks(*CEASEFIRE[:3]), blocks(CEASEFIRE[0], "deleted", CEASEFIRE[2])
    assert ("2", "2") in pairs(align(here, there))
    assert ("2", "2") not in pairs(align(here, there, Verdicts(different=frozenset({("2", "2")}))))


def test_no_change_stands_for_the_clause_in_its_place_and_is_asked() -> None:
    links = align(blocks(*CEASEFIRE), blocks(*CEASEFIRE[:4], "No change", "Amendment 7: deleted", *CEASEFIRE[6:]))
    unsure = {(link.a, link.b) for link in links if link.confidence < SURE}
    assert unsure == {("5", "5"), ("6", "6")}


def test_a_label_tells_which_clause_no_change_stands_for() -> None:
    here = [Block(f"a{place}", text, label=f"{place}.") for place, text in enumerate(CEASEFIRE, start=1)]
    there = [here[0], Block("idem", "idem", label="4."), here[7]]
    found = {link.b: link for link in align(here, there)}
    assert found["idem"].a == "a4"
    assert found["idem"].confidence < SURE


def test_a_long_run_of_references_is_paired_in_order() -> None:
    here = blocks(CEASEFIRE[0], *[f"clause{place} item{place}" for place in range(60)], CEASEFIRE[1])
    there = blocks(CEASEFIRE[0], *["idem"] * 60, CEASEFIRE[1])
    assert pairs(align(here, there)) == {(str(place), str(place)) for place in range(1, 63)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("تلتزم الأطراف بوقفٍ شاملٍ لإطلاق النّار خلال ٤٨ ساعة", "تلتزم الاطراف بوقف شامل لاطلاق النار خلال 48 ساعة"),
        ("הצדדים יפסיקו את האש תוך ארבעים ושמונה שעות", "הַצְּדָדִים יַפְסִיקוּ אֶת הָאֵשׁ תוך ארבעים ושמונה שעות"),
        ("双方应在四十八小时内停火并撤出军队", "双方应在四十八小时之内停火并撤出全部军队"),
        ("ทั้งสองฝ่ายจะหยุดยิงภายในสี่สิบแปดชั่วโมง", "ทั้งสองฝ่ายต้องหยุดยิงภายในสี่สิบแปดชั่วโมงนี้"),
    ],
)
def test_every_script_is_matched(one: str, other: str) -> None:
    here, there = blocks("3", one, "17"), blocks("5", "9", other)
    assert ("2", "3") in pairs(align(here, there))


def test_a_refused_pair_gives_way_to_the_next_best() -> None:
    twin = CEASEFIRE[5].replace("two hundred", "three hundred")
    here, there = blocks(*CEASEFIRE), blocks(*CEASEFIRE[:6], twin, *CEASEFIRE[6:])
    assert ("6", "6") in pairs(align(here, there))
    refused = align(here, there, Verdicts(different=frozenset({("6", "6")})))
    assert ("6", "7") in pairs(refused)


def test_one_pair_cannot_be_both_the_same_and_different() -> None:
    pair = frozenset({("1", "1")})
    with pytest.raises(ValueError, match="1"):
        Verdicts(pair, pair)


def test_two_blocks_of_one_document_with_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        Corpus([[Block("twice", "one"), Block("twice", "two")]])


def test_the_stored_text_is_left_as_it_is() -> None:
    block = Block("1", "ﬁrst  “Line”\u200f")
    align([block], [block])
    assert block.text == "ﬁrst  “Line”\u200f"
