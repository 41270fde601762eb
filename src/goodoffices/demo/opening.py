"""How the living case begins: people, rooms, parties, what was tried before, and the papers on the table."""

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from goodoffices.case.kinds import (
    Attempt,
    Basis,
    Charter,
    Contact,
    ContactForm,
    Deadline,
    Declined,
    Feasibility,
    Holder,
    Institution,
    Issue,
    Office,
    OwnWords,
    Party,
    Phase,
    Role,
    Strength,
    Tabled,
    TabledText,
)
from goodoffices.case.tabled import document_text
from goodoffices.demo.course import enters
from goodoffices.demo.stage import Character, Stage
from goodoffices.office.attaching import Attachment
from goodoffices.office.drafting import table_proposal
from goodoffices.office.offices import add_institution, add_office, add_party, appoint
from goodoffices.office.sitting import fresh
from goodoffices.office.talks import (
    adopt_charter,
    log_contact,
    raise_issue,
    record_attempt,
    review_feasibility,
    set_deadline,
    word_issue,
    write_charter,
)
from goodoffices.record.person import Effort
from goodoffices.store.quarantine import read_files
from goodoffices.text.document import Document
from goodoffices.text.proposal import Standing, TextStanding

ELIN, TOMAS, MIRA, IDRIS, NURIA, YARA = (
    *("Elin Sarvik", "Tomas Redell", "Mira Osvane"),
    *("Idris Calvorn", "Nuria Feldast", "Yara Solmer"),
)
MARZANI, QINDALI, VOSTREL, MAUDRY, KORVAN = (
    *("Huda Marzani", "Samer Qindali"),
    *("Joren Vostrel", "Ilka Maudry", "Edda Korvan"),
)
ODRANY, MARAVEL = "Kingdom of Odrany", "Republic of Maravel"

CHARACTERS = (
    Character("heron", ELIN, Role.HEAD, ODRANY, "seven quiet herons by the weir"),
    Character("alder", TOMAS, Role.HEAD, MARAVEL, "an alder bends over slow water"),
    Character("plover", MIRA, Role.MEDIATOR, ODRANY, "the plover counts grey pebbles"),
    Character("juniper", IDRIS, Role.MEDIATOR, MARAVEL, "juniper smoke above the pass"),
    Character("sandpiper", NURIA, Role.NOTE_TAKER, ODRANY, "a sandpiper writes on wet sand"),
    Character("willow", YARA, Role.INTERPRETER, MARAVEL, "two willows speak across the ford"),
    Character("tamarisk", QINDALI, Role.DELEGATE, "Delegation of Amedra", "a tamarisk in the salt wind"),
)
"""The team, and a delegate, with log-in names and passphrases; all invented."""

ISSUES = {
    "line": (
        "Line and Buffer Zone",
        "Where do the forces stand, and how far apart?",
        "the front as it was",
        "the line",
    ),
    "roads": (
        "The two roads",
        "In which order are roads and heights vacated?",
        "the siege of Tellmar",
        "the closed gate",
    ),
    "detainees": ("Detainees", "Who is released, in which numbers, and when?", "our prisoners", "the exchange"),
    "relief": ("Relief", "What passes the crossing points, and who inspects it?", "food for Tellmar", "winter fuel"),
    "monitoring": ("Monitoring", "Who watches, with what, and from where?", "a mission with eyes", "observers"),
    "guarantees": ("Guarantees", "What happens after a breach?", "measures that are followed", "three guarantors"),
    "end": ("How long it lasts", "When does the ceasefire end?", "a ceasefire without a date", "time for talks"),
}
"""The issues: title, question, and what A and B call each of them."""


def open_case(stage: Stage, papers: Path, effort: Effort | None = None) -> None:
    """Play the first days: everything up to the two parties' papers, the last of them thirty-two days ago."""
    for one in CHARACTERS:
        stage.enter(one, effort)
    stage.turn_to(-41, 8)
    _rooms(stage)
    _actors(stage)
    _basis(stage)
    _issues(stage)
    _deadlines(stage)
    _papers(stage, papers)


