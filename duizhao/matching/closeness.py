"""Measure how close the passages of two reports are, and by which sentences.

Told by their words, by a second pair of close sentences beside the closest one (one sentence may
touch on another subject, two speak of the same), by the topics of the pages and the finer subjects
of their measures. A passage on many subjects is far from each passage on one of them; so the parts
of both are heard as well: how close the closest part comes to the other passage, and how many parts
find their like there rather than elsewhere. What the measure rests on is learned on both reports
and on nothing else.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from duizhao.matching import similarity, subjects, topics
from duizhao.matching.similarity import Matrix, Vector, Weights
from duizhao.model import Document, Paragraph
from duizhao.text import Range

SENTENCES_WEIGHT = 1 / 3
TOPICS_WEIGHT = 0.8
"""What passages on wholly different topics lose of their closeness."""
SUBJECTS_WEIGHT = 0.75
"""What passages lose of it whose measures have no subject in common."""
PART = 40
"""Letters: passages are cut into parts of whole sentences that hold at least so many."""
UNLIKE = 0.01
"""A part that is less close to all passages has hardly a voice."""
ENOUGH_VOICES = 2
"""One part may touch on another subject; so many that find their like there tell as much as all."""
SHORTEST_SENTENCE = 12
"""Shorter sentences name a subject in words that any report uses."""
FAINT = 0.02
"""Sentences that are less close share nothing but words of any report."""
PLANNED = ("task", "self_government")
"""Roles whose passages tell how many measures are about a subject."""
UNSAID = ("front", "back", "chrome", "glossary", "table")
"""Roles whose words are not the report's own prose."""


@dataclass(frozen=True, slots=True)
class Tenor:
    """What a passage or a part of it is about."""

    words: Vector
    topics: Mapping[str, float]
    subjects: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph with what it weighs."""

    paragraph: Paragraph
    whole: Tenor = field(repr=False)
    parts: tuple[Tenor, ...] = field(repr=False)
    sentences: tuple[tuple[Range, Vector], ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two close sentences."""

    closeness: float
    left: Range
    right: Range


Pairs = dict[tuple[int, int], list[Pair]]


@dataclass(frozen=True, slots=True)
class Closeness:
    """How close passages are: a row for each on the left, a column for each on the right."""

    whole: Matrix
    left_parts: tuple[Matrix, ...]
    """For each left passage how close each of its parts is to each right passage."""
    right_parts: tuple[Matrix, ...]
    """For each right passage how close each of its parts is to each left passage."""
    sentences: Pairs

    def parts(self) -> Matrix:
        """Return how close the part of either side comes that is closest to the other passage."""
        return _joined(max, *map(_closest, (self.left_parts, self.right_parts)))

    def voices(self) -> Matrix:
        """Return the share of the parts of both, 0 to 1, that find their like in the other."""
        return _joined(_mean, *map(_heard, (self.left_parts, self.right_parts)))

    def to(self, columns: Sequence[int]) -> "Closeness":
        """Return how close the left passages are to some of the right ones alone."""
        places = {column: place for place, column in enumerate(columns)}

        def chosen(row: Sequence[float]) -> tuple[float, ...]:
            return tuple([row[column] for column in columns])

        return Closeness(
            tuple(map(chosen, self.whole)),
            tuple(tuple(map(chosen, parts)) for parts in self.left_parts),
            tuple(self.right_parts[column] for column in columns),
            {
                (row, places[column]): pairs
                for (row, column), pairs in self.sentences.items()
                if column in places
            },
        )


@dataclass(frozen=True, slots=True)
class Measure:
    """The prose of two reports, ready to be compared, by paragraph id."""

    weights: tuple[Weights, ...]
    left: Mapping[str, Passage]
    right: Mapping[str, Passage]


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


def between(left: Sequence[Passage], right: Sequence[Passage]) -> Closeness:
    """Return how close each left passage is to each right one, and their close sentences."""
    pairs = close_sentences(left, right)
    alike = _alike([passage.whole for passage in left], [passage.whole for passage in right])
    whole = tuple(
        tuple(
            _mixed(words, _second(pairs.get((row, column), ()), one, other), SENTENCES_WEIGHT)
            * tenor
            for (column, other), (words, tenor) in zip(enumerate(right), values, strict=True)
        )
        for (row, one), values in zip(enumerate(left), alike, strict=True)
    )
    return Closeness(whole, _by_parts(left, right), _by_parts(right, left), pairs)


