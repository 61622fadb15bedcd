"""Find which quantities of two lists are of the same thing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from duizhao.comparing import intervals
from duizhao.lexicon import table
from duizhao.model import Document, Indicator, Quantity
from duizhao.numbers import likeness
from duizhao.text import Range

UNSURE = "口径待核"
OTHER_SCOPE = "范围不同"
_CLAUSE_MARKS = "，；。！？：\n"
_MOST = 40
"""So many figures of one indicator or head are looked at: no report of real size has more."""

_CLAUSE_LENGTH = 80
_JOINING = ("以及", "及", "和", "并")
_STATES_ALONE = frozenset({"zero", "full_coverage", "rank"})


@dataclass(frozen=True, slots=True)
class Side:
    """Quantities of one document; each is asked for the clause it stands in."""

    document: Document
    quantities: tuple[Quantity, ...]

    def doing(self, quantity: Quantity) -> str | None:
        """Return what is done with the thing: the metric's own verb, else the clause's last."""
        return likeness.doing(likeness.before_noun(quantity.metric)) or likeness.doing(
            self.document.words(_clause_before(self.document, quantity))
        )

    def of(self, *kinds: str, period: str | None = None) -> "Side":
        """Return the side with the quantities of some kinds, and of one period."""
        chosen = (q for q in self.quantities if q.kind in kinds)
        return Side(self.document, tuple(q for q in chosen if period is None or q.period == period))

    def without(self, ids: Iterable[str]) -> "Side":
        """Return the side without some quantities."""
        left_out = frozenset(ids)
        return Side(self.document, tuple(q for q in self.quantities if q.id not in left_out))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two quantities of one thing.

    `likeness` is `exact`, `close` (another name of nearly the same) or `loose` (one is a part of
    the other); `obstacle` says why they cannot be measured against each
    other, `""` where they can; `note` is the reason to be careful that the registry knows.
    """

    left: Quantity
    right: Quantity
    likeness: str
    obstacle: str
    note: str = ""

    @property
    def by_words(self) -> bool:
        """Tell whether only like words, not the registry, say that both are of one thing."""
        return self.left.indicator is None or self.right.indicator is None

    @property
    def indicator(self) -> str | None:
        """Return the indicator that both name, else None."""
        return self.left.indicator if self.left.indicator == self.right.indicator else None


def pairs(left: Side, right: Side, indicators: tuple[Indicator, ...]) -> tuple[Pair, ...]:
    """Return the pairs, each quantity in one at most, the best first, in the left's order."""
    known = {indicator.id: indicator for indicator in indicators}
    found = [
        (_rank(pair, left, right), pair)
        for one, other in _candidates(left, right, known)
        if (pair := _pair(one, other, left, right, known)) is not None
    ]
    taken: set[tuple[str, str]] = set()
    chosen = []
    for _, pair in sorted(found, key=lambda scored: scored[0]):
        ends = {("left", pair.left.id), ("right", pair.right.id)}
        if not ends & taken:
            taken |= ends
            chosen.append(pair)
    return tuple(sorted(chosen, key=lambda pair: (pair.left.at, pair.right.at)))


def same_thing(
    one: Quantity, other: Quantity, known: dict[str, Indicator]
) -> tuple[str, str] | None:
    """Return how alike two metrics are with the reason for care, or None for different things.

    Near indicators are alike where the registry's caveat says 口径待核; any other caveat tells why
    they are different things. A known name that the registry refused for one of them is no match.
    """
    alike = likeness.likeness(one.metric, other.metric)
    if one.indicator and other.indicator:
        first, second = known.get(one.indicator), known.get(other.indicator)
        if first is None or second is None:
            return None
        if first.id == second.id:
            doubtful = first.caveat and not first.near and alike != "exact"
            return ("close", first.caveat) if doubtful else ("exact", "")
        caveat = first.caveat or second.caveat
        return ("close", caveat) if UNSURE in caveat and _near(first, second) else None
    if alike is None or (alike == "exact" and (one.indicator or other.indicator)):
        return None
    return alike, {"exact": "", "close": UNSURE, "loose": OTHER_SCOPE}[alike]


def stage_differs(one: str | None, other: str | None) -> bool:
    """Tell whether two kinds of doing are two stages of one thing (启动, 建成)."""
    return one is not None and other is not None and frozenset((one, other)) in _stages()


def _pair(
    one: Quantity, other: Quantity, left: Side, right: Side, known: dict[str, Indicator]
) -> Pair | None:
    alike = same_thing(one, other, known)
    if alike is None or not _may_meet(one, other):
        return None
    obstacle = intervals.obstacle(one, other) or _other_stage(one, other, left, right, known)
    known_to_registry = one.indicator is not None and other.indicator is not None
    if obstacle and not known_to_registry and obstacle != intervals.NOT_STATED:
        return None
    return Pair(one, other, alike[0], obstacle, alike[1])


