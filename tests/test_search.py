"""What search runs on: where a passage may be shortened."""

from itertools import pairwise

from duizhao.publishing import search
from duizhao.text import Range


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
