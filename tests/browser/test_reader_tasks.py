"""Twelve tasks of readers (docs/reader-tasks.md), done with the keyboard alone.

Each begins on the front page and is done with scripts and, where it can be, without them.
"""

import csv
import io
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page

MOST = 90
"""So many keys a task may take, typed words aside."""
FOCUSED = """() => {
    const at = document.activeElement;
    const held = ["A", "BUTTON", "SUMMARY", "INPUT", "SELECT"].includes(at.tagName);
    return held ? (at.getAttribute("aria-label") || at.textContent || at.name) : "";
}"""
IN_VIEW = """element => {
    const box = element.getBoundingClientRect();
    return element.checkVisibility() && box.bottom > 0 && box.top < innerHeight;
}"""


class Reader:
    """Someone at a keyboard, who counts the keys."""

    def __init__(self, page: Page, *, scripts: bool) -> None:
        self.page = page
        self.scripts = scripts
        self.keys = 0

    def presses(self, key: str) -> None:
        """Press a key, once more than before."""
        self.keys += 1
        assert self.keys <= MOST, f"too many keys on {self.page.url}"
        self.page.keyboard.press(key)

    def comes_to(self, words: str) -> None:
        """Press Tab until a link, button or field is reached that says `words`."""
        while True:
            self.presses("Tab")
            if words in self.page.evaluate(FOCUSED):
                return

    def opens(self, words: str) -> None:
        """Come to something and press Enter."""
        self.comes_to(words)
        self.presses("Enter")

    def unfolds(self, words: str) -> None:
        """Come to the head of a box and open it, where it is not open."""
        self.comes_to(words)
        if not self.page.evaluate("document.activeElement.parentNode.open"):
            self.presses("Enter")

    def follows(self, words: str) -> None:
        """Follow a link to another page."""
        before = self.page.url
        self.opens(words)
        self.page.wait_for_url(lambda address: address != before)

    def sees(self, place: Locator) -> str:
        """Return what stands where the reader looks now."""
        assert place.first.evaluate(IN_VIEW), "it is not in view"
        return str(place.first.inner_text())


@pytest.fixture(params=["with scripts", "without scripts"])
def reader(request: pytest.FixtureRequest, browser: Browser, server: str) -> Iterator[Reader]:
    """A reader who has just opened the front page."""
    scripts = request.param == "with scripts"
    with browser.new_context(java_script_enabled=scripts, locale="zh-CN") as context:
        page = context.new_page()
        page.set_default_timeout(5000)
        page.goto(server)
        yield Reader(page, scripts=scripts)


@pytest.fixture
def scripted(browser: Browser, server: str) -> Iterator[Reader]:
    """A reader whose browser runs scripts and lends its clipboard, on the front page."""
    allowed = ["clipboard-read", "clipboard-write"]
    with browser.new_context(permissions=allowed, locale="zh-CN") as context:
        page = context.new_page()
        page.set_default_timeout(5000)
        page.goto(server)
        yield Reader(page, scripts=True)


def test_1_find_the_districts_jobs_target_and_last_years_result(reader: Reader) -> None:
    reader.follows("数值对照")
    reader.follows("上年完成与本年目标")
    row = reader.page.locator("tr", has=reader.page.get_by_role("rowheader", name="新增就业"))
    cells = row.first.locator("td")
    assert "1.3万人以上" in cells.nth(1).inner_text()
    assert re.search(r"\d", cells.nth(0).inner_text())
    reader.follows("1.3万人以上")
    assert "新增就业1.3万人以上" in reader.sees(reader.page.locator("p.words:has(:target)"))


def test_2_see_what_each_says_on_idle_assets(reader: Reader) -> None:
    reader.follows("盘活存量")
    reader.unfolds("本页目录")
    reader.opens("盘活存量资源")
    pair = reader.page.locator("section.pair:target")
    assert "盘活存量" in reader.sees(pair.locator(".left .passage"))
    beside = pair.locator(".right .passage, .right .again")
    assert any("盘活存量" in each for each in beside.all_inner_texts())


def test_3_open_the_sentence_of_a_figure(reader: Reader) -> None:
    reader.follows("2300亿元")
    assert "技术合同成交额突破2300亿元" in reader.sees(reader.page.locator("p.words:has(:target)"))


def test_4_learn_why_a_topic_stands_alone(reader: Reader) -> None:
    reader.follows("逐题对照")
    reader.follows("生态环境")
    told = reader.page.locator(".absent").first.inner_text()
    assert "文本不完整，无法判断" in told
    assert "不等于报告全文没有" in reader.sees(reader.page.locator(".notice"))


