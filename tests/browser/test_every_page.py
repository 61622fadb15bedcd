"""What has to hold on every page of the site, in a real browser."""

from typing import Literal

import pytest
from playwright.sync_api import Page

from tests.browser import axe, checker
from tests.browser.conftest import Watch
from tests.published import PublishedSite


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_breaks_an_accessibility_rule(
    site: PublishedSite, server: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    assert axe.violations([server + path for path in site.pages], width, scheme) == {}


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_page_scrolls_sideways(site: PublishedSite, server: str, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    too_wide = {}
    for path in site.pages:
        page.goto(server + path)
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            too_wide[path] = wide
    assert too_wide == {}


@pytest.mark.parametrize("way", ["server", "sub-path", "disk"])
def test_no_page_complains_or_asks_outside(
    site: PublishedSite, bases: dict[str, str], page: Page, way: str
) -> None:
    watch = Watch(page, bases[way])
    faults = {}
    for path in site.pages:
        page.goto(bases[way] + path, wait_until="load")
        if watch.faults:
            faults[path] = list(watch.faults)
            watch.faults.clear()
    assert faults == {}


def test_the_html_checker_finds_no_error(site: PublishedSite) -> None:
    if why := checker.missing():
        pytest.skip(why)
    assert checker.errors(site.root / path for path in site.pages) == ()
