"""What a reader has whose browser runs no script."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.published import PublishedSite

VISIBLE = """selector => [...document.querySelectorAll(selector)]
    .filter(element => element.checkVisibility()).map(element => element.id)"""


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A tab in which no script runs."""
    with browser.new_context(java_script_enabled=False) as context:
        yield context.new_page()


def test_every_paragraph_of_a_report_can_be_read(
    site: PublishedSite, server: str, plain: Page
) -> None:
    for entry in site.index["reports"]:
        plain.goto(server + entry["url"])
        shown = set(plain.evaluate(VISIBLE, "[id^='p-']"))
        assert {paragraph["id"] for paragraph in site.reports[entry["id"]]["paragraphs"]} <= shown


def test_every_side_of_every_pair_can_be_read(
    site: PublishedSite, server: str, plain: Page
) -> None:
    sides = 0
    for path in site.pages:
        if any("data-side" in element.attributes for element in site.elements(path)):
            plain.goto(server + path)
            found = plain.evaluate(
                "[...document.querySelectorAll('[data-side]')].map(e => e.checkVisibility())"
            )
            assert all(found), path
            sides += len(found)
    assert sides > 0


def test_search_offers_a_way_to_every_section(
    site: PublishedSite, server: str, plain: Page
) -> None:
    plain.goto(server + "search.html")
    links = plain.evaluate("[...document.querySelectorAll('a')].map(a => a.href)")
    reached = {link.rpartition("#")[2] for link in links}
    reached_pages = {link.removeprefix(server).partition("#")[0] for link in links}
    for page in reached_pages & set(site.pages):
        reached |= {fragment for _, fragment in site.links(page)}
    sections = {s["id"] for report in site.reports.values() for s in report["sections"]}
    assert sections
    assert sections <= reached
