"""The sheet of essentials: what stands on it, what is left for lack of room, its document."""

import io
import re
from dataclasses import replace

import docx
import pytest
from docx.document import Document

from duizhao import model
from duizhao.model import Book, Row, Statement
from duizhao.publishing import archives, pages, papers
from duizhao.publishing.pages import one_sheet
from duizhao.publishing.pages.one_sheet import OneSheet, Part
from tests.test_pages import analysis, book, quantity, rendered

PAGE = "comparisons/jia--yi/one-sheet.html"
DOCUMENT = "comparisons/jia--yi/one-sheet.docx"


def sheet(of: Book) -> OneSheet:
    return one_sheet.sheets(pages.library(of))[0]


def part(of: Book, name: str) -> Part:
    return next(each for each in sheet(of).parts if each.id == name)


def words(given: Part) -> str:
    rows = given.grid.rows if given.grid else ()
    lines = (*(cell for row in rows for cell in row), *given.lines)
    return "\n".join("".join(piece.words for piece in line) for line in lines)


def crowded(rows: int, targets: int) -> Book:
    """Return a book with so many rows of figures, and so many main targets on the left."""
    stated = "".join(f"，指标{number}增长{number}%" for number in range(targets))
    left = analysis("甲市", (f"主要预期目标{stated}。",))
    goals = replace(left.document.paragraphs[0], role="targets")
    left = replace(left, document=replace(left.document, paragraphs=(goals,)))
    left = replace(
        left,
        quantities=tuple(
            quantity(left, f"q-{number}", f"{number}%", metric=f"指标{number}")
            for number in range(targets)
        ),
    )
    given = book()
    comparison = given.comparisons[0]
    wide = tuple(
        Row(f"r-{number}", None, f"成交额{number}", ("q-0",), ("q-2",), "exact")
        for number in range(rows)
    )
    pair = replace(comparison, left=left, links=(), topics=(), phrases=(), unmatched=(), rows=wide)
    return replace(given, analyses=(left, given.analyses[1]), comparisons=(pair,))


def opened(of: Book) -> Document:
    return docx.Document(io.BytesIO(papers.files(pages.library(of), "abc")[DOCUMENT]))


def targets_of(given: Document) -> set[str]:
    return {link.target_ref for link in given.part.rels.values() if link.is_external}


def test_the_sheet_says_what_the_texts_are_and_what_must_not_be_concluded() -> None:
    assert "节录" in words(part(book(), "texts"))
    assert "不等于甲市报告全文没有" in words(part(book(), "cautions"))


def test_figures_stand_in_their_own_words_with_the_way_to_their_place() -> None:
    shown = part(book(), "figures")
    assert shown.grid is not None
    figures = [piece for line in shown.grid.rows[0] for piece in line if piece.href]
    assert [figure.words for figure in figures] == ["突破2300亿元", "90亿元以上"]
    assert all("#q-" in figure.href for figure in figures)


@pytest.mark.parametrize(("rows", "targets"), [(1, 1), (40, 4), (4, 60), (60, 60)])
def test_a_sheet_never_holds_more_than_fits(rows: int, targets: int) -> None:
    shown = sheet(crowded(rows, targets))
    assert sum(map(one_sheet.height, shown.parts)) <= one_sheet.LINES


def test_a_sheet_says_how_many_figures_it_left_out_and_cuts_none() -> None:
    given = crowded(60, 50)
    figures, targets = part(given, "figures"), part(given, "targets")
    assert figures.grid is not None
    told = re.search(r"另有(\d+)组，见数值并列。", words(figures))
    assert told
    assert len(figures.grid.rows) + int(told[1]) == 60
    left = "".join(piece.words for piece in targets.lines[0])
    told = re.search(r"另有(\d+)项", left)
    assert told
    assert len(re.findall(r"指标\d+ ", left)) + int(told[1]) == 50


def finding(number: int, rule: str = "words", origin: str = "computed") -> Statement:
    pieces = (model.Piece(f"第{number}条：甲市列出"), model.Piece("突破2300亿元", "left", "q-1"))
    return Statement(f"f-{number}", rule, pieces, (), "不能比较。", origin)


def with_findings(*findings: Statement) -> Book:
    given = book()
    return replace(given, comparisons=(replace(given.comparisons[0], findings=findings),))


def test_findings_stand_as_they_are_with_what_they_do_not_say() -> None:
    given = with_findings(finding(1), finding(2, "units"))
    (first, second) = words(part(given, "findings")).splitlines()
    assert first.startswith("第1条：甲市列出突破2300亿元")
    assert first.endswith("。）")
    assert second.startswith("第2条")


