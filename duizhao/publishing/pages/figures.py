"""The figures of the reports: main targets, last year and this, five years, every one of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from duizhao.matching import topics
from duizhao.model import Quantity
from duizhao.publishing.labels import label
from duizhao.publishing.page import Entry, Page
from duizhao.publishing.pages import paths
from duizhao.publishing.pages.catalogue import Catalogue
from duizhao.publishing.pages.citing import cited
from duizhao.publishing.pages.facts import missing, spot_check
from duizhao.publishing.pages.figure import SentenceGroup, by_sentence
from duizhao.publishing.pages.library import Library

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


Tabs = tuple[tuple[str, str], ...]


def pages(library: Library) -> tuple[Page, ...]:
    """Return the pages of figures that speak of one report at a time."""
    return (
        _targets(library),
        _five_years(library),
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


def _linked(pairs: Tabs, page: str) -> tuple[tuple[str, str, bool], ...]:
    here = paths.LEFT_OUT if page.endswith("/left-out.html") else page
    return tuple((title, paths.link(page, path), path == here) for title, path in pairs)


def _targets(library: Library) -> Page:
    path = paths.TARGETS
    shelves = tuple(
        _shelf(found, main_targets(found), path, "主要预期目标") for found in library.current
    )
    return page_of(
        library,
        path,
        "数值对照",
        "pages/shelves.html",
        {
            "heading": "主要预期目标",
            "introduction": "报告集中列出“主要预期目标”的一段，逐项列出，用报告原有的限定词。",
            "shelves": shelves,
        },
        _entries(shelves),
        "两份报告的主要预期目标，每个数字可回到原句",
    )


def _five_years(library: Library) -> Page:
    path = paths.FIVE_YEARS
    shelves = tuple(
        _shelf(found, _cumulative(found), path, "多年累计数") for found in library.current
    )
    return page_of(
        library,
        path,
        "五年累计",
        "pages/shelves.html",
        {
            "heading": "五年累计",
            "introduction": (
                "报告所列多年累计完成数和期末达到数。时期以报告所写为准，不与单年数字相比。"
            ),
            "shelves": shelves,
        },
        _entries(shelves),
        "报告所列五年累计完成数，每个数字可回到原句",
    )


def main_targets(found: Catalogue) -> tuple[Quantity, ...]:
    """Return the figures of the passages that state the main projected targets."""
    return tuple(
        quantity
        for quantity in found.analysis.quantities
        if quantity.kind == "target" and found.paragraphs[quantity.paragraph].role == "targets"
    )


def _cumulative(found: Catalogue) -> tuple[Quantity, ...]:
    return tuple(q for q in found.analysis.quantities if q.kind == "cumulative_result")


def _shelf(found: Catalogue, quantities: tuple[Quantity, ...], page: str, what: str) -> Shelf:
    document = found.document
    groups = by_sentence(found, quantities, page)
    note = ""
    if not groups:
        note = f"本文未见{what}。" if not missing(document) else f"本摘录未包含{what}的段落。"
    return Shelf(
        document.report.id,
        document.report.name,
        label("report_kind", document.report.kind),
        missing(document),
        groups,
        note,
        paths.link(page, paths.figures_of(document)),
    )


def _entries(shelves: Iterable[Shelf]) -> Iterator[Entry]:
    for shelf in shelves:
        yield Entry(shelf.id, shelf.name)


def _every(library: Library, found: Catalogue) -> Page:
    path = paths.figures_of(found.document)
    labels = {topic.id: topic.label for topic in topics.every()}
    shelved: dict[str, list[Quantity]] = {}
    for quantity in found.analysis.quantities:
        assigned = found.topics_of.get(quantity.paragraph, ())
        name = next((labels[topic] for topic in assigned), "未归入主题")
        shelved.setdefault(name, []).append(quantity)
    order = [*labels.values(), "未归入主题"]
    shelves = tuple(
        Shelf(f"t-{place}", name, "", (), by_sentence(found, shelved[name], path), "", "")
        for place, name in enumerate(order)
        if name in shelved
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
        },
        _entries(shelves),
        f"{report.name}中的全部数字指标，按主题列出，每个数字连同原句",
    )
