"""All that one build publishes, arranged for the pages: what an edition shows of it."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from duizhao.model import Analysis, Book, Comparison, Link
from duizhao.publishing.labels import group_of
from duizhao.publishing.pages.catalogue import Catalogue, catalogue
from duizhao.publishing.pages.phrasing import Wording, wording

SETTLED = ("confirmed", "added")
SAME_PART = "same_part"
"""Origin of a pair that nobody proposed: the passages in which both list their main targets."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: its key in markup, its place's name, all found in its report."""

    key: str
    name: str
    catalogue: Catalogue


@dataclass(frozen=True, slots=True)
class Pair:
    """A comparison with the lookups of its sides and the links that this edition shows."""

    comparison: Comparison
    left: Side
    right: Side
    links: tuple[Link, ...]
    of_left: Mapping[str, tuple[Link, ...]]
    of_right: Mapping[str, tuple[Link, ...]]
    wording: Wording
    review: bool

    @property
    def name(self) -> str:
        """Return what the pair is called: 天津市—河东区, 天津市2026—2027年."""
        return self._joined("—")

    @property
    def spoken(self) -> str:
        """Return the pair in a sentence: 天津市与河东区."""
        return self._joined("与")

    @property
    def subject(self) -> str:
        """Return what the essentials are of: 2026年政府工作报告对照要点."""
        left, right = (side.catalogue.document.report.year for side in self.sides)
        return f"{f'{left}年' if left == right else ''}政府工作报告对照要点"

    def _joined(self, between: str) -> str:
        left, right = (side.catalogue.document.report for side in self.sides)
        if left.jurisdiction == right.jurisdiction:
            return f"{left.jurisdiction}{left.year}{between}{right.year}年"
        return f"{self.left.name}{between}{self.right.name}"

    @property
    def sides(self) -> tuple[Side, Side]:
        """Return both sides, left first."""
        return self.left, self.right


@dataclass(frozen=True, slots=True)
class Library:
    """The book with a catalogue for each release and the comparisons as pairs."""

    book: Book
    current: tuple[Catalogue, ...]
    releases: tuple[Catalogue, ...]
    pairs: tuple[Pair, ...]

    @property
    def edition(self) -> str:
        """Return `review` or `public`."""
        return self.book.site.edition

    @property
    def review(self) -> bool:
        """Tell whether proposals nobody has checked are shown."""
        return self.edition == "review"

    def short_name(self, found: Catalogue) -> str:
        """Return the place's name, with the year where the place has several reports."""
        report = found.document.report
        places = [each.document.report.jurisdiction for each in self.current]
        several = places.count(report.jurisdiction) > 1
        return f"{report.jurisdiction}{report.year}年" if several else report.jurisdiction

    @property
    def only_pair(self) -> Pair | None:
        """Return the comparison of a site that has just one."""
        return self.pairs[0] if len(self.pairs) == 1 else None


def library(book: Book) -> Library:
    """Arrange a book for its pages."""
    catalogues = tuple(catalogue(analysis) for analysis in book.analyses)
    rank = partial(_rank, _places(book))
    current = tuple(sorted((each for each in catalogues if each.document.is_current), key=rank))
    by_analysis = {id(each.analysis): each for each in catalogues}
    review = book.site.edition == "review"
    pairs = tuple(
        _pair(
            comparison,
            by_analysis.get(id(comparison.left)) or catalogue(comparison.left),
            by_analysis.get(id(comparison.right)) or catalogue(comparison.right),
            review=review,
        )
        for comparison in book.comparisons
        if comparison.kind != "releases"
    )
    return Library(book, current, catalogues, pairs)


def _places(book: Book) -> tuple[str, ...]:
    """Return the places in the order in which comparisons name them: the left one first."""
    sides = (side for pair in book.comparisons for side in (pair.left, pair.right))
    return tuple(dict.fromkeys(side.document.report.jurisdiction for side in sides))


def _rank(places: tuple[str, ...], found: Catalogue) -> tuple[int, int, str, int, str]:
    """Return a key that puts the upper level first, then places as compared, and years in order."""
    report = found.document.report
    levels = tuple(group_of("level"))
    compared = report.jurisdiction in places
    place = places.index(report.jurisdiction) if compared else len(places)
    return levels.index(report.level), place, report.jurisdiction, report.year, report.id


def _pair(comparison: Comparison, left: Catalogue, right: Catalogue, *, review: bool) -> Pair:
    shown = tuple(
        sorted(
            (link for link in comparison.links if review or link.origin in SETTLED),
            key=lambda link: (-link.grade, -link.score, link.left, link.right),
        )
    )
    of_left: dict[str, list[Link]] = defaultdict(list)
    of_right: dict[str, list[Link]] = defaultdict(list)
    for link in (*shown, *_same_part(comparison)):
        of_left[link.left].append(link)
        of_right[link.right].append(link)
    names = _side_names(comparison)
    return Pair(
        comparison,
        Side("left", names[0], left),
        Side("right", names[1], right),
        shown,
        {name: tuple(links) for name, links in of_left.items()},
        {name: tuple(links) for name, links in of_right.items()},
        wording(comparison.phrases, left, right),
        review,
    )


def _same_part(comparison: Comparison) -> tuple[Link, ...]:
    """Return the passages that list the main targets as a pair, where no link speaks of them."""
    left, right = _main_targets(comparison.left), _main_targets(comparison.right)
    if left is None or right is None:
        return ()
    known = {(link.left, link.right) for link in (*comparison.links, *comparison.rejected)}
    return () if (left, right) in known else (Link(left, right, 3, 0.0, (), (), SAME_PART),)


def _main_targets(analysis: Analysis) -> str | None:
    """Return the passage on the main targets that states most of them, None where there is none."""
    stated = Counter(q.paragraph for q in analysis.quantities if q.kind == "target")
    listing = (each.id for each in analysis.document.paragraphs if each.role == "targets")
    return max(listing, key=lambda name: stated[name], default=None)


def _side_names(comparison: Comparison) -> tuple[str, str]:
    """Return the places' names; reports of one place are told apart by year."""
    left, right = comparison.left.document.report, comparison.right.document.report
    if left.jurisdiction != right.jurisdiction:
        return left.jurisdiction, right.jurisdiction
    return f"{left.jurisdiction}{left.year}年", f"{right.jurisdiction}{right.year}年"
