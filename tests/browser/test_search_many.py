"""Search over many reports, more than a megabyte packed: loaded on demand, shown as they come."""

import gzip
import json
import random
import shutil
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from tests.published import PublishedSite

REPORTS = 72
LENGTH = 12_000
HIDDEN = {3: "前两天", 40: "找得到的话", 71: "最后一份"}
WORDS = "珠穆朗玛"
OPTION = '<option value="r-{0}" data-shard="search/r-{0}.js" data-page="r-{0}.html" data-kind="全文">报告{0}</option>'  # noqa: E501
SHOWN = "[...document.querySelectorAll('.search-group h2')].map(e => e.firstChild.textContent)"


def shard(number: int, luck: random.Random) -> bytes:
    """Return a report of nonsense, with the words to be found in some."""
    passages = []
    for place in range(LENGTH // 200):
        text = "".join(chr(luck.randrange(0x4E00, 0x9000)) for _ in range(200))
        if place == 20 and number in HIDDEN:
            text = f"{text[:90]}，{WORDS}，{HIDDEN[number]}，{text[90:]}"
        passages.append([f"p-{place}", 0, "task", [], [], text, [91], []])
    content = {"id": f"r-{number}", "roles": {"task": "任务"}, "sections": ["一"]}
    written = json.dumps({**content, "passages": passages}, ensure_ascii=False)
    return f"duizhaoSearch({written});\n".encode()


@pytest.fixture(scope="module")
def many(site: PublishedSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the site's search page, made to offer many reports."""
    folder = tmp_path_factory.mktemp("many")
    shutil.copytree(site.root / "assets", folder / "assets")
    (folder / "search").mkdir()
    luck = random.Random(2026)
    for number in range(REPORTS):
        (folder / "search" / f"r-{number}.js").write_bytes(shard(number, luck))
    head, _, rest = (site.root / "search.html").read_text("utf-8").partition("全部报告</option>")
    options = "".join(OPTION.format(number) for number in range(REPORTS))
    tail = rest.partition("</select>")[2]
    page = f"{head}全部报告</option>{options}</select>{tail}"
    (folder / "search.html").write_text(page, "utf-8")
    return folder


def test_what_is_searched_is_more_than_a_megabyte(many: Path) -> None:
    packed = sum(len(gzip.compress(path.read_bytes())) for path in many.glob("search/*.js"))
    assert packed > 1024 * 1024


def test_nothing_is_loaded_before_a_query_and_one_report_where_one_is_chosen(
    many: Path, page: Page
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    address = (many / "search.html").as_uri()
    page.goto(address)
    assert not [url for url in asked if "/search/" in url]
    page.goto(f"{address}?q={quote(WORDS)}&report=r-40")
    page.wait_for_selector("a[data-hit]")
    assert [url.rpartition("/")[2] for url in asked if "/search/" in url] == ["r-40.js"]


def test_every_report_is_searched_and_results_stand_in_the_order_of_the_list(
    many: Path, page: Page
) -> None:
    page.goto(f"{(many / 'search.html').as_uri()}?q={quote(WORDS)}")
    page.get_by_role("status").get_by_text("共3段").wait_for()
    assert page.evaluate(SHOWN) == [f"报告{number}" for number in HIDDEN]


def test_first_results_stand_before_the_last_report_has_come(many: Path, page: Page) -> None:
    page.route("**/r-60.js", lambda _: None)  # it never comes
    page.goto(f"{(many / 'search.html').as_uri()}?q={quote(WORDS)}", wait_until="commit")
    page.wait_for_function(f"() => {SHOWN}.length === 2")
    assert page.get_by_role("status").first.inner_text() == "正在检索"


def test_a_report_that_cannot_be_loaded_is_said(many: Path, page: Page) -> None:
    page.route("**/r-5.js", lambda route: route.abort())
    page.goto(f"{(many / 'search.html').as_uri()}?q={quote(WORDS)}")
    page.get_by_role("status").get_by_text("检索数据没有载入").wait_for()
