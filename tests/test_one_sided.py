"""Wording that one report has: its quoted terms that stand nowhere in the other full text."""

import pytest

from duizhao.comparing import one_sided
from duizhao.model import Document
from tests.compose import document

LEFT = "深化“大城三管”，推进“高效办成一件事”，打造“阳光物业”，再推“阳光物业”。"
RIGHT = "深入推进“大城三管”，把高效办成一件事落到实处，建设“云地图”。"


def terms(left: Document, right: Document) -> list[tuple[str, str, int]]:
    return [(own.side, own.text, len(own.at)) for own in one_sided.one_sided(left, right)]


def test_a_term_that_the_other_full_text_has_nowhere_is_listed_with_its_places() -> None:
    left, right = document(LEFT, name="甲市"), document(RIGHT, name="乙区")
    assert terms(left, right) == [("left", "阳光物业", 2), ("right", "云地图", 1)]
    own = one_sided.one_sided(left, right)[0]
    assert {left.words(at) for at in own.at} == {"“阳光物业”"}


@pytest.mark.parametrize("kind", ["excerpt", "summary", "excerpt_of_summary"])
def test_nothing_is_listed_against_a_text_that_is_not_full(kind: str) -> None:
    left, right = document(LEFT, kind=kind), document(RIGHT)
    assert [side for side, _, _ in terms(left, right)] == ["left"]


def test_widths_notes_and_formulas_make_no_own_wording() -> None:
    left = document("发展“互联网＋监管[12]”，做到“两个维护”，办好“12345”。")
    assert terms(left, document("发展互联网+监管。")) == []


def test_only_what_is_said_of_the_years_to_come_is_compared() -> None:
    left = document(("result", "去年打造“阳光物业”。"), ("task", "今年打造“绿色物业”。"))
    assert terms(left, document("其他工作。")) == [("left", "绿色物业", 1)]
