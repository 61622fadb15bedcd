"""A report of two paragraphs with one figure and one repair, made by hand."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from duizhao.model import (
    Analysis,
    Coverage,
    Document,
    Paragraph,
    Quantity,
    Release,
    Report,
    Section,
)
from duizhao.text import HealedText, Range, Repair

SOURCE = "一、回顾\n\n新增道 路80条。\n\n坚持新质生产力。\n"
REPAIR = Repair("spaces", Range(9, 10), " ", "")
WORDS = "一、回顾\n\n新增道路80条。\n\n坚持新质生产力。\n"


def at(words: str) -> Range:
    start = WORDS.index(words)
    return Range(start, start + len(words))


def quantity(surface: str = "80条") -> Quantity:
    eighty = Decimal(80)
    return Quantity(
        "q-1", "p-1", "s-1", at("80条"), surface, "道路", None, eighty, eighty, "条", "eq", "count",
        "flow", "result", "2025", "plain", eighty, eighty, "条",
    )  # fmt: skip


def analysis(**changes: Any) -> Analysis:
    release = Release("1", "source.txt", SOURCE.encode())
    document = Document(
        Report("a-2026", "政府工作报告", "甲区", "district", 2026, "full", releases=(release,)),
        release,
        HealedText(SOURCE, (REPAIR,)),
        (Section("h-1", None, 1, "一", "回顾", "result", at("一、回顾")),),
        (
            Paragraph("p-1", "h-1", "result", at("新增道路80条。"), None, ()),
            Paragraph("p-2", "h-1", "result", at("坚持新质生产力。"), None, ()),
        ),
        Coverage(),
    )
    return Analysis(replace(document, **changes), (quantity(),), (), ())
