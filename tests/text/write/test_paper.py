"""What a paper tells at its head, once; how it numbers, sets tables and options; and what it keeps to itself."""

import io
import re
import zipfile
from dataclasses import replace

import docx
import pytest
from tests.text.write.conftest import MONITORS, ORIGINS, PERIOD, held, provision
from tests.text.write.opened import STYLES, W, body, everything, part, words

from goodoffices.terms import MEDIATORS, Room
from goodoffices.text.document import Block, Document, Kind
from goodoffices.text.framework import Bracket, Common, Framework, Layout, Origin, Provision, Wording
from goodoffices.text.proposal import Proposal, TextStanding
from goodoffices.text.rooms import seen_from
from goodoffices.text.unify import unify
from goodoffices.text.write.style import Look, PaperStyle
from goodoffices.text.write.word import write_word


def reliance(framework: Framework) -> Framework:
    """The framework with layouts that say: A's English text is a working translation, all others are originals."""
    standings = {"A": TextStanding.WORKING, "B": TextStanding.ORIGINAL, "C": TextStanding.ORIGINAL}
    origins = tuple(
        replace(one, layouts=(Layout("ar", ()), Layout("en", (), standings[one.id]))) for one in framework.origins
    )
    mine = replace(PERIOD.alternatives[0], standing=TextStanding.WORKING)
    period = replace(PERIOD, alternatives=(mine, replace(PERIOD.alternatives[1], standing=TextStanding.REVISED)))
    return replace(framework, origins=origins, provisions=(provision("p3", "1.", "It ends within", period, "."),))


def test_the_standing_of_a_text_is_told_once_and_marked_again_only_where_it_differs(framework: Framework) -> None:
    text = words(body(write_word(reliance(framework))))
    assert text.count("Arabic: original; English: working translation") == 1
    assert "[30 days]A [60 days]B,\u00a0C ‹revised translation›" in text


def test_the_clean_text_of_a_party_tells_how_far_its_text_may_be_relied_on(framework: Framework) -> None:
    text = words(body(write_word(reliance(framework), PaperStyle(clean="A"))))
    assert "1 March 2031, Arabic: original; English: working translation)" in text
    assert "‹" not in text


def test_a_number_stands_before_the_first_language_alone(framework: Framework) -> None:
    for style in (PaperStyle(), PaperStyle(columns=True)):
        lines = words(body(write_word(framework, style))).splitlines()
        assert sum(line.startswith("1.\t") for line in lines) == 1


def test_a_table_of_two_languages_stands_once_in_each(schedule: Framework) -> None:
    first = schedule.provisions[0]
    arabic = replace(first, wordings=(*first.wordings, Wording("ar", (Common("المرحلة"),))))
    both = replace(schedule, provisions=(arabic, *schedule.provisions[1:]), languages=("en", "ar"))
    for style in (PaperStyle(), PaperStyle(columns=True)):
        english, spoken = list(body(write_word(both, style)).iter(f"{W}tbl"))[-2:]
        assert [words(cell) for cell in next(english.iter(f"{W}tr")).iter(f"{W}tc")] == ["Stage", "Day", "Released"]
        assert [words(cell) for cell in spoken.iter(f"{W}tc")] == ["المرحلة", "", ""]
        assert spoken.find(f"{W}tblPr/{W}bidiVisual") is not None


def test_the_head_of_a_table_stands_on_every_page_and_short_rows_stay_whole(schedule: Framework) -> None:
    long = replace(schedule.provisions[5], wordings=(Wording("en", (Common("so " * 300),)),))
    talks = replace(schedule, provisions=(*schedule.provisions[:5], long, *schedule.provisions[6:]))
    rows = list(list(body(write_word(talks)).iter(f"{W}tbl"))[-1].iter(f"{W}tr"))
    found = [[one.tag.removeprefix(W) for one in row.iter(f"{W}cantSplit", f"{W}tblHeader")] for row in rows]
    assert found == [["cantSplit", "tblHeader"], [], ["cantSplit"]]


def test_options_of_a_clause_without_a_number_are_set_apart_from_those_before() -> None:
    clauses = tuple(
        Provision(f"p{place}", (Wording("en", (replace(MONITORS, id=f"p{place}.1"),)),), label)
        for place, label in enumerate(("", "", "3."))
    )
    ruled = [
        words(one).partition(":")[0].strip()
        for one in body(write_word(Framework(clauses, ORIGINS))).iter(f"{W}p")
        if one.find(f"{W}pPr/{W}pBdr") is not None
    ]
    assert ruled == ["Option 1 (A)", "Option 1 (A)"]


def test_a_title_in_brackets_stands_at_the_head_and_not_again(framework: Framework) -> None:
    subject = Bracket("p0.1", (held("p0.1a", " of hostilities", "A"), held("p0.1b", " of fire", "B", "C")))
    title = provision("p0", "", "Framework for a cessation", subject, kind=Kind.TITLE)
    lines = words(body(write_word(replace(framework, provisions=(title, *framework.provisions))))).splitlines()
    assert lines[0] == "Framework for a cessation [of hostilities]A [of fire]B,\u00a0C"
    assert "Framework for a cessation of hostilities" not in lines
    assert "Latest proposal: 9 March 2031." in lines[1]