def _other_stage(
    one: Quantity, other: Quantity, left: Side, right: Side, known: dict[str, Indicator]
) -> str:
    """Return why two counts of one thing are of different stages of it, or `""`.

    新增…300家 beside …7397家 is a flow beside a stock, unless the registry knows only the flow.
    """
    if "count" not in (one.measure, other.measure):
        return ""
    doings = left.doing(one), right.doing(other)
    if stage_differs(*doings):
        return "阶段不同"
    says_new = [likeness.doing(likeness.before_noun(q.metric)) == "new" for q in (one, other)]
    if says_new[0] == says_new[1]:
        return ""
    plain = other if says_new[0] else one
    stands = plain.extent == "stock" or likeness.says_stock(plain.metric)
    fixed = one.indicator in known and known[one.indicator].extent is not None
    unsaid = not fixed and doings.count("new") == 1
    return intervals.STOCK_AND_FLOW if stands or unsaid else ""


def _may_meet(one: Quantity, other: Quantity) -> bool:
    """Refuse a state such as 全覆盖 or 清零 beside a number of another measure, and lone ranks."""
    lone = {one.comparator, other.comparator} & _STATES_ALONE
    return one.measure == other.measure if lone or "rank" in (one.measure, other.measure) else True


def _candidates(
    left: Side, right: Side, known: dict[str, Indicator]
) -> Iterator[tuple[Quantity, Quantity]]:
    by_indicator: dict[str, list[Quantity]] = defaultdict(list)
    by_head: dict[str, list[Quantity]] = defaultdict(list)
    for quantity in right.quantities:
        for key, others in ((quantity.indicator, by_indicator), (_head(quantity), by_head)):
            if key and len(others[key]) < _MOST:
                others[key].append(quantity)
    neighbours = _neighbours(tuple(known.values()))
    for quantity in left.quantities:
        seen = dict.fromkeys(by_head.get(_head(quantity), ()))
        for id_ in (quantity.indicator or "", *neighbours.get(quantity.indicator or "", ())):
            seen.update(dict.fromkeys(by_indicator.get(id_, ())))
        yield from ((quantity, other) for other in seen)


def _head(quantity: Quantity) -> str:
    """Return the last characters of the noun, `""` where it names nothing in particular."""
    return "" if likeness.is_general(quantity.metric) else likeness.bare(quantity.metric)[-2:]


@cache
def _neighbours(indicators: tuple[Indicator, ...]) -> dict[str, tuple[str, ...]]:
    """Return the ids of near indicators by id, both ways."""
    ids = {likeness.normal(name): one.id for one in indicators for name in one.names}
    near: dict[str, list[str]] = defaultdict(list)
    for indicator in indicators:
        for name in map(likeness.normal, indicator.near):
            if name in ids and ids[name] != indicator.id:
                near[indicator.id].append(ids[name])
                near[ids[name]].append(indicator.id)
    return {id_: tuple(dict.fromkeys(others)) for id_, others in near.items()}


def _near(first: Indicator, second: Indicator) -> bool:
    names = {likeness.normal(name) for name in (*first.near, *second.near)}
    return bool(names & {likeness.normal(name) for name in (*first.names, *second.names)})


def _rank(pair: Pair, left: Side, right: Side) -> tuple[object, ...]:
    return (
        bool(pair.obstacle) and pair.obstacle != intervals.NOT_STATED,
        ("exact", "close", "loose").index(pair.likeness),
        bool(pair.obstacle),
        pair.left.measure != pair.right.measure,
        left.doing(pair.left) != right.doing(pair.right),
        _apart(pair),
        pair.left.at.start,
        pair.right.at.start,
    )


def _apart(pair: Pair) -> Decimal:
    """Return how many times the one is the other: a whole meets the whole, not one of its parts."""
    if pair.obstacle:
        return Decimal(0)
    low, high = sorted(abs(intervals.bound(end)) for end in (pair.left, pair.right))
    return high / low if low else Decimal(0)


def _clause_before(document: Document, quantity: Quantity) -> Range:
    """Return the clause up to the figure, with the one before where 以及 joins the two."""
    text = document.text.text
    start = end = quantity.at.start
    first = max(end - _CLAUSE_LENGTH, 0)
    while True:
        before = max(start - 1, first)
        start = max(max(text.rfind(mark, first, before) for mark in _CLAUSE_MARKS) + 1, first)
        if not text.startswith(_JOINING, start) or text[start - 1 : start] != "，":
            return Range(start, end)


@cache
def _stages() -> frozenset[frozenset[str]]:
    couples: list[str] = table("likeness")["stages"]["pairs"]
    return frozenset(frozenset(couple.split()) for couple in couples)
