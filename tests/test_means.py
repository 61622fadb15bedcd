"""A sum over known years has a yearly mean, two levels a mean growth; everything else has none."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from duizhao.comparing import means
from duizhao.model import Quantity
from duizhao.text import Range
from tests import compose


def found(sentence: str, surface: str, written: str, unit: str, **changes: Any) -> str:
    """Return the mean of one figure of five years as it is said, or nothing."""
    document = compose.document(sentence)
    start = document.text.text.index(surface)
    paragraph = document.paragraphs[0]
    number = Decimal(written)
    quantity = Quantity(
        "q-1", paragraph.id, paragraph.sentences[0].id, Range(start, start + len(surface)),
        surface, "收入", None, number, number, unit, "eq", "level", "cumulative",
        "cumulative_result", "2021-2025", "plain", number, number, "元",
    )  # fmt: skip
    made = means.means(document, (replace(quantity, **changes),))
    return "".join(f"{mean.words}{mean.value.normalize():f}{mean.unit}" for mean in made)


def test_a_sum_is_shared_out_over_its_years_with_the_digits_it_was_written_with() -> None:
    assert found("收入累计完成173.28亿元。", "173.28亿元", "173.28", "亿元") == "约34.66亿元"


def test_a_mean_without_a_remainder_is_exact() -> None:
    assert found("收入累计完成15250元。", "15250元", "15250", "元") == "3050元"


def test_a_mean_below_one_is_said_in_the_next_scale() -> None:
    assert found("累计利用1.28亿元。", "1.28亿元", "1.28", "亿元") == "2560万元"


def test_more_than_a_sum_gives_more_than_its_mean() -> None:
    more = {"comparator": "gt", "high": None}
    assert found("累计超214亿元。", "超214亿元", "214", "亿元", **more) == "超42.8亿元"
    assert found("累计超16亿元。", "超16亿元", "16", "亿元", **more) == "超3.2亿元"


@pytest.mark.parametrize(
    ("sentence", "changes"),
    [
        ("收入完成50亿元。", {}),
        ("收入累计达到50亿元。", {"extent": "stock"}),
        ("收入年均累计完成50亿元。", {}),
        ("收入累计完成50亿元。", {"period": "2025"}),
        ("收入累计完成50亿元。", {"kind": "target"}),
        ("收入累计增长50亿元。", {"measure": "growth"}),
        ("收入累计完成50亿元。", {"comparator": "le", "low": None}),
        ("累计举办50亿元。", {"canonical_unit": "岁"}),
    ],
)
def test_what_is_no_sum_over_known_years_has_no_mean(
    sentence: str, changes: dict[str, Any]
) -> None:
    surface = "50亿元"
    assert found(sentence, surface, "50", "亿元", **changes) == ""


def test_a_sum_in_another_clause_says_nothing_of_a_figure() -> None:
    assert found("累计办成大事，收入50亿元。", "50亿元", "50", "亿元") == ""


def test_a_few_things_have_no_mean() -> None:
    things = {"canonical_unit": "家", "measure": "count"}
    assert found("新增企业17家。", "17家", "17", "家", **things) == ""
    assert found("新增企业89家。", "89家", "89", "家", **things) == "约18家"


def levels(*given: tuple[str, str], **changes: Any) -> list[str]:
    """Return the growth between levels of (period, value)."""
    quantities = [
        replace(
            Quantity(
                f"q-{period}", "p", "s", Range(0, 1), value, "收入", None, Decimal(value),
                Decimal(value), "亿元", "eq", "level", "stock", "result", period, "plain",
                Decimal(value), Decimal(value), "元",
            ),
            **changes,
        )
        for period, value in given
    ]  # fmt: skip
    return [f"{growth.years} {growth.percent}" for growth in means.growths(quantities)]


def test_a_first_and_a_last_level_give_a_mean_growth() -> None:
    assert levels(("2020", "3847"), ("2023", "5202.01")) == ["3 10.6"]
    assert levels(("2013", "2330"), ("2016-2020", "8629")) == ["7 20.6"]


@pytest.mark.parametrize(
    ("given", "changes"),
    [
        ((("2024", "100"), ("2025", "110")), {}),
        ((("2020", "100"),), {}),
        ((("2020", "100"), ("2022", "110"), ("2025", "120")), {}),
        ((("2020", "100"), ("2025", "120")), {"comparator": "gt"}),
        ((("2020", "100"), ("2025", "120")), {"extent": "cumulative"}),
        ((("2020", "100"), ("2025", "120")), {"kind": "target"}),
        ((("2020", "6"), ("2025", "8")), {"canonical_unit": "个"}),
        ((("2020", "82.4"), ("2025", "83.9")), {"canonical_unit": "岁"}),
    ],
)
def test_what_is_no_first_and_last_level_has_no_mean_growth(
    given: tuple[tuple[str, str], ...], changes: dict[str, Any]
) -> None:
    assert levels(*given, **changes) == []
