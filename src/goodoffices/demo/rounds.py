"""Three rounds of the living case: notes and what is marked in them, drafts, a suspension, a shuttle, referrals."""

from dataclasses import replace

from goodoffices.case.kinds import (
    Attempt,
    Binds,
    Certainty,
    Contact,
    ContactForm,
    Feasibility,
    Holder,
    Issue,
    Note,
    Phase,
    Stance,
    Stop,
    Suspension,
    Undertaking,
    UndertakingSort,
)
from goodoffices.demo.acting import (
    PARTIES,
    asks,
    begins,
    ends,
    expected,
    hears,
    lifts,
    reacts,
    refers,
    restores,
    rewords,
    takes,
)
from goodoffices.demo.course import enters, keeps_quiet, proposes_another_agenda, sets_the_agenda
from goodoffices.demo.opening import ELIN, IDRIS, KORVAN, MARZANI, MAUDRY, MIRA, NURIA, ODRANY, QINDALI, TOMAS, VOSTREL
from goodoffices.demo.stage import Stage
from goodoffices.office.attaching import Attachment
from goodoffices.office.drafting import next_draft, unify_proposals
from goodoffices.office.notes import note_meeting
from goodoffices.office.offices import change_holder
from goodoffices.office.sitting import fresh
from goodoffices.office.talks import (
    log_contact,
    raise_issue,
    receive_instructions,
    record_attempt,
    record_reaction,
    record_undertaking,
    resume,
    review_feasibility,
    suspend,
)

CLAUSES = {
    "line": ("(a)", "(c)", "6.", "7.", "10."),
    "roads": ("8.", "9.", "31.", "32."),
    "detainees": ("11.", "12.", "13.", "14.", "15.", "16.", "17."),
    "relief": ("18.", "19.", "20.", "21.", "22."),
    "monitoring": ("23.", "24.", "25.", "26.", "27."),
    "guarantees": ("28.", "29.", "30."),
    "end": ("2.", "33."),
}
"""The clauses of the single text that deal with each issue."""


def first_round(stage: Stage) -> None:
    """Both sides say where they stand, in two hotels; then there is one text of all papers."""
    begins(stage, 1, -35)
    hears(
        stage,
        (MIRA, "A", -35, 10),
        "The heights and the lists",
        "Marzani: the heights above Tellmar must be left within a week. People are shot at from there when they fetch "
        "water. The road to Velmer can follow by Day 28.\nTwo for one; anything above would look like a ransom.\n"
        "Three hundred observers, and they must be allowed to fly.",
        [
            ("The road to Velmer can follow by Day 28.", takes(stage, "A", "roads", "Heights Day 7, road Day 28")),
            ("Two for one", takes(stage, "A", "detainees", "Two for one", "It must not look like a ransom.")),
            ("Three hundred observers", takes(stage, "A", "monitoring", "300 observers, flights without notice")),
        ],
    )
    hears(
        stage,
        (NURIA, "B", -34, 15),
        "The road before the snow",
        "Vostrel: the one thing that the Council of Cantons looks at is fuel for Velmer before the snow.\n"
        "The heights not before Day 60. Five for one, since the lists of the other side are short.\n"
        "No aircraft near the dam, whoever flies it. A third guarantor, who is nobody's neighbour.",
        [
            (
                "fuel for Velmer before the snow",
                takes(stage, "B", "relief", "Seventy trucks to Velmer"),
            ),
            ("A third guarantor", takes(stage, "B", "guarantees", "Three guarantors, with letters")),
            ("The heights not before Day 60.", takes(stage, "B", "roads", "Road Day 14, heights Day 60")),
            ("Five for one", takes(stage, "B", "detainees", "Five for one", "They think that the lists are short.")),
            ("No aircraft near the dam", takes(stage, "B", "monitoring", "120 observers, no flights")),
        ],
    )
    ends(stage, 1, -33, "Both accept that one text is made of all papers.")
    stage.turn_to(-31, 9)
    unify_proposals(stage.acts(ELIN), stage.rooms["pen"], "Single text of the Co-Mediators", stage.thing("draft 1"))
    because = "Both said that the text may lie before them; neither accepts it."
    enters(stage.acts(ELIN), stage.rooms["table"], Phase.CRITICISM, stage.day(-31), because)
    _finds_the_issues(stage)


