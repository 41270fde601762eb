"""The server itself: what is too large or without a measure, and clients who are slow on purpose."""

import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest
from tests.web.browsing import HOST, served
from tests.web.conftest import Site

MANY = 60


@pytest.fixture(scope="module")
def port(site: Site) -> Iterator[int]:
    with served(site.folder) as address:
        yield urlsplit(address).port or 0


def connected(port: int) -> ssl.SSLSocket:
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context.wrap_socket(socket.create_connection(("127.0.0.1", port), 10), server_hostname=HOST)


def status(port: int, *lines: str, body: bytes = b"") -> int:
    """Send a request and return the status of the answer."""
    with connected(port) as wire:
        wire.sendall("\r\n".join([*lines, f"Host: {HOST}", "", ""]).encode() + body)
        return int(wire.recv(4096).split(b" ", 2)[1])


def test_what_is_too_large_or_without_a_measure_is_refused_unread(port: int) -> None:
    assert status(port, "GET /enter HTTP/1.1") == 200
    assert status(port, "POST /enter HTTP/1.1", "Content-Length: 99000000") == 413
    assert status(port, "POST /enter HTTP/1.1", "Transfer-Encoding: chunked", body=b"3\r\nabc\r\n0\r\n\r\n") == 411


@pytest.mark.parametrize("way", ["half a request", "no handshake", "a body that does not come"])
def test_a_page_is_served_while_many_are_slow_on_purpose(port: int, way: str) -> None:
    with ExitStack() as slow:
        for _ in range(MANY):
            if way == "no handshake":
                slow.enter_context(socket.create_connection(("127.0.0.1", port), 10))
                continue
            wire = slow.enter_context(connected(port))
            head = (
                "POST /enter HTTP/1.1\r\n"
                if way == "half a request"
                else (f"POST /enter HTTP/1.1\r\nHost: {HOST}\r\nContent-Length: 100000\r\n\r\nabc")
            )
            wire.sendall(head.encode())
        begun = time.perf_counter()
        assert status(port, "GET /enter HTTP/1.1") == 200
        assert time.perf_counter() - begun < 8
