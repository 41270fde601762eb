"""The first run in a browser: whom its address lets in, what it asks, and what it leaves."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from tests.web.conftest import PASSPHRASE, Site

from goodoffices.case.kinds import Admitted, Institution, RoomNamed
from goodoffices.office.sitting import Sitting
from goodoffices.store.casefolder import FIRST_RUN
from goodoffices.store.clock import SystemClock
from goodoffices.store.firstrun import finish, invite

HERE = {"REMOTE_ADDR": "127.0.0.1"}
TYPED = {
    "institution": "House of Mediation",
    "called": "Runa",
    "passphrase": PASSPHRASE,
    "again": PASSPHRASE,
    "people": "Sten\n\n  Tove  ",
    "rooms": "Room of A\nRoom of B",
    "institutions": "Ministry of Sarn",
}


@pytest.fixture
def unfinished(site: Site) -> Iterator[str]:
    """The address of a first run, with accounts that are put back afterwards."""
    from django.db import transaction  # noqa: PLC0415 - only once Django is set up

    (site.folder / FIRST_RUN).touch()
    with transaction.atomic():
        yield f"/begin/{invite(site.folder)}"
        transaction.set_rollback(True)
    finish(site.folder)


def test_the_address_is_good_only_here_and_only_with_its_secret(site: Site, unfinished: str) -> None:
    client = site.client()
    assert client.get(unfinished, **HERE).status_code == 200
    assert client.get(unfinished, REMOTE_ADDR="::1").status_code == 200
    others = [
        client.get(unfinished),
        client.get("/begin/" + "0" * 32, **HERE),
        client.get(unfinished, REMOTE_ADDR="nowhere"),
        client.post(unfinished, TYPED),
    ]
    assert {one.headers["Location"] for one in others} == {"/enter"}
    again = f"/begin/{invite(site.folder)}"
    answers = [client.get(one, **HERE).status_code for one in (unfinished, again)]
    assert answers == [303, 200]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"passphrase": "short", "again": "short"}, "fewer than 16 letters"),
        ({"again": "another"}, "not typed the same twice"),
        ({"institution": " "}, "fill them in"),
        ({"people": "Sten\nruna"}, "is taken"),
        ({"rooms": "\n".join(map(str, range(21)))}, "At most 20"),
        ({"written": "1"}, "nobody yet"),
    ],
)
def test_what_cannot_be_begun_is_refused_and_stays_on_the_page(
    site: Site, unfinished: str, wrong: dict[str, str], told: str
) -> None:
    from goodoffices.store.accounts.models import Account  # noqa: PLC0415 - only once Django is set up

    Account.objects.all().delete()
    answer = site.client().post(unfinished, {**TYPED, **wrong}, **HERE)
    assert answer.status_code == 409
    assert told in answer.content.decode()
    assert "Ministry of Sarn" in answer.content.decode()
    assert not Account.objects.exists()


def test_what_is_begun_is_shown_once_and_those_named_in_it_log_in(site: Site, unfinished: str) -> None:
    page = site.client().post(unfinished, TYPED, headers={"accept-language": "ar"}, **HERE)
    assert page.status_code == 200
    papers = page.content.decode()
    codes = re.findall(r'<code dir="ltr">([A-Z2-7]{12})</code>', papers)
    passphrases = [PASSPHRASE, *re.findall(r"<bdi>((?:[a-z]+ ){5}[a-z]+)</bdi>", papers)]
    assert [len(codes), len(passphrases), papers.count('<li><code lang="en"')] == [24, 3, 3]
    done = site.client().post(unfinished, {"written": "1"}, **HERE)
    assert done.headers["Location"] == "/enter"
    assert site.client().get(unfinished, **HERE).headers["Location"] == "/enter"
    for called, passphrase, code in zip(("Runa", "Sten", "Tove"), passphrases, codes[::8], strict=True):
        typed = {"name": called, "passphrase": passphrase, "code": code}
        client = site.client()
        assert client.post("/enter", typed).status_code == 303
        assert "House of Mediation" in client.get("/people").content.decode()
        assert 'dir="rtl"' in client.get("/people").content.decode()


def test_the_head_alone_reads_the_other_rooms_and_the_institutions_are_named(site: Site, unfinished: str) -> None:
    begun = _begun(site)
    head = Sitting(site.case, begun.person.id, begun.private, SystemClock())
    titles = {one.now.title: one.id for one in head.view.all(RoomNamed)}
    assert set(titles) == {"House of Mediation", "Room of A"}
    assert head.readers(titles["Room of A"]) == {begun.person.id}
    assert {one.now.title for one in head.view.all(Institution)} == {"House of Mediation", "Ministry of Sarn"}
    assert {one.now.called: one.now.role.value for one in head.view.all(Admitted)} == {
        "Runa": "head",
        "Sten": "mediator",
    }
    assert unfinished


def _begun(site: Site) -> Any:
    founding = site.beginning.Founding(
        "House of Mediation", "Runa", PASSPHRASE, ("Ministry of Sarn",), ("Room of A",), ("Sten",)
    )
    return site.beginning.begin(site.case, SystemClock(), founding)