def second_round(stage: Stage) -> None:
    """The first reactions to the single text, two brackets lifted; then shots, and a shuttle."""
    begins(stage, 2, -24)
    hears(
        stage,
        (MIRA, "A", -24, 10),
        "On the single text",
        "Qindali, reading from a paper: three kilometres is no zone at all, our delegation will not sign that.\n"
        "Three for one they can live with. The heights in two steps: he would have to ask.\n"
        "Not for the record: the minister would take Day 14 for the first step.",
        [
            ("three kilometres is no zone at all", reacts(stage, "A", "6.", "B", Stance.RED_LINE, bracket=2)),
            ("Three for one they can live with.", reacts(stage, "A", "14.", "E", Stance.LIVE_WITH)),
            ("Three for one they can live with.", takes(stage, "A", "detainees", "Three for one is bearable")),
            ("The heights in two steps: he would have to ask.", asks(stage, "A", "8.", "M")),
            ("The heights in two steps: he would have to ask.", takes(stage, "A", "roads", "Two steps, if allowed")),
        ],
        not_attributed=("the minister would take Day 14 for the first step",),
    )
    hears(
        stage,
        (NURIA, "B", -23, 16),
        "Hours, lists, distance",
        "Maudry: the crossing points are no matter of principle, from six to twenty hours is fine.\n"
        "Ten kilometres they refuse. Three for one, if the lists are complete and the League says so.\n"
        "Heights: they prefer their own text, the road has to be open for thirty days first.",
        [
            (
                "from six to twenty hours is fine",
                reacts(stage, "B", "18.", "A", Stance.AGREE, by=MAUDRY, binds=Binds.PERSON),
            ),
            ("Ten kilometres they refuse.", reacts(stage, "B", "6.", "A", Stance.OBJECT, bracket=2)),
            (
                "Three for one, if the lists are complete",
                reacts(stage, "B", "14.", "E", Stance.ONLY_IF, condition="The League confirms complete lists."),
            ),
            ("they prefer their own text", reacts(stage, "B", "8.", "M", Stance.PREFER_ANOTHER)),
            (
                "Three for one, if the lists are complete",
                takes(stage, "B", "detainees", "Three, if lists are full"),
            ),
        ],
        by=MAUDRY,
    )
    stage.turn_to(-23, 18)
    lifts(stage, "18.", "A", "Borvane's deputy head: the longer hours are fine. Amedra asked for them.")
    stage.turn_to(-22, 11)
    lifts(stage, "39.", "M", "Neither side asks for its own day of entry into force.")
    ends(stage, 2, -22, "The hours of the crossing points and the day of entry into force are open no more.")
    _between_rounds(stage)


def third_round(stage: Stage) -> None:
    """A new draft, a bracket lifted and put back, and two questions that are out."""
    stage.turn_to(-9, 9)
    next_draft(stage.acts(ELIN), stage.rooms["pen"], "Single text of the Co-Mediators", stage.thing("draft 2"))
    because = "Both said what is wrong with the single text; a second draft answers it."
    enters(stage.acts(ELIN), stage.rooms["table"], Phase.BARGAINING, stage.day(-9), because)
    begins(stage, 3, -6)
    sets_the_agenda(stage, ELIN)
    _hears_both(stage)
    stage.turn_to(-5, 17)
    lifts(stage, "12.", "E", "Seven days: Amedra agreed, and Borvane did not insist on ten.", "lists")
    lifts(stage, "35.", "E", "Both can live with Day 21.")
    stage.turn_to(-4, 9)
    restores(stage, "lists", "Amedra's delegation had no authority for seven days; it asks its capital.")
    rewords(stage)
    ends(stage, 3, -4, "The day of return is open no more. Two questions have gone to the capitals.")
    _referrals_out(stage)
    proposes_another_agenda(stage, ELIN)
    keeps_quiet(stage, ELIN)


