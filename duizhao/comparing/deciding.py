"""Take what an editor decided on the worksheet into the file where it belongs."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from duizhao import reading
from duizhao.anchoring import Folded, anchor, fold, shown
from duizhao.comparing import decisions, entered, reviewed
from duizhao.comparing.decisions import Places
from duizhao.errors import Code, ContentError, Finding
from duizhao.model import Document
from duizhao.reading import editing
from duizhao.reading.content import (
    ComparisonContent,
    Content,
    Decision,
    Download,
    ReportContent,
)

Names = Callable[[Decision], Sequence[Hashable]]
WORDS = {
    "confirm": "确认",
    "add": "补充",
    "strike": "排除",
    "confirmed": "订正",
    "as_is": "原文如此",
    "open": "待核",
    "set": "核对",
}


@dataclass(frozen=True, slots=True)
class Intake:
    """Fresh decisions for the tables `table` of a file, beside those that stand there in order.

    `names` tells what a decision speaks of: two with a name in common speak of the same.
    """

    file: str
    table: str
    existing: tuple[Decision, ...]
    fresh: tuple[Decision, ...]
    names: Names


@dataclass(frozen=True, slots=True)
class Merged:
    """The file's new text, and a line for the editor on each decision."""

    text: str
    told: tuple[str, ...]


def intake(loaded: Content, download: Download) -> tuple[Intake, ...]:
    """Return what a download asks for, by table; all of it or, with ContentError, nothing."""
    taken = _of_report(loaded, download) if download.is_of_report else _of_pair(loaded, download)
    lost = tuple(finding for _, problems in taken for finding in problems)
    if lost:
        raise ContentError(lost)
    return tuple(each for each, _ in taken if each.fresh)


def merge(text: str, taken: Intake) -> Merged:
    """Return the file with the fresh decisions; one on the same words replaces the older one."""
    known: dict[Hashable, int] = {}
    for number, decision in enumerate(taken.existing):
        known |= dict.fromkeys(taken.names(decision), number)
    changed: dict[int, Mapping[str, Any]] = {}
    added: dict[Hashable, Mapping[str, Any]] = {}
    told: list[str] = []
    for decision in taken.fresh:
        names = taken.names(decision)
        place = next((known[name] for name in names if name in known), None)
        if place is None:
            added[names[0]] = decision.entry.values
            told.append(f"新增　{_words(decision)}　{_passages(decision)}")
        else:
            changed[place] = decision.entry.values
            was = _words(taken.existing[place])
            told.append(f"改动　原为 {was}，现为 {_words(decision)}　{_passages(decision)}")
    return Merged(editing.put(text, taken.table, changed, tuple(added.values())), tuple(told))


Taken = tuple[Intake, tuple[Finding, ...]]
"""What is asked for one table, and what keeps from it."""


def _of_pair(loaded: Content, download: Download) -> tuple[Taken, ...]:
    head = download.head.values
    wanted = tuple(head[key] for key in ("left", "right", "kind"))
    entry = next((c for c in loaded.comparisons if (c.left, c.right, c.kind) == wanted), None)
    if entry is None:
        known = "、".join(comparison.id for comparison in loaded.comparisons)
        wrong = "内容里没有这组对照"
        found = download.head.finding(
            "left", Code.NO_COMPARISON, wrong, expected=known, found="--".join(wanted[:2])
        )
        raise ContentError((found,))
    reports = {report.report.id: report for report in loaded.reports}
    places = {
        "left": decisions.Places(_current(reports[entry.left])),
        "right": decisions.Places(_current(reports[entry.right])),
    }
    return (
        _links(entry, download, places),
        _reviews(entry, download, places),
        _quoting(entry.file, "row", entry.decisions, download, places),
        _quoting(entry.file, "finding", entry.decisions, download, places),
    )


