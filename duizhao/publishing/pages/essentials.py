"""对照要点: what two texts are, the figures that matter, the same subjects, what is left open.

Every sentence comes from a neutral template and the data; nothing is written by hand.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from duizhao.comparing.main_targets import unread as main_targets_in_words
from duizhao.publishing.labels import label
from duizhao.publishing.page import Page
from duizhao.publishing.pages import findings, paths
from duizhao.publishing.pages.facts import Facts, chinese_date, facts, length, missing
from duizhao.publishing.pages.figure import Figure, SentenceGroup, by_sentence
from duizhao.publishing.pages.figures import main_targets
from duizhao.publishing.pages.findings import FindingGroup, FindingView
from duizhao.publishing.pages.library import Library, Pair, Side
from duizhao.publishing.pages.rows import RowView, absent, counted, rows_of
from duizhao.publishing.pages.topics import TopicState, cited_of, states

SHOWN = ("exact", "close")
FEW = 4
"""So many rows and phrases are named on the first screen."""
FINDINGS = 3
MANY = 12
"""So many rows stand on the sheet, and so many subjects are named at a glance."""
SOME = 6
"""So many main targets of a side are named on the first screen."""
SHORT = 14
"""A phrase of more characters, or of more than one clause, is left to the page of phrases."""
STOPS = frozenset("，；：。、")
TELLING = ("words", "sums", "units", "positions", "deadlines")
"""The rules whose first findings stand on the first screen; figures and targets do anyway."""


@dataclass(frozen=True, slots=True)
class Targets:
    """The main targets of one side; `note` where the text at hand has none.

    `worded` are clauses beside them that aim at something in words and are no figure.
    """

    name: str
    side: str
    groups: tuple[SentenceGroup, ...]
    note: str
    worded: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """One of the two texts in a line: what it is, how long, and the days its report gives."""

    side: str
    name: str
    kind: str
    length: str
    days: tuple[tuple[str, str, str], ...]
    """Each day in words, for machines, and what was done on it."""


@dataclass(frozen=True, slots=True)
class BriefTargets:
    """Main targets of a side that no row has shown, and how many more it has."""

    figures: tuple[Figure, ...]
    more: int
    note: str
    worded: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class Glance:
    """What the first screen says: the texts, a few figures, subjects, words and findings."""

    texts: tuple[Text, Text]
    rows: tuple[RowView, ...]
    more_rows: int
    targets: tuple[BriefTargets, BriefTargets]
    targets_shown: bool
    """Whether the rows show main targets already."""
    topics: int
    with_figures: tuple[TopicState, ...]
    shared: tuple[TopicState, ...]
    phrases: tuple[tuple[Markup, str], ...]
    """Words that both use, the rarest first, with the way to their places."""
    findings: tuple[FindingView, ...]
    cautions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Essentials:
    """A comparison on one sheet."""

    name: str
    glance: Glance
    left: Facts
    right: Facts
    left_name: str
    right_name: str
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
    findings: tuple[FindingGroup, ...]
    one_sheet: tuple[str, str]
    """The ways to the same on one sheet: a page, a document."""


@dataclass(frozen=True, slots=True)
class Door:
    """A comparison as the front page of a site with several offers it."""

    name: str
    href: str
    index: str
    left: Facts
    right: Facts


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
    rows = _ranked(
        pair, tuple(row for row in every if row.comparable in SHOWN and row.left and row.right)
    )
    cautions = tuple(_cautions(pair))
    topics = states(pair, path)
    found = findings.groups(pair, path)
    targets = (_targets(pair.left, path), _targets(pair.right, path))
    return Essentials(
        pair.name,
        _glance(pair, rows, targets, topics, found, path),
        facts(pair.left.catalogue, path),
        facts(pair.right.catalogue, path),
        pair.left.name,
        pair.right.name,
        _dates_note(pair),
        tuple(_comparable(pair, every)),
        rows[:MANY],
        absent(pair),
        paths.link(path, paths.comparison(pair.comparison, "figures")),
        targets,
        topics,
        paths.link(path, paths.comparison(pair.comparison)),
        (
            paths.link(path, paths.comparison(pair.comparison, "phrases")),
            len(pair.comparison.phrases),
        ),
        paths.link(path, paths.comparison(pair.comparison, "unmatched")),
        cautions,
        found,
        (
            paths.link(path, paths.one_sheet(pair.comparison)),
            paths.link(path, paths.one_sheet(pair.comparison, "docx")),
        ),
    )


def _ranked(pair: Pair, rows: tuple[RowView, ...]) -> tuple[RowView, ...]:
    """Return the rows: numbers before words, then those on the main targets, then on targets."""
    known = tuple(side.catalogue.quantities for side in pair.sides)
    main = tuple({quantity.id for quantity in main_targets(side.catalogue)} for side in pair.sides)

    def rank(row: RowView) -> tuple[bool, int, bool]:
        sides = zip((row.left, row.right), known, main, strict=True)
        figures = [(of[each.id], each.id in chief) for side, of, chief in sides for each in side]
        worded = any(quantity.low is None and quantity.high is None for quantity, _ in figures)
        promised = all(quantity.kind == "target" for quantity, _ in figures)
        return worded, -sum(is_main for _, is_main in figures), not promised

    return tuple(sorted(rows, key=rank))


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
            "subline": pair.subject,
        },
        "home",
        f"{sheet.left.name}与{sheet.right.name}：两份文本是什么、能比什么、不能得出什么",
        paths.trail(path),
        in_navigation=only,
    )


def _glance(
    pair: Pair,
    rows: tuple[RowView, ...],
    targets: tuple[Targets, Targets],
    topics: tuple[TopicState, ...],
    found: tuple[FindingGroup, ...],
    page: str,
) -> Glance:
    shared = tuple(topic for topic in topics if topic.left.passages and topic.right.passages)
    first = {group.rule: group.findings[0] for group in found}
    shown = {figure.id for row in rows[:FEW] for figure in (*row.left, *row.right)}
    words = paths.comparison(pair.comparison, "phrases")
    phrases = enumerate(pair.comparison.phrases, start=1)
    short = [
        (place, phrase)
        for place, phrase in phrases
        if len(phrase.text) <= SHORT and STOPS.isdisjoint(phrase.text)
    ]
    return Glance(
        (_text(pair.left), _text(pair.right)),
        rows[:FEW],
        len(rows) - len(rows[:FEW]),
        (_brief(targets[0], shown), _brief(targets[1], shown)),
        any(figure.id in shown for side in targets for figure in _figures(side)),
        len(topics),
        tuple(topic for topic in shared if topic.state == "both_numbers"),
        tuple(topic for topic in shared if topic.state != "both_numbers"),
        tuple(
            (Markup.escape(phrase.text), paths.link(page, words, f"w-{place}"))
            for place, phrase in short[:FEW]
        ),
        tuple(first[rule] for rule in TELLING if rule in first)[:FINDINGS],
        tuple(_cautions(pair))[:2],
    )


def _figures(targets: Targets) -> Iterator[Figure]:
    return (figure for group in targets.groups for figure in group.figures)


def _brief(targets: Targets, shown: set[str]) -> BriefTargets:
    left = tuple(figure for figure in _figures(targets) if figure.id not in shown)
    worded = targets.worded if len(left) < SOME else ()
    more = len(left) - len(left[:SOME]) + len(targets.worded) - len(worded)
    return BriefTargets(left[:SOME], more, targets.note, worded)


def _text(side: Side) -> Text:
    document = side.catalogue.document
    return Text(
        side.key,
        side.name,
        label("report_kind", document.release.kind),
        f"{length(document):,}字",
        tuple(
            (chinese_date(day), day.isoformat(), what)
            for day, what in (
                (document.report.delivered, "作报告"),
                (document.release.issued or document.report.issued, "印发"),
            )
            if day
        ),
    )


def _dates_note(pair: Pair) -> str:
    """Return what has to be said where a report's day is not known."""
    unknown = [side.name for side in pair.sides if not side.catalogue.document.report.delivered]
    if not unknown:
        return ""
    note = f"{'、'.join(unknown)}的报告日期未收录"
    return f"{note}。" if pair.comparison.kind == "years" else f"{note}，先后次序不作判断。"


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
    aimed = main_targets_in_words(found.analysis, found.analysis.indicators) if groups else ()
    worded = tuple(found.words(clause, ()) for _, clause in aimed)
    return Targets(side.name, side.key, groups, note, worded)


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
    yield "目标不是预测，以“以上”列出的是下限；本年目标低于上年完成数是常见写法，不能据此评价工作。"
    yield "并列的依据是主题和用语相近，不代表措施相同；没有列出对应的段落，也不代表没有相应工作。"
