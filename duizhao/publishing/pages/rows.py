"""Figures of both reports side by side, each with its reason and both sentences."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from duizhao.model import Row
from duizhao.publishing.labels import label
from duizhao.publishing.page import Entry, Page
from duizhao.publishing.pages import paths
from duizhao.publishing.pages.citing import cited
from duizhao.publishing.pages.facts import Facts, facts
from duizhao.publishing.pages.figure import Figure, figure
from duizhao.publishing.pages.figures import page_of
from duizhao.publishing.pages.library import Library, Pair, Side
from duizhao.publishing.pages.marking import kept

COMPARABLE = {
    "exact": "名称、单位、时期一致的",
    "close": "名称相近、口径待核的",
    "loose": "相关、仅供参考的",
    "no": "不可比的",
}
"""How rows are counted in a sentence, by how far they can be compared."""
VERDICTS = ("missed", "lowered")
OF = {"target_result": "上年目标与完成", "target_target": "上年目标与本年目标"}


@dataclass(frozen=True, slots=True)
class RowView:
    """A row: the figures of each side, how far they may be set side by side, and why."""

    id: str
    label: str
    of: str
    left: tuple[Figure, ...]
    right: tuple[Figure, ...]
    comparable: str
    comparable_label: str
    relation: str
    share: str
    reason: str


@dataclass(frozen=True, slots=True)
class RowsView:
    """The rows of a comparison by how far they can be compared."""

    left: Facts
    right: Facts
    left_name: str
    right_name: str
    both: tuple[RowView, ...]
    single: tuple[RowView, ...]
    absent: tuple[str, str]
    counted: Markup


def pages(library: Library) -> tuple[Page, ...]:
    """Return the page of figures side by side for each comparison."""
    return tuple(_page(library, pair) for pair in library.pairs)


def rows_of(pair: Pair, page: str) -> tuple[RowView, ...]:
    """Return the rows of a comparison, linked from `page`, in the comparison's order."""
    return tuple(_row(pair, row, page) for row in pair.comparison.rows)


def counted(both: tuple[RowView, ...]) -> Markup:
    """Return how many rows there are and how far they can be compared, in a sentence."""
    counts = {key: sum(row.comparable == key for row in both) for key in COMPARABLE}
    said = "，".join(f"{COMPARABLE[key]}{count}组" for key, count in counts.items() if count)
    return kept(f"两侧都列出的同类数值{len(both)}组" + (f"：{said}。" if said else "。"))


def absent(pair: Pair) -> tuple[str, str]:
    """Return what stands in an empty cell of either side."""
    left, right = (
        "未列数值" if side.catalogue.document.is_full else "本摘录未包含" for side in pair.sides
    )
    return left, right


def _page(library: Library, pair: Pair) -> Page:
    path = paths.comparison(pair.comparison, "figures")
    rows = rows_of(pair, path)
    both = tuple(row for row in rows if row.left and row.right)
    left, right = facts(pair.left.catalogue, path), facts(pair.right.catalogue, path)
    view = RowsView(
        left,
        right,
        pair.left.name,
        pair.right.name,
        both,
        tuple(row for row in rows if not (row.left and row.right)),
        absent(pair),
        counted(both),
    )
    title = pair.spoken
    return page_of(
        library,
        path,
        title,
        "pages/rows.html",
        {"table": view, "cited": cited(path, pair.left.catalogue, pair.right.catalogue)},
        (Entry("rows", f"{title}数值并列"),),
        f"{title}：同类数值并列，附可比情况、原因和原句",
    )


def _row(pair: Pair, row: Row, page: str) -> RowView:
    return RowView(
        row.id,
        row.label,
        OF.get(row.of, ""),
        _figures(pair.left, row.left, page),
        _figures(pair.right, row.right, page),
        row.comparable,
        label("comparable", row.comparable),
        _relation(pair, row),
        _share(pair, row),
        row.reason,
    )


def _relation(pair: Pair, row: Row) -> str:
    """Return the relation in words; a verdict is for the review edition, a repetition for none."""
    verdict = row.relation in VERDICTS and not pair.review
    said = "" if verdict else label("relation", row.relation)
    return "" if said == label("comparable", row.comparable) else said


def _share(pair: Pair, row: Row) -> str:
    if row.share is None:
        return ""
    percent = f"{row.share:.1%}"
    return f"{pair.right.name}数值相当于{pair.left.name}数值的{percent}"


def _figures(side: Side, names: Iterable[str], page: str) -> tuple[Figure, ...]:
    found = side.catalogue
    return tuple(figure(found, found.quantities[name], page) for name in names)
