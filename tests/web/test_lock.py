import threading
import time
from base64 import b64decode
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from tests.web.conftest import PASSPHRASE, Site

from goodoffices.case.fold import Fold
from goodoffices.case.kinds import Note
from goodoffices.office.sitting import fresh
from goodoffices.store.clock import SystemClock


@pytest.fixture
def login(site: Site) -> Any:  # noqa: ARG001 - set up first
    """The rows of log-ins, which can only be imported once Django is set up for the site."""
    from goodoffices.store.accounts import login  # noqa: PLC0415 - as told

    return login


def row(login: Any, called: str) -> Any:
    """The newest log-in of a person."""
    return login.LogIn.objects.filter(account__name=called.casefold()).latest("pk")


def slowly(extend: Callable[[Fold, Any], None]) -> Callable[[Fold, Any], None]:
    """Fold as on a busy computer: other requests come between two entries."""

    def slow(fold: Fold, said: Any) -> None:
        extend(fold, (time.sleep(0.002) or one for one in said))

    return slow


def test_requests_at_the_same_time_fold_every_entry_once(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    room = site.room("Room of many tabs", "Lubo")
    lubo = site.client("Lubo")
    for number in range(12):
        site.sitting("Lubo").say(room, Note(text=f"Sentence {number} of many."), fresh())
    monkeypatch.setattr(Fold, "extend", slowly(Fold.extend))
    with ThreadPoolExecutor(8) as tabs:
        pages = list(tabs.map(lambda _: lubo.get("/record").content.decode(), range(8)))
    assert [page.count("<li><a") for page in pages] == [pages[0].count("<li><a")] * 8
    assert pages[0].count("Sentence 7 of many.") == 1


def test_a_request_that_ends_after_a_lock_does_not_undo_it(site: Site, login: Any) -> None:
    site.room("Room of slow pages", "Mirko")
    mirko = site.client("Mirko")
    slow = row(login, "Mirko")
    mirko.post("/lock")
    login.note_activity(slow, SystemClock().now() + 60_000)
    assert bytes(row(login, "Mirko").sealed) == b""
    assert mirko.get("/record").headers["Location"] == "/unlock"


def test_what_was_opened_is_dropped_at_the_idle_lock_without_any_request() -> None:
    from goodoffices.web.opened import is_kept, keep  # noqa: PLC0415 - only once Django is set up

    keep("somebody", SystemClock().now() + 50)
    assert is_kept("somebody")
    deadline = time.monotonic() + 5
    while is_kept("somebody") and time.monotonic() < deadline:
        threading.Event().wait(0.02)
    assert not is_kept("somebody")


def test_after_twelve_hours_the_second_factor_is_asked_for_again(site: Site, login: Any) -> None:
    site.room("Room of long days", "Jonna")
    jonna = site.client("Jonna")
    login.LogIn.objects.filter(pk=row(login, "Jonna").pk).update(begun=SystemClock().now() - login.LONGEST - 1)
    assert jonna.get("/record").headers["Location"] == "/enter"


def test_unlocking_does_not_begin_the_twelve_hours_anew(site: Site, login: Any) -> None:
    site.room("Room of naps", "Jonna")
    jonna = site.client("Jonna")
    begun = row(login, "Jonna").begun
    jonna.post("/lock")
    assert jonna.post("/unlock", {"passphrase": PASSPHRASE}).status_code == 303
    assert row(login, "Jonna").begun == begun


def test_the_cookie_of_a_log_in_that_was_left_opens_nothing(site: Site) -> None:
    site.room("Room of old cookies", "Ondra")
    ondra, thief = site.client("Ondra"), site.client()
    thief.cookies["__Host-key"] = ondra.cookies["__Host-key"].value
    assert thief.get("/record").status_code == 200
    ondra.post("/leave")
    assert thief.get("/record").headers["Location"] == "/enter"


def test_no_file_of_the_door_holds_what_opens_a_key(site: Site, login: Any) -> None:
    site.room("Room of files", "Ondra")
    ondra = site.client("Ondra")
    secret = ondra.cookies["__Host-key"].value
    stored = (site.folder / "accounts.db").read_bytes()
    assert bytes(row(login, "Ondra").digest) in stored
    assert [one in stored for one in (secret.encode(), b64decode(secret), site.privates["Ondra"].raw)] == [False] * 3


def test_a_page_of_one_person_stays_covered_when_another_logs_in(site: Site) -> None:
    site.room("Room of one browser", "Petra")
    petra = site.client("Petra")
    own, other = site.person("Petra").id, site.person("Ilse").id
    assert [petra.get(f"/pulse?of={one}").status_code for one in (own, other)] == [204, 205]


def test_a_person_logs_out_everywhere_else_and_nobody_else_is_logged_out(site: Site) -> None:
    site.room("Room of two browsers", "Zora", "Ilse")
    here, there, ilse = site.client("Zora"), site.client("Zora"), site.client("Ilse")
    assert "in 1 other browser." in here.get("/own").content.decode()
    assert here.post("/own/elsewhere").status_code == 303
    assert there.get("/record").headers["Location"] == "/enter"
    assert [one.get("/record").status_code for one in (here, ilse)] == [200, 200]


def test_a_new_passphrase_ends_what_the_old_one_opened_elsewhere(site: Site) -> None:
    site.room("Room of new words", "Zdena")
    here, there = site.client("Zdena"), site.client("Zdena")
    new = "four otters cross the ford"
    words = {"passphrase": PASSPHRASE, "new": new, "again": new}
    assert here.post("/own/passphrase", words).status_code == 303
    assert there.get("/record").headers["Location"] == "/enter"
    assert here.get("/record").status_code == 200
