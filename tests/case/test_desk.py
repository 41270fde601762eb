from goodoffices.case.desk import due, referrals_out
from goodoffices.case.fold import Fold
from goodoffices.case.kinds import (
    Contact,
    ContactForm,
    ContactState,
    Deadline,
    Referral,
    Undertaking,
    UndertakingSort,
)
from goodoffices.case.said import Said
from goodoffices.case.statement import Statement
from goodoffices.case.view import View

A, TODAY = "a" * 32, "2026-11-20"
PROMISE = Undertaking(sort=UndertakingSort.PROMISE, by=A, to="us", words="a list", due="2026-11-21")


def view_of(*statements: Statement) -> View:
    fold = Fold("aa")
    fold.extend((at, Said(at, f"{at:032x}", "aa", "dd", one)) for at, one in enumerate(statements, 1))
    return View.joined([fold])


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
    assert [one.on for one in due(view, TODAY)] == ["2026-11-19", "2026-11-21", "2026-11-22", "2026-11-22", ""]
    assert [one.at for one in due(view, TODAY)] == ["", "", "09:00", "", ""]


def test_what_was_due_yesterday_is_overdue_and_what_is_due_today_is_not() -> None:
    days = ("2026-11-19", "2026-11-20")
    view = view_of(
        *(Deadline(title="mandate", on=day) for day in days),
        *(Referral(party=A, question="the road", out="2026-11-01", expected=day) for day in days),
        *(visit(day) for day in days),
        Referral(party=A, question="no day was told", out="2026-11-01"),
        visit(""),
    )
    assert [one.on for one in due(view, TODAY) if one.overdue] == ["2026-11-19"] * 3
    assert [one.on for one in referrals_out(view, TODAY)] == ["2026-11-19", "2026-11-20", ""]


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
    assert due(view, TODAY) == ()
