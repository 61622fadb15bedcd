"""What a review says was done, beside the tasks of the same topic."""

from dataclasses import replace

from duizhao.comparing import editions, reviewed
from duizhao.comparing.reviewed import DecidedReview
from duizhao.errors import Code, Finding
from duizhao.matching import links
from duizhao.model import Document, Link, Reviewed
from duizhao.publishing import exports
from tests import quality_links, test_pages
from tests.compose import document
from tests.test_links import AIR, RENEWAL, RENEWAL_THERE, SCHOOLS, TRADE, TRADE_THERE

RENEWED = ("result", "城市更新加快。改造老旧小区23个，闲置厂房和楼宇有效盘活，引入新业态。")
TRADED = ("result", "外贸稳中提质。实际使用外资38亿美元，跨境电商和海外仓加快发展，开拓新兴市场。")


def texts() -> tuple[Document, Document]:
    return document(TRADED, RENEWED, RENEWAL, TRADE, SCHOOLS), document(RENEWAL_THERE, AIR)


def report(key: str, code: Code, wrong: str, found: str) -> Finding:
    return Finding("pair.toml", 1, code, f"{key}：{wrong}", found=found)


def decided(task: str, done: str, decision: str = "confirm") -> DecidedReview:
    return DecidedReview(task, done, decision, None, "读过两遍", report)


def told(found: tuple[Reviewed, ...]) -> list[str]:
    return [f"{e.side} {e.link.left} {e.of} {e.link.right} {e.link.origin}" for e in found]


def test_tasks_stand_beside_what_was_done_in_their_own_report_and_in_the_other() -> None:
    left, right = texts()
    assert told(reviewed.proposed(left, right)) == [
        "left p-3 left p-2 computed",
        "left p-4 left p-1 computed",
        "right p-1 left p-2 computed",
    ]


def test_a_plan_is_no_review_and_the_other_way_round() -> None:
    themselves = ("self_government", "建设法治政府。严格规范行政执法，自觉接受人大监督。")
    found = document(themselves, TRADED, RENEWAL, themselves)
    assert [passage.id for passage in links.results(found)] == ["p-1", "p-2"]
    assert [passage.id for passage in links.tasks(found)] == ["p-3", "p-4"]


def test_an_editor_confirms_adds_and_strikes() -> None:
    left, right = texts()
    settled = reviewed.settle(
        reviewed.proposed(left, right),
        left,
        right,
        [
            decided("改造老旧小区20个", "改造老旧小区23个"),
            decided("实际使用外资40亿美元", "实际使用外资38亿美元", "strike"),
            decided("新建小学2所", "外贸稳中提质", "add"),
        ],
    )
    assert settled.problems == ()
    assert told(settled.reviewed) == [
        "left p-3 left p-2 confirmed",
        "right p-1 left p-2 computed",
        "left p-5 left p-1 added",
    ]


def test_what_an_editor_set_alone_tells_what_both_share_too() -> None:
    left, right = texts()
    words = [decided("改造老旧小区20个", "改造老旧小区23个")]
    proposed = reviewed.proposed(left, right)
    (alone,) = reviewed.settle((), left, right, words).reviewed
    (ours,) = (
        e.link
        for e in reviewed.settle(proposed, left, right, words).reviewed
        if e.link.origin == "confirmed"
    )
    assert alone.link.terms == ours.terms != ()
    assert alone.link.evidence == ours.evidence != ()


def test_a_decision_on_words_that_are_no_task_or_no_review_is_not_applied() -> None:
    left, right = texts()
    settled = reviewed.settle(
        (),
        left,
        right,
        [
            decided("改造老旧小区23个", "改造老旧小区23个"),
            decided("改造老旧小区20个", "打好蓝天保卫战"),
            decided("文中没有的话", "改造老旧小区23个"),
        ],
    )
    assert settled.reviewed == ()
    assert [(each.code, each.wrong.split("：")[0]) for each in settled.problems] == [
        (Code.ORPHANED, "task"),
        (Code.ORPHANED, "done"),
        (Code.ORPHANED, "task"),
    ]


def test_a_quotation_that_stands_in_a_task_of_both_texts_is_told() -> None:
    left = document(RENEWED, TRADE)
    settled = reviewed.settle((), left, document(TRADE), [decided(TRADE, RENEWED[1])])
    assert settled.reviewed == ()
    assert [each.code for each in settled.problems] == [Code.NOT_UNIQUE]


def test_the_plan_agrees_with_a_careful_reader_on_what_was_done() -> None:
    left, right, by = quality_links.real_review()
    found = quality_links.read(links.reviewed(left, right)["right", "right"], by)
    proposed = {(link.left, link.right) for link in found if link.grade >= 2}
    assert quality_links.agreement(proposed, by.pairs(2)).f1 >= 0.75


PROPOSED = Reviewed("right", "right", Link("p-1", "p-2", 3, 0.4, ("业态",), ()))
SETTLED = Reviewed("left", "right", Link("p-2", "p-2", 3, 0.3, ("存量",), (), "confirmed", "看过"))


def test_the_public_edition_has_what_an_editor_confirmed_without_remarks() -> None:
    given = test_pages.book(edition="public", reviewed=(PROPOSED, SETTLED))
    (pair,) = editions.edition(given).comparisons
    assert pair.reviewed == (replace(SETTLED, link=replace(SETTLED.link, reason="")),)
    (entry,) = exports.comparison(pair, "public")["review_links"]
    assert (entry["side"], entry["task"], entry["of"], entry["review"]) == (
        *("left", "p-2"),
        *("right", "p-2"),
    )
    assert "score" not in entry


def test_a_topics_page_names_what_was_done_beside_its_tasks() -> None:
    found = test_pages.rendered(test_pages.book(reviewed=(PROPOSED, SETTLED)), test_pages.TOPIC)
    _, section = found.split('id="done"')
    assert 'href="#u-p-2"' in section
    assert 'href="#r-p-1"' in section
    assert section.count("程序提示（未经人工核对）") == 1


def test_a_topic_without_review_says_nothing_of_one() -> None:
    assert 'id="done"' not in test_pages.rendered(test_pages.book(), test_pages.TOPIC)


def test_trade_of_another_place_is_no_review_of_a_task_on_the_air() -> None:
    left, right = document(TRADED, AIR), document(TRADE_THERE, SCHOOLS)
    assert told(reviewed.proposed(left, right)) == ["right p-1 left p-1 computed"]
