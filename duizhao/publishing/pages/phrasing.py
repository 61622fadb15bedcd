"""Wording that two reports share, by the paragraph it stands in."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from duizhao.model import Phrase
from duizhao.publishing.pages.catalogue import Catalogue
from duizhao.publishing.pages.marking import Mark
from duizhao.text import Range

Places = Mapping[str, tuple[tuple[int, Range], ...]]
"""Paragraph id → (number of the phrase, range) in the order of the text."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The shared phrases of a pair, and where each stands on either side."""

    phrases: tuple[Phrase, ...]
    left: Places
    right: Places

    def shared(self, left: str, right: str) -> frozenset[int]:
        """Return the numbers of the phrases that two paragraphs share."""
        return frozenset(n for n, _ in self.left.get(left, ())) & frozenset(
            n for n, _ in self.right.get(right, ())
        )

    def marks(self, side: str, paragraph: str, numbers: frozenset[int]) -> tuple[Mark, ...]:
        """Return marks for these phrases in a paragraph of one side, merged where they meet."""
        places = self.left if side == "left" else self.right
        ranges = sorted(at for n, at in places.get(paragraph, ()) if n in numbers)
        return tuple(Mark(at, "shared") for at in _merged(ranges))


def wording(phrases: tuple[Phrase, ...], left: Catalogue, right: Catalogue) -> Wording:
    """Arrange shared phrases by paragraph."""
    return Wording(
        phrases,
        _places(tuple(phrase.left for phrase in phrases), left),
        _places(tuple(phrase.right for phrase in phrases), right),
    )


def _places(occurrences: tuple[tuple[Range, ...], ...], side: Catalogue) -> Places:
    paragraphs = side.document.paragraphs
    starts = [paragraph.at.start for paragraph in paragraphs]
    found: dict[str, list[tuple[int, Range]]] = defaultdict(list)
    for number, ranges in enumerate(occurrences):
        for at in ranges:
            index = bisect_right(starts, at.start) - 1
            if index >= 0 and paragraphs[index].at.holds(at):
                found[paragraphs[index].id].append((number, at))
    return {name: tuple(places) for name, places in found.items()}


def _merged(ranges: list[Range]) -> list[Range]:
    merged: list[Range] = []
    for at in ranges:
        if merged and at.start <= merged[-1].end:
            merged[-1] = Range(merged[-1].start, max(merged[-1].end, at.end))
        else:
            merged.append(at)
    return merged
