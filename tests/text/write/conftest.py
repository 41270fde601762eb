"""An invented table: the parties of Veskaria and Ormland, their proposals, and frameworks made of them by hand."""

import pytest

from goodoffices.terms import MEDIATORS, TABLE, Room
from goodoffices.text.document import Cell, Kind
from goodoffices.text.framework import (
    COMMON,
    Agreement,
    Alternative,
    Bracket,
    Common,
    Form,
    Framework,
    Origin,
    Provision,
    Segment,
    Source,
    Status,
    Wording,
)
from goodoffices.text.proposal import Standing, TextStanding

ORIGINS = (
    Origin("A", "Republic of Veskaria", "Draft agreement on a cessation of hostilities", "2031-03-01"),
    Origin("B", "Ormland Council", "Counter-proposal", "2031-03-09", room=Room("B")),
    Origin("C", "Envoys of 2029", "The Lisse paper", "2029-11-20", Standing.NON_PAPER, room=MEDIATORS),
)


def held(name: str, content: str | tuple[Segment, ...], *holders: str, standing: str = "original") -> Alternative:
    """An alternative with the rooms and a source of each of its holders."""
    words = content if isinstance(content, tuple) else (Common(content),) if content else ()
    rooms = {origin.id: origin.room for origin in ORIGINS}
    sources = tuple(
        Source(holder, "b12", *(("N. Aubrey", "2031-03-02", "c1", ("k1",)) if holder == "A" else ()))
        for holder in holders
    )
    return Alternative(name, words, holders, TextStanding(standing), tuple(rooms[one] for one in holders), sources)


def provision(name: str, label: str, *segments: Segment | str, **details: object) -> Provision:
    """A provision in English; text stands for common text."""
    content = tuple(Common(one) if isinstance(one, str) else one for one in segments)
    arabic = details.pop("arabic", None)
    wordings = (Wording("en", content),)
    if arabic is not None:
        wordings += (Wording("ar", arabic, TextStanding.WORKING),)  # type: ignore[arg-type] # told by the caller
    return Provision(name, wordings, label, **details)  # type: ignore[arg-type] # told by the caller


PERIOD = Bracket("p3.1", (held("p3.1a", " 30 days", "A"), held("p3.1b", " 60 days", "B", "C")))
ARABIC_PERIOD = Bracket("p3@ar.1", (held("p3@ar.1a", " 30 يوما", "A"), held("p3@ar.1b", " 60 يوما", "B", "C")))
INNER = Bracket("p4.2", (held("p4.2a", " and their auxiliaries", "B"), held("p4.2b", "", "C")))
OUTER = Bracket(
    "p4.1",
    (
        held("p4.1a", " all armed units", "A"),
        held("p4.1b", (Common(" the units listed in Annex I"), INNER), "B", "C"),
    ),
)
MONITORS = Bracket(
    "p7.1",
    (
        held("p7.1a", "A joint commission of the two sides shall verify each stage of the withdrawal.", "A"),
        held(
            "p7.1b",
            (
                Common("An observer mission of"),
                Bracket("p7.2", (held("p7.2a", " neighbouring", "B"), held("p7.2b", " neutral", "C"))),
                Common(" States shall verify each stage, and report to both sides within seven days."),
            ),
            "B",
            "C",
        ),
    ),
    Form.OPTIONS,
)
WHOLE = Bracket("p9.1", (held("p9.1a", "Persons displaced since 2027 may return at any time.", "B"),))


