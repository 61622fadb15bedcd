"""对照要点: what two texts are, the figures that matter, the same subjects, what is left open.

Every sentence comes from a neutral template and the data; nothing is written by hand.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from duizhao.publishing.labels import label
from duizhao.publishing.page import Entry, Page
from duizhao.publishing.pages import paths
from duizhao.publishing.pages.facts import Facts, chinese_date, facts, length, missing
from duizhao.publishing.pages.figure import SentenceGroup, by_sentence
from duizhao.publishing.pages.figures import main_targets
from duizhao.publishing.pages.library import Library, Pair, Side
from duizhao.publishing.pages.rows import RowView, absent, counted, rows_of
from duizhao.publishing.pages.topics import TopicState, cited_of, states

SHOWN = ("exact", "close")
FEW = 6
"""So many rows and topics are named on the first screen."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A report's date in the row of dates."""

    day: str
    machine: str
    name: str
    what: str


@dataclass(frozen=True, slots=True)
class Targets:
    """The main targets of one side; `note` where the text at hand has none."""

    name: str
    side: str
    groups: tuple[SentenceGroup, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Glance:
    """What the first screen says of both texts: kinds, topics on both sides, those with figures."""

    texts: tuple[tuple[str, str, str, str], ...]
    """Side, place, kind of text, length."""
    rows: tuple[RowView, ...]
    topics: int
    shared: tuple[TopicState, ...]
    with_figures: tuple[TopicState, ...]
    caution: str


@dataclass(frozen=True, slots=True)
class Essentials:
    """A comparison on one sheet."""

    name: str
    glance: Glance
    left: Facts
    right: Facts
    left_name: str
    right_name: str
    dates: tuple[Dated, ...]
    dates_note: str
    comparable: tuple[str, ...]
    rows: tuple[RowView, ...]
    absent: tuple[str, str]
    more_rows: str
    targets: tuple[Targets, Targets]
    topics: tuple[TopicState, ...]
    overview: str
    phrases: tuple[str, int]
    unmatched: str
    cautions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Door:
    """A comparison as the front page of a site with several offers it."""

    name: str
    href: str
    index: str
    left: Facts
    right: Facts


CONTENTS = (
    Entry("texts", "两份文本"),
    Entry("figures", "主要数字"),
    Entry("topics", "同题一览"),
    Entry("cautions", "不能据此得出的结论"),
)


def pages(library: Library) -> tuple[Page, ...]:
    """Return the front page and, where there are several comparisons, the essentials of each."""
    if library.only_pair is not None:
        return (_sheet(library.only_pair, only=True),)
    return (_front(library), *(_sheet(pair, only=False) for pair in library.pairs))


def _front(library: Library) -> Page:
    doors = tuple(
        Door(
            pair.name,
            paths.link(paths.HOME, paths.essentials(pair.comparison, only=False)),
            paths.link(paths.HOME, paths.comparison(pair.comparison)),
            facts(pair.left.catalogue, paths.HOME),
            facts(pair.right.catalogue, paths.HOME),
        )
        for pair in library.pairs
    )
    return Page(
        paths.HOME,
        "对照要点",
        "pages/front.html",
        {
            "doors": doors,
            "reports": tuple(facts(found, paths.HOME) for found in library.current),
        },
        "home",
        "政府工作报告同题对照：已收录的文本和对照",
        in_navigation=True,
    )


def essentials(pair: Pair, path: str) -> Essentials:
    """Return the essentials of a comparison, linked from `path`."""
    every = rows_of(pair, path)
    rows = tuple(row for row in every if row.comparable in SHOWN and row.left and row.right)
    cautions = tuple(_cautions(pair))
    topics = states(pair, path)
    return Essentials(
        pair.name,
        _glance(pair, rows, topics, cautions[0]),
        facts(pair.left.catalogue, path),
        facts(pair.right.catalogue, path),
        pair.left.name,
        pair.right.name,
        *_dates(pair),
        tuple(_comparable(pair, every)),
        rows[: 2 * FEW],
        absent(pair),
        paths.link(path, paths.comparison(pair.comparison, "figures")),
        (_targets(pair.left, path), _targets(pair.right, path)),
        topics,
        paths.link(path, paths.comparison(pair.comparison)),
        (
            paths.link(path, paths.comparison(pair.comparison, "phrases")),
            len(pair.comparison.phrases),
        ),
        paths.link(path, paths.comparison(pair.comparison, "unmatched")),
        cautions,
    )


def _sheet(pair: Pair, *, only: bool) -> Page:
    path = paths.essentials(pair.comparison, only=only)
    sheet = essentials(pair, path)
    return Page(
        path,
        "对照要点" if only else f"对照要点：{pair.name}",
        "pages/essentials.html",
        {
            "sheet": sheet,
            "cited": cited_of(pair, path),
            "headline": pair.name,
            "subline": "政府工作报告对照要点",
        },
        "home",
        f"{sheet.left.name}与{sheet.right.name}：两份文本是什么、能比什么、不能得出什么",
        paths.trail(path),
        contents=CONTENTS,
        in_navigation=only,
    )


def _glance(
    pair: Pair, rows: tuple[RowView, ...], topics: tuple[TopicState, ...], caution: str
) -> Glance:
    shared = tuple(topic for topic in topics if topic.left.passages and topic.right.passages)
    return Glance(
        tuple(
            (
                side.key,
                side.name,
                label("report_kind", side.catalogue.document.release.kind),
                f"{length(side.catalogue.document):,}字",
            )
            for side in pair.sides
        ),
        rows[:FEW],
        len(topics),
        shared,
        tuple(topic for topic in shared if topic.state == "both_numbers"),
        caution,
    )


def _dates(pair: Pair) -> tuple[tuple[Dated, ...], str]:
    """Return the reports' dates in order, and what has to be said about them."""
    known = []
    unknown = []
    for side in pair.sides:
        report = side.catalogue.document.report
        if report.delivered:
            known.append((report.delivered, side.name, "在人民代表大会会议上报告"))
        else:
            unknown.append(side.name)
        if report.issued:
            known.append((report.issued, side.name, "印发"))
    note = f"{'、'.join(unknown)}的报告日期，本文本未载明" if unknown else ""
    if note:
        note += "。" if pair.comparison.kind == "years" else "，先后次序不作判断。"
    dates = tuple(
        Dated(chinese_date(day), day.isoformat(), name, what) for day, name, what in sorted(known)
    )
    return dates, note


def _comparable(pair: Pair, rows: tuple[RowView, ...]) -> Iterator[str]:
    """Yield how far the two texts can be compared."""
    partial = [side for side in pair.sides if missing(side.catalogue.document)]
    if not partial:
        yield "两份文本都是全文，可以逐题并列，也可以查看哪些段落未见对应。"
    for side in partial:
        kind = facts(side.catalogue, paths.HOME).kind
        yield f"{side.name}文本为{kind}，只能就本摘录包含的段落作对照。"
    yield counted(tuple(row for row in rows if row.left and row.right))


def _targets(side: Side, page: str) -> Targets:
    found = side.catalogue
    groups = by_sentence(found, main_targets(found), page)
    note = ""
    if not groups:
        whole = not missing(found.document)
        note = "全文未见集中列出的主要预期目标。" if whole else "本摘录未包含主要预期目标一段。"
    return Targets(side.name, side.key, groups, note)


def _cautions(pair: Pair) -> Iterator[str]:
    """Yield what must not be concluded from the comparison."""
    for side in pair.sides:
        if missing(side.catalogue.document):
            yield f"本摘录未包含的主题和数字，不等于{side.name}报告全文没有。"
    left, right = (side.catalogue.document.report for side in pair.sides)
    if left.jurisdiction != right.jurisdiction:
        yield "两份报告各自形成，用语相同可能来自共同的上级文件，不表示一份出自另一份。"
    if pair.comparison.kind == "levels":
        yield "两级的目标口径和范围不同；数值并列不表示份额，也不表示分解关系。"
    yield "目标多为下限，不是预测；目标下限低于上年完成数是常见写法，不能据此评价工作。"
    yield "并列的依据是主题和用语相近，不代表措施相同；没有列出对应的段落，也不代表没有相应工作。"
