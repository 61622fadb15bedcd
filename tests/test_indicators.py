"""The registry, what is wrong with one, and which quantity speaks of which indicator."""

import re
from dataclasses import replace
from typing import Any

import pytest

from duizhao.lexicon import table
from duizhao.model import (
    Coverage,
    Document,
    HealedText,
    Indicator,
    Paragraph,
    Quantity,
    Release,
    Report,
)
from duizhao.numbers import indicators, likeness
from duizhao.text import Range
from tests.marked import figure

REGISTRY = indicators.registry()


def named(metric: str, **values: Any) -> str | None:
    (quantity,) = indicators.assign((figure(metric, **values),), REGISTRY)
    return quantity.indicator


def report(before: str, surface: str, lead: int = 0) -> tuple[Document, tuple[Quantity]]:
    """Return a report of one paragraph, and its one figure without a metric."""
    words = before + surface + "。"
    at = Range(len(before), len(before + surface))
    leading = Range(0, lead) if lead else None
    document = Document(
        Report("r", "政府工作报告", "宝安区", "district", 2026, "full"),
        Release("1", "source.txt", b""),
        HealedText(words, ()),
        (),
        (Paragraph("p", None, "task", Range(0, len(words)), leading, ()),),
        Coverage(),
    )
    return document, (figure("", surface, at=at),)


def test_the_registry_names_the_field() -> None:
    assert len(REGISTRY) >= 120
    assert indicators.check(REGISTRY) == ()
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", one.id) for one in REGISTRY)


def test_every_indicator_has_a_topic_and_near_names_have_a_caveat() -> None:
    topics = {topic["id"] for topic in table("topics")["topic"]}
    assert {one.topic for one in REGISTRY} <= topics
    assert [one.id for one in REGISTRY if one.near and not one.caveat] == []


def test_every_near_name_is_the_name_of_another_indicator() -> None:
    names = {likeness.normal(name) for one in REGISTRY for name in one.names}
    near = [(one.id, name) for one in REGISTRY for name in one.near]
    assert [pair for pair in near if likeness.normal(pair[1]) not in names] == []


@pytest.mark.parametrize(
    ("metric", "indicator", "values"),
    [
        ("地区生产总值（GDP）", "gdp", {"unit": "%", "measure": "growth", "low": 5}),
        ("地区生产总值", "gdp", {"unit": "元", "measure": "level", "low": 5}),
        ("固定资产投资", "fixed-asset-investment", {"comparator": "follow_upper"}),
        ("工业固定资产投资", "industrial-investment", {"unit": "%", "measure": "growth"}),
        ("民间投资", "private-investment", {"unit": "%", "measure": "growth"}),
        ("培育入库国家科技型中小企业", "technology-small-firms", {"unit": "家", "low": 263}),
        ("国家级专精特新“小巨人”企业总数", "little-giants", {"unit": "家"}),
        ("全民健身运动会等各类赛事活动", "sports-events", {"unit": "场"}),
        ("引进各类首店", "first-stores", {"unit": "家"}),
        ("PM2.5年均浓度", "fine-particles", {"unit": "%", "measure": "decline"}),
        ("“15分钟健身圈”覆盖率", "fitness-circle-cover", {"unit": "%", "measure": "share"}),
        ("新增首店、新概念店、旗舰店", "first-stores", {"unit": "家"}),
        ("新登记各类经营主体", "new-market-entities", {"unit": "户"}),
        ("新建、改造高标准农田", "well-built-farmland", {"unit": "亩"}),
        ("规模以上工业企业营业收入", "industrial-revenue", {"unit": "元", "measure": "level"}),
        ("城镇常住居民人均可支配收入", "urban-income", {"unit": "元", "measure": "level"}),
        ("新增智能算力", "intelligent-computing-power", {"unit": "P", "measure": "level"}),
        ("国考断面水质优良比例", "good-water-share", {"unit": "%", "measure": "share"}),
    ],
)
def test_a_metric_names_its_indicator(
    metric: str, indicator: str, values: dict[str, object]
) -> None:
    assert named(metric, **values) == indicator


@pytest.mark.parametrize(
    ("metric", "values"),
    [
        ("第三产业固定资产投资", {"unit": "%", "measure": "growth"}),
        ("地区生产总值能耗", {"unit": "%", "measure": "decline"}),
        ("居民收入倍差", {"unit": "倍"}),
        ("技术合同认定登记单位", {"unit": "家"}),
        ("民心工程任务", {"unit": "项"}),
    ],
)
def test_a_name_inside_a_longer_noun_names_nothing(metric: str, values: dict[str, object]) -> None:
    assert named(metric, **values) is None


def test_what_is_counted_must_agree() -> None:
    assert named("口袋公园", unit="个") == "pocket-parks"
    assert named("口袋公园", unit="元", measure="level") is None


def test_a_stock_is_not_the_flow_of_the_same_name() -> None:
    assert named("新增就业", unit="人", extent="flow") == "new-jobs"
    assert named("新增就业", unit="人", extent="stock") is None


def test_the_place_of_the_report_may_stand_before_the_name() -> None:
    document, (quantity,) = report("宝安地区生产总值达", "5000亿元")
    quantity = replace(quantity, metric="宝安地区生产总值", measure="level")
    assert indicators.assign((quantity,), REGISTRY)[0].indicator is None
    assert indicators.assign((quantity,), REGISTRY, document)[0].indicator == "gdp"


