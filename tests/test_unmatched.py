"""Tasks without counterpart, and what that may mean."""

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


def test_of_a_text_that_is_not_full_nothing_can_be_concluded() -> None:
    left, right = document(RENEWAL, SCHOOLS, kind="excerpt"), document(AIR, RENEWAL_THERE)
    assert told(left, right) == ["left p-2 not_found_in_full", "right p-1 cannot_tell_incomplete"]


def test_a_passage_that_an_editor_linked_has_a_counterpart_at_any_grade() -> None:
    left, right = document(SCHOOLS), document(AIR)
    touched = Link("p-1", "p-1", 1, 0.01, (), ())
    assert len(told(left, right, (touched,))) == 2
    added = Link("p-1", "p-1", 1, 0.01, (), (), origin="added")
    assert told(left, right, (added,)) == []


def test_what_stands_in_the_other_reports_review_was_found() -> None:
    left, right = document(TRADE), document(("result", TRADE_THERE), AIR)
    assert told(left, right) == ["right p-2 not_found_in_full"]


def test_the_nearest_passage_and_its_score_are_told() -> None:
    left, right = document(RENEWAL, TRADE), document(RENEWAL_THERE, SCHOOLS + "发展外贸。")
    (entry,) = (e for e in unmatched(left, right, links.between(left, right)) if e.side == "right")
    assert (entry.paragraph, entry.nearest) == ("p-2", "p-2")
    assert 0 < entry.score < links.SAME_TOPIC
