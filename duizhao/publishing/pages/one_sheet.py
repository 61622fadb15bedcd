"""一页纸: the essentials of a comparison, chosen so that they fill one sheet of A4 and no more.

Nothing is cut to fit: what a comparison is, how far it goes and what must not be concluded always
stand; of figures and targets as many stand as there is room for, and the sheet says how many are
left and where.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate, groupby
from math import ceil
from typing import TypeVar
from unicodedata import east_asian_width

from markupsafe import Markup

from duizhao.model import Comparison
from duizhao.publishing.page import Page
from duizhao.publishing.pages import paths
from duizhao.publishing.pages.citing import Cited
from duizhao.publishing.pages.essentials import SHOWN, TELLING, Essentials, Targets, essentials
from duizhao.publishing.pages.facts import Facts
from duizhao.publishing.pages.figure import Figure
from duizhao.publishing.pages.findings import FindingView
from duizhao.publishing.pages.library import Library, Pair
from duizhao.publishing.pages.marking import form, kept
from duizhao.publishing.pages.rows import RowView, rows_of
from duizhao.publishing.pages.topics import TopicState, cited_of

T = TypeVar("T")

LINES = 50
"""Lines of a sheet of A4 in the small type of the sheet, its title and closing words aside."""
CHARACTERS = 51
"""Chinese characters in a line that goes from edge to edge."""
PADDING = 1
"""Characters that a cell's own edges take."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words: a link where there is an `href`, a report's own where `drawn`."""

    words: str
    href: str = ""
    drawn: bool = False
    kind: str = "figure"

    @property
    def form(self) -> str:
        """Return the classes of a report's own words: a figure's or shared wording's."""
        return form(self.kind, self.words)

    @property
    def shown(self) -> Markup:
        """Return the words for a page, each number on one line with its unit."""
        return kept(self.words)


Line = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its heads, the width of each column in hundredths, its rows of cells."""

    caption: str
    heads: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A titled part of the sheet: a table, if any, then lines."""

    id: str
    title: str
    grid: Grid | None = None
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class OneSheet:
    """The whole sheet. `document` is the way to the same as a document."""

    comparison: Comparison
    title: str
    subject: str
    parts: tuple[Part, ...]
    cited: tuple[Cited, ...]
    document: str


def pages(library: Library) -> tuple[Page, ...]:
    """Return the sheet of each comparison."""
    return tuple(_page(library, sheet) for sheet in sheets(library))


def sheets(library: Library) -> tuple[OneSheet, ...]:
    """Return the sheets of all comparisons, for the pages and for other papers."""
    return tuple(_sheet(pair) for pair in library.pairs)


def height(part: Part) -> int:
    """Return how many lines a part takes, its title's included."""
    lines = 2 + sum(_lines(line, CHARACTERS) for line in part.lines)
    if part.grid is not None:
        lines += 1 + sum(_row_height(part.grid, row) for row in part.grid.rows)
    return lines


def _page(library: Library, sheet: OneSheet) -> Page:
    path = paths.one_sheet(sheet.comparison)
    name = sheet.title
    home = paths.essentials(sheet.comparison, only=library.only_pair is not None)
    above = () if home == paths.HOME else ((f"对照要点：{name}", home),)
    return Page(
        path,
        f"一页纸：{name}",
        "pages/one-sheet.html",
        {
            "sheet": sheet,
            "cited": sheet.cited,
            "headline": name,
            "subline": f"{sheet.subject}（一页纸）",
        },
        "home",
        f"{name}政府工作报告对照要点，供打印的一页纸",
        paths.trail(path, *above),
    )


