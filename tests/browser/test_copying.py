"""Copying a passage or a row: with the clipboard, without one, by keyboard alone."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.published import PublishedSite

COPIED = "navigator.clipboard.readText()"
KEPT = """() => { document.addEventListener("copy", () => {
    window.kept = document.activeElement.value; }); }"""


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A tab that may use the clipboard."""
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        yield context.new_page()


def topic(site: PublishedSite) -> str:
    """Return the first page that shows passages side by side."""
    return next(
        page
        for page in site.pages
        if any(e.attributes.get("class") == "passage" for e in site.elements(page))
    )


def opened(page: Page, where: str) -> Locator:
    """Open the first box of ways to copy inside `where`, by keyboard."""
    box = page.locator(where).first.locator(".copying")
    box.locator("summary").focus()
    page.keyboard.press("Enter")
    return box


@pytest.mark.parametrize("way", ["server", "disk"])
def test_a_passage_is_copied_as_link_citation_and_markdown(
    site: PublishedSite, bases: dict[str, str], tab: Page, way: str
) -> None:
    tab.goto(bases[way] + topic(site))
    passage = tab.locator("p.passage").first
    report, name = passage.get_attribute("data-report"), passage.get_attribute("data-copy")
    address = f"{bases[way]}reports/{report}/1.html#{name}"
    box = opened(tab, ".side.left")
    copied = {}
    for title in ("复制链接", "复制引用", "复制 Markdown"):
        box.get_by_role("button", name=title).press("Enter")
        tab.get_by_role("status").get_by_text(f"已{title}").wait_for()
        copied[title] = tab.evaluate(COPIED)
    assert copied["复制链接"] == address
    assert re.search(r"\[R/OL\]\..*\. " + re.escape(address) + r"\.$", copied["复制引用"])
    assert copied["复制 Markdown"].startswith(f"> {passage.text_content()}")
    assert f"]({address})" in copied["复制 Markdown"]


def test_the_address_that_is_copied_leads_to_the_passage(
    site: PublishedSite, server: str, tab: Page
) -> None:
    tab.goto(server + topic(site))
    words = tab.locator("p.passage").first.text_content()
    opened(tab, ".side.left").get_by_role("button", name="复制链接").click()
    tab.get_by_role("status").get_by_text("已复制链接").wait_for()
    tab.goto(tab.evaluate(COPIED))
    assert tab.locator(":target").text_content() == words


def test_a_row_is_copied_as_a_table_with_its_figures_as_links(
    site: PublishedSite, server: str, tab: Page
) -> None:
    page = next(p for p in site.pages if p.endswith("/figures.html") and "comparisons" in p)
    tab.goto(server + page)
    opened(tab, "tr[data-copy]").get_by_role("button", name="复制 Markdown").click()
    tab.get_by_role("status").get_by_text("已复制").wait_for()
    head, rule, row = tab.evaluate(COPIED).splitlines()
    assert head.count("|") == rule.count("|") == row.count("|") == 5
    figure = tab.locator("tr[data-copy] a.figure").first
    assert f"[{figure.text_content()}]({figure.evaluate('a => a.href')})" in row
    assert "原句" not in row


def test_without_a_clipboard_the_words_are_still_copied(
    site: PublishedSite, server: str, page: Page
) -> None:
    page.add_init_script("delete Navigator.prototype.clipboard")
    page.goto(server + topic(site))
    page.evaluate(KEPT)
    box = opened(page, ".side.left")
    box.get_by_role("button", name="复制链接").press("Enter")
    page.get_by_role("status").get_by_text("已复制链接").wait_for()
    assert page.evaluate("window.kept").endswith("#" + str(box.evaluate(
        "box => box.closest('.side').querySelector('.passage').getAttribute('data-copy')"
    )))  # fmt: skip
    assert page.evaluate("document.activeElement.textContent") == "复制链接"


def test_where_nothing_may_be_copied_the_words_are_shown_selected(
    site: PublishedSite, server: str, page: Page
) -> None:
    page.add_init_script("delete Navigator.prototype.clipboard; document.execCommand = () => false")
    page.goto(server + topic(site))
    opened(page, ".side.left").get_by_role("button", name="复制引用").press("Enter")
    page.get_by_role("status").get_by_text("文字已选中").wait_for()
    assert "[R/OL]" in page.evaluate("getSelection().toString() || document.activeElement.value")


def test_what_is_pressed_to_copy_is_large_enough_for_a_finger(
    site: PublishedSite, server: str, page: Page
) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(server + topic(site))
    opened(page, ".side.left")
    for target in page.locator(".copying[open] summary, .copying[open] button").all():
        size = target.bounding_box()
        assert size is not None
        assert min(size["width"], size["height"]) >= 44


def test_without_a_script_a_page_says_how_its_texts_are_cited(
    site: PublishedSite, server: str, browser: Browser
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(server + topic(site))
        assert page.locator(".citing li").count() == 2
        assert page.locator(".copying").count() == 0
        assert page.locator("a.permalink").count() > 0
