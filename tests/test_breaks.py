"""What a layout made of line ends: a page's width, pages and their heads, leads set apart."""

import textwrap
import unicodedata

import pytest

from duizhao.reading import breaks, healing

OPENING = ["各位代表：", "现在，我代表市人民政府报告工作。", "一、2025年工作回顾"]
PARAGRAPHS = [
    f"第{number}项工作扎实推进。全年新建改建学校{number}所，新增学位{number}00个，改造老旧小区"
    f"{number}个，整治背街小巷{number}条。全市居民收入稳步增长，城镇新增就业{number}万人，社会大局"
    "保持和谐稳定，人民群众获得感不断增强。"
    for number in range(1, 10)
]
HEADING = "（一）坚持创新驱动发展，现代化产业体系建设迈出坚实步伐"


def wrapped(indent: str = "", between: str = "\n", width: int = 30) -> str:
    cut = ["\n".join(textwrap.wrap(indent + each, width)) for each in PARAGRAPHS]
    return between.join([*OPENING, *cut, HEADING, "创新能力不断提高。"])


def healed(source: str) -> list[str]:
    found = healing.heal(source)
    return [found.text.healed_range(b.raw).of(found.text.text).strip() for b in found.blocks]


@pytest.mark.parametrize(("indent", "between"), [("　　", "\n"), ("", "\n\n"), ("", "\n")])
def test_lines_cut_at_a_pages_width_become_paragraphs_again(indent: str, between: str) -> None:
    assert healed(wrapped(indent, between)) == [
        *OPENING,
        *PARAGRAPHS,
        HEADING,
        "创新能力不断提高。",
    ]


def test_a_sentence_that_ends_at_the_margin_ends_no_paragraph() -> None:
    source = wrapped("　　").split("\n")
    first = [words for words in source if breaks.width(source) and words.endswith("。")]
    assert len(first) > len(PARAGRAPHS)
    assert sum(block in PARAGRAPHS for block in healed("\n".join(source))) == len(PARAGRAPHS)


def test_paragraphs_that_stand_on_one_line_each_were_cut_by_no_width() -> None:
    lines = [(each * 3)[: 20 + 7 * number] for number, each in enumerate(PARAGRAPHS * 3)]
    assert breaks.width(lines) is None


def test_a_heading_longer_than_the_page_is_one_heading() -> None:
    long = "（二）坚持人民至上，着力保障和改善民生，不断提高各族人民的生活品质和幸福指数"
    source = wrapped().replace(HEADING, "\n".join(textwrap.wrap(long, 30)))
    assert long in healed(source)


def paged(head: str = "") -> str:
    lines = wrapped("　　").split("\n")
    pages = [lines[start : start + 9] for start in range(0, len(lines), 9)]
    return "\n".join(
        "\n".join([head, *page, str(number)] if head else [*page, "", str(number), ""])
        for number, page in enumerate(pages, 1)
    )


def test_numbers_of_pages_between_lines_are_no_text() -> None:
    found = healing.heal(paged())
    assert [block for block in healed(paged()) if block in PARAGRAPHS] == PARAGRAPHS
    removed = [r.before for r in found.text.repairs if r.rule == "page_marker"]
    assert removed == [str(number) for number in range(1, len(removed) + 1)]


def test_the_head_that_comes_back_on_every_page_is_no_text() -> None:
    assert [block for block in healed(paged("某市文件")) if block in PARAGRAPHS] == PARAGRAPHS
    assert all("某市文件" not in block for block in healed(paged("某市文件"))[1:])


def test_the_numbers_of_a_tables_rows_are_text() -> None:
    rows = [f"{number}\n{each}\n市教育局" for number, each in enumerate(PARAGRAPHS, 1)]
    source = "\n".join([*OPENING, "附表", *rows])
    assert [block for block in healed(source) if block.isdigit()] == list("123456789")


LEADS = ["实体经济持续壮大。", "有效投资不断扩大。", "改革开放纵深推进。", "城乡面貌明显改善。"]
LEADS += ["民生福祉持续增进。"]


def test_leads_that_stand_on_lines_of_their_own_open_their_paragraphs() -> None:
    source = "\n".join([*OPENING, *(f"{a}\n{b}" for a, b in zip(LEADS, PARAGRAPHS, strict=False))])
    paragraphs = [a + b for a, b in zip(LEADS, PARAGRAPHS, strict=False)]
    assert healed(source) == [*OPENING, *paragraphs]


def test_leads_are_known_between_lines_cut_at_a_pages_width() -> None:
    pairs = list(zip(LEADS, PARAGRAPHS, strict=False))
    cut = [f"　　{a}\n" + "\n".join(textwrap.wrap("　　" + b, 30)) for a, b in pairs]
    found = healed("\n".join([*OPENING, *cut]))
    assert found == [*OPENING, *(a + b for a, b in pairs)]


def test_a_short_sentence_alone_is_a_paragraph_where_leads_stand_in_their_paragraphs() -> None:
    led = [a + b for a, b in zip(LEADS, PARAGRAPHS, strict=False)]
    source = "\n".join([*OPENING, *led, *LEADS[:2], PARAGRAPHS[6]])
    assert healed(source) == source.split("\n")


def test_a_term_of_the_glossary_and_its_explanation_are_one_paragraph() -> None:
    annex = ["注释", "［1］两重：", "国家重大战略实施。", "［2］两新：", "大规模设备更新。"]
    closing = "让我们更加紧密地团结起来，奋力谱写现代化建设新篇章！"
    assert healed("\n".join([*OPENING, *PARAGRAPHS, closing, *annex]))[-3:] == [
        "注释",
        "［1］两重：国家重大战略实施。",
        "［2］两新：大规模设备更新。",
    ]


@pytest.mark.parametrize("wide", ["WFA", "WF"])
def test_quotation_marks_take_two_columns_or_one(wide: str) -> None:
    words = "用好“两重”“两新”“三农”“双碳”“五篇大文章”等政策，" + "持续扩大有效投资和居民消费，" * 3
    cut, line, columns = [""], "", 0
    for sign in words * 9:
        took = 2 if unicodedata.east_asian_width(sign) in wide else 1
        if columns + took > 64:
            cut, line, columns = [*cut, line], "", 0
        line, columns = line + sign, columns + took
    found = breaks.width(cut[1:])
    assert found is not None
    assert all(found.is_reached(each) for each in cut[1:])


def test_a_paragraph_that_ends_just_before_the_margin_is_not_joined_to_the_next() -> None:
    nearly = "全市上下团结一心，各项工作扎实推进，社会大局和谐稳定。"
    assert len(nearly) == 27
    source = wrapped().replace(f"\n{PARAGRAPHS[4][:8]}", f"\n{nearly}\n{PARAGRAPHS[4][:8]}")
    assert nearly in healed(source)


def test_an_item_of_an_annex_is_no_explanation_of_the_line_before() -> None:
    annex = ["附件", "1.教育类：", "（1）新建小学2所。", "（2）新增学位1200个。"]
    closing = "让我们更加紧密地团结起来，奋力谱写现代化建设新篇章！"
    assert healed("\n".join([*OPENING, *PARAGRAPHS, closing, *annex]))[-4:] == annex