def _sheet(pair: Pair) -> OneSheet:
    path = paths.one_sheet(pair.comparison)
    found = essentials(pair, path)
    always = (_texts(found), _topics(found), _cautions(found))
    cited = cited_of(pair, path)
    told = sum(_lines(_line(f"{each.words}. {each.path}"), CHARACTERS) for each in cited)
    room = LINES - told - sum(map(height, always))
    targets = _targets(found, room // 2)
    room -= height(targets)
    rows = _rows(found, pair, path)
    findings = _findings(found, room - height(_figures(found, rows, room // 2)))
    figures = _figures(found, rows, room - sum(map(height, findings)))
    texts, topics, cautions = always
    return OneSheet(
        pair.comparison,
        pair.name,
        pair.subject,
        (texts, figures, targets, *findings, topics, cautions),
        cited,
        paths.link(path, paths.one_sheet(pair.comparison, "docx")),
    )


# --- what always stands -----------------------------------------------------------------------


def _texts(found: Essentials) -> Part:
    sides = tuple(_given(each) for each in _both(found))
    names = dict.fromkeys(name for side in sorted(sides, key=len, reverse=True) for name in side)
    rows = tuple(
        (_line(name), *(_line(side.get(name, "未载明")) for side in sides)) for name in names
    )
    links = tuple((Piece(each.name, each.href),) for each in _both(found))
    said = [Markup(words).striptags() for words in found.comparable]
    said += [
        f"{name}：{Markup().join(each.missing).striptags()}"
        for name, each in zip((found.left_name, found.right_name), _both(found), strict=True)
        if each.missing
    ]
    if found.dates_note:
        said.append(found.dates_note)
    grid = Grid(
        "两份文本的来历和范围",
        ("项目", found.left_name, found.right_name),
        (16, 42, 42),
        ((_line("报告"), *links), *rows),
    )
    return Part("texts", "两份文本", grid, tuple(map(_line, said)))


def _given(text: Facts) -> dict[str, str]:
    """Return what is given of a text; how much of it there is stands in one line."""
    given = {name: value.striptags() for name, value in text.given}
    extent = [given.pop(name) for name in ("文本", "篇幅")]
    figures = given.pop("数字指标")
    return {**given, "文本": f"{'，'.join(extent)}，数字{figures}"}


def _topics(found: Essentials) -> Part:
    """Return the subjects by their state, and a few of the words that both texts use."""
    by_state = sorted(found.topics, key=lambda topic: (topic.state != "both_numbers", topic.state))
    rows = tuple(
        (_line(state), _listed(tuple(topics)))
        for state, topics in groupby(by_state, key=lambda topic: topic.state_label)
    )
    grid = Grid("各主题在两份文本中的状态", ("状态", "主题"), (24, 76), rows)
    _, count = found.phrases
    few = tuple(
        (Piece(words.striptags(), href, drawn=True, kind="shared"),)
        for words, href in found.glance.phrases
    )
    shared = (Piece(f"相同用语{count}条，少见的如"), *_joined("、", few), Piece("。"))
    return Part("topics", "同题一览", grid, (shared,) if few else ())


def _listed(topics: Sequence[TopicState]) -> Line:
    return _joined("、", ((Piece(topic.label, topic.href),) for topic in topics))


def _cautions(found: Essentials) -> Part:
    return Part(
        "cautions", "不能据此得出的结论", None, tuple(_line(words) for words in found.cautions)
    )


# --- what stands as far as there is room ------------------------------------------------------


def _targets(found: Essentials, room: int) -> Part:
    """Return the main targets of both sides, each with its share of the room."""
    part = Part("targets", "主要预期目标")
    left = _targets_of(found.targets[0], (room - height(part)) // 2)
    part = replace(part, lines=(left,))
    return replace(part, lines=(left, _targets_of(found.targets[1], room - height(part))))


def _targets_of(side: Targets, room: int) -> Line:
    """Return the targets of one side as far as they fit, and how many are left."""
    head = Piece(f"{side.name}：")
    if side.note:
        return head, Piece(side.note)
    every = [_measured(figure) for group in side.groups for figure in group.figures]
    every += [(Piece("“"), Piece(each.striptags(), drawn=True), Piece("”")) for each in side.worded]
    rest = (Piece(f"；另有{len(every)}项，见数值对照。"),)
    shown = _fitting(every, room * CHARACTERS - _width((head, *rest)), _width)
    left = len(every) - shown
    end = f"；另有{left}项，见数值对照。" if left else "。"
    return (head, *_joined("、", every[:shown]), Piece(end))


def _measured(figure: Figure) -> Line:
    """Return a figure with its name, unless its own words say it."""
    named = () if figure.metric in figure.surface else (Piece(f"{figure.metric} ", drawn=True),)
    return *named, *_valued(figure)


def _valued(figure: Figure) -> Line:
    rate = (Piece(f"{figure.rate} "),) if figure.rate else ()
    return *rate, Piece(figure.surface, figure.href, drawn=True)


def _findings(found: Essentials, room: int) -> tuple[Part, ...]:
    """Return the findings that fit, one of each rule first, or no part where none does.

    What stands in the tables is not said again; what a rule does not say stands behind its first.
    """
    told = [group for group in found.findings if group.rule in TELLING]
    ranked = sorted(
        (
            (place, group.caution, each)
            for group in told
            for place, each in enumerate(group.findings)
        ),
        key=lambda ranking: ranking[0] > 0,
    )
    every = [_said(each, "" if place else caution) for place, caution, each in ranked]
    bare = Part("findings", "可以留意")
    shown = _fitting(every, room - height(bare), lambda line: _lines(line, CHARACTERS))
    return (replace(bare, lines=tuple(every[:shown])),) if shown else ()


def _said(finding: FindingView, caution: str) -> Line:
    sentence = (Piece(each.shown.striptags(), each.href, each.drawn) for each in finding.sentence)
    behind = "；".join(filter(None, (finding.note, caution.rstrip("。"))))
    return *sentence, *((Piece(f"（{behind}。）"),) if behind else ())


def _rows(found: Essentials, pair: Pair, path: str) -> tuple[RowView, ...]:
    """Return the rows that can be compared, those of the first screen first."""
    first = {row.id: row for row in found.glance.rows}
    every = (row for row in rows_of(pair, path) if row.comparable in SHOWN)
    return tuple({**first, **{row.id: row for row in every if row.left and row.right}}.values())


def _figures(found: Essentials, rows: tuple[RowView, ...], room: int) -> Part:
    """Return the rows of figures that fit, in the comparison's order."""
    grid = Grid(
        "两侧都列出、名称相同或相近的数值",
        ("名称", found.left_name, found.right_name, "可比情况"),
        (22, 28, 28, 22),
        tuple(map(_row, rows)),
    )
    if not grid.rows:
        nothing = _line("没有名称和单位相近、两侧都列出的数值。")
        return Part("figures", "主要数字", None, (nothing,))
    bare = height(Part("figures", "主要数字", replace(grid, rows=())))
    shown = _fitting(grid.rows, room - bare, partial(_row_height, grid))
    if shown < len(grid.rows):
        shown = max(_fitting(grid.rows, room - bare - 1, partial(_row_height, grid)), 1)
    left = len(grid.rows) - shown
    more = (Piece(f"另有{left}组，见"), Piece("数值并列", found.more_rows), Piece("。"))
    return Part(
        "figures", "主要数字", replace(grid, rows=grid.rows[:shown]), (more,) if left else ()
    )


def _row(row: RowView) -> tuple[Line, ...]:
    name = (Piece(row.label, drawn=True), *((Piece(f"（{row.of}）"),) if row.of else ()))
    said = "；".join(filter(None, (row.comparable_label, row.relation, row.reason)))
    return name, _side(row.left), _side(row.right), _line(said)


def _side(figures: Iterable[Figure]) -> Line:
    return _joined("；", ((*_valued(figure), Piece(f"（{figure.kind}）")) for figure in figures))


# --- how much room words take -----------------------------------------------------------------


def _both(found: Essentials) -> tuple[Facts, Facts]:
    return found.left, found.right


def _line(words: str) -> Line:
    return (Piece(words),)


def _joined(between: str, lines: Iterable[Line]) -> Line:
    pieces: list[Piece] = []
    for line in lines:
        pieces += [Piece(between)] if pieces else []
        pieces += line
    return tuple(pieces)


def _fitting(every: Sequence[T], room: float, size: Callable[[T], float]) -> int:
    """Return how many of `every`, from the first, go into the room."""
    taken = accumulate(map(size, every))
    return next((place for place, sum_ in enumerate(taken) if sum_ > room), len(every))


def _row_height(grid: Grid, row: tuple[Line, ...]) -> int:
    return max(
        _lines(cell, CHARACTERS * width // 100 - PADDING)
        for cell, width in zip(row, grid.widths, strict=True)
    )


def _lines(line: Line, characters: int) -> int:
    return max(ceil(_width(line) / characters), 1)


def _width(line: Line) -> float:
    """Return how many Chinese characters are as wide; a comma behind is counted in."""
    signs = "".join(piece.words for piece in line)
    return sum(1.0 if east_asian_width(sign) in "WFA" else 0.55 for sign in signs) + 1
