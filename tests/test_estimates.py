"""What a report only expects is told from what it has done."""

from dataclasses import replace

import pytest

from duizhao.comparing.estimates import is_expected
from duizhao.text import Range
from tests import compose
from tests.marked import figure


@pytest.mark.parametrize(
    ("words", "kind", "expected"),
    [
        ("预计全年地区生产总值增长6%左右。", "result", True),
        ("预计（下同）全年投资增长5%，地区生产总值增长6%左右。", "result", True),
        ("预计投资增长5%。地区生产总值增长6%左右。", "result", False),
        ("好于预计，地区生产总值增长6%左右。", "result", False),
        ("地区生产总值增长6%左右，预计全年再增。", "result", False),
        ("预计地区生产总值增长6%左右。", "target", False),
    ],
)
def test_a_result_behind_the_word_in_its_sentence_is_expected(
    words: str, kind: str, expected: bool
) -> None:
    document = compose.document(("result", words))
    start = document.text.text.index("6%左右")
    at = Range(start, start + len("6%左右"))
    (paragraph,) = document.paragraphs
    sentence = next(each for each in paragraph.sentences if each.at.holds(at))
    made = figure("地区生产总值", "6%左右", kind=kind)
    found = replace(made, at=at, paragraph=paragraph.id, sentence=sentence.id)
    assert is_expected(document, found) is expected
