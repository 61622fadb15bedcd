"""Nothing jumps while a page comes, however late its scripts and data are."""

import time
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, Route

from tests.browser import matrix
from tests.published import PublishedSite

MOST = 0.02
SHIFTS = """window.shifted = 0;
new PerformanceObserver(list => list.getEntries().forEach(entry => {
    if (!entry.hadRecentInput) { window.shifted += entry.value; }
})).observe({ type: "layout-shift", buffered: true });"""
SETTLED = "() => new Promise(done => setTimeout(() => done(window.shifted), 200))"


def late(route: Route) -> None:
    """Let a script or a shard come when everything else has been drawn."""
    time.sleep(0.3)
    route.continue_()


@pytest.fixture
def phone(page: Page) -> Page:
    """A phone's tab to which scripts come late."""
    page.set_viewport_size({"width": 412, "height": 823})
    page.add_init_script(SHIFTS)
    for name in ("page", "copy", "tables", "search"):
        page.route(f"**/assets/{name}.js", late)
    page.route("**/search/*.js", late)
    return page


def test_no_kind_of_page_jumps(site: PublishedSite, server: str, phone: Page) -> None:
    jumping = {}
    for path in matrix.one_of_each_kind(site).values():
        phone.goto(server + path)
        if (shifted := phone.evaluate(SETTLED)) > MOST:
            jumping[path] = shifted
    assert jumping == {}


def test_results_do_not_push_what_is_below_them(server: str, phone: Page) -> None:
    phone.goto(f"{server}search.html?q={quote('2300亿')}")
    phone.wait_for_selector("a[data-hit]")
    assert phone.evaluate(SETTLED) <= MOST
