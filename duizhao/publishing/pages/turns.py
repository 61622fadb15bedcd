"""What turned from a number into words, and back: between two years, or between two texts."""

from dataclasses import dataclass

from duizhao.publishing import selections
from duizhao.publishing.labels import label
from duizhao.publishing.page import Entry, Page
from duizhao.publishing.pages import paths
from duizhao.publishing.pages.catalogue import Catalogue
from duizhao.publishing.pages.figure import Figure
from duizhao.publishing.pages.figures import offers, page_of
from duizhao.publishing.pages.library import Library, Pair
from duizhao.publishing.pages.progress import line_of
from duizhao.publishing.pages.rows import absent, row_of


@dataclass(frozen=True, slots=True)
class Turn:
    """A line: the figures of each side; `relation` says which of them is in words."""

    id: str
    label: str
    of: str
    first: tuple[Figure, ...]
    second: tuple[Figure, ...]
    relation: str
    reason: str


@dataclass(frozen=True, slots=True)
class TurnTable:
    """The lines of a report or of a pair; `absent` stands in an empty second cell."""

    id: str
    name: str
    heads: tuple[str, str]
    absent: str
    lines: tuple[Turn, ...]


def pages(library: Library) -> tuple[Page, ...]:
    """Return the page of all reports and pairs."""
    path = paths.TURNS
    tables = (
        *(_of_report(found, path) for found in library.current),
        *(_of_pair(pair, path) for pair in library.pairs),
    )
    shown = tuple(table for table in tables if table.lines)
    return (
        page_of(
            library,
            path,
            "数值与定性表述",
            "pages/turns.html",
            {
                "tables": shown,
                "count": sum(len(table.lines) for table in shown),
                "files": offers(path, "turns", "数值与定性表述"),
            },
            (Entry(table.id, table.name) for table in shown),
            "一处列数值、另一处为定性表述的指标，每一项可回到原句",
        ),
    )


def _of_report(found: Catalogue, page: str) -> TurnTable:
    report = found.document.report
    views = (line_of(found, line, page) for line in selections.turns_of_report(found.analysis))
    lines = (
        Turn(
            view.id,
            view.label,
            "",
            (view.result,) if view.result else (),
            (view.target,) if view.target else (),
            view.relation,
            view.reason,
        )
        for view in views
    )
    return TurnTable(report.id, report.name, ("上年完成", "本年目标"), "", tuple(lines))


def _of_pair(pair: Pair, page: str) -> TurnTable:
    lines = []
    for row in selections.turns_of_pair(pair.comparison):
        view = row_of(pair, row, page)
        relation = label("relation", selections.turn(pair.comparison, row))
        lines.append(
            Turn(view.id, view.label, view.of, view.left, view.right, relation, view.reason)
        )
    heads = pair.left.name, pair.right.name
    return TurnTable(pair.comparison.id, pair.name, heads, absent(pair)[1], tuple(lines))
