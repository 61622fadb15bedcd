"""Figures of two reports beside each other: levels, peers, one year and the next."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from duizhao.comparing import rows, years
from duizhao.model import (
    Analysis,
    Coverage,
    Document,
    HealedText,
    Paragraph,
    Quantity,
    Release,
    Report,
    Row,
)
from duizhao.numbers import indicators
from duizhao.text import Range
from tests import marked
from tests.marked import figure

REGISTRY = marked.registry()
MARKS = marked.golden("rows-tianjin-hedong")


def analysis(
    *figures: Quantity, year: int = 2026, kind: str = "full", role: str = "targets"
) -> Analysis:
    """Return a report with one paragraph that holds the metrics and surfaces of its figures."""
    words, placed = "", []
    for number, quantity in enumerate(figures):
        start = len(words) + len(quantity.metric)
        words += quantity.metric + quantity.surface + "。"
        at = Range(start, start + len(quantity.surface))
        placed.append(replace(quantity, id=f"q-{year}-{number}", at=at))
    document = Document(
        Report("r", "政府工作报告", "某市", "city", year, kind),
        Release("1", "source.txt", b"", kind=kind),
        HealedText(words, ()),
        (),
        (Paragraph("p", None, role, Range(0, len(words)), None, ()),),
        Coverage(),
    )
    return Analysis(document, indicators.assign(placed, REGISTRY), (), ())


def percent(metric: str, value: str, **more: Any) -> Quantity:
    usual: dict[str, Any] = {"unit": "%", "measure": "growth", "low": value, "high": value}
    return figure(metric, f"{value}%", **{**usual, **more})


def money(metric: str, value: str, **more: Any) -> Quantity:
    usual: dict[str, Any] = {
        "unit": "元",
        "measure": "level",
        "low": value,
        "high": value,
        "kind": "result",
    }
    return figure(metric, f"{value}元", **{**usual, "period": "2025", **more})


def things(metric: str, value: str, unit: str = "个", **more: Any) -> Quantity:
    return figure(metric, value + unit, **{"unit": unit, "low": value, "high": value, **more})


# --- the real pair ----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def pair() -> tuple[Row, ...]:
    left, right = marked.analysis("tianjin-2026"), marked.analysis("hedong-2026")
    return rows.levels(left, right, REGISTRY)


def sides(
    row: dict[str, list[dict[str, str]]], read: Callable[[str], Analysis] = marked.analysis
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    left, right = read("tianjin-2026"), read("hedong-2026")
    return (
        tuple(id_ for mark in row["left"] for id_ in marked.ids(left, mark)),
        tuple(id_ for mark in row["right"] for id_ in marked.ids(right, mark)),
    )


def test_every_row_that_a_reader_allows_is_found(pair: tuple[Row, ...]) -> None:
    found = {(row.left, row.right) for row in pair}
    assert [row["label"] for row in MARKS["row"] if sides(row) not in found] == []


def test_nothing_else_is_set_side_by_side(pair: tuple[Row, ...]) -> None:
    allowed = {sides(row): row for key in ("row", "may") for row in MARKS[key]}
    for row in pair:
        mark = allowed[row.left, row.right]
        assert row.comparable in {mark["comparable"], *mark.get("comparable_too", ())}, row.label
        if mark.get("relation"):
            assert row.relation in {mark["relation"], *mark.get("relation_too", ())}, row.label


def test_no_share_is_given_of_what_is_not_exact(pair: tuple[Row, ...]) -> None:
    assert [row for row in pair if row.share is not None] == []


def test_equal_digits_of_different_things_never_meet(pair: tuple[Row, ...]) -> None:
    found = {(left, right) for row in pair for left in row.left for right in row.right}
    for never in MARKS["never"]:
        left, right = sides({"left": [never["left"]], "right": [never["right"]]})
        assert not {(one, other) for one in left for other in right} & found, never["why"]


def test_a_reason_is_given_wherever_a_row_is_not_exact(pair: tuple[Row, ...]) -> None:
    assert [row for row in pair if row.comparable != "exact" and not row.reason] == []


def test_ids_are_stable_and_unique(pair: tuple[Row, ...]) -> None:
    left, right = marked.analysis("tianjin-2026"), marked.analysis("hedong-2026")
    assert rows.levels(left, right, REGISTRY) == pair
    assert len({row.id for row in pair}) == len(pair)


def test_the_figures_as_read_give_the_same_rows() -> None:
    left, right = marked.scanned("tianjin-2026"), marked.scanned("hedong-2026")
    found = {(row.left, row.right) for row in rows.levels(left, right, REGISTRY)}
    wanted = {row["label"]: sides(row, marked.scanned) for row in MARKS["row"]}
    allowed = {sides(row, marked.scanned) for key in ("row", "may") for row in MARKS[key]}
    assert [label for label, ids in wanted.items() if ids not in found] == []
    assert found <= allowed


# --- levels and peers -------------------------------------------------------------------------


def test_targets_of_one_year_are_exact() -> None:
    (row,) = rows.levels(
        analysis(percent("地区生产总值", "5")), analysis(percent("地区生产总值", "6")), REGISTRY
    )
    assert (row.comparable, row.relation, row.share) == ("exact", None, None)


def test_what_each_government_counts_for_itself_is_no_part_of_another() -> None:
    left = analysis(things("办理人大代表建议", "987", "件", kind="result", period="2025"))
    right = analysis(things("办理人大代表建议", "519", "件", kind="result", period="2025"))
    (row,) = rows.levels(left, right, REGISTRY)
    assert (row.comparable, row.share) == ("exact", None)


def test_results_of_one_year_have_a_share_but_not_between_peers() -> None:
    left, right = analysis(money("地区生产总值", "200")), analysis(money("地区生产总值", "50"))
    assert rows.levels(left, right, REGISTRY)[0].share == Decimal("0.2500")
    assert rows.peers(left, right, REGISTRY)[0].share is None


def test_a_share_needs_figures_without_more_or_about() -> None:
    left = analysis(money("地区生产总值", "200", comparator="gt"))
    (row,) = rows.levels(left, analysis(money("地区生产总值", "50")), REGISTRY)
    assert (row.comparable, row.share) == ("exact", None)


def test_what_both_tell_of_one_thing_is_no_share() -> None:
    both = analysis(money("地区生产总值", "200"))
    (row,) = rows.levels(both, both, REGISTRY)
    assert (row.comparable, row.share) == ("exact", None)


def test_a_growth_never_meets_a_level() -> None:
    left = analysis(percent("地区生产总值", "5", kind="result", period="2025"))
    assert rows.levels(left, analysis(money("地区生产总值", "50")), REGISTRY) == ()


def test_a_target_beside_a_result_says_that_their_kinds_differ() -> None:
    left = analysis(money("外贸进出口", "8500", kind="target", period="2026"))
    (row,) = rows.levels(left, analysis(money("外贸进出口额", "41")), REGISTRY)
    assert (row.comparable, row.reason) == ("loose", rows.UNLIKE_KINDS)


def test_words_on_one_side_are_said() -> None:
    left = analysis(percent("固定资产投资", "5"))
    words = figure("固定资产投资", "与全市趋势保持一致", comparator="follow_upper")
    (row,) = rows.levels(left, analysis(replace(words, measure="growth")), REGISTRY)
    assert (row.relation, row.reason) == ("one_side_in_words", "对方未列数值")


def test_nothing_is_said_of_what_an_excerpt_lacks() -> None:
    left = analysis(kind="excerpt")
    assert rows.levels(left, analysis(percent("地区生产总值", "5")), REGISTRY) == ()
    (row,) = rows.levels(analysis(), analysis(percent("地区生产总值", "5")), REGISTRY)
    assert (row.left, row.relation) == ((), "one_side_only")


def test_places_among_others_are_no_rows() -> None:
    rank = figure("地区生产总值", "全市第一", measure="rank", kind="result", period="2025")
    assert rows.levels(analysis(rank), analysis(rank), REGISTRY) == ()


def test_different_years_are_said() -> None:
    left = analysis(percent("地区生产总值", "5"))
    later = percent("地区生产总值", "5", period="2027")
    (row,) = rows.levels(left, analysis(later, year=2027), REGISTRY)
    assert (row.comparable, row.reason) == ("no", rows.OTHER_YEARS)


# --- one year and the next --------------------------------------------------------------------


def of(found: tuple[Row, ...], which: str) -> list[tuple[str, str | None, str]]:
    return [(row.label, row.relation, row.reason) for row in found if row.of == which]


def test_a_target_meets_the_result_that_the_next_report_states() -> None:
    later = percent("地区生产总值", "5.2", kind="result", period="2026")
    found = years.years(
        analysis(percent("地区生产总值", "5")), analysis(later, year=2027), REGISTRY
    )
    assert of(found, "target_result") == [("地区生产总值", "exceeded", "")]


def test_a_main_target_without_a_result_is_not_reported() -> None:
    found = years.years(analysis(percent("地区生产总值", "5")), analysis(year=2027), REGISTRY)
    assert of(found, "target_result") == [("地区生产总值", "not_reported", "对方未列数值")]
    assert of(found, "target_target") == [("地区生产总值", "dropped", "对方未列数值")]


def test_nothing_is_not_reported_where_the_later_text_is_an_excerpt() -> None:
    later = analysis(year=2027, kind="excerpt")
    assert years.years(analysis(percent("地区生产总值", "5")), later, REGISTRY) == ()


def test_an_unemployment_below_its_ceiling_is_met() -> None:
    target = percent("城镇调查失业率", "5.5", comparator="approx", measure="share")
    result = replace(target, kind="result", comparator="eq", canonical_low=Decimal("5.1"))
    found = years.years(analysis(target), analysis(result, year=2027), REGISTRY)
    assert of(found, "target_result") == [("城镇调查失业率", "met", "")]


def test_a_target_in_words_is_met_by_growth_alone() -> None:
    words = figure("一般公共预算收入", "正增长", comparator="positive", measure="growth")
    result = percent("一般公共预算收入", "3", kind="result")
    found = years.years(analysis(words), analysis(result, year=2027), REGISTRY)
    assert of(found, "target_result") == [("一般公共预算收入", "met", "")]


def test_a_result_in_words_is_said() -> None:
    words = figure("一般公共预算收入", "正增长", comparator="positive", measure="growth")
    later = analysis(replace(words, kind="result"), year=2027)
    found = years.years(analysis(percent("一般公共预算收入", "3")), later, REGISTRY)
    assert of(found, "target_result") == [("一般公共预算收入", "reported_in_words", "对方未列数值")]


def test_new_ones_are_not_measured_against_all_there_are() -> None:
    target = things("新增国家高新技术企业", "300", "家", comparator="ge")
    result = things("国家高新技术企业总量", "7397", "家", kind="result", extent="stock")
    found = years.years(analysis(target, role="task"), analysis(result, year=2027), REGISTRY)
    assert of(found, "target_result") == [("新增国家高新技术企业", "not_comparable", "存量与增量")]


def test_a_start_is_not_measured_against_what_is_done() -> None:
    target = things("开工老旧小区改造", "20", comparator="ge")
    result = things("改造老旧小区", "63", kind="result")
    found = years.years(analysis(target, role="task"), analysis(result, year=2027), REGISTRY)
    assert of(found, "target_result") == [("老旧小区改造", "not_comparable", "阶段不同")]


def test_a_part_is_not_measured_against_the_whole() -> None:
    target = things("新增绿色工厂", "10", "家")
    result = things("新增国家级绿色工厂", "6", "家", kind="result")
    found = years.years(analysis(target, role="task"), analysis(result, year=2027), REGISTRY)
    assert of(found, "target_result") == [("新增绿色工厂", "not_comparable", "范围不同")]


def test_about_turned_into_at_least_is_tightened() -> None:
    earlier = percent("地区生产总值", "6", comparator="approx")
    later = percent("地区生产总值", "6", comparator="ge", period="2027")
    found = years.years(analysis(earlier), analysis(later, year=2027), REGISTRY)
    told = "限定词有变化：由“6%”改为“6%”"
    assert ("地区生产总值", "tightened", told) in of(found, "target_target")


def test_a_growth_after_an_amount_is_not_comparable() -> None:
    earlier = money("固定资产投资", "2000", kind="target", period="2026")
    later = percent("固定资产投资", "6.5", period="2027")
    found = years.years(analysis(earlier), analysis(later, year=2027), REGISTRY)
    assert ("固定资产投资", "not_comparable", "增幅与数额") in of(found, "target_target")


def test_a_main_target_that_last_year_lacked_is_new() -> None:
    later = analysis(percent("社会消费品零售总额", "5", period="2027"), year=2027)
    found = years.years(analysis(), later, REGISTRY)
    assert of(found, "target_target") == [("社会消费品零售总额", "new", "对方未列数值")]


def test_the_whole_meets_the_whole_and_not_its_part() -> None:
    targets = (things("产业用地", "16.6", "公顷"), things("产业用地", "80", "公顷"))
    later = analysis(things("产业用地", "107", "公顷", kind="result"), year=2027)
    found = years.years(analysis(*targets, role="task"), later, REGISTRY)
    assert [row.left for row in found if row.of == "target_result"] == [("q-2026-1",)]
