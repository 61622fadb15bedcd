"""What a page says of texts is true of these texts, whatever they are."""

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from duizhao.model import Analysis, Book, Link, Phrase, Progress, Stray, Undertaking, Unmatched
from duizhao.publishing.pages import paths
from tests.test_pages import LEFT, TOPIC, analysis, book, found_in, quantity, rendered, shelf

ROWS = "comparisons/jia--yi/figures.html"
UNMATCHED = "comparisons/jia--yi/unmatched.html"


def of_one_report(**changes: Any) -> Book:
    given = book()
    right = replace(given.analyses[1], **changes)
    return replace(given, analyses=(given.analyses[0], right), comparisons=())


# --- passages without counterpart -------------------------------------------------------------


def full(*phrases: str) -> Book:
    """Return a pair of full texts, of which a passage of the right one has no counterpart."""
    left, right = analysis("甲市", LEFT), analysis("乙区", ("办好教育，盘活存量资产。",))
    shared = tuple(
        Phrase(words, (found_in(left, words),), (found_in(right, words),)) for words in phrases
    )
    alone = Unmatched("right", "p-1", "not_found_in_full", None, 0.0)
    (pair,) = book().comparisons
    (topic,) = pair.topics
    topic = replace(topic, left=("p-1", "p-2"), right=("p-1",))
    pair = replace(
        pair, left=left, right=right, links=(), rows=(), phrases=shared, unmatched=(alone,),
        topics=(topic,),
    )  # fmt: skip
    return replace(book(), analyses=(left, right), comparisons=(pair,))


def test_a_full_text_without_any_of_its_words_has_nothing_like_a_passage() -> None:
    assert "甲市全文未检索到相近表述" in rendered(full(), TOPIC)
    assert "乙区：对方全文未检索到相近表述" in rendered(full(), UNMATCHED)


def test_a_full_text_with_rare_words_of_a_passage_is_said_to_have_them() -> None:
    said = "全文未见相近段落，个别用语两侧都有"
    assert f"甲市{said}" in rendered(full("盘活存量"), TOPIC)
    listed = rendered(full("盘活存量"), UNMATCHED)
    assert f"乙区：对方{said}" in listed
    assert "未检索到相近表述（" not in listed
    assert '<a class="shared" href="phrases.html#w-1" data-quote>盘活存量</a>' in listed


def test_words_within_longer_shared_words_are_not_named_again() -> None:
    listed = rendered(full("盘活存量资", "盘活存量"), UNMATCHED)
    assert re.findall(r'class="shared"[^>]*>(.*?)</a>', listed) == ["盘活存量资"]


def of_targets(edition: str, *, links: tuple[Link, ...] = (), struck: tuple[Link, ...] = ()) -> str:
    """Return the topic of two passages on main targets."""
    left = analysis("甲市", (("targets", "预期目标是：成交额突破2300亿元。"),))  # type: ignore[arg-type]
    right = analysis("乙区", (("targets", "预期目标是：登记额90亿元以上。"),))  # type: ignore[arg-type]
    (pair,) = book().comparisons
    topic = replace(pair.topics[0], left=("p-1",), right=("p-1",))
    pair = replace(
        pair, left=left, right=right, links=links, rejected=struck, rows=(), phrases=(),
        unmatched=(), topics=(topic,),
    )  # fmt: skip
    given = replace(book(edition=edition), analyses=(left, right), comparisons=(pair,))
    return rendered(given, TOPIC)


@pytest.mark.parametrize("edition", ["review", "public"])
def test_the_passages_on_main_targets_stand_side_by_side_unproposed(edition: str) -> None:
    page = of_targets(edition)
    assert '<p class="why">两份报告各自集中列出主要预期目标的一段</p>' in page
    assert page.count("data-pair") == 1
    assert "未列对应" not in page
    assert "程序提示" not in page


