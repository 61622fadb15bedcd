"""Terms that a report's annex explains, and where its passages use them."""

import re
from dataclasses import replace

import pytest

from duizhao.model import Analysis, Book, Document
from duizhao.publishing.pages.catalogue import catalogue
from duizhao.reading import glossary
from tests.compose import document
from tests.test_pages import analysis, book, quantity, rendered

BODY = ("建设数字车间，落实“六稳”，推广数字车间。", "开展“四旁”“五边”绿化，双创双服常态化。")


def read(*annex: str, body: tuple[str, ...] = BODY) -> Document:
    told = (("glossary", each) for each in ("名词解释", *annex))
    return document(*body, *told)


def terms(of: Document) -> list[str]:
    return [of.words(each.term) for each in glossary.entries(of)]


def places(of: Document) -> list[str]:
    return [of.words(at) for each in glossary.entries(of) for _, at in each.places]


@pytest.mark.parametrize(
    ("told", "term", "explanation"),
    [
        ("1.数字车间：指综合应用数字化技术。", "数字车间", "指综合应用数字化技术。"),
        ("3.数字车间（P3，P16）：指制造系统。", "数字车间", "指制造系统。"),
        ("[4]六稳：指稳就业等", "六稳", "指稳就业等"),
        ("（2）六稳：指稳就业等", "六稳", "指稳就业等"),
        ("①六稳:指稳就业等", "六稳", "指稳就业等"),
        ("“1+3”体系：“1”：一个；“3”：三个", "“1+3”体系", "“1”：一个；“3”：三个"),
    ],
)
def test_a_term_stands_between_its_number_and_the_colon(
    told: str, term: str, explanation: str
) -> None:
    made = read(told)
    (entry,) = glossary.entries(made)
    assert made.words(entry.term) == term
    assert made.words(entry.explanation) == explanation


@pytest.mark.parametrize(
    "told", ["名词解释", "各项工作都有进展。其中：一是稳就业。", "六稳：", "一" * 60 + "：长句"]
)
def test_a_paragraph_of_another_form_explains_nothing(told: str) -> None:
    assert terms(read(told)) == []


def test_a_report_without_an_annex_has_no_terms() -> None:
    assert glossary.entries(document(*BODY, "六稳：指稳就业等")) == ()


def test_a_term_is_found_once_in_each_passage_and_not_in_the_annex() -> None:
    made = read("1.数字车间：建设数字车间的系统。", body=(*BODY, "再建数字车间。"))
    (entry,) = glossary.entries(made)
    assert [name for name, _ in entry.places] == ["p-1", "p-3"]
    assert entry.places[0][1].start == made.text.text.index("数字车间")


@pytest.mark.parametrize(
    ("term", "found"),
    [
        ("六稳", ["六稳"]),
        ("“数字车间”", ["数字车间"]),
        ("“四旁”、“五边”", ["“四旁”“五边”"]),
        ("双创双服、三深化三提升", ["双创双服"]),
        ("绿化“五边”", ["“五边”"]),
        ("无此说法", []),
    ],
)
def test_a_term_is_found_as_passages_write_it(term: str, found: list[str]) -> None:
    assert places(read(f"1.{term}：解释。")) == found


# --- on the pages -----------------------------------------------------------------------------

TOPIC = "comparisons/jia--yi/innovation.html"
REPORT = "reports/7532-2026.html"
LINK = re.compile(r'<a class="term" href="([^"]*)" title="([^"]*)">(.*?)</a>')


def explained(
    body: tuple[str, ...] = ("做优数字车间。成交额突破2300亿元。", "盘活存量资源。"),
) -> Book:
    given = book()
    made = read("1.数字车间：指制造系统。", body=body)
    made = replace(made, report=replace(made.report, id="7532-2026"))
    left = replace(given.analyses[0], document=made, quantities=())
    comparison = replace(given.comparisons[0], left=left, phrases=(), rows=(), unmatched=())
    return replace(given, analyses=(left, given.analyses[1]), comparisons=(comparison,))


def test_a_term_leads_to_its_explanation_and_says_it() -> None:
    (found,) = LINK.findall(rendered(explained(), REPORT))
    assert found == ("#p-4", "名词解释：指制造系统。", "数字车间")


def test_a_term_leads_from_a_topic_to_the_annex_of_its_report() -> None:
    (found,) = LINK.findall(rendered(explained(), TOPIC))
    assert found == ("../../reports/7532-2026.html#p-4", "名词解释：指制造系统。", "数字车间")


def test_an_explanation_leads_back_to_the_passages_that_use_its_term() -> None:
    html = rendered(explained(), REPORT)
    uses = html[html.index("<span>见于</span>") :]
    assert 'href="#p-1"' in uses[: uses.index("</p>")]


def test_the_legend_names_explained_terms_where_there_are_any() -> None:
    for path in (REPORT, TOPIC):
        assert "附有解释" in rendered(explained(), path)
        assert "附有解释" not in rendered(book(), path)


def test_a_figure_inside_a_term_stays_the_link_it_is_on_a_topics_page() -> None:
    given = explained(("做优数字车间3号。盘活。", "盘活存量资源。"))
    left: Analysis = given.comparisons[0].left
    left = replace(left, quantities=(quantity(left, "q-1", "车间3号"),))
    given = replace(
        given,
        analyses=(left, given.analyses[1]),
        comparisons=(replace(given.comparisons[0], left=left),),
    )
    assert not LINK.findall(rendered(given, TOPIC))


def test_a_name_around_a_term_is_marked_whole() -> None:
    made = read("1.科学发展：解释。", body=("落实科学发展观。",))
    found = catalogue(Analysis(made, (), (), ()))
    (mark,) = found.terms_in(made.paragraphs[0], None)
    assert made.words(mark.at) == "科学发展观"


def test_a_report_without_an_annex_shows_no_term() -> None:
    assert analysis("甲市", BODY).document.paragraphs
    assert 'class="term"' not in rendered(book(), REPORT)
