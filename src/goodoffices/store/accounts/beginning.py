"""The first hour of a case: its folder, the first head, the escrow, the team's room; and every person after that."""

from dataclasses import dataclass

from django.core.management import call_command

from goodoffices.case.kinds import Role, RoomNamed
from goodoffices.office.custody import begin_escrow
from goodoffices.office.passphrase import check_passphrase
from goodoffices.office.rooms import Person, add_person, admit, check_head, open_room
from goodoffices.office.sitting import Case, Sitting, fresh
from goodoffices.record.hybrid import PrivateKey
from goodoffices.record.person import Effort
from goodoffices.store.accounts.door import Enrolled, check_name, enrol
from goodoffices.store.casefolder import CaseFolder
from goodoffices.terms import Clock


@dataclass(frozen=True, slots=True, repr=False)
class Begun:
    """What the first head must take away on paper, and the room that was opened."""

    person: Person
    private: PrivateKey
    enrolled: Enrolled
    keepers: tuple[str, ...]
    room: str


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who is to get a key: the log-in name, the role, the institution."""

    called: str
    role: Role = Role.MEDIATOR
    institution: str = ""


def prepare_accounts() -> None:
    """Bring the tables of the accounts to this version."""
    call_command("migrate", verbosity=0, interactive=False)


def join(
    case: Case, someone: Newcomer, passphrase: str, effort: Effort | None = None
) -> tuple[Person, PrivateKey, Enrolled]:
    """Make a person with a key, an account and a second factor; the person reads nothing yet.

    Raises:
        NameTaken: somebody has this log-in name; no key was made.
    """
    check_name(someone.called)
    own, private = add_person(case.keys, passphrase, effort)
    person = Person(own, someone.called, someone.role, someone.institution)
    return person, private, enrol(someone.called, own, private)


def welcome(sitting: Sitting, someone: Newcomer, passphrase: str, room: str, own_id: str) -> Enrolled:
    """Add a person to the team and let it read a first room, with all that was said there.

    Raises:
        OnlyAHead: whoever adds is none.
        PassphraseShort: the passphrase is too short.
        NameTaken: somebody has this log-in name.
        NotYourRoom, ComputedFromOtherRooms: the room cannot be the first.
    """
    check_head(sitting)
    check_passphrase(passphrase)
    person, _private, enrolled = join(sitting, someone, passphrase)
    admit(sitting, room, person, own_id)
    return enrolled


def begin(case: CaseFolder, clock: Clock, called: str, passphrase: str, institution: str) -> Begun:
    """Make the first head of a new case, the keepers' escrow, and the room of the institution."""
    person, private, enrolled = join(case, Newcomer(called, Role.HEAD, institution), passphrase)
    keepers = begin_escrow(case.keys, {person.id: private})
    sitting = Sitting(case, person.id, private, clock)
    named = RoomNamed(room=fresh(), title=institution, institution=institution)
    return Begun(person, private, enrolled, keepers, open_room(sitting, named, [person]))
