from datetime import datetime
from zoneinfo import ZoneInfo

from tests.case.test_text_changes import lift
from tests.case.text_room import TextRoom

from goodoffices.case.desk import due, feasibility, lifted_by_round, next_deadline, open_rounds, suspended
from goodoffices.case.fold import Fold
from goodoffices.case.kinds import (
    Contact,
    ContactForm,
    ContactState,
    Deadline,
    Feasibility,
    Party,
    Referral,
    Round,
    Suspension,
    Undertaking,
    UndertakingSort,
)
from goodoffices.case.said import Said
from goodoffices.case.statement import Statement
from goodoffices.case.view import View

A = "a" * 32
PROMISE = Undertaking(sort=UndertakingSort.PROMISE, by=A, to="us", words="a list", due="2026-11-21")


def view_of(*statements: Statement) -> View:
    fold = Fold("aa")
    fold.extend((at, Said(at, f"{at:032x}", "aa", "dd", one)) for at, one in enumerate(statements, 1))
    return View.joined([fold])


def here(zone: str) -> datetime:
    """Noon of a day in Vienna, where the reader is."""
    return datetime(2026, 11, 20, 12, tzinfo=ZoneInfo("Europe/Vienna")).astimezone(ZoneInfo(zone or "Europe/Vienna"))


def visit(on: str, state: ContactState = ContactState.EXPECTED) -> Contact:
    return Contact(form=ContactForm.VISIT, others=(A,), on=on, state=state)


def test_what_is_due_comes_in_order_of_day_and_hour_and_what_has_no_day_last() -> None:
    view = view_of(
        Referral(party=A, question="the road", out="2026-11-01"),
        Deadline(title="winter", on="2026-11-22"),
        Deadline(title="mandate", on="2026-11-22", at="09:00"),
        PROMISE,
        visit("2026-11-19"),
    )
    assert [one.on for one in due(view, here)] == ["2026-11-19", "2026-11-21", "2026-11-22", "2026-11-22", ""]
    assert [one.at for one in due(view, here)] == ["", "", "09:00", "", ""]


def test_what_was_due_yesterday_is_overdue_and_what_is_due_today_is_not() -> None:
    days = ("2026-11-19", "2026-11-20")
    view = view_of(
        *(Deadline(title="mandate", on=day) for day in days),
        *(Referral(party=A, question="the road", out="2026-11-01", expected=day) for day in days),
        *(visit(day) for day in days),
        Referral(party=A, question="no day was told", out="2026-11-01"),
        visit(""),
    )
    assert [one.on for one in due(view, here) if one.overdue] == ["2026-11-19"] * 3
    assert [one.left for one in due(view, here)] == [-1, -1, -1, 0, 0, 0, None, None]


def test_a_deadline_of_today_is_overdue_once_its_hour_has_passed_where_it_counts() -> None:
    hours = [("11:59", ""), ("12:00", ""), ("13:00", "Asia/Tokyo"), ("20:30", "Asia/Tokyo"), ("", "")]
    view = view_of(*(Deadline(title=at, on="2026-11-20", at=at, zone=zone) for at, zone in hours))
    every = due(view, here)
    assert {one.at for one in every if one.overdue} == {"11:59", "13:00"}
    assert next_deadline(every) == next(one for one in every if one.at == "12:00")
    ahead = view_of(Deadline(title="tomorrow there", on="2026-11-21", at="00:30", zone="Pacific/Kiritimati"))
    assert [(one.left, one.overdue) for one in due(ahead, here)] == [(0, True)]


def test_the_next_deadline_is_the_first_that_has_not_passed() -> None:
    view = view_of(
        Deadline(title="winter", on="2026-12-20"),
        Deadline(title="mandate", on="2026-11-22"),
        Deadline(title="census", on="2026-11-01"),
        visit("2026-11-21"),
    )
    first = next_deadline(due(view, here))
    assert first is not None
    assert (first.on, first.left) == ("2026-11-22", 2)
    assert next_deadline(due(view_of(visit("2026-11-21")), here)) is None


def test_what_is_done_lifted_back_or_called_off_is_not_due() -> None:
    mandate, road = f"{1:032x}", f"{2:032x}"
    view = view_of(
        Deadline(title="mandate", on="2026-11-22"),
        Referral(party=A, question="the road", out="2026-11-01"),
        Deadline(title="mandate", on="2026-11-22", lifted=True, deadline=mandate),
        Referral(party=A, question="the road", out="2026-11-01", received="2026-11-02", referral=road),
        visit("2026-11-22", ContactState.HELD),
        visit("2026-11-22", ContactState.CALLED_OFF),
    )
    assert due(view, here) == ()


def test_a_round_is_open_until_its_last_day_is_known_and_a_suspension_lasts_until_the_talks_are_resumed() -> None:
    first, second, pause = f"{1:032x}", f"{2:032x}", f"{3:032x}"
    said = (Round(number=1), Round(number=2), Suspension(because="shelling"))
    assert [one.id for one in open_rounds(view_of(*said))] == [first, second]
    assert [one.id for one in suspended(view_of(*said))] == [pause]
    later = (
        Round(number=1, ends="2026-11-02", round=first),
        Suspension(because="shelling", resumed="2026-11-09", suspension=pause),
    )
    assert [one.id for one in open_rounds(view_of(*said, *later))] == [second]
    assert suspended(view_of(*said, *later)) == ()


def test_parties_come_in_the_order_of_protocol_each_with_its_latest_review() -> None:
    first, second = f"{1:032x}", f"{2:032x}"
    reviews = [Feasibility(party=second, consent=words) for words in ("none yet", "given")]
    told = feasibility(view_of(Party(title="Lowlands", letter="B"), Party(title="Uplands", letter="A"), *reviews))
    assert [(one.id, review and review.now.consent) for one, review in told] == [(second, "given"), (first, None)]


def test_brackets_are_counted_in_the_round_in_which_they_were_lifted_and_only_in_the_last_rounds() -> None:
    room = TextRoom()
    room.say(Round(number=1))
    room.draft()
    lift(room, 0, "30 days")
    room.say(Round(number=2))
    room.say(Round(number=3))
    lift(room, 1, "joint commission")
    assert lifted_by_round(room.view, room.texts) == ((3, 1), (2, 0), (1, 1))
    assert lifted_by_round(room.view, room.texts, last=2) == ((3, 1), (2, 0))
    assert lifted_by_round(room.view, room.texts, last=1) == ((3, 1),)


def test_a_round_begins_on_its_first_day_and_before_any_round_none_is_counted() -> None:
    room = TextRoom()
    room.draft()
    lift(room, 0, "30 days")
    assert lifted_by_round(room.view, room.texts) == ()
    room.say(Round(number=1, begins="1970-01-01"))
    room.say(Round(number=2, begins="1970-01-02"))
    assert lifted_by_round(room.view, room.texts) == ((2, 0), (1, 1))
