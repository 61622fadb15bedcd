"""One year and the next: targets beside what became of them, and beside the targets that follow."""

from dataclasses import replace
from decimal import Decimal

import pytest

from duizhao.comparing import years
from duizhao.model import Row
from tests.marked import figure
from tests.reports import REGISTRY, analysis, money, percent, things


def of(found: tuple[Row, ...], which: str) -> list[tuple[str, str | None, str]]:
    return [(row.label, row.relation, row.reason) for row in found if row.of == which]


def test_a_target_meets_the_result_that_the_next_report_states() -> None:
    later = percent("地区生产总值", "5.2", kind="result", period="2026")
    found = years.years(
        analysis(percent("地区生产总值", "5")), analysis(later, year=2027), REGISTRY
    )
    assert of(found, "target_result") == [("地区生产总值", "exceeded", "")]


def test_a_result_is_laid_beside_what_was_promised_before_what_was_hoped_for() -> None:
    promised = percent("地区生产总值", "7")
    hoped = percent("地区生产总值", "8", commitment="soft")
    later = analysis(percent("地区生产总值", "7.9", kind="result"), year=2027)
    found = years.years(analysis(promised, hoped), later, REGISTRY)
    assert of(found, "target_result") == [("地区生产总值", "exceeded", "")]
    assert found[0].left == ("q-2026-0",)


def test_a_main_target_without_a_result_is_not_reported() -> None:
    found = years.years(analysis(percent("地区生产总值", "5")), analysis(year=2027), REGISTRY)
    assert of(found, "target_result") == [("地区生产总值", "not_reported", "对方未列数值")]
    assert of(found, "target_target") == [("地区生产总值", "dropped", "对方未列数值")]


def test_a_result_that_a_clause_tells_without_a_figure_is_reported_in_words() -> None:
    target = things("粮食产量", "60", "吨", measure="level")
    told = analysis(year=2027, role="result", before="农业稳产，粮食总产量再创历史新高。")
    found = years.years(analysis(target), told, REGISTRY)
    reason = "报告的表述为“粮食总产量再创历史新高”"
    assert of(found, "target_result") == [("粮食产量", "reported_in_words", reason)]
    other = analysis(year=2027, role="result", before="农业稳产，占粮食总产量比重提高。")
    found = years.years(analysis(target), other, REGISTRY)
    assert of(found, "target_result") == [("粮食产量", "not_reported", "对方未列数值")]


def test_nothing_is_not_reported_by_a_report_that_reviews_another_year() -> None:
    found = years.years(analysis(percent("地区生产总值", "5")), analysis(year=2028), REGISTRY)
    assert of(found, "target_result") == []


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


# --- keeping pace with the economy ------------------------------------------------------------


def pace(income: str, economy: str | None, before: str = "") -> list[tuple[str, str | None, str]]:
    words = figure("居民收入", "和经济增长同步", comparator="sync", measure="growth")
    told = [percent(before + "居民收入", income, kind="result")]
    told += [percent("地区生产总值", economy, kind="result")] if economy else []
    return of(years.years(analysis(words), analysis(*told, year=2027), REGISTRY), "target_result")


def test_income_that_grows_no_less_than_the_economy_has_kept_pace() -> None:
    told = "同年地区生产总值增长5%；收入增幅未注明是否扣除价格因素"
    assert pace("5.1", "5") == [("居民收入", "met", told)]
    assert pace("5", "5") == [("居民收入", "met", told)]


def test_income_that_grows_less_is_not_judged_as_no_report_says_how_far_pace_goes() -> None:
    ((_, relation, reason),) = pace("4.4", "5")
    assert relation == "not_comparable"
    assert reason.startswith("目标未列数值；同年地区生产总值增长5%")


def test_pace_is_not_judged_by_a_part_of_the_residents() -> None:
    ((_, relation, reason),) = pace("5.6", "5", before="农村")
    assert (relation, reason) == ("not_comparable", "全体居民与城镇、农村居民的范围不同，仅供参考")


