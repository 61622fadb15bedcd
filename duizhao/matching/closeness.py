"""Measure how close the passages of two reports are, and by which sentences.

Told by their words, by a second pair of close sentences beside the closest one (one sentence may
touch on another subject, two speak of the same), by the topics of the pages and the finer subjects
of their measures. What the measure rests on is learned on both reports and on nothing else.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from duizhao.matching import similarity, subjects, topics
from duizhao.matching.similarity import Matrix, Vector, Weights
from duizhao.model import Document, Paragraph
from duizhao.text import Range

SENTENCES_WEIGHT = 1 / 3
TOPICS_WEIGHT = 0.8
"""What passages on wholly different topics lose of their closeness."""
SUBJECTS_WEIGHT = 0.75
"""What passages lose of it whose measures have no subject in common."""
SHORTEST_SENTENCE = 12
"""Shorter sentences name a subject in words that any report uses."""
FAINT = 0.02
"""Sentences that are less close share nothing but words of any report."""
PLANNED = ("task", "self_government")
"""Roles whose passages tell how many measures are about a subject."""
UNSAID = ("front", "back", "chrome", "glossary", "table")
"""Roles whose words are not the report's own prose."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph with what it weighs."""

    paragraph: Paragraph
    words: Vector = field(repr=False)
    subjects: Mapping[str, float] = field(repr=False)
    topics: Mapping[str, float] = field(repr=False)
    sentences: tuple[tuple[Range, Vector], ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two close sentences."""

    closeness: float
    left: Range
    right: Range


@dataclass(frozen=True, slots=True)
class Measure:
    """The prose of two reports, ready to be compared, by paragraph id."""

    weights: tuple[Weights, ...]
    left: Mapping[str, Passage]
    right: Mapping[str, Passage]


Pairs = dict[tuple[int, int], list[Pair]]


@lru_cache(maxsize=2)
def measure(left: Document, right: Document) -> Measure:
    """Return the prose of two reports: links, nearest passages and shared wording ask for it."""
    here, there = _prose(left), _prose(right)
    sides = ((left, here), (right, there))
    every = [(p.role, document.words(p.at)) for document, prose in sides for p in prose]
    of_plans = [words for role, words in every if role in PLANNED]
    weights = similarity.learn([words for _, words in every])
    of_subjects = subjects.learn(of_plans)
    return Measure(
        weights,
        _passages(left, here, weights, of_subjects),
        _passages(right, there, weights, of_subjects),
    )


def between(left: Sequence[Passage], right: Sequence[Passage]) -> tuple[Matrix, Pairs]:
    """Return how close each left passage is to each right one, and their close sentences."""
    pairs = _sentence_pairs(left, right)
    layers = (
        similarity.products([p.words for p in left], [p.words for p in right]),
        similarity.products([p.topics for p in left], [p.topics for p in right]),
        similarity.products([p.subjects for p in left], [p.subjects for p in right]),
    )
    rows = []
    for row, values in enumerate(zip(*layers, strict=True)):
        closeness = []
        for column, (words, same_topics, same_subjects) in enumerate(zip(*values, strict=True)):
            second = _second(pairs.get((row, column), ()), left[row], right[column])
            closeness.append(
                _mixed(words, second, SENTENCES_WEIGHT)
                * _mixed(1.0, same_topics, TOPICS_WEIGHT)
                * _mixed(1.0, same_subjects, SUBJECTS_WEIGHT)
            )
        rows.append(tuple(closeness))
    return tuple(rows), pairs


def _second(pairs: Sequence[Pair], left: Passage, right: Passage) -> float:
    """Return how close a second pair of sentences is; of a single sentence half the closest."""
    if not pairs:
        return 0.0
    first = max(pairs, key=lambda pair: pair.closeness)
    if min(len(left.sentences), len(right.sentences)) == 1:
        return first.closeness / 2
    others = (p.closeness for p in pairs if p.left != first.left and p.right != first.right)
    return max(others, default=0.0)


def _mixed(value: float, other: float, weight: float) -> float:
    return (1 - weight) * value + weight * other


def _prose(document: Document) -> list[Paragraph]:
    return [passage for passage in document.paragraphs if passage.role not in UNSAID]


def _passages(
    document: Document,
    prose: Iterable[Paragraph],
    weights: Sequence[Weights],
    of_subjects: Mapping[str, float],
) -> dict[str, Passage]:
    evidence = topics.evidence(document)
    found = {}
    for paragraph in prose:
        text = document.words(paragraph.at)
        ranges = [s.at for s in paragraph.sentences if s.at.end - s.at.start >= SHORTEST_SENTENCE]
        said = similarity.vectors(weights, map(document.words, ranges))
        found[paragraph.id] = Passage(
            paragraph,
            similarity.vectors(weights, [text])[0],
            subjects.vectors([text], of_subjects)[0],
            similarity.unit(evidence[paragraph.id]),
            tuple(zip(ranges, said, strict=True)),
        )
    return found


def _sentence_pairs(left: Sequence[Passage], right: Sequence[Passage]) -> Pairs:
    """Return the sentence pairs of each pair of passages that share more than a word."""
    ours = [(row, at, said) for row, passage in enumerate(left) for at, said in passage.sentences]
    theirs = [
        (column, at, said) for column, passage in enumerate(right) for at, said in passage.sentences
    ]
    products = similarity.products([said for *_, said in ours], [said for *_, said in theirs])
    pairs: Pairs = {}
    for (row, here, _), values in zip(ours, products, strict=True):
        for number, value in enumerate(values):
            if value >= FAINT:
                column, there, _ = theirs[number]
                pairs.setdefault((row, column), []).append(Pair(value, here, there))
    return pairs
