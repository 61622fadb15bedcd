"""Parsing: each paragraph in its section, with its role, as careful readers marked it."""

import tomllib
from pathlib import Path

import pytest

from duizhao import reading
from duizhao.model import Document, Release, Report
from duizhao.reading import content

HOME = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"
REPORTS = ("hedong-2026", "tianjin-2026")


def read(identifier: str) -> Document:
    loaded = content.load(HOME / "content")
    entry = next(entry for entry in loaded.reports if entry.report.id == identifier)
    document, findings = reading.document(entry.report, entry.report.releases[-1], entry.decisions)
    assert not findings
    return document


def document(text: str, kind: str = "full", year: int = 2026) -> Document:
    report = Report("somewhere", "政府工作报告", "某市", "city", year, kind)
    release = Release("1", "source.txt", text.encode("utf-8"), kind=kind)
    return reading.document(report, release)[0]


def squeeze(words: str) -> str:
    return "".join(words.split())


def path(found: Document, section: str | None) -> list[str]:
    by_id = {each.id: each for each in found.sections}
    names: list[str] = []
    while section:
        names.insert(0, by_id[section].number.strip("（）") or by_id[section].heading)
        section = by_id[section].parent
    return names


@pytest.mark.parametrize("identifier", REPORTS)
def test_every_marked_paragraph_is_whole_in_its_section_with_its_role_and_lead(
    identifier: str,
) -> None:
    found = read(identifier)
    marks = tomllib.loads((GOLDEN / f"structure-{identifier}.toml").read_text("utf-8"))
    texts = {
        (squeeze(found.words(p.at))[:12], squeeze(found.words(p.at))[-8:]): p
        for p in found.paragraphs
    }
    wrong: list[tuple[str, object]] = []
    for mark in marks["paragraph"]:
        paragraph = texts.get((squeeze(mark["opens"]), squeeze(mark["closes"])))
        if paragraph is None:
            # Whether two lines of a title block are one paragraph or two is left open.
            if mark["role"] not in ("front", "back") or mark["lines"][0] == mark["lines"][1]:
                wrong.append((mark["opens"], "not whole"))
            continue
        section = [mark[key] for key in ("part", "chapter") if mark.get(key)]
        lead = found.words(paragraph.lead).rstrip("。") if paragraph.lead else None
        told = (paragraph.role, path(found, paragraph.section), lead)
        if told != (mark["role"], section, mark.get("lead")):
            wrong.append((mark["opens"], told))
    assert wrong == []


@pytest.mark.parametrize("identifier", REPORTS)
def test_the_headings_are_those_a_reader_sees(identifier: str) -> None:
    marks = tomllib.loads((GOLDEN / f"structure-{identifier}.toml").read_text("utf-8"))
    assert [(s.level, s.heading) for s in read(identifier).sections] == [
        (heading["level"], heading["text"]) for heading in marks["heading"]
    ]


def test_an_excerpt_knows_what_it_lacks() -> None:
    coverage = read("tianjin-2026").coverage
    assert (coverage.before, coverage.after, coverage.abridged) == ("上接4版", "下转6版", True)
    assert [lost.number for lost in coverage.lost_headings] == ["（二）"]


def test_a_full_text_lacks_nothing() -> None:
    coverage = read("hedong-2026").coverage
    assert (coverage.before, coverage.after, coverage.lost_headings) == ("", "", ())


REVIEW = "现在，我代表政府报告工作。\n一、2025年工作回顾\n（一）经济向好\n投资增长。增长5%。\n"


@pytest.mark.parametrize(
    ("frame", "role"),
    [
        ("与此同时，国防动员等工作取得新成效。", "result"),
        ("各位代表！五年来，我们砥砺前行，累计新增就业8万人。", "five_year"),
        ("在肯定成绩的同时，我们也清醒地看到存在的问题。", "problems"),
        ("一年来，我们聚力转作风，政府自身建设全面加强。", "self_government"),
    ],
)
def test_a_frame_belongs_to_the_part_and_not_to_the_last_chapter(frame: str, role: str) -> None:
    found = document(REVIEW + frame)
    assert path(found, found.paragraphs[-1].section) == ["一"]
    assert found.paragraphs[-1].role == role


