"""Filtering and sorting tables: by keyboard, in the address, on paper, as a file; or not at all."""

import csv
import gzip
import io
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.published import PublishedSite

SHOWN = "[data-row]:visible"
COPIED = "navigator.clipboard.readText()"


@pytest.fixture
def every(site: PublishedSite) -> str:
    """Return the page with the most figures of one report."""
    pages = [page for page in site.pages if page.endswith("/all.html")]
    return max(pages, key=lambda page: len(rows_of(site, page)))


def rows_of(site: PublishedSite, page: str) -> list[str]:
    """Return the ids of a page's rows as they are published."""
    return [
        element.attributes["data-row"]
        for element in site.elements(page)
        if "data-row" in element.attributes
    ]


def shown(page: Page) -> list[str]:
    """Return the ids of the rows that can be seen."""
    rows = page.locator(SHOWN).evaluate_all("rows => rows.map(row => row.dataset.row)")
    return [str(row) for row in rows]


def chosen(page: Page, title: str, number: int) -> str:
    """Choose an option of a filter and return its value."""
    select = page.get_by_label(title, exact=True)
    value = str(select.locator("option").nth(number).get_attribute("value"))
    select.select_option(value)
    return value


@pytest.mark.parametrize("way", ["server", "disk"])
def test_a_filter_shows_its_rows_says_how_many_and_stands_in_the_address(
    site: PublishedSite, bases: dict[str, str], page: Page, every: str, way: str
) -> None:
    page.goto(bases[way] + every)
    total = len(rows_of(site, every))
    kind = chosen(page, "性质", 1)
    found = shown(page)
    assert 0 < len(found) < total
    kinds = page.locator(SHOWN).evaluate_all("rows => rows.map(row => row.dataset.byKind)")
    assert set(kinds) == {kind}
    page.get_by_role("status").get_by_text(f"显示{len(found)}行，共{total}行").wait_for()
    assert parse_qs(urlsplit(page.url).query) == {"kind": [kind]}
    page.reload()
    assert shown(page) == found
    page.get_by_role("button", name="清除").press("Enter")
    assert shown(page) == rows_of(site, every)
    assert urlsplit(page.url).query == ""


def test_words_are_looked_for_in_the_sentence_too(server: str, page: Page, every: str) -> None:
    page.goto(server + every)
    sentence = page.locator(".of-sentence .source").first
    words = (sentence.text_content() or "")[:8]
    figures = sentence.evaluate(
        "source => [...source.closest('tbody').querySelectorAll('[data-row]')].map(r => r.id)"
    )
    page.get_by_label("筛选字词").fill(f" {words[:4]} {words[4:]}")
    assert set(figures) <= set(shown(page))
    page.get_by_label("筛选字词").fill("没有这样的字词")
    assert shown(page) == []
    page.get_by_role("status").get_by_text("没有符合条件的行").wait_for()


def column(page: Page, place: int) -> Locator:
    """Return the head of a column of the first table."""
    return page.locator("#main table").first.locator("thead th").nth(place)


def test_a_column_is_sorted_by_keyboard_both_ways_and_back(
    site: PublishedSite, server: str, page: Page, every: str
) -> None:
    page.goto(server + every)
    whole = rows_of(site, every)
    button = column(page, 0).get_by_role("button")
    for state, name in (("ascending", "升序"), ("descending", "降序"), ("none", "")):
        button.press("Enter")
        assert column(page, 0).get_attribute("aria-sort") == state
        assert sorted(shown(page)) == sorted(whole)
        assert (shown(page) == whole) == (state == "none")
        if name:
            page.get_by_role("status").get_by_text(name).wait_for()
        assert button.evaluate("button => button === document.activeElement")


def test_numbers_are_sorted_by_unit_and_size_with_words_last(
    server: str, page: Page, every: str
) -> None:
    page.goto(server + every)
    page.set_viewport_size({"width": 390, "height": 800})
    assert column(page, 0).get_by_role("button").evaluate("button => button.disabled")
    page.get_by_label("次序").select_option("-数值（原文）")
    for table in page.locator("#main table").all():
        orders = table.locator("tbody:visible td[data-order]").evaluate_all(
            "cells => cells.map(cell => cell.getAttribute('data-order'))"
        )
        numbers = [order.split(" ") for order in orders if order]
        assert orders == [*filter(None, orders), *("" for order in orders if not order)]
        by_unit: dict[str, list[float]] = {}
        for parts in numbers:
            by_unit.setdefault(parts[0] if len(parts) > 1 else "", []).append(float(parts[-1]))
        assert sum(map(len, by_unit.values())) == len(numbers)
        for values in by_unit.values():
            assert values == sorted(values, reverse=True)


