"""Reports made by hand, of one paragraph that holds a few figures."""

from dataclasses import replace
from typing import Any

from duizhao.model import (
    Analysis,
    Coverage,
    Document,
    HealedText,
    Paragraph,
    Quantity,
    Release,
    Report,
)
from duizhao.numbers import indicators
from duizhao.text import Range
from tests import marked
from tests.marked import figure

REGISTRY = marked.registry()


def analysis(
    *figures: Quantity,
    year: int = 2026,
    kind: str = "full",
    role: str = "targets",
    before: str = "",
) -> Analysis:
    """Return a report with one paragraph that holds the metrics and surfaces of its figures.

    `before` stands before each metric, and alone where there is no figure.
    """
    words, placed = "" if figures else before, []
    for number, quantity in enumerate(figures):
        start = len(words) + len(before + quantity.metric)
        words += before + quantity.metric + quantity.surface + "。"
        at = Range(start, start + len(quantity.surface))
        placed.append(replace(quantity, id=f"q-{year}-{number}", at=at))
    document = Document(
        Report("r", "政府工作报告", "某市", "city", year, kind),
        Release("1", "source.txt", b"", kind=kind),
        HealedText(words, ()),
        (),
        (Paragraph("p", None, role, Range(0, len(words)), None, ()),),
        Coverage(),
    )
    return Analysis(document, indicators.assign(placed, REGISTRY), (), ())


def percent(metric: str, value: str, **more: Any) -> Quantity:
    usual: dict[str, Any] = {"unit": "%", "measure": "growth", "low": value, "high": value}
    return figure(metric, f"{value}%", **{**usual, **more})


def money(metric: str, value: str, **more: Any) -> Quantity:
    usual: dict[str, Any] = {
        "unit": "元",
        "measure": "level",
        "low": value,
        "high": value,
        "kind": "result",
    }
    return figure(metric, f"{value}元", **{**usual, "period": "2025", **more})


def things(metric: str, value: str, unit: str = "个", **more: Any) -> Quantity:
    return figure(metric, value + unit, **{"unit": unit, "low": value, "high": value, **more})
