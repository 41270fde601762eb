"""Beside an estimate: what was worked out is kept with it, and a package becomes the next draft by an act."""

import pytest
from tests.office.test_packages import WORLDS, AtOnce, Team, team

from goodoffices.case.kinds import Draft, Stance, Workings
from goodoffices.case.negotiating import head
from goodoffices.case.view import NoSuchThing
from goodoffices.office.packages import Work, begin_estimate, keep_estimate, name_package
from goodoffices.office.sitting import ReadersDiffer, fresh
from goodoffices.office.workings import keep_workings, lay_package, packages_beside
from goodoffices.packages.of_case.choices import outermost
from goodoffices.packages.of_case.keeping import workings
from goodoffices.packages.watching import Patience
from goodoffices.store.chance import SeededChance

__all__ = ["team"]


def begun(team: Team, **more: object) -> Work:
    """An estimate that is worked out, of what the head reads."""
    return begin_estimate(team.ilse, team.team, AtOnce(), SeededChance(), worlds=WORLDS, **more)  # type: ignore[arg-type]  # what a test adds


def kept(team: Team, work: Work, agreed: str = "") -> Workings:
    """The entry that keeps what was worked out."""
    estimate = fresh()
    keep_estimate(team.ilse, work, estimate)
    found = workings(work.model, work.pending.result(), packages_beside(team.ilse, work, agreed), Patience())
    keep_workings(team.ilse, work, found, estimate, fresh())
    return team.ilse.view.one(Workings, estimate).now


def test_what_was_worked_out_bears_the_rooms_of_the_estimate_and_no_share_where_too_little_is_known(team: Team) -> None:
    team.reacts("A", team.words("B"), Stance.RED_LINE)
    work = begun(team)
    found = kept(team, work)
    assert found.rooms == work.rooms
    assert found.packages
    assert not any(one.all_accept or any(each.accepts for each in one.parties) for one in found.packages)
    assert (found.curve, found.front, found.better) == ((), (), None)


def test_workings_come_with_an_estimate_that_was_kept(team: Team) -> None:
    work = begun(team)
    found = workings(work.model, work.pending.result(), packages_beside(team.ilse, work), Patience())
    with pytest.raises(NoSuchThing):
        keep_workings(team.ilse, work, found, fresh(), fresh())


def test_a_package_that_lies_in_another_room_is_not_looked_at(team: Team) -> None:
    here, there = fresh(), fresh()
    elsewhere = team.talks.room("Ilse's own", "Ilse")
    name_package(team.ilse, team.team, team.package(0, 0, 0), here)
    name_package(team.ilse, elsewhere, team.package(1, 0, 0, title="My own"), there)
    assert list(packages_beside(team.ilse, begun(team)).named) == [here]


def test_a_package_is_laid_as_the_next_draft_without_its_brackets(team: Team) -> None:
    own, draft = fresh(), fresh()
    name_package(team.ilse, team.team, team.package(0, 1, 0), own)
    lay_package(team.ilse, own, "Bridging draft", draft)
    text = head(team.ilse.view)
    assert (text.draft.id, text.framework.title) == (draft, "Bridging draft")
    assert not any(map(outermost, text.framework.provisions))


def test_a_package_from_a_room_that_not_all_read_is_no_draft_for_them(team: Team) -> None:
    own = fresh()
    elsewhere = team.talks.room("Ilse's own", "Ilse")
    name_package(team.ilse, elsewhere, team.package(0, 1, 0), own)
    with pytest.raises(ReadersDiffer):
        lay_package(team.ilse, own, "", fresh())
    assert len(list(team.ilse.view.all(Draft))) == 1