@pytest.mark.parametrize("path", ["index.html", "comparisons/jia--yi/one-sheet.html"])
def test_main_targets_in_words_that_are_no_figure_are_listed_with_the_others(path: str) -> None:
    words = "主要预期目标是：成交额突破2300亿元，固定资产投资提质提效，努力争取更好结果。"
    left = analysis("甲市", (("targets", words),))  # type: ignore[arg-type]
    left = replace(left, quantities=(quantity(left, "q-1", "突破2300亿元"),))
    pair = replace(book().comparisons[0], left=left, links=(), rows=(), phrases=(), topics=())
    given = replace(book(), analyses=(left, pair.right), comparisons=(pair,))
    listed = re.sub("<[^>]+>", "", rendered(given, path))
    assert "“固定资产投资提质提效”" in listed
    assert "“努力争取更好结果”" not in listed


def test_wording_within_a_figure_leads_nowhere() -> None:
    """国家下达 in the target 完成国家下达目标 has no mark of its own to lead to."""
    left = analysis("甲市", (LEFT[0] + "排放完成国家下达目标。", LEFT[1]))
    worded = quantity(left, "q-1", "完成国家下达目标", low=None)
    right = analysis("乙区", ("落实国家下达任务。",))
    phrase = Phrase("国家下达", (found_in(left, "国家下达"),), (found_in(right, "国家下达"),))
    link = Link("p-1", "p-1", 3, 0.5, ("国家下达",), (), "confirmed")
    (pair,) = book().comparisons
    topic = replace(pair.topics[0], left=("p-1",), right=("p-1",))
    left = replace(left, quantities=(worded,))
    pair = replace(
        pair, left=left, right=right, links=(link,), rows=(), phrases=(phrase,), unmatched=(),
        topics=(topic,),
    )  # fmt: skip
    page = rendered(replace(book(), analyses=(left, right), comparisons=(pair,)), TOPIC)
    ids = set(re.findall(r'id="([^"]+)"', page))
    assert {way for way in re.findall(r'href="#([^"]+)"', page) if way.startswith("w-")} <= ids


def test_what_an_editor_settled_of_the_passages_on_main_targets_stands() -> None:
    link = Link("p-1", "p-1", 3, 0.5, ("成交额",), (), "confirmed")
    assert "各自集中列出" not in of_targets("review", links=(link,))
    assert "各自集中列出" not in of_targets("review", struck=(replace(link, origin="rejected"),))


def test_reports_of_one_level_stand_in_the_order_of_their_comparison() -> None:
    given = book()
    (pair,) = given.comparisons
    turned = replace(given, comparisons=(replace(pair, left=pair.right, right=pair.left),))
    assert [each.document.report.jurisdiction for each in shelf(given).current] == ["甲市", "乙区"]
    assert [each.document.report.jurisdiction for each in shelf(turned).current] == ["乙区", "甲市"]


@pytest.mark.parametrize(("kind", "said"), [("full", "未检索到"), ("excerpt", "本摘录未包含")])
def test_a_side_without_a_passage_on_a_topic_is_not_counted(kind: str, said: str) -> None:
    (pair,) = book().comparisons
    topic = replace(pair.topics[0], left=())
    page = rendered(book(left_kind=kind, topics=(topic,), links=()), TOPIC)
    lede = re.sub("<[^>]+>", "", page.partition('class="lede">')[2].partition("</p>")[0])
    assert f"甲市{said}；乙区3段，数字1处。" in lede


# --- figures ----------------------------------------------------------------------------------


def test_of_an_excerpt_it_is_not_said_that_nothing_stands_on_one_side_alone() -> None:
    note = "甲市文本不完整，对方另有的数值不在此列出。"
    assert note in rendered(book(), ROWS)
    assert "没有这样的数值" not in rendered(book(), ROWS)
    assert note not in rendered(book(left_kind="full"), ROWS)
    assert "没有这样的数值" in rendered(book(left_kind="full"), ROWS)


def test_figures_that_share_their_digits_are_accounted_for_once() -> None:
    right = book().analyses[1]
    one = quantity(right, "q-2", "90亿元以上")
    again = replace(one, id="q-3", metric="合同额")
    worded = replace(one, id="q-4", low=None, at=found_in(right, "办好"), surface="办好")
    page = rendered(of_one_report(quantities=(one, again, worded)), paths.LEFT_OUT)
    assert "1处（2项）" in page


def shown(metric: str, **changes: Any) -> str:
    given = book()
    right = given.analyses[1]
    made = quantity(right, "q-2", "90亿元以上", metric=metric, measure="growth", **changes)
    right = replace(right, quantities=(made,))
    pair = replace(given.comparisons[0], right=right)
    return rendered(replace(given, analyses=(given.analyses[0], right), comparisons=(pair,)), ROWS)


