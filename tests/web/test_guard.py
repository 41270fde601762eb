import re
from ssl import PEM_cert_to_DER_cert

import pytest
from cryptography import x509
from tests.web.conftest import Site

from goodoffices.store.certificate import DAYS, certificate
from goodoffices.store.clock import SystemClock

DAY = 86_400_000
WANTED = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def test_every_answer_has_the_same_headers_also_a_refusal_and_what_goes_elsewhere(site: Site) -> None:
    site.room("Room of headers", "Gesa")
    gesa, nobody = site.client("Gesa"), site.client()
    nobody.handler.enforce_csrf_checks = True
    answers = [
        gesa.get("/"),
        gesa.get("/nothing"),
        gesa.post("/note"),
        gesa.get("/pulse"),
        nobody.get("/"),
        nobody.post("/enter", site.typed("Gesa")),
        nobody.get("/enter", headers={"host": "example.org"}),
    ]
    assert [one.status_code for one in answers] == [200, 404, 409, 204, 303, 403, 404]
    for one in answers:
        assert {name: one.headers[name] for name in WANTED} == WANTED


def test_what_is_the_same_for_all_may_be_kept_by_the_browser_and_has_the_other_headers(site: Site) -> None:
    answer = site.client().get("/static/site.css")
    assert answer.headers["Cache-Control"] == "max-age=3600"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_cookie_is_for_this_host_alone_and_no_script_reads_it(site: Site) -> None:
    site.room("Room of cookies", "Gesa")
    cookies = site.client("Gesa").cookies
    assert set(cookies) == {"__Host-key", "__Host-known"}
    told = {(one["secure"], one["httponly"], one["samesite"], one["path"], one["domain"]) for one in cookies.values()}
    assert told == {(True, True, "Strict", "/", "")}
    assert cookies["__Host-key"]["max-age"] == cookies["__Host-key"]["expires"] == ""


@pytest.mark.parametrize("cookie", ["", "x", "\u00e9", "AAAA", "A" * 44, "A" * 9000])
def test_a_cookie_that_opens_nothing_is_nobodys(site: Site, cookie: str) -> None:
    client = site.client()
    client.cookies["__Host-key"] = cookie
    assert client.get("/record").headers["Location"] == "/enter"


def test_no_page_holds_a_script_a_style_or_an_address_of_others(site: Site) -> None:
    site.room("Room of pages", "Gesa")
    gesa = site.client("Gesa")
    for path in ("/", "/note", "/record", "/own", "/enter", "/nothing"):
        page = gesa.get(path).content.decode()
        assert re.findall(r"<script(?! src=\"/static/)|<style| style=| on[a-z]+=\"|https?://", page) == []


def test_a_certificate_is_kept_while_it_holds_and_made_anew_for_another_name_or_a_later_year(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder, clock = tmp_path_factory.mktemp("tls"), SystemClock()
    first = certificate(folder, ("desk.example", "localhost"), clock)[0].read_bytes()
    assert certificate(folder, ("localhost",), clock)[0].read_bytes() == first
    second = certificate(folder, ("desk.example", "hall.example"), clock)[0].read_bytes()
    made = x509.load_der_x509_certificate(PEM_cert_to_DER_cert(second.decode()))
    names = made.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert names.get_values_for_type(x509.DNSName) == ["desk.example", "hall.example"]
    assert certificate(folder, ("hall.example",), Later(DAYS - 1))[0].read_bytes() != second


class Later:
    """The clock of a computer so many days from now."""

    def __init__(self, days: int) -> None:
        self.days = days

    def now(self) -> int:
        return SystemClock().now() + self.days * DAY
