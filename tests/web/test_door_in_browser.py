"""The door in a real browser: the first run, a hardware key added and used, the log-in in Arabic, a kept form."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.web.browsing import Look, browser
from tests.web.browsing import served as served_here
from tests.web.conftest import PASSPHRASE, Site
from tests.web.test_first_run import served

from goodoffices.office.sitting import fresh

pytestmark = pytest.mark.heavy

VARIANTS = {
    "wide": {"viewport": {"width": 1280, "height": 900}},
    "narrow, dark": {"viewport": {"width": 390, "height": 800}, "color_scheme": "dark"},
    "narrow, Arabic": {"viewport": {"width": 390, "height": 800}, "locale": "ar"},
}


@pytest.fixture(scope="module")
def address(site: Site) -> Iterator[str]:
    site.room("Room of the door", "Ilse", "Tomas", "Noor")
    with served_here(site.folder) as opened:
        yield opened


def with_a_key(page: Page) -> None:
    """Put a hardware key that asks for a PIN into the computer, as the browser sees it."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    key = {
        "protocol": "ctap2",
        "transport": "usb",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": key})


def test_a_hardware_key_is_added_and_logs_in_instead_of_a_code(site: Site, address: str) -> None:
    with browser() as opened:
        look = Look(opened.new_context(ignore_https_errors=True).new_page(), address)
        with_a_key(look.page)
        look.log_in(site.typed("Ilse"))
        page = look.at("/own/key")
        assert look.faults() == []
        page.fill("#called", "Blue key")
        page.click("[data-touch]")
        page.wait_for_selector("text=Blue key")
        assert look.faults() == []
        page.click("text=Log out")
        page.fill("#name", "Ilse")
        page.fill("#passphrase", PASSPHRASE)
        page.click("[data-touch]")
        page.wait_for_url(address + "/")
        look.at("/own/key").click("button[aria-label='Remove Blue key']")
        page.wait_for_selector("text=You have none.")
        page.click("text=Log out")
        page.fill("#name", "Ilse")
        page.fill("#passphrase", PASSPHRASE)
        page.click("[data-touch]")
        page.wait_for_selector("text=do not fit together")
        assert look.faults() == []
        assert look.strangers() == []


def test_without_a_key_the_page_says_so_and_a_code_still_logs_in(site: Site, address: str) -> None:
    with browser() as opened:
        look = Look(opened.new_context(ignore_https_errors=True).new_page(), address)
        page = look.at("/enter")
        session = page.context.new_cdp_session(page)
        session.send("WebAuthn.enable")
        typed = site.typed("Tomas")
        page.fill("#name", typed["name"])
        page.fill("#passphrase", typed["passphrase"])
        page.evaluate("void (navigator.credentials.get = () => Promise.reject(new Error('no key')))")
        page.click("[data-touch]")
        page.wait_for_selector("text=No key answered")
        page.fill("#code", typed["code"])
        page.click("text=Open my key")
        page.wait_for_url(address + "/")


def test_without_scripts_the_door_says_what_to_do_and_a_form_keeps_its_words(site: Site, address: str) -> None:
    with browser() as opened:
        context = opened.new_context(ignore_https_errors=True, java_script_enabled=False)
        page = context.new_page()
        page.goto(address + "/enter")
        assert page.is_visible("text=A hardware key needs JavaScript")
        assert page.is_hidden("[data-touch]")
        for name, value in site.typed("Noor").items():
            page.fill(f"#{name}", value)
        page.click("text=Open my key")
        words = f"Kept in the page {fresh()}."
        page.goto(address + "/note")
        page.fill("textarea[name=text]", words)
        page.check("input[name=room]")
        other = context.new_page()
        other.goto(address + "/")
        other.click("text=Lock")
        page.click("main form button:not([formaction])")
        assert page.is_visible("text=What you typed is kept in this page"), page.inner_text("body")
        page.fill("#passphrase", PASSPHRASE)
        page.click("text=Open my key")
        page.goto(address + "/record")
        assert page.is_visible(f"text={words}")


def test_the_log_in_is_read_in_arabic_once_it_is_chosen(address: str) -> None:
    with browser() as opened:
        look = Look(opened.new_context(ignore_https_errors=True).new_page(), address)
        look.at("/enter").click("text=العربية")
        assert look.page.get_attribute("html", "dir") == "rtl"
        assert look.at("/enter").get_attribute("html", "dir") == "rtl"
        assert look.faults() == []


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_case_is_begun_in_a_browser_and_its_head_logs_in(tmp_path: Path, variant: str) -> None:
    with served(tmp_path / "orsel.case") as (said, site), browser() as opened:
        begin = re.search(r"https://localhost:\d+(/begin/[0-9a-f]{32})", said)
        assert begin
        look = Look(opened.new_context(ignore_https_errors=True, **VARIANTS[variant]).new_page(), site)
        page = look.at(begin[1])
        assert look.faults() == []
        typed = {"institution": "House of Mediation", "called": "Runa", "passphrase": PASSPHRASE, "again": PASSPHRASE}
        for name, value in (typed | {"people": "Sten\nTove", "rooms": "Room of A"}).items():
            page.fill(f"#{name}", value)
        page.click("main button")
        code = page.inner_text("section:first-of-type dd code >> nth=1")
        page.screenshot(path=tmp_path / "begun.png", full_page=True)
        assert look.faults() == []
        page.click("main form button")
        page.wait_for_url(site + "/enter")
        for name, value in {"name": "Runa", "passphrase": PASSPHRASE, "code": code}.items():
            page.fill(f"#{name}", value)
        page.click("main form > button")
        page.wait_for_url(site + "/")
        assert look.at(begin[1]).inner_text("h1")
        assert "House of Mediation" in look.at("/people").content()
        assert look.strangers() == []