def test_pace_is_not_judged_without_the_figure_of_the_economy() -> None:
    assert pace("5.1", None) == [("居民收入", "not_comparable", "目标未列数值")]


# --- what is intended, what there is by now, what is stated twice -------------------------------


def test_a_sum_that_is_only_intended_meets_such_a_sum_and_no_result() -> None:
    planned = money("意向投资额", "1300", kind="planned_total", period="2026")
    signed = replace(planned, kind="planned_total")
    found = years.years(
        analysis(planned, role="task"), analysis(signed, year=2027, role="result"), REGISTRY
    )
    assert of(found, "target_result") == [("意向投资额", "met", "")]
    result = replace(planned, kind="result")
    later = analysis(result, year=2027, role="result")
    assert of(years.years(analysis(planned, role="task"), later, REGISTRY), "target_result") == []


def test_a_sum_intended_for_nothing_in_particular_meets_no_other() -> None:
    planned = money("总投资", "740", kind="planned_total", period="2026")
    later = analysis(planned, year=2027, role="result")
    assert years.years(analysis(planned, role="task"), later, REGISTRY) == ()


def test_what_there_is_by_now_reports_a_target_that_counts_all() -> None:
    target = things("独角兽企业", "20", "家", extent="stock")
    there = replace(target, kind="cumulative_result", period="2022-2026")
    found = years.years(analysis(target, role="task"), analysis(there, year=2027), REGISTRY)
    assert of(found, "target_result") == [("独角兽企业", "met", "")]


def test_a_target_that_is_stated_twice_is_one_row() -> None:
    stated = (percent("地区生产总值", "5"), percent("经济增长预期目标", "5"))
    later = analysis(*(replace(one, period="2027") for one in stated), year=2027)
    found = years.years(analysis(*stated), later, REGISTRY)
    assert of(found, "target_target") == [("地区生产总值", "unchanged", "")]


def test_what_a_part_of_the_place_achieved_is_not_the_wholes() -> None:
    target = things("新增持牌金融机构", "6", "家")
    later = analysis(things("落地持牌金融机构", "4", "家", kind="result"), year=2027)
    whole = years.years(analysis(target, role="task"), later, REGISTRY)
    assert [row.relation for row in whole if row.of == "target_result"] == ["missed"]
    part = analysis(
        things("落地持牌金融机构", "4", "家", kind="result"), year=2027, before="中心片区"
    )
    found = years.years(analysis(target, role="task"), part, REGISTRY)
    assert of(found, "target_result")[0][1:] == ("not_comparable", "范围不同")


def test_what_is_new_is_close_to_what_is_new_or_renewed() -> None:
    target = things("新改扩建公园", "10")
    later = analysis(things("新建公园", "12", kind="result"), year=2027)
    (row,) = (
        row
        for row in years.years(analysis(target, role="task"), later, REGISTRY)
        if row.of == "target_result"
    )
    assert (row.comparable, row.reason) == ("close", "新建与改造的范围口径待核")


def test_an_amount_is_the_flow_that_its_indicator_is_whatever_the_clause_says() -> None:
    target = figure("粮食产量", "60万吨", unit="吨", low=60, high=60, extent="stock")
    result = replace(target, kind="result", extent="flow", measure="level")
    found = years.years(
        analysis(replace(target, measure="level")), analysis(result, year=2027), REGISTRY
    )
    assert of(found, "target_result") == [("粮食产量", "met", "")]


@pytest.mark.parametrize("relation", ["tightened", "loosened"])
def test_a_change_of_tone_is_told_in_words(relation: str) -> None:
    tones = ("soft", "firm") if relation == "tightened" else ("firm", "soft")
    earlier = percent("地区生产总值", "6", commitment=tones[0])
    later = percent("地区生产总值", "6", commitment=tones[1], period="2027")
    found = years.years(analysis(earlier), analysis(later, year=2027), REGISTRY)
    ((_, said, reason),) = of(found, "target_target")
    assert said == relation
    assert reason.startswith("语气有变化：由")


