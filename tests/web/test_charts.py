"""Charts say in their table all that they draw, in the order of protocol."""

import pytest
from django.utils import translation
from tests.web.conftest import Site

from goodoffices.case.fold import Fold
from goodoffices.case.kinds import Certainty, Contact, ContactForm, Deadline, Party, Position, Round
from goodoffices.case.progress import Point
from goodoffices.case.said import Said
from goodoffices.case.statement import Statement
from goodoffices.case.view import View

A, B, ROAD = "a" * 32, "b" * 32, "c" * 32
DAY = 86_400_000
PARTIES = {B: Party(title="Lowlands", letter="B"), A: Party(title="Uplands", letter="A")}


@pytest.fixture(autouse=True)
def english(site: Site) -> None:  # noqa: ARG001 - Django is set up with it
    translation.activate("en")


def view_of(*statements: Statement) -> View:
    fold, named = Fold("aa"), [*PARTIES.items()]
    said = [Said(0, own, "aa", "dd", one) for own, one in named]
    said += [Said(at, f"{at:032x}", "aa", "dd", one) for at, one in enumerate(statements, 1)]
    fold.extend(enumerate(said, 1))
    return View.joined([fold])


def position(party: str, on: str, words: str) -> Position:
    return Position(party=party, issue=ROAD, words=words, on=on)


def test_the_burn_down_falls_in_steps_and_meets_the_deadline_at_its_day() -> None:
    from goodoffices.web.charts import brackets_chart  # noqa: PLC0415 - only once Django is set up

    points = [Point(0, "1", 4, begins=True), Point(5 * DAY, "1", 2), Point(8 * DAY, "2", 1, begins=True)]
    chart = brackets_chart(points, [Deadline(title="winter", on="1970-01-11")])
    assert chart is not None
    assert chart.lines[-1].points == "48,24 48,24 320,24 320,124 483,124 483,174"
    assert [line.points for line in chart.lines if line.pattern] == ["592,24 592,224"]
    assert [row[1:] for row in chart.rows] == [
        ("1970-01-01", "4"),
        ("1970-01-06", "2"),
        ("1970-01-09", "1"),
        ("1970-01-11", ""),
    ]
    assert brackets_chart([], []) is None


def test_a_position_stands_in_its_round_and_parties_that_say_the_same_share_a_lane() -> None:
    from goodoffices.web.charts import positions_chart  # noqa: PLC0415 - as above

    rounds = [Round(number=at, begins=f"2026-0{at}-10") for at in (1, 2, 3)]
    said = (
        position(B, "2026-01-12", "open"),
        position(B, "2026-03-11", "open by day"),
        position(A, "2026-01-02", "closed"),
        position(A, "2026-01-12", "closed"),
        position(A, "2026-02-12", "open by day"),
    )
    chart = positions_chart(view_of(*rounds, *said), ROAD, "The road")
    assert chart is not None
    assert chart.rows == (
        ("Uplands", "closed", "closed", "open by day", ""),
        ("Lowlands", "", "open", "", "open by day"),
    )
    lanes = {sign.text: sign.y - 5 for sign in chart.signs if sign.x == 0}
    assert list(lanes) == ["closed", "open", "open by day"]
    heights = [[int(point.split(",")[1]) for point in line.points.split()] for line in chart.lines]
    assert heights == [
        [lanes["closed"], lanes["closed"], lanes["open by day"]],
        [lanes["open"], lanes["open by day"]],
    ]
    assert len({line.pattern for line in chart.lines}) == len(PARTIES)
    assert positions_chart(view_of(), ROAD, "The road") is None


def test_contacts_are_counted_apart_where_we_were_present_and_where_we_heard_of_them() -> None:
    from goodoffices.web.charts import contacts_chart  # noqa: PLC0415 - as above

    calls = [Contact(form=ContactForm.CALL, others=others) for others in ((A,), (A, B))]
    heard = Contact(form=ContactForm.MEETING, others=(A, B), certainty=Certainty.LIKELY, heard_from="a friend")
    chart = contacts_chart(view_of(*calls, heard))
    assert chart is not None
    assert chart.rows == (("Uplands", "2", "1"), ("Lowlands", "1", "1"))
    assert [(block.width, block.filled) for block in chart.blocks] == [
        (362, True),
        (181, False),
        (181, True),
        (181, False),
    ]
    assert contacts_chart(view_of()) is None
