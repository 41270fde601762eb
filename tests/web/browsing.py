"""A real server and a real browser for the tests of pages."""

import asyncio
import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import axe_playwright_python
import uvicorn
from playwright.sync_api import Browser, Page, Request, Response, sync_playwright
from tests.web.visiting import Visitor

from goodoffices.store.certificate import certificate
from goodoffices.store.clock import SystemClock

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
HOST = "mediators.localhost"
ASK = "axe.run().then((told) => told.violations.map((one) => one.id + ': ' + one.nodes[0].html))"
WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => window.violations.push(event.violatedDirective));
"""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve the case for which Django is set up; give the address of its site."""
    crt, key = certificate(folder, (HOST, "localhost"), SystemClock())
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(
        uvicorn.Config(
            "goodoffices.web.asgi:application",
            ssl_certfile=crt,
            ssl_keyfile=str(key),
            log_level="error",
            lifespan="off",
        )
    )
    thread = threading.Thread(target=lambda: asyncio.run(server.serve([listening])), daemon=True)
    thread.start()
    try:
        yield f"https://{HOST}:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)


@contextmanager
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=shutil.which("chromium"), headless=True, args=list(FLAGS))
        yield opened
        opened.close()


@dataclass
class Look:
    """A page that is watched: whom it asks, what it loads, what its policy had to stop."""

    page: Page
    address: str
    asked: list[str] = field(default_factory=list)
    loaded: int = 0

    def __post_init__(self) -> None:
        self.page.add_init_script(WATCH)
        network = self.page.context.new_cdp_session(self.page)
        network.send("Network.enable")
        network.send(
            "Network.setCacheDisabled", {"cacheDisabled": True}
        )  # every page is weighed as if it were the first
        self.page.on("request", self._note)
        self.page.on("response", self._weigh)

    def _note(self, request: Request) -> None:
        self.asked.append(request.url)

    def _weigh(self, response: Response) -> None:
        self.loaded += int(response.headers.get("content-length", 0))

    def at(self, path: str) -> Page:
        """Go to a path of the site."""
        self.loaded = 0
        self.page.goto(self.address + path)
        self.loaded += len(self.page.content().encode())  # a page made on the way tells no length
        return self.page

    def log_in(self, typed: dict[str, str]) -> None:
        """Open a key at the door."""
        self.at("/enter")
        for name, value in typed.items():
            self.page.fill(f"#{name}", value)
        self.page.click("main button")
        assert self.page.url == self.address + "/", self.page.inner_text("body")

    def faults(self) -> list[str]:
        """What axe finds, what the policy stopped, what lies outside the width of the window."""
        self.page.evaluate(AXE)
        found = self.page.evaluate(
            "axe.run().then((told) => told.violations.map((one) => one.id + ': ' + one.nodes[0].html))"
        )
        stopped = [f"policy: {one}" for one in self.page.evaluate("window.violations")]
        wide = self.page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
        return [*found, *stopped, *(["wider than the window"] if wide else [])]

    def strangers(self) -> list[str]:
        """Addresses outside the site that were asked for."""
        return [one for one in self.asked if not one.startswith((self.address, "data:"))]


def as_visitor(opened: Browser, visitor: Visitor, **how: Any) -> Look:
    """A page for somebody who has logged in without it; `how` tells the browser's width, colours and the like."""
    context = opened.new_context(ignore_https_errors=True, **how)
    address = f"https://{HOST}:{visitor.port}"
    for name, value in visitor.cookies.items():
        context.add_cookies([{"name": name, "value": value, "url": address, "secure": True, "sameSite": "Strict"}])
    return Look(context.new_page(), address)
