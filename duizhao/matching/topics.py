"""Tell which subjects a paragraph speaks of: one to three, or none where nothing says so.

A single sentence may speak of another subject than its paragraph.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from math import log

from duizhao import lexicon
from duizhao.matching import words
from duizhao.model import Assignment, Document, Paragraph, Section, Stray, Topic
from duizhao.text import Range

Evidence = Mapping[str, float]

WEIGHTS = {"strong": 3.0, "plain": 1.2, "weak": 0.4}
LEAD = 2.0
"""A word of the lead counts so many times."""
HEADING = 0.35
"""A word of the headings above counts so much: a chapter holds paragraphs on several subjects."""
ENOUGH = 5.0
"""Below this evidence a paragraph speaks of no subject."""
SHARE = 0.16
"""What a subject must have of the evidence for all subjects, to be one of a paragraph's."""
BESIDE = 0.45
"""What a second or third subject must have of the evidence for the first."""
SHORT = 60
"""A paragraph of so few characters has less to say what it speaks of."""
ENOUGH_IN_SHORT = 3.0
BESIDE_IN_SHORT = 0.8
MOST = 3
STRAYS = 4.0
"""Below this evidence a sentence does not speak of another subject than its paragraph."""
STRAYS_SHARE = 0.45
"""What that subject must have of the evidence in the sentence."""
SPEAKS = 2.4
"""Evidence from which a sentence or clause speaks of a subject that is one of its paragraph's."""
LEAST_SENTENCES = 4
"""A paragraph of fewer stands whole under each of its subjects."""
LISTS = ("targets",)
"""Roles whose sentences are lists: each clause may speak of a subject of its own."""
CLAUSE = re.compile(r"[^，；。：]+")
BY_ROLE = 5.0
"""What a paragraph's role says for the topic that names it."""
UNASSIGNED = ("front", "requirements", "closing", "back", "chrome", "glossary", "table")
"""Roles that speak of everything or of nothing."""


def assign(document: Document) -> tuple[Assignment, ...]:
    """Return each paragraph's topics, its best first; `score` is the share of the evidence."""
    found = evidence(document)
    return tuple(
        assignment
        for paragraph in document.paragraphs
        if paragraph.role not in UNASSIGNED
        for assignment in _of(paragraph, found[paragraph.id])
    )


def strays(document: Document, assigned: Iterable[Assignment]) -> tuple[Stray, ...]:
    """Return the sentences that alone in their paragraph speak of a topic.

    That is another topic than the paragraph's, or a lesser one of its own that no other sentence
    speaks of. Of a list of targets it is the clauses. A paragraph without topic has none: what it
    belongs to is not known.
    """
    known: dict[str, dict[str, float]] = {}
    for each in assigned:
        known.setdefault(each.paragraph, {})[each.topic] = each.score
    return tuple(
        stray
        for paragraph in document.paragraphs
        if paragraph.id in known
        for stray in (_clauses if paragraph.role in LISTS else _sentences)(
            document, paragraph, known[paragraph.id]
        )
    )


def evidence(document: Document) -> dict[str, Evidence]:
    """Return for each paragraph what speaks for each topic."""
    sections = {section.id: section for section in document.sections}
    return {
        paragraph.id: _evidence(document, paragraph, sections) for paragraph in document.paragraphs
    }


def within(
    document: Document, parts: Mapping[str, Sequence[Range]]
) -> dict[str, tuple[Evidence, ...]]:
    """Return what speaks for each topic in parts of the paragraphs: their words, the headings."""
    sections = {section.id: section for section in document.sections}
    found: dict[str, tuple[Evidence, ...]] = {}
    for paragraph in document.paragraphs:
        if paragraph.id in parts:
            above = _above(paragraph, sections)
            told = (_counts(document.words(at), above) for at in parts[paragraph.id])
            found[paragraph.id] = tuple(map(_spoken, told))
    return found


def settle(
    assigned: tuple[Assignment, ...], decided: Mapping[str, tuple[str, ...]]
) -> tuple[Assignment, ...]:
    """Return the assignments with an editor's topics in place of the program's, by paragraph."""
    kept = tuple(each for each in assigned if each.paragraph not in decided)
    chosen = (Assignment(p, topic, 1.0) for p, topics in decided.items() for topic in topics)
    return (*kept, *chosen)


@cache
def every() -> tuple[Topic, ...]:
    """Return all topics, in the order of the site."""
    return tuple(Topic(entry["id"], entry["label"]) for entry in lexicon.table("topics")["topic"])


def _of(paragraph: Paragraph, found: Evidence) -> Iterator[Assignment]:
    total = sum(found.values())
    short = paragraph.at.end - paragraph.at.start <= SHORT
    order = [topic.id for topic in every()]
    ranked = sorted(found, key=lambda topic: (-found[topic], order.index(topic)))
    for topic in ranked[:MOST]:
        share = found[topic] / total
        beside = found[topic] / found[ranked[0]]
        enough = found[topic] >= ENOUGH and beside >= BESIDE
        clear = short and found[topic] >= ENOUGH_IN_SHORT and beside >= BESIDE_IN_SHORT
        if share >= SHARE and (enough or clear):
            yield Assignment(paragraph.id, topic, round(share, 4))