@pytest.fixture
def framework() -> Framework:
    """Eleven provisions with all that a framework can hold, the whole in English and parts of it in Arabic."""
    provisions = (
        provision("p1", "", "Part one: cessation of hostilities", kind=Kind.HEADING, level=1),
        provision("p2", "Article 1", "Cessation", kind=Kind.HEADING, level=2),
        provision(
            "p3",
            "1.",
            "The Parties shall cease all hostilities within",
            PERIOD,
            " of the signature of this Agreement.",
            arabic=(Common("يوقف الطرفان جميع الأعمال القتالية خلال"), ARABIC_PERIOD, Common(" من توقيع هذا الاتفاق.")),
        ),
        provision("p4", "2.", "They shall withdraw", OUTER, " behind the line shown on Map 1 (“the Line”)."),
        provision("p5", "(a)", "No unit shall move by night;", kind=Kind.ITEM, level=1),
        provision(
            "p6",
            "(b)",
            "no unit shall move by day,",
            Common(" save on the Dorn road", AGREED),
            ".",
            kind=Kind.ITEM,
            level=1,
        ),
        provision("p7", "3.", MONITORS, to_translate=("A",)),
        provision("p8", "4.", "Humanitarian convoys pass freely.", status=REFERENDUM),
        provision("p9", "5.", WHOLE),
        provision("p10", "", "Crossing", kind=Kind.CELL),
        provision("p11", "", "Dorn bridge", kind=Kind.CELL),
        provision(
            "p12", "6.", "Convoys give notice of 24 hours.", status=Status(Agreement.NO_OBJECTION, ("Ormland Council",))
        ),
        provision("p13", "7.", "Each side names a liaison officer.", status=Status(Agreement.PROVISIONAL)),
        provision("p14", "1", "See the exchange of letters of 12 May 2027.", kind=Kind.FOOTNOTE),
    )
    return Framework(provisions, ORIGINS, "Framework for a cessation of hostilities", ("en", "ar"))


AGREED = Status(Agreement.AGREED, ("Republic of Veskaria", "Ormland Council"), "2031-04-02")
REFERENDUM = Status(Agreement.AD_REFERENDUM, ("Ormland Council",), "2031-04-05")


@pytest.fixture
def arabic() -> Framework:
    """A framework in Arabic alone."""
    units = Bracket(
        "p2.1",
        (
            held("p2.1a", " جميع الوحدات المسلحة", "A"),
            held(
                "p2.1b",
                (
                    Common(" الوحدات المبينة في المرفق الأول"),
                    Bracket("p2.2", (held("p2.2a", " وتوابعها", "B"), held("p2.2b", "", "C"))),
                ),
                "B",
                "C",
            ),
        ),
    )
    options = Bracket(
        "p3.1",
        (
            held("p3.1a", "تتحقق لجنة مشتركة من كل مرحلة.", "A"),
            held("p3.1b", "تتحقق بعثة مراقبة (UNMV) من كل مرحلة خلال 7 أيام.", "B", "C"),
        ),
        Form.OPTIONS,
    )
    clauses = (
        Provision("p0", (Wording("ar", (Common("وقف الأعمال القتالية"),)),), "المادة 1", Kind.HEADING, 1),
        Provision(
            "p1",
            (Wording("ar", (Common("يوقف الطرفان الأعمال القتالية خلال"), ARABIC_PERIOD, Common(" من التوقيع."))),),
            "1.",
        ),
        Provision("p2", (Wording("ar", (Common("تنسحب"), units, Common(" إلى ما وراء الخط."))),), "2."),
        Provision("p3", (Wording("ar", (options,)),), "3."),
        Provision("p4", (Wording("ar", (Common("تمر القوافل بحرية."),)),), "4.", status=AGREED),
    )
    return Framework(clauses, ORIGINS, "إطار وقف الأعمال القتالية", ("ar",))


@pytest.fixture
def schedule() -> Framework:
    """A table of three columns, whose last row only B has."""
    day = Bracket("p5.1", (held("p5.1a", "10", "A"), held("p5.1b", "", "B")))
    last = Bracket("p7.1", (held("p7.1a", "Last", "B"),))
    everyone = Bracket("p8.1", (held("p8.1a", "All", "B"),))
    texts: tuple[Segment | str, ...] = ("Stage", "Day", "Released", "First", day, "60", last, everyone)
    places = [Cell(0, *divmod(place, 3)) for place in range(7)] + [Cell(0, 2, 2)]
    provisions = tuple(
        provision(f"p{number}", "", text, kind=Kind.CELL, cell=cell)
        for number, (text, cell) in enumerate(zip(texts, places, strict=True), 1)
    )
    return Framework(provisions, ORIGINS[:2], languages=("en",))


@pytest.fixture
def on_the_table() -> Framework:
    """One provision from proposals that all lie on the table."""
    origins = tuple(Origin(one.id, one.holder, one.title, room=TABLE) for one in ORIGINS)
    return Framework((provision("p1", "1.", "Fire ceases at noon.", status=COMMON),), origins, languages=("en",))
