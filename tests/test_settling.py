"""Settling: an editor sets, adds and strikes figures, on the words quoted and on no others."""

from typing import Any

from duizhao import reading
from duizhao.errors import Code, Finding
from duizhao.model import Document, Release, Report
from duizhao.numbers import scanning
from duizhao.numbers.settling import DecidedQuantity, Settled, settle

TEXT = (
    "现在，我代表政府报告。\n一、2026年重点工作\n"
    "做优服务。新建口袋公园6个，建成“117项目”展馆2处。\n"
)


def document() -> Document:
    report = Report("a", "政府工作报告", "某区", "district", 2026, "full")
    return reading.document(report, Release("1", "source.txt", TEXT.encode("utf-8")))[0]


def complain(key: str, code: Code, wrong: str, found: str) -> Finding:
    return Finding("decisions.toml", 1, code, f"{key}：{wrong}", found=found)


def settled(quote: str, surface: str, action: str, **changes: Any) -> Settled:
    found = document()
    return settle(
        found,
        *scanning.scan(found),
        [DecidedQuantity(quote, surface, action, changes, complain)],
    )


def test_a_struck_figure_becomes_a_numeral_and_every_digit_stays_accounted_for() -> None:
    result = settled("新建口袋公园6个", "6个", "strike")
    assert [q.surface for q in result.quantities] == ["2处"]
    assert ("6个", "struck") in [(n.text, n.reason) for n in result.numerals]


def test_a_set_figure_keeps_what_the_editor_does_not_name() -> None:
    result = settled("新建口袋公园6个", "6个", "set", metric="口袋公园", kind="result")
    first = result.quantities[0]
    assert (first.metric, first.kind, first.unit, str(first.low)) == (
        *("口袋公园", "result", "个"),
        "6",
    )


def test_a_set_bound_changes_the_canonical_one_with_it() -> None:
    first = settled("新建口袋公园6个", "6个", "set", low=7, high=7).quantities[0]
    assert (str(first.low), str(first.canonical_low)) == ("7", "7")


def test_an_added_figure_takes_the_place_of_the_numeral() -> None:
    result = settled("建成“117项目”展馆", "117", "add", metric="项目", unit="")
    assert [q.surface for q in result.quantities] == ["6个", "117", "2处"]
    assert "117" not in [n.text for n in result.numerals]


def test_a_decision_whose_words_have_changed_is_not_applied() -> None:
    result = settled("新建口袋公园9个", "9个", "strike")
    assert [q.surface for q in result.quantities] == ["6个", "2处"]
    assert [finding.code for finding in result.findings] == [Code.STALE]


def test_setting_nothing_confirms_what_was_read() -> None:
    result = settled("新建口袋公园6个", "6个", "set")
    assert [q.surface for q in result.quantities] == ["6个", "2处"]
    assert result.findings == ()


def test_setting_or_striking_where_no_figure_was_read_is_told() -> None:
    for action in ("set", "strike"):
        result = settled("做优服务", "服务", action)
        assert [finding.code for finding in result.findings] == [Code.WITHOUT_EFFECT], action