def test_a_metric_that_says_it_is_a_change_is_not_called_one_again() -> None:
    assert "增幅</small>" in shown("居民收入", canonical_unit="%")
    assert "增加</small>" in shown("居民收入", canonical_unit="元")
    assert "增幅</small>" not in shown("居民消费价格涨幅")


def test_what_a_report_only_expects_is_shown_as_expected() -> None:
    left = analysis("甲市", ("预计成交额突破2300亿元。",))
    figure = quantity(left, "q-1", "突破2300亿元", kind="result", period="2025")
    whole = replace(left, quantities=(figure,))
    given = replace(book(), analyses=(whole, book().analyses[1]), comparisons=())
    page = rendered(given, paths.figures_of(whole.document))
    assert '<small class="rate">预计</small>' in page
    assert "预计</small>" not in rendered(book(), ROWS)


# --- last year's result beside this year's target -----------------------------------------------


def progress_page(comparator: str, relation: str) -> str:
    right = book().analyses[1]
    target = quantity(right, "q-2", "90亿元以上", comparator=comparator)
    last = quantity(right, "q-3", "90亿元以上", kind="result", canonical_low=Decimal(2))
    line = Progress("g-1", None, "登记额", "q-3", "q-2", relation, "exact", "")
    return rendered(of_one_report(quantities=(target, last), progress=(line,)), paths.PROGRESS)


@pytest.mark.parametrize(
    ("comparator", "relation", "said"),
    [
        ("eq", "below_result", "目标值低于上年完成数（定值）"),
        ("approx", "below_result", "目标值低于上年完成数"),
        ("le", "above_result", "目标上限高于上年完成数"),
        ("ge", "floor_below_result", "目标下限低于上年完成数"),
    ],
)
def test_a_target_stands_to_a_result_as_its_own_words_bind(
    comparator: str, relation: str, said: str
) -> None:
    assert f"<p>{said}</p>" in progress_page(comparator, relation)


def test_a_report_without_such_lines_stands_behind_those_with_some() -> None:
    page = progress_page("eq", "below_result")
    assert page.index("乙区2026年政府工作报告</h2>") < page.index('<h2 id="without">')
    assert "甲市2026年政府工作报告：本摘录没有可以并列的" in page
    assert 'class="legend"' in page
    assert 'class="legend"' not in rendered(of_one_report(), paths.PROGRESS)


def test_a_report_without_main_targets_stands_behind_one_that_has_some() -> None:
    right = analysis("乙区", (("targets", "预期目标是：登记额90亿元以上。"),))  # type: ignore[arg-type]
    right = replace(right, quantities=(quantity(right, "q-2", "90亿元以上"),))
    given = replace(book(), analyses=(book().analyses[0], right), comparisons=())
    page = rendered(given, paths.TARGETS)
    assert page.index("乙区2026年政府工作报告</h2>") < page.index("甲市2026年政府工作报告</h2>")


# --- what is undertaken -------------------------------------------------------------------------


def undertaken(words: str, verb: str, **changes: Any) -> str:
    made: Analysis = analysis("乙区", (words,))
    (passage,) = made.document.paragraphs
    one = Undertaking("u-1", "p-1", "s-1-1", passage.at, verb, "in_use", "环城铁路")
    given = replace(made, undertakings=(one,), **changes)
    return rendered(replace(book(), analyses=(given,), comparisons=()), paths.UNDERTAKINGS)


def test_what_a_report_strives_for_is_not_shown_as_promised() -> None:
    lead = '<span class="quiet" data-drawn>力争</span>'
    assert lead in undertaken("力争环城铁路建成通车", "建成通车")
    assert lead not in undertaken("环城铁路建成通车，力争早日见效", "建成通车")


def test_an_undertaking_stands_under_the_topic_of_its_own_sentence() -> None:
    stray = Stray("s-1-1", "p-1", "infrastructure", 0.6)
    page = undertaken("力争环城铁路建成通车", "建成通车", strays=(stray,))
    assert '<td data-label="主题">交通与基础设施</td>' in page
