"""A case on disk for the tests, with people who have keys and sit at work in it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.record.scene import QUICK

from goodoffices.case.kinds import Role, RoomNamed
from goodoffices.office.rooms import Person, add_person, open_room
from goodoffices.office.sitting import Sitting, fresh
from goodoffices.record.hybrid import PrivateKey
from goodoffices.store.casefolder import CaseFolder

START = 1_770_000_000_000


@dataclass
class StillClock:
    """A clock that a test moves; each reading is a second later than the one before."""

    time: int = START

    def now(self) -> int:
        self.time += 1000
        return self.time


@dataclass
class Talks:
    """An open case and those who work in it, by the name that a test gives them."""

    case: CaseFolder
    folder: Path
    clock: StillClock = field(default_factory=StillClock)
    privates: dict[str, PrivateKey] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)

    def person(self, called: str, role: Role = Role.MEDIATOR) -> Person:
        """A person of this name, made when first asked for, in a role."""
        if called not in self.people:
            own, private = add_person(self.case.keys, f"{called} and seven herons", QUICK)
            self.people[called], self.privates[called] = Person(own, called, role), private
        return self.people[called]

    def sitting(self, called: str) -> Sitting:
        """The person, unlocked anew."""
        person = self.person(called)
        return Sitting(self.case, person.id, self.privates[called], self.clock)

    def room(self, title: str, *readers: str) -> str:
        """A new room, opened by the first of its readers; its id."""
        people = [self.person(one) for one in readers]
        return open_room(self.sitting(readers[0]), RoomNamed(room=fresh(), title=title), people)


def talks(folder: Path) -> Iterator[Talks]:
    """A new case in a folder, closed after the test."""
    place = folder / "orsel.case"
    case = CaseFolder.create(place)
    try:
        yield Talks(case, place)
    finally:
        case.close()
