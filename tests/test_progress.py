"""Last year's result beside this year's target in one report."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from duizhao.comparing import mentions, progress
from duizhao.model import Analysis, Progress, Quantity
from duizhao.numbers import scanning
from tests import marked, reports
from tests.marked import figure
from tests.test_number_cases import document

MARKS = marked.golden("rows-hedong-2026")
FLOORS = {"floor_below_result", "below_result"}


def of(analysis: Analysis) -> tuple[Progress, ...]:
    return progress.progress(analysis.document, analysis.quantities, marked.registry())


@pytest.fixture(scope="module")
def lines() -> tuple[Progress, ...]:
    return of(marked.analysis("hedong-2026"))


def of_marks(
    key: str, analysis: Analysis | None = None
) -> Iterator[tuple[str, frozenset[str], dict[str, Any]]]:
    analysis = analysis or marked.analysis("hedong-2026")
    for row in MARKS[key]:
        yield (
            row["label"],
            marked.ids(analysis, row["result"]) | marked.ids(analysis, row["target"]),
            row,
        )


def test_every_row_that_a_reader_allows_is_found(lines: tuple[Progress, ...]) -> None:
    found = {frozenset((line.result, line.target)): line for line in lines}
    assert [label for label, ids, _ in of_marks("row") if ids not in found] == []


def test_the_relations_are_those_a_reader_gives(lines: tuple[Progress, ...]) -> None:
    """A trend in words in both years is `to_words` here: 与上年持平 would claim an amount."""
    found = {frozenset((line.result, line.target)): line for line in lines}
    for label, ids, row in of_marks("row"):
        allowed = {row["relation"], *row.get("relation_too", ())}
        line = found[ids]
        both_in_words = line.reason == "两年均未列数值"
        assert both_in_words or line.relation in allowed, label
        assert line.comparable in {row["comparable"], *row.get("comparable_too", ())}, label


def test_nothing_else_is_set_side_by_side(lines: tuple[Progress, ...]) -> None:
    allowed = {ids: row for key in ("row", "may") for _, ids, row in of_marks(key)}
    for line in lines:
        if line.result and line.target:
            assert frozenset((line.result, line.target)) in allowed, line


def test_what_may_be_shown_is_never_exact(lines: tuple[Progress, ...]) -> None:
    found = {frozenset((line.result, line.target)): line for line in lines}
    for label, ids, row in of_marks("may"):
        if line := found.get(ids):
            assert line.relation in {row["relation"], *row.get("relation_too", ())}, label
            assert line.comparable in {row["comparable"], *row.get("comparable_too", ())}, label


def test_results_that_are_not_taken_up_are_said_so(lines: tuple[Progress, ...]) -> None:
    analysis = marked.analysis("hedong-2026")
    alone = {line.result for line in lines if line.relation == "not_restated"}
    for mark in MARKS["result_only"]:
        assert marked.ids(analysis, mark) & alone, mark


def test_nine_floors_lie_below_the_result_and_the_tenth_equals_it(
    lines: tuple[Progress, ...],
) -> None:
    measured = [line.relation for line in lines if line.comparable in ("exact", "close")]
    assert len([relation for relation in measured if relation in FLOORS]) == 9
    assert measured.count("at_result") == 1


def test_equal_digits_of_different_things_never_meet(lines: tuple[Progress, ...]) -> None:
    analysis = marked.analysis("hedong-2026")
    pairs = set(marked.both(((line.result or "",), (line.target or "",)) for line in lines))
    for never in MARKS["never"]:
        ids = marked.ids(analysis, never["one"]) | marked.ids(analysis, never["other"])
        assert not any(pair <= ids for pair in pairs), never["why"]


def test_ids_are_stable_and_unique(lines: tuple[Progress, ...]) -> None:
    analysis = marked.analysis("hedong-2026")
    assert of(analysis) == lines
    assert len({line.id for line in lines}) == len(lines)


def test_a_reason_is_given_wherever_a_row_is_not_exact(lines: tuple[Progress, ...]) -> None:
    assert [line for line in lines if line.comparable != "exact" and not line.reason] == []


def test_the_figures_as_read_give_the_same_rows() -> None:
    analysis = marked.scanned("hedong-2026")
    found = {frozenset((line.result, line.target)) for line in of(analysis) if line.target}
    wanted = {label: ids for label, ids, _ in of_marks("row", analysis)}
    allowed = {ids for key in ("row", "may") for _, ids, _ in of_marks(key, analysis)}
    assert [label for label, ids in wanted.items() if ids not in found] == []
    assert found <= allowed


# --- reports made by hand ---------------------------------------------------------------------


def lines_of(*figures: Quantity, **more: Any) -> list[tuple[str, str, str, str]]:
    made = reports.analysis(*figures, **more)
    found = progress.progress(made.document, made.quantities, marked.registry())
    return [(line.label, line.relation, line.comparable, line.reason) for line in found]


def test_a_main_target_that_is_measured_otherwise_is_said_beside_one_that_is_not() -> None:
    result = reports.money("固定资产投资", "1914")
    growth = reports.percent("固定资产投资", "6.5")
    amount = reports.money("固定资产投资目标", "2039", kind="target", period="2026")
    assert lines_of(result, growth, amount) == [
        ("固定资产投资", "unit_changed", "no", "增幅与数额"),
        ("固定资产投资", "above_result", "exact", ""),
    ]


def test_a_promise_to_keep_pace_names_what_is_promised_of_the_economy() -> None:
    income = figure("居民收入", "和经济增长同步", comparator="sync", measure="growth")
    reached = reports.percent("居民人均可支配收入", "5.1", kind="result", period="2025")
    economy = reports.percent("地区生产总值", "5")
    told = "本年未列数值；本年地区生产总值目标为“5%”"
    assert ("居民收入", "to_words", "exact", told) in lines_of(reached, income, economy)


def test_words_about_all_residents_do_not_follow_a_number_about_some_of_them() -> None:
    some = reports.percent("农村居民人均可支配收入", "5.7", kind="result", period="2025")
    everybody = figure("居民收入", "和经济增长同步", comparator="sync", measure="growth")
    reason = "全体居民与城镇、农村居民的范围不同，仅供参考"
    assert lines_of(some, everybody) == [("居民收入", "scope_changed", "loose", reason)]


def test_a_result_whose_target_is_in_words_that_were_not_read_has_turned_into_words() -> None:
    result = reports.percent("进出口总额", "4", kind="result", period="2025")
    growth = reports.percent("地区生产总值", "5")
    told = "本年未列数值，表述为“进出口总额稳中提质”"
    lines = lines_of(result, growth, before="进出口总额稳中提质，")
    assert ("进出口总额", "to_words", "no", told) in lines


def test_to_grow_faster_than_another_is_a_target_in_words_and_no_figure() -> None:
    words = "主要预期目标是：生产总值增长5%，农村居民收入增速快于城镇，粮食产量不低于去年。"
    said = document(words, "targets")
    figures, _ = scanning.scan(said)
    assert [each.surface for each in figures] == ["5%"]
    unread = mentions.unread(said, figures, said.paragraphs[0].at, ())
    assert [said.words(at) for at in unread] == ["农村居民收入增速快于城镇", "粮食产量不低于去年"]


def test_what_was_planned_is_another_stage_than_what_is_made() -> None:
    planned = reports.things("规划产业空间", "50", "平方米", measure="level", kind="result")
    made = reports.things("新增产业空间", "40", "平方米", measure="level")
    assert lines_of(replace(planned, period="2025"), made) == [
        ("新增产业空间", "not_comparable", "no", "阶段不同")
    ]


def test_a_list_that_shares_most_items_with_another_is_of_another_scope() -> None:
    before = reports.things("引进旗舰店、概念店、快闪商店", "45", "家", kind="result")
    after = reports.things("引进旗舰店、概念店、品牌展厅店", "50", "家")
    assert lines_of(replace(before, period="2025"), after) == []
    most = reports.things("引进概念店、快闪商店", "50", "家")
    ((_, relation, comparable, _),) = lines_of(replace(before, period="2025"), most)
    assert (relation, comparable) == ("scope_changed", "loose")
