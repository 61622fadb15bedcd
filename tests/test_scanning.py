"""What holds for the figures of any text."""

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duizhao import lexicon, reading
from duizhao.model import Document, Paragraph, Sentence
from duizhao.numbers import classes, scanning, states, vocabulary
from duizhao.reading import content
from duizhao.text import Range
from tests import quality
from tests.test_number_cases import document

ROOT = Path(__file__).parent.parent
REPORTS = {report.report.id: report for report in content.load(ROOT / "content").reports}
WORDS = st.sampled_from(
    [
        *"0123456789一二十百万亿两第〇.,-—%％年月号级期、，。（）“”《》和等约超近\n\t",
        *"家个项元人亿元 万平方米 以上 左右 新增 完成 增长 下降 公园 企业 分别 均 占".split(),
        *"全覆盖 从 增至".split(),
        *"地区生产总值 位居全市前列 与全市趋势保持一致 2026年 第八次 十四五 A 5G".split(),
    ]
)


def read(report: str) -> Document:
    """Return the current release of a report of this content, read."""
    entry = REPORTS[report]
    found, _ = reading.document(entry.report, entry.report.releases[-1], entry.decisions)
    return found


def digits_are_accounted_for(found: Document) -> None:
    """Assert that every Arabic digit lies in one numeral or in one range of quantities."""
    quantities, numerals = scanning.scan(found)
    ranges = sorted([*{quantity.at for quantity in quantities}, *(one.at for one in numerals)])
    assert all(one.end <= following.start for one, following in pairwise(ranges))
    held = {place for one in ranges for place in range(one.start, one.end)}
    text = found.text.text
    assert [text[place] for place in range(len(text)) if text[place] in "0123456789"] == [
        text[place] for place in sorted(held) if text[place] in "0123456789"
    ]


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=40).map("".join), st.sampled_from(["result", "task", "five_year"]))
def test_any_text_is_read_with_every_digit_in_one_place(text: str, role: str) -> None:
    digits_are_accounted_for(document(text, role))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_a_figure_lies_within_its_sentence_and_says_its_words(text: str) -> None:
    found = document(text)
    sentences = {one.id: one.at for one in found.paragraphs[0].sentences}
    for quantity in scanning.scan(found)[0]:
        assert sentences[quantity.sentence].holds(quantity.at)
        assert quantity.surface == found.words(quantity.at)


@pytest.mark.parametrize("report", sorted(REPORTS))
def test_every_digit_of_a_report_is_accounted_for(report: str) -> None:
    digits_are_accounted_for(read(report))


@pytest.mark.parametrize("report", sorted(REPORTS))
def test_the_figures_of_a_report_are_as_a_reader_marked_them(report: str) -> None:
    path = quality.GOLDEN / f"quantities-{report}.toml"
    found = read(report)
    expected = tuple(quality.marks(found, quality.entries(path)))
    score = quality.compare(scanning.scan(found)[0], expected)
    assert score.value_f1 >= 0.97
    assert score.tuple_f1 >= 0.90


def test_ids_count_the_figures_of_a_sentence() -> None:
    quantities, _ = scanning.scan(document("新建公园3个、桥梁2座。新增学位100个。"))
    assert [quantity.id for quantity in quantities] == [
        "q-0000000000-1",
        "q-0000000000-2",
        "q-0000000001-1",
    ]


def test_one_figure_for_several_metrics_gives_one_quantity_each_over_the_same_words() -> None:
    quantities, _ = scanning.scan(document("“网上办”“马上办”比例均超95%。"))
    assert [quantity.metric for quantity in quantities] == ["“网上办”比例", "“马上办”比例"]
    assert len({quantity.at for quantity in quantities}) == 1


def test_a_figure_in_base_units_has_its_scale_in_its_digits() -> None:
    (quantity,), _ = scanning.scan(document("总投资增加1.2万亿元。"))
    assert quantity.canonical_low == Decimal(1_200_000_000_000)
    assert quantity.canonical_unit == "元"


def test_the_front_of_a_report_holds_no_quantities() -> None:
    quantities, numerals = scanning.scan(document("2026年1月21日，第8次会议，印发20份", "front"))
    assert not quantities
    assert [one.reason for one in numerals] == ["date", "ordinal", "name"]


@pytest.mark.parametrize(
    "entry", lexicon.table("numerals")["class"], ids=lambda one: one["pattern"]
)
def test_the_examples_of_a_class_are_found_whole(entry: dict[str, Any]) -> None:
    for example in entry["examples"]:
        text = f"在{example}，"
        (found,) = classes.by_form(text)
        assert (found.at.of(text), found.reason) == (example, entry["reason"])


@pytest.mark.parametrize("entry", lexicon.table("states")["state"], ids=lambda one: one["pattern"])
def test_the_examples_of_a_state_are_found(entry: dict[str, Any]) -> None:
    for example in entry["examples"]:
        sentence, _, words = example.partition(" | ")
        (found,) = states.find(sentence, "targets")
        assert (found.at.of(sentence), found.comparator) == (words, entry["comparator"])


def test_a_unit_is_no_part_of_a_longer_word() -> None:
    pattern = vocabulary.units().pattern
    assert pattern.match("家企业") is not None
    assert pattern.match("家庭") is None


def test_ranges_of_a_list_do_not_touch() -> None:
    quantities, _ = scanning.scan(document("建成道路80条、桥梁15座和泵站3座。"))
    ends = [Range(quantity.at.start, quantity.at.end) for quantity in quantities]
    assert ends == sorted(ends)
    assert [quantity.unit for quantity in quantities] == ["条", "座", "座"]


def test_a_half_year_report_reviews_its_own_year() -> None:
    found = document("上半年，生产总值增长5.4%，财政收入增长3%。", "result")
    assert {one.period for one in scanning.scan(found)[0]} == {"2025"}
    halved = replace(found, report=replace(found.report, title="关于上半年工作情况的报告"))
    assert {one.period for one in scanning.scan(halved)[0]} == {"2026"}


def test_a_table_is_read_by_its_caption_header_and_labels() -> None:
    rows = [
        "2025年完成情况",
        "指标\t增长\t全年目标增长",
        "生产总值500亿元\t5.2\t5.0",
        "出口\t-3.1\t3.0",
    ]
    text = "\n".join(rows)
    ends = [len("\n".join(rows[: count + 1])) for count in range(len(rows))]
    ranges = [Range(end - len(row), end) for end, row in zip(ends, rows, strict=True)]
    paragraphs = tuple(
        Paragraph(f"p-{place}", None, "table", at, None, (Sentence(f"s-{place}", at),))
        for place, at in enumerate(ranges)
    )
    plain = document(text)
    quantities, _ = scanning.scan(replace(plain, paragraphs=paragraphs))
    assert [(one.metric, one.surface, one.kind, one.period) for one in quantities] == [
        ("生产总值", "500亿元", "result", "2025"),
        ("生产总值", "5.2", "result", "2025"),
        ("生产总值", "5.0", "target", "2025"),
        ("出口", "-3.1", "result", "2025"),
        ("出口", "3.0", "target", "2025"),
    ]
    assert {one.unit for one in quantities} == {"亿元", "%"}