def _sentences(
    document: Document, paragraph: Paragraph, known: Mapping[str, float]
) -> Iterator[Stray]:
    """Yield the sentences that speak of another topic, or alone of a lesser one.

    What the lead names as well is no matter of a single sentence.
    """
    led = _spoken_in(document.words(paragraph.lead)) if paragraph.lead else {}
    lesser = {topic for topic in _lesser(known) if led.get(topic, 0.0) < SPEAKS}
    alone: dict[str, list[Stray]] = {topic: [] for topic in sorted(lesser)}
    for sentence in paragraph.sentences:
        found = _spoken_in(document.words(sentence.at))
        topic = max(found, key=lambda topic: found[topic], default="")
        share = _share(found, topic)
        if topic not in known and found.get(topic, 0.0) >= STRAYS and share:
            yield Stray(sentence.id, paragraph.id, topic, share)
        for told, speaking in alone.items():
            if found.get(told, 0.0) >= SPEAKS:
                speaking.append(Stray(sentence.id, paragraph.id, told, _share(found, told)))
    if len(paragraph.sentences) >= LEAST_SENTENCES:
        only = (speaking[0] for speaking in alone.values() if len(speaking) == 1)
        yield from (stray for stray in only if stray.score)


def _clauses(
    document: Document, paragraph: Paragraph, known: Mapping[str, float]
) -> Iterator[Stray]:
    """Yield the clauses of a list that speak of another topic than its first."""
    first = set(known) - _lesser(known)
    for sentence in paragraph.sentences:
        for match in CLAUSE.finditer(document.text.text, sentence.at.start, sentence.at.end):
            found = _spoken_in(match[0])
            topic = max(found, key=lambda topic: found[topic], default="")
            share = _share(found, topic)
            if topic not in first and found.get(topic, 0.0) >= SPEAKS and share:
                at = Range(match.start(), match.end())
                yield Stray(sentence.id, paragraph.id, topic, share, at)


def _lesser(known: Mapping[str, float]) -> set[str]:
    """Return a paragraph's topics besides its first; an editor's all have the same score."""
    return {topic for topic, score in known.items() if score < max(known.values())}


def _share(found: Evidence, topic: str) -> float:
    """Return what a topic has of the evidence, or 0 where that is too little."""
    share = found.get(topic, 0.0) / sum(found.values()) if found else 0.0
    return round(share, 4) if share >= STRAYS_SHARE else 0.0


def _evidence(
    document: Document, paragraph: Paragraph, sections: Mapping[str, Section]
) -> dict[str, float]:
    """Return what speaks for each topic; what its lead names and where it stands tell most."""
    counts = _counts(document.words(paragraph.at), _above(paragraph, sections))
    if paragraph.lead:
        for word in _words(document.words(paragraph.lead)):
            counts[word] = counts.get(word, 0.0) + LEAD - 1
    found = _spoken(counts)
    for topic in _by_role().get(paragraph.role, ()):
        found[topic] = found.get(topic, 0.0) + BY_ROLE
    return found


def _counts(text: str, above: Iterable[str]) -> dict[str, float]:
    """Return what the words of a text and those `above` it count.

    A word that comes back counts by its logarithm.
    """
    counts = {word: 1 + log(n) for word, n in _words(text).items()}
    for word in above:
        counts[word] = counts.get(word, 0.0) + HEADING
    return counts


def _above(paragraph: Paragraph, sections: Mapping[str, Section]) -> list[str]:
    """Return the words of the headings above a paragraph, each once for each heading."""
    return [word for heading in _headings(paragraph, sections) for word in _words(heading)]


def _spoken_in(text: str) -> dict[str, float]:
    return _spoken({word: 1 + log(n) for word, n in _words(text).items()})


def _spoken(counts: Mapping[str, float]) -> dict[str, float]:
    found: dict[str, float] = {}
    for word, count in counts.items():
        for topic, weight in _vocabulary()[word]:
            found[topic] = found.get(topic, 0.0) + weight * count
    return found


def _headings(paragraph: Paragraph, sections: Mapping[str, Section]) -> Iterator[str]:
    """Yield the headings of the chapter a paragraph stands in, below its part."""
    section = sections.get(paragraph.section or "")
    while section and section.level > 1:
        yield section.heading
        section = sections.get(section.parent or "")


def _words(text: str) -> Counter[str]:
    return Counter(_known().found(text))


@cache
def _by_role() -> Mapping[str, tuple[str, ...]]:
    """Return for each role the topics that its paragraphs speak of by their place."""
    found: dict[str, tuple[str, ...]] = {}
    for entry in lexicon.table("topics")["topic"]:
        for role in entry.get("roles", ()):
            found[role] = (*found.get(role, ()), entry["id"])
    return found


@cache
def _vocabulary() -> Mapping[str, tuple[tuple[str, float], ...]]:
    """Return for each word the topics it speaks of, with its weight."""
    found: dict[str, list[tuple[str, float]]] = {}
    for entry in lexicon.table("topics")["topic"]:
        for strength, weight in WEIGHTS.items():
            for word in dict.fromkeys(entry.get(strength, ())):
                found.setdefault(word, []).append((entry["id"], weight))
    return {word: tuple(topics) for word, topics in found.items()}


@cache
def _known() -> words.Vocabulary:
    return words.vocabulary(_vocabulary())