def test_after_five_years_the_review_does_not_fall_back_to_the_year() -> None:
    found = document(REVIEW + "五年来，我们奋进。\n五年来，文化繁荣，非遗项目增至193项。\n")
    assert [p.role for p in found.paragraphs[-2:]] == ["five_year", "five_year"]


def test_a_year_set_out_after_the_five_years_is_a_result_again() -> None:
    text = (
        "现在，我代表政府报告工作。\n一、2020年和“十三五”工作回顾\n"
        "“十三五”时期，是砥砺前行的五年，产值达到92亿元。\n"
        "各位代表，刚刚过去的2020年，是极不平凡的一年，增长5%。\n"
    )
    assert [p.role for p in document(text).paragraphs[-2:]] == ["five_year", "result"]


def test_headings_rank_by_numbering_and_not_by_markdown() -> None:
    found = document("## 政府工作报告\n# 2026年重点工作\n### （三）深化改革\n加快推进。\n")
    assert [(s.level, s.heading) for s in found.sections] == [
        (1, "2026年重点工作"),
        (2, "深化改革"),
    ]


def test_a_heading_that_opens_its_own_paragraph_is_a_heading() -> None:
    found = document(
        "现在，我代表政府报告工作。\n一、2025年工作回顾\n（一）着力稳增长，经济持续向好。总值增长5%。\n"
    )
    assert [s.heading for s in found.sections] == ["2025年工作回顾", "着力稳增长，经济持续向好。"]
    assert found.words(found.paragraphs[-1].at) == "总值增长5%。"


def test_numbered_items_of_a_list_are_no_headings() -> None:
    found = document(
        "现在，我代表政府报告工作。\n2016年工作回顾\n（一）稳增长\n"
        "34.新增监控探头4.3万个，改造4000个。\n35.建成公园12座。\n"
    )
    assert [s.heading for s in found.sections] == ["2016年工作回顾", "稳增长"]


def test_what_a_web_page_left_around_the_report_is_chrome() -> None:
    found = document(
        "下载\n打印\n2026年某市政府工作报告\n各位代表：\n现在，我代表市人民政府报告工作。\n"
        "一、2026年重点工作\n加快建设。建成公园3个。\n"
        "各位代表！让我们更加紧密地团结在一起，为谱写新篇章作出新的更大贡献！\n分享到：\n上一篇：\n"
    )
    roles = [p.role for p in found.paragraphs]
    assert roles[:2] == ["chrome", "chrome"]
    assert roles[-3:] == ["closing", "chrome", "chrome"]


def test_a_glossary_and_its_lines_are_glossary() -> None:
    found = document(
        "现在，我代表政府报告工作。\n一、2026年重点工作\n加快建设。建成公园3个。\n"
        "各位代表！让我们更加紧密地团结在一起，为谱写新篇章作出新的更大贡献！\n"
        "附件\n名词解释\n1.双减：减轻作业负担。\n"
    )
    assert [p.role for p in found.paragraphs[-3:]] == ["back", "glossary", "glossary"]


def test_ids_stay_while_the_words_stay() -> None:
    one = document("现在，我代表政府报告。\n一、2026年重点工作\n加快建设，建成公园3 个。\n")
    two = document("现在，我代表政府报告。\n一、2026年重点工作\n加快建设，建\n成公园3个。\n")
    assert one.paragraphs[-1].id == two.paragraphs[-1].id
    assert one.paragraphs[-1].sentences[0].id == two.paragraphs[-1].sentences[0].id


def test_sentences_cover_their_paragraph() -> None:
    for identifier in REPORTS:
        found = read(identifier)
        for paragraph in found.paragraphs:
            words = "".join(squeeze(found.words(s.at)) for s in paragraph.sentences)
            assert words == squeeze(found.words(paragraph.at))


