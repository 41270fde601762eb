"""One case and one site for all tests of pages: Django is set up once in a process."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from tests.record.scene import QUICK

from goodoffices.case.kinds import Role, RoomNamed
from goodoffices.cli.serve import set_up
from goodoffices.office.rooms import Person, open_room
from goodoffices.office.sitting import Sitting, fresh
from goodoffices.record.hybrid import PrivateKey
from goodoffices.store.casefolder import CaseFolder
from goodoffices.store.clock import SystemClock

PASSPHRASE = "seven herons over the Orsel"
HOST = "mediators.localhost"
BROWSERS = count(1)
"""Every browser has an address of its own: failures at the door are counted by address, too."""


@dataclass
class Site:
    """The case behind the site, and who may log in."""

    case: CaseFolder
    folder: Path
    beginning: Any
    people: dict[str, Person] = field(default_factory=dict)
    privates: dict[str, PrivateKey] = field(default_factory=dict)
    codes: dict[str, list[str]] = field(default_factory=dict)

    def person(self, called: str, role: Role = Role.MEDIATOR, at: str = "") -> Person:
        """A person with an account, at a party's site or the mediators' own, made when first asked for."""
        if called not in self.people:
            person, private, enrolled = self.beginning.join(
                self.case, self.beginning.Newcomer(called, role, site=at), PASSPHRASE, QUICK
            )
            self.people[called], self.privates[called] = person, private
            self.codes[called] = list(enrolled.codes)
        return self.people[called]

    def sitting(self, called: str) -> Sitting:
        """The person at work, without the site."""
        return Sitting(self.case, self.person(called).id, self.privates[called], SystemClock())

    def room(self, title: str, *readers: str) -> str:
        """A new room."""
        people = [self.person(one) for one in readers]
        return open_room(self.sitting(readers[0]), RoomNamed(room=fresh(), title=title), people)

    def typed(self, called: str) -> dict[str, str]:
        """What a person types at the door."""
        from goodoffices.store.accounts.door import new_codes  # noqa: PLC0415 - only once Django is set up
        from goodoffices.store.accounts.models import Account  # noqa: PLC0415 - only once Django is set up

        self.person(called)
        if not self.codes[called]:
            self.codes[called] = list(new_codes(Account.objects.get(person=self.people[called].id)))
        return {"name": called, "passphrase": PASSPHRASE, "code": self.codes[called].pop()}

    def client(self, called: str = "", host: str = HOST) -> Any:
        """A browser without scripts, logged in where a name is given."""
        client = self.beginning_client(host)
        if called:
            answer = client.post("/enter", self.typed(called))
            assert answer.status_code == 303, answer.content
        return client

    @staticmethod
    def beginning_client(host: str = HOST) -> Any:
        """A browser that nobody has used."""
        from django.test import Client  # noqa: PLC0415 - only once Django is set up

        number = next(BROWSERS)
        address = f"10.0.{number // 250}.{number % 250}"
        return Client(headers={"host": host}, REMOTE_ADDR=address, **{"wsgi.url_scheme": "https"})


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("site") / "orsel.case"
    CaseFolder.create(folder).close()
    beginning = set_up(folder)
    beginning.prepare_accounts()
    from goodoffices.web.opened import opened_case  # noqa: PLC0415 - only once Django is set up

    yield Site(opened_case(), folder, beginning)
    opened_case().close()
