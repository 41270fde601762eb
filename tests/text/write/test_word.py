import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.text.strategies import frameworks
from tests.text.write.opened import STYLES, W, body, everything, part, words

from goodoffices.terms import NotPossible
from goodoffices.text.framework import Alternative, Bracket, Common, Framework, Origin, Provision, Wording
from goodoffices.text.read.word import read_word
from goodoffices.text.write.bookmarks import bookmark, bookmarked
from goodoffices.text.write.style import Attribution, Look, OneLanguage, PaperStyle, SourcesNameHolders
from goodoffices.text.write.word import write_word

# The children of properties in the order of ECMA-376 (part 1: 17.3.2.28, 17.3.1.26, 17.6.17, 17.4.59).
SCHEMA_ORDER = {
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath",
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook",
}


def test_brackets_stand_as_conferences_set_them(framework: Framework) -> None:
    text = words(body(write_word(framework)))
    assert "1.\tThe Parties shall cease all hostilities within [30 days]A [60 days]B,\u00a0C of the signature" in text
    assert (
        "withdraw [all armed units]A [the units listed in Annex I [and their auxiliaries]B [no text]C]B,\u00a0C behind"
        in text
    )
    assert "3.\tOption 1 (A): [A joint commission" in text
    assert "\nOption 2 (B, C): [An observer mission of [neighbouring]B [neutral]C States" in text


def test_common_text_is_not_said_to_be_agreed_and_a_status_is_said_in_words(framework: Framework) -> None:
    text = words(body(write_word(framework)))
    assert "save on the Dorn road ‹agreed: Republic of Veskaria, Ormland Council, 2 April 2031›." in text
    assert "Humanitarian convoys pass freely. ‹ad referendum: Ormland Council, 5 April 2031›" in text
    assert "No unit shall move by night;\n" in text


def test_numbers_are_literal_text(framework: Framework) -> None:
    content = write_word(framework)
    assert not list(body(content).iter(f"{W}numPr"))
    assert "Article 1 \tCessation" in words(body(content))


@pytest.mark.parametrize(
    ("rooms", "line"),
    [
        ("framework", "For the mediators only. Holds text from the rooms: B, mediators."),
        ("on_the_table", "On the table: every party may read this."),
        ("arabic", "للوسطاء فقط. يتضمن نصوصا من الغرف: B\u200f، الوسطاء."),
    ],
)
def test_every_page_says_who_may_read_it(rooms: str, line: str, request: pytest.FixtureRequest) -> None:
    content = write_word(request.getfixturevalue(rooms))
    assert words(part(content, "word/header1.xml")) == line
    referenced = [one.tag for one in body(content).find(f".//{W}sectPr")]
    assert referenced[:2] == [f"{W}headerReference", f"{W}footerReference"]


def test_a_text_that_a_room_was_shown_does_not_say_that_it_lies_on_the_table(
    on_the_table: Framework, framework: Framework
) -> None:
    style = PaperStyle(for_room=True)
    assert words(part(write_word(on_the_table, style), "word/header1.xml")) == ""
    assert words(part(write_word(framework, style), "word/header1.xml")).startswith("For the mediators only.")


def test_the_clean_text_of_one_party_is_marked_with_its_room_and_holds_no_word_of_another(framework: Framework) -> None:
    content = write_word(framework, PaperStyle(clean="B"))
    text = words(body(content))
    assert words(part(content, "word/header1.xml")) == "For the room “B” only."
    assert "within 60 days of the signature" in text
    assert "An observer mission of neighbouring States" in text
    assert "[" not in text
    for foreign in ("30 days", "neutral", "joint commission", "Veskaria", "Envoys"):
        assert foreign not in everything(content)


def test_clauses_on_which_a_party_is_silent_are_left_out_of_its_clean_text(framework: Framework) -> None:
    assert "displaced" not in everything(write_word(framework, PaperStyle(clean="A")))


def test_an_unknown_reader_is_refused(framework: Framework) -> None:
    with pytest.raises(NotPossible, match="holds no proposal called"):
        write_word(framework, PaperStyle(clean="Z"))


