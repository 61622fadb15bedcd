"""Take an editor's decisions on links into the file of their comparison."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from duizhao.anchoring import fold, shown
from duizhao.reading import editing
from duizhao.reading.content import Decision

Pair = tuple[str, str]
WORDS = {"confirm": "确认", "add": "补充", "strike": "排除"}


@dataclass(frozen=True, slots=True)
class Merged:
    """The file's new text, and a line for the editor on each decision."""

    text: str
    told: tuple[str, ...]


def merge(
    text: str,
    existing: Sequence[Decision],
    fresh: Sequence[Decision],
    pair_of: Callable[[Decision], Pair | None],
) -> Merged:
    """Return the file with the fresh decisions; one on the same pair replaces the older one.

    `existing` are the file's links in order. `pair_of` finds the two passages a decision speaks
    of; where their words are gone its quotations name them.
    """
    known: dict[Pair, int] = {}
    for number, decision in enumerate(existing):
        known |= dict.fromkeys(_names(decision, pair_of), number)
    changed: dict[int, Mapping[str, Any]] = {}
    added: dict[Pair, Mapping[str, Any]] = {}
    told: list[str] = []
    for decision in fresh:
        names = _names(decision, pair_of)
        place = next((known[name] for name in names if name in known), None)
        if place is None:
            added[names[0]] = decision.entry.values
            told.append(f"新增　{_words(decision)}　{_passages(decision)}")
        else:
            changed[place] = decision.entry.values
            was = _words(existing[place])
            told.append(f"改动　原为 {was}，现为 {_words(decision)}　{_passages(decision)}")
    return Merged(editing.put(text, "link", changed, tuple(added.values())), tuple(told))


def _names(decision: Decision, pair_of: Callable[[Decision], Pair | None]) -> list[Pair]:
    """Return what a decision's pair goes by: its passages where they are found, its quotations."""
    pair = pair_of(decision)
    quoted = fold(decision.value("left")), fold(decision.value("right"))
    return [pair, quoted] if pair else [quoted]


def _words(decision: Decision) -> str:
    grade = decision.value("grade")
    return WORDS[decision.value("decision")] + (f"（{grade}）" if grade else "")


def _passages(decision: Decision) -> str:
    return f"“{shown(decision.value('left'))}” ↔ “{shown(decision.value('right'))}”"
