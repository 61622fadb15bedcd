"""The topics of a paragraph."""

import pytest

from duizhao import lexicon
from duizhao.matching import topics
from duizhao.model import Assignment
from tests.compose import document


def first(words: str, heading: str = "") -> str | None:
    assigned = topics.assign(document(words, heading=heading))
    return assigned[0].topic if assigned else None


@pytest.mark.parametrize(
    ("words", "topic"),
    [
        ("办好人民满意教育。新建小学2所，新增学位1200个，实施“双减”。", "education"),
        ("扩大医保覆盖面。建设社区卫生服务中心，强化“三医”联动。", "health"),
        ("稳外贸稳外资。发展跨境电商，实际使用外资40亿美元。", "opening"),
        ("打造品质街区。加强市容环境综合整治，整治背街小巷，新建口袋公园。", "city-management"),
        ("发展现代农业。建设高标准农田，抓好粮食生产和乡村振兴。", "rural"),
        ("守牢安全底线。开展安全生产隐患排查，健全社会治安防控体系。", "safety-governance"),
    ],
)
def test_a_paragraph_speaks_of_what_its_words_name(words: str, topic: str) -> None:
    assert first(words) == topic


def test_a_paragraph_on_two_subjects_has_both_the_stronger_first() -> None:
    assigned = topics.assign(
        document("优化教育医疗供给。新建小学、幼儿园，增加学位，扩建医院，完善医保，发展中医药。")
    )
    assert {each.topic for each in assigned} == {"education", "health"}
    assert assigned[0].score >= assigned[1].score


def test_a_part_of_a_paragraph_speaks_of_its_own_words_and_of_the_headings_above() -> None:
    report = document("新建小学2所，新增学位。扩建医院，完善医保。", heading="发展现代农业")
    (paragraph,) = report.paragraphs
    schools, hospitals = topics.within(
        report, {"p-1": [sentence.at for sentence in paragraph.sentences]}
    )["p-1"]
    assert "education" in set(schools) - set(hospitals)
    assert "health" in set(hospitals) - set(schools)
    assert schools["rural"] == hospitals["rural"] < schools["education"]


def test_what_belongs_to_no_subject_is_not_forced() -> None:
    assert topics.assign(document("让我们携手并肩，一步一个脚印向前走。")) == ()


def test_a_short_paragraph_speaks_of_what_one_word_names() -> None:
    assert first("新建改建通村公路80公里，年内全部完工。") == "infrastructure"
    assert len(topics.assign(document("全年引进内资60亿元，直接利用外资3000万美元。"))) == 2
    assert topics.assign(document("民生持续改善，群众得到实惠。")) == ()


def test_front_matter_and_closing_have_no_topic() -> None:
    words = "大力发展教育，新建学校，增加学位。"
    assert topics.assign(document(("front", words), ("closing", words))) == ()


def test_the_chapters_heading_helps_and_does_not_decide() -> None:
    assert first("推进城市更新，改造老旧小区、城中村。", heading="办好教育") == "urban-renewal"


def test_a_paragraph_has_at_most_three_topics() -> None:
    words = "发展教育和医疗，扩大就业，促进消费，推进城市更新，加强养老，发展体育、文化和农业。"
    assert len(topics.assign(document(words))) <= topics.MOST


def test_of_words_that_overlap_the_longest_counts() -> None:
    evidence = topics.evidence(document("国际消费中心城市"))["p-1"]
    assert set(evidence) == {"consumption"}


def test_there_are_fifteen_to_twenty_topics_and_every_indicator_has_one() -> None:
    known = {topic.id for topic in topics.every()}
    assert 15 <= len(known) <= 20
    used = {
        entry["topic"]
        for entry in lexicon.table("indicators").values()
        if isinstance(entry, dict) and "topic" in entry
    }
    assert used <= known


def test_a_sentence_may_speak_of_another_topic_than_its_paragraph() -> None:
    found = document(
        "推进城市更新。改造老旧小区20个，盘活闲置厂房和楼宇，加快城中村改造。新建小学2所，新增学位1200个。"
    )
    (stray,) = topics.strays(found, topics.assign(found))
    assert (stray.sentence, stray.paragraph, stray.topic) == ("s-1-3", "p-1", "education")


SHOPS = "多点发力提振消费。引进首店20家，培育夜间经济和首发经济。落实消费品以旧换新。"


def strayed(words: str, role: str = "task") -> list[tuple[str, str]]:
    found = document((role, words))
    return [
        (each.topic, found.words(each.at) if each.at else each.sentence)
        for each in topics.strays(found, topics.assign(found))
    ]


def test_a_lesser_topic_that_one_sentence_speaks_of_is_told_of_that_sentence() -> None:
    tourism = "发展文化旅游，办好体育赛事和文化节。"
    assert ("culture-sport", "s-1-4") in strayed(SHOPS + tourism)
    assert strayed(SHOPS + tourism + "建设博物馆、图书馆。") == []


def test_a_topic_that_the_lead_names_is_no_matter_of_one_sentence() -> None:
    led = SHOPS.replace("多点发力提振消费。", "推动消费和旅游融合。")
    assert strayed(led + "办好文化节和体育赛事。") == []


def test_each_clause_of_a_list_of_targets_is_told_of_what_it_speaks_of() -> None:
    words = (
        "今年主要预期目标是：地区生产总值增长5%，新增就业1万人，粮食产量3万吨，居民收入稳步增长。"
    )
    assert strayed(words, "targets") == [
        ("employment", "新增就业1万人"),
        ("rural", "粮食产量3万吨"),
        ("employment", "居民收入稳步增长"),
    ]
    found = document(("targets", words))
    assert next(each.topic for each in topics.assign(found)) == "economy"


def test_of_the_topics_an_editor_chose_none_is_a_matter_of_one_sentence() -> None:
    found = document(("targets", SHOPS + "发展文化旅游，办好体育赛事和文化节。"))
    chosen = [Assignment("p-1", topic, 1.0) for topic in ("consumption", "culture-sport")]
    assert topics.strays(found, chosen) == ()


def test_a_paragraph_on_no_topic_has_no_stray_sentences() -> None:
    found = document("让我们携手并肩向前走。新建小学2所，新增学位1200个。")
    assert topics.strays(found, ()) == ()


def test_the_place_of_a_paragraph_on_the_government_itself_tells_its_topic() -> None:
    words = "大兴实干之风。把每一件事抓紧抓好，一项一项见到结果。"
    assert topics.assign(document(words)) == ()
    (assigned,) = topics.assign(document(("self_government", words)))
    assert assigned.topic == "government"


def test_an_editors_topics_take_the_place_of_the_programs() -> None:
    assigned = (Assignment("p-1", "economy", 0.6), Assignment("p-2", "health", 0.9))
    assert topics.settle(assigned, {"p-1": ("care",)}) == (
        Assignment("p-2", "health", 0.9),
        Assignment("p-1", "care", 1.0),
    )
