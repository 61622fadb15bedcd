"""Repairs as pages show them: marks in the text, and the list by rule."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from duizhao.model import Document
from duizhao.publishing.labels import group_of, label
from duizhao.publishing.pages import paths
from duizhao.publishing.pages.catalogue import Catalogue
from duizhao.publishing.pages.marking import Mark
from duizhao.text import Range, Repair


@dataclass(frozen=True, slots=True)
class RepairView:
    """One repair: what stood there, what stands there now, and the paragraph it is in."""

    before: str
    after: str
    href: str
    note: str


@dataclass(frozen=True, slots=True)
class RepairGroup:
    """The repairs of one rule and status."""

    title: str
    status: str
    repairs: tuple[RepairView, ...]


def repair_marks(document: Document, *, review: bool) -> tuple[Mark, ...]:
    """Return a mark for each repair that is seen in the healed text, in its order."""
    shown = (repair for repair in document.text.repairs if _is_shown(repair, review))
    return tuple(sorted((_mark(document, repair) for repair in shown), key=lambda mark: mark.at))


def groups(found: Catalogue, page: str, *, review: bool) -> tuple[RepairGroup, ...]:
    """Return the repairs by status and rule, an editor's first."""
    order = {"confirmed": 0, "as_is": 1, "open": 2, "safe": 3}
    shown = sorted(
        (repair for repair in found.document.text.repairs if _is_shown(repair, review)),
        key=lambda repair: (order[repair.status], repair.rule, repair.raw),
    )
    return tuple(
        RepairGroup(
            rule_name(rule),
            label("repair_status", status),
            tuple(_views(found, page, same, review)),
        )
        for (status, rule), same in groupby(shown, key=lambda each: (each.status, each.rule))
    )


def rule_name(rule: str) -> str:
    """Return the name of a repair's rule."""
    return group_of("repair_rule").get(rule, "其他整理")


def visible(words: str) -> str:
    """Return words with their white space made visible."""
    for character, sign in (("\r\n", "⏎"), ("\n", "⏎"), ("\t", "⇥"), ("\u3000", "□"), (" ", "␣")):
        words = words.replace(character, sign)
    return words


def _is_shown(repair: Repair, review: bool) -> bool:
    return review or repair.applied


def _mark(document: Document, repair: Repair) -> Mark:
    at = _healed(document, repair)
    kind = {"safe": "repair", "confirmed": "repair corrected"}.get(repair.status, "repair doubtful")
    status = label("repair_status", repair.status)
    return Mark(at, kind, title=f"{status}：原件作“{visible(repair.before)}”")


def _healed(document: Document, repair: Repair) -> Range:
    if not repair.applied:
        return document.text.healed_range(repair.raw)
    start = document.text.healed_range(repair.raw).start
    return Range(start, start + len(repair.after))


def _views(
    found: Catalogue, page: str, repairs: Iterable[Repair], review: bool
) -> Iterator[RepairView]:
    for repair in repairs:
        block = found.block_at(_healed(found.document, repair).start)
        href = paths.link(page, found.path, block.id)
        after = repair.after if repair.applied else repair.before
        note = repair.note if review else ""
        yield RepairView(visible(repair.before), visible(after), href, note)
