from typing import Any

import pyotp
from tests.web.conftest import PASSPHRASE, Site

from goodoffices.store.clock import SystemClock


def log_ins(called: str) -> Any:
    """The rows of a person's log-ins."""
    from goodoffices.store.accounts.models import LogIn  # noqa: PLC0415 - only once Django is set up

    return LogIn.objects.filter(account__name=called.casefold())


def idle_since(called: str, time: int) -> int:
    """Let a person have done nothing since a time, in milliseconds since 1970 UTC."""
    log_ins(called).update(last=time)
    return time


def last_active(called: str) -> int:
    """When a person last did something in the newest log-in."""
    return int(log_ins(called).latest("pk").last)


def chosen(**other: str) -> dict[str, str]:
    return {"language": "en", "time_zone": "UTC", "idle_minutes": "15", **other}


def test_the_idle_lock_closes_after_the_time_that_the_person_set(site: Site) -> None:
    site.room("Room of idleness", "Vera")
    vera = site.client("Vera")
    assert vera.post("/own", chosen(idle_minutes="2")).status_code == 303
    idle_since("Vera", SystemClock().now() - 121_000)
    assert vera.get("/pulse").status_code == 205
    assert vera.get("/record").headers["Location"] == "/unlock"


def test_a_pulse_is_no_activity(site: Site) -> None:
    site.room("Room of pulses", "Vera")
    vera = site.client("Vera")
    before = idle_since("Vera", SystemClock().now() - 60_000)
    assert vera.get("/pulse").status_code == 204
    assert last_active("Vera") == before
    assert vera.get("/record").status_code == 200
    assert last_active("Vera") > before


def test_a_new_passphrase_opens_the_key_and_the_old_one_does_not(site: Site) -> None:
    site.room("Room of words", "Anouk")
    anouk = site.client("Anouk")
    words = {"passphrase": PASSPHRASE, "new": "nine storks under the bridge", "again": "nine storks under the bridge"}
    assert anouk.post("/own/passphrase", {**words, "again": "another"}).status_code == 409
    assert anouk.post("/own/passphrase", {**words, "passphrase": "wrong"}).status_code == 409
    assert anouk.post("/own/passphrase", {**words, "new": "short", "again": "short"}).status_code == 409
    assert anouk.post("/own/passphrase", words).status_code == 303
    anouk.post("/lock")
    assert anouk.post("/unlock", {"passphrase": PASSPHRASE}).status_code == 403
    assert anouk.post("/unlock", {"passphrase": words["new"]}).status_code == 303


def test_new_codes_are_shown_once_and_the_old_ones_are_good_no_more(site: Site) -> None:
    site.room("Room of codes", "Pavel")
    pavel, old = site.client("Pavel"), site.typed("Pavel")
    shown = pavel.post("/own/codes").content.decode()
    assert shown.count("<code") == 9
    assert site.client().post("/enter", old).status_code == 403


def test_what_is_not_offered_is_refused_and_nothing_changes(site: Site) -> None:
    site.room("Room of Pavla", "Pavla")
    pavla = site.client("Pavla")
    for wrong in ({"language": "xx"}, {"time_zone": "Nowhere/Else"}, {"idle_minutes": "9999"}):
        assert pavla.post("/own", chosen(**wrong)).status_code == 409
    assert pavla.post("/own", chosen(time_zone="Asia/Tehran")).status_code == 303


def test_the_page_is_mirrored_in_arabic(site: Site) -> None:
    site.room("Room of mirrors", "Samira")
    samira = site.client("Samira")
    assert '<html lang="en" dir="ltr">' in samira.get("/record").content.decode()
    samira.post("/own", chosen(language="ar"))
    assert '<html lang="ar" dir="rtl">' in samira.get("/record").content.decode()


def test_a_code_of_the_generator_is_good_once(site: Site) -> None:
    person, private, enrolled = site.beginning.join(site.case, site.beginning.Newcomer("Otto"), PASSPHRASE)
    assert person.called == "Otto"
    assert private.public == site.case.keys.person(bytes.fromhex(person.id)).public
    typed = {"name": "Otto", "passphrase": PASSPHRASE, "code": pyotp.TOTP(enrolled.totp).now()}
    assert site.client().post("/enter", typed).status_code == 303
    assert site.client().post("/enter", typed).status_code == 403
