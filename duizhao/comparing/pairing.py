"""Find which quantities of two lists are of the same thing."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from duizhao.comparing import counts, intervals
from duizhao.lexicon import table
from duizhao.model import Document, Indicator, Quantity
from duizhao.numbers import likeness
from duizhao.text import Range

PLAN, REVIEW = frozenset({"targets", "task"}), frozenset({"result"})
UNSURE = "口径待核"
OTHER_SCOPE = "范围不同"
_DEGREES = {UNSURE: "close", "仅供参考": "loose"}
NEW_AND_RENEWED = "新建与改造的范围口径待核"
NET_AND_NEW = "净增与新增的口径待核"
REAL_AND_UNSAID = "一侧注明实际增长，另一侧未注明是否扣除价格因素，口径待核"
_CLAUSE_MARKS = "，；。！？：\n"
_MOST = 40
"""So many figures of one indicator or head are looked at: no report of real size has more."""

_CLAUSE_LENGTH = 80
_OTHERS = re.compile(r"[0-9、和及]")
_SHORTEST_PART = 3
"""A name of a part of the whole is no shorter: 街道 alone names none."""

_JOINING = ("以及", "及", "和", "并")
_REAL = ("实际增长", "实际增速", "实际增幅")
_PLANNED = "planned_total"
_STATES_ALONE = frozenset({"zero", "full_coverage", "rank"})


@dataclass(frozen=True, slots=True)
class Side:
    """Quantities of one document; each is asked for the clause it stands in.

    What was found out about a figure is kept, as each is laid beside many.
    """

    document: Document
    quantities: tuple[Quantity, ...]
    _doings: dict[str, str | None] = field(default_factory=dict, compare=False, repr=False)
    _parts: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)

    def doing(self, quantity: Quantity) -> str | None:
        """Return what is done with the thing: the metric's own verb, else the clause's last."""
        if quantity.id not in self._doings:
            own = likeness.doing(likeness.before_noun(quantity.metric))
            clause = _clause_before(self.document, quantity)
            self._doings[quantity.id] = own or likeness.doing(self.document.words(clause))
        return self._doings[quantity.id]

    def part(self, quantity: Quantity) -> bool:
        """Tell whether the clause speaks of a part of the whole: 宝中片区落地金融机构4家."""
        if quantity.id not in self._parts:
            clause = self.document.words(_clause_before(self.document, quantity))
            self._parts[quantity.id] = _names_a_part(likeness.normal(clause), quantity.metric)
        return self._parts[quantity.id]

    def begun_or_done(self, quantity: Quantity) -> str | None:
        """Return `start` or `finish` where the words before a figure say one alone of the two."""
        clause = self.document.words(_clause_before(self.document, quantity))
        said = likeness.doings(likeness.normal(clause)) | likeness.doings(quantity.metric)
        stages = said & {"start", "finish"}
        return next(iter(stages)) if len(stages) == 1 else None

    def real(self, quantity: Quantity) -> bool:
        """Tell whether a growth is said to be one at constant prices."""
        start = max(quantity.at.start - len(_REAL[0]), 0)
        return self.document.words(Range(start, quantity.at.start)).startswith(_REAL)

    def of(self, *kinds: str, period: str | None = None) -> "Side":
        """Return the side with the quantities of some kinds, and of one period."""
        chosen = (q for q in self.quantities if q.kind in kinds)
        return Side(self.document, tuple(q for q in chosen if period is None or q.period == period))

    def standing(self, year: str) -> "Side":
        """Return the side with what was reached by a year, as a review of several years says it.

        That is how many things there are by then, and shares of a span that ends with the year.
        """
        reached = self.of("cumulative_result").quantities
        there = (
            q
            for q in reached
            if (q.extent == "stock" and q.measure == "count")
            or (q.measure == "share" and q.period.endswith(year))
        )
        return Side(self.document, tuple(there))

    def intended(self, roles: frozenset[str], period: str) -> "Side":
        """Return the side with the planned totals that paragraphs of some roles state."""
        there = {one.id for one in self.document.paragraphs if one.role in roles}
        planned = self.of(_PLANNED, period=period).quantities
        return Side(self.document, tuple(q for q in planned if q.paragraph in there))

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
    left, right = _stated_once(left), _stated_once(right)
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


def known(left: Side, right: Side, indicators: tuple[Indicator, ...]) -> tuple[Pair, ...]:
    """Return the pairs of which the registry knows that both are of one indicator."""
    return tuple(pair for pair in pairs(left, right, indicators) if pair.indicator)


def same_thing(
    one: Quantity, other: Quantity, known: dict[str, Indicator]
) -> tuple[str, str] | None:
    """Return how alike two metrics are with the reason for care, or None for different things.

    Near indicators are alike where the registry's caveat says 口径待核, loosely where it says
    仅供参考; any other caveat tells why they are different things. A known name that the registry
    refused for one of them is no match.
    """
    alike = likeness.likeness(one.metric, other.metric)
    if one.indicator and other.indicator:
        first, second = known.get(one.indicator), known.get(other.indicator)
        if first is None or second is None:
            return None
        if first.id == second.id:
            nouns = {likeness.in_order(likeness.bare(q.metric)) for q in (one, other)}
            doubtful = first.caveat and not first.near and len(nouns) == 2
            return ("close", first.caveat) if doubtful else ("exact", "")
        caveat = first.caveat or second.caveat
        alike = next((degree for sign, degree in _DEGREES.items() if sign in caveat), None)
        return (alike, caveat) if alike and _near(first, second) else None
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
    alike = _with_care(alike, one, other, left, right)
    counted = counts.as_counted(one), counts.as_counted(other)
    if alike[0] == "exact" and (counted[0] is one) != (counted[1] is other):
        alike = "close", NET_AND_NEW
    obstacle = intervals.obstacle(*counts.as_known(*counted, known))
    obstacle = obstacle or _other_stage(one, other, left, right, known)
    known_to_registry = one.indicator is not None and other.indicator is not None
    if obstacle and not known_to_registry and obstacle != intervals.NOT_STATED:
        return None
    return Pair(one, other, alike[0], obstacle, alike[1])


def _with_care(
    alike: tuple[str, str], one: Quantity, other: Quantity, left: Side, right: Side
) -> tuple[str, str]:
    """Return how alike two metrics are where their clauses tell them apart: by scope, by prices."""
    levels = counts.level(one), counts.level(other)
    if left.part(one) != right.part(other) or (all(levels) and levels[0] != levels[1]):
        return "loose", OTHER_SCOPE
    if alike[0] != "exact":
        return alike
    if {counts.with_old_ones(one), counts.with_old_ones(other)} == {True, False}:
        return "close", NEW_AND_RENEWED
    grown = [q for q in (one, other) if q.measure == "growth" and not intervals.is_worded(q)]
    if len(grown) == 2 and left.real(one) != right.real(other):
        return "close", REAL_AND_UNSAID
    return alike


def _stated_once(side: Side) -> Side:
    """Return the side without figures of known indicators that the report has stated before.

    An increment beside its amount (5.66万亿元、比上年增加1.6万亿元) says no more than the amounts.
    """
    stated: dict[object, Quantity] = {}
    amounts = {(one.indicator, one.sentence) for one in side.quantities if one.measure == "level"}
    for one in side.quantities:
        if counts.is_increment(one) and one.indicator and (one.indicator, one.sentence) in amounts:
            continue
        ends = one.canonical_low, one.canonical_high, one.canonical_unit, one.comparator
        said = one.indicator, one.measure, one.kind, one.period, *ends
        stated.setdefault(said if one.indicator else one.id, one)
    return Side(side.document, tuple(stated.values()))


def _other_stage(
    one: Quantity, other: Quantity, left: Side, right: Side, known: dict[str, Indicator]
) -> str:
    """Return why two counts of one thing are of different stages of it, or `""`.

    新增…300家 beside …7397家 is a flow beside a stock, unless the registry knows only the flow.
    """
    said = [likeness.doings(likeness.before_noun(q.metric)) for q in (one, other)]
    if "count" not in (one.measure, other.measure):
        planned = all(said) and ("plan" in said[0]) != ("plan" in said[1])
        return "阶段不同" if planned and one.measure == other.measure == "level" else ""
    doings = left.doing(one), right.doing(other)
    if stage_differs(*doings) and not said[0] & said[1]:
        return "阶段不同"
    if {left.begun_or_done(one), right.begun_or_done(other)} == {"start", "finish"}:
        return "阶段不同"
    says_new = [likeness.doing(likeness.before_noun(q.metric)) == "new" for q in (one, other)]
    if says_new[0] == says_new[1]:
        return ""
    plain = other if says_new[0] else one
    stands = plain.extent == "stock" or likeness.says_stock(plain.metric)
    fixed = one.indicator in known and known[one.indicator].extent is not None
    unsaid = not fixed and set(doings) == {"new", None}
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
        keys = [(quantity.indicator, by_indicator)]
        for key, others in (*keys, *((head, by_head) for head in _heads(quantity))):
            if key and len(others[key]) < _MOST:
                others[key].append(quantity)
    neighbours = _neighbours(tuple(known.values()))
    for quantity in left.quantities:
        seen = {other: None for head in _heads(quantity) for other in by_head.get(head, ())}
        for id_ in (quantity.indicator or "", *neighbours.get(quantity.indicator or "", ())):
            seen.update(dict.fromkeys(by_indicator.get(id_, ())))
        yield from ((quantity, other) for other in seen)


def _heads(quantity: Quantity) -> tuple[str, ...]:
    """Return the last characters of the nouns, none where they name nothing in particular."""
    if likeness.is_general(quantity.metric):
        return ()
    return tuple(dict.fromkeys(noun[-2:] for noun in likeness.nouns(quantity.metric)))


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
    done = left.doing(pair.left), right.doing(pair.right)
    return (
        bool(pair.obstacle) and pair.obstacle != intervals.NOT_STATED,
        ("exact", "close", "loose").index(pair.likeness),
        bool(pair.obstacle),
        pair.left.measure != pair.right.measure,
        pair.left.measure == "count" and done[0] != done[1],
        _begun(done[0]) != _begun(done[1]),
        "soft" in (pair.left.commitment, pair.right.commitment),
        _apart(pair),
        pair.left.at.start,
        pair.right.at.start,
    )


def _begun(doing: str | None) -> str | None:
    """Return what is done with a thing besides that it is done to the end: 完成整备, 整备."""
    return None if doing == "finish" else doing


def _apart(pair: Pair) -> Decimal:
    """Return how many times the one is the other: a whole meets the whole, not one of its parts."""
    if pair.obstacle:
        return Decimal(0)
    low, high = sorted(abs(intervals.bound(end)) for end in (pair.left, pair.right))
    return high / low if low else Decimal(0)


def _names_a_part(clause: str, metric: str) -> bool:
    """Tell whether a clause names a part of the whole before a metric.

    What stands before another figure, or another item of a list, is that one's.
    """
    before, named, _ = clause.rpartition(likeness.noun(metric))
    own = _OTHERS.split(before)[-1]
    return bool(named) and any(place > _SHORTEST_PART for place in likeness.behind_part(own))


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
