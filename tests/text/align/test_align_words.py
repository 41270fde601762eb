import pytest

from goodoffices.text.align import Reference, reference_of
from goodoffices.text.align.folding import fold, words_of
from goodoffices.text.align.ordinal import label_in, ordinals_of


@pytest.mark.parametrize(
    "text",
    ["No change", "idem", "(idem)", "As Commission", "Commission proposal unchanged", "UNCHANGED.", "Sans changement",
     "unverändert", "sin cambios", "دون تغيير", "ללא שינוי", "без изменений", "AM 12 no change"],
)  # fmt: skip
def test_a_cell_that_says_no_change_is_a_reference(text: str) -> None:
    assert reference_of(text) is Reference.UNCHANGED


@pytest.mark.parametrize(
    "text", ["deleted", "[deleted]", "Amendment 41 deleted", "d) deleted", "supprimé", "gestrichen", "محذوف", "נמחק"]
)
def test_a_cell_that_says_deleted_is_a_reference(text: str) -> None:
    assert reference_of(text) is Reference.DELETED


@pytest.mark.parametrize("text", ["", "4", "The words are deleted.", "No change of regime is sought", "article 3"])
def test_a_cell_with_words_of_its_own_is_none(text: str) -> None:
    assert reference_of(text) is None


def test_one_spelling_for_what_reads_alike() -> None:
    assert words_of("٣ أيّــام") == words_of("3 ايام")
    assert fold("“ﬁn”\u200e") == fold("“FIN”")
    assert words_of("l’accord") == words_of("L'accord")


def test_accents_tell_words_apart() -> None:
    assert words_of("a") != words_of("à")


def test_a_script_without_spaces_is_read_letter_by_letter() -> None:
    assert words_of("停火 48 小时") == ["停", "火", "48", "小", "时"]


@pytest.mark.parametrize(
    ("label", "number"),
    [("3.", 3), ("٣.", 3), ("۳", 3), ("(c)", 3), ("iii)", 3), ("(ג)", 3), ("(ج)", 3), ("(ت)", 3), ("в)", 3),
     ("Article 14", 14), ("المادة الثالثة", 3), ("المادة ١٤", 14), ("יד", 14), ("xiv", 14), ("2 (b)", 2)],
)  # fmt: skip
def test_a_label_counts_in_every_script(label: str, number: int) -> None:
    assert number in ordinals_of(label)


@pytest.mark.parametrize("label", ["", "•", "—"])
def test_a_mark_counts_nothing(label: str) -> None:
    assert ordinals_of(label) == frozenset()


def test_a_label_typed_before_the_words_is_seen() -> None:
    assert label_in("3. The Parties") == label_in("٣. الأطراف") == "3"
    assert label_in("The Parties") == ""
