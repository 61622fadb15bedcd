"""One year and the next: targets beside what became of them, and beside the targets that follow."""

from duizhao.comparing import intervals, mentions, pace, pairing
from duizhao.comparing.rows import Line, main_targets, numbered, place, side
from duizhao.model import Analysis, Indicator, Quantity, Range, Row

_REACHED = "target_result"
_SET_AGAIN = "target_target"
_IN_WORDS = "目标未列数值"
_LIMITING = "控制在"


def years(earlier: Analysis, later: Analysis, indicators: tuple[Indicator, ...]) -> tuple[Row, ...]:
    """Return last year's targets beside the results the next report states, and beside its targets.

    Both reports are of one place; a row says in `of` which pair it speaks of.
    """
    lines = _results_of_targets(earlier, later, indicators)
    lines += _targets_of_targets(earlier, later, indicators)
    return numbered(lines, indicators)


def _results_of_targets(
    earlier: Analysis, later: Analysis, indicators: tuple[Indicator, ...]
) -> list[Line]:
    year = str(earlier.document.report.year)
    ceilings = {indicator.id for indicator in indicators if indicator.ceiling}
    compared = _on_scale(_reported(side(earlier), side(later), year, indicators))
    lines = [
        _reached(pair, pair.left.indicator in ceilings or _is_limit(pair.left, earlier), later)
        for pair in compared
    ]
    if later.document.is_full and later.document.report.year == int(year) + 1:
        reported = {pair.left.indicator for pair in compared}
        known = {indicator.id: indicator for indicator in indicators}
        said = mentions.mentions(later.document, later.quantities)
        lines += (
            _without_figure(target, mentions.of(known[target.indicator], said))
            for target in _first_of_each(main_targets(earlier), reported)
            if target.indicator in known
        )
    return sorted(lines, key=place)


def _is_limit(target: Quantity, earlier: Analysis) -> bool:
    """Tell whether the words before a target make it a limit, whatever it counts: 控制在3%左右."""
    before = Range(max(target.at.start - len(_LIMITING), 0), target.at.start)
    return earlier.document.words(before) == _LIMITING


def _without_figure(target: Quantity, said: str) -> Line:
    """Tell of a target whose result has no figure: what the review says of it, or nothing."""
    if said:
        reason = f"报告的表述为“{said}”"
        return Line(target, None, "no", "reported_in_words", reason=reason, of=_REACHED)
    return Line(target, None, "no", "not_reported", reason=intervals.NOT_STATED, of=_REACHED)


def _reported(
    earlier: pairing.Side, later: pairing.Side, year: str, indicators: tuple[Indicator, ...]
) -> list[pairing.Pair]:
    """Return targets with the year's result, else with what there is by then (达到600家).

    Sums that are only intended, such as 意向投资额, are reported as such.
    """
    targets = earlier.of("target", period=year)
    found = [*pairing.pairs(targets, later.of("result", period=year), indicators)]
    left_over = targets.without(pair.left.id for pair in found)
    found += pairing.known(left_over, later.standing(year), indicators)
    intended = earlier.intended(pairing.PLAN, year)
    return [*found, *pairing.known(intended, later.intended(pairing.REVIEW, year), indicators)]


def _on_scale(compared: list[pairing.Pair]) -> list[pairing.Pair]:
    """Return the pairs without those on two scales (增幅与数额) where one has told of the thing."""
    told = {pair.indicator for pair in compared if pair.indicator and not pair.obstacle}
    return [
        pair
        for pair in compared
        if pair.obstacle in ("", intervals.NOT_STATED) or pair.indicator not in told
    ]


def _reached(pair: pairing.Pair, ceiling: bool, later: Analysis) -> Line:
    target, result = pair.left, pair.right
    if intervals.is_worded(result) and not intervals.is_worded(target):
        reason = intervals.NOT_STATED
        return Line(target, result, "no", "reported_in_words", reason=reason, of=_REACHED)
    if pair.likeness == "loose" and pair.obstacle in ("", intervals.NOT_STATED):
        return Line(target, result, "loose", "not_comparable", reason=pair.note, of=_REACHED)
    if intervals.is_worded(target):
        return _reached_in_words(target, result, later)
    if pair.obstacle:
        return Line(target, result, "no", "not_comparable", reason=pair.obstacle, of=_REACHED)
    relation = intervals.beside_target(target, result, ceiling)
    return Line(target, result, pair.likeness, relation, reason=pair.note, of=_REACHED)


