"""Last year's result beside this year's target of the same report."""

from dataclasses import dataclass

from markupsafe import Markup

from duizhao.model import Progress, Quantity
from duizhao.publishing import charts, selections
from duizhao.publishing.labels import label
from duizhao.publishing.page import Entry, Page
from duizhao.publishing.pages import paths
from duizhao.publishing.pages.catalogue import Catalogue
from duizhao.publishing.pages.facts import missing
from duizhao.publishing.pages.figure import Figure, figure
from duizhao.publishing.pages.figures import offers, page_of, shelf_name
from duizhao.publishing.pages.library import Library

DRAWN = ("above_result", "at_result", "floor_below_result", "below_result")
"""Relations between two numbers of one unit: only these are drawn."""


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """Last year's result beside this year's target."""

    id: str
    label: str
    result: Figure | None
    target: Figure | None
    relation: str
    comparable: str
    reason: str
    bars: charts.Bars | None


@dataclass(frozen=True, slots=True)
class ProgressShelf:
    """The rows of the main targets, or of a topic."""

    name: str
    rows: tuple[ProgressRow, ...]


@dataclass(frozen=True, slots=True)
class ProgressTable:
    """The rows of one report, those that can be set side by side first."""

    id: str
    name: str
    year: int
    missing: tuple[Markup, ...]
    both: tuple[ProgressShelf, ...]
    single: tuple[ProgressShelf, ...]


def pages(library: Library) -> tuple[Page, ...]:
    """Return the one page, a table for each report."""
    path = paths.PROGRESS
    tables = tuple(_table(found, path) for found in library.current)
    page = page_of(
        library,
        path,
        "上年完成与本年目标",
        "pages/progress.html",
        {
            "tables": tuple(table for table in tables if table.both or table.single),
            "empty": tuple(table for table in tables if not (table.both or table.single)),
            "drawn": any(
                row.bars for table in tables for shelf in table.both for row in shelf.rows
            ),
            "count": sum(len(found.analysis.progress) for found in library.current),
            "files": offers(path, "progress", "上年完成与本年目标"),
        },
        (Entry(table.id, table.name) for table in tables if table.both or table.single),
        "同一份报告里上年完成数与本年目标并列",
    )
    return (page,)


def _table(found: Catalogue, page: str) -> ProgressTable:
    both, single = (
        tuple(
            ProgressShelf(shelf_name(shelf), tuple(line_of(found, line, page) for line in held))
            for shelf, held in shelves
        )
        for shelves in selections.progress(found.analysis)
    )
    report = found.document.report
    return ProgressTable(report.id, report.name, report.year, missing(found.document), both, single)


def line_of(found: Catalogue, entry: Progress, page: str) -> ProgressRow:
    """Return a line as a page at path `page` shows it."""
    result = found.quantities.get(entry.result or "")
    target = found.quantities.get(entry.target or "")
    drawn = None
    if result and target and entry.relation in DRAWN:
        drawn = _bars(entry.label, result, target, found, page)
    return ProgressRow(
        entry.id,
        entry.label,
        figure(found, result, page) if result else None,
        figure(found, target, page) if target else None,
        _relation(entry, target),
        label("comparable", entry.comparable),
        entry.reason,
        drawn,
    )


def _relation(entry: Progress, target: Quantity | None) -> str:
    """Return the relation in words; of a limit its upper end, 定值 only of what is one."""
    words = label("relation", entry.relation)
    if target is None or entry.relation not in DRAWN:
        return words
    if target.comparator in ("le", "lt"):
        words = words.replace("目标值", "目标上限")
    return words if target.comparator == "eq" else words.removesuffix("（定值）")


def _bars(
    title: str, result: Quantity, target: Quantity, found: Catalogue, page: str
) -> charts.Bars | None:
    pair = (("result", "上年完成", result), ("target", "本年目标", target))
    drawn = (charts.drawn(key, name, each, found.href(each, page)) for key, name, each in pair)
    return charts.bars(title, [each for each in drawn if each is not None])