def test_5_search_for_a_sum(reader: Reader) -> None:
    reader.follows("检索")
    if reader.scripts:
        reader.comes_to("q")
        reader.page.keyboard.type("2300亿")
        reader.presses("Enter")
        reader.page.wait_for_selector("a[data-hit]")
        assert "2300亿" in reader.page.locator("a[data-hit] mark").all_inner_texts()
        reader.follows("2300亿")
    else:
        reader.follows("按章节查阅")
        reader.follows("着力构建现代化产业体系")
    assert reader.page.locator(":target").first.evaluate(IN_VIEW)
    assert "2300亿" in reader.page.locator("article").inner_text()


def test_6_download_the_table(reader: Reader) -> None:
    reader.follows("下载")
    reader.comes_to("CSV：rows")
    with reader.page.expect_download() as waiting:
        reader.presses("Enter")
    content = waiting.value.path().read_text("utf-8-sig")
    table = list(csv.DictReader(io.StringIO(content)))
    assert any("技术合同" in row["label"] for row in table)


def test_7_copy_a_citation(scripted: Reader) -> None:
    scripted.follows("盘活存量")
    scripted.opens("复制")
    scripted.page.wait_for_selector(".copying[open] button")
    scripted.opens("复制引用")
    scripted.page.get_by_role("status").get_by_text("已复制引用").wait_for()
    copied = scripted.page.evaluate("navigator.clipboard.readText()")
    assert re.search(r"\[R/OL\]\..*#p-[0-9a-f]{10}\.$", copied)


def test_7_find_how_a_text_is_cited_without_a_script(browser: Browser, server: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        reader = Reader(context.new_page(), scripts=False)
        reader.page.goto(server)
        reader.follows("盘活存量")
        assert "[R/OL]" in reader.page.locator(".citing").inner_text()


def test_8_print_a_topic(reader: Reader) -> None:
    reader.follows("盘活存量")
    sheets = reader.page.pdf(prefer_css_page_size=True)
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", sheets)) <= 5
    reader.page.emulate_media(media="print")
    printed = reader.page.locator("body").inner_text()
    assert "本页地址" in printed
    assert "[R/OL]" in printed
    assert "大字版" not in printed


def test_9_switch_to_large_type_and_high_contrast(scripted: Reader) -> None:
    size = "parseFloat(getComputedStyle(document.body).fontSize)"
    before = scripted.page.evaluate(size)
    scripted.opens("大字版")
    scripted.opens("高对比")
    scripted.follows("逐题对照")
    assert scripted.page.evaluate(size) >= 1.2 * before
    assert scripted.page.evaluate("getComputedStyle(document.body).backgroundColor") in (
        "rgb(255, 255, 255)",
        "rgb(0, 0, 0)",
    )
    boxes = [button.bounding_box() for button in scripted.page.locator("[data-switch]").all()]
    assert all(box and min(box["width"], box["height"]) >= 44 for box in boxes)


def test_10_find_where_both_use_the_same_words(reader: Reader) -> None:
    reader.follows("相同用语")
    reader.unfolds("本页目录")
    reader.opens("城市更新与盘活存量")
    reader.unfolds("盘活存量资源")
    phrase = reader.page.locator(".phrase[open]")
    for side in ("left", "right"):
        assert "盘活存量资源" in reader.sees(phrase.locator(f".{side} li"))
    reader.follows("看原文")
    assert "盘活存量资源" in reader.sees(reader.page.locator("p.words:target"))


def test_a_link_to_folded_words_unfolds_them(reader: Reader) -> None:
    reader.follows("高效办成一件事")
    places = reader.page.locator(".phrase[open] :target")
    assert "高效办成一件事" in reader.sees(places.locator(".left li"))


def test_11_go_from_a_passage_to_its_report_and_back(reader: Reader) -> None:
    reader.follows("盘活存量")
    topic = reader.page.url.partition("#")[0]
    reader.follows("看原文")
    block = reader.page.locator("div.block:has(> p:target)")
    assert block.count() == 1
    reader.follows("盘活")
    assert reader.page.url.partition("#")[0] == topic
    assert reader.page.locator(":target").first.evaluate(IN_VIEW)


def test_12_learn_which_numerals_were_left_out_and_why(reader: Reader) -> None:
    reader.follows("数值对照")
    reader.follows("未计入指标的数字")
    reader.follows("天津市2026年政府工作报告")
    reader.unfolds("本页目录")
    reader.opens("名称用字")
    assert "117项目" in reader.sees(reader.page.locator("section:has(> h2:target) table"))