def test_a_general_metric_is_named_by_its_clause() -> None:
    words = "加大力度，力争获批超长期特别国债、中央预算内投资等资金"
    document, (quantity,) = report(words, "较上年显著增长")
    quantity = replace(quantity, metric="获批资金", comparator="grow", measure="growth")
    assert indicators.assign((quantity,), REGISTRY)[0].indicator is None
    assert indicators.assign((quantity,), REGISTRY, document)[0].indicator == "ultra-long-bonds"


def test_a_general_metric_is_named_by_the_figure_before_it_in_its_clause() -> None:
    document, (rate,) = report("规模以上工业企业达7.6万家、增加值增长", "3%")
    at = Range(9, 14)
    firms = figure("规模以上工业企业", "7.6万家", unit="家", canonical_unit="家", at=at)
    rate = replace(rate, metric="增加值", unit="%", canonical_unit="%", measure="growth")
    assigned = indicators.assign((firms, rate), REGISTRY, document)
    assert [one.indicator for one in assigned] == [
        "industrial-firms-above-scale",
        "industrial-added-value",
    ]


def test_a_general_metric_is_named_by_its_paragraphs_lead() -> None:
    document, (quantity,) = report("优化推进城市更新。启动建设中心花园等", "15个", lead=9)
    quantity = replace(quantity, metric="新项目", unit="个", canonical_unit="个")
    assert indicators.assign((quantity,), REGISTRY, document)[0].indicator == "renewal-projects"


def test_what_follows_a_part_of_the_whole_is_the_parts_as_well() -> None:
    values: dict[str, Any] = {"unit": "元", "measure": "level"}
    part = figure("片区地区生产总值", **values)
    investment = figure("固定资产投资", **values)
    of_the_whole = replace(investment, id="q-whole", sentence="t")
    assigned = indicators.assign((part, investment, of_the_whole), REGISTRY)
    assert [one.indicator for one in assigned] == [None, None, "fixed-asset-investment"]


def test_two_indicators_that_claim_the_same_words_are_a_finding() -> None:
    registry = (
        Indicator("one", ("技术合同成交额",), "innovation", "money"),
        Indicator("two", ("“技术合同”成交额",), "innovation", "money"),
    )
    (finding,) = indicators.check(registry)
    assert finding.code == "I3"
    assert "one、two" in str(finding)


def test_an_unknown_dimension_and_a_nameless_indicator_are_findings() -> None:
    registry = (Indicator("one", (), "economy", "colour"),)
    assert [finding.code for finding in indicators.check(registry)] == ["I1", "I2"]


def test_an_addition_replaces_fields_adds_names_and_strikes() -> None:
    entries = {"a": {"names": ["甲"], "topic": "economy"}, "b": {"names": ["乙"]}}
    additions = {
        "a": {"also": ["某甲"], "topic": "trade"},
        "b": {"strike": True},
        "c": {"names": ["丙"]},
    }
    assert indicators.merged(entries, additions) == {
        "a": {"names": ["甲", "某甲"], "topic": "trade"},
        "c": {"names": ["丙"]},
    }


@pytest.mark.parametrize(
    ("unit", "dimension"),
    [
        ("平方米", "area"),
        ("元", "money"),
        ("%", "share"),
        ("家", "count"),
        ("户", "households"),
        ("微克/立方米", "concentration"),
        ("元/人", "money"),
        ("", ""),
    ],
)
def test_a_unit_has_a_dimension(unit: str, dimension: str) -> None:
    assert indicators.dimension(unit) == dimension


def test_a_row_is_called_by_the_name_that_the_report_uses() -> None:
    known = {one.id: one for one in REGISTRY}
    assert indicators.wording("居民收入增长", known["resident-income"]) == "居民收入增长"
    assert indicators.wording("国内生产总值", known["gdp"]) == "国内生产总值"
    assert indicators.wording("引进各类首店", known["first-stores"]) == "首店"
    assert indicators.wording("新建5G基站", known["five-g-stations"]) == "新建5G基站"
    listed = indicators.wording("新增首店、新概念店、旗舰店", known["first-stores"])
    assert listed == "新增首店、旗舰店、新概念店"
    assert indicators.wording("产业链上下游企业", None) == "产业链上下游企业"


def test_a_site_may_add_names_and_strike_indicators() -> None:
    additions = {"gdp": {"also": ["区域总产出"]}, "exports": {"strike": True}}
    changed = {one.id: one for one in indicators.registry(additions)}
    assert "区域总产出" in changed["gdp"].names
    assert "exports" not in changed


def test_a_site_adds_an_indicator_in_four_lines() -> None:
    added = {"night-markets": {"names": ["夜市"], "topic": "consumption", "dimension": "count"}}
    known = indicators.registry(added)
    assert indicators.check(known) == ()
    (quantity,) = indicators.assign((figure("新增夜市", unit="个"),), known)
    assert quantity.indicator == "night-markets"


def test_an_addition_that_claims_the_words_of_another_is_refused() -> None:
    added = {"my-output": {"names": ["国内生产总值"], "topic": "economy", "dimension": "money"}}
    (finding,) = indicators.check(indicators.registry(added))
    assert finding.code == "I3"
    assert "gdp、my-output" in str(finding)


def test_growth_of_the_economy_is_that_of_its_product_and_called_so() -> None:
    (economy,) = indicators.assign([figure("经济", "5%左右", measure="growth", unit="%")], REGISTRY)
    assert economy.indicator == "gdp"
    (gdp,) = (each for each in REGISTRY if each.id == "gdp")
    assert indicators.wording("经济", gdp) == "经济增长"
    assert indicators.wording("居民收入", gdp) == "地区生产总值"
    (county,) = indicators.assign([figure("县域经济", "5%", measure="growth")], REGISTRY)
    assert county.indicator is None
