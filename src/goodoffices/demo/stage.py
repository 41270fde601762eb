"""The stage of the living case: its clock, its people and rooms, and who acts when."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from goodoffices.case.fold import Fold
from goodoffices.case.kinds import Role, RoomNamed
from goodoffices.case.negotiating import NegotiatingText, head
from goodoffices.office.rooms import Person, add_person, open_room
from goodoffices.office.sitting import Sitting, fresh
from goodoffices.record.hybrid import PrivateKey
from goodoffices.record.person import Effort
from goodoffices.store.casefolder import CaseFolder
from goodoffices.text.framework import Provision
from goodoffices.text.wording import Alternative, Bracket

MILLISECONDS = 1000


@dataclass(slots=True)
class StoryClock:
    """A clock that the story turns; each reading is a second after the one before."""

    time: int

    def now(self) -> int:
        """Return the milliseconds since 1970 in UTC."""
        self.time += MILLISECONDS
        return self.time


@dataclass(frozen=True, slots=True)
class Character:
    """Somebody of the team as the story knows them: the log-in name and the passphrase are printed by the demo."""

    login: str
    called: str
    role: Role
    institution: str
    passphrase: str


@dataclass(frozen=True, slots=True, repr=False)
class Cast:
    """A character with a key; `reads` holds the titles of the rooms that it opens."""

    character: Character
    person: Person
    private: PrivateKey
    reads: tuple[str, ...] = ()


class Held(NamedTuple):
    """What a proposal holds in a clause of the text."""

    clause: Provision
    bracket: Bracket
    alternative: Alternative


@dataclass(slots=True)
class Stage:
    """The case while its story is told. Days are counted from the day on which it is opened: -1 is yesterday."""

    case: CaseFolder
    now: int
    clock: StoryClock = field(init=False)
    people: dict[str, Cast] = field(default_factory=dict)
    rooms: dict[str, str] = field(default_factory=dict)
    things: dict[str, str] = field(default_factory=dict)
    _folds: dict[str, dict[str, Fold]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.clock = StoryClock(self.now)

    def turn_to(self, days: int, hour: int) -> None:
        """Turn the clock to an hour (UTC) of a day before the one on which the case is opened."""
        self.clock.time = self.now - self.now % (24 * 3600 * MILLISECONDS) + (days * 24 + hour) * 3600 * MILLISECONDS

    def day(self, days: int) -> str:
        """Return a day as entries write it."""
        today: date = datetime.fromtimestamp(self.now / MILLISECONDS, UTC).date()
        return (today + timedelta(days=days)).isoformat()

    def enter(self, character: Character, effort: Effort | None) -> None:
        """Give a character a key."""
        escrowed = character.role is not Role.DELEGATE
        own, private = add_person(self.case.keys, character.passphrase, effort, escrowed=escrowed)
        person = Person(own, character.called, character.role, character.institution)
        self.people[character.called] = Cast(character, person, private)

    def acts(self, called: str) -> Sitting:
        """Return the sitting of a person, unlocked."""
        cast = self.people[called]
        return Sitting(self.case, cast.person.id, cast.private, self.clock, self._folds.setdefault(called, {}))

    def opens(self, name: str, title: str, purpose: str, *readers: str, institution: str = "") -> None:
        """Open a room for some people; the first of them opens it."""
        named = RoomNamed(room=fresh(), title=title, purpose=purpose, institution=institution)
        self.rooms[name] = open_room(self.acts(readers[0]), named, [self.people[one].person for one in readers])

    def cast(self) -> tuple[Cast, ...]:
        """Return the people as they are once all rooms are open."""
        return tuple(
            replace(cast, reads=tuple(one.now.title for one in self.acts(called).view.all(RoomNamed)))
            for called, cast in self.people.items()
        )

    def thing(self, name: str) -> str:
        """Return the id of something that the story comes back to, made when it is first named."""
        return self.things.setdefault(name, fresh())

    def text(self) -> NegotiatingText:
        """Return the negotiating text as it reads at this moment of the story."""
        return head(self.acts("Elin Sarvik").view, self.rooms["pen"])

    def clause(self, label: str) -> Provision:
        """Return a clause by its number."""
        return next(one for one in self.text().framework.provisions if one.label == label)

    def held(self, label: str, holder: str, number: int = 1) -> Held:
        """Return what a proposal holds in a bracket of a clause, counted from 1."""
        clause = self.clause(label)
        bracket = [one for one, _ in clause.brackets()][number - 1]
        return Held(clause, bracket, next(one for one in bracket.alternatives if holder in one.holders))
