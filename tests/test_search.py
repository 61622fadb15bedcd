"""What search runs on: each report's passages, and where one may be shortened."""

import json
from dataclasses import replace
from itertools import pairwise
from typing import Any

from duizhao.model import Analysis, Assignment, Book, Site
from duizhao.publishing import pages, search
from duizhao.text import HealedText, Range
from tests.samples import analysis


def pieces(text: str, *kept: str) -> list[str]:
    """Return the pieces between the cuts of a text in which some words are kept whole."""
    ranges = [Range(text.index(words), text.index(words) + len(words)) for words in kept]
    places = [0, *search.cuts(text, Range(0, len(text)), ranges), len(text)]
    return [text[start:end] for start, end in pairwise(places)]


def test_a_passage_is_cut_behind_the_end_of_a_clause() -> None:
    assert pieces("稳中求进，提质增效。再上台阶") == ["稳中求进，", "提质增效。", "再上台阶"]


def test_a_closing_quotation_mark_stays_with_its_clause() -> None:
    assert pieces("他说：“好。”我们走") == ["他说：", "“好。”", "我们走"]


def test_a_formula_that_holds_a_comma_is_never_cut() -> None:
    formula = "不忘初心，牢记使命"
    assert pieces(f"要{formula}，砥砺前行", formula) == [f"要{formula}，", "砥砺前行"]


def test_overlapping_ranges_are_kept_together() -> None:
    assert pieces("甲，乙，丙，丁", "甲，乙", "乙，丙") == ["甲，乙，丙，", "丁"]


def test_offsets_count_from_the_paragraphs_start() -> None:
    assert search.cuts("前段。甲，乙", Range(3, 6), ()) == (2,)


def library(found: Analysis) -> pages.Library:
    return pages.library(Book(Site(), (found,), ()))


def script(found: Analysis) -> dict[str, Any]:
    """Return what the script file of a report hands to the search."""
    ((path, content),) = search.files(library(found)).items()
    assert path == "search/a-2026.js"
    call = content.decode().removesuffix(");\n").removeprefix("duizhaoSearch(")
    loaded: dict[str, Any] = json.loads(call)
    return loaded


def test_every_passage_is_handed_over_verbatim_with_what_it_is_filtered_by() -> None:
    found = script(replace(analysis(), topics=(Assignment("p-1", "economy", 1.0),)))
    assert found["sections"] == ["一、回顾"]
    assert found["passages"] == [
        ["p-1", 0, "result", ["economy"], ["result"], "新增道路80条。", [], []],
        ["p-2", 0, "result", [], [], "坚持新质生产力。", [], [[2, 7]]],
    ]


def test_offsets_are_those_of_scripts() -> None:
    words = "一、回顾\n\n新增𠮷路80条。\n\n坚持新质生产力。\n"
    text = HealedText(words.replace("坚持", "𠮷持"), ())
    (_, second) = script(analysis(text=text))["passages"]
    assert second[-1] == [[3, 8]]


def test_the_page_offers_only_what_occurs() -> None:
    found = replace(analysis(), topics=(Assignment("p-1", "economy", 1.0),))
    offered = search.page(library(found)).context["search"]
    assert isinstance(offered, search.Search)
    assert [shard.file for shard in offered.shards] == ["search/a-2026.js"]
    assert offered.topics == (("economy", "经济运行与主要目标"),)
    assert offered.roles == (("result", "上年工作回顾"),)
    assert offered.kinds == (("result", "上年完成"),)
