"""Numbers before paragraphs are those that Word prints, in both texts."""

from collections.abc import Callable

import pytest

from goodoffices.text.document import Document, Kind
from goodoffices.text.read.word.numerals import written

Read = Callable[..., Document]
BY = 'w:id="1" w:author="Ama Sey" w:date="2026-03-01T10:00:00Z"'


def lvl(depth: int, style: str, pattern: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


LEGAL = (
    lvl(0, "decimal", "%1.") + lvl(1, "decimal", "%1.%2") + lvl(2, "lowerLetter", "(%3)") + lvl(3, "lowerRoman", "(%4)")
)


def numbering(*levels: str, numbers: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{at}">{one}</w:abstractNum>' for at, one in enumerate(levels or (LEGAL,))
    )
    return lists + numbers


def num(number: int, over: str = "", of: int = 0) -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{over}</w:num>'


def restarted(depth: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def p(text: str, depth: int | None = None, number: int = 1, more: str = "", mark: str = "") -> str:
    says = "" if depth is None else f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{says}{more}<w:rPr>{mark}</w:rPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def styled(text: str, style: str) -> str:
    return p(text, more=f'<w:pStyle w:val="{style}"/>')


def labels(document: Document) -> list[str]:
    return [block.label for block in document.blocks]


def test_levels_count_within_each_other(read: Read) -> None:
    body = "".join(p("x", depth) for depth in (0, 1, 1, 2, 2, 3, 1, 2, 0, 1))
    expected = ["1.", "1.1", "1.2", "(a)", "(b)", "(i)", "1.3", "(a)", "2.", "2.1"]
    assert labels(read(body, numbering=numbering())) == expected


def test_a_level_that_was_skipped_counts_from_its_start(read: Read) -> None:
    assert labels(read(p("x", 1) + p("x", 1) + p("x", 0), numbering=numbering())) == ["1.1", "1.2", "2."]


@pytest.mark.parametrize("typed", ["1.", "1)", "(1)", "١."])
def test_a_typed_number_that_repeats_the_one_that_word_counts_is_kept_once_and_told(read: Read, typed: str) -> None:
    document = read(p(f"{typed} The Parties", 0), numbering=numbering())
    assert [(block.label, block.text) for block in document.blocks] == [("1.", "The Parties")]
    assert [(one.block, f"typed “{typed}”" in one.sentence) for one in document.notices] == [("p1", True)]


@pytest.mark.parametrize("typed", ["2.", "(a)"])
def test_another_typed_number_stays_among_the_words(read: Read, typed: str) -> None:
    document = read(p(f"{typed} The Parties", 0), numbering=numbering())
    assert [(block.label, block.text) for block in document.blocks] == [("1.", f"{typed} The Parties")]
    assert document.notices == ()


def test_a_change_behind_a_repeated_number_keeps_its_place(read: Read) -> None:
    more = f'<w:ins {BY}><w:r><w:t xml:space="preserve"> soon</w:t></w:r></w:ins></w:p>'
    document = read(p("1. We act", 0).removesuffix("</w:p>") + more, numbering=numbering())
    (change,) = document.changes
    assert document.blocks[0].text[change.start :] == change.text == " soon"


def test_numbers_of_one_list_go_on_after_other_words(read: Read) -> None:
    assert labels(read(p("a", 0) + p("b") + p("c", 0), numbering=numbering())) == ["1.", "", "2."]


def test_a_blank_paragraph_with_a_number_is_counted_and_left_out(read: Read) -> None:
    assert labels(read(p("a", 0) + p("", 0) + p("c", 0), numbering=numbering())) == ["1.", "3."]


def test_definitions_of_one_list_share_its_count_unless_they_restart_it(read: Read) -> None:
    held = numbering(numbers=num(1) + num(2) + num(3, restarted(0, 5)))
    body = p("x", 0, 1) + p("x", 0, 2) + p("x", 0, 3) + p("x", 0, 3)
    assert labels(read(body, numbering=held)) == ["1.", "2.", "5.", "6."]


def test_a_definition_may_have_a_level_of_its_own(read: Read) -> None:
    own = f'<w:lvlOverride w:ilvl="0">{lvl(0, "upperRoman", "Part %1")}</w:lvlOverride>'
    assert labels(read(p("x", 0, 2) + p("x", 0, 2), numbering=numbering(numbers=num(2, own)))) == ["Part I", "Part II"]


def test_a_level_restarts_when_and_only_when_it_says(read: Read) -> None:
    never = lvl(0, "decimal", "%1.") + lvl(1, "decimal", "%2)", '<w:lvlRestart w:val="0"/>')
    body = p("x", 0) + p("x", 1) + p("x", 0) + p("x", 1)
    assert labels(read(body, numbering=numbering(never))) == ["1.", "1)", "2.", "2)"]
    first = (
        lvl(0, "decimal", "%1.") + lvl(1, "lowerLetter", "%2.") + lvl(2, "decimal", "%3)", '<w:lvlRestart w:val="1"/>')
    )
    body = "".join(p("x", depth) for depth in (0, 1, 2, 1, 2, 0, 2))
    assert labels(read(body, numbering=numbering(first))) == ["1.", "a.", "1)", "b.", "2)", "2.", "1)"]


def test_a_legal_level_writes_all_in_digits(read: Read) -> None:
    mixed = lvl(0, "upperRoman", "%1.") + lvl(1, "decimal", "%1.%2", "<w:isLgl/>")
    assert labels(read(p("x", 0) + p("x", 0) + p("x", 1), numbering=numbering(mixed))) == ["I.", "II.", "2.1"]


def test_words_around_the_number_belong_to_it(read: Read) -> None:
    article = lvl(0, "decimal", "Article %1")
    document = read(p("Cessation", 0) + p("Detainees", 0), numbering=numbering(article))
    assert labels(document) == ["Article 1", "Article 2"]


def test_a_style_brings_its_number_and_its_level(read: Read) -> None:
    linked = lvl(0, "decimal", "%1.", '<w:pStyle w:val="H1"/>') + lvl(1, "decimal", "%1.%2", '<w:pStyle w:val="H2"/>')
    number = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="heading {rank}"/>'
        f'<w:pPr>{number}<w:outlineLvl w:val="{rank - 1}"/></w:pPr></w:style>'
        for rank, name in ((1, "H1"), (2, "H2"))
    )
    styles += '<w:style w:type="paragraph" w:styleId="H3"><w:basedOn w:val="H2"/><w:name w:val="Own"/></w:style>'
    body = styled("x", "H1") + styled("x", "H2") + styled("x", "H3") + styled("x", "H1")
    body += p("x", more='<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    document = read(body, styles=styles, numbering=numbering(linked))
    assert labels(document) == ["1.", "1.1", "1.2", "2.", ""]
    assert [(one.kind, one.level) for one in document.blocks[:2]] == [(Kind.HEADING, 1), (Kind.HEADING, 2)]


def test_a_list_may_borrow_the_levels_of_a_numbering_style(read: Read) -> None:
    lists = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Legal"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="Legal"/>{LEGAL}</w:abstractNum>'
    )
    styles = (
        '<w:style w:type="numbering" w:styleId="Legal"><w:name w:val="Legal"/>'
        '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    )
    document = read(p("x", 0) + p("x", 1), styles=styles, numbering=lists + num(1) + num(2, of=1))
    assert labels(document) == ["1.", "1.1"]


def test_numbers_before_and_after_the_changes_differ(read: Read) -> None:
    gone = f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del {BY}/></w:rPr></w:pPr>'
    gone += f"<w:del {BY}><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
    document = read(p("a", 0) + gone + p("b", 0), numbering=numbering())
    assert [(one.id, one.label) for one in document.before] == [("p1", "1."), ("p2", "2."), ("p3", "3.")]
    assert [(one.id, one.label) for one in document.blocks] == [("p1", "1."), ("p3", "2.")]


def test_a_number_that_was_added_is_not_there_before(read: Read) -> None:
    added = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins {BY}/></w:numPr>'
    document = read(p("a", more=added) + p("b", 0), numbering=numbering())
    assert [one.label for one in document.before] == ["", "1."]
    assert labels(document) == ["1.", "2."]


def test_a_level_that_was_changed_is_the_old_one_before(read: Read) -> None:
    old = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'
    document = read(
        p("a", 0) + p("b", 0, more=f"<w:pPrChange {BY}><w:pPr>{old}</w:pPr></w:pPrChange>"), numbering=numbering()
    )
    assert [one.label for one in document.before] == ["1.", "1.1"]
    assert labels(document) == ["1.", "2."]


def test_a_style_that_was_changed_is_the_old_one_before(read: Read) -> None:
    old = '<w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr>'
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/><w:pPr>'
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        f"<w:pPrChange {BY}><w:pPr>{old}</w:pPr></w:pPrChange></w:pPr></w:style>"
    )
    document = read(p("a") + p("b"), styles=styles, numbering=numbering())
    assert [one.label for one in document.before] == ["(a)", "(b)"]
    assert labels(document) == ["1.", "2."]


def test_a_deleted_end_takes_its_number_with_it(read: Read) -> None:
    body = p("a ", 0, mark=f"<w:del {BY}/>") + p("b", 0) + p("c", 0)
    document = read(body, numbering=numbering())
    assert [(one.label, one.text) for one in document.before] == [("1.", "a"), ("2.", "b"), ("3.", "c")]
    assert [(one.label, one.text) for one in document.blocks] == [("1.", "ab"), ("2.", "c")]


def test_a_paragraph_deleted_before_a_table_is_not_counted(read: Read) -> None:
    gone = f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del {BY}/></w:rPr></w:pPr>'
    gone += f"<w:del {BY}><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
    table = f"<w:tbl><w:tr><w:tc>{p('x')}</w:tc></w:tr></w:tbl>"
    document = read(p("a", 0) + gone + table + p("b", 0), numbering=numbering())
    assert [one.label for one in document.before] == ["1.", "2.", "", "3."]
    assert labels(document) == ["1.", "", "2."]


def test_kinds_tell_paragraphs_of_an_agreement_from_items(read: Read) -> None:
    bullets = lvl(0, "bullet", "\uf0b7", '<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>')
    held = numbering(LEGAL, bullets, numbers=num(1) + num(2, of=1))
    document = read(p("x", 0) + p("x", 2) + p("x", 0, 2), numbering=held)
    assert [(one.kind, one.level, one.label) for one in document.blocks] == [
        (Kind.PARAGRAPH, 0, "1."),
        (Kind.ITEM, 3, "(a)"),
        (Kind.ITEM, 1, "•"),
    ]


def test_a_typed_number_is_a_label_as_well(read: Read) -> None:
    document = read(p("Article 4. The parties withdraw.") + p("(a) at once;"))
    assert [(one.label, one.text) for one in document.blocks] == [
        ("Article 4.", "The parties withdraw."),
        ("(a)", "at once;"),
    ]


def test_a_hidden_number_is_not_seen_and_still_counts(read: Read) -> None:
    hidden = lvl(0, "decimal", "%1.", "<w:rPr><w:vanish/></w:rPr>") + lvl(1, "decimal", "%1.%2")
    assert labels(read(p("x", 0) + p("x", 1), numbering=numbering(hidden))) == ["", "1.1"]


def test_a_pattern_of_its_own_is_followed(read: Read) -> None:
    pattern = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
        '</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    level = f'<w:lvl w:ilvl="0"><w:start w:val="7"/>{pattern}<w:lvlText w:val="AM %1"/></w:lvl>'
    assert labels(read(p("x", 0), numbering=numbering(level))) == ["AM 007"]


@pytest.mark.parametrize(
    ("style", "count", "expected"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 7, "07"),
        ("upperRoman", 1994, "MCMXCIV"),
        ("lowerRoman", 4, "iv"),
        ("lowerLetter", 28, "bb"),
        ("upperLetter", 3, "C"),
        ("ordinal", 22, "22nd"),
        ("ordinal", 112, "112th"),
        ("cardinalText", 21, "Twenty-one"),
        ("ordinalText", 30, "Thirtieth"),
        ("ordinalText", 112, "One hundred twelfth"),
        ("arabicAbjad", 3, "ج"),
        ("arabicAlpha", 3, "ت"),
        ("hebrew1", 15, "טו"),
        ("hebrew1", 116, "קטז"),
        ("hebrew1", 744, "תשמד"),
        ("hebrew2", 22, "ת"),
        ("hindiNumbers", 10, "१०"),
        ("thaiNumbers", 5, "๕"),
        ("russianLower", 2, "б"),
        ("decimalEnclosedCircle", 3, "③"),
        ("chicago", 5, "**"),
        ("numberInDash", 4, "- 4 -"),
        ("none", 4, ""),
        ("lowerLetter", 32767, "32767"),
        ("nobody knows", 9, "9"),
        ("lowerRoman", 0, "0"),
    ],
)
def test_number_formats_are_those_of_the_standard(style: str, count: int, expected: str) -> None:
    assert written(count, style) == expected


def test_ordinals_speak_the_language_of_the_paragraph() -> None:
    assert [written(1, "ordinal", one) for one in ("fr", "es", "de", "nl")] == ["1er", "1º", "1.", "1e"]
