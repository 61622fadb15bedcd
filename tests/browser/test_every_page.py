"""What holds on every page of the site, in a real browser; the whole matrix is `make soak`."""

import pytest
from playwright.sync_api import Page

from tests.browser import checker, matrix
from tests.browser.conftest import Watch
from tests.browser.matrix import View
from tests.published import PublishedSite

CUT = """<!DOCTYPE html><html lang="zh-CN"><head><title>t</title></head><body>{}</body></html>"""


def test_no_page_breaks_an_accessibility_rule(site: PublishedSite, server: str) -> None:
    """Each page in one view, all views in turn."""
    views = {
        server + page: (matrix.WHOLE[place % len(matrix.WHOLE)],)
        for place, page in enumerate(site.pages)
    }
    assert matrix.faults(views) == {}


@pytest.mark.parametrize("scheme", matrix.SCHEMES)
def test_each_kind_of_page_holds_in_every_width_and_scheme(
    site: PublishedSite, server: str, scheme: str
) -> None:
    kinds = matrix.one_of_each_kind(site)
    views = tuple(view for view in matrix.EVERY if view.scheme == scheme)
    assert matrix.faults({server + page: views for page in kinds.values()}) == {}


def test_no_page_scrolls_sideways_or_cuts_words_off(site: PublishedSite, server: str) -> None:
    views = tuple(View(width, "light", ()) for width in (320, 360, 768, 1280, 1440))
    assert matrix.faults({server + page: views for page in site.pages}) == {}


@pytest.mark.parametrize(
    "body",
    [
        '<p style="width:5em;overflow:hidden;white-space:nowrap">长到看不见的一行字</p>',
        '<p style="height:1em;overflow:hidden">高到<br>看不见的<br>几行字</p>',
        '<p style="margin-left:-9em">跑到左边的字</p>',
        '<svg width="40" height="20"><text x="0" y="15">画不下的一行字</text></svg>',
        '<button style="width:2em;white-space:nowrap">写不下的按钮</button>',
    ],
)
def test_words_that_are_cut_off_are_found(page: Page, body: str) -> None:
    page.set_content(CUT.format(body))
    assert page.evaluate(matrix.CUT_OFF)


def test_words_in_a_marked_region_may_be_scrolled_to(page: Page) -> None:
    page.set_content(CUT.format('<div class="scroll" style="width:5em;overflow:auto">' + "字" * 90))
    assert page.evaluate(matrix.CUT_OFF) == []


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