def test_what_the_tables_show_and_what_an_editor_struck_is_no_finding_of_the_sheet() -> None:
    given = with_findings(finding(1, "both_numbers"), finding(2, origin="rejected"))
    assert "findings" not in {each.id for each in sheet(given).parts}


def test_findings_are_left_out_whole_where_there_is_no_room() -> None:
    given = with_findings(*(finding(number, rule) for rule in ("words", "units", "sums")
                            for number in range(40)))  # fmt: skip
    shown = words(part(given, "findings")).splitlines()
    assert len(shown) >= 3
    assert all("列出突破2300亿元" in line for line in shown)
    assert sum(map(one_sheet.height, sheet(given).parts)) <= one_sheet.LINES


def test_the_page_shows_the_sheet_and_leads_to_the_document() -> None:
    html = rendered(book(), PAGE)
    assert 'href="one-sheet.docx"' in html
    assert "不能据此得出的结论" in html


def test_the_sheet_names_the_year_and_marks_shared_words_as_such() -> None:
    found = rendered(book(), "comparisons/jia--yi/one-sheet.html")
    assert re.search(r'<a class="shared" href="[^"]+" data-drawn>盘活存量</a>', found)
    given = book()
    (pair,) = given.comparisons
    year = pair.left.document.report.year
    assert sheet(given).subject == f"{year}年政府工作报告对照要点"
    report = replace(pair.left.document.report, year=year - 1)
    left = replace(pair.left, document=replace(pair.left.document, report=report))
    other = replace(given, analyses=(left, pair.right), comparisons=(replace(pair, left=left),))
    assert sheet(other).subject == "政府工作报告对照要点"


def test_the_document_says_what_the_page_says() -> None:
    given = book()
    document = opened(given)
    told = "\n".join(
        [each.text for each in document.paragraphs]
        + [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    )
    for each in sheet(given).parts:
        assert each.title in told
        for line in words(each).splitlines():
            assert line in told


def test_the_document_has_headings_and_tables_with_heads_that_come_again() -> None:
    document = opened(book())
    styles = [each.style.name for each in document.paragraphs if each.style]
    assert styles[0] == "Title"
    assert styles.count("Heading 1") == len(sheet(book()).parts) + 1
    for table in document.tables:
        assert table.rows[0]._tr.xpath("w:trPr/w:tblHeader")
        assert not table.rows[-1]._tr.xpath("w:trPr/w:tblHeader")


def test_the_document_is_one_sheet_of_a4_in_fonts_that_word_and_wps_have() -> None:
    document = opened(book())
    section = document.sections[0]
    assert section.page_width
    assert section.page_height
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    styles = archives.unpack(papers.files(pages.library(book()), "abc")[DOCUMENT])
    fonts = set(re.findall('w:eastAsia="([^"]+)"/?>', styles["word/styles.xml"].decode()))
    assert {"宋体", "黑体", "仿宋"} <= fonts


@pytest.mark.parametrize("url", ["", "https://example.gov.cn/duizhao"])
def test_links_lead_to_the_site_or_to_the_pages_beside_the_document(url: str) -> None:
    given = book()
    links = targets_of(opened(replace(given, site=replace(given.site, url=url))))
    start = f"{url}/reports/" if url else "../../reports/"
    assert any(link.startswith(start) and "#q-1" in link for link in links)


def test_the_document_names_version_and_address_and_the_review_edition() -> None:
    document = opened(book())
    foot = "\n".join(each.text for each in document.sections[0].footer.paragraphs)
    assert f"本页地址：{PAGE}；内容版本：abc" in foot
    assert "审校稿" in document.paragraphs[1].text
    public = opened(book(edition="public"))
    assert "审校稿" not in "\n".join(each.text for each in public.paragraphs)


@pytest.mark.parametrize(("links", "said"), [((), ""), (None, "、经人工核对")])
def test_the_document_says_checked_only_where_an_editor_decided(
    links: tuple[()] | None, said: str
) -> None:
    given = book(edition="public") if links is None else book(edition="public", links=links)
    foot = "\n".join(each.text for each in opened(given).sections[0].footer.paragraphs)
    assert f"由程序依据公开文本整理{said}，仅作并列展示" in foot


def test_the_same_sheet_gives_the_same_bytes_and_tells_nothing_of_the_machine() -> None:
    made = papers.files(pages.library(book()), "abc")[DOCUMENT]
    assert made == papers.files(pages.library(book()), "abc")[DOCUMENT]
    core = archives.unpack(made)["docProps/core.xml"].decode()
    assert "creator" not in core
    assert "created" not in core