def last_days(stage: Stage) -> None:
    """What each institution writes down for itself, what was heard, and what is expected next."""
    stage.turn_to(-2, 9)
    for by, room, words in (
        (ELIN, "odrany", "Our pilots trained Borvane's. Let Maravel speak about flights."),
        (TOMAS, "maravel", "Our ministry hears that Amedra's delegation may be called home for two days."),
    ):
        note_meeting(stage.acts(by), stage.rooms[room], Note(text=words, on=stage.day(-2), taken_by=by), fresh())
    words = "No aircraft within sight of the Hadrin Dam. This is not for bargaining."
    said = reacts(stage, "B", "25.", "A", Stance.RED_LINE, words=words, on=stage.day(-2), by=KORVAN)
    written, paper = replace(said, noted=False), Attachment(words.encode(), "letter.txt")
    record_reaction(stage.acts(ELIN), stage.rooms["B"], written, fresh(), (paper,))
    for letter, next_contact in (("A", "A call in two days."), ("B", "Tomorrow at ten, at Hallent.")):
        party = stage.acts(TOMAS).view.one(Feasibility, stage.thing(PARTIES[letter])).now
        review_feasibility(stage.acts(TOMAS), stage.rooms[letter], replace(party, next_contact=next_contact), fresh())
    for letter_of, days, hour, form in (("B", 1, "10:00", ContactForm.MEETING), ("A", 2, "16:30", ContactForm.CALL)):
        log_contact(
            stage.acts(TOMAS),
            stage.rooms[letter_of],
            expected(stage, letter_of, days, hour, form),
            fresh(),
        )


def _finds_the_issues(stage: Stage) -> None:
    """Each issue, and the attempt before, are set against the clauses that deal with them."""
    elin, ids = stage.acts(ELIN), {one.label: one.id for one in stage.text().framework.provisions}
    for name, labels in CLAUSES.items():
        issue = elin.view.one(Issue, stage.thing(name)).now
        found = tuple(ids[one] for one in labels)
        raise_issue(elin, stage.rooms["table"], replace(issue, provisions=found, issue=stage.thing(name)), fresh())
    plan = elin.view.one(Attempt, stage.thing("plan")).now
    revived = replace(plan, revived_by=(ids["8."], ids["25."]), attempt=stage.thing("plan"))
    record_attempt(elin, stage.rooms["team"], revived, fresh())


def _between_rounds(stage: Stage) -> None:
    stage.turn_to(-20, 7)
    shots = Suspension(
        because="Shots near Dersin; Amedra's delegation went home to report.",
        since=stage.day(-20),
        expected="some days",
        by=stage.thing("Amedra"),
    )
    suspend(stage.acts(ELIN), stage.rooms["table"], shots, stage.thing("shots"))
    stage.turn_to(-17, 20)
    heard = Contact(
        form=ContactForm.SIDE_MEETING,
        others=(stage.thing("Amedra"), stage.thing("Borvane")),
        on=stage.day(-18),
        subject="Two officers spoke about the waterworks.",
        certainty=Certainty.LIKELY,
        heard_from="International Relief League",
    )
    log_contact(stage.acts(IDRIS), stage.rooms["team"], heard, fresh())
    stage.turn_to(-15, 8)
    resume(stage.acts(ELIN), stage.thing("shots"), stage.day(-15), fresh())
    office = stage.thing("Deputy Head of Borvane's Delegation")
    change_holder(stage.acts(ELIN), Holder(office=office, called=KORVAN, since=stage.day(-15)), fresh())
    _shuttle(stage)


