"""Set the passages of both sides together by subject, and say what can be compared there."""

from collections.abc import Collection, Iterable

from duizhao.matching import topics
from duizhao.model import Analysis, Document, Link, Paragraph, TopicPair

COMPARED = ("targets", "task", "self_government")
"""Roles of the plan, the part in which two reports speak of the same time."""
CORRESPONDS = 2
"""From this grade on two passages speak of one subject; below it one touches on the other."""


def pairs(left: Analysis, right: Analysis, links: Iterable[Link] = ()) -> tuple[TopicPair, ...]:
    """Return the topics that either side's plan speaks of, in the order of the vocabulary.

    Passages stand in the order of their report. Two passages that correspond stand together under
    at least one topic: where they have none in common, under the first of the left one's, else of
    the right one's. A passage of which only one sentence speaks of a topic does not stand under it
    (the sentence does), unless its counterpart does.
    """
    here, there = _topics(left), _topics(right)
    together = [link for link in links if link.grade >= CORRESPONDS]
    for link in together:
        _bring_together(here.get(link.left), there.get(link.right))
    for passage, told in _in_a_sentence(left):
        beside = [there.get(link.right, ()) for link in together if link.left == passage]
        _take(here.get(passage), told, beside)
    for passage, told in _in_a_sentence(right):
        beside = [here.get(link.left, ()) for link in together if link.right == passage]
        _take(there.get(passage), told, beside)
    found = []
    for topic in topics.every():
        ours = tuple(paragraph for paragraph, known in here.items() if topic.id in known)
        theirs = tuple(paragraph for paragraph, known in there.items() if topic.id in known)
        if ours or theirs:
            state = _state((left, ours), (right, theirs))
            found.append(TopicPair(topic.id, topic.label, state, ours, theirs))
    return tuple(found)


def plan(document: Document) -> tuple[Paragraph, ...]:
    """Return the passages of the plan, the only ones that topics hold; the review stands before."""
    passages = document.paragraphs
    begun = next((n for n, each in enumerate(passages) if each.role in ("targets", "task")), None)
    return tuple(each for each in passages[begun:] if begun is not None and each.role in COMPARED)


def _topics(analysis: Analysis) -> dict[str, list[str]]:
    """Return the topics of each passage of the plan, the best first."""
    found: dict[str, list[str]] = {passage.id: [] for passage in plan(analysis.document)}
    for each in analysis.topics:
        if each.paragraph in found:
            found[each.paragraph].append(each.topic)
    return found


def _bring_together(ours: list[str] | None, theirs: list[str] | None) -> None:
    if ours is None or theirs is None or set(ours) & set(theirs):
        return
    if ours:
        theirs.append(ours[0])
    elif theirs:
        ours.append(theirs[0])


def _in_a_sentence(analysis: Analysis) -> set[tuple[str, str]]:
    return {(stray.paragraph, stray.topic) for stray in analysis.strays}


def _take(known: list[str] | None, topic: str, counterparts: Iterable[Collection[str]]) -> None:
    """Take a topic from a passage, unless one of its counterparts stands under it."""
    if known and topic in known and not any(topic in theirs for theirs in counterparts):
        known.remove(topic)


def _state(*sides: tuple[Analysis, tuple[str, ...]]) -> str:
    """Return a topic's state; what one side lacks proves nothing where its text is not full."""
    if any(not passages and not side.document.is_full for side, passages in sides):
        return "incomplete"
    left, right = (
        any(quantity.paragraph in passages for quantity in side.quantities)
        for side, passages in sides
    )
    if left and right:
        return "both_numbers"
    if left or right:
        return "left_numbers" if left else "right_numbers"
    return "words_only"
