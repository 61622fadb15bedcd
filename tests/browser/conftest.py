"""The browser, and the two ways to the site: a server (also under a sub-path) and the disk."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, Request

from tests.browser import chromium
from tests.published import PublishedSite

SUB_PATH = "/some/where/"


@dataclass
class Watch:
    """What a page complained of, and what it asked for outside its own address."""

    page: Page
    base: str
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        self.page.on("requestfailed", self._failed)
        self.page.on("request", self._asked)

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(f"{message.type}: {message.text}")

    def _failed(self, request: Request) -> None:
        # The tab's icon may still be on its way when the next page is opened.
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"failed: {request.url} {request.failure}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.base, "data:")):
            self.faults.append(f"outside: {request.url}")


class _Handler(SimpleHTTPRequestHandler):
    """Serve the site at the root and once more under a sub-path."""

    def translate_path(self, path: str) -> str:
        if path.startswith(SUB_PATH):
            path = path[len(SUB_PATH) - 1 :]
        return super().translate_path(path)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Stay silent."""


@pytest.fixture(scope="session")
def server(site: PublishedSite) -> Iterator[str]:
    """The address of a small static server over the site."""
    handler = partial(_Handler, directory=str(site.root))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/"
        running.shutdown()


@pytest.fixture(scope="session")
def bases(site: PublishedSite, server: str) -> dict[str, str]:
    """The addresses under which the site has to work."""
    return {
        "server": server,
        "sub-path": server.rstrip("/") + SUB_PATH,
        "disk": site.root.as_uri() + "/",
    }


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    """What drives every browser of this process."""
    with chromium.driver() as running:
        yield running


@pytest.fixture(scope="session")
def browser(driver: Playwright) -> Iterator[Browser]:
    """A Chromium for all tests."""
    with chromium.started(driver) as running:
        yield running


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh tab with nothing stored."""
    with browser.new_context(locale="zh-CN") as context:
        yield context.new_page()