def _links(entry: ComparisonContent, download: Download, places: Mapping[str, Places]) -> Taken:
    fresh = _of(download.decisions, "link")
    anchored = [decisions.anchored(entered.link(each), places) for each in fresh]
    lost = tuple(finding for pair, found in anchored if pair is None for finding in found)

    def names(decision: Decision) -> Sequence[Hashable]:
        """Return the passages, where they are found, and the quotations."""
        pair, _ = decisions.anchored(entered.link(decision), places)
        quoted = fold(decision.value("left")), fold(decision.value("right"))
        return [pair, quoted] if pair else [quoted]

    return Intake(entry.file, "link", _of(entry.decisions, "link"), fresh, names), lost


def _reviews(entry: ComparisonContent, download: Download, places: Mapping[str, Places]) -> Taken:
    fresh = _of(download.decisions, "review")
    left, right = (places[side].document for side in decisions.SIDES)
    settled = reviewed.settle((), left, right, map(entered.review, fresh))

    def names(decision: Decision) -> Sequence[Hashable]:
        return [(fold(decision.value("task")), fold(decision.value("done")))]

    return (
        Intake(entry.file, "review", _of(entry.decisions, "review"), fresh, names),
        settled.problems,
    )


def _quoting(
    file: str,
    table: str,
    existing: Sequence[Decision],
    download: Download,
    places: Mapping[str, Places],
) -> Taken:
    """Return decisions that rest on quotations of either side; each has to stand once."""
    fresh = _of(download.decisions, table)
    lost = [
        decision.entry.finding(side, *told[:2], found=told[2])
        for decision in fresh
        for side in decisions.SIDES
        for quote in decision.texts(side)
        if (told := anchor(places[side].folded, quote).told(quote))
    ]

    def names(decision: Decision) -> Sequence[Hashable]:
        """Return what is said, where a sentence is decided on, else where it stands."""
        rule, text = decision.value("rule"), fold(decision.value("text"))
        quoted = tuple(tuple(sorted(map(fold, decision.texts(side)))) for side in decisions.SIDES)
        return [(rule, text), (rule, quoted)] if text else [(rule, quoted)]

    return Intake(file, table, _of(existing, table), fresh, names), tuple(lost)


def _of_report(loaded: Content, download: Download) -> tuple[Taken, ...]:
    wanted = download.head.values["report"]
    entry = next((each for each in loaded.reports if each.report.id == wanted), None)
    if entry is None:
        known = "、".join(each.report.id for each in loaded.reports)
        wrong = "内容里没有这份报告"
        finding = download.head.finding(
            "report", Code.NO_REPORT, wrong, expected=known, found=wanted
        )
        raise ContentError((finding,))
    source = Folded(reading.decode(entry.report.releases[-1]))
    file = PurePath(entry.file).with_name("decisions.toml").as_posix()
    return tuple(
        _on_source(file, table, entry, download, source) for table in ("repair", "quantity")
    )


def _on_source(
    file: str, table: str, entry: ReportContent, download: Download, source: Folded
) -> Taken:
    fresh = _of(download.decisions, table)
    anchored = [reading.anchored(source, decision) for decision in fresh]
    lost = tuple(told for at, told in anchored if at is None and told)

    def names(decision: Decision) -> Sequence[Hashable]:
        quote = decision.value("quote")
        surface = decision.value("surface", quote) if table == "quantity" else ""
        return [(fold(quote), fold(surface))]

    return Intake(file, table, _of(entry.decisions, table), fresh, names), lost


def _of(entries: Iterable[Decision], table: str) -> tuple[Decision, ...]:
    return tuple(each for each in entries if each.table == table)


def _current(entry: ReportContent) -> Document:
    return reading.document(entry.report, entry.report.releases[-1], entry.decisions)[0]


def _words(decision: Decision) -> str:
    grade = decision.value("grade")
    keys = ("decision", "status", "action")
    said = next(filter(None, map(decision.value, keys)))
    return WORDS[said] + (f"（{grade}）" if grade else "")


def _passages(decision: Decision) -> str:
    if decision.value("text"):
        return f"“{shown(decision.value('text'))}”"
    keys = ("left", "right", "task", "done", "quote", "after")
    return " ↔ ".join(f"“{shown(quote)}”" for key in keys for quote in decision.texts(key))
