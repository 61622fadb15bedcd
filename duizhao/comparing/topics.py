"""Set the passages of both sides together by subject, and say what can be compared there."""

from collections.abc import Collection, Iterable, Mapping

from duizhao.matching import topics
from duizhao.model import Analysis, Document, Link, Paragraph, Quantity, Stray, TopicPair
from duizhao.text import Range

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
    beside = _beside((link.left, there.get(link.right, ())) for link in together)
    ours = _whole(here, left, beside)
    beside = _beside((link.right, here.get(link.left, ())) for link in together)
    theirs = _whole(there, right, beside)
    found = []
    for topic in topics.every():
        known = _of(ours, topic.id), _of(theirs, topic.id)
        if not any(known):  # sentences alone make no page
            known = _of(here, topic.id), _of(there, topic.id)
        if any(known):
            state = _state(topic.id, (left, known[0]), (right, known[1]))
            found.append(TopicPair(topic.id, topic.label, state, *known))
    return tuple(found)


def sentences(analysis: Analysis, topic: str, passages: Collection[str]) -> tuple[Stray, ...]:
    """Return the sentences of the plan on a topic that stand in none of its passages."""
    planned = {passage.id for passage in plan(analysis.document)}.difference(passages)
    return tuple(s for s in analysis.strays if s.topic == topic and s.paragraph in planned)


def told(document: Document, stray: Stray) -> Range:
    """Return the words that speak of a topic: the clause, else the whole sentence."""
    passage = next(each for each in document.paragraphs if each.id == stray.paragraph)
    return stray.at or next(each.at for each in passage.sentences if each.id == stray.sentence)


def figures(analysis: Analysis, topic: str, passages: Collection[str]) -> tuple[Quantity, ...]:
    """Return the figures that stand under a topic, in its passages or its single sentences."""
    alone = [told(analysis.document, stray) for stray in sentences(analysis, topic, passages)]
    return tuple(
        quantity
        for quantity in analysis.quantities
        if quantity.paragraph in passages or any(at.holds(quantity.at) for at in alone)
    )


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


def _beside(linked: Iterable[tuple[str, Collection[str]]]) -> dict[str, set[str]]:
    """Return the topics of each passage's counterparts."""
    found: dict[str, set[str]] = {}
    for passage, known in linked:
        found.setdefault(passage, set()).update(known)
    return found


def _whole(
    known: Mapping[str, list[str]], analysis: Analysis, beside: Mapping[str, set[str]]
) -> dict[str, list[str]]:
    """Return each passage's topics without those that one of its sentences speaks of.

    A topic that a counterpart has as well stays.
    """
    alone = {(stray.paragraph, stray.topic) for stray in analysis.strays}
    return {
        passage: [
            topic
            for topic in found
            if (passage, topic) not in alone or topic in beside.get(passage, ())
        ]
        for passage, found in known.items()
    }


def _of(known: Mapping[str, list[str]], topic: str) -> tuple[str, ...]:
    return tuple(passage for passage, found in known.items() if topic in found)


def _state(topic: str, *sides: tuple[Analysis, tuple[str, ...]]) -> str:
    """Return a topic's state; what one side lacks proves nothing where its text is not full."""
    if any(
        not passages and not side.document.is_full and not sentences(side, topic, passages)
        for side, passages in sides
    ):
        return "incomplete"
    left, right = (bool(figures(side, topic, passages)) for side, passages in sides)
    if left and right:
        return "both_numbers"
    if left or right:
        return "left_numbers" if left else "right_numbers"
    return "words_only"