def _rooms(stage: Stage) -> None:
    team = (ELIN, TOMAS, MIRA, IDRIS, NURIA)
    stage.opens("table", "The table", "What both parties have before them", *team, YARA)
    stage.opens("team", "The Co-Mediators", "What the two institutions share", *team)
    stage.opens("odrany", ODRANY, "Odrany alone", ELIN, MIRA, NURIA, institution=ODRANY)
    stage.opens("maravel", MARAVEL, "Maravel alone", TOMAS, IDRIS, YARA, institution=MARAVEL)
    stage.opens("A", "Said by Amedra", "What Amedra told us in confidence", ELIN, TOMAS, MIRA, IDRIS, YARA)
    stage.opens("B", "Said by Borvane", "What Borvane told us in confidence", ELIN, TOMAS, MIRA, NURIA)
    stage.opens("pen", "The single text", "For those who hold the pen and know both papers", ELIN, TOMAS, MIRA)


def _actors(stage: Stage) -> None:
    elin, table = stage.acts(ELIN), stage.rooms["table"]
    for letter, title, language in (("A", "Amedra", "ar"), ("B", "Borvane", "en")):
        add_party(elin, table, Party(title=title, letter=letter, language=language), stage.thing(title))
    for title, party in (
        *((ODRANY, ""), (MARAVEL, ""), ("Conference of the Inner Sea", ""), ("International Relief League", "")),
        *(("Delegation of Amedra", "Amedra"), ("Delegation of Borvane", "Borvane")),
    ):
        institution = Institution(title=title, party=stage.thing(party) if party else "")
        add_institution(elin, table, institution, stage.thing(title))
    for title, employer, holder, since, until in (
        ("Special Envoy", "Conference of the Inner Sea", "Sanna Terholt", -260, -130),
        ("Deputy Head of Amedra's Delegation", "Delegation of Amedra", QINDALI, -90, 0),
        ("Legal Adviser of Amedra", "Delegation of Amedra", MARZANI, -90, 0),
        ("Deputy Head of Borvane's Delegation", "Delegation of Borvane", MAUDRY, -90, 0),
        ("Legal Adviser of Borvane", "Delegation of Borvane", VOSTREL, -90, 0),
    ):
        add_office(elin, table, Office(title=title, institution=stage.thing(employer)), stage.thing(title))
        ended = stage.day(until) if until else ""
        appoint(elin, Holder(office=stage.thing(title), called=holder, since=stage.day(since), until=ended), fresh())


def _basis(stage: Stage) -> None:
    elin, table = stage.acts(ELIN), stage.rooms["table"]
    for sort, title, words in (
        (Basis.MANDATE, "Good offices of Odrany and Maravel", "To carry proposals, and to hold one text of them all."),
        (Basis.PROCEDURE, "How we work at Hallent", "Nothing is agreed until everything is agreed."),
        (Basis.CONFIDENTIALITY, "What leaves a room", "What a party says in its room stays there until it says so."),
    ):
        write_charter(elin, table, Charter(sort=sort, title=title, text=words), stage.thing(title))
        by = (stage.thing("Amedra"), stage.thing("Borvane"))
        adopt_charter(elin, stage.thing(title), stage.day(-41), by, fresh())
    for phase, since, because in (
        (Phase.PREPARATION, -120, "Odrany and Maravel offered their good offices after the plan had failed."),
        (Phase.TALKS_ABOUT_TALKS, -75, "Both sides answered; place, format and languages were open."),
        (Phase.PROPOSALS, -41, "The mandate was adopted, and both sides were asked for their texts."),
    ):
        enters(elin, table, phase, stage.day(since), because)
    plan = Attempt(
        title="Plan of the Special Envoy",
        on="2026-05-04",
        outcome="Both called it a basis for talks, and neither accepted it.",
        declined=(
            Declined(party=stage.thing("Amedra"), because="The heights above Tellmar would be left on Day 28 only."),
            Declined(party=stage.thing("Borvane"), because="Flights near the dam."),
        ),
    )
    record_attempt(elin, stage.rooms["team"], plan, stage.thing("plan"))


