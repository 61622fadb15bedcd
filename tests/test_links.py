"""Links between the tasks of two reports."""

from functools import cache

import pytest

from duizhao.matching import links, terms, words
from duizhao.model import Document, Link
from tests import quality_links
from tests.compose import document

RENEWAL = "推进城市更新。改造老旧小区20个，盘活闲置厂房和楼宇，加快城中村改造，引入新业态。"
RENEWAL_THERE = "加力盘活存量。改造老旧小区3个，推动闲置厂房、楼宇微更新，导入新业态。"
TRADE = "扩大对外开放。发展跨境电商和海外仓，实际使用外资40亿美元，支持外贸企业开拓新兴市场。"
TRADE_THERE = "积极稳外贸稳外资。开展跨境电商业务，用好出口退税政策，助力外贸企业开拓海外市场。"
CARE = "提高社会保障水平。扩大普惠养老服务供给，落实育儿补贴，健全托育服务体系。"
SCHOOLS = "办好人民满意教育。新建小学2所，新增学位1200个，持续深化教育集团改革。"
AIR = "加强生态环境治理。打好蓝天保卫战，整治扬尘和挥发性有机物，严格落实河湖长制。"


def pairs(left: Document, right: Document, grade: int = 2) -> list[tuple[str, str]]:
    return [(link.left, link.right) for link in links.between(left, right) if link.grade >= grade]


def test_passages_on_one_subject_are_linked_in_whatever_order_they_stand() -> None:
    left = document(RENEWAL, TRADE, SCHOOLS)
    right = document(AIR, TRADE_THERE, CARE, RENEWAL_THERE)
    assert pairs(left, right) == [("p-1", "p-4"), ("p-2", "p-2")]


def test_one_passage_may_have_several_counterparts() -> None:
    left = document(RENEWAL + TRADE, SCHOOLS, AIR)
    right = document(RENEWAL_THERE, CARE, TRADE_THERE)
    assert sorted(pairs(left, right)) == [("p-1", "p-1"), ("p-1", "p-3")]


def test_what_has_no_counterpart_is_not_linked() -> None:
    assert pairs(document(SCHOOLS, AIR), document(TRADE_THERE, RENEWAL_THERE), grade=1) == []


def test_only_tasks_are_linked_and_the_plans_part_on_the_government_itself() -> None:
    themselves = "建设法治政府。严格规范行政执法，自觉接受人大监督，办好政协提案。"
    left = document(("result", RENEWAL), ("self_government", themselves), TRADE, SCHOOLS)
    assert [passage.id for passage in links.tasks(left)] == ["p-3", "p-4"]
    right = document(TRADE, ("self_government", themselves), ("overview", SCHOOLS))
    assert [passage.id for passage in links.tasks(right)] == ["p-1", "p-2"]


def test_a_link_tells_what_both_share_in_whole_words() -> None:
    (link,) = links.between(document(TRADE, SCHOOLS), document(TRADE_THERE, AIR))
    assert {"跨境电商", "外贸企业开拓"} & set(link.terms)
    assert not {"支持", "积极", "开拓"} & set(link.terms)


def test_evidence_is_sentences_of_both_sides_none_twice() -> None:
    left, right = document(TRADE + RENEWAL, SCHOOLS), document(RENEWAL_THERE + TRADE_THERE, AIR)
    (link,) = (link for link in links.between(left, right) if link.grade == 3)
    told = [(left.words(here), right.words(there)) for here, there in link.evidence]
    assert any("外贸" in here and "外贸" in there for here, there in told)
    assert any("厂房" in here and "厂房" in there for here, there in told)
    for side in zip(*link.evidence, strict=True):
        assert len(set(side)) == len(side)


def test_a_link_that_an_editor_set_tells_what_both_share_too() -> None:
    left, right = document(TRADE, RENEWAL), document(SCHOOLS, RENEWAL_THERE, TRADE_THERE)
    (proposed,) = (link for link in links.between(left, right) if link.left == "p-1")
    bare = Link("p-1", "p-3", 1, 0.0, (), (), origin="added")
    told = links.explained(left, right, bare)
    assert (told.terms, told.evidence) == (proposed.terms, proposed.evidence)
    assert (told.grade, told.score, told.origin) == (1, 0.0, "added")
    assert links.explained(left, right, proposed) is proposed


def test_passages_that_name_one_thing_in_different_words_are_closer() -> None:
    left = document("加强民生兜底。扩大公租房供给，健全低保制度。", SCHOOLS, AIR)
    same = document("筑牢保障网底。筹集保障性住房，救助困难群众，扩大供给。", TRADE_THERE)
    other = document("筑牢保障网底。筹集体育用品，登记展览事项，扩大供给。", TRADE_THERE)

    def score(right: Document) -> float:
        found = {(k.left, k.right): k.score for k in links.between(left, right)}
        return found.get(("p-1", "p-1"), 0.0)

    assert score(same) > score(other)


def test_the_same_lead_over_other_words_is_no_counterpart() -> None:
    land = "强化要素保障。完善土地收储，推动闲置地块挂牌出让，盘活低效用地。办好用地审批。"
    people = "强化要素保障。引进高层次人才，建设院士工作站，扩大科技贷款。办好人才服务。"
    left = document(land, TRADE, SCHOOLS)
    right = document(people, TRADE_THERE, CARE)
    assert ("p-1", "p-1") not in pairs(left, right)


