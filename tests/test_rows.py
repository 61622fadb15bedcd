"""Figures of two reports of one year beside each other: levels and peers."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from duizhao.comparing import pairing, rows
from duizhao.model import Analysis, Row
from tests import marked
from tests.marked import figure
from tests.reports import REGISTRY, analysis, money, percent, things

MARKS = marked.golden("rows-tianjin-hedong")


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


def test_only_a_clause_without_a_figure_puts_what_the_other_counts_in_words() -> None:
    left = analysis(percent("居民人均可支配收入", "5"))
    named = "持续增加居民人均可支配收入。"
    (row,) = rows.levels(left, analysis(before=named), REGISTRY)
    assert row.relation == "one_side_in_words"
    part = replace(percent("常住居民人均可支配收入", "5"), indicator=None)
    (row,) = rows.levels(left, analysis(part, before="农村"), REGISTRY)
    assert row.relation == "one_side_only"


def test_words_that_the_other_does_not_count_stand_alone() -> None:
    words = figure("居民人均可支配收入", "与经济增长同步", comparator="sync")
    left = analysis(replace(words, measure="growth"))
    (row,) = rows.levels(left, analysis(before="持续增加居民人均可支配收入。"), REGISTRY)
    assert row.relation == "one_side_only"


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


def test_other_words_for_a_known_indicator_bring_its_caveat_and_the_same_words_do_not() -> None:
    left = analysis(things("新增首店", "60", "家"))
    (row,) = rows.levels(left, analysis(things("引进首店", "20", "家")), REGISTRY)
    assert (row.comparable, row.reason) == ("exact", "")
    (row,) = rows.levels(left, analysis(things("新增旗舰店、首店", "20", "家")), REGISTRY)
    assert (row.comparable, row.reason) == ("close", "首店是否含旗舰店、新概念店口径待核")


def test_what_each_government_defines_for_itself_is_close_and_has_no_share() -> None:
    left = analysis(things("重大项目", "687", kind="result", period="2025"))
    right = analysis(things("重大项目", "167", kind="result", period="2025"))
    (row,) = rows.levels(left, right, REGISTRY)
    assert (row.comparable, row.share) == ("close", None)
    assert row.reason == "重点项目的级别和范围口径待核"


def test_a_growth_said_to_be_real_is_close_to_one_that_does_not_say_so() -> None:
    real = percent("居民人均可支配收入实际增长", "5.1", kind="result", period="2025")
    left = analysis(real)
    named = tuple(
        replace(q, metric="居民收入", indicator="resident-income") for q in left.quantities
    )
    left = replace(left, quantities=named)
    right = analysis(percent("居民收入", "4.4", kind="result", period="2025"))
    (row,) = rows.levels(left, right, REGISTRY)
    assert (row.comparable, row.reason) == ("close", pairing.REAL_AND_UNSAID)
    (row,) = rows.levels(left, left, REGISTRY)
    assert (row.comparable, row.reason) == ("exact", "")


def test_lists_of_two_levels_of_government_are_of_another_scope() -> None:
    left, right = things("国家先进制造业集群", "2"), things("省级先进制造业集群", "3")
    (row,) = rows.peers(analysis(left), analysis(right), REGISTRY)
    assert (row.comparable, row.reason) == ("loose", pairing.OTHER_SCOPE)
    (row,) = rows.peers(analysis(left), analysis(left), REGISTRY)
    assert row.comparable == "exact"


def test_a_target_of_several_years_does_not_stand_beside_last_years_result() -> None:
    result = analysis(percent("民间投资", "3", kind="result", period="2025"), role="result")
    planned = analysis(percent("民间投资", "6", period="2026-2030"), role="outlook")
    assert rows.peers(result, planned, REGISTRY) == ()
    (row,) = rows.peers(result, analysis(percent("民间投资", "6"), role="task"), REGISTRY)
    assert (row.comparable, row.reason) == ("loose", rows.UNLIKE_KINDS)


def test_what_began_and_what_was_done_are_two_stages_of_one_thing() -> None:
    began = things("开工改造老旧小区", "180", kind="result", period="2025")
    done = things("老旧小区改造", "36", kind="result", period="2025")
    assert rows.levels(analysis(began), analysis(done, before="完成"), REGISTRY) == ()
    (row,) = rows.levels(analysis(began), analysis(done), REGISTRY)
    assert row.comparable == "exact"


def test_a_net_increment_is_close_to_what_was_added() -> None:
    added = things("新增高新技术企业", "210", "家", kind="result", period="2025")
    net = things("高新技术企业", "35", "家", kind="result", period="2025", measure="growth")
    (row,) = rows.levels(analysis(added), analysis(net, before="净增"), REGISTRY)
    assert (row.comparable, row.reason) == ("close", pairing.NET_AND_NEW)


def test_those_newly_moved_are_a_flow_beside_all_who_are_moved() -> None:
    new = analysis(things("新增农村劳动力转移就业", "40", "人"))
    (row,) = rows.peers(new, analysis(things("农村劳动力转移就业", "240", "人")), REGISTRY)
    assert (row.comparable, row.reason) == ("no", "存量与增量")
