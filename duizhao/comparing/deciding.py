"""Take what an editor decided on the worksheet into the file where it belongs."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from duizhao import reading
from duizhao.anchoring import Folded, fold, shown
from duizhao.comparing import decisions, entered
from duizhao.errors import Code, ContentError
from duizhao.model import Document
from duizhao.reading import editing
from duizhao.reading.content import Content, Decision, Download, ReportContent

Names = Callable[[Decision], Sequence[Hashable]]
WORDS = {
    "confirm": "确认",
    "add": "补充",
    "strike": "排除",
    "confirmed": "订正",
    "as_is": "原文如此",
    "open": "待核",
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


def intake(loaded: Content, download: Download) -> Intake:
    """Return what a download asks for; all of it or, with ContentError, nothing."""
    return _repairs(loaded, download) if download.is_of_report else _links(loaded, download)


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


def _links(loaded: Content, download: Download) -> Intake:
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
    anchored = [decisions.anchored(entered.link(each), places) for each in download.decisions]
    lost = tuple(finding for pair, found in anchored if pair is None for finding in found)
    if lost:
        raise ContentError(lost)

    def names(decision: Decision) -> Sequence[Hashable]:
        """Return the passages, where they are found, and the quotations."""
        pair, _ = decisions.anchored(entered.link(decision), places)
        quoted = fold(decision.value("left")), fold(decision.value("right"))
        return [pair, quoted] if pair else [quoted]

    existing = tuple(each for each in entry.decisions if each.table == "link")
    return Intake(entry.file, "link", existing, download.decisions, names)


def _repairs(loaded: Content, download: Download) -> Intake:
    wanted = download.head.values["report"]
    entry = next((each for each in loaded.reports if each.report.id == wanted), None)
    if entry is None:
        known = "、".join(each.report.id for each in loaded.reports)
        wrong = "内容里没有这份报告"
        finding = download.head.finding(
            "report", Code.NO_REPORT, wrong, expected=known, found=wanted
        )
        raise ContentError((finding,))
    folded = Folded(reading.decode(entry.report.releases[-1]))
    anchored = [reading.anchored(folded, decision) for decision in download.decisions]
    lost = tuple(told for at, told in anchored if at is None and told)
    if lost:
        raise ContentError(lost)
    file = PurePath(entry.file).with_name("decisions.toml").as_posix()
    existing = tuple(each for each in entry.decisions if each.table == "repair")
    return Intake(file, "repair", existing, download.decisions, lambda d: [fold(d.value("quote"))])


def _current(entry: ReportContent) -> Document:
    return reading.document(entry.report, entry.report.releases[-1], entry.decisions)[0]


def _words(decision: Decision) -> str:
    grade = decision.value("grade")
    return WORDS[decision.value("decision") or decision.value("status")] + (
        f"（{grade}）" if grade else ""
    )


def _passages(decision: Decision) -> str:
    sides = [decision.value(key) for key in ("left", "right", "quote", "after")]
    return " ↔ ".join(f"“{shown(side)}”" for side in sides if side)
