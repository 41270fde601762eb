"""What the characters of the living case do, each in one line of the story."""

from collections.abc import Sequence
from typing import Any

from goodoffices.case.kinds import (
    Absent,
    Authority,
    Binds,
    Bridging,
    Contact,
    ContactForm,
    ContactState,
    Edited,
    Lifted,
    Note,
    Position,
    ProvisionState,
    Reaction,
    Referral,
    Restored,
    Round,
    Stance,
)
from goodoffices.demo.opening import ELIN, KORVAN, MARZANI, MAUDRY, MIRA, QINDALI, TOMAS, VOSTREL, YARA
from goodoffices.demo.stage import Stage
from goodoffices.office.drafting import edit_provision, lift_bracket, propose_bridge, restore_bracket, set_state
from goodoffices.office.notes import Marked, note_meeting, read_note, work_up_note
from goodoffices.office.sitting import fresh
from goodoffices.office.talks import close_round, open_round, refer
from goodoffices.text.wording import Agreement

Marks = Sequence[tuple[str, Marked]]
"""Sentences of a note, and what each is marked as."""

PARTIES = {"A": "Amedra", "B": "Borvane"}
CAME = {1: (MARZANI, QINDALI, VOSTREL, MAUDRY), 2: (QINDALI, VOSTREL, MAUDRY), 3: (MARZANI, QINDALI, KORVAN)}
ABSENT = {2: Absent(who=MARZANI, reached_by="telephone"), 3: Absent(who=VOSTREL, reached_by="letter")}
"""Who came to each round, and who did not."""


def begins(stage: Stage, number: int, day: int) -> None:
    """A round begins at Hallent."""
    stage.turn_to(day, 8)
    drafts = tuple(own for name, own in stage.things.items() if name.startswith("draft"))
    begun = Round(
        number=number,
        place="Hallent",
        begins=stage.day(day),
        came=(*CAME[number], ELIN, TOMAS),
        absent=(ABSENT[number],) if number in ABSENT else (),
        drafts=drafts,
    )
    open_round(stage.acts(ELIN), stage.rooms["table"], begun, stage.thing(f"round {number}"))


def ends(stage: Stage, number: int, day: int, result: str) -> None:
    """A round ends with its result."""
    stage.turn_to(day, 17)
    close_round(stage.acts(ELIN), stage.thing(f"round {number}"), stage.day(day), result, fresh())


def hears(  # noqa: PLR0913 - who, where and when stand together
    stage: Stage, when: tuple[str, str, int, int], title: str, text: str, marks: Marks, *, by: str = "", **more: Any
) -> None:
    """Somebody takes a note in the room of a party, works it up, and Tomas Redell reads it."""
    taker, letter, day, hour = when
    stage.turn_to(day, hour)
    own, present = fresh(), (by,) if by else ()
    note = Note(
        text=text,
        title=title,
        party=stage.thing(PARTIES[letter]),
        on=stage.day(day),
        present=(*present, taker, TOMAS),
        taken_by=taker,
        language="ar" if letter == "A" else "en",
        interpreter=YARA if letter == "A" else "",
        **more,
    )
    note_meeting(stage.acts(taker), stage.rooms[letter], note, own)
    for sentence, marked in marks:
        work_up_note(stage.acts(taker), own, sentence, marked, fresh())
    read_note(stage.acts(TOMAS), own, fresh())


def takes(stage: Stage, letter: str, issue: str, words: str, interest: str = "") -> Position:
    """A position of a party on an issue."""
    return Position(party=stage.thing(PARTIES[letter]), issue=stage.thing(issue), words=words, interest=interest)


def reacts(  # noqa: PLR0913 - who says what to which alternative of which bracket
    stage: Stage, letter: str, label: str, holder: str, stance: Stance, *, bracket: int = 1, **more: Any
) -> Reaction:
    """A reaction of a party to what a proposal holds in a bracket of a clause."""
    clause, _, alternative = stage.held(label, holder, bracket)
    return Reaction(
        party=stage.thing(PARTIES[letter]),
        provision=clause.id,
        alternative=alternative.id,
        label=label,
        stance=stance,
        **more,
    )


def asks(stage: Stage, letter: str, label: str, holder: str) -> Reaction:
    """A reaction of somebody who has to ask the capital first."""
    return reacts(
        stage,
        letter,
        label,
        holder,
        Stance.ONLY_IF,
        condition="The capital agrees.",
        authority=Authority.AD_REFERENDUM,
        by=QINDALI,
        binds=Binds.PERSON,
    )


def refers(stage: Stage, letter: str, question: str, days: tuple[int, int], clause: tuple[str, str]) -> None:
    """A party takes a question to its capital: days out and expected, its name in the story, and the clause."""
    (out, expected), (name, label) = days, clause
    referral = Referral(
        party=stage.thing(PARTIES[letter]),
        question=question,
        out=stage.day(out),
        expected=stage.day(expected),
        principal="The capital" if letter == "A" else "Council of Cantons",
        provisions=(stage.clause(label).id,),
    )
    refer(stage.acts(TOMAS), stage.rooms[letter], referral, stage.thing(name))


def lifts(stage: Stage, label: str, holder: str, because: str, name: str = "") -> None:
    """A bracket of a clause is lifted: what a proposal holds there stands."""
    _, bracket, alternative = stage.held(label, holder)
    text = stage.text()
    lifting = Lifted(
        draft=text.draft.id, after=text.head, bracket=bracket.id, chosen=alternative.id, label=label, because=because
    )
    lift_bracket(stage.acts(ELIN), lifting, stage.thing(name) if name else fresh())


def restores(stage: Stage, name: str, because: str) -> None:
    """A bracket that was lifted stands again."""
    text = stage.text()
    restoring = Restored(draft=text.draft.id, after=text.head, lifted=stage.thing(name), because=because)
    restore_bracket(stage.acts(MIRA), restoring, fresh())


def rewords(stage: Stage) -> None:
    """A definition is worded anew, a bridge is put forward, and a clause is provisionally agreed."""
    clause, text = stage.clause("(i)"), stage.text()
    words = "“Mission” means the Orsel Monitoring Mission established by paragraph 23."
    edit = Edited(
        draft=text.draft.id,
        after=text.head,
        provision=clause.id,
        words=words,
        language="en",
        because="So that nobody looks for it.",
    )
    edit_provision(stage.acts(MIRA), edit, fresh())
    distance = stage.held("6.", "M", 2).bracket
    bridge = Bridging(
        draft=text.draft.id,
        bracket=distance.id,
        words="6 kilometres, and 8 kilometres along the river,",
        label="6.",
        because="The river is what both fear.",
    )
    propose_bridge(stage.acts(ELIN), bridge, fresh())
    text = stage.text()
    state = ProvisionState(
        draft=text.draft.id,
        after=text.head,
        provision=stage.clause("18.").id,
        agreement=Agreement.PROVISIONAL,
        act=stage.thing("round 2"),
        parties=(stage.thing("Amedra"), stage.thing("Borvane")),
        date=stage.day(-4),
        label="18.",
    )
    set_state(stage.acts(ELIN), state, fresh())


def expected(stage: Stage, letter: str, days: int, hour: str, form: ContactForm) -> Contact:
    """A contact that is yet to come."""
    return Contact(
        form=form,
        others=(stage.thing(PARTIES[letter]),),
        on=stage.day(days),
        at=hour,
        zone="UTC",
        subject="What came back from the capital",
        state=ContactState.EXPECTED,
    )
