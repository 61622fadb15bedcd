"""A report that lost its line ends."""

import time

import pytest

from duizhao import reading
from duizhao.model import Document, Release, Report
from duizhao.numbers import scanning
from duizhao.reading import flat
from duizhao.text import Range

FRONT = (
    "政府工作报告",
    "各位代表：",
    "现在，我代表区人民政府，向大会报告工作，请予审议。",
)
BODY = (
    "一、2025年工作回顾",
    "过去一年，" + "全区上下坚持稳中求进，各项工作取得新进展。" * 70 + "地区生产总值增长5%。",
    "（一）产业更加兴旺。新增高新技术企业20家。",
    "五年来，我们坚持改革创新，累计新建学校12所。",
    "在肯定成绩的同时，我们也清醒看到，还有3个断面未达标。",
    "二、2026年主要目标任务",
    "今年主要预期目标是：新增就业2万人以上。",
    "（一）建设产业强区。新增规上企业30家。",
    "各位代表！让我们更加紧密地团结起来，为建设现代化新区而努力奋斗！",
)


def document(text: str) -> Document:
    """Return a report of this text."""
    report = Report("x", "政府工作报告", "某区", "district", 2026, "full")
    found, _ = reading.document(report, Release("1", "source.txt", text.encode()), ())
    return found


@pytest.mark.parametrize("separator", ["", " ", "\n"], ids=["nothing", "a space", "a line end"])
def test_a_report_is_read_alike_whatever_parts_its_lines(separator: str) -> None:
    found = document(separator.join((*FRONT, *BODY)))
    assert [section.heading for section in found.sections] == [
        "2025年工作回顾",
        "产业更加兴旺。",
        "2026年主要目标任务",
        "建设产业强区。",
    ]
    quantities, _ = scanning.scan(found)
    assert [(one.surface, one.kind, one.period) for one in quantities] == [
        ("5%", "result", "2025"),
        ("20家", "result", "2025"),
        ("12所", "cumulative_result", "2021-2025"),
        ("3个", "ongoing_fact", "2025"),
        ("2万人以上", "target", "2026"),
        ("30家", "target", "2026"),
    ]


def test_a_long_line_whose_parts_do_not_show_stays_whole() -> None:
    line = "一、2025年工作回顾" + "各项工作取得新进展。" * 300
    assert flat.pieces(line, Range(0, len(line))) == (Range(0, len(line)),)


def test_a_short_line_stays_whole() -> None:
    line = "".join(BODY[0:1]) + "。" + BODY[5]
    assert flat.pieces(line, Range(0, len(line))) == (Range(0, len(line)),)


def test_a_text_of_nothing_but_part_numbers_is_cut_in_no_time() -> None:
    line = "一、" * 200_000
    began = time.process_time()
    assert flat.pieces(line, Range(0, len(line))) == (Range(0, len(line)),)
    assert time.process_time() - began < 2


def test_where_spaces_stand_for_line_ends_they_part_the_lines() -> None:
    work = "全年新建改建学校20所。新增学位1.2万个，改造老旧小区30个。整治背街小巷40条。" * 8
    lines = ["各位代表：", "现在，我代表市人民政府报告工作。", "一、我们走过了极不平凡的一年"]
    lines += [work, "（一）综合实力迈上新台阶", work, "（二）民生福祉得到新改善", work, work]
    source = " ".join([*lines, "二、做好今年各项工作", work, work])
    cut = [source[at.start : at.end].strip() for at in flat.pieces(source, Range(0, len(source)))]
    assert cut == [*lines, "二、做好今年各项工作", work, work]
    printed = source.replace("。", "。 ")
    assert len(flat.pieces(printed, Range(0, len(printed)))) == 1
