"""Decisions: an editor's word on links holds, or is said to have lost its place."""

from duizhao import reading
from duizhao.comparing.decisions import Decided, settle
from duizhao.errors import Code, Finding
from duizhao.model import Document, Link, Release, Report

LEFT = "现在，我代表政府报告。\n一、2026年重点工作\n做优生态。建设实验室。\n扩大投资。建设机场。\n"
RIGHT = "现在，我代表政府报告。\n一、2026年重点工作\n服务创新。建设中心。\n扩大投资。开工学校。\n"


def document(identifier: str, text: str) -> Document:
    about = Report(identifier, "政府工作报告", "某地", "city", 2026, "full")
    return reading.document(about, Release("1", "source.txt", text.encode("utf-8")))[0]


def report(key: str, code: str, wrong: str, found: str) -> Finding:
    return Finding("pair.toml", 1, code, f"{key}：{wrong}", found=found)


def decided(left: str, right: str, decision: str, grade: int | None = None) -> Decided:
    return Decided(left, right, decision, grade, "读过两遍", report)


def tasks(found: Document) -> list[str]:
    return [p.id for p in found.paragraphs if p.role == "task"]


def test_confirmed_added_and_struck_links_are_three_states() -> None:
    left, right = document("a", LEFT), document("b", RIGHT)
    (l1, l2), (r1, r2) = tasks(left), tasks(right)
    proposed = (Link(l2, r2, 3, 0.5, (), ()), Link(l1, r2, 2, 0.1, (), ()))
    settled = settle(
        proposed,
        left,
        right,
        [
            decided("建设机场", "开工学校", "confirm"),
            decided("建设实验室", "建设中心", "add", 3),
            decided("建设实验室", "开工学校", "strike"),
        ],
    )
    assert [(x.left, x.right, x.grade, x.origin) for x in settled.links] == [
        (l1, r1, 3, "added"),
        (l2, r2, 3, "confirmed"),
    ]
    assert [(x.left, x.right, x.score) for x in settled.rejected] == [(l1, r2, 0.1)]


def test_a_confirmed_link_keeps_the_score_the_algorithm_gave() -> None:
    left, right = document("a", LEFT), document("b", RIGHT)
    proposed = (Link(tasks(left)[1], tasks(right)[1], 3, 0.5, ("投资",), ()),)
    settled = settle(proposed, left, right, [decided("建设机场", "开工学校", "confirm")])
    assert settled.links[0].score == 0.5


def test_a_decision_whose_words_are_gone_or_stand_twice_is_not_applied() -> None:
    left, right = document("a", LEFT), document("b", RIGHT)
    settled = settle(
        (),
        left,
        right,
        [decided("建设港口", "建设中心", "add"), decided("建设", "建设中心", "add")],
    )
    assert settled.links == ()
    assert [finding.code for finding in settled.findings] == [Code.ORPHANED, Code.NOT_UNIQUE]