def test_long_names_and_long_lists_give_way_to_signs_that_the_head_spells_out() -> None:
    names = ("Republic of Veskaria and its allies", *(f"P{number}" for number in range(10, 30)))
    origins = tuple(Origin(name, f"Holder of {name}") for name in sorted(names))
    few, many = tuple(sorted(names)[:1]), tuple(sorted(names)[1:])
    choice = Bracket("p1.1", (held("p1.1a", " now", *few[:0]), held("p1.1b", " later", *few[:0])))
    one, other = choice.alternatives
    choice = replace(choice, alternatives=(replace(one, holders=few), replace(other, holders=many)))
    text = words(body(write_word(Framework((provision("p1", "1.", "They leave", choice, "."),), origins))))
    assert f"[now]{few[0]} [later]group\u00a01." in text
    assert f"group 1\n{', '.join((*many[:-1], 'A'))}\n" in text
    for origin in origins:
        assert origin.holder in text


def test_a_paper_in_hebrew_runs_from_right_to_left_with_english_phrases() -> None:
    clause = Provision("p1", (Wording("he", (Common("הצדדים יפסיקו את האש."),)),), "1.")
    content = write_word(Framework((clause,), ORIGINS, languages=("he",)))
    root = body(content)
    assert root.find(f".//{W}sectPr/{W}bidi") is not None
    spoken = [one for one in root.iter(f"{W}p") if words(one).strip()]
    assert all(one.find(f"{W}pPr/{W}bidi") is not None for one in spoken)
    assert part(content, "word/header1.xml").find(f".//{W}bidi") is not None
    assert "\u200eOne negotiating text." in words(root)
    assert "\u200e9 March 2031\u200e" in words(root)


@pytest.mark.parametrize("style", [PaperStyle(provenance=True), PaperStyle(look=Look.BOX, provenance=True)])
def test_the_file_for_a_room_holds_no_word_name_or_property_of_another_room(style: PaperStyle) -> None:
    papers = {
        "A": ("Veskaria", "Kelmar", "The Parties shall leave the marlstone ridge within ninety days."),
        "B": ("Ormland", "Tessaly", "The Parties shall leave the quarrystead bridge within twelve weeks."),
        "M": ("Envoys", "Ostrander", "The Parties shall leave the ferrywharf depot within nine fortnights."),
    }
    rooms = {"A": Room("A"), "B": Room("chamber-bravo"), "M": MEDIATORS}
    proposals = [
        Proposal(
            name,
            holder,
            Document((Block("p1", text),), source=f"{clerk}.docx"),
            "en",
            f"{clerk} paper",
            room=rooms[name],
        )
        for name, (holder, clerk, text) in papers.items()
    ]
    together = unify(proposals, language="en", title="Framework")
    assert "quarrystead" in everything(write_word(together, style))
    content = everything(write_word(seen_from(together, [rooms["A"]]), style))
    assert "marlstone" in content
    mine = set(re.findall(r"\w+", " ".join(papers["A"])))
    for name in ("B", "M"):
        foreign = set(re.findall(r"\w{4,}", " ".join((*papers[name], rooms[name].name)))) - mine
        assert foreign
        assert not {word for word in foreign if re.search(rf"\b{word}\b", content)}
    assert not part(write_word(seen_from(together, [rooms["A"]]), style), "word/document.xml").xpath("//*[text()='B']")


def test_properties_tell_neither_author_nor_machine_nor_clock(framework: Framework) -> None:
    with zipfile.ZipFile(io.BytesIO(write_word(framework, PaperStyle(provenance=True)))) as archive:
        described = archive.read("docProps/core.xml").decode()
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in archive.namelist() if "app.xml" in name or "thumbnail" in name]
    assert set(re.findall(r">(\d{4}-[^<]*)<", described)) == {"1980-01-01T00:00:00Z"}
    for tag in ("creator", "lastModifiedBy"):
        assert re.search(rf"<\w+:{tag}[^>]*>[^<]+<", described) is None


@pytest.mark.parametrize("style", [*STYLES, PaperStyle(columns=True)])
def test_bookmarks_are_numbered_once_and_other_programs_read_the_file(framework: Framework, style: PaperStyle) -> None:
    content = write_word(framework, style)
    starts = [one.get(f"{W}id") for one in body(content).iter(f"{W}bookmarkStart")]
    assert len(set(starts)) == len(starts)
    assert sorted(one.get(f"{W}id") for one in body(content).iter(f"{W}bookmarkEnd")) == sorted(starts)
    read = docx.Document(io.BytesIO(content))
    assert len(read.paragraphs) + len(read.tables) > 5
