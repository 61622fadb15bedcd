"""What was reached over several years, with the yearly mean where one can be worked out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from duizhao.comparing.means import Growth, Mean, growths, means
from duizhao.publishing import charts, selections
from duizhao.publishing.page import Entry, Page
from duizhao.publishing.pages import paths
from duizhao.publishing.pages.catalogue import Catalogue
from duizhao.publishing.pages.facts import missing
from duizhao.publishing.pages.figure import Figure, SentenceGroup, by_sentence, period
from duizhao.publishing.pages.figures import none_of, offers, page_of
from duizhao.publishing.pages.library import Library
from duizhao.publishing.written import plain


@dataclass(frozen=True, slots=True)
class Line:
    """A figure with what a year of it comes to, in words of our own; both empty where unsound."""

    figure: Figure
    mean: str
    growth: str
    bars: charts.Bars | None


@dataclass(frozen=True, slots=True)
class Group:
    """A sentence with its lines."""

    sentence: SentenceGroup
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The figures of one report; `note` where there are none."""

    id: str
    name: str
    missing: tuple[Markup, ...]
    groups: tuple[Group, ...]
    note: str
    more: str


def pages(library: Library) -> tuple[Page, ...]:
    """Return the page of all reports."""
    path = paths.FIVE_YEARS
    held = (_shelf(found, path) for found in library.current)
    shelves = tuple(sorted(held, key=lambda shelf: not shelf.groups))  # what is absent comes last
    counts = (selections.several_years(found.analysis) for found in library.current)
    return (
        page_of(
            library,
            path,
            "五年累计",
            "pages/five-years.html",
            {
                "shelves": shelves,
                "count": sum(map(len, counts)),
                "files": offers(path, "five-years", "五年累计"),
            },
            (Entry(shelf.id, shelf.name) for shelf in shelves),
            "报告所列五年累计完成数，每个数字可回到原句，可平均的列出年均",
        ),
    )


def _shelf(found: Catalogue, page: str) -> Shelf:
    document = found.document
    held = selections.several_years(found.analysis)
    shared = {mean.of: mean for mean in means(document, held)}
    grown = {growth.last: growth for growth in growths(held)}
    groups = tuple(
        Group(group, tuple(_lines(found, group.figures, shared, grown, page)))
        for group in by_sentence(found, held, page)
    )
    return Shelf(
        document.report.id,
        document.report.name,
        missing(document),
        groups,
        "" if groups else none_of(found, "多年累计数"),
        paths.link(page, paths.figures_of(document)),
    )


def _lines(
    found: Catalogue,
    figures: Iterable[Figure],
    shared: Mapping[str, Mean],
    grown: Mapping[str, Growth],
    page: str,
) -> Iterable[Line]:
    for figure in figures:
        mean, growth = shared.get(figure.id), grown.get(figure.id)
        yield Line(
            figure,
            f"{mean.words}{plain(mean.value)}{mean.unit}" if mean else "",
            _grown(found, growth) if growth else "",
            _bars(found, growth, page) if growth else None,
        )


def _grown(found: Catalogue, growth: Growth) -> str:
    years = "—".join(_ends(found, growth))
    return f"年均增长{plain(growth.percent)}%（{years}年）"


def _ends(found: Catalogue, growth: Growth) -> tuple[str, str]:
    first, last = (found.quantities[name].period for name in (growth.first, growth.last))
    return first, last.rpartition("-")[2]


def _bars(found: Catalogue, growth: Growth, page: str) -> charts.Bars | None:
    ends = (found.quantities[name] for name in (growth.first, growth.last))
    keys = zip(("result", "target"), _ends(found, growth), ends, strict=True)
    drawn = (
        charts.drawn(key, period(year), each, found.href(each, page)) for key, year, each in keys
    )
    title = found.quantities[growth.last].metric
    return charts.bars(title, [each for each in drawn if each is not None])
