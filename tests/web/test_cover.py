"""The cover and the keyboard, in a real browser."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from tests.web.browsing import Look, browser, served
from tests.web.conftest import PASSPHRASE, Site

pytestmark = pytest.mark.heavy

WORDS = "They would come to a meeting on Thursday."


@pytest.fixture(scope="module")
def look(site: Site) -> Iterator[Look]:
    site.room("Room of covers", "Ruta")
    site.room("Room of the other", "Nele")
    with served(site.folder) as address, browser() as opened:
        page = opened.new_context(ignore_https_errors=True, viewport={"width": 390, "height": 800}).new_page()
        look = Look(page, address)
        look.log_in(site.typed("Ruta"))
        yield look


def lock_from_afar() -> None:
    """The idle time passes: the server forgets the key, and no page is told."""
    from goodoffices.store.accounts.models import LogIn  # noqa: PLC0415 - only once Django is set up

    with ThreadPoolExecutor(1) as elsewhere:  # the driver of the browser has a loop in this thread
        elsewhere.submit(LogIn.objects.filter(account__name="ruta").update, last=0).result()


def begin_note(look: Look) -> Any:
    """Half a note, not yet kept."""
    page = look.at("/note")
    page.fill("#text", WORDS)
    page.check("input[name=room]")
    return page


def test_a_key_covers_the_screen_and_the_passphrase_opens_it_with_every_word_kept(look: Look) -> None:
    page = begin_note(look)
    page.press("#text", "F9")
    assert page.locator("#cover").is_visible()
    assert not page.locator("#text").is_visible()
    assert page.title() == "Good Offices"
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert page.locator("#cover").is_visible()
    assert look.faults() == []
    page.fill("#cover-passphrase", "wrong")
    page.click("#cover button")
    page.wait_for_selector("#cover .refusal:not([hidden])")
    assert not page.locator("#text").is_visible()
    page.fill("#cover-passphrase", PASSPHRASE)
    page.click("#cover button")
    page.wait_for_selector("#text", state="visible")
    assert page.input_value("#text") == WORDS


def test_a_form_that_finds_the_key_closed_waits_for_it_and_is_then_sent(look: Look) -> None:
    page = begin_note(look)
    lock_from_afar()
    page.click("main form button")
    page.wait_for_selector("#cover[open]")
    page.fill("#cover-passphrase", PASSPHRASE)
    page.click("#cover button")
    page.wait_for_url(lambda url: not url.endswith("/note"))
    assert WORDS in page.inner_text("main")


def test_a_form_that_finds_no_site_is_not_sent_and_stays(look: Look) -> None:
    page = begin_note(look)
    page.context.set_offline(True)
    page.click("main form button")
    page.wait_for_selector("[data-back]", state="visible")
    page.context.set_offline(False)
    page.click("[data-back]")
    assert page.input_value("#text") == WORDS
    page.click("main form button")
    page.wait_for_url(lambda url: not url.endswith("/note"))


def test_a_page_of_one_person_stays_covered_while_another_is_logged_in(look: Look, site: Site) -> None:
    page = begin_note(look)
    other = page.context.new_page()
    Look(other, look.address).log_in(site.typed("Nele"))
    page.click("main form button")
    page.wait_for_selector("#cover[open]")
    page.fill("#cover-passphrase", PASSPHRASE)
    page.click("#cover button")
    page.wait_for_selector("[data-when=away]", state="visible")
    Look(other, look.address).log_in(site.typed("Ruta"))
    page.bring_to_front()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.wait_for_url(lambda url: not url.endswith("/note"))
    assert WORDS in page.inner_text("main")


def test_keys_go_where_the_list_says_and_never_while_a_field_has_the_focus(look: Look) -> None:
    page = look.at("/")
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    assert "Record" in page.inner_text("#keys")
    assert look.faults() == []
    page.keyboard.press("Escape")
    page.wait_for_selector("#keys", state="hidden")
    page.keyboard.type("gr")
    page.wait_for_url("**/record")
    page.keyboard.type("gn")
    page.wait_for_url("**/note")
    page.focus("#text")
    page.keyboard.type("gr?")
    assert page.input_value("#text") == "gr?"
    page.focus("main")
    page.evaluate("localStorage.setItem('keys', 'off')")
    page.reload()
    page.keyboard.type("gr")
    assert page.url.endswith("/note")
    page.evaluate("localStorage.removeItem('keys')")