def close_sentences(left: Sequence[Passage], right: Sequence[Passage]) -> Pairs:
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


def _by_parts(parted: Sequence[Passage], whole: Sequence[Passage]) -> tuple[Matrix, ...]:
    """Return for each of `parted` how close each of its parts is to each of `whole`."""
    parts = [part for passage in parted for part in passage.parts]
    alike = iter(_alike(parts, [passage.whole for passage in whole]))
    return tuple(
        tuple(
            tuple(words * tenor for words, tenor in values)
            for values in islice(alike, len(passage.parts))
        )
        for passage in parted
    )


def _closest(parted: Iterable[Matrix]) -> list[list[float]]:
    return [[max(column) for column in zip(*parts, strict=True)] for parts in parted]


def _heard(parted: Iterable[Matrix]) -> list[list[float]]:
    """Return for each passage what share of its parts speaks for each other one.

    A part shares out one voice among all passages, by the square of how close it comes to them.
    """
    heard = []
    for parts in parted:
        loudness = [sum([close * close for close in part]) + UNLIKE * UNLIKE for part in parts]
        voices = (
            sum([close * close / every for close, every in zip(column, loudness, strict=True)])
            for column in zip(*parts, strict=True)
        )
        heard.append([min(1.0, voice / min(len(parts), ENOUGH_VOICES)) for voice in voices])
    return heard


def _joined(
    joined: Callable[[float, float], float],
    by_left: Sequence[Sequence[float]],
    by_right: Sequence[Sequence[float]],
) -> Matrix:
    """Return what the parts of both sides tell together, by the rows of the left."""
    columns = zip(*by_right, strict=True) if by_right else ([] for _ in by_left)
    return tuple(tuple(map(joined, *rows)) for rows in zip(by_left, columns, strict=True))


def _mean(value: float, other: float) -> float:
    return (value + other) / 2


def _alike(left: Sequence[Tenor], right: Sequence[Tenor]) -> list[list[tuple[float, float]]]:
    """Return how alike the words are of each left and right, and what its subjects leave of it."""
    words = similarity.products([each.words for each in left], [each.words for each in right])
    same_topics = similarity.products([e.topics for e in left], [e.topics for e in right])
    same_subjects = similarity.products([e.subjects for e in left], [e.subjects for e in right])
    return [
        [
            (alike, _mixed(1.0, topics, TOPICS_WEIGHT) * _mixed(1.0, subjects, SUBJECTS_WEIGHT))
            for alike, topics, subjects in zip(*values, strict=True)
        ]
        for values in zip(words, same_topics, same_subjects, strict=True)
    ]


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
    parts = {paragraph.id: _parts(paragraph) for paragraph in prose}
    spoken, in_parts = topics.evidence(document), topics.within(document, parts)
    found = {}
    for paragraph in prose:
        ranges = [s.at for s in paragraph.sentences if s.at.end - s.at.start >= SHORTEST_SENTENCE]
        said = dict(
            zip(ranges, similarity.vectors(weights, map(document.words, ranges)), strict=True)
        )
        cuts = (paragraph.at, *parts[paragraph.id])
        about = subjects.vectors([document.words(at) for at in cuts], of_subjects)
        whole, *of_parts = (
            Tenor(
                said.get(at) or similarity.vectors(weights, [document.words(at)])[0],
                similarity.unit(evidence),
                subject,
            )
            for at, evidence, subject in zip(
                cuts, (spoken[paragraph.id], *in_parts[paragraph.id]), about, strict=True
            )
        )
        found[paragraph.id] = Passage(
            paragraph, whole, tuple(of_parts) or (whole,), tuple(said.items())
        )
    return found


def _parts(paragraph: Paragraph) -> list[Range]:
    """Cut a paragraph into parts of whole sentences; what is left at its end joins the last."""
    parts: list[Range] = []
    start = paragraph.at.start
    for sentence in paragraph.sentences:
        if sentence.at.end - start >= PART:
            parts.append(Range(start, sentence.at.end))
            start = sentence.at.end
    if parts:
        parts[-1] = Range(parts[-1].start, paragraph.at.end)
    return parts
