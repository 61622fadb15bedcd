"""What each kind of page says, from books made by hand."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import jinja2
import pytest

from duizhao.model import (
    Analysis,
    Assignment,
    Book,
    Comparison,
    Link,
    Phrase,
    Progress,
    Quantity,
    Row,
    Site,
    SpotCheck,
    Stray,
    TopicPair,
    Unmatched,
)
from duizhao.publishing import pages, site
from duizhao.publishing.page import Page
from duizhao.publishing.pages import paths
from duizhao.publishing.pages.library import Library
from duizhao.text import Range
from tests.compose import document
from tests.conftest import HOME

LEFT = ("做优科创服务生态。成交额突破2300亿元。", "盘活存量资源。集聚新业态。")
RIGHT = ("激发企业潜力。登记额实现90亿元以上。", "盘活存量资产。引进新业态。", "办好教育。")


def found_in(analysis: Analysis, words: str) -> Range:
    start = analysis.document.text.text.index(words)
    return Range(start, start + len(words))


def quantity(of: Analysis, name: str, surface: str, **changes: Any) -> Quantity:
    paragraph = next(
        each for each in of.document.paragraphs if each.at.holds(found_in(of, surface))
    )
    sentence = next(each for each in paragraph.sentences if each.at.holds(found_in(of, surface)))
    given = Quantity(
        name, paragraph.id, sentence.id, found_in(of, surface), surface, "成交额", None,
        Decimal(1), None, "亿元", "ge", "level", "flow", "target", "2026", "plain",
        Decimal(1), None, "元",
    )  # fmt: skip
    return replace(given, **changes)


def analysis(name: str, paragraphs: tuple[str, ...], kind: str = "full") -> Analysis:
    made = document(*paragraphs, heading="（一）创新", name=name, kind=kind)
    made = replace(made, report=replace(made.report, id=f"{ord(name[0]):x}-2026"))
    return Analysis(made, (), (), tuple(Assignment(p.id, "innovation", 1) for p in made.paragraphs))


def book(*, edition: str = "review", left_kind: str = "excerpt", **changes: Any) -> Book:
    left, right = analysis("甲市", LEFT, left_kind), analysis("乙区", RIGHT)
    left = replace(left, quantities=(quantity(left, "q-1", "突破2300亿元"),))
    right = replace(right, quantities=(quantity(right, "q-2", "90亿元以上"),))
    comparison = Comparison(
        "jia--yi",
        "levels",
        left,
        right,
        (
            Link("p-1", "p-1", 3, 0.2, ("成交额",), (), "confirmed"),
            Link("p-2", "p-1", 2, 0.1, ("业态",), ()),
            Link("p-2", "p-2", 3, 0.3, ("盘活存量",), (), "added"),
        ),
        (),
        (Unmatched("right", "p-3", "cannot_tell_incomplete", "p-1", 0.01),),
        (Row("r-1", None, "成交额", ("q-1",), ("q-2",), "close", reason="口径待核"),),
        (TopicPair("innovation", "科技", "both_numbers", ("p-1", "p-2"), ("p-1", "p-2", "p-3")),),
        (Phrase("盘活存量", (found_in(left, "盘活存量"),), (found_in(right, "盘活存量"),)),),
    )
    return Book(Site(edition=edition), (left, right), (replace(comparison, **changes),))


def shelf(of: Book) -> Library:
    return pages.library(of)


def rendered(of: Book, path: str, files: Mapping[str, bytes] = {}) -> str:
    page = next(page for page in pages.pages(shelf(of), files) if page.path == path)
    return body(of, page)


def body(of: Book, page: Page) -> str:
    environment: jinja2.Environment = site.environment(site.Looks(HOME / "templates"))
    words = {"here": page, "site": of.site, "root": "", "review": of.site.edition == "review"}
    return environment.get_template(page.template).render({**words, **page.context})


TOPIC = "comparisons/jia--yi/innovation.html"
SHARED = re.compile(r'<a class="shared" id="([^"]+)" href="#([^"]+)">盘活存量</a>')


def test_every_page_is_written_to_a_place_of_its_own() -> None:
    made = [page.path for page in pages.pages(shelf(book()), {})]
    assert len(made) == len(set(made))


@pytest.mark.parametrize("comparisons", [0, 1, 2])
def test_every_page_can_be_laid_out_whatever_the_number_of_comparisons(comparisons: int) -> None:
    given = book()
    again = replace(given.comparisons[0], id="again")
    several = replace(given, comparisons=(*given.comparisons, again)[:comparisons])
    for page in pages.pages(shelf(several), {"data/rows.csv": b"id"}):
        if not page.template.endswith(".md"):
            assert body(several, page)


def test_each_navigation_group_has_one_door() -> None:
    made = pages.pages(shelf(book()), {})
    doors = [page.group for page in made if page.in_navigation]
    assert len(doors) == len(set(doors))
    assert doors == [group for group in pages.GROUPS if group in doors]


def test_a_right_passage_that_was_shown_is_a_reference() -> None:
    found = rendered(book(), TOPIC)
    assert found.count('id="r-p-1"') == 1
    assert 'href="#r-p-1"' in found
    assert "上文已列" in found


def test_passages_without_counterpart_stand_under_their_place_named_once() -> None:
    status = "cannot_tell_incomplete"
    alone = tuple(Unmatched("right", name, status, None, 0.0) for name in ("p-2", "p-3"))
    found = rendered(book(unmatched=alone), "comparisons/jia--yi/unmatched.html")
    (place,) = re.findall(r'<h3 class="place" data-drawn>(.*?)</h3>', found)
    assert "（一）创新" in place
    assert found.count('<a class="title"') == 2
    assert '<span class="number">2段</span>' in found


def test_every_page_of_a_comparison_says_in_a_line_which_text_is_not_whole() -> None:
    for path in (TOPIC, "comparisons/jia--yi/index.html", "comparisons/jia--yi/phrases.html"):
        found = rendered(book(), path)
        assert "<strong>甲市2026年政府工作报告为节录（前后有缺）。</strong>" in found
        assert 'reports/7532-2026.html">缺少什么</a>' in found
        assert found.count('class="notice"') == 1


def test_right_passages_come_best_first_and_those_without_a_left_one_last() -> None:
    found = rendered(book(), TOPIC)
    assert found.count("data-pair") == 3
    assert found.index("引进新业态") < found.index("办好教育")
    assert "<p>甲市文本不完整，无法判断</p>" in found


def test_the_review_edition_says_what_nobody_has_checked() -> None:
    found = rendered(book(), TOPIC)
    assert "程序提示（未经人工核对）" in found
    assert "相近程度" in found


def test_the_public_edition_shows_settled_links_only_and_no_scores() -> None:
    found = rendered(book(edition="public"), TOPIC)
    assert "程序提示" not in found
    assert "相近程度" not in found
    assert "上文已列" not in found
    assert found.count('class="counterpart"') == 2


def test_wording_that_a_pair_shares_is_marked_on_both_sides() -> None:
    found = rendered(book(), TOPIC)
    assert len(SHARED.findall(found)) == 2


def test_wording_that_a_pair_shares_leads_to_the_other_side_and_back() -> None:
    (here, there), (back, again) = SHARED.findall(rendered(book(), TOPIC))
    assert (here, there) == (again, back)


def test_wording_with_a_figure_in_it_is_no_link_around_a_link() -> None:
    given = book()
    left = given.analyses[0]
    words = "成交额突破2300亿元"
    right = given.analyses[1]
    phrase = Phrase(words, (found_in(left, words),), (found_in(right, "登记额"),))
    found = rendered(book(phrases=(phrase,)), TOPIC)
    assert re.search(r'<span class="shared" id="w-left-p-1-0">成交额<a class="figure', found)
    assert re.search(r'<a class="shared"[^>]*>登记额</a>', found)


def test_a_sentence_that_strays_is_named_under_its_topic_with_the_passage_it_stands_in() -> None:
    given = book()
    (pair,) = given.comparisons
    strayed = replace(pair.right, strays=(Stray("s-3-1", "p-3", "innovation", 0.6),))
    topic = TopicPair("innovation", "科技", "both_numbers", ("p-1", "p-2"), ("p-1", "p-2"))
    apart = replace(pair, right=strayed, topics=(topic,))
    found = rendered(replace(given, comparisons=(apart,)), TOPIC).split('id="strays"')
    assert len(found) == 2
    assert "办好教育" in found[1]
    assert "其他段落中语句" in found[0]
    overview = rendered(replace(given, comparisons=(apart,)), "comparisons/jia--yi/index.html")
    assert "2段1句，" in overview
    assert 'id="strays"' not in rendered(given, TOPIC)
    whole = replace(given, comparisons=(replace(pair, right=strayed),))
    assert 'id="strays"' not in rendered(whole, TOPIC)


def test_passages_of_the_plan_under_no_topic_are_listed() -> None:
    topic = TopicPair("innovation", "科技", "both_numbers", ("p-1", "p-2"), ("p-1", "p-2"))
    index = rendered(book(topics=(topic,)), "comparisons/jia--yi/index.html")
    rest = index[index.index('id="without-topic"') :]
    assert "办好教育" in rest
    assert "盘活存量" not in rest


def test_a_figure_leads_to_its_mark_in_the_full_text() -> None:
    given = book()
    report = given.analyses[0].document
    found = rendered(given, "comparisons/jia--yi/figures.html")
    assert f'href="../../{paths.report(report)}#q-1"' in found
    assert '<mark class="figure" id="q-1">突破2300亿元</mark>' in rendered(
        given, paths.report(report)
    )


def test_an_empty_side_of_an_excerpt_is_said_to_lie_outside_it() -> None:
    alone = Row("r-2", None, "登记额", (), ("q-2",), "no", "one_side_only")
    found = rendered(book(rows=(alone,)), "comparisons/jia--yi/figures.html")
    assert "本摘录未包含" in found


def test_an_empty_side_of_a_full_text_has_no_figure() -> None:
    alone = Row("r-2", None, "登记额", (), ("q-2",), "no", "one_side_only")
    found = rendered(book(left_kind="full", rows=(alone,)), "comparisons/jia--yi/figures.html")
    assert "未列数值" in found
    assert "本摘录未包含" not in found


def test_the_essentials_say_how_far_an_excerpt_can_be_compared() -> None:
    found = rendered(book(), "index.html")
    assert "甲市文本为节录（前后有缺），只能就本摘录包含的段落作对照。" in found
    assert "本摘录未包含的主题和数字，不等于甲市报告全文没有。" in found


def test_the_first_screen_names_shared_words_of_one_clause() -> None:
    left, right = book().analyses
    spoken = [
        Phrase(words, (found_in(left, "成交额"),), (found_in(right, "登记额"),))
        for words in ("额，登记", "登记额")
    ]
    shown = rendered(book(phrases=tuple(spoken)), "index.html")
    assert "data-quote>登记额</a>" in shown
    assert "额，登记" not in shown


def test_the_essentials_do_not_order_reports_whose_dates_are_not_given() -> None:
    assert "先后次序不作判断" in rendered(book(), "index.html")


def test_two_numbers_of_one_unit_are_drawn_and_words_are_not() -> None:
    given = book()
    right = given.analyses[1]
    last = quantity(right, "q-3", "90亿元以上", kind="result", comparator="eq")
    rows = (
        Progress("g-1", None, "登记额", "q-3", "q-2", "floor_below_result", "exact", ""),
        Progress("g-2", None, "登记额", "q-3", "q-2", "to_words", "no", ""),
    )
    right = replace(right, quantities=(*right.quantities, last), progress=rows)
    given = replace(given, analyses=(given.analyses[0], right), comparisons=())
    assert rendered(given, paths.PROGRESS).count('class="bars"') == 1


def test_the_downloads_are_the_files_that_were_written() -> None:
    found = rendered(book(), paths.DOWNLOADS, {"data/rows.csv": b"id", "sources/a/1.txt": b""})
    assert "data/rows.csv" in found
    assert "sources/a/1.txt" in found
    assert "data/quantities.csv" not in found


def test_downloads_say_of_which_report_or_pair_they_are() -> None:
    report, pair = book().analyses[0].document.report, shelf(book()).pairs[0]
    files = ("data/quantities.csv", f"data/quantities/{report.id}.csv")
    single = (f"data/reports/{report.id}@1.json", f"sources/{report.id}/1.txt")
    between = f"data/comparisons/{pair.comparison.id}.json"
    found = rendered(book(), paths.DOWNLOADS, dict.fromkeys((*files, *single, between), b"x"))
    heads = re.findall(r'<th scope="row">([^<]*) <code>([^<]*)<', found)
    told = {name: head for head, name in heads}
    assert told["quantities"].startswith("全部报告")
    assert told[f"quantities/{report.id}"].startswith(f"{report.name}：")
    assert {told[name].partition("：")[0] for name in single} == {f"{report.name}，版本1"}
    assert told[between].startswith(f"{pair.name}：")


def test_a_verdict_on_a_target_is_for_the_review_edition_only() -> None:
    missed = Row("r-3", None, "成交额", ("q-1",), ("q-2",), "exact", "missed", of="target_result")
    path = "comparisons/jia--yi/figures.html"
    assert "低于目标值" in rendered(book(kind="years", rows=(missed,)), path)
    assert "低于目标值" not in rendered(book(edition="public", kind="years", rows=(missed,)), path)


def test_reports_of_one_place_are_told_apart_by_year() -> None:
    given = book(kind="years")
    pair = given.comparisons[0]
    left = pair.left.document
    earlier = replace(left, report=replace(left.report, jurisdiction="乙区", year=2025))
    pair = replace(pair, left=replace(pair.left, document=earlier))
    told = replace(given, analyses=(pair.left, pair.right), comparisons=(pair,))
    name = shelf(told).pairs[0]
    assert (name.name, name.left.name, name.right.name) == (
        "乙区2025—2026年",
        "乙区2025年",
        "乙区2026年",
    )
    heads = '<th scope="col">乙区2025年</th><th scope="col">乙区2026年</th>'
    assert heads in rendered(told, "comparisons/jia--yi/index.html")


def test_no_two_pages_share_a_title() -> None:
    given = book(kind="years")
    first, second = given.analyses
    report = replace(second.document.report, id="b-2025", year=2025)
    earlier = replace(second, document=replace(second.document, report=report))
    pair = given.comparisons[0]
    years = replace(pair, id="years", left=earlier, right=second, rows=(), phrases=())
    several = replace(given, analyses=(first, second, earlier), comparisons=(pair, years))
    titles = [page.title for page in pages.pages(shelf(several), {})]
    assert sorted(titles) == sorted(set(titles))


def checked(of: Book) -> Book:
    left, right = of.analyses
    report = replace(left.document.report, spot_check=SpotCheck(9, 8, date(2026, 11, 22)))
    left = replace(left, document=replace(left.document, report=report))
    pair = replace(of.comparisons[0], left=left)
    return replace(of, analyses=(left, right), comparisons=(pair,))


def test_a_spot_check_is_said_where_the_figures_stand_and_how_the_site_was_made() -> None:
    given = checked(book(edition="public"))
    said = "抽查9处数字，8处与人工一致（2026年11月22日核对）。"
    left, right = (paths.figures_of(each.document) for each in given.analyses)
    assert said in rendered(given, left)
    assert said in rendered(given, paths.HOW_IT_WAS_MADE)
    assert "抽查" not in rendered(given, right)


def test_where_nobody_read_the_figures_nothing_is_said_of_a_spot_check() -> None:
    assert "抽查" not in rendered(book(), paths.HOW_IT_WAS_MADE)


def test_a_table_is_offered_in_its_formats_on_one_line() -> None:
    files = {f"data/{name}": b"" for name in ("rows.csv", "rows.json", "rows.xlsx", "index.json")}
    found = rendered(book(), paths.DOWNLOADS, files)
    assert found.count("<code>rows</code>") == 1
    assert [found.count(f'href="{name}"') for name in files] == [1, 1, 1, 1]
    assert found.index("index.json") > found.index("rows.xlsx")


def test_counterparts_under_another_topic_are_named_with_the_way_there() -> None:
    given = book()
    first = TopicPair("innovation", "科技", "both_numbers", ("p-1",), ())
    second = TopicPair("city", "城市", "words_only", ("p-1",), ("p-1",))
    given = replace(given, comparisons=(replace(given.comparisons[0], topics=(first, second)),))
    html = rendered(given, TOPIC)
    absent = html[html.index("对应段落列在其他主题") :]
    assert '<a href="city.html#u-p-1" data-quote>激发企业潜力</a> <small>城市</small>' in absent


def test_a_counterpart_that_no_topic_shows_beside_it_is_led_to_in_the_full_text() -> None:
    given = book()
    first = TopicPair("innovation", "科技", "both_numbers", ("p-1",), ())
    given = replace(given, comparisons=(replace(given.comparisons[0], topics=(first,)),))
    html = rendered(given, TOPIC)
    absent = html[html.index("对应段落列在其他主题") :]
    assert '<a href="../../reports/4e59-2026.html#p-1" data-quote>激发企业潜力</a></li>' in absent


def test_the_full_text_leads_back_to_the_place_of_each_passage_on_its_topics_page() -> None:
    given = book()
    left, right = (each.document.report.id for each in given.analyses)
    shown = rendered(given, TOPIC)
    for report in (left, right):
        html = rendered(given, f"reports/{report}.html")
        ways = re.findall(r'href="\.\./comparisons/jia--yi/innovation\.html#([^"]+)"', html)
        assert ways
        assert all(f'id="{way}"' in shown for way in ways)
    assert "<small>未列对应</small>" in rendered(given, f"reports/{right}.html")


def of_levels(kind: str, **changes: Any) -> str:
    """Return the page of a pair with one row of two figures that agree in everything."""
    given = book(kind=kind)
    pair = given.comparisons[0]
    sides = [
        replace(
            side, quantities=(replace(side.quantities[0], canonical_low=Decimal(value), **changes),)
        )
        for side, value in ((pair.left, 60), (pair.right, 30))
    ]
    row = Row("r-1", None, "覆盖率", ("q-1",), ("q-2",), "exact", of="target_target")
    made = replace(pair, left=sides[0], right=sides[1], rows=(row,))
    whole = replace(given, analyses=tuple(sides), comparisons=(made,))
    return rendered(whole, "comparisons/jia--yi/figures.html")


def test_shares_of_two_levels_are_drawn_as_parts_of_a_hundred() -> None:
    share = {"measure": "share", "canonical_unit": "%"}
    assert 'width="60%"' in of_levels("levels", **share)
    assert 'class="bars"' not in of_levels("peers", **share)


def test_amounts_of_two_places_are_not_drawn_and_those_of_two_years_are() -> None:
    amounts, of_years = of_levels("levels"), of_levels("years", comparator="eq")
    assert 'class="bars"' not in amounts
    assert "小图各用一轴" not in amounts
    assert 'width="50%"' in of_years
    assert "小图各用一轴" in of_years