def _shuttle(stage: Stage) -> None:
    stage.turn_to(-12, 19)
    carried = Contact(
        form=ContactForm.SHUTTLE,
        others=(stage.thing("Amedra"), stage.thing("Borvane")),
        on=stage.day(-14),
        subject="We carried the first draft, and read it with them clause by clause.",
        stops=(
            Stop(place="Tarnel Bridge", on=stage.day(-14), met=MARZANI),
            Stop(place="Oshmere Gate", on=stage.day(-13), met=VOSTREL),
            Stop(place="Hallent", on=stage.day(-12)),
        ),
        draft=stage.thing("draft 1"),
        acknowledged=True,
        representation_known=True,
    )
    log_contact(stage.acts(ELIN), stage.rooms["pen"], carried, fresh())
    quiet = Undertaking(
        sort=UndertakingSort.PROMISE,
        by=stage.thing("Borvane"),
        to=ODRANY,
        words="No shot from the heights while the talks last.",
        on=stage.day(-13),
        binds=Binds.OFFICE,
    )
    record_undertaking(stage.acts(ELIN), stage.rooms["B"], quiet, fresh())
    stage.turn_to(-12, 20)
    refers(stage, "A", "May the heights be left in two steps, Day 21 and Day 42?", (-13, -8), ("steps", "8."))
    stage.turn_to(-7, 13)
    answer = "In two steps, if the first is on Day 14 and the Mission stands on the ridge."
    receive_instructions(stage.acts(TOMAS), stage.thing("steps"), stage.day(-7), answer, fresh(), by=QINDALI)


def _hears_both(stage: Stage) -> None:
    """What both sides say of the second draft."""
    hears(
        stage,
        (IDRIS, "A", -6, 10),
        "Lists in seven days",
        "Marzani: seven days for the lists, agreed, if the League carries them.\nEighty trucks are not enough; "
        "a hundred they could show at home.\nReturn from Day 21 they can live with. "
        "The heights as instructed: the first step on Day 14.\n"
        "A silence of the guns that ends with the talks they will not sign: it would be a date for the next war.",
        [
            ("that ends with the talks they will not sign", reacts(stage, "A", "33.", "M", Stance.RED_LINE, bracket=3)),
            ("that ends with the talks they will not sign", takes(stage, "A", "end", "No end with the talks")),
            ("seven days for the lists, agreed", reacts(stage, "A", "12.", "E", Stance.AGREE, by=MARZANI)),
            ("Eighty trucks are not enough", reacts(stage, "A", "19.", "M", Stance.OBJECT)),
            ("Return from Day 21 they can live with.", reacts(stage, "A", "35.", "E", Stance.LIVE_WITH)),
            ("Eighty trucks are not enough", takes(stage, "A", "relief", "A hundred trucks a day to Tellmar")),
            ("the first step on Day 14", takes(stage, "A", "roads", "Two steps, the first on Day 14")),
        ],
    )
    hears(
        stage,
        (NURIA, "B", -5, 14),
        "Two steps, and the snow",
        "Korvan, new in the office: two steps for the heights she takes to the Council of Cantons.\n"
        "Seventy trucks for Velmer in winter, the text of the mediators will do.\nReturn from Day 21 is fine.\n"
        "Nobody in the Council will sign for a silence of the guns that outlives the talks: it would settle the line.",
        [
            ("that outlives the talks", reacts(stage, "B", "33.", "A", Stance.RED_LINE, bracket=3)),
            ("that outlives the talks", takes(stage, "B", "end", "An end with the talks")),
            ("the text of the mediators will do", takes(stage, "B", "relief", "Seventy trucks in winter")),
            ("the text of the mediators will do", reacts(stage, "B", "19.", "M", Stance.LIVE_WITH, bracket=2)),
            ("Return from Day 21 is fine.", reacts(stage, "B", "35.", "E", Stance.AGREE)),
            ("two steps for the heights", takes(stage, "B", "roads", "Two steps are being looked at")),
        ],
        by=KORVAN,
    )


def _referrals_out(stage: Stage) -> None:
    stage.turn_to(-4, 18)
    refers(stage, "A", "Lists within seven days?", (-4, -1), ("seven days", "12."))
    refers(stage, "B", "The heights in two steps, Day 21 and Day 42?", (-4, 1), ("two steps", "8."))
