from goodoffices.text.align import SURE, Verdicts
from goodoffices.text.align.translation import concord
from goodoffices.text.document import Block, Kind

ENGLISH = (
    ("", "Agreement on the cessation of hostilities in the valley of Ostra"),
    ("1.", "The Parties shall cease all hostilities at noon on 14 May 2031."),
    ("2.", "Each Party shall release its detainees in 3 stages:"),
    ("(a)", "the wounded and the sick, within 7 days;"),
    ("(b)", "all others, within 40 days, under the eyes of monitors of ECHO-9."),
    ("3.", "Disputes shall be referred to the joint commission, which decides by consensus."),
)
ARABIC = (
    ("", "اتفاق بشأن وقف الأعمال العدائية في وادي أوسترا"),
    ("١.", "يوقف الطرفان جميع الأعمال العدائية ظهر يوم ١٤ أيار/مايو ٢٠٣١."),
    ("٢.", "يفرج كل طرف عن المحتجزين لديه على ٣ مراحل:"),
    ("(أ)", "الجرحى والمرضى في غضون ٧ أيام؛"),
    ("(ب)", "جميع الآخرين في غضون ٤٠ يوما بإشراف مراقبين من ECHO-9."),
    ("٣.", "تحال المنازعات إلى اللجنة المشتركة التي تبت فيها بتوافق الآراء."),
)


def text(rows: tuple[tuple[str, str], ...], prefix: str) -> list[Block]:
    return [
        Block(f"{prefix}{place}", words, Kind.PARAGRAPH if label else Kind.TITLE, label=label)
        for place, (label, words) in enumerate(rows)
    ]


def test_a_translation_in_another_script_is_set_against_its_original() -> None:
    links = concord(text(ENGLISH, "en"), text(ARABIC, "ar"))
    assert [(link.a, link.b) for link in links] == [(f"en{place}", f"ar{place}") for place in range(6)]
    assert min(link.confidence for link in links) >= SURE


def test_a_paragraph_left_out_shifts_nothing_else() -> None:
    links = concord(text(ENGLISH, "en"), [block for block in text(ARABIC, "ar") if block.id != "ar3"])
    assert {(link.a, link.b) for link in links} == {(f"en{place}", f"ar{place}") for place in (0, 1, 2, 4, 5)}


def test_two_paragraphs_made_one_are_both_rendered_by_it() -> None:
    arabic = text(ARABIC, "ar")
    joined = Block("ar4", f"{arabic[3].text} {arabic[4].text}", label="(أ)")
    links = concord(text(ENGLISH, "en"), [*arabic[:3], joined, arabic[5]])
    assert {("en3", "ar4"), ("en4", "ar4"), ("en5", "ar5")} <= {(link.a, link.b) for link in links}


def test_what_shows_nothing_is_asked() -> None:
    one = [Block(f"a{place}", "word " * 9) for place in range(4)]
    other = [Block(f"b{place}", "mot " * 9) for place in range(3)]
    assert min(link.confidence for link in concord(one, other)) < SURE


def test_a_verdict_moves_the_neighbours_too() -> None:
    one = [Block(f"a{place}", "word " * 9) for place in range(4)]
    other = [Block(f"b{place}", "mot " * 9) for place in range(4)]
    links = concord(one, other, Verdicts(same=frozenset({("a2", "b1")})))
    assert {link.b for link in links if link.a == "a2"} == {"b1"}
    assert not {link.b for link in links if link.a == "a1"} & {"b2", "b3"}