def _reached_in_words(target: Quantity, result: Quantity, later: Analysis) -> Line:
    """Tell of a target in words: growth is met by any growth, pace by growth that keeps it.

    The rest is not ours to judge.
    """
    grown = result.measure == "growth" and not intervals.is_worded(result)
    if target.comparator in ("positive", "grow") and grown:
        return Line(target, result, "exact", "met", of=_REACHED)
    if target.comparator == "positive" and result.measure == "decline":
        return Line(target, result, "exact", "missed", of=_REACHED)
    if intervals.is_worded(result) and result.comparator == target.comparator:
        return Line(target, result, "exact", "met", of=_REACHED)
    reason = _IN_WORDS
    if target.comparator == "sync" and grown:
        kept, told = pace.kept(target, result, later)
        if kept:
            return Line(target, result, "close", "met", reason=told, of=_REACHED)
        reason = "；".join(filter(None, (_IN_WORDS, told)))
    return Line(target, result, "no", "not_comparable", reason=reason, of=_REACHED)


def _targets_of_targets(
    earlier: Analysis, later: Analysis, indicators: tuple[Indicator, ...]
) -> list[Line]:
    then, next_ = (str(one.document.report.year) for one in (earlier, later))
    before, now = side(earlier), side(later)
    targets = before.of("target", period=then), now.of("target", period=next_)
    intended = before.intended(pairing.PLAN, then), now.intended(pairing.PLAN, next_)
    compared = [pair for pair in pairing.pairs(*targets, indicators) if pair.likeness != "loose"]
    lines = [_after(pair) for pair in (*compared, *pairing.known(*intended, indicators))]
    seen = {quantity.indicator for pair in compared for quantity in (pair.left, pair.right)}
    known = {indicator.id: indicator for indicator in indicators}
    if later.document.is_full:
        said = mentions.planned(later.document, later.quantities)
        for target in _first_of_each(main_targets(earlier), seen):
            words = mentions.of(known[target.indicator or ""], said)
            lines.append(_set(target, None, "dropped", words and f"本年的表述为“{words}”"))
    if earlier.document.is_full:
        said = mentions.planned(earlier.document, earlier.quantities)
        for target in _first_of_each(main_targets(later), seen):
            words = mentions.of(known[target.indicator or ""], said)
            lines.append(_set(None, target, "new", words and f"上年的表述为“{words}”"))
    return sorted(lines, key=place)


def _first_of_each(
    targets: tuple[Quantity, ...], left_out: set[str | None]
) -> tuple[Quantity, ...]:
    """Return the first target of each indicator that is not left out."""
    first: dict[str | None, Quantity] = {}
    for target in targets:
        first.setdefault(target.indicator, target)
    return tuple(target for id_, target in first.items() if id_ not in left_out)


def _set(before: Quantity | None, now: Quantity | None, relation: str, told: str) -> Line:
    """Return the row of a target that one year alone has, unless the other has it in words."""
    relation = "not_comparable" if told else relation
    reason = told or intervals.NOT_STATED
    return Line(before, now, "no", relation, reason=reason, of=_SET_AGAIN)


def _after(pair: pairing.Pair) -> Line:
    before, now = pair.left, pair.right
    worded = intervals.is_worded(before), intervals.is_worded(now)
    in_words = all(worded) and before.comparator == now.comparator
    if pair.obstacle and not in_words:
        reason = intervals.NEITHER_STATED if all(worded) else pair.obstacle
        return Line(before, now, "no", "not_comparable", reason=reason, of=_SET_AGAIN)
    relation = (intervals.after_words if in_words else intervals.after_target)(before, now)
    told = intervals.said_otherwise(before, now) if relation in ("tightened", "loosened") else ""
    reason = "；".join(filter(None, (pair.note, told)))
    return Line(before, now, pair.likeness, relation, reason=reason, of=_SET_AGAIN)
