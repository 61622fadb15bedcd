"""The day a report was delivered is read from its own opening."""

from datetime import date

import pytest

from duizhao import reading
from duizhao.model import Release, Report

BODY = (
    "\n各位代表：\n现在，我代表政府向大会报告工作。\n一、2025年工作回顾\n一年来，完成投资5亿元。\n"
)


def day(opening: str, entered: date | None = None) -> date | None:
    report = Report("a", "政府工作报告", "某省", "province", 2026, "full", delivered=entered)
    words = f"政府工作报告\n{opening}{BODY}"
    document, _ = reading.document(report, Release("1", "source.txt", words.encode()))
    return document.report.delivered


@pytest.mark.parametrize(
    "opening",
    [
        "——2026年1月28日在某省第十四届人民代表大会第四次会议上",
        "（2026年1月28日在某省第十四届人民代表大会第四次会议上）",
        "——二〇二六年一月二十八日在某省十四届人民代表大会第四次会议上",
        "2026年1月28日某市某区第二届人大第三次会议",
    ],
)
def test_the_opening_names_the_day_of_the_congress(opening: str) -> None:
    assert day(opening) == date(2026, 1, 28)


def test_a_report_may_be_delivered_late_in_the_year_before() -> None:
    assert day("——2025年12月21日在某市人民代表大会上") == date(2025, 12, 21)


@pytest.mark.parametrize(
    "opening",
    [
        "2026年2月10日 07时41分 来源：某报",
        "——2026年2月31日在某市人民代表大会上",
        "——2019年1月28日在某市人民代表大会上",
        "2026年1月8日在某市人民代表大会上\n2026年1月9日在某区人民代表大会上",
    ],
)
def test_other_days_impossible_ones_and_several_are_none(opening: str) -> None:
    assert day(opening) is None


def test_what_an_editor_entered_stands() -> None:
    entered = date(2026, 1, 27)
    assert day("——2026年1月28日在某市人民代表大会上", entered) == entered
