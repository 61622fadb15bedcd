"""A figure as a table shows it: its words, what it measures, its sentence, the way there."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from duizhao.comparing import sentences
from duizhao.comparing.estimates import is_expected
from duizhao.comparing.intervals import is_worded
from duizhao.model import Quantity
from duizhao.publishing.labels import label
from duizhao.publishing.pages import marking
from duizhao.publishing.pages.catalogue import Catalogue
from duizhao.publishing.written import plain


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure; all but `metric`, `surface` and `sentence` are the site's own words.

    `rate` is 增幅 or 增加, 降幅 or 减少 where the figure is a number that tells a change, behind
    预计 where the report only expects what it sets out as done; else empty. `order` is what a
    column is sorted by: the base unit, then the number; empty without a number.
    """

    id: str
    metric: str
    rate: str
    surface: str
    href: str
    kind: str
    period: str
    measure: str
    comparator: str
    commitment: str
    sentence: Markup
    place: Markup
    report: str
    extent: str = ""
    order: str = ""

    @property
    def form(self) -> str:
        """Return the classes of its words."""
        return marking.form("figure", self.surface)


@dataclass(frozen=True, slots=True)
class SentenceGroup:
    """A sentence with the figures that were read from it."""

    id: str
    sentence: Markup
    place: Markup
    href: str
    figures: tuple[Figure, ...]


def figure(found: Catalogue, quantity: Quantity, page: str) -> Figure:
    """Return the view of a figure for a page at path `page`."""
    return _figure(found, quantity, page, found.sentence(quantity, page))


def _figure(found: Catalogue, quantity: Quantity, page: str, sentence: Markup) -> Figure:
    return Figure(
        quantity.id,
        quantity.metric,
        _rate(found, quantity),
        quantity.surface,
        found.href(quantity, page),
        label("kind", quantity.kind),
        period(quantity.period),
        label("measure", quantity.measure),
        label("comparator", quantity.comparator),
        label("commitment", quantity.commitment) if quantity.commitment != "plain" else "",
        sentence,
        found.place_words(found.paragraphs[quantity.paragraph]),
        found.document.report.id,
        label("extent", quantity.extent),
        _order(quantity),
    )


def _order(quantity: Quantity) -> str:
    low, high = quantity.canonical_low, quantity.canonical_high
    value = high if low is None else low
    return "" if value is None else f"{quantity.canonical_unit} {plain(value)}".strip()


def _rate(found: Catalogue, quantity: Quantity) -> str:
    """Return 增幅 of a rate, 增加 of an amount, "" where the metric says so; 预计 stands before."""
    rate = "" if is_worded(quantity) else sentences.change(quantity)
    expected = label("estimate", "expected") if is_expected(found.document, quantity) else ""
    return f"{expected}{rate}"


def by_sentence(
    found: Catalogue, quantities: Iterable[Quantity], page: str
) -> tuple[SentenceGroup, ...]:
    """Return figures under the sentences they stand in, in the order of the text."""
    grouped: dict[tuple[str, str], list[Quantity]] = {}
    for quantity in sorted(quantities, key=lambda each: each.at):
        grouped.setdefault((quantity.paragraph, quantity.sentence), []).append(quantity)
    return tuple(_group(found, tuple(same), page) for same in grouped.values())


def _group(found: Catalogue, same: tuple[Quantity, ...], page: str) -> SentenceGroup:
    first = same[0]
    sentence = found.sentence(first, page)
    return SentenceGroup(
        first.sentence,
        sentence,
        found.place_words(found.paragraphs[first.paragraph]),
        found.href(first, page),
        tuple(_figure(found, quantity, page, sentence) for quantity in same),
    )


def period(key: str) -> str:
    """Return a period in words: 2026 → 2026年, 2021-2025 → 2021—2025年."""
    if not key:
        return ""
    if all(part.isdigit() for part in key.split("-")):
        return f"{key.replace('-', '—')}年"
    return key
