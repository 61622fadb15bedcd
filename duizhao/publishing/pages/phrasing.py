"""Wording that two reports share, by the paragraph it stands in."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from duizhao.model import Paragraph, Phrase
from duizhao.publishing.pages.catalogue import Catalogue
from duizhao.publishing.pages.marking import Mark, is_swallowed
from duizhao.text import Range

Places = Mapping[str, tuple[tuple[int, Range], ...]]
"""Paragraph id → (number of the phrase, range) in the order of the text."""
Ways = Mapping[int, str]
"""Number of a phrase → id of a mark that holds it."""

FEW_PLACES = 3
"""Wording that stands in more places of a text is what it says of many subjects."""
SHOWN = 4


@dataclass(frozen=True, slots=True)
class Stretch:
    """A range that shared phrases cover without a gap, and their numbers."""

    at: Range
    numbers: tuple[int, ...]


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

    def telling(self, side: str, paragraph: str) -> tuple[int, ...]:
        """Return the numbers of a few phrases that tell what a paragraph shares, rarest first.

        They stand in few places of either text.
        """
        places = self.left if side == "left" else self.right
        chosen: list[int] = []
        for number in sorted({n for n, _ in places.get(paragraph, ())}):
            phrase = self.phrases[number]
            few = max(len(phrase.left), len(phrase.right)) <= FEW_PLACES
            if few and not any(phrase.text in self.phrases[n].text for n in chosen):
                chosen.append(number)
        return tuple(chosen[:SHOWN])

    def marks(
        self, side: str, paragraph: str, numbers: frozenset[int], ways: Ways | None = None
    ) -> tuple[Mark, ...]:
        """Return marks for these phrases in a paragraph of one side, merged where they meet.

        With `ways` each has an id and leads to the first of its phrases that has a place there.
        """
        stretches = self._stretches(side, paragraph, numbers)
        if ways is None:
            return tuple(Mark(stretch.at, "shared") for stretch in stretches)
        return tuple(
            Mark(
                stretch.at,
                "shared",
                id=_anchor(side, paragraph, place),
                href=next((f"#{ways[n]}" for n in stretch.numbers if n in ways), ""),
            )
            for place, stretch in enumerate(stretches)
        )

    def ways(self, side: str, paragraph: str, numbers: frozenset[int]) -> Ways:
        """Return where each of these phrases is first marked in a paragraph of one side."""
        found: dict[int, str] = {}
        for place, stretch in enumerate(self._stretches(side, paragraph, numbers)):
            for number in stretch.numbers:
                found.setdefault(number, _anchor(side, paragraph, place))
        return found

    def _stretches(
        self, side: str, paragraph: str, numbers: frozenset[int]
    ) -> tuple["Stretch", ...]:
        places = self.left if side == "left" else self.right
        inside = ((at, n) for n, at in places.get(paragraph, ()) if n in numbers)
        return _merged(sorted(inside))


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
    whole = {paragraph.id: _kept_whole(side, paragraph) for paragraph in paragraphs}
    found: dict[str, list[tuple[int, Range]]] = defaultdict(list)
    for number, ranges in enumerate(occurrences):
        for at in ranges:
            index = bisect_right(starts, at.start) - 1
            if index < 0 or not paragraphs[index].at.holds(at):
                continue
            name = paragraphs[index].id
            if not is_swallowed(at, whole[name]):
                found[name].append((number, at))
    return {name: tuple(places) for name, places in found.items()}


def _kept_whole(side: Catalogue, paragraph: Paragraph) -> tuple[Range, ...]:
    """Return the figures and names of a paragraph: wording inside one of them has no mark."""
    figures = (quantity.at for quantity in side.quantities_in.get(paragraph.id, ()))
    return (*figures, *(mark.at for mark in side.kept_whole(paragraph.at)))


def _merged(places: list[tuple[Range, int]]) -> tuple[Stretch, ...]:
    merged: list[Stretch] = []
    for at, number in places:
        if merged and at.start <= merged[-1].at.end:
            last = merged.pop()
            whole = Range(last.at.start, max(last.at.end, at.end))
            merged.append(Stretch(whole, (*last.numbers, number)))
        else:
            merged.append(Stretch(at, (number,)))
    return tuple(merged)


def _anchor(side: str, paragraph: str, place: int) -> str:
    return f"w-{side}-{paragraph}-{place}"