def test_a_plan_is_opened_by_what_is_required_of_the_years_work() -> None:
    found = document(
        "各位代表：\n一、2025年工作回顾\n过去一年成绩显著，产值增长5%。\n二、2026年重点工作\n"
        "2026年是开局之年。做好今年工作，必须坚持稳中求进工作总基调。\n"
        "今年是起步之年。做好政府工作，要提振消费。"
    )
    opening, lead = found.paragraphs[-2:]
    assert opening.role == "requirements"
    assert lead.lead is None


def test_the_years_of_a_plan_turn_a_review_wherever_the_sentence_stands() -> None:
    found = document(
        "各位代表：\n一、2025年主要工作和“十四五”发展成就\n过去一年，产值增长5%。\n"
        "各位代表！目标的完成，标志着圆满收官。“十四五”的五年，极不平凡。\n"
        "——综合实力跃升。产值年均增长6%。\n二、2026年重点工作\n（一）办好实事\n新建学校3所。"
    )
    assert [paragraph.role for paragraph in found.paragraphs[-4:]] == [
        "result",
        "five_year",
        "five_year",
        "task",
    ]


def test_a_motto_for_a_heading_looks_back_where_the_first_words_under_it_do() -> None:
    review = "一、一年接着一年干，发展取得新成效\n2025年是收官之年。一年来，生产总值增长5%。\n"
    plan = "二、一鼓作气勇争先，推动“十五五”开好局、起好步\n今年，新建公园3个。\n"
    found = document("各位代表：\n现在，我代表市政府报告工作。\n" + review + plan)
    assert [section.role for section in found.sections] == ["result", "task"]
    assert [p.role for p in found.paragraphs if p.section] == ["result", "task"]


SALUTATION = "各位代表：\n现在，我代表市政府报告工作。\n"


def roles_of(text: str) -> list[str]:
    return [each.role for each in document(SALUTATION + text).paragraphs if each.section]


def test_a_review_that_names_the_five_years_first_begins_with_them() -> None:
    text = "一、“十四五”时期和2025年工作回顾\n——这五年，实力大幅提升。生产总值年均增长6%。\n"
    assert roles_of(text + "刚刚过去的2025年，生产总值增长5%。\n") == ["five_year", "result"]
    assert roles_of(text + "刚刚过去的2025年很不平凡，生产总值增长5%。\n") == [
        "five_year",
        "result",
    ]
    found = document(SALUTATION + text + "（一）刚刚过去的2025年，经济向好\n投资增长4%。\n")
    assert [section.role for section in found.sections] == ["result", "result"]


def test_a_plan_drafted_after_a_proposal_is_no_part_of_the_review_above_it() -> None:
    text = "二、“十四五”时期发展成就和“十五五”时期主要目标任务\n过去五年，生产总值年均增长6%。\n"
    draft = "根据市委关于制定第十五个五年规划的建议，我们编制了纲要，生产总值年均增长5%。\n"
    assert roles_of(text + draft) == ["five_year", "outlook"]


def test_a_plan_that_names_the_five_years_first_begins_with_the_outlook() -> None:
    text = "一、“十五五”时期主要目标和2026年重点工作\n“十五五”时期是关键时期，收入达到5万元。\n"
    plan = "今年的主要预期目标是：生产总值增长5%。\n（一）发展产业\n新建园区3个。\n"
    assert roles_of(text + plan) == ["outlook", "targets", "task"]


def test_whose_thought_guides_the_work_is_what_a_plan_requires() -> None:
    text = (
        "一、2026年重点工作\n今年是开局之年，意义重大。总的考虑是，以新发展理念为引领，稳中求进。\n"
    )
    text += "综合各方面因素，今年全市经济社会发展各项工作要迈上新的台阶，实现良好开局，"
    text += "为此建议主要预期目标为：生产总值增长5%，新增就业3万人。\n具体抓好9个方面工作：\n"
    assert roles_of(text + "（一）发展产业\n新建园区3个。\n") == [
        "requirements",
        "targets",
        "overview",
        "task",
    ]


