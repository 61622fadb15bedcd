"""Wording that two reports share."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from duizhao import formulas
from duizhao.matching import phrases
from duizhao.matching.substrings import Substrings
from duizhao.model import Document
from tests import quality_links
from tests.compose import document

LETTERS = st.text(alphabet="城市更新改造老旧小区15万个，。“”", min_size=1, max_size=40)


def shared(left: str, right: str) -> list[str]:
    return [phrase.text for phrase in phrases.shared(document(left), document(right))]


def test_the_longest_run_of_whole_words_is_shared() -> None:
    assert shared("大力推进国际消费中心城市建设。", "积极融入国际消费中心城市，优化布局。") == [
        "国际消费中心城市"
    ]


def test_what_is_shared_may_run_across_a_comma_and_not_across_a_sentences_end() -> None:
    found = shared("完善燃气、供热管网。建设口袋公园。", "改造燃气、供热管网。建设口袋公园。")
    assert set(found) == {"燃气、供热管网", "建设口袋公园"}


def test_wording_does_not_end_with_words_that_only_open_the_next_clause() -> None:
    left, right = "扩大有效投资，着力优化供给。", "扩大有效投资，着力稳定预期。"
    assert shared(left, right) == ["扩大有效投资"]
    left, right = "扩大有效投资，进一步推进减税。", "扩大有效投资，进一步推进降费。"
    assert shared(left, right) == ["扩大有效投资"]
    assert shared("扩大有效投资，着力优化供给。", "扩大有效投资，着力优化供给。") == [
        "扩大有效投资，着力优化供给"
    ]


def test_less_than_four_characters_are_not_shared_wording() -> None:
    assert shared("整治背街小路。", "整治后街小路。") == []


def test_a_number_is_never_cut() -> None:
    assert shared("盘活商务楼宇面积15万平方米。", "盘活商务楼宇面积5万平方米。") == [
        "盘活商务楼宇面积"
    ]


def test_equal_figures_alone_are_no_shared_wording() -> None:
    assert shared("保护非遗193项以上。", "完成任务193项以上。") == []


def test_a_formula_alone_is_no_shared_wording_and_none_is_cut() -> None:
    left = "坚持以习近平新时代中国特色社会主义思想为指导。"
    assert shared(left, "学习习近平新时代中国特色社会主义思想。") == []
    assert shared(left, "中国特色社会主义思想。") == []


def test_what_any_report_says_of_any_subject_is_no_shared_wording() -> None:
    assert shared("加快推进项目建设。", "加快推进项目建设。") == []


def test_a_quotation_mark_without_its_partner_ends_the_wording() -> None:
    assert shared("深化“高效办成一件事”改革。", "推进“高效办成一件事”，优化审批。") == [
        "高效办成一件事"
    ]


def test_a_name_in_quotation_marks_ends_the_wording_whole() -> None:
    assert shared("坚持和发展“枫桥经验”，化解纠纷。", "坚持和发展“枫桥经验”；抓好普法。") == [
        "坚持和发展“枫桥经验”"
    ]
    assert shared("打造“半小时通勤圈”，提速。", "建设“半小时通勤圈”。") == ["半小时通勤圈"]


def test_every_place_of_a_wording_is_told_on_both_sides() -> None:
    left = document("发展跨境电商业态。支持跨境电商企业。")
    right = document("新增跨境电商8家。")
    (phrase,) = phrases.shared(left, right)
    assert (phrase.text, len(phrase.left), len(phrase.right)) == ("跨境电商", 2, 1)


def test_wording_of_the_cover_and_of_the_glossary_is_not_looked_at() -> None:
    words = "全市统一的政务服务平台。"
    assert phrases.shared(document(("front", words)), document(("glossary", words))) == ()


def test_rare_words_come_first() -> None:
    found = shared(
        "发展鲁班工坊品牌。优化营商环境，改善营商环境服务。",
        "建设鲁班工坊品牌。优化营商环境，营造营商环境氛围。",
    )
    assert found.index("鲁班工坊品牌") < found.index("优化营商环境")


def closed(wording: str) -> bool:
    """Tell whether wording ends with a mark that closes what it opens."""
    return any(
        wording.endswith(close) and wording.count(mark) == wording.count(close) > 0
        for mark, close in phrases.ENCLOSING.items()
    )


def holds(left: Document, right: Document) -> None:
    """Assert what every shared wording must keep."""
    for phrase in phrases.shared(left, right):
        assert min(len(phrase.left), len(phrase.right)) > 0
        assert len(phrase.text) >= phrases.SHORTEST
        assert phrase.text[0].isalnum()
        assert phrase.text[-1].isalnum() or closed(phrase.text)
        for side, ranges in ((left, phrase.left), (right, phrase.right)):
            text = side.text.text
            assert list(ranges) == sorted(ranges)
            for at in ranges:
                assert at.of(text) == phrase.text
                assert any(paragraph.at.holds(at) for paragraph in side.paragraphs)
                assert not re.fullmatch(r"\d\d", text[max(at.start - 1, 0) : at.start + 1])
                assert not re.fullmatch(r"\d\d", text[at.end - 1 : at.end + 1])
                assert formulas.fit(text, at) == at


@given(LETTERS, LETTERS)
@settings(deadline=None, max_examples=60)
def test_shared_wording_stands_on_both_sides_word_for_word(left: str, right: str) -> None:
    holds(document(left), document(right))


def test_shared_wording_of_the_two_reports_stands_on_both_sides_word_for_word() -> None:
    left, right, _ = quality_links.real_pair()
    holds(left, right)
    found = [phrase.text for phrase in phrases.shared(left, right)]
    assert {"市场准入负面清单", "消费品以旧换新政策", "高效办成一件事"} <= set(found[:20])


@given(st.text("甲乙丙", max_size=30), st.text("甲乙丙", max_size=30))
def test_common_substrings_are_common_and_cannot_be_made_longer(text: str, other: str) -> None:
    found = list(Substrings(text).common(other))
    for at in found:
        assert at.of(other) in text
        assert at.start == 0 or other[at.start - 1 : at.end] not in text
        assert at.end == len(other) or other[at.start : at.end + 1] not in text
    for start in range(len(other)):
        for end in range(start + 1, len(other) + 1):
            if other[start:end] in text:
                assert any(at.start <= start and end <= at.end for at in found)
