"""What comes out of the printer: sheets of A4 in black on white."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Page

from tests.published import PublishedSite
from tests.test_one_sheet import PAGE as SHEET_PAGE
from tests.test_one_sheet import crowded
from tests.test_pages import LEFT, TOPIC, analysis, book, rendered

SHEET = re.compile(rb"/Type\s*/Page\b")
LUMINANCE = """selector => [...document.querySelectorAll(selector)]
    .filter(element => element.checkVisibility()).map(element =>
    getComputedStyle(element).color.match(/\\d+/g).slice(0, 3).reduce((a, b) => +a + +b) / 3)"""


def test_the_essentials_fit_on_one_sheet(server: str, page: Page) -> None:
    page.goto(server + "index.html")
    assert len(SHEET.findall(page.pdf(prefer_css_page_size=True))) == 1


def test_the_one_sheet_fits_on_one_sheet(site: PublishedSite, server: str, page: Page) -> None:
    paths = [path for path in site.pages if path.endswith("/one-sheet.html")]
    assert paths
    for path in paths:
        page.goto(server + path)
        assert len(SHEET.findall(page.pdf(prefer_css_page_size=True))) == 1


@pytest.mark.parametrize(("rows", "targets"), [(40, 4), (4, 60), (60, 60)])
def test_the_one_sheet_fits_however_much_there_is_to_say(
    server: str, page: Page, rows: int, targets: int
) -> None:
    given = crowded(rows, targets)
    page.goto(server + "index.html")
    page.locator(".body").evaluate(
        "(body, html) => { body.innerHTML = html; }", rendered(given, SHEET_PAGE)
    )
    page.locator("main").evaluate("main => { main.className = 'sheet kind-one-sheet'; }")
    assert len(SHEET.findall(page.pdf(prefer_css_page_size=True))) == 1


def test_the_sheet_names_address_version_and_citation(
    site: PublishedSite, server: str, page: Page
) -> None:
    page.emulate_media(media="print")
    for entry in site.index["reports"]:
        page.goto(server + entry["url"])
        printed = page.locator("body").inner_text()
        assert f"本页地址：{entry['url']}；内容版本：" in printed
        assert "引用格式" in printed
        assert "[R/OL]" in printed
        assert "版本1" in printed


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_are_printed_dark_whatever_the_screen(server: str, page: Page, scheme: str) -> None:
    page.emulate_media(media="print", color_scheme="dark" if scheme == "dark" else "light")
    page.goto(server + "index.html")
    assert max(page.evaluate(LUMINANCE, "main p, main dt, main a, h1, footer p")) <= 0x40


def test_what_only_a_screen_can_do_is_not_printed(server: str, page: Page) -> None:
    page.emulate_media(media="print")
    page.goto(server + "figures/progress.html")
    for selector in (".doors", ".switches", ".copying", ".tabs", ".more"):
        assert not any(found.is_visible() for found in page.locator(selector).all()), selector


def test_a_table_stays_a_table_on_paper_and_splits_no_row(server: str, page: Page) -> None:
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 673, "height": 900})
    page.goto(server + "figures/progress.html")
    looks = page.evaluate(
        """() => { const style = getComputedStyle(document.querySelector("tbody tr"));
            return [style.display, style.breakInside]; }"""
    )
    assert looks == ["table-row", "avoid"]


def test_a_long_passage_begins_on_the_sheet_of_its_title(server: str, page: Page) -> None:
    """A column of 50 lines beside one of a single line takes two sheets, not three."""
    left, right = analysis("甲市", LEFT[:1]), analysis("乙区", ("激发企业潜力。" * 160,))
    (pair,) = book().comparisons
    topic = replace(pair.topics[0], left=("p-1",), right=("p-1",))
    pair = replace(
        pair, left=left, right=right, links=pair.links[:1], rows=(), phrases=(), unmatched=(),
        topics=(topic,),
    )  # fmt: skip
    html = rendered(replace(book(), analyses=(left, right), comparisons=(pair,)), TOPIC)
    page.goto(server + "index.html")
    page.locator(".body").evaluate("(body, html) => { body.innerHTML = html; }", html)
    page.locator("main").evaluate("main => { main.className = 'sheet kind-topic'; }")
    assert len(SHEET.findall(page.pdf(prefer_css_page_size=True))) == 2
