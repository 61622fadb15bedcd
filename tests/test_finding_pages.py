"""The page of essentials: its first screen, and findings with evidence and caution."""

import re
from dataclasses import replace

import pytest

from duizhao.comparing import editions
from duizhao.model import Ground, OwnWording, Piece, Statement
from duizhao.publishing.pages import phrases
from tests.test_pages import analysis, book, found_in, rendered

SAID = "两侧都列数值"


def finding(origin: str = "computed", rule: str = "both_numbers", number: int = 1) -> Statement:
    left = analysis("甲市", ("做优科创服务生态。全市技术合同成交额突破2300亿元。",))
    at = found_in(left, "突破2300亿元")
    return Statement(
        f"f-{number}",
        rule,
        (Piece("成交额：甲市"), Piece("突破2300亿元", "left", "q-1"), Piece("，不作比较。")),
        (Ground("left", "p-1", at, "q-1"),),
        "口径待核；不表示高下。",
        origin,
    )


def test_a_finding_stands_with_its_figure_its_evidence_and_its_caution() -> None:
    found = rendered(book(findings=(finding(),)), "index.html")
    (entry,) = re.findall(r'<li class="finding" id="f-1">.*?</li>', found, re.DOTALL)
    assert 'href="reports/7532-2026.html#q-1" data-drawn>突破2300亿元</a>' in entry
    assert "依据的原句" in entry
    assert "成交额" in entry
    assert "口径待核；不表示高下" in entry


@pytest.mark.parametrize("origin", ["computed", "rejected", "confirmed"])
def test_the_public_page_shows_what_an_editor_confirmed(origin: str) -> None:
    shown = editions.edition(book(edition="public", findings=(finding(origin),)))
    found = rendered(shown, "index.html")
    assert ('id="f-1"' in found) == (origin == "confirmed")
    assert "程序提示" not in found.partition("</main>")[0]
    assert "主要预期目标" in found  # what the texts say themselves stands in any edition


def test_the_first_screen_names_two_texts_and_leads_to_a_telling_finding() -> None:
    told = replace(finding(rule="words"), caution="看不出目标高低。")
    found = rendered(book(findings=(told,)), "index.html")
    glance = found.partition('class="glance"')[2].partition("</section>")[0]
    assert "节录（前后有缺）" in glance
    assert 'href="#f-1"' in glance
    assert 'class="shared" data-quote>盘活存量</a>' in glance


def test_confirmed_findings_stand_first_and_are_never_left_out() -> None:
    many = [finding(number=number) for number in range(1, 21)]
    many += [finding("confirmed", number=number) for number in range(21, 30)]
    found = rendered(book(findings=tuple(many)), "index.html")
    shown = re.findall(r'<li class="finding" id="f-(\d+)">', found)
    assert shown == [str(number) for number in range(21, 30)]
    assert "另有20组" in found


def test_wording_of_one_side_is_listed_against_a_full_text_with_a_caution() -> None:
    left = analysis("甲市", ("做优科创服务生态。全市技术合同成交额突破2300亿元。",))
    own = OwnWording("left", "科创服务生态", (found_in(left, "科创服务生态"),))
    found = rendered(book(own_wording=(own,)), "comparisons/jia--yi/phrases.html")
    (_, _, section) = found.partition('id="own"')
    assert "科创服务生态" in section
    assert "不等于没有相应的政策和工作" in section
    assert "甲市文本不是全文，本摘录未包含的用语，报告全文里可能有，因此不列。" in section


def test_shared_words_stand_folded_under_the_topic_that_has_most_of_their_places() -> None:
    given = book()
    found = rendered(given, "comparisons/jia--yi/phrases.html")
    (pair,) = given.comparisons
    assert f'<h2 id="group-1">{pair.topics[0].label}</h2>' in found
    assert '<details class="phrase"><summary><span data-quote>盘活存量</span>' in found
    elsewhere = replace(given, comparisons=(replace(pair, topics=()),))
    found = rendered(elsewhere, "comparisons/jia--yi/phrases.html")
    assert '<h2 id="group-1">其他段落</h2>' in found


def test_of_many_shared_words_the_topics_are_folded_too(monkeypatch: pytest.MonkeyPatch) -> None:
    group = '<details class="phrase-group"'
    assert f"{group} open>" in rendered(book(), "comparisons/jia--yi/phrases.html")
    monkeypatch.setattr(phrases, "MANY", 0)
    assert f"{group}>" in rendered(book(), "comparisons/jia--yi/phrases.html")
