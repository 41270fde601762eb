"""How the second draft of the living case went to the two delegations: through the gate, in copies, and to a site."""

from dataclasses import replace

from goodoffices.case.called import called
from goodoffices.case.kinds import (
    Contact,
    ContactForm,
    CopyFate,
    CopyMade,
    Decided,
    DraftShown,
    Fate,
    PartySite,
    Reaction,
    Stance,
    Way,
)
from goodoffices.case.negotiating import shown_text
from goodoffices.demo.acting import PARTIES
from goodoffices.demo.opening import ELIN, IDRIS, KORVAN, MARZANI, MIRA, NURIA, QINDALI, TOMAS, VOSTREL
from goodoffices.demo.stage import Stage
from goodoffices.office.delegation import answer_text, open_site
from goodoffices.office.showing import at_the_gate, follow_copy, make_copy, show_draft
from goodoffices.office.sitting import fresh
from goodoffices.office.talks import log_contact

BESIDE = "en,ar"
"""Both languages of the text, side by side."""

RECEIVE = {
    "with A": ((QINDALI, BESIDE), (MARZANI, BESIDE)),
    "with B": ((VOSTREL, ""), (KORVAN, BESIDE)),
    "team": ((IDRIS, BESIDE), (NURIA, BESIDE)),
}
"""Who receives a copy in which room, and in which languages."""


def open_rooms(stage: Stage, host: str) -> None:
    """Each delegation has a room with the mediators; that of Amedra has a site, and its deputy head a key."""
    stage.turn_to(-3, 8)
    stage.opens("with A", "Amedra and the Co-Mediators", "What lies before Amedra", ELIN, TOMAS, MIRA, QINDALI)
    stage.opens("with B", "Borvane and the Co-Mediators", "What lies before Borvane", ELIN, TOMAS, MIRA)
    site = PartySite(party=stage.thing("Amedra"), host=host, called="Amedra")
    open_site(stage.acts(ELIN), stage.rooms["with A"], site, fresh())


def show_the_text(stage: Stage) -> None:
    """The second draft goes to both delegations and to the team, in numbered copies, and each copy is followed."""
    for place, room in enumerate(RECEIVE):
        stage.turn_to(-3, 10 + 3 * place)
        _shown(stage, room)
        _copied(stage, room)
    stage.turn_to(-3, 19)
    for room, number, fate, whom, day in (
        ("with A", 1, Fate.LEFT, QINDALI, -3),
        ("with A", 2, Fate.READ_OUT, MARZANI, -3),
        ("with B", 1, Fate.RETURNED, VOSTREL, -3),
        ("with B", 2, Fate.LEFT, KORVAN, -3),
    ):
        told = CopyFate(
            copy=stage.thing(f"{room} {number}"), fate=fate, on=stage.day(day), whom=whom, witnessed_by=MIRA
        )
        follow_copy(stage.acts(ELIN), stage.rooms["pen"], told, fresh())
    for letter, minutes in (("A", 95), ("B", 80)):
        _handed_over(stage, letter, minutes)
    _answers(stage)


def _shown(stage: Stage, room: str) -> None:
    """What a room may not know is put forward as the mediators' own wording; who holds it stays with them."""
    elin, text = stage.acts(ELIN), stage.text()
    names = called(text.framework)
    decided: dict[str, Decided] = {}
    while stops := at_the_gate(elin, text.draft.id, stage.rooms[room], decided).stops:
        decided |= {
            one.id: Decided(
                words=one.words,
                way=Way.OURS if Way.OURS in one.ways else Way.LEAVE_OUT,
                clause=names.get(one.provision, ""),
            )
            for one in stops
        }
    show_draft(elin, text.draft.id, stage.rooms[room], fresh(), after=text.head, decided=decided)


def _copied(stage: Stage, room: str) -> None:
    shown = _last_shown(stage, room)
    for number, (recipient, language) in enumerate(RECEIVE[room], 1):
        copy = CopyMade(shown=shown, number="", recipient=recipient, on=stage.day(-3), at="10:30", language=language)
        make_copy(stage.acts(ELIN), copy, stage.thing(f"{room} {number}"))


def _last_shown(stage: Stage, room: str) -> str:
    shown = [one for one in stage.acts(ELIN).view.all(DraftShown) if one.first.room == stage.rooms[room]]
    return shown[-1].id


def _handed_over(stage: Stage, letter: str, minutes: int) -> None:
    handed = Contact(
        form=ContactForm.MEETING,
        others=(stage.thing(PARTIES[letter]),),
        on=stage.day(-3),
        minutes=minutes,
        place="Hallent",
        subject="We handed over the second draft, and went through it.",
        draft=stage.thing("draft 2"),
        acknowledged=True,
        representation_known=True,
    )
    log_contact(stage.acts(TOMAS), stage.rooms["pen"], handed, fresh())


def _answers(stage: Stage) -> None:
    """The deputy head of Amedra's delegation answers on its site what it was shown."""
    stage.turn_to(-2, 7)
    delegate, shown = stage.acts(QINDALI), _last_shown(stage, "with A")
    framework = shown_text(delegate.view, shown)
    clause = next(one for one in framework.provisions if one.label == "6.")
    said = Reaction(
        party=stage.thing("Amedra"),
        provision=clause.id,
        stance=Stance.OBJECT,
        shown=shown,
        on=stage.day(-2),
        words="A zone that can be shot across is none.",
    )
    answer_text(delegate, said, fresh())
    other = next(one for one in framework.provisions if one.label == "11.")
    answer_text(delegate, replace(said, provision=other.id, words="The lists come first."), fresh())
