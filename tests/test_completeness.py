"""Signs that a text entered as full is not."""

import pytest

from duizhao import reading
from duizhao.errors import Finding
from duizhao.model import Release, Report
from duizhao.reading import completeness

FRONT = "政府工作报告\n各位代表：\n现在，我代表市政府报告工作。\n"
REVIEW = "一、2025年工作回顾\n生产总值增长5%。\n"
PLAN = "二、2026年重点工作\n（一）发展教育\n新建小学2所，新增学位1200个。\n"
CLOSING = "各位代表！让我们携手并肩，为建设美好家园而努力奋斗！\n"


def told(text: str, kind: str = "full") -> tuple[Finding, ...]:
    report = Report("a", "政府工作报告", "甲市", "city", 2026, kind)
    release = Release("1", "source.txt", text.encode(), kind=kind)
    return completeness.doubts(reading.document(report, release)[0], "report.toml")


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        (FRONT + REVIEW + PLAN + "（下转6版）\n", "有“下转6版”"),
        (
            FRONT.replace("报告\n", "报告（摘要）\n", 1) + REVIEW + PLAN,
            "标题作“政府工作报告（摘要）”",
        ),
        (FRONT + REVIEW + PLAN + "加强医疗卫生，扩建医院，完善\n", "末段没有写完"),
        (FRONT + REVIEW, "没有本年任务"),
    ],
)
def test_a_text_entered_as_full_is_doubted_where_it_says_that_it_is_not(
    text: str, sign: str
) -> None:
    (finding,) = told(text)
    assert (finding.code, finding.file) == ("C207", "report.toml")
    assert sign in finding.found
    assert told(text, "excerpt") == ()


def test_a_whole_report_is_not_doubted() -> None:
    jump = "（下转二版）（紧接一版）"
    assert told(FRONT + REVIEW + PLAN.replace("2所，", f"2所，{jump}") + CLOSING) == ()
    assert told(FRONT + REVIEW + PLAN + CLOSING.replace("！\n", "\n")) == ()
