"""A long passage on a phone: its beginning first, all of it when asked for or led to."""

import re

import pytest
from playwright.sync_api import Page

from tests.published import PublishedSite

CLIPPED = ".passage.clipped"


@pytest.fixture
def topic(site: PublishedSite) -> str:
    """The first page of a topic with a long passage that shares wording."""
    pages = (site.root / path for path in site.pages if path.startswith("comparisons/"))
    page = next(p for p in pages if re.search(r'passage long".*class="shared" id', p.read_text()))
    return page.relative_to(site.root).as_posix()


def test_a_phone_shows_the_beginning_of_a_long_passage(server: str, page: Page, topic: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(server + topic)
    before = page.locator(CLIPPED).count()
    assert before == page.locator(".passage.long").count() > 0
    button = page.locator(".unfolding").first
    assert re.fullmatch(r"展开全段（\d+字）", button.inner_text())
    button.click()
    assert page.locator(CLIPPED).count() == page.locator(".unfolding").count() == before - 1


def test_what_a_link_leads_to_in_a_long_passage_is_shown(
    server: str, page: Page, topic: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(server + topic)
    aimed = page.locator(".passage.long .shared[id]").last
    name = aimed.get_attribute("id")
    page.goto(f"{server}{topic}#{name}")
    page.reload()
    assert not page.locator(f"{CLIPPED} [id='{name}']").count()


def test_a_wide_screen_and_paper_show_all_of_it(server: str, page: Page, topic: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(server + topic)
    assert page.locator(CLIPPED).count() == 0
    page.set_viewport_size({"width": 390, "height": 844})
    page.reload()
    page.emulate_media(media="print")
    passage = page.locator(CLIPPED).first
    assert passage.evaluate("each => each.scrollHeight <= each.clientHeight + 1")
    assert not page.locator(".unfolding").first.is_visible()
