"""Link the passages of two reports that set tasks: many to many, each link with its reasons.

How close two passages are is told by their words, their three closest sentences and the topics they
speak of, and weighed by how near that comes to the best that either side has. One scale serves long
and short reports.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from duizhao.matching import similarity, terms, topics
from duizhao.matching.similarity import Matrix, Weights
from duizhao.model import Document, Link, Paragraph
from duizhao.text import Range

PARALLEL = 0.09
"""From this score on, same topic and same or parallel measures: grade 3."""
SAME_TOPIC = 0.05
"""From this score on, the same topic: grade 2."""
TOUCHED = 0.03
"""From this score on a sentence touches what the other passage is about: grade 1."""
TOUCHED_BY_A_SENTENCE = 0.013
"""As TOUCHED, where one pair of sentences is close."""
CLOSE_SENTENCES = 0.08
SENTENCES_WEIGHT = 1 / 3
TOPICS_WEIGHT = 0.5
"""What passages on wholly different topics lose of their closeness."""
SHORTEST_SENTENCE = 12
"""Shorter sentences name a subject in words that any report uses."""
UNSAID = ("front", "back", "chrome", "glossary", "table")
"""Roles whose words are not the report's own prose."""


@dataclass(frozen=True, slots=True)
class _Side:
    """The passages of one report that are compared, and their sentences."""

    document: Document
    passages: tuple[Paragraph, ...]
    sentences: tuple[tuple[int, Range], ...]
    """The number of the passage a sentence stands in, and its range."""

    def texts(self) -> list[str]:
        return [self.document.words(passage.at) for passage in self.passages]

    def sentence_texts(self) -> list[str]:
        return [self.document.words(at) for _, at in self.sentences]


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two close sentences."""

    closeness: float
    left: Range
    right: Range


def between(left: Document, right: Document) -> tuple[Link, ...]:
    """Return the links between two reports' tasks, in the order of the left, closest first.

    Candidates that touch only in a sentence are links of grade 1.
    """
    here, there = _side(left, tasks(left)), _side(right, tasks(right))
    weights = learn(left, right)
    pairs = _sentence_pairs(weights, here, there)
    scores = similarity.mutual(_closeness(weights, here, there, pairs))
    links = []
    for row, passage in enumerate(here.passages):
        found = []
        for column, other in enumerate(there.passages):
            score, close = round(scores[row][column], 4), pairs.get((row, column), ())
            grade = _grade(score, close)
            if grade:
                shared = terms.shared(weights, left.words(passage.at), right.words(other.at))
                evidence = _evidence(close, (passage.lead, other.lead))
                found.append(Link(passage.id, other.id, grade, score, shared, evidence))
        links += sorted(found, key=lambda link: -link.score)
    return tuple(links)


def nearest(left: Document, right: Document) -> tuple[dict[str, tuple[str, float]], ...]:
    """Return for each task of either side the closest passage anywhere in the other report.

    The first mapping leads from left to right, the second from right to left.
    """
    weights = learn(left, right)
    return _nearest(weights, left, right), _nearest(weights, right, left)


def tasks(document: Document) -> tuple[Paragraph, ...]:
    """Return the passages that set tasks, those of the plan on the government itself included."""
    begun = False
    found = []
    for passage in document.paragraphs:
        begun = begun or passage.role == "task"
        if passage.role == "task" or (begun and passage.role == "self_government"):
            found.append(passage)
    return tuple(found)


def learn(left: Document, right: Document) -> tuple[Weights, ...]:
    """Return what each term tells, learned on the paragraphs of both reports."""
    return similarity.learn(
        [
            document.words(passage.at)
            for document in (left, right)
            for passage in document.paragraphs
            if passage.role not in UNSAID
        ]
    )


def _side(document: Document, passages: Sequence[Paragraph]) -> _Side:
    return _Side(
        document,
        tuple(passages),
        tuple(
            (number, sentence.at)
            for number, passage in enumerate(passages)
            for sentence in passage.sentences
            if sentence.at.end - sentence.at.start >= SHORTEST_SENTENCE
        ),
    )


def _sentence_pairs(
    weights: Sequence[Weights], left: _Side, right: _Side
) -> dict[tuple[int, int], tuple[_Pair, ...]]:
    """Return the sentence pairs of each pair of passages that share a word, closest first."""
    closeness = similarity.cosines(weights, left.sentence_texts(), right.sentence_texts())
    pairs: dict[tuple[int, int], list[_Pair]] = {}
    for (row, here), values in zip(left.sentences, closeness, strict=True):
        for (column, there), value in zip(right.sentences, values, strict=True):
            if value > 0:
                pairs.setdefault((row, column), []).append(_Pair(value, here, there))
    return {
        cell: tuple(sorted(found, key=lambda pair: (-pair.closeness, pair.left, pair.right)))
        for cell, found in pairs.items()
    }


def _closeness(
    weights: Sequence[Weights],
    left: _Side,
    right: _Side,
    pairs: dict[tuple[int, int], tuple[_Pair, ...]],
) -> Matrix:
    """Return how close each left passage is to each right one, by words, sentences and topics."""
    here, there = topics.evidence(left.document), topics.evidence(right.document)
    whole = similarity.cosines(weights, left.texts(), right.texts())
    rows = []
    for row, (passage, values) in enumerate(zip(left.passages, whole, strict=True)):
        closeness = []
        for column, (other, value) in enumerate(zip(right.passages, values, strict=True)):
            best = sum(pair.closeness for pair in pairs.get((row, column), ())[:3]) / 3
            likeness = topics.likeness(here[passage.id], there[other.id])
            mixed = (1 - SENTENCES_WEIGHT) * value + SENTENCES_WEIGHT * best
            closeness.append(mixed * (1 - TOPICS_WEIGHT + TOPICS_WEIGHT * likeness))
        rows.append(tuple(closeness))
    return tuple(rows)


def _grade(score: float, pairs: Sequence[_Pair]) -> int:
    """Return the grade of a score, 0 where the two have nothing to do with each other."""
    if score >= PARALLEL:
        return 3
    if score >= SAME_TOPIC:
        return 2
    touches = bool(pairs) and pairs[0].closeness >= CLOSE_SENTENCES
    return int(score >= TOUCHED or (touches and score >= TOUCHED_BY_A_SENTENCE))


def _evidence(
    pairs: Sequence[_Pair], leads: tuple[Range | None, Range | None]
) -> tuple[tuple[Range, Range], ...]:
    """Return up to three close pairs, no sentence twice; of distant pairs only the closest.

    A lead names the subject and shows nothing: it is taken only where there is nothing else.
    """
    said = [pair for pair in pairs if pair.left != leads[0] and pair.right != leads[1]]
    chosen: list[_Pair] = []
    for pair in said or pairs:
        new = all(pair.left != other.left and pair.right != other.right for other in chosen)
        if new and (not chosen or pair.closeness >= CLOSE_SENTENCES):
            chosen.append(pair)
    return tuple((pair.left, pair.right) for pair in chosen[:3])


def _nearest(
    weights: Sequence[Weights], here: Document, there: Document
) -> dict[str, tuple[str, float]]:
    ours = _side(here, tasks(here))
    theirs = _side(there, [passage for passage in there.paragraphs if passage.role not in UNSAID])
    if not theirs.passages:
        return {}
    pairs = _sentence_pairs(weights, ours, theirs)
    scores = similarity.mutual(_closeness(weights, ours, theirs, pairs))
    found = {}
    for passage, row in zip(ours.passages, scores, strict=True):
        best = max(range(len(row)), key=lambda column: (row[column], -column))
        found[passage.id] = (theirs.passages[best].id, round(row[best], 4))
    return found
