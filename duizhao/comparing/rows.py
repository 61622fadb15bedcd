"""Figures of two reports of one year beside each other: upper and lower level, peers."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from duizhao.comparing import intervals, mentions, pairing
from duizhao.model import Analysis, Indicator, Quantity, Row
from duizhao.numbers import indicators as registry
from duizhao.numbers import likeness
from duizhao.text import identifiers

UNLIKE_KINDS = "性质不同（目标/完成）"
OTHER_YEARS = "年份不同"

_TELLING = 4
_MAIN = "targets"
_PLANNED = frozenset({_MAIN, "task"})
_KINDS = ("target", "result", "cumulative_result")
_KINDS_BESIDE_TARGET = ("result", "ongoing_fact")
_OF_SCALE = frozenset({"增幅与数额", "单位不同", "存量与增量"})
_SUMMED = frozenset({"money", "people", "households", "count", "area", "length", "mass"})
_SHARE_DIGITS = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Line:
    """A row before it has its id; `place` orders the rows."""

    left: Quantity | None
    right: Quantity | None
    comparable: str
    relation: str | None = None
    share: Decimal | None = None
    reason: str = ""
    of: str = ""

    @property
    def named(self) -> Quantity:
        """Return the quantity that gives the row its name: the left one where there is one."""
        quantity = self.left or self.right
        if quantity is None:
            raise ValueError("a row needs a figure")
        return quantity


def levels(left: Analysis, right: Analysis, indicators: tuple[Indicator, ...]) -> tuple[Row, ...]:
    """Return the figures of an upper level (left) beside those of a lower one."""
    return numbered(_side_by_side(left, right, indicators, of_levels=True), indicators)


def peers(left: Analysis, right: Analysis, indicators: tuple[Indicator, ...]) -> tuple[Row, ...]:
    """Return the figures of two places of one level and year; never a share of one in the other."""
    return numbered(_side_by_side(left, right, indicators, of_levels=False), indicators)


def numbered(lines: list[Line], indicators: tuple[Indicator, ...]) -> tuple[Row, ...]:
    """Return the rows with ids that stay while indicator, kind and metric stay."""
    known = {indicator.id: indicator for indicator in indicators}
    ids = identifiers("r", (_wording(line) for line in lines))
    return tuple(
        Row(
            id=id_,
            indicator=line.named.indicator,
            label=registry.wording(line.named.metric, known.get(line.named.indicator or "")),
            left=(line.left.id,) if line.left else (),
            right=(line.right.id,) if line.right else (),
            comparable=line.comparable,
            relation=line.relation,
            share=line.share,
            reason=line.reason,
            of=line.of,
        )
        for id_, line in zip(ids, lines, strict=True)
    )


def main_targets(analysis: Analysis) -> tuple[Quantity, ...]:
    """Return the targets of known indicators in the paragraph on the year's main targets."""
    roles = {paragraph.id: paragraph.role for paragraph in analysis.document.paragraphs}
    return tuple(q for q in _known_targets(analysis) if roles.get(q.paragraph) == _MAIN)


def side(analysis: Analysis) -> pairing.Side:
    """Return an analysis as one side of a pairing."""
    return pairing.Side(analysis.document, analysis.quantities)


def place(line: Line) -> tuple[bool, int]:
    """Order by the left report, then what only the right one has."""
    return (line.left is None, line.named.at.start)


def _side_by_side(
    left: Analysis, right: Analysis, indicators: tuple[Indicator, ...], of_levels: bool
) -> list[Line]:
    one, other = _unranked(left), _unranked(right)
    own = {indicator.id: indicator.caveat for indicator in indicators if indicator.own}
    lines: list[Line] = []
    for kind in _KINDS:
        for before, now in _periods(one, other, kind):
            for pair in pairing.pairs(before, now, indicators):
                shared = of_levels and pair.indicator not in (None, *own)
                lines += _of_one_kind(pair, shared, own.get(pair.indicator or "", ""))
    shown = {
        quantity.indicator for line in lines for quantity in (line.left, line.right) if quantity
    }
    lines += _of_two_kinds(one, other, indicators, shown)
    expected = _known_targets(left) if of_levels else main_targets(left)
    lines += _of_one_side(left, right, expected, lines)
    return sorted(lines, key=place)


def _unranked(analysis: Analysis) -> pairing.Side:
    """Return the analysis as a side without places among others: this site ranks nobody."""
    counted = (quantity for quantity in analysis.quantities if quantity.measure != "rank")
    return pairing.Side(analysis.document, tuple(counted))


def _periods(
    one: pairing.Side, other: pairing.Side, kind: str
) -> Iterator[tuple[pairing.Side, pairing.Side]]:
    """Return both sides' figures of one kind by period: equal ones, and each report's own year."""
    first, second = one.of(kind), other.of(kind)
    periods = dict.fromkeys(quantity.period for quantity in first.quantities)
    for period in periods:
        yield first.of(kind, period=period), second.of(kind, period=period)
    years = [side.document.report.year - (kind == "result") for side in (one, other)]
    if kind != "cumulative_result" and years[0] != years[1]:
        yield first.of(kind, period=str(years[0])), second.of(kind, period=str(years[1]))


