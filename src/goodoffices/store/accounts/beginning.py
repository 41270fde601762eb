"""The first hour of a case: its first head, the escrow, the team and its rooms; and every person after that."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from django.core.management import call_command
from shamir_mnemonic.wordlist import WORDLIST  # type: ignore[import-untyped]  # the library has no types

from goodoffices.case.kinds import Institution, Role, RoomNamed
from goodoffices.office.custody import begin_escrow, recover_key
from goodoffices.office.offices import add_institution
from goodoffices.office.passphrase import check_passphrase
from goodoffices.office.rooms import Person, add_person, admit, check_head, open_room
from goodoffices.office.sitting import Case, Sitting, fresh
from goodoffices.record.hybrid import PrivateKey
from goodoffices.record.person import Effort
from goodoffices.store.accounts.attempts import spelling
from goodoffices.store.accounts.door import Enrolled, NameTaken, check_name, enrol, new_codes
from goodoffices.store.accounts.models import Account
from goodoffices.terms import Clock, NotPossible

WORDS = 6
"""Words of a first passphrase, of 1,024 each (the list of SLIP-39): 60 bits, before argon2id."""


class NobodyOfThisName(NotPossible):
    """Nobody logs in to this case as "{name}": check how the log-in name is written."""


@dataclass(frozen=True, slots=True, repr=False)
class Begun:
    """What must be taken away on paper after a first run, and the room that was opened for the team.

    `others` has of every other person the second factor, and `passphrases` what they log in with first.
    """

    person: Person
    private: PrivateKey
    enrolled: Enrolled
    keepers: tuple[str, ...]
    room: str
    others: tuple[Enrolled, ...]
    passphrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who is to get a key: the log-in name, the role, the institution, and the party's site to log in at."""

    called: str
    role: Role = Role.MEDIATOR
    institution: str = ""
    site: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Founding:
    """What a first run asks: the institution and the name and passphrase of its first head.

    Further institutions, rooms and log-in names of mediators are as many as there are.
    """

    institution: str
    called: str
    passphrase: str
    institutions: tuple[str, ...] = ()
    rooms: tuple[str, ...] = ()
    people: tuple[str, ...] = ()

    def check(self) -> None:
        """Check it before anything is made.

        Raises:
            PassphraseShort: the passphrase is too short.
            NameTaken: two people would log in by the same name.
        """
        check_passphrase(self.passphrase)
        names = set[str]()
        for one in (self.called, *self.people):
            if spelling(one) in names:
                raise NameTaken(name=spelling(one))
            names.add(spelling(one))


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
    own, private = add_person(case.keys, passphrase, effort, escrowed=not someone.site)
    person = Person(own, someone.called, someone.role, someone.institution)
    return person, private, enrol(someone.called, own, private, someone.site)


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


def begin(case: Case, clock: Clock, founding: Founding, language: str = "en") -> Begun:
    """Make the first head of a new case, the room of the institution, the team in it, and the keepers' escrow.

    What a first run that was broken off left at the door is discarded: nobody has it on paper. Its keys and its room
    stay closed for ever.

    Raises:
        PassphraseShort, NameTaken: see `Founding.check`; nothing was changed.
    """
    founding.check()
    Account.objects.all().delete()
    own = fresh()
    head, private, enrolled = join(case, Newcomer(founding.called, Role.HEAD, own), founding.passphrase)
    first = [(fresh_passphrase(), one) for one in founding.people]
    others = [join(case, Newcomer(one, institution=own), passphrase) for passphrase, one in first]
    sitting = Sitting(case, head.id, private, clock)
    named = RoomNamed(room=fresh(), title=founding.institution, institution=own)
    room = open_room(sitting, named, [head, *(person for person, _, _ in others)])
    _found(sitting, room, {own: founding.institution, **{fresh(): one for one in founding.institutions}})
    for title in founding.rooms:
        open_room(sitting, RoomNamed(room=fresh(), title=title), [head])
    Account.objects.update(language=language)
    keys = {head.id: private} | {person.id: opened for person, opened, _ in others}
    keepers = begin_escrow(case.keys, keys)
    papers, passphrases = tuple(one for _, _, one in others), tuple(one for one, _ in first)
    return Begun(head, private, enrolled, keepers, room, papers, passphrases)


def fresh_passphrase() -> str:
    """Return six random words, for somebody who will choose other ones."""
    return " ".join(secrets.choice(WORDLIST) for _ in range(WORDS))


def recover(case: Case, clock: Clock, called: str, lists: tuple[str, ...], passphrase: str) -> tuple[str, ...]:
    """Recover the lost key of whoever logs in by a name, end what is open of theirs, and return new printed codes.

    Raises:
        NobodyOfThisName: nobody does.
        NoEscrow, WordsDoNotFit, NoHeadToTell, PassphraseShort: see `recover_key`; nothing was changed.
    """
    account = Account.objects.filter(name=spelling(called)).first()
    if account is None:
        raise NobodyOfThisName(name=called)
    recover_key(case, clock, account.person, lists, passphrase)
    account.log_ins.all().delete()
    account.browsers.all().delete()
    return new_codes(account)


def _found(sitting: Sitting, room: str, institutions: Mapping[str, str]) -> None:
    for own, title in institutions.items():
        add_institution(sitting, room, Institution(title=title), own)
