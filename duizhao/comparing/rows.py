"""Figures of two reports beside each other: upper and lower level, peers, one year and the next."""

from dataclasses import dataclass, replace
from decimal import Decimal

from duizhao.comparing import intervals, pairing
from duizhao.model import Analysis, Indicator, Quantity, Row
from duizhao.numbers import likeness
from duizhao.text import identifiers

UNLIKE_KINDS = "性质不同（目标/完成）"
OTHER_YEARS = "年份不同"
INCOMPLETE = "对方文本不完整"

_MAIN = "targets"
_REACHED = "target_result"
_SET_AGAIN = "target_target"
_KINDS_BESIDE_TARGET = ("result", "ongoing_fact")
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
    return numbered(_side_by_side(left, right, indicators, with_share=True), indicators)


def peers(left: Analysis, right: Analysis, indicators: tuple[Indicator, ...]) -> tuple[Row, ...]:
    """Return the figures of two places of one level and year; never a share of one in the other."""
    return numbered(_side_by_side(left, right, indicators, with_share=False), indicators)


def years(earlier: Analysis, later: Analysis, indicators: tuple[Indicator, ...]) -> tuple[Row, ...]:
    """Return last year's targets beside the results the next report states, and beside its targets.

    Both reports are of one place; a row says in `of` which pair it speaks of.
    """
    lines = _results_of_targets(earlier, later, indicators)
    lines += _targets_of_targets(earlier, later, indicators)
    return numbered(lines, indicators)