@pytest.mark.parametrize("look", list(Look))
def test_hidden_attribution_names_no_holder_anywhere_in_the_file(framework: Framework, look: Look) -> None:
    origins = tuple(Origin(one.id, one.holder, one.title, one.date, one.standing) for one in framework.origins)
    tabled = replace(framework, origins=origins)
    content = everything(write_word(tabled, PaperStyle(attribution=Attribution.HIDDEN, look=look)))
    for origin in origins:
        assert origin.holder not in content
        assert origin.title not in content
    assert "[30 days] [60 days] of" in words(body(write_word(tabled, PaperStyle(attribution=Attribution.HIDDEN))))


def test_sources_without_attribution_are_refused() -> None:
    with pytest.raises(SourcesNameHolders):
        PaperStyle(attribution=Attribution.HIDDEN, provenance=True)


def test_sources_are_comments_beside_the_alternatives(framework: Framework) -> None:
    content = write_word(framework, PaperStyle(provenance=True))
    comments = list(part(content, "word/comments.xml"))
    assert words(comments[0]) == (
        "A: Republic of Veskaria, Draft agreement on a cessation of hostilities, 1 March 2031, tabled; "
        "block b12, tracked change by N. Aubrey, 2 March 2031, commented."
    )
    assert words(comments[1]).splitlines() == [
        "B: Ormland Council, Counter-proposal, 9 March 2031, tabled; block b12.",
        "C: Envoys of 2029, The Lisse paper, 20 November 2029, non-paper; block b12.",
    ]
    assert comments[1].get(f"{W}date") == "2031-03-09T00:00:00Z"
    root = body(content)
    names = [one.get(f"{W}id") for one in comments]
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert sorted(one.get(f"{W}id") for one in root.iter(f"{W}{tag}")) == sorted(names)


def test_without_provenance_there_are_no_comments(framework: Framework) -> None:
    with zipfile.ZipFile(io.BytesIO(write_word(framework))) as archive:
        assert "word/comments.xml" not in archive.namelist()


def looks(content: bytes) -> dict[str, frozenset[str]]:
    """The run properties that each stretch of text is painted with, but for languages."""
    return {
        "".join(one.text or "" for one in run.iter(f"{W}t")): frozenset(
            one.tag.removeprefix(W) for one in run.find(f"{W}rPr")
        )
        - {"lang"}
        for run in body(content).iter(f"{W}r")
    }


def test_in_the_box_roman_is_for_agreed_alone(framework: Framework) -> None:
    found = looks(write_word(framework, PaperStyle(look=Look.BOX)))
    assert "i" not in found[" save on the Dorn road"]
    for other in (
        "No unit shall move by night;",
        "Humanitarian convoys pass freely.",
        "Each side names a liaison officer.",
    ):
        assert "i" in found[other]
    legend = ("common", "no objection heard", "provisional", "ad referendum", "agreed")
    assert len({found[one] for one in legend}) >= 4
    assert found["agreed"] == found[" save on the Dorn road"]


def test_a_bracket_has_its_sign_its_ground_and_its_underline(framework: Framework) -> None:
    found = looks(write_word(framework))
    assert {"shd", "u"} <= found["30 days"]
    assert "shd" in found["["]
    assert not {"shd", "u"} & found["The Parties shall cease all hostilities within"]


def test_two_languages_stand_side_by_side_with_the_right_to_left_one_on_the_right(framework: Framework) -> None:
    table = list(body(write_word(framework, PaperStyle(columns=True))).iter(f"{W}tbl"))[-1]
    rows = list(table.iter(f"{W}tr"))
    assert len(rows) == len(framework.provisions)
    left, right = (words(cell) for cell in rows[2].iter(f"{W}tc"))
    assert left.startswith("1.\tThe Parties shall")
    assert right.startswith("يوقف الطرفان")
    assert "ترجمة لأغراض العمل" in right
    assert table.find(f"{W}tblPr/{W}bidiVisual") is None


def test_columns_of_one_language_are_refused(arabic: Framework) -> None:
    with pytest.raises(OneLanguage):
        write_word(arabic, PaperStyle(columns=True))


