"""Tasks without counterpart, and what that may mean."""

import pytest

from duizhao.comparing.unmatched import unmatched
from duizhao.matching import links
from duizhao.model import Document, Link
from tests.compose import document
from tests.test_links import AIR, RENEWAL, RENEWAL_THERE, SCHOOLS, TRADE, TRADE_THERE


def told(left: Document, right: Document, found: tuple[Link, ...] | None = None) -> list[str]:
    known = links.between(left, right) if found is None else found
    return [
        f"{entry.side} {entry.paragraph} {entry.status}" for entry in unmatched(left, right, known)
    ]


def test_what_a_full_text_lacks_was_not_found_there() -> None:
    left, right = document(RENEWAL, SCHOOLS), document(AIR, RENEWAL_THERE)
    assert told(left, right) == ["left p-2 not_found_in_full", "right p-1 not_found_in_full"]


def test_a_salutation_alone_lacks_no_counterpart() -> None:
    left, right = document(RENEWAL, "各位代表！"), document(RENEWAL_THERE)
    assert told(left, right) == []


def test_of_a_text_that_is_not_full_nothing_can_be_concluded() -> None:
    left, right = document(RENEWAL, SCHOOLS, kind="excerpt"), document(AIR, RENEWAL_THERE)
    assert told(left, right) == ["left p-2 not_found_in_full", "right p-1 cannot_tell_incomplete"]


def test_a_sentence_that_an_editor_found_in_a_full_text_was_found() -> None:
    left, right = document(SCHOOLS), document(AIR)
    touched = Link("p-1", "p-1", 1, 0.01, (), ())
    assert len(told(left, right, (touched,))) == 2
    added = Link("p-1", "p-1", 1, 0.01, (), (), origin="added")
    assert told(left, right, (added,)) == []
    excerpt = document(SCHOOLS, kind="excerpt")
    assert told(excerpt, right, (added,)) == ["right p-1 cannot_tell_incomplete"]


def test_what_stands_in_the_other_reports_review_was_found() -> None:
    left, right = document(TRADE), document(("result", TRADE_THERE), AIR)
    assert told(left, right) == ["right p-2 not_found_in_full"]


def test_the_nearest_passage_and_its_score_are_told() -> None:
    left, right = document(RENEWAL, TRADE), document(RENEWAL_THERE, SCHOOLS + "发展外贸。")
    (entry,) = (e for e in unmatched(left, right, links.between(left, right)) if e.side == "right")
    assert (entry.paragraph, entry.nearest) == ("p-2", "p-2")
    assert 0 < entry.score < links.SAME_TOPIC


def test_it_is_told_why_the_nearest_passage_was_not_taken() -> None:
    left, right = document(RENEWAL, TRADE), document(RENEWAL_THERE, SCHOOLS + "用好跨境电商。")
    (entry,) = (e for e in unmatched(left, right, links.between(left, right)) if e.side == "right")
    assert entry.reason.startswith(f"相近程度{entry.score:.3f}，未到列为对应的")
    assert "共同词语：" in entry.reason


def test_a_counterpart_that_is_no_task_is_said_to_be_none() -> None:
    left = document(("result", TRADE_THERE), AIR, kind="excerpt")
    entries = unmatched(left, document(TRADE), ())
    assert [e.reason.split("；")[0] for e in entries if e.side == "right"] == [
        "在对方的上年工作回顾里，不是任务段落"
    ]


def test_what_an_editor_struck_is_no_candidate() -> None:
    left, right = document(RENEWAL, TRADE), document(RENEWAL_THERE, TRADE_THERE, AIR)
    struck = Link("p-1", "p-1", 3, 0.5, (), (), origin="rejected")
    proposed = tuple(k for k in links.between(left, right) if k.left != "p-1")
    found = {
        e.paragraph: e for e in unmatched(left, right, proposed, (struck,)) if e.side == "left"
    }
    assert found["p-1"].status == "not_found_in_full"
    assert found["p-1"].nearest != "p-1"


@pytest.mark.parametrize("here", ["full", "excerpt", "summary", "excerpt_of_summary"])
@pytest.mark.parametrize("there", ["full", "excerpt", "summary", "excerpt_of_summary"])
def test_only_a_full_text_can_be_said_to_lack_something(here: str, there: str) -> None:
    entries = unmatched(document(SCHOOLS, kind=here), document(AIR, kind=there), ())
    expected = {
        side: "not_found_in_full" if other == "full" else "cannot_tell_incomplete"
        for side, other in (("left", there), ("right", here))
    }
    assert {entry.side: entry.status for entry in entries} == expected