def test_prices_that_rose_less_than_about_so_much_lie_below_unless_that_was_a_limit() -> None:
    about = percent("居民消费价格涨幅", "2", comparator="approx")
    later = analysis(percent("居民消费价格", "0.1", kind="result"), year=2027)
    found = years.years(analysis(about), later, REGISTRY)
    assert of(found, "target_result") == [("居民消费价格涨幅", "missed", "")]
    kept = analysis(replace(about, metric="居民消费价格涨幅控制在"))
    named = tuple(replace(q, metric=about.metric, indicator="cpi") for q in kept.quantities)
    found = years.years(replace(kept, quantities=named), later, REGISTRY)
    assert of(found, "target_result") == [("居民消费价格涨幅", "met", "")]


def test_words_that_hedge_a_target_loosen_it_and_other_words_are_not_compared() -> None:
    pace = figure("居民收入", "与经济增长同步", comparator="sync", measure="growth")
    hedged = replace(pace, surface="与经济增长基本同步", period="2027")
    found = years.years(analysis(pace), analysis(hedged, year=2027), REGISTRY)
    told = "限定词有变化：由“与经济增长同步”改为“与经济增长基本同步”"
    assert of(found, "target_target") == [("居民收入", "loosened", told)]
    steady = replace(pace, surface="稳步增长", comparator="grow", period="2027")
    found = years.years(analysis(pace), analysis(steady, year=2027), REGISTRY)
    assert of(found, "target_target") == [("居民收入", "not_comparable", "均未列数值")]


def test_an_increment_beside_its_amount_is_no_row_of_its_own() -> None:
    amount = money("赤字规模", "566", kind="target", period="2026")
    increment = replace(amount, surface="160元", low=Decimal(160), measure="growth")
    increment = replace(increment, high=Decimal(160), canonical_low=Decimal(160))
    later = [replace(one, period="2027") for one in (amount, increment)]
    found = years.years(analysis(amount, increment), analysis(*later, year=2027), REGISTRY)
    assert [row.left for row in found if row.of == "target_target"] == [("q-2026-0",)]


def test_a_promised_decline_is_missed_by_a_smaller_one_though_the_level_is_a_ceiling() -> None:
    promised = percent("PM2.5平均浓度", "3", measure="decline")
    reached = percent("PM2.5平均浓度", "1.2", measure="decline", kind="result")
    found = years.years(analysis(promised), analysis(reached, year=2027), REGISTRY)
    assert of(found, "target_result") == [("PM2.5平均浓度", "missed", "")]


def test_growth_of_any_kind_is_missed_by_a_decline() -> None:
    positive = figure("进出口总额", "实现正增长", comparator="positive", measure="growth")
    fell = percent("进出口总额", "2.1", measure="decline", kind="result")
    found = years.years(analysis(positive), analysis(fell, year=2027), REGISTRY)
    assert of(found, "target_result") == [("进出口总额", "missed", "")]


def test_a_hope_beside_a_target_does_not_meet_an_amount() -> None:
    promised, hoped = (
        percent("地区生产总值", "6"),
        percent("地区生产总值", "6.5", commitment="soft"),
    )
    reached = percent("地区生产总值", "6.2", kind="result")
    later = analysis(reached, money("地区生产总值", "4012", period="2026"), year=2027)
    found = years.years(analysis(promised, hoped), later, REGISTRY)
    assert of(found, "target_result") == [("地区生产总值", "exceeded", "")]


def test_a_target_that_the_other_year_has_in_words_is_neither_dropped_nor_new() -> None:
    target, words = percent("进出口总额", "3"), "进出口总额稳中提质，"
    later = analysis(percent("地区生产总值", "5", period="2027"), year=2027, before=words)
    told = ("进出口总额", "not_comparable", "本年的表述为“进出口总额稳中提质”")
    assert told in of(years.years(analysis(target), later, REGISTRY), "target_target")
    earlier = analysis(percent("地区生产总值", "5"), before=words)
    now = analysis(replace(target, period="2027"), year=2027)
    told = ("进出口总额", "not_comparable", "上年的表述为“进出口总额稳中提质”")
    assert told in of(years.years(earlier, now, REGISTRY), "target_target")
