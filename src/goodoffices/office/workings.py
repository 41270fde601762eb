"""Verbs beside an estimate: keep what was worked out with it, and make a draft of a package by an act."""

from dataclasses import replace

from goodoffices.case.kinds import Estimate, NamedPackage, Workings
from goodoffices.case.negotiating import head, text_of
from goodoffices.office.drafting import lay_amended
from goodoffices.office.packages import Work, text_of_package
from goodoffices.office.sitting import Sitting
from goodoffices.packages.of_case.keeping import Besides
from goodoffices.record.checkpoint import Receipt


def packages_beside(sitting: Sitting, work: Work, agreed: str = "") -> Besides:
    """Return the named packages that an estimate may look at: those that lie in the rooms which it rests on.

    `agreed` is the one that was signed, if any.
    """
    view = sitting.view.within({*work.rooms, work.room})
    return Besides({one.id: one.now.options for one in view.all(NamedPackage) if not one.now.withdrawn}, agreed)


def keep_workings(sitting: Sitting, work: Work, found: Workings, estimate: str, own_id: str) -> Receipt:
    """Keep what blocks, which packages survive and what to ask, with the estimate that came of the same work.

    Raises:
        NoSuchThing: the estimate was not kept.
        ReadersDiffer: somebody was let into the room meanwhile who does not read all that it rests on.
    """
    kept = sitting.view.one(Estimate, estimate)
    return sitting.say(kept.first.room, replace(found, estimate=kept.id, rooms=work.rooms), own_id)


def lay_package(sitting: Sitting, package: str, title: str, own_id: str) -> Receipt:
    """Lay the text that a package writes into the room of the negotiating text, as its next draft.

    Raises:
        NoSuchThing: there is no such package.
        SettledSince: some of its words stand in brackets no more.
        ReadersDiffer: somebody who reads the text does not read all that the package rests on.
    """
    found = text_of_package(sitting, package)
    matter = sitting.view.one(NamedPackage, package)
    text = head(sitting.view, text_of(sitting.view, matter.now.draft).draft.room)
    sitting.check_readers(text.draft.room, matter.now)
    framework = replace(found.framework, title=title.strip() or found.framework.title)
    return lay_amended(sitting, text, framework, matter.last.room, own_id)