def _issues(stage: Stage) -> None:
    elin = stage.acts(ELIN)
    for name, (title, question, said_a, said_b) in ISSUES.items():
        raise_issue(elin, stage.rooms["table"], Issue(title=title, question=question), stage.thing(name))
        for party, letter, words in (("Amedra", "A", said_a), ("Borvane", "B", said_b)):
            own = OwnWords(issue=stage.thing(name), party=stage.thing(party), words=words)
            word_issue(elin, stage.rooms[letter], own, fresh())


def _deadlines(stage: Stage) -> None:
    tomas = stage.acts(TOMAS)
    snow = Deadline(
        title="Snow closes the Oshmere road",
        on=stage.day(12),
        whose="nature",
        source="Road office of the Velmer District",
        after="No truck reaches Velmer until the spring.",
    )
    set_deadline(tomas, stage.rooms["table"], snow, stage.thing("snow"))
    mandate = Deadline(
        title="The mandate of Borvane's delegation ends",
        on=stage.day(19),
        at="18:00",
        zone="UTC",
        whose=stage.thing("Borvane"),
        strength=Strength.SOFT,
        source="Joren Vostrel, by telephone",
        after="The Council of Cantons must renew it, and may change the delegation.",
    )
    set_deadline(tomas, stage.rooms["B"], mandate, stage.thing("mandate"))
    for party, letter, venue in (("Amedra", "A", "Hallent"), ("Borvane", "B", "Hallent, at another hotel")):
        words = Feasibility(
            party=stage.thing(party),
            consent="Given in writing to both Co-Mediators.",
            mandate="To hear and to carry; not to sign.",
            format="Proximity; no meeting of the two.",
            venue=venue,
            level="Deputy heads of delegation.",
            preconditions="None that is written.",
            next_contact="Round 1.",
        )
        review_feasibility(tomas, stage.rooms[letter], words, fresh())


def _papers(stage: Stage, papers: Path) -> None:
    table = tomllib.loads((papers / "table.toml").read_text(encoding="utf-8"))["proposal"]
    listed = [paper["file"] for one in table for paper in (one, *one.get("translation", ()))]
    documents = dict(zip(listed, read_files([papers / name for name in listed]), strict=True))
    laid = {"E": (ELIN, "table", -41), "A": (TOMAS, "A", -38), "B": (ELIN, "B", -36), "M": (MIRA, "team", -32)}
    for one in table:
        by, room, day = laid[one["id"]]
        stage.turn_to(day, 11)
        names = [paper["file"] for paper in (one, *one.get("translation", ()))]
        files = tuple(Attachment((papers / name).read_bytes(), name) for name in names)
        tabled = _tabled(stage, one, documents)
        table_proposal(stage.acts(by), stage.rooms[room], tabled, stage.thing(one["id"]), files)
    for party, room, day, by in (("Amedra", "A", -38, TOMAS), ("Borvane", "B", -36, ELIN)):
        stage.turn_to(day, 12)
        handed = Contact(
            form=ContactForm.LETTER,
            others=(stage.thing(party),),
            on=stage.day(day),
            place="Hallent",
            subject="It gave us its text in confidence.",
            acknowledged=True,
            representation_known=True,
        )
        log_contact(stage.acts(by), stage.rooms[room], handed, fresh())


def _tabled(stage: Stage, one: dict[str, Any], documents: dict[str, Document]) -> Tabled:
    translations: Iterable[dict[str, str]] = one.get("translation", ())
    holders = {"A": "Amedra", "B": "Borvane", "E": "Special Envoy"}
    return Tabled(
        name=one["id"],
        called=one["holder"],
        holder=stage.thing(holders[one["id"]]) if one["id"] in holders else "",
        document=document_text(documents[one["file"]]),
        title=one["title"],
        date=one["date"],
        language=one["language"],
        standing=Standing(one["standing"]),
        file=one["file"],
        translations=tuple(
            TabledText(
                language=other["language"],
                document=document_text(documents[other["file"]]),
                standing=TextStanding(other["standing"]),
            )
            for other in translations
        ),
    )