def test_an_arabic_paper_is_mirrored_whole(arabic: Framework) -> None:
    content = write_word(arabic)
    root = body(content)
    assert root.find(f".//{W}sectPr/{W}bidi") is not None
    assert all(one.find(f"{W}tblPr/{W}bidiVisual") is not None for one in root.iter(f"{W}tbl"))
    spoken = [one for one in root.iter(f"{W}p") if words(one).strip()]
    assert all(one.find(f"{W}pPr/{W}bidi") is not None for one in spoken)
    text = words(root)
    assert "خلال [30 يوما]A [60 يوما]B\u200f،\u00a0C من التوقيع." in text
    assert "الخيار 1 (A): [تتحقق لجنة" in text
    assert "[لا نص]C" in text
    rtl = {
        "".join(one.text or "" for one in run.iter(f"{W}t"))
        for run in root.iter(f"{W}r")
        if run.find(f"{W}rPr/{W}rtl") is not None
    }
    assert {"[", "]", " من التوقيع.", "1.\t".strip()} <= rtl
    assert "A" not in rtl


def test_text_that_runs_the_other_way_runs_so_in_its_own_paragraph_alone(framework: Framework) -> None:
    for one in body(write_word(framework)).iter(f"{W}p"):
        arabic_letters = re.search("[\u0621-\u064a]", words(one)) is not None
        assert (one.find(f"{W}pPr/{W}bidi") is not None) == arabic_letters


@pytest.mark.parametrize("style", STYLES)
def test_properties_stand_in_the_order_of_the_schema(framework: Framework, style: PaperStyle) -> None:
    with zipfile.ZipFile(io.BytesIO(write_word(framework, style))) as archive:
        roots = [
            etree.fromstring(archive.read(name))
            for name in archive.namelist()
            if name.startswith("word/") and name.endswith(".xml")
        ]
    seen = 0
    for root in roots:
        for name, order in SCHEMA_ORDER.items():
            for found in root.iter(f"{W}{name}"):
                places = [order.split().index(child.tag.removeprefix(W)) for child in found]
                assert places == sorted(places)
                seen += 1
    assert seen > 100


def test_signs_that_no_file_may_hold_and_that_nobody_sees_are_shown() -> None:
    text = "paid\u0000 in\u202e full\ufffe and\ud800 final"
    framework = Framework((Provision("p1", (Wording("en", (Common(text),)),), label="\u0007"),), title="a\u0001b")
    assert "paid⟦U+0000⟧ in⟦U+202E⟧ full⟦U+FFFE⟧ and⟦U+D800⟧ final" in words(body(write_word(framework)))


def test_white_space_and_line_ends_within_a_text_are_kept() -> None:
    framework = Framework((Provision("p1", (Wording("en", (Common("  two  blanks\nnew line\tand tab "),)),)),))
    root = body(write_word(framework))
    assert len(list(root.iter(f"{W}br"))) == 1
    assert [one.text for one in root.iter(f"{W}t")][-3:] == ["  two  blanks", "new line", "and tab "]


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(frameworks(), st.sampled_from(STYLES))
def test_any_framework_becomes_a_file_with_the_same_bytes_each_time(framework: Framework, style: PaperStyle) -> None:
    content = write_word(framework, style)
    assert content == write_word(framework, style)
    names = [one.get(f"{W}name") for one in body(content).iter(f"{W}bookmarkStart")]
    assert names == list(bookmarked(framework))


@given(st.lists(st.tuples(st.text(max_size=60), st.sampled_from(("", "ar", "zh-Hant"))), unique=True, max_size=5))
def test_bookmarks_are_names_that_word_takes_and_tells_apart(names: list[tuple[str, str]]) -> None:
    made = [bookmark(*name) for name in names]
    assert len({one.lower() for one in made}) == len(names)
    assert all(re.fullmatch(r"go_[a-z0-9_]*", one) and len(one) <= 40 for one in made)