def test_full_width_digits_and_half_width_commas_are_read_as_the_others() -> None:
    text = "各位代表:\n现在,我代表市政府报告工作。\n一、２０２５年工作回顾\n"
    text += "２０２５年，生产总值增长５％。\n五年来，就业增加８万人。\n二、２０２６年工作安排\n"
    text += "主要预期目标是：生产总值增长６％。\n"
    found = document(text)
    assert [each.role for each in found.paragraphs] == [
        "front",
        "front",
        "result",
        "five_year",
        "targets",
    ]


def test_a_jump_inside_of_a_paragraph_tells_of_nothing_missing() -> None:
    text = SALUTATION + "一、2025年工作回顾\n推进重建。（下转第四版）（紧接第一版）当年入住。\n"
    found = document(text, kind="excerpt")
    assert [found.words(each.at) for each in found.paragraphs][-1] == "推进重建。当年入住。"
    assert (found.coverage.before, found.coverage.after) == ("", "")


def test_an_appeal_in_the_review_closes_no_report() -> None:
    text = "一、2025年工作回顾\n一年来，全区上下更加紧密地团结在党中央周围，生产总值增长5%。\n"
    plan = "二、2026年工作安排\n" + "新建小学2所，新增学位1200个。\n" * 3
    found = document(SALUTATION + text + plan + "各位代表！宏伟蓝图已经绘就，为此努力奋斗！\n")
    assert [section.role for section in found.sections] == ["result", "task"]
    assert found.paragraphs[-1].role == "closing"


def test_thanks_behind_the_closing_are_closing() -> None:
    closing = "让我们更加紧密地团结起来，为建设现代化新区而努力奋斗！\n谢谢大家！\n"
    plan = "一、2026年工作安排\n" + "新建小学2所，新增学位1200个。\n" * 3
    assert [each.role for each in document(SALUTATION + plan + closing).paragraphs[-2:]] == [
        "closing",
        "closing",
    ]


@pytest.mark.parametrize("number", ["1）", "①", "1．", "（1）", "（一）"])
def test_chapters_are_numbered_in_many_ways(number: str) -> None:
    found = document(SALUTATION + f"一、2026年工作安排：\n{number}发展教育\n新建小学2所。\n")
    assert [(each.level, each.heading) for each in found.sections] == [
        (1, "2026年工作安排："),
        (2, "发展教育"),
    ]


def test_an_outlook_that_first_looks_back_on_the_last_plan_is_a_review_there() -> None:
    heading = "二、关于第十五个五年规划纲要（草案）的说明\n"
    back = "“十四五”时期，发展历程极不寻常。这五年，劳动生产率提高到42万元/人以上。\n"
    ahead = "“十五五”时期具有重要地位。到2030年，劳动生产率达到58万元/人。\n"
    found = document(
        f"各位代表：\n现在，我报告工作。\n一、2025年工作回顾\n好。\n{heading}{back}{ahead}"
    )
    assert [p.role for p in found.paragraphs if p.section][1:] == ["five_year", "outlook"]


def test_a_motto_for_a_heading_looks_ahead_where_the_first_words_speak_of_a_plan() -> None:
    first = "一、2025年工作回顾\n一年来，新建公园3个。\n"
    ahead = "二、一张蓝图绘到底\n“十五五”时期是关键时期。生产总值年均增长5%。\n"
    now = "三、一鼓作气开好局\n今年，新建公园5个。\n"
    found = document("各位代表：\n现在，我代表市政府报告工作。\n" + first + ahead + now)
    assert [section.role for section in found.sections] == ["result", "outlook", "task"]
    assert [p.role for p in found.paragraphs if p.section] == ["result", "outlook", "task"]
