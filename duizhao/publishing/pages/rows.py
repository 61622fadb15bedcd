"""Figures of both reports side by side, each with its reason and both sentences."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from markupsafe import Markup

from duizhao.model import Row
from duizhao.publishing import charts, selections
from duizhao.publishing.labels import label
from duizhao.publishing.page import Entry, Page
from duizhao.publishing.pages import paths
from duizhao.publishing.pages.citing import cited
from duizhao.publishing.pages.facts import Facts, facts
from duizhao.publishing.pages.figure import Figure, figure, period
from duizhao.publishing.pages.figures import offers, page_of, shelf_name
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
SECTIONS = {"both": "两侧都列出的", "single": "仅一侧列出的", **OF}
DRAWN_AS = {"target": "目标", "result": "完成"}


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
    bars: charts.Bars | None = None


@dataclass(frozen=True, slots=True)
class RowShelf:
    """The rows of the main targets, or of a topic."""

    name: str
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class RowSection:
    """The rows that both sides have, or one alone; of two years those of one kind.

    `note` is what to know of rows that cannot be there.
    """

    id: str
    title: str
    shelves: tuple[RowShelf, ...]
    note: str


@dataclass(frozen=True, slots=True)
class RowsView:
    """The rows of a comparison in sections."""

    left: Facts
    right: Facts
    left_name: str
    right_name: str
    sections: tuple[RowSection, ...]
    absent: tuple[str, str]
    counted: Markup
    drawn: bool


def pages(library: Library) -> tuple[Page, ...]:
    """Return the page of figures side by side for each comparison."""
    return tuple(_page(library, pair) for pair in library.pairs)


def rows_of(pair: Pair, page: str) -> tuple[RowView, ...]:
    """Return the rows of a comparison, linked from `page`, in the comparison's order."""
    return tuple(row_of(pair, row, page) for row in pair.comparison.rows)


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
    sections = tuple(_sections(pair, path))
    every = [row for section in sections for shelf in section.shelves for row in shelf.rows]
    view = RowsView(
        facts(pair.left.catalogue, path),
        facts(pair.right.catalogue, path),
        pair.left.name,
        pair.right.name,
        sections,
        absent(pair),
        counted(tuple(row for row in every if row.left and row.right)),
        any(row.bars for row in every),
    )
    title = pair.spoken
    return page_of(
        library,
        path,
        title,
        "pages/rows.html",
        {
            "table": view,
            "cited": cited(path, pair.left.catalogue, pair.right.catalogue),
            "count": len(pair.comparison.rows),
            "files": offers(path, f"rows/{pair.comparison.id}", f"{title}数值并列"),
        },
        (Entry(section.id, section.title) for section in sections),
        f"{title}：同类数值并列，附可比情况、原因和原句",
    )


def _sections(pair: Pair, page: str) -> Iterator[RowSection]:
    """Yield the sections; what a section says in its title its rows need not say again."""
    for key, shelves in selections.rows(pair.comparison):
        shown = tuple(
            RowShelf(
                shelf_name(shelf), tuple(replace(row_of(pair, row, page), of="") for row in held)
            )
            for shelf, held in shelves
        )
        note = _one_sided_note(pair) if key == selections.SINGLE else ""
        yield RowSection(key.replace("_", "-"), SECTIONS[key], shown, note)


def _one_sided_note(pair: Pair) -> str:
    """Return why what one side has alone is not told of, where the other's text is not full."""
    partial = [side.name for side in pair.sides if not side.catalogue.document.is_full]
    return f"{'、'.join(partial)}文本不完整，对方另有的数值不在此列出。" if partial else ""


def row_of(pair: Pair, row: Row, page: str) -> RowView:
    """Return a row as a page at path `page` shows it."""
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
        _bars(pair, row, page),
    )


def _bars(pair: Pair, row: Row, page: str) -> charts.Bars | None:
    """Return two numbers of one thing: of two years, or of two levels where they are shares.

    Other amounts of two places side by side would show no more than which is larger.
    """
    if row.comparable not in ("exact", "close") or len(row.left) != 1 or len(row.right) != 1:
        return None
    left = pair.left.catalogue.quantities[row.left[0]]
    right = pair.right.catalogue.quantities[row.right[0]]
    shares = left.measure == right.measure == "share"
    of_levels = pair.comparison.kind == "levels" and (shares or row.share is not None)
    of_years = pair.comparison.kind == "years"
    if left.canonical_unit != right.canonical_unit or not (of_years or of_levels):
        return None
    drawn = (
        charts.drawn(
            each.kind if row.of == selections.REACHED else side.key,
            f"{period(each.period)}{DRAWN_AS.get(each.kind, '')}" if of_years else side.name,
            each,
            side.catalogue.href(each, page),
        )
        for side, each in ((pair.left, left), (pair.right, right))
    )
    whole = Decimal(100) if shares and left.canonical_unit == "%" else Decimal(0)
    return charts.bars(row.label, [each for each in drawn if each is not None], whole)


def _relation(pair: Pair, row: Row) -> str:
    """Return the relation in words; a verdict is for the review edition, a repetition for none.

    Of figures that are only related the reason says why no more can be said.
    """
    verdict = row.relation in VERDICTS and not pair.review
    if row.relation == "not_comparable" and row.reason:
        return ""
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