def converted(content: bytes, kind: str, folder: Path) -> Path:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is not installed.")
    source = folder / "paper.docx"
    source.write_bytes(content)
    target = folder / "out"
    profile = (folder / "profile").as_uri()
    command = [
        office,
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        kind,
        "--outdir",
        str(target),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return target / f"paper.{kind}"


@pytest.mark.parametrize("style", [PaperStyle(provenance=True), PaperStyle(look=Look.BOX, columns=True)])
def test_libreoffice_opens_the_file_and_its_text_reads_as_written(
    framework: Framework, style: PaperStyle, tmp_path: Path
) -> None:
    reader = shutil.which("pdftotext")
    if reader is None:
        pytest.skip("pdftotext is not installed.")
    pdf = converted(write_word(framework, style), "pdf", tmp_path)
    text = subprocess.run([reader, str(pdf), "-"], check=True, capture_output=True, timeout=60).stdout.decode("utf-8")
    read = " ".join(text.split())
    assert "For the mediators only. Holds text from the rooms: B, mediators." in read
    assert "Humanitarian convoys pass freely." in read
    assert "[30 days]" in read
    assert read.count("يوقف الطرفان") == 1
    assert re.search(r"\b1 ?/ ?2\b", read)


def recognised(content: bytes) -> dict[str, str]:
    """What the Word reader finds under each bookmark of ours: the number and first words of the provision."""
    blocks = read_word("back.docx", content).blocks
    return {name: f"{one.label} {one.text[:12]}" for one in blocks for name in one.bookmarks if name.startswith("go_")}


@pytest.mark.parametrize("style", [*STYLES, PaperStyle(columns=True)])
def test_the_word_reader_recognises_every_provision(framework: Framework, style: PaperStyle) -> None:
    found = recognised(write_word(framework, style))
    assert list(found) == list(bookmarked(framework))
    assert found["go_p5"] == "(a) No unit shal"
    assert found["go_p3_in_ar"].startswith(" يوقف الطرفان")


@pytest.mark.parametrize("style", [PaperStyle(provenance=True), PaperStyle(columns=True)])
def test_a_copy_that_was_saved_by_another_program_is_recognised_clause_by_clause(
    framework: Framework, style: PaperStyle, tmp_path: Path
) -> None:
    sent = write_word(framework, style)
    assert recognised(converted(sent, "docx", tmp_path).read_bytes()) == recognised(sent)


def test_cells_stand_in_their_table_again(schedule: Framework) -> None:
    content = write_word(schedule)
    table = list(body(content).iter(f"{W}tbl"))[-1]
    rows = [[words(cell) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]
    assert rows == [["Stage", "Day", "Released"], ["First", "[10]A [no text]B", "60"], ["[Last]B", "", "[All]B"]]


def test_cells_without_a_place_stand_one_below_the_other(schedule: Framework) -> None:
    bare = replace(schedule, provisions=tuple(replace(one, cell=None) for one in schedule.provisions))
    content = write_word(bare)
    assert "\nStage\nDay\nReleased\nFirst\n" in words(body(content))
    assert len(list(body(content).iter(f"{W}tbl"))) == len(list(body(write_word(schedule)).iter(f"{W}tbl"))) - 1


def test_the_clean_text_of_a_hidden_reader_names_nobody(framework: Framework) -> None:
    content = everything(write_word(framework, PaperStyle(Attribution.HIDDEN, clean="B")))
    assert "Clean text of one reading, without brackets" in content
    assert "Ormland Council" not in content
    assert "Counter-proposal" not in content


def test_a_wording_keeps_its_bookmark_where_the_reader_has_no_words_in_the_first_language(framework: Framework) -> None:
    only_b = Bracket("p1.1", (Alternative("p1.1a", (Common("Fire ceases."),), ("B",)),))
    wordings = (Wording("en", (only_b,)), Wording("ar", (Common("تتوقف النيران."),)))
    talks = replace(framework, provisions=(Provision("p1", wordings),))
    names = [one.get(f"{W}name") for one in body(write_word(talks, PaperStyle(clean="A"))).iter(f"{W}bookmarkStart")]
    assert names == ["go_p1_in_ar"]
    assert bookmarked(talks)["go_p1_in_ar"] == ("p1", "ar")
