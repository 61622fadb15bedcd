"""Findings: each rule says a neutral sentence, rests on words, and goes where these go."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import cycle

import pytest

from duizhao import lexicon, reading
from duizhao.comparing import confirming, editions, findings, progress, rows
from duizhao.comparing.confirming import DecidedFinding
from duizhao.errors import Code, Finding
from duizhao.model import Analysis, Release, Report, Row, Statement
from duizhao.numbers import indicators, scanning, undertakings
from duizhao.publishing.labels import unwise
from duizhao.reading import schema
from tests.test_pages import book

REGISTRY = indicators.registry(None)
REPORT = """政府工作报告

现在，我代表政府报告工作。

一、2025年工作回顾

一年来，固定资产投资增长15.5%，新增就业1.5万人。{result}

二、2026年重点工作

2026年是开局之年。{position}

今年经济社会发展的主要预期目标是：{targets}

（一）扩大有效需求

{task}
"""
TARGETS = "地区生产总值增长4.5%，固定资产投资与全市趋势保持一致，新增就业1.3万人以上。"
TASK = "扩大投资。推动机场项目年内竣工，实施学校项目。"


def analysis(
    place: str = "某区",
    result: str = "",
    position: str = "",
    targets: str = TARGETS,
    task: str = TASK,
    delivered: date | None = None,
) -> Analysis:
    """Return a report of these sentences, read."""
    words = REPORT.format(result=result, position=position, targets=targets, task=task)
    about = Report(place, "政府工作报告", place, "district", 2026, "full", delivered=delivered)
    document = reading.document(about, Release("1", "source.txt", words.encode()))[0]
    quantities, numerals = scanning.scan(document)
    named = indicators.assign(quantities, REGISTRY, document)
    lines = progress.progress(document, named, REGISTRY)
    tasks = undertakings.undertakings(document, named)
    return Analysis(document, named, numerals, (), lines, tasks)


def said(left: Analysis, right: Analysis) -> tuple[Statement, ...]:
    return findings.findings(left, right, rows.levels(left, right, REGISTRY))


def of_rule(rule: str, *pair: Analysis) -> list[str]:
    left, right = pair if len(pair) == 2 else (analysis("某市"), pair[0])
    return [
        each.text
        for each in said(left, right)
        if each.rule == rule and (len(pair) == 2 or "某市" not in each.text)
    ]


# --- what the rules say -----------------------------------------------------------------------


def test_main_targets_with_and_without_a_number_are_counted_and_named() -> None:
    assert of_rule("targets", analysis()) == [
        "某区集中列出的主要预期目标，列数值的2项（地区生产总值增幅4.5%、新增就业1.3万人以上），"
        "以文字表述的1项（固定资产投资“与全市趋势保持一致”）。"
    ]
    assert "文字" not in of_rule("targets", analysis(targets="地区生产总值增长4.5%。"))[0]


def test_the_reasons_for_a_target_do_not_count_it_twice() -> None:
    reasons = "地区生产总值增长4.5%，是综合考虑确定的。"
    (sentence,) = of_rule("targets", analysis(targets=TARGETS + reasons))
    assert "列数值的2项" in sentence


def test_main_targets_of_two_sentences_are_counted_together() -> None:
    more = "常住人口城镇化率达59%左右，城镇调查失业率5.5%左右；收支保持平衡。"
    left, right = analysis("某市"), analysis(targets="地区生产总值增长5%左右。" + more)
    told = [each for each in findings.findings(left, right, [], REGISTRY) if each.rule == "targets"]
    assert told[1].text == (
        "某区集中列出的主要预期目标，列数值的3项（地区生产总值增幅5%左右、常住人口城镇化率59%左右、"
        "城镇调查失业率5.5%左右），以文字表述的1项（“收支保持平衡”）。"
    )


def test_what_is_hoped_for_is_no_further_target_and_other_words_are_one() -> None:
    targets = "地区生产总值增长5%、力争5.5%，努力争取更好结果，进出口总额稳中提质，收支保持平衡。"
    left, right = analysis("某市", targets=targets), analysis(targets=targets)
    told = findings.findings(left, right, [], REGISTRY)
    assert [each.text for each in told if each.rule == "targets"][1] == (
        "某区集中列出的主要预期目标，列数值的1项（地区生产总值增幅5%），"
        "以文字表述的2项（“进出口总额稳中提质”、“收支保持平衡”）。"
    )


def test_a_number_that_became_words_is_told_with_both_years() -> None:
    assert of_rule("words", analysis()) == [
        "固定资产投资：某区2025年完成数为增幅15.5%，2026年目标为“与全市趋势保持一致”，未列数值。"
    ]
    assert of_rule("words", analysis(targets="固定资产投资增长6%。")) == []


def test_figures_of_one_subject_on_both_sides_make_a_sentence() -> None:
    pair = analysis("某市", targets="地区生产总值增长5%。"), analysis("某区")
    assert "地区生产总值：某市目标增幅5%，某区目标增幅4.5%。" in of_rule("both_numbers", *pair)


def test_the_second_figure_of_one_name_is_no_sentence() -> None:
    left, right = (
        analysis("某市", targets="发放消费券5万元。"),
        analysis(targets="发放消费券3万元。"),
    )
    ids = (left.quantities[-1].id,), (right.quantities[-1].id,)
    two = [Row(f"r-{place}", None, "消费券", *ids, "exact") for place in (1, 2)]
    told = [each for each in findings.findings(left, right, two) if each.rule == "both_numbers"]
    assert len(told) == 1


def test_what_stood_at_the_end_of_several_years_is_called_no_sum() -> None:
    left, right = analysis("某市"), analysis("某区")
    stood, now = left.quantities[0], right.quantities[0]
    stood = replace(stood, kind="cumulative_result", extent="stock")
    row = Row("r-1", None, "固定资产投资", (stood.id,), (now.id,), "exact")
    pair = replace(left, quantities=(stood, *left.quantities[1:])), right
    (told,) = (each for each in findings.findings(*pair, [row]) if each.rule == "both_numbers")
    assert told.text == "固定资产投资：某市在多年回顾中列为增幅15.5%，某区上年完成增幅15.5%。"


def test_other_units_of_one_measure_are_told_and_not_converted() -> None:
    left = analysis("某市", task="更新改造道路80条。")
    right = analysis("某区", task="更新改造道路8万平方米。")
    ids = (left.quantities[-1].id,), (right.quantities[-1].id,)
    row = Row("r-1", None, "更新改造道路", *ids, "no", reason="单位不同")
    (told,) = (each for each in findings.findings(left, right, [row]) if each.rule == "units")
    assert told.text == "更新改造道路：某市目标80条，某区目标8万平方米，计量单位不同。"


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("实施重点项目112个。15个项目竣工，35个项目开工，19个项目储备，43个项目谋划。", 4),
        ("新建学校12所，其中小学校8所、中学校4所。", 2),
        ("实施重点项目112个。15个项目竣工，35个项目开工，19个项目储备，44个项目谋划。", 0),
        ("实施重点项目112余个。15个项目竣工，35个项目开工，19个项目储备，43个项目谋划。", 0),
        ("新建学校12所。改造公园8所、建成幼儿园4所。", 0),
    ],
    ids=["sum", "announced", "not-the-sum", "about", "other-things"],
)
def test_a_total_is_told_only_where_all_its_parts_stand_behind_it(words: str, parts: int) -> None:
    told = of_rule("sums", analysis(result=words))
    assert len(told) == bool(parts)
    if parts:
        assert f"{parts}个分项之和相符" in told[0]


def test_deadlines_are_those_that_the_report_writes() -> None:
    assert of_rule("deadlines", analysis()) == [
        "某区未列数值的任务中，写明时限的有1项：机场项目年内竣工。"
    ]
    assert of_rule("deadlines", analysis(task="推动机场项目竣工。")) == []


def test_old_and_new_names_of_a_place_are_set_beside_each_other() -> None:
    before = "全力打造创新发展示范区、滨海旅游先行区、美好生活幸福区。"
    now = "加快建设创新发展示范区、现代物流枢纽区、美好生活幸福区，意义重大。"
    (sentence,) = of_rule("positions", analysis(result=before, position=now))
    assert "相同的有创新发展示范区、美好生活幸福区" in sentence
    assert of_rule("positions", analysis(position=now)) == []
    listed = "推进行政区、开发区、保税区一体化。"
    assert of_rule("positions", analysis(result=before, position=listed)) == []


def test_the_order_of_two_reports_is_told_where_both_days_are_known() -> None:
    first, second = date(2026, 1, 21), date(2026, 1, 26)
    pair = analysis("某市", delivered=second), analysis("某区", delivered=first)
    assert of_rule("dates", *pair) == [
        "某区报告于2026年1月21日作出，某市报告于2026年1月26日作出，相隔5天。"
    ]
    assert of_rule("dates", analysis("某市"), pair[1]) == []


def test_every_finding_rests_on_words_of_the_reports_and_warns() -> None:
    left, right = analysis("某市"), analysis()
    for finding in said(left, right):
        assert finding.caution
        assert finding.grounds
        for ground in finding.grounds:
            side = {"left": left, "right": right}[ground.side]
            assert side.document.words(ground.at) in side.document.text.text
    ids = [each.id for each in said(left, right)]
    assert len(set(ids)) == len(ids)


def test_the_templates_say_nothing_that_the_site_does_not_say() -> None:
    for rule in lexicon.table("findings")["rule"]:
        words = rule["caution"] + "".join(rule["sentences"].values())
        assert [each.avoid for each in unwise() if each.avoid in words] == []


def test_the_rules_are_those_that_an_editor_may_decide_on() -> None:
    rules = [rule["id"] for rule in lexicon.table("findings")["rule"]]
    assert tuple(rules) == schema.FINDING_RULES


# --- what an editor decides -------------------------------------------------------------------

QUOTES = ("固定资产投资增长15.5%", "固定资产投资与全市趋势保持一致")


def report(key: str, code: Code, wrong: str, found: str) -> Finding:
    return Finding("pair.toml", 1, code, f"{key}：{wrong}", found=found)


def settled(
    right: Analysis,
    quotes: Iterable[str] = QUOTES,
    text: str = "",
    decision: str = "confirm",
    rule: str = "words",
) -> tuple[list[Statement], list[str]]:
    """Return the findings with a decision on them, and the codes of what was said."""
    left = analysis("某市", targets="地区生产总值增长5%。")
    decided = DecidedFinding(rule, {"right": tuple(quotes)}, text, decision, "读过", report)
    found = confirming.settle(said(left, right), left.document, right.document, [decided])
    changed = [each for each in found.findings if each.origin != "computed"]
    return changed, [each.code for each in found.problems]


def test_a_confirmed_and_a_struck_finding_are_two_states() -> None:
    (confirmed,), told = settled(analysis())
    assert (confirmed.rule, confirmed.origin, confirmed.reason) == ("words", "confirmed", "读过")
    assert told == []
    (struck,), _ = settled(analysis(), decision="strike")
    assert struck.origin == "rejected"


def test_a_decision_needs_all_the_words_that_the_finding_rests_on() -> None:
    assert settled(analysis(), QUOTES[:1]) == ([], [Code.ORPHANED])
    assert settled(analysis(), (*QUOTES, "新增就业1.5万人")) == ([], [Code.ORPHANED])


def test_a_corrected_figure_takes_the_decision_down() -> None:
    changed = analysis(
        targets=TARGETS.replace("固定资产投资与全市趋势保持一致", "固定资产投资增长6%")
    )
    assert settled(changed)[0] == []
    assert Code.STALE in settled(changed)[1] or Code.ORPHANED in settled(changed)[1]


def test_a_decision_on_another_sentence_is_stale_and_shows_both() -> None:
    right = analysis()
    (kept,), _ = settled(right)
    assert settled(right, text=kept.text)[0] == [kept]
    assert settled(right, text=kept.text.replace("15.5", "15.0")) == ([], [Code.STALE])


def test_the_public_edition_has_confirmed_findings_only_and_no_remarks() -> None:
    every = said(analysis("某市"), analysis())
    marked = tuple(
        replace(each, origin=origin, reason="读过")
        for each, origin in zip(every, cycle(("computed", "confirmed", "rejected")), strict=False)
    )
    public = editions.edition(book(edition="public", findings=marked))
    (shown,) = (pair.findings for pair in public.comparisons)
    confirmed = [each for each in marked if each.origin == "confirmed"]
    assert [each.id for each in shown] == [each.id for each in confirmed]
    assert {each.reason for each in shown} == {""}


def test_a_decision_whose_words_moved_is_kept_and_told() -> None:
    right, left = analysis(), analysis("某市")
    before = analysis(targets="地区生产总值增长4%。", task=TARGETS)
    decided = DecidedFinding("words", {"right": QUOTES}, "", "confirm", "", report)
    found = confirming.settle(
        said(left, right), left.document, right.document, [decided], [before.document]
    )
    assert [each.rule for each in found.findings if each.origin == "confirmed"] == ["words"]
    assert [each.code for each in found.problems] == [Code.MOVED]


def test_what_a_report_only_expects_is_told_as_expected() -> None:
    left, right = analysis("某市"), analysis("某区", result="预计全年财政收入增长8%左右。")
    expected = next(q for q in right.quantities if q.surface == "8%左右")
    row = Row("r-1", None, "财政收入", (left.quantities[0].id,), (expected.id,), "exact")
    (told,) = (
        each for each in findings.findings(left, right, [row]) if each.rule == "both_numbers"
    )
    assert "某区上年完成（预计）增幅8%左右" in told.text
    assert "某市上年完成固定资产投资增幅15.5%" in told.text