def numbered(lines: list[Line], indicators: tuple[Indicator, ...]) -> tuple[Row, ...]:
    """Return the rows with ids that stay while indicator, kind and metric stay."""
    labels = {indicator.id: indicator.label for indicator in indicators}
    ids = identifiers("r", (_wording(line) for line in lines))
    return tuple(
        Row(
            id=id_,
            indicator=line.named.indicator,
            label=labels.get(line.named.indicator or "", line.named.metric),
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
    year = str(analysis.document.report.year)
    return tuple(
        quantity
        for quantity in side(analysis).of("target", period=year).quantities
        if quantity.indicator and roles.get(quantity.paragraph) == _MAIN
    )


def side(analysis: Analysis) -> pairing.Side:
    """Return an analysis as one side of a pairing."""
    return pairing.Side(analysis.document, analysis.quantities)


def _side_by_side(
    left: Analysis, right: Analysis, indicators: tuple[Indicator, ...], with_share: bool
) -> list[Line]:
    one, other = side(left), side(right)
    lines: list[Line] = []
    for kinds in (("target",), ("result",), ("cumulative_result",)):
        for pair in pairing.pairs(one.of(*kinds), other.of(*kinds), indicators):
            lines += _of_one_kind(pair, with_share)
    shown = {line.named.indicator for line in lines}
    lines += _of_two_kinds(one, other, indicators, shown)
    lines += _of_one_side(left, right, lines)
    return sorted(lines, key=_place)


def _of_one_kind(pair: pairing.Pair, with_share: bool) -> tuple[Line, ...]:
    one, other = pair.left, pair.right
    if pair.obstacle == intervals.NOT_STATED:
        return _worded(pair)
    if pair.obstacle:
        return (Line(one, other, "no", reason=pair.obstacle),)
    if one.period != other.period:
        return (Line(one, other, "no", reason=OTHER_YEARS),) if pair.indicator else ()
    comparable, reason = _certainty(pair)
    share = _share(one, other) if with_share and comparable == "exact" else None
    return (Line(one, other, comparable, share=share, reason=reason),)


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
    return (Line(one, other, "loose", reason="均未列数值"),)


def _of_two_kinds(
    one: pairing.Side,
    other: pairing.Side,
    indicators: tuple[Indicator, ...],
    shown: set[str | None],
) -> list[Line]:
    """Return known indicators of which one side gives a target and the other only results."""
    lines = []
    for first, second in ((("target",), _KINDS_BESIDE_TARGET), (_KINDS_BESIDE_TARGET, ("target",))):
        for pair in pairing.pairs(one.of(*first), other.of(*second), indicators):
            stands = {pair.left.indicator, pair.right.indicator}
            if None in stands or stands & shown or pair.obstacle == intervals.NOT_STATED:
                continue
            shown = shown | stands
            lines.append(Line(pair.left, pair.right, "no", reason=_unlike(pair, one, other)))
    return lines


def _unlike(pair: pairing.Pair, one: pairing.Side, other: pairing.Side) -> str:
    """Say why a target and what is no target cannot be measured against each other."""
    if "ongoing_fact" in (pair.left.kind, pair.right.kind):
        started = "start" in (one.doing(pair.left), other.doing(pair.right))
        return "阶段不同（新启动/已启动）" if started else "性质不同（目标/现有情况）"
    return "；".join(filter(None, (UNLIKE_KINDS, pair.obstacle)))


def _of_one_side(left: Analysis, right: Analysis, lines: list[Line]) -> list[Line]:
    """Return the main targets that the other side has nothing on."""
    seen = {quantity.id for line in lines for quantity in (line.left, line.right) if quantity}
    shown = {line.named.indicator for line in lines}
    alone = []
    for own, other in ((left, right), (right, left)):
        reason = intervals.NOT_STATED if other.document.report.is_full else INCOMPLETE
        for target in main_targets(own):
            if target.id not in seen and target.indicator not in shown:
                row = Line(target, None, "no", "one_side_only", reason=reason)
                alone.append(row if own is left else replace(row, left=None, right=target))
    return alone


def _share(one: Quantity, other: Quantity) -> Decimal | None:
    """Return the right as a part of the left: amounts of one year, both without 余 or 约."""
    counted = {one.measure, other.measure} <= {"level", "count"}
    plain = one.comparator == other.comparator == "eq"
    if one.kind != "result" or not counted or not plain or not intervals.bound(one):
        return None
    return (intervals.bound(other) / intervals.bound(one)).quantize(_SHARE_DIGITS)


def _place(line: Line) -> tuple[bool, int]:
    """Order by the left report, then what only the right one has."""
    return (line.left is None, line.named.at.start)


def _wording(line: Line) -> str:
    named = line.named
    thing = named.indicator or likeness.bare(named.metric)
    return f"{line.of} {thing} {named.kind} {named.measure}"


def _results_of_targets(
    earlier: Analysis, later: Analysis, indicators: tuple[Indicator, ...]
) -> list[Line]:
    period = str(earlier.document.report.year)
    ceilings = {indicator.id for indicator in indicators if indicator.ceiling}
    targets, results = side(earlier).of("target", period=period), side(later)
    compared = pairing.pairs(targets, results.of("result", period=period), indicators)
    lines = [_reached(pair, pair.left.indicator in ceilings) for pair in compared]
    reported = {pair.left.id for pair in compared}
    if later.document.report.is_full:
        lines += (
            Line(target, None, "no", "not_reported", reason=intervals.NOT_STATED, of=_REACHED)
            for target in main_targets(earlier)
            if target.id not in reported
        )
    return sorted(lines, key=_place)


def _reached(pair: pairing.Pair, ceiling: bool) -> Line:
    target, result = pair.left, pair.right
    if intervals.is_worded(result) and not intervals.is_worded(target):
        reason = intervals.NOT_STATED
        return Line(target, result, "no", "reported_in_words", reason=reason, of=_REACHED)
    if intervals.is_worded(target):
        return _reached_in_words(target, result)
    if pair.obstacle:
        return Line(target, result, "no", "not_comparable", reason=pair.obstacle, of=_REACHED)
    relation = intervals.beside_target(target, result, ceiling)
    comparable, reason = _certainty(pair)
    return Line(target, result, comparable, relation, reason=reason, of=_REACHED)


def _reached_in_words(target: Quantity, result: Quantity) -> Line:
    """Tell of a target in words: growth is met by any growth, the rest is not ours to judge."""
    grown = result.measure == "growth" and not intervals.is_worded(result)
    if target.comparator in ("positive", "grow") and grown:
        return Line(target, result, "exact", "met", of=_REACHED)
    if intervals.is_worded(result) and result.comparator == target.comparator:
        return Line(target, result, "exact", "met", of=_REACHED)
    reason = "目标未列数值"
    return Line(target, result, "no", "not_comparable", reason=reason, of=_REACHED)


def _targets_of_targets(
    earlier: Analysis, later: Analysis, indicators: tuple[Indicator, ...]
) -> list[Line]:
    before = side(earlier).of("target", period=str(earlier.document.report.year))
    now = side(later).of("target", period=str(later.document.report.year))
    compared = pairing.pairs(before, now, indicators)
    lines = [_after(pair) for pair in compared]
    seen = {quantity.id for pair in compared for quantity in (pair.left, pair.right)}
    if later.document.report.is_full:
        gone = (target for target in main_targets(earlier) if target.id not in seen)
        lines += (_set(target, None, "dropped") for target in gone)
    if earlier.document.report.is_full:
        come = (target for target in main_targets(later) if target.id not in seen)
        lines += (_set(None, target, "new") for target in come)
    return sorted(lines, key=_place)


def _set(before: Quantity | None, now: Quantity | None, relation: str) -> Line:
    return Line(before, now, "no", relation, reason=intervals.NOT_STATED, of=_SET_AGAIN)


def _after(pair: pairing.Pair) -> Line:
    before, now = pair.left, pair.right
    if intervals.is_worded(before) and before.comparator == now.comparator:
        return Line(before, now, "exact", "unchanged", of=_SET_AGAIN)
    if pair.obstacle:
        return Line(before, now, "no", "not_comparable", reason=pair.obstacle, of=_SET_AGAIN)
    comparable, reason = _certainty(pair)
    relation = intervals.after_target(before, now)
    return Line(before, now, comparable, relation, reason=reason, of=_SET_AGAIN)


def _certainty(pair: pairing.Pair) -> tuple[str, str]:
    return ("exact", "") if pair.likeness == "exact" else ("close", pair.note or pairing.UNSURE)