@pytest.mark.parametrize("way", ["server", "disk"])
def test_what_is_shown_is_saved_as_it_is_shown(
    bases: dict[str, str], page: Page, every: str, tmp_path: Path, way: str
) -> None:
    page.goto(bases[way] + every)
    chosen(page, "性质", 1)
    found = page.locator(SHOWN).evaluate_all(
        "rows => rows.map(row => [row.querySelector('.metric [data-drawn]').textContent,"
        " row.querySelector('a').href])"
    )
    button = page.get_by_role("button", name=f"下载所列{len(found)}行（CSV）")
    with page.expect_download() as waiting:
        button.press("Enter")
    assert f"所列{len(found)}行" in waiting.value.suggested_filename
    waiting.value.save_as(tmp_path / "shown.csv")
    text = (tmp_path / "shown.csv").read_bytes().decode("utf-8-sig")
    lines = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [[line["指标"].split(" ")[0], line["链接"]] for line in lines] == [
        [name.split(" ")[0], link] for name, link in found
    ]
    assert all(line["原句"] and line["数值（原文）"] in line["原句"] for line in lines)


def test_on_a_phone_the_rows_come_before_the_controls_and_other_tables(
    server: str, page: Page, every: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(server + every)
    assert (
        page.locator("[data-row]").first.evaluate("row => row.getBoundingClientRect().top") < 1200
    )
    for head, behind in ((".choices > summary", "#tools-q"), (".tabs > button", ".tabs a")):
        assert page.locator(behind).first.is_hidden()
        page.locator(head).press("Enter")
        assert page.locator(behind).first.is_visible()
    page.goto(f"{server}{every}?sort={quote('指标')}")
    assert page.get_by_label("次序").is_visible()


def test_on_a_phone_each_cell_of_a_card_is_as_wide_as_the_card(server: str, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(server + "figures/progress.html")
    parts = page.locator("[data-row] td").evaluate_all(
        "cells => cells.map(cell => cell.offsetWidth / cell.parentNode.offsetWidth)"
    )
    assert min(parts) > 0.8


def test_on_paper_and_in_the_contents_stand_only_the_rows_that_are_shown(
    server: str, page: Page, every: str
) -> None:
    page.goto(server + every)
    page.emulate_media(media="print")
    assert page.locator(".tools .shown").is_hidden()
    head = page.locator("thead th").first  # one with a button would not be printed on every page
    assert head.get_by_role("button").count() == 0
    words = head.evaluate("head => getComputedStyle(head, '::before').content")
    assert words == f'"{head.get_attribute("data-title")}"'
    page.emulate_media(media="screen")
    page.get_by_label("主题", exact=True).select_option(index=2)
    found = shown(page)
    page.emulate_media(media="print")
    assert shown(page) == found != []
    assert page.locator("#main .body > section:visible h2").count() == 2  # and the citation
    assert page.locator(".tools form").is_hidden()
    assert page.locator(".tools .shown").is_visible()


def test_without_a_script_tables_are_whole_and_offer_their_files(
    site: PublishedSite, server: str, browser: Browser, every: str
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(server + every)
        assert shown(page) == rows_of(site, every)
        assert page.locator(".tools form").count() == 0
        assert page.locator(".offers a[download]").count() == 3


def test_a_figure_is_copied_like_a_row(server: str, browser: Browser, every: str) -> None:
    permissions = ["clipboard-read", "clipboard-write"]
    with browser.new_context(permissions=permissions) as context:
        page = context.new_page()
        page.goto(server + every)
        row = page.locator("tr[data-copy]").first
        row.locator(".copying summary").press("Enter")
        row.get_by_role("button", name="复制链接").press("Enter")
        page.get_by_role("status").get_by_text("已复制链接").wait_for()
        assert page.evaluate(COPIED) == f"{server}{every}#{row.get_attribute('id')}"
        row.get_by_role("button", name="复制引用").press("Enter")
        page.get_by_role("status").get_by_text("已复制引用").wait_for()
        assert str(page.evaluate(COPIED)).endswith(f"#{row.get_attribute('id')}.")


def test_the_scripts_of_the_site_are_small(site: PublishedSite) -> None:
    scripts = (site.root / "assets").glob("*.js")
    assert sum(len(gzip.compress(script.read_bytes())) for script in scripts) <= 30_000
