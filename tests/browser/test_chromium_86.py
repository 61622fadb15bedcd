"""The site in Chromium 86, the oldest browser it is made for: every kind of page, every script."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, Playwright

from tests.browser import chromium, chromium_86, matrix
from tests.browser.conftest import Watch
from tests.published import PublishedSite

pytestmark = pytest.mark.skipif(bool(chromium_86.missing()), reason=chromium_86.missing())


@pytest.fixture(scope="module")
def old(driver: Playwright) -> Iterator[Page]:
    """A tab of it; clicks and waiting for what is visible do not work there, keys do."""
    with chromium.started(driver, chromium_86.BROWSER) as browser:
        assert browser.version.startswith("86.")
        yield browser.new_page(viewport={"width": 1280, "height": 900})


def test_each_kind_of_page_holds(site: PublishedSite, server: str) -> None:
    kinds = matrix.one_of_each_kind(site)
    views = {server + page: (matrix.View(1280, "light"),) for page in kinds.values()}
    assert matrix.faults(views, chromium_86.BROWSER) == {}


def test_no_script_fails_in_it(site: PublishedSite, server: str, old: Page) -> None:
    watch = Watch(old, server)
    for page in matrix.one_of_each_kind(site).values():
        old.goto(server + page)
    assert watch.faults == []


def test_search_finds_and_marks_in_it(server: str, old: Page) -> None:
    old.goto(f"{server}search.html?q={quote('2300亿')}")
    mark = "document.querySelector('a[data-hit] mark')"
    old.wait_for_function(f"() => {mark}")
    assert old.evaluate(f"{mark}.textContent") == "2300亿"


def test_switches_are_pressed_and_kept_in_it(server: str, old: Page) -> None:
    old.goto(server)
    for name in ("large", "dark"):
        old.evaluate(f"document.querySelector('[data-switch={name}]').focus()")
        old.keyboard.press("Enter")
    old.goto(server + "search.html")
    assert old.evaluate("document.documentElement.className").split()[:2] == ["large", "dark"]
    old.evaluate("localStorage.clear()")
