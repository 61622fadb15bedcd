"""The figures of the reports: main targets, every one of them; what all pages of figures share."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from duizhao.matching import topics
from duizhao.model import Quantity
from duizhao.publishing import extracts, selections
from duizhao.publishing.labels import label
from duizhao.publishing.page import Entry, Page
from duizhao.publishing.pages import paths
from duizhao.publishing.pages.catalogue import Catalogue
from duizhao.publishing.pages.citing import cited
from duizhao.publishing.pages.facts import missing, spot_check
from duizhao.publishing.pages.figure import SentenceGroup, by_sentence
from duizhao.publishing.pages.library import Library

UNSHELVED = "未归入主题"
MANY = 3
"""With more reports or pairs than these the tabs name none; other pages lead to theirs."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The figures of one report under a heading; `note` where there are none."""

    id: str
    name: str
    kind: str
    missing: tuple[Markup, ...]
    groups: tuple[SentenceGroup, ...]
    note: str
    more: str


@dataclass(frozen=True, slots=True)
class Offer:
    """The rows of a page as a file: its format, the way there, what it is saved as."""

    kind: str
    href: str
    name: str


Tabs = tuple[tuple[str, str], ...]


def pages(library: Library) -> tuple[Page, ...]:
    """Return the pages of figures that speak of one report at a time."""
    return (
        _targets(library),
        *(_every(library, found) for found in library.current),
    )


def tabs(library: Library) -> Tabs:
    """Return the pages of figures in reading order, as (title, path) pairs."""
    rows = tuple(
        (
            pair.spoken,
            paths.comparison(pair.comparison, "figures"),
        )
        for pair in library.pairs
    )
    every = tuple(
        (f"{library.short_name(each)}全部数字", paths.figures_of(each.document))
        for each in library.current
    )
    return (
        ("主要预期目标", paths.TARGETS),
        ("上年完成与本年目标", paths.PROGRESS),
        ("数值与定性表述", paths.TURNS),
        *(rows if len(rows) <= MANY else ()),
        ("五年累计", paths.FIVE_YEARS),
        ("未列数值的任务", paths.UNDERTAKINGS),
        *(every if len(every) <= MANY else ()),
        ("未计入指标的数字", paths.LEFT_OUT),
    )


def page_of(
    library: Library,
    path: str,
    title: str,
    template: str,
    context: dict[str, object],
    contents: Iterable[Entry],
    description: str,
) -> Page:
    """Return a page of the group of figures; it cites all texts where `context` names none."""
    return Page(
        path,
        title,
        template,
        {
            "tabs": _linked(tabs(library), path),
            "cited": cited(path, *library.current),
            **context,
        },
        "figures",
        description,
        paths.trail(path, ("数值对照", paths.TARGETS)),
        (),
        tuple(contents),
        in_navigation=path == paths.TARGETS,
    )


def offers(page: str, table: str, title: str) -> tuple[Offer, ...]:
    """Return the files of a table as a page offers them."""
    return tuple(
        Offer(kind.upper(), paths.link(page, paths.data(f"{table}.{kind}")), f"{title}.{kind}")
        for kind in extracts.FORMATS
    )


def shelf_name(shelf: str) -> str:
    """Return what a shelf is called: the main targets, a topic, or neither."""
    if shelf == selections.MAIN:
        return label("role", "targets")
    return _topics().get(shelf, UNSHELVED)


@cache
def _topics() -> dict[str, str]:
    return {topic.id: topic.label for topic in topics.every()}


def _linked(pairs: Tabs, page: str) -> tuple[tuple[str, str, bool], ...]:
    here = paths.LEFT_OUT if page.endswith("/left-out.html") else page
    return tuple((title, paths.link(page, path), path == here) for title, path in pairs)


def _targets(library: Library) -> Page:
    path = paths.TARGETS
    held = (_shelf(found, main_targets(found), path) for found in library.current)
    shelves = tuple(sorted(held, key=lambda shelf: not shelf.groups))  # what is absent comes last
    return page_of(
        library,
        path,
        "数值对照",
        "pages/shelves.html",
        {
            "heading": "主要预期目标",
            "introduction": "报告集中列出“主要预期目标”的一段，逐项列出，用报告原有的限定词。",
            "shelves": shelves,
            "count": sum(len(main_targets(found)) for found in library.current),
            "files": offers(path, "targets", "主要预期目标"),
        },
        _entries(shelves),
        "各份报告的主要预期目标，每个数字可回到原句",
    )


def main_targets(found: Catalogue) -> tuple[Quantity, ...]:
    """Return the figures of the passages that state the main projected targets."""
    return selections.main_targets(found.analysis)


def _shelf(found: Catalogue, quantities: tuple[Quantity, ...], page: str) -> Shelf:
    document = found.document
    groups = by_sentence(found, quantities, page)
    return Shelf(
        document.report.id,
        document.report.name,
        label("report_kind", document.report.kind),
        missing(document),
        groups,
        "" if groups else none_of(found, "主要预期目标"),
        paths.link(page, paths.figures_of(document)),
    )


def none_of(found: Catalogue, what: str) -> str:
    """Say that a text has none of something, as far as that can be said of it."""
    return f"本摘录未包含{what}的段落。" if missing(found.document) else f"本文未见{what}。"


def _entries(shelves: Iterable[Shelf]) -> Iterator[Entry]:
    for shelf in shelves:
        yield Entry(shelf.id, shelf.name)


def _every(library: Library, found: Catalogue) -> Page:
    path = paths.figures_of(found.document)
    shelves = tuple(
        Shelf(f"t-{place}", shelf_name(shelf), "", (), by_sentence(found, held, path), "", "")
        for place, (shelf, held) in enumerate(selections.quantities(found.analysis))
    )
    report = found.document.report
    return page_of(
        library,
        path,
        f"{library.short_name(found)}全部数字",
        "pages/every.html",
        {
            "name": report.name,
            "count": len(found.analysis.quantities),
            "missing": missing(found.document),
            "checked": spot_check(found.document),
            "how_checked": paths.link(path, paths.HOW_IT_WAS_MADE, "spot-checks"),
            "shelves": shelves,
            "cited": cited(path, found),
            "left_out": paths.link(path, paths.left_out_of(found.document)),
            "files": offers(path, f"quantities/{report.id}", f"{report.name}全部数字"),
        },
        _entries(shelves),
        f"{report.name}中的全部数字指标，主要预期目标在前，其余按主题列出，每个数字连同原句",
    )
