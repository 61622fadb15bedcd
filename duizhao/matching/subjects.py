"""Tell what the measures of a passage are about, whatever words they use."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from math import log, sqrt

from duizhao import lexicon
from duizhao.matching import words
from duizhao.matching.similarity import unit

OPENING = 22
"""Letters: what a passage opens with names its subject."""
OPENING_COUNTS = 2.0
"""What a subject gains for each word of it in the opening."""


def vectors(passages: Sequence[str], weights: Mapping[str, float]) -> list[dict[str, float]]:
    """Return what each subject weighs in each passage, the squares adding up to 1."""
    return [_vector(passage, weights) for passage in passages]


def learn(passages: Iterable[str]) -> dict[str, float]:
    """Return what each subject tells in `passages`: the fewer speak of it, the more."""
    every = [_counts(passage) for passage in passages]
    holding = Counter(subject for counts in every for subject in counts)
    return {subject: log((1 + len(every)) / (1 + n)) for subject, n in holding.items()}


def _vector(passage: str, weights: Mapping[str, float]) -> dict[str, float]:
    counts, opening = _counts(passage), _counts(passage[:OPENING])
    return unit(
        {
            subject: weights.get(subject, 0.0) * (sqrt(n) + OPENING_COUNTS * opening[subject])
            for subject, n in counts.items()
        }
    )


def _counts(text: str) -> Counter[str]:
    """Return how many words of each subject a text holds."""
    subjects = _subjects()
    return Counter(subject for word in _known().found(text) for subject in subjects[word])


@cache
def _subjects() -> Mapping[str, tuple[str, ...]]:
    """Return for each word the subjects it speaks of."""
    found: dict[str, list[str]] = {}
    for subject, named in lexicon.table("subjects")["subject"].items():
        for word in dict.fromkeys(named):
            found.setdefault(word, []).append(subject)
    return {word: tuple(subjects) for word, subjects in found.items()}


@cache
def _known() -> words.Vocabulary:
    return words.vocabulary(_subjects())
