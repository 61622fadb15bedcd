"""Find out what became of each figure from one release to the next.

A figure in words that stayed is the same figure. Of the others, what says the same is paired
first, then what stands in one stretch of changed words, then in one passage. Only what is left
was dropped or is new.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from duizhao.anchoring import fold
from duizhao.comparing import intervals
from duizhao.model import Edit, Quantity, Range
from duizhao.numbers.likeness import likeness, normal

UPPER = frozenset({"le", "lt", "near"})
LOWER = frozenset({"ge", "gt"})
RESTATED, STATED = "改为定性表述", "原为定性表述"


@dataclass(frozen=True, slots=True)
class Spot:
    """A figure and where it stands: its passage, the edit in it, its characters in that edit.

    `alone`: the edit holds nothing besides.
    """

    quantity: Quantity
    passage: int
    edit: int
    at: Range
    kept: bool
    alone: bool


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a figure; `type` is "" where its value stayed, None is what is not there."""

    type: str
    old: Quantity | None
    new: Quantity | None
    reason: str


Place = Callable[[Spot], Hashable]
Fit = Callable[[Spot, Spot], int]
"""How well two spots go together: 0 is not at all."""


def spots(
    quantities: Iterable[tuple[Quantity, Range]], passage: int, edits: Sequence[Edit], side: str
) -> Iterator[Spot]:
    """Yield where figures stand; their ranges count in the words of the passage on that side."""
    start = 0
    left = sorted(quantities, key=lambda each: each[1])
    for place, edit in enumerate(edits):
        words = getattr(edit, side)
        while left and left[0][1].start < start + len(words):
            quantity, at = left.pop(0)
            first = len(fold(words[: at.start - start]))
            within = fold(words[at.start - start : at.end - start])
            alone = within == fold(words)
            folded = Range(first, first + len(within))
            yield Spot(quantity, passage, place, folded, edit.kept, alone)
        start += len(words)


def fates(old: Iterable[Spot], new: Iterable[Spot]) -> tuple[Fate, ...]:
    """Return what became of each figure, in no order; what stayed is told as well."""
    mine, theirs = [*old], [*new]
    found: list[Fate] = []
    stages: tuple[tuple[Place, Fit], ...] = (
        (_words_kept, _named_alike),
        (_words_kept, _nearest),
        (_said_in_passage, _nearest),
        (_stretch, _comparable),
        (_passage, _of_one_name),
        (_said, _nearest),
        (_stretch, _put_in_words),
    )
    for place, fit in stages:
        pairs = _pairs(mine, theirs, place, fit)
        found += [_fate(one.quantity, other.quantity) for one, other in pairs]
        taken = {id(spot) for pair in pairs for spot in pair}
        mine = [spot for spot in mine if id(spot) not in taken]
        theirs = [spot for spot in theirs if id(spot) not in taken]
    found += [_fate(spot.quantity, None) for spot in mine if not spot.kept]
    found += [_fate(None, spot.quantity) for spot in theirs if not spot.kept]
    return tuple(found)


def change(old: Quantity, new: Quantity) -> str:
    """Return how a figure differs from the earlier one: raised, tightened …, or "".

    Both have numbers on one scale. The end that binds decides, then the other end, then how
    strictly it is meant.
    """
    relation = intervals.after_target(old, new)
    if relation in ("raised", "lowered"):
        return relation
    for before, after, turned in ((UPPER, LOWER, "raised"), (LOWER, UPPER, "lowered")):
        if old.comparator in before and new.comparator in after:
            return turned
    was, now = old.canonical_high, new.canonical_high
    if was is not None and now is not None and was != now:
        return "raised" if now > was else "lowered"
    promises = old.kind == new.kind == "target"
    if old.comparator == new.comparator and not promises:
        return ""
    return "" if relation == "unchanged" else relation


# --- which goes with which --------------------------------------------------------------------


def _pairs(
    old: Sequence[Spot], new: Sequence[Spot], place: Place, fit: Fit
) -> list[tuple[Spot, Spot]]:
    """Return pairs within each place, the best first, then the first first."""
    there: dict[Hashable, list[Spot]] = defaultdict(list)
    for spot in new:
        there[place(spot)].append(spot)
    there.pop(None, None)
    scored = [
        (-score, i, j, one, other)
        for i, one in enumerate(old)
        for j, other in enumerate(there.get(place(one), ()))
        if (score := fit(one, other))
    ]
    found: list[tuple[Spot, Spot]] = []
    taken: set[int] = set()
    for *_, one, other in sorted(scored, key=lambda each: each[:3]):
        if not taken & {id(one), id(other)}:
            taken |= {id(one), id(other)}
            found.append((one, other))
    return found


def _words_kept(spot: Spot) -> Hashable:
    return (spot.passage, spot.edit, spot.at) if spot.kept else None


def _stretch(spot: Spot) -> Hashable:
    return None if spot.kept else (spot.passage, spot.edit)


def _passage(spot: Spot) -> Hashable:
    return None if spot.kept else spot.passage


def _said_in_passage(spot: Spot) -> Hashable:
    return None if spot.kept else (spot.passage, _said(spot))


def _said(spot: Spot) -> Hashable:
    """Return everything a figure says."""
    figure = spot.quantity
    values = figure.canonical_low, figure.canonical_high, figure.canonical_unit
    said = (normal(figure.metric), *values, figure.comparator, figure.measure)
    return None if spot.kept else said


def _nearest(one: Spot, other: Spot) -> int:
    return 1 + (one.passage == other.passage) + (one.edit == other.edit)


def _named_alike(one: Spot, other: Spot) -> int:
    """Return 3 for one name, 2 for one in other words, 1 for a close one."""
    left, right = one.quantity.metric, other.quantity.metric
    if normal(left) == normal(right):
        return 3
    return {"exact": 2, "close": 1}.get(likeness(left, right) or "", 0)


def _comparable(one: Spot, other: Spot) -> int:
    """Tell whether one may have replaced the other where it stands."""
    if intervals.obstacle(one.quantity, other.quantity):
        return 0
    return _named_alike(one, other) or int(one.alone and other.alone)


def _of_one_name(one: Spot, other: Spot) -> int:
    return int(_comparable(one, other) >= 2)


def _put_in_words(one: Spot, other: Spot) -> int:
    worded = intervals.is_worded(one.quantity) != intervals.is_worded(other.quantity)
    return _named_alike(one, other) if worded else 0


# --- what to say of it ------------------------------------------------------------------------


def _fate(old: Quantity | None, new: Quantity | None) -> Fate:
    if old is None or new is None:
        return Fate(*(("figure_new", old, new, "新增数值") if old is None else _gone(old)))
    if intervals.is_worded(old) != intervals.is_worded(new):
        dropped = intervals.is_worded(new)
        kind = "figure_dropped" if dropped else "figure_new"
        return Fate(kind, old, new, RESTATED if dropped else STATED)
    if intervals.obstacle(old, new):
        return Fate("", old, new, "")
    kind = change(old, new)
    return Fate(f"figure_{kind}" if kind else "", old, new, _reason(kind, old, new))


def _gone(old: Quantity) -> tuple[str, Quantity, None, str]:
    return "figure_dropped", old, None, "该数值不再出现"


def _reason(kind: str, old: Quantity, new: Quantity) -> str:
    if kind in ("raised", "lowered"):
        return f"由“{old.surface}”改为“{new.surface}”"
    return intervals.said_otherwise(old, new) if kind else ""
