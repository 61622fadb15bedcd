"""Set the passages of both sides together by subject, and say what can be compared there."""

from duizhao.matching import topics
from duizhao.model import Analysis, TopicPair

COMPARED = ("targets", "task", "self_government")
"""Roles of the plan, the part in which two reports speak of the same time."""


def pairs(left: Analysis, right: Analysis) -> tuple[TopicPair, ...]:
    """Return the topics that either side's plan speaks of, in the order of the vocabulary.

    Passages stand in the order of their report.
    """
    found = []
    for topic in topics.every():
        here, there = _passages(left, topic.id), _passages(right, topic.id)
        if here or there:
            state = _state((left, here), (right, there))
            found.append(TopicPair(topic.id, topic.label, state, here, there))
    return tuple(found)


def _passages(analysis: Analysis, topic: str) -> tuple[str, ...]:
    about = {each.paragraph for each in analysis.topics if each.topic == topic}
    begun = False
    found = []
    for paragraph in analysis.document.paragraphs:
        begun = begun or paragraph.role in ("targets", "task")
        if begun and paragraph.id in about and paragraph.role in COMPARED:
            found.append(paragraph.id)
    return tuple(found)


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
