"""Tell how close passages are: cosines of what their words weigh, and how near each side's best.

The base is the mean of two TF-IDF cosines, over pairs of letters and over words: the pairs forgive
a cut that differs, the words tell what a pair of letters cannot. A word that comes back counts by
its logarithm, so that a passage which lists ten harbours is not only about harbours.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log, sqrt
from typing import TypeVar

from duizhao.matching import words

Vector = Mapping[int, float]
Key = TypeVar("Key", bound=Hashable)
Matrix = tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class Weights:
    """What a term tells about a passage, learned where it is used."""

    cut: Callable[[str], Sequence[str]]
    rarity: Mapping[str, float] = field(repr=False)
    keys: Mapping[str, int] = field(repr=False)
    """A number for each term, no other space's: terms of two spaces are never the same."""

    def vector(self, text: str) -> dict[int, float]:
        """Return what each term of `text` weighs, by its key, the squares adding up to 1."""
        rarity, keys = self.rarity, self.keys
        return unit(
            {
                keys[term]: (1 + log(count)) * rarity[term] if count > 1 else rarity[term]
                for term, count in Counter(self.cut(text)).items()
                if term in rarity
            }
        )


def learn(passages: Sequence[str]) -> tuple[Weights, ...]:
    """Return what letter pairs and words tell in `passages`: the rarer, the more."""
    pairs = _learn(passages, words.bigrams, 0)
    return pairs, _learn(passages, words.search_words, len(pairs.keys))


def vectors(weights: Sequence[Weights], texts: Iterable[str]) -> list[Vector]:
    """Return what each text weighs in all of `weights`: products are the mean of the cosines."""
    share = sqrt(len(weights))
    return [
        {key: weight / share for space in weights for key, weight in space.vector(text).items()}
        for text in texts
    ]


def unit(weights: Mapping[Key, float]) -> dict[Key, float]:
    """Return weights at a scale at which their squares add up to 1, or to 0 where all are 0."""
    length = sqrt(sum([weight * weight for weight in weights.values()])) or 1.0
    return {term: weight / length for term, weight in weights.items()}


def products(
    left: Sequence[Mapping[Key, float]], right: Sequence[Mapping[Key, float]]
) -> list[list[float]]:
    """Return the scalar products of all pairs, visiting only what two vectors share."""
    holders: dict[Key, list[tuple[int, float]]] = {}
    for column, vector in enumerate(right):
        for term, weight in vector.items():
            holders.setdefault(term, []).append((column, weight))
    rows = []
    for vector in left:
        row = [0.0] * len(right)
        for term, weight in vector.items():
            for column, other in holders.get(term, ()):
                row[column] += weight * other
        rows.append(row)
    return rows


def cosines(weights: Sequence[Weights], left: Sequence[str], right: Sequence[str]) -> Matrix:
    """Return how close each of `left` (a row) is to each of `right`: the mean over `weights`."""
    return tuple(map(tuple, products(vectors(weights, left), vectors(weights, right))))


def mutual(closeness: Matrix) -> Matrix:
    """Weigh each value by how near it comes to the best of its row and of its column."""
    best_of_row = [max(row, default=0.0) or 1.0 for row in closeness]
    best_of_column = [max(column) or 1.0 for column in zip(*closeness, strict=True)]
    return tuple(
        tuple(
            value * (value / of_row + value / of_column) / 2
            for value, of_column in zip(row, best_of_column, strict=True)
        )
        for row, of_row in zip(closeness, best_of_row, strict=True)
    )


def _learn(passages: Sequence[str], cut: Callable[[str], Sequence[str]], first: int) -> Weights:
    holding = Counter(term for passage in passages for term in dict.fromkeys(cut(passage)))
    return Weights(
        cut,
        {term: log((1 + len(passages)) / (1 + n)) for term, n in holding.items()},
        {term: first + number for number, term in enumerate(holding)},
    )