def test_other_leads_over_the_same_measures_are_counterparts() -> None:
    left = document(RENEWAL, TRADE, SCHOOLS)
    right = document(RENEWAL.replace("推进城市更新", "提升城区面貌"), AIR, CARE)
    assert ("p-1", "p-1") in pairs(left, right, grade=3)


def test_the_closest_passage_is_a_candidate_where_there_is_no_other() -> None:
    left = document("打造青春城区。举办青年夜校和啤酒节。", TRADE, RENEWAL)
    right = document("深化志愿服务。支持青年参与社区活动。", TRADE_THERE, RENEWAL_THERE)
    found = {(k.left, k.right): k.grade for k in links.between(left, right)}
    assert found["p-1", "p-1"] == 1


def test_one_scale_holds_whether_two_reports_share_much_or_little() -> None:
    far = links.between(document(TRADE, SCHOOLS), document(TRADE_THERE, AIR))
    near = links.between(document(TRADE, SCHOOLS), document(TRADE, SCHOOLS, AIR, RENEWAL))
    assert [k.grade for k in far] == [3]
    assert [(k.left, k.right) for k in near if k.grade >= 2] == [("p-1", "p-1"), ("p-2", "p-2")]


def test_equal_figures_of_different_things_link_nothing() -> None:
    left = document("办好193件实事，共投入8800余万元，惠及400余户。", SCHOOLS)
    right = document("保护193项非遗，整改8800余项，举办400余场。", AIR)
    assert pairs(left, right, grade=1) == []


def test_a_report_without_tasks_has_no_links() -> None:
    assert links.between(document(("result", RENEWAL)), document(RENEWAL_THERE)) == ()
    assert links.between(document(RENEWAL), document(("closing", RENEWAL_THERE))) == ()


def test_links_stand_in_the_order_of_the_left_the_closest_first() -> None:
    left, right, _ = quality_links.real_pair()
    order = [passage.id for passage in left.paragraphs]
    found = links.between(left, right)
    assert list(found) == sorted(found, key=lambda link: (order.index(link.left), -link.score))


def test_the_nearest_passage_is_looked_for_outside_the_tasks_too() -> None:
    left = document(RENEWAL, TRADE)
    right = document(("result", RENEWAL_THERE), SCHOOLS)
    to_right, _ = links.nearest(left, right)
    assert to_right["p-1"][0] == "p-1"


def test_among_tasks_the_nearest_passage_is_as_close_as_its_link() -> None:
    left, right = document(RENEWAL, TRADE, AIR), document(RENEWAL_THERE, CARE, ("result", SCHOOLS))
    (link,) = (link for link in links.between(left, right) if link.left == "p-1")
    to_right, to_left = links.nearest(left, right)
    assert to_right["p-1"] == (link.right, link.score)
    assert to_left[link.right] == (link.left, link.score)


def test_what_only_touches_stays_below_the_same_topic_however_close_a_part_comes() -> None:
    left = document(RENEWAL + TRADE + SCHOOLS + AIR + CARE, SCHOOLS, AIR, TRADE, CARE)
    right = document(RENEWAL_THERE, TRADE_THERE)
    for link in links.between(left, right):
        assert (link.score >= links.SAME_TOPIC) == (link.grade >= 2)


def test_a_passage_on_many_subjects_meets_each_passage_on_one_of_them() -> None:
    many = document(RENEWAL + TRADE + SCHOOLS + AIR)
    found = pairs(many, document(RENEWAL_THERE, TRADE_THERE, CARE))
    assert found == [("p-1", "p-1"), ("p-1", "p-2")]


@cache
def real_links() -> tuple[tuple[Link, ...], quality_links.Marks]:
    left, right, by = quality_links.real_pair()
    return tuple(quality_links.read(links.between(left, right), by)), by


@pytest.mark.parametrize("factor", [0.92, 1.0, 1.08])
def test_links_of_the_two_reports_agree_with_a_careful_reader(factor: float) -> None:
    found, by = real_links()
    proposed = {(k.left, k.right) for k in found if k.score >= links.SAME_TOPIC * factor}
    assert quality_links.agreement(proposed, by.pairs(2)).f1 >= 0.86


def test_grades_of_the_two_reports_agree_with_a_careful_reader() -> None:
    found, by = real_links()
    graded = [
        link.grade == by.grades[link.left, link.right]
        for link in found
        if link.grade >= 2 and by.grades.get((link.left, link.right), 0) >= 2
    ]
    assert sum(graded) / len(graded) >= 0.8


def test_the_closest_candidates_of_the_two_reports_are_those_of_a_careful_reader() -> None:
    found, by = real_links()
    assert quality_links.closest(found, by) >= 0.85
    assert quality_links.among_three(found, by) >= 0.95


def test_terms_leave_out_formulas_and_words_of_any_report() -> None:
    space = links.learn(document(RENEWAL), document(TRADE))
    text = "全面贯彻新发展理念，加快推进城市更新项目建设"
    assert terms.shared(space, text, text) == ("城市更新项目建设",)


def test_a_number_that_counts_is_no_part_of_a_term() -> None:
    assert not any(
        term[0].isdecimal()
        for link in real_links()[0]
        for term in link.terms
        if term.isdecimal() or words.words(term)[0].isdecimal()
    )
