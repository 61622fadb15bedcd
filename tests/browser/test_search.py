"""Search finds every paragraph that contains the query, from a server and from disk."""

import random
import unicodedata
from urllib.parse import quote, urljoin, urlsplit

import pytest
from playwright.sync_api import Page

from tests.published import PublishedSite

WRITTEN = ("2300亿", "15.5%", "AI", "ai", "PM2.5", "２３００亿", "盘活 存量", "高质量发展")
HITS = "[...document.querySelectorAll('a[data-hit]')].map(a => a.href)"


def folded(words: str) -> str:
    """Return the words as search compares them: NFKC, no white space, one case."""
    return "".join(unicodedata.normalize("NFKC", words).split()).casefold()


def expected(site: PublishedSite, query: str) -> set[tuple[str, str]]:
    """Return page and id of every paragraph that contains the query."""
    return {
        (entry["url"], paragraph["id"])
        for entry in site.index["reports"]
        for paragraph in site.reports[entry["id"]]["paragraphs"]
        if folded(query) in folded(paragraph["text"])
    }


def drawn(site: PublishedSite, count: int) -> list[str]:
    """Return runs of two to five characters out of the reports, whatever words they cut."""
    texts = [
        "".join(paragraph["text"].split())
        for report in site.reports.values()
        for paragraph in report["paragraphs"]
    ]
    luck = random.Random(2026)
    queries = []
    for _ in range(count):
        text = luck.choice([text for text in texts if len(text) > 20])
        start = luck.randrange(len(text) - 5)
        queries.append(text[start : start + luck.randint(2, 5)])
    return queries


def hits(page: Page, base: str, query: str, at_least: int) -> set[tuple[str, str]]:
    """Run a query by its address and return page and id of each hit."""
    address = f"{base}search.html?q={quote(query)}"
    page.goto(address)
    page.wait_for_function(f"n => {HITS}.length >= n", arg=at_least, timeout=5000)
    found = set()
    for href in page.evaluate(HITS):
        parts = urlsplit(urljoin(address, href))
        path = parts._replace(query="", fragment="").geturl().removeprefix(base)
        found.add((path, parts.fragment))
    return found


@pytest.mark.parametrize("way", ["server", "sub-path", "disk"])
def test_search_finds_every_paragraph_that_contains_the_query(
    site: PublishedSite, bases: dict[str, str], page: Page, way: str
) -> None:
    for query in (*WRITTEN, *drawn(site, 40)):
        wanted = expected(site, query)
        assert wanted, query
        found = hits(page, bases[way], query, len(wanted))
        assert {hit for hit in found if hit[1].startswith("p-")} == wanted, query


def test_words_that_stand_nowhere_are_not_found(
    site: PublishedSite, server: str, page: Page
) -> None:
    query = "火星移民"
    assert expected(site, query) == set()
    assert hits(page, server, query, 0) == set()


def test_a_query_is_text_and_never_markup(server: str, page: Page) -> None:
    page.goto(f"{server}search.html?q={quote('<b id=injected>经济</b>')}")
    page.wait_for_timeout(300)
    assert page.locator("#injected").count() == 0


def test_a_query_typed_into_the_field_is_run(site: PublishedSite, server: str, page: Page) -> None:
    page.goto(server + "search.html")
    page.locator("main input[name=q]").fill("2300亿")
    page.keyboard.press("Enter")
    page.wait_for_selector("a[data-hit]")
    assert len(page.evaluate(HITS)) == len(expected(site, "2300亿"))