def _of_one_kind(pair: pairing.Pair, with_share: bool, care: str) -> tuple[Line, ...]:
    """Return the row of a pair; `care` is what to mind where each government counts its own."""
    one, other = pair.left, pair.right
    if pair.by_words and pair.likeness != "exact":
        return ()
    if pair.obstacle == intervals.NOT_STATED:
        return _worded(pair)
    if pair.obstacle:
        return (Line(one, other, "no", reason=pair.obstacle),) if one.kind == "target" else ()
    if one.period != other.period:
        return (Line(one, other, "no", reason=OTHER_YEARS),) if pair.indicator else ()
    if one.kind == "cumulative_result" and one.extent != other.extent:
        return ()
    if care and pair.likeness == "exact":
        return (Line(one, other, "close", reason=care),)
    share = _share(one, other) if with_share and pair.likeness == "exact" else None
    return (Line(one, other, pair.likeness, share=share, reason=pair.note),)


def _worded(pair: pairing.Pair) -> tuple[Line, ...]:
    """Return a row with words on one side at least; of two, only trends of a known indicator."""
    one, other = pair.left, pair.right
    if not pair.indicator:
        return ()
    if intervals.is_worded(one) != intervals.is_worded(other):
        return (Line(one, other, "no", "one_side_in_words", reason=intervals.NOT_STATED),)
    if not {one.comparator, other.comparator} <= intervals.TREND_WORDS:
        return ()
    if one.comparator == other.comparator and one.period == other.period:
        return (Line(one, other, "exact"),)
    return (Line(one, other, "loose", reason=intervals.NEITHER_STATED),)


def _of_two_kinds(
    one: pairing.Side,
    other: pairing.Side,
    indicators: tuple[Indicator, ...],
    shown: set[str | None],
) -> list[Line]:
    """Return known indicators of which one side gives a target and the other only results."""
    lines = []
    one, other = _of_own_year(one), _of_own_year(other)
    for first, second in ((("target",), _KINDS_BESIDE_TARGET), (_KINDS_BESIDE_TARGET, ("target",))):
        for pair in pairing.pairs(one.of(*first), other.of(*second), indicators):
            stands = {pair.left.indicator, pair.right.indicator}
            if None in stands or stands & shown or pair.obstacle == intervals.NOT_STATED:
                continue
            shown = shown | stands
            reason = _unlike(pair, one, other)
            comparable = "no" if pair.obstacle in _OF_SCALE else "loose"
            lines.append(Line(pair.left, pair.right, comparable, reason=reason))
    return lines


def _of_own_year(side: pairing.Side) -> pairing.Side:
    """Return the side without targets of a plan of several years."""
    year = str(side.document.report.year)
    return side.without(q.id for q in side.of("target").quantities if q.period != year)


def _unlike(pair: pairing.Pair, one: pairing.Side, other: pairing.Side) -> str:
    """Say why a target and what is no target cannot be measured against each other."""
    if "ongoing_fact" in (pair.left.kind, pair.right.kind):
        started = "start" in (one.doing(pair.left), other.doing(pair.right))
        return "阶段不同（新启动/已启动）" if started else "性质不同（目标/现有情况）"
    obstacle = pair.obstacle if pair.obstacle in _OF_SCALE else ""
    return "；".join(filter(None, (UNLIKE_KINDS, obstacle, pair.note)))


def _of_one_side(
    left: Analysis, right: Analysis, expected: tuple[Quantity, ...], lines: list[Line]
) -> list[Line]:
    """Return what is `expected` of the left side, and the right one's main targets, alone.

    What only one side has says something where the other text is full, and nothing elsewhere.
    """
    seen = {
        quantity.indicator for line in lines for quantity in (line.left, line.right) if quantity
    }
    alone: dict[str, Line] = {}
    if right.document.is_full:
        plan = _plan(right)
        worded = {target.id for target in main_targets(left)}
        for target in expected:
            if intervals.is_worded(target) and target.id not in worded:
                continue
            in_words = not intervals.is_worded(target) and _speaks_of(plan, target)
            relation = "one_side_in_words" if in_words else "one_side_only"
            line = Line(target, None, "no", relation, reason=intervals.NOT_STATED)
            alone.setdefault(target.indicator or "", line)
    if left.document.is_full:
        for target in main_targets(right):
            line = Line(None, target, "no", "one_side_only", reason=intervals.NOT_STATED)
            alone.setdefault(target.indicator or "", line)
    return [line for id_, line in alone.items() if id_ not in seen]


def _known_targets(analysis: Analysis) -> tuple[Quantity, ...]:
    year = str(analysis.document.report.year)
    targets = side(analysis).of("target", period=year).quantities
    return tuple(target for target in targets if target.indicator)


def _plan(analysis: Analysis) -> str:
    """Return the clauses of a plan without a figure: what it names there it gives no number for."""
    said = mentions.without_figure(analysis.document, analysis.quantities, _PLANNED)
    return likeness.normal("\n".join(said))


def _speaks_of(plan: str, target: Quantity) -> bool:
    """Tell whether a plan names the thing; a shorter name stands in too many other words."""
    name = likeness.bare(target.metric)
    return len(name) >= _TELLING and name in plan


def _share(one: Quantity, other: Quantity) -> Decimal | None:
    """Return the right as a part of the left: amounts of one year, both without 余 or 约.

    What is no smaller than the whole is no part of it, but the same thing told twice.
    """
    counted = {one.measure, other.measure} <= {"level", "count"}
    plain = one.comparator == other.comparator == "eq"
    summed = registry.dimension(one.canonical_unit) in _SUMMED
    results = one.kind == "result" and one.indicator is not None
    if not (results and counted and plain and summed and intervals.bound(one)):
        return None
    share = intervals.bound(other) / intervals.bound(one)
    return share.quantize(_SHARE_DIGITS) if share < 1 else None


def _wording(line: Line) -> str:
    named = line.named
    thing = named.indicator or likeness.bare(named.metric)
    return f"{line.of} {thing} {named.kind} {named.measure}"
